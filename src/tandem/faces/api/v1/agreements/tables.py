"""The list of agreements as a file for programs: the same columns and codes whatever the language."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext

from tandem.base.periods import day_of
from tandem.faces.exchange.tables import Table

COLUMNS: Final = (
    "id",
    "number",
    "state",
    "kind",
    "learner",
    "training",
    "training_name",
    "provider",
    "enterprise",
    "company",
    "begins_on",
    "ends_on",
    "registered_on",
    "origin",
)


def agreements(rows: Iterable[Any], *, asked: Mapping[str, str], cut: str, now: datetime) -> Table:
    """These agreements, with the question, and that there are more where these are not all."""
    return Table(
        title=gettext("Overeenkomsten"),
        columns=COLUMNS,
        rows=(_row(one) for one in rows),
        made_at=now,
        filters=[(name, value) for name, value in asked.items() if value],
        note=cut,
    )


def _row(one: Any) -> tuple[Any, ...]:
    track = one.track
    return (
        str(one.pk),
        one.number,
        one.state,
        one.kind,
        f"{track.person.given_name} {track.person.family_name}",
        track.training.code,
        track.training.name,
        track.provider.name,
        one.company.number,
        one.company.name,
        one.begins_on,
        one.ends_on,
        day_of(one.registered_at) if one.registered_at else None,
        one.origin,
    )
