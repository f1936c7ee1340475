"""Lists beside a request: the inbox as a table, what happened, who looked."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext

from tandem.base import events
from tandem.faces.api.v1.requests.shapes import HistoryEntry, Look
from tandem.faces.documents.words import event_label
from tandem.faces.exchange.tables import Table
from tandem.registers.access import queries as access
from tandem.registers.accounts import queries as accounts

COLUMNS: Final = (
    "dossier",
    "state",
    "enterprise",
    "company",
    "establishment",
    "establishment_name",
    "municipality",
    "training",
    "training_name",
    "submitted_at",
    "due_on",
    "competent_body",
)


def requests(rows: Iterable[Any], *, asked: Mapping[str, Any], now: datetime) -> Table:
    """The inbox as a table to export."""
    return Table(
        title=gettext("Aanvragen tot erkenning"),
        columns=COLUMNS,
        rows=[_row(row) for row in rows],
        made_at=now,
        filters=[(name, str(value)) for name, value in asked.items()],
    )


def history(subjects: Sequence[Any]) -> list[HistoryEntry]:
    """Everything that happened to these rows, oldest first, with who did it in which capacity."""
    rows = events.histories(subjects)
    names = accounts.names_of(row.actor_user for row in rows)
    return [_entry(row, names) for row in rows]


def looks(subject: Any) -> list[Look]:
    """Who opened this file, newest first; the caller came through its door."""
    return [
        Look(
            at=one.at,
            name=one.user_name,
            role=one.role,
            organisation=one.organisation,
            page=one.page,
            sight=one.sight,
        )
        for one in access.who_looked(subject_kind=subject._meta.label_lower, subject_id=subject.pk)
    ]


def _entry(row: Any, names: Mapping[Any, str]) -> HistoryEntry:
    detail = getattr(row, "detail", None)
    body = detail.body if detail is not None and detail.body else {}
    return HistoryEntry(
        at=row.at,
        code=row.code,
        text=event_label(row.code),
        role=row.actor_role,
        name=names.get(row.actor_user, ""),
        data=row.data,
        words=str(body.get("words") or body.get("motive") or ""),
        is_erased=detail is not None and detail.erased_at is not None,
    )


def _row(row: Any) -> tuple[Any, ...]:
    company, place = row.dossier.company, row.establishment
    return (
        row.dossier.number,
        row.state,
        company.number,
        company.name,
        place.number,
        place.name,
        place.municipality,
        row.training.code,
        row.training.name,
        row.submitted_at,
        row.due_on,
        row.competent_body.code if row.competent_body else None,
    )
