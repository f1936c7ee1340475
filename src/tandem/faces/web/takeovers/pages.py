"""What the pages on which a school takes over running agreements show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.tables import Table, for_a_file
from tandem.faces.exchange.takeovers import doors
from tandem.faces.exchange.takeovers.importer import Preview, counted, heading_of, said
from tandem.faces.exchange.takeovers.reading import explained
from tandem.faces.web.agreements.frame import area, crumbs, written
from tandem.faces.web.lists import more_url, page_size
from tandem.faces.web.recognition.pages import Tag
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.agreements.rules.takeover import Change, RowPlan
from tandem.journey.agreements.terms import TakeoverFate
from tandem.registers.reference.terms import AgreementType

STEP = 25
MOST_SHOWN = 50
_DAYS = frozenset({"begins_on", "ends_on", "signed_on", "ended_on"})
_TAGS = {
    TakeoverFate.NEW: "ok",
    TakeoverFate.CHANGES: "info",
    TakeoverFate.ENDS: "neutral",
    TakeoverFate.STUCK: "stop",
    TakeoverFate.SAME: "neutral",
}


@dataclass(frozen=True)
class File:
    """A file that was handed in."""

    name: str
    url: str
    when: str
    state: Tag
    told: str


@dataclass(frozen=True)
class StartPage(Page):
    """Choose a file, how it looks, and the files so far."""

    columns: Sequence[tuple[str, str, str]] = ()
    files: Sequence[File] = ()
    total: int = 0
    more_url: str = ""


@dataclass(frozen=True)
class Count:
    """How many rows go one way."""

    tag: Tag
    count: int


@dataclass(frozen=True)
class Line:
    """One row of the file: who, where, what changes, what to know."""

    number: int
    name: str
    about: str
    term: str
    changes: Sequence[tuple[str, str, str]] = ()
    notes: Sequence[str] = ()


@dataclass(frozen=True)
class Part:
    """The rows that go one way."""

    title: str
    lines: Sequence[Line]
    more: int = 0


@dataclass(frozen=True)
class FilePage(Page):
    """What the file does, or did."""

    file_id: Any = None
    counts: Sequence[Count] = ()
    parts: Sequence[Part] = ()
    faults: Sequence[tuple[int, str]] = ()
    more_faults: int = 0
    goes_in: int = 0
    goes_in_words: str = ""
    is_done: bool = False
    is_busy: bool = False
    busy_words: str = ""
    kept_words: str = ""
    is_wiped: bool = False
    refusals: Sequence[Mapping[str, str]] = ()


def start(actor: Actor, query: QueryDict, *, has_errors: bool) -> StartPage:
    """Choose a file."""
    rows = doors.files_for(actor)
    total, shown = rows.count(), max(page_size(query), STEP)
    return StartPage(
        title=gettext("Neem lopende overeenkomsten over"),
        lead=gettext("Wat op papier of in een ander programma getekend is, hoeft niemand opnieuw te tekenen."),
        breadcrumb=crumbs(Link(gettext("Overnemen"), "")),
        area=area(actor),
        has_errors=has_errors,
        columns=explained(),
        files=[_file(one) for one in rows.defer("sealed", "agreed")[:shown]],
        total=total,
        more_url=more_url(query, shown=shown, total=total, step=STEP),
    )


def files_table(actor: Actor, *, now: datetime) -> Table:
    """The files so far, as a file."""
    rows, cut = for_a_file(doors.files_for(actor).defer("sealed", "agreed"))
    return Table(
        title=gettext("Bestanden met lopende overeenkomsten"),
        columns=(gettext("Bestand"), gettext("Gekozen op"), gettext("Overgenomen op"), gettext("Wat er gebeurde")),
        rows=((one.name, one.uploaded_at, one.done_at, _told(one)) for one in rows),
        made_at=now,
        note=cut,
    )


def preview(file: Any, looked: Preview, *, refusals: Sequence[Mapping[str, str]] = ()) -> FilePage:
    """What the file would do, or what is left of it."""
    fates = (TakeoverFate.NEW, TakeoverFate.CHANGES, TakeoverFate.ENDS)
    goes_in = len(looked.agreed) if not file.confirmed_at else 0
    return FilePage(
        **_frame(file),
        has_errors=bool(refusals),
        refusals=refusals,
        counts=[Count(_tag(fate), count) for fate, count in looked.counts.items() if count and not file.done_at],
        parts=[part for part in (_part(fate, looked) for fate in fates) if part.lines and not file.confirmed_at],
        faults=looked.faults[:MOST_SHOWN],
        more_faults=max(0, len(looked.faults) - MOST_SHOWN),
        goes_in=goes_in,
        goes_in_words=ngettext("Neem %(n)s rij over", "Neem %(n)s rijen over", goes_in) % {"n": goes_in},
    )


def gone(file: Any) -> FilePage:
    """What became of a file that we no longer have."""
    return FilePage(**_frame(file))


def _frame(file: Any) -> dict[str, Any]:
    is_busy = bool(file.confirmed_at and not file.done_at)
    title = gettext("Dit doet het bestand")
    if file.confirmed_at:
        busy, done = gettext("Uw overeenkomsten worden overgenomen"), gettext("Uw overeenkomsten zijn overgenomen")
        title = busy if is_busy else done
    if file.wiped_at and not file.done_at:
        title = gettext("Dit bestand is weg")
    return {
        "title": title,
        "lead": file.name,
        "breadcrumb": crumbs(Link(gettext("Overnemen"), reverse("takeovers:start")), Link(title, "")),
        "area": gettext("Aanbieder"),
        "file_id": file.pk,
        "is_done": bool(file.done_at),
        "is_busy": is_busy,
        "busy_words": gettext("%(n)s van %(total)s rijen zijn klaar.")
        % {"n": len(file.results), "total": len(file.agreed)},
        "is_wiped": bool(file.wiped_at),
        "kept_words": _told(file) if file.done_at else "",
    }


def _part(fate: TakeoverFate, looked: Preview) -> Part:
    plans = looked.of(fate)
    lines = [_line(plan, looked) for plan in plans[:MOST_SHOWN]]
    return Part(f"{code_label(fate)}: {len(plans)}", lines, max(0, len(plans) - MOST_SHOWN))


def _line(plan: RowPlan, looked: Preview) -> Line:
    row = plan.row
    place = plan.establishment.name if plan.establishment else ""
    kind = code_label(AgreementType(row.kind))
    return Line(
        number=row.line,
        name=f"{row.given_name} {row.family_name}",
        about=" · ".join(part for part in (plan.number, kind, place) if part),
        term=gettext("%(first)s tot %(last)s") % {"first": written(row.begins_on), "last": written(row.ends_on)},
        changes=[_change(one) for one in plan.changes],
        notes=looked.notes(plan),
    )


def _change(one: Change) -> tuple[str, str, str]:
    return heading_of(one.field), _said(one.field, one.before), _said(one.field, one.after)


def _said(field: str, value: str) -> str:
    if field in _DAYS and value:
        return date_format(date.fromisoformat(value), "DATE_FORMAT")
    return said(field, value)


def _file(one: Any) -> File:
    if one.done_at:
        state = Tag("ok", gettext("overgenomen"))
    elif one.confirmed_at:
        state = Tag("wait", gettext("bezig"))
    elif one.wiped_at:
        state = Tag("neutral", gettext("weggegooid"))
    else:
        state = Tag("wait", gettext("nog niet overgenomen"))
    url = reverse("takeovers:file", args=[one.pk])
    return File(one.name, url, written(day_of(one.uploaded_at)), state, _told(one))


def _told(one: Any) -> str:
    """What became of the rows, now that it is so."""
    words = {
        TakeoverFate.NEW: gettext("Overgenomen"),
        TakeoverFate.CHANGES: gettext("Veranderd"),
        TakeoverFate.ENDS: gettext("Beëindigd"),
        TakeoverFate.STUCK: gettext("Kon nog niet"),
        TakeoverFate.SAME: gettext("Was al gelijk"),
    }
    return ", ".join(f"{words[TakeoverFate(fate)]}: {count}" for fate, count in counted(one).items())


def _tag(fate: TakeoverFate) -> Tag:
    return Tag(_TAGS[fate], code_label(fate))
