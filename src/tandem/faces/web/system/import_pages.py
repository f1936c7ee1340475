"""What the pages of imports show."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.providers.importer import Outcome, RowError
from tandem.faces.exchange.providers.sheets import SHEETS
from tandem.faces.web.lists import more_url, page_size
from tandem.faces.web.site.pages import Link, Page
from tandem.registers.organisations.queries import providers

MOST_SHOWN = 50


@dataclass(frozen=True)
class Batch:
    """One file that was taken over."""

    source: str
    applied_at: Any
    undone_at: Any
    undo_url: str


@dataclass(frozen=True)
class ImportsPage(Page):
    """The batches so far, and how a file looks."""

    batches: Sequence[Batch] = ()
    total: int = 0
    more_url: str = ""
    sheets: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Count:
    """What happens to one table."""

    table: str
    added: int
    changed: int
    unchanged: int


@dataclass(frozen=True)
class PreviewPage(Page):
    """What the file would do."""

    counts: Sequence[Count] = ()
    errors: Sequence[RowError] = ()
    more_errors: int = 0
    refusals: Sequence[str] = ()
    notes: Sequence[str] = ()
    """What to know before taking it over."""
    errors_url: str = ""
    back_url: str = ""
    message: str = ""


@dataclass(frozen=True)
class UndoPage(Page):
    """One question before a batch is undone."""

    rows: int = 0
    applied_at: Any = None
    back_url: str = ""


def overview(actor: Actor, query: QueryDict) -> ImportsPage:
    """The batches so far, the newest first."""
    rows = providers.batches_for(actor)
    total, shown = rows.count(), max(page_size(query), MOST_SHOWN)
    return ImportsPage(
        title=gettext("Voer aanbieders en opleidingen in"),
        lead=gettext("U ziet eerst wat het bestand zou doen. Met één fout verandert er niets."),
        breadcrumb=_crumbs(),
        area=gettext("Beheer"),
        batches=[
            Batch(
                row.source,
                row.applied_at,
                row.undone_at,
                "" if row.undone_at else reverse("system:import_undo", args=[row.pk]),
            )
            for row in rows[:shown]
        ],
        total=total,
        more_url=more_url(query, shown=shown, total=total, step=MOST_SHOWN),
        sheets=[(sheet.name, ", ".join(column.heading for column in sheet.columns)) for sheet in SHEETS],
    )


def preview(upload: Any, outcome: Outcome) -> PreviewPage:
    """What the file would do, or everything that stops it."""
    counts = outcome.report.counts if outcome.report else {}
    return PreviewPage(
        title=gettext("Dit zou er gebeuren") if outcome.is_ok else gettext("Dit bestand kan nog niet"),
        lead=upload.name,
        breadcrumb=_crumbs(gettext("Proef")),
        area=gettext("Beheer"),
        has_errors=not outcome.is_ok,
        counts=[Count(code_label(table), one.added, one.changed, one.unchanged) for table, one in counts.items()],
        errors=outcome.errors[:MOST_SHOWN],
        more_errors=max(0, len(outcome.errors) - MOST_SHOWN),
        refusals=outcome.refusals,
        errors_url=reverse("system:import_errors", args=[upload.pk]) if outcome.errors else "",
        back_url=reverse("system:imports"),
    )


def unreadable(upload: Any, message: str) -> PreviewPage:
    """The file cannot be read at all."""
    return PreviewPage(
        title=gettext("Dit bestand kunnen wij niet lezen"),
        lead=upload.name,
        breadcrumb=_crumbs(gettext("Proef")),
        area=gettext("Beheer"),
        has_errors=True,
        message=message,
        back_url=reverse("system:imports"),
    )


def undo(batch: Any) -> UndoPage:
    """Ask once more before a batch is undone."""
    return UndoPage(
        title=gettext("Maakt u deze invoer ongedaan?"),
        lead=batch.source,
        breadcrumb=_crumbs(gettext("Ongedaan maken")),
        area=gettext("Beheer"),
        rows=batch.changes.count(),
        applied_at=batch.applied_at,
        back_url=reverse("system:imports"),
    )


def _crumbs(label: str = "") -> tuple[Link, ...]:
    start = (Link(gettext("Start"), reverse("site:home")), Link(gettext("Beheer"), reverse("system:home")))
    if not label:
        return (*start, Link(gettext("Invoer"), ""))
    return (*start, Link(gettext("Invoer"), reverse("system:imports")), Link(label, ""))
