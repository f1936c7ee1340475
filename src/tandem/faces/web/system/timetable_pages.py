"""What the pages of timetables show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.base.periods import BRUSSELS
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.gtfs import importer, messages
from tandem.faces.exchange.tables import Table, for_a_file
from tandem.faces.web.lists import more_url, page_size
from tandem.faces.web.recognition.pages import Fact, Tag
from tandem.faces.web.site.pages import Link, Page
from tandem.registers.travel.queries import timetables as queries
from tandem.registers.travel.rules import editions
from tandem.registers.travel.terms import TimetableMove, TimetableState
from tandem.registers.travel.workflow import TIMETABLE

STEP: Final = 50
TAGS: Final = {
    TimetableState.RECEIVED: "wait",
    TimetableState.CHECKED: "wait",
    TimetableState.IN_USE: "ok",
    TimetableState.REFUSED: "stop",
    TimetableState.WITHDRAWN: "neutral",
}


@dataclass(frozen=True)
class Row:
    """One timetable in the list."""

    url: str
    operator: str
    publisher: str
    period: str
    tag: Tag
    note: str
    received_at: datetime


@dataclass(frozen=True)
class TimetablesPage(Page):
    """The timetables, and what is reckoned with today."""

    rows: Sequence[Row] = ()
    total: int = 0
    more_url: str = ""
    counting: str = ""


@dataclass(frozen=True)
class TimetablePage(Page):
    """One timetable."""

    key: Any = None
    tag: Tag | None = None
    note: str = ""
    facts: tuple[Fact, ...] = ()
    asides: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    problem_words: str = ""
    may_use: bool = False
    may_withdraw: bool = False
    is_waiting: bool = False


def overview(actor: Actor, query: QueryDict, *, day: date) -> TimetablesPage:
    """The timetables that were handed in, the newest first."""
    rows = queries.timetables_for(actor)
    total, shown = rows.count(), max(page_size(query), STEP)
    counting = _counting(day)
    return TimetablesPage(
        title=gettext("Dienstregelingen"),
        lead=gettext(
            "Met een dienstregeling zegt Tandem hoelang bus en trein echt duren. Zonder is het een schatting."
        ),
        breadcrumb=_crumbs(),
        area=gettext("Beheer"),
        rows=[_row(one, counting=counting) for one in rows[:shown]],
        total=total,
        more_url=more_url(query, shown=shown, total=total, step=STEP),
        counting=", ".join(one.publisher or one.operator for one in counting),
    )


def timetable(row: Any, *, day: date) -> TimetablePage:
    """What one timetable holds, and what is wrong in it."""
    state = TimetableState(row.state)
    return TimetablePage(
        title=row.publisher or row.operator,
        lead=row.source,
        breadcrumb=_crumbs(row.operator),
        area=gettext("Beheer"),
        key=row.pk,
        tag=Tag(TAGS[state], code_label(state)),
        note=_note(row, counting=_counting(day)),
        facts=_facts(row),
        asides=tuple(messages.asides(row.asides)),
        problems=tuple(messages.sentence(problem) for problem in importer.problems_of(row)),
        problem_words=messages.counted(row.problem_count) if row.problem_count else "",
        may_use=TIMETABLE.allows(state, TimetableMove.USE),
        may_withdraw=TIMETABLE.allows(state, TimetableMove.WITHDRAW),
        is_waiting=state is TimetableState.RECEIVED,
    )


def table(actor: Actor, *, now: datetime) -> Table:
    """The timetables as a file."""
    rows, note = for_a_file(queries.timetables_for(actor))
    return Table(
        title=gettext("Dienstregelingen"),
        columns=(
            gettext("Vervoerder"),
            gettext("Uitgever"),
            gettext("Versie"),
            gettext("Geldig van"),
            gettext("Geldig tot"),
            gettext("Stand"),
            gettext("Haltes"),
            gettext("Lijnen"),
            gettext("Ritten"),
            gettext("Fouten"),
            gettext("Ontvangen"),
        ),
        rows=(
            (
                one.operator,
                one.publisher,
                one.version,
                one.valid_from,
                one.valid_until,
                code_label(TimetableState(one.state)),
                one.stops,
                one.lines,
                one.trips,
                one.problem_count,
                one.received_at,
            )
            for one in rows
        ),
        made_at=now,
        note=note,
    )


def problems_table(row: Any, *, now: datetime) -> Table:
    """What is wrong in one timetable, as a file."""
    problems = importer.problems_of(row)
    note = "" if row.problem_count == len(problems) else gettext("Dit zijn de eerste fouten; er zijn er meer.")
    return Table(
        title=gettext("Fouten in een dienstregeling"),
        columns=(
            gettext("Bestand"),
            gettext("Regel"),
            gettext("Gevonden"),
            gettext("Nodig"),
            gettext("Wat er scheelt"),
        ),
        rows=((one.file, one.line or None, one.found, one.needed, messages.sentence(one)) for one in problems),
        made_at=now,
        filters=[(gettext("Vervoerder"), row.operator), (gettext("Bestand"), row.source)],
        note=note,
    )


def _row(row: Any, *, counting: Sequence[Any]) -> Row:
    state = TimetableState(row.state)
    return Row(
        url=reverse("system:timetable", args=[row.pk]),
        operator=row.operator,
        publisher=row.publisher,
        period=_period(row),
        tag=Tag(TAGS[state], code_label(state)),
        note=_note(row, counting=counting),
        received_at=row.received_at,
    )


def _counting(day: date) -> Sequence[Any]:
    """The timetables that say what runs on that day."""
    return editions.counting_on(queries.in_use(), day)


def _note(row: Any, *, counting: Sequence[Any]) -> str:
    """What it means that it stands where it stands."""
    if row.state == TimetableState.RECEIVED:
        return gettext("Wij lezen het bestand. Dat duurt hoogstens enkele minuten.")
    if row.state == TimetableState.CHECKED:
        return gettext("Wij rekenen er nog niet mee. Kijk na wat erin staat en neem ze in gebruik.")
    if row.state == TimetableState.IN_USE:
        is_counting = any(one.pk == row.pk for one in counting)
        return gettext("Telt vandaag.") if is_counting else gettext("Telt vandaag niet: een nieuwere geldt, of geen.")
    return ""


def _period(row: Any) -> str:
    if row.valid_from is None:
        return ""
    days = {"first": date_format(row.valid_from, "DATE_FORMAT"), "until": date_format(row.valid_until, "DATE_FORMAT")}
    return gettext("%(first)s tot %(until)s") % days


def _facts(row: Any) -> tuple[Fact, ...]:
    numbers = (
        (gettext("Haltes"), row.stops),
        (gettext("Lijnen"), row.lines),
        (gettext("Ritten"), row.trips),
        (gettext("Weggelaten ritten"), row.left_out),
    )
    lines = [
        Fact(gettext("Vervoerder"), row.operator),
        Fact(gettext("Versie"), row.version),
        Fact(gettext("Geldig"), _period(row)),
        *(Fact(label, number_format(number, force_grouping=True)) for label, number in numbers if row.digest),
        Fact(gettext("Ontvangen"), date_format(row.received_at.astimezone(BRUSSELS), "DATETIME_FORMAT")),
    ]
    return tuple(fact for fact in lines if fact.value)


def _crumbs(label: str = "") -> tuple[Link, ...]:
    start = (Link(gettext("Start"), reverse("site:home")), Link(gettext("Beheer"), reverse("system:home")))
    here = gettext("Dienstregelingen")
    if not label:
        return (*start, Link(here, ""))
    return (*start, Link(here, reverse("system:timetables")), Link(label, ""))
