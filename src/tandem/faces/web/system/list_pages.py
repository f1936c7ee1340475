"""What the pages of activity lists show."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from tandem.faces.documents.words import code_label
from tandem.faces.exchange.activities import importer
from tandem.faces.exchange.activities.sheets import SHEETS
from tandem.faces.exchange.rows import Outcome
from tandem.faces.web.language import in_language, training_name
from tandem.faces.web.site.pages import Link, Page
from tandem.faces.web.system.import_pages import MOST_SHOWN, Count, PreviewPage
from tandem.registers.reference import queries as reference


@dataclass(frozen=True)
class ListRow:
    """One version of one list."""

    code: str
    version: int
    name: str
    count: int
    certainty: str
    source: str
    trainings: tuple[str, ...]
    valid_from: date
    valid_until: date | None
    state: str
    word: str


@dataclass(frozen=True)
class ListsPage(Page):
    """The lists there are, and how a file looks."""

    rows: tuple[ListRow, ...] = ()
    without: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


def overview(*, day: date) -> ListsPage:
    """Every version of every list, and the trainings without one."""
    (sheet,) = SHEETS
    rows = tuple(_row(one, day) for one in reference.activity_lists())
    listed = reference.lists_in_force(day)
    without = [training_name(one) for one in reference.trainings_on(day) if one.pk not in listed]
    return ListsPage(
        title=gettext("Activiteitenlijsten"),
        lead=gettext("Eén lijst per opleiding: wat een leerwerkplek moet kunnen aanbieden."),
        breadcrumb=_crumbs(),
        area=gettext("Beheer"),
        rows=rows,
        without=tuple(sorted(without)),
        columns=tuple(
            column.heading if column.is_required else gettext("%(column)s (mag leeg)") % {"column": column.heading}
            for column in sheet.columns
        ),
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
        counts=[Count(code_label(part), one.added, one.changed, one.unchanged) for part, one in counts.items()],
        errors=outcome.errors[:MOST_SHOWN],
        more_errors=max(0, len(outcome.errors) - MOST_SHOWN),
        refusals=outcome.refusals,
        notes=importer.notes(outcome),
        errors_url=reverse("system:activity_lists_errors", args=[upload.pk]) if outcome.errors else "",
        back_url=reverse("system:activity_lists"),
    )


def unreadable(name: str, message: str) -> PreviewPage:
    """The file cannot be read at all."""
    return PreviewPage(
        title=gettext("Dit bestand kunnen wij niet lezen"),
        lead=name,
        breadcrumb=_crumbs(gettext("Proef")),
        area=gettext("Beheer"),
        has_errors=True,
        message=message,
        back_url=reverse("system:activity_lists"),
    )


def _row(one: Any, day: date) -> ListRow:
    if one.valid_from > day:
        state, word = "wait", gettext("geldt later")
    elif one.valid_until is not None and one.valid_until <= day:
        state, word = "neutral", gettext("vervangen")
    else:
        state, word = "ok", gettext("geldt")
    return ListRow(
        code=one.code,
        version=one.version,
        name=in_language(one.name, one.name_en),
        count=one.count,
        certainty=one.certainty,
        source=one.source,
        trainings=tuple(sorted(training_name(training) for training in one.trainings.all())),
        valid_from=one.valid_from,
        valid_until=one.valid_until,
        state=state,
        word=word,
    )


def _crumbs(label: str = "") -> tuple[Link, ...]:
    start = (Link(gettext("Start"), reverse("site:home")), Link(gettext("Beheer"), reverse("system:home")))
    if not label:
        return (*start, Link(gettext("Activiteitenlijsten"), ""))
    return (*start, Link(gettext("Activiteitenlijsten"), reverse("system:activity_lists")), Link(label, ""))
