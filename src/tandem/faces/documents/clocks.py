"""The search time of a learner as people read it: how many days are left, how they were counted, by which rules."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from tandem.base.periods import Period
from tandem.faces.documents.law import style
from tandem.journey.placement.rules.clocks import Count
from tandem.journey.placement.terms.clocks import ClockReason
from tandem.law import calendar, catalogue, counting
from tandem.law.counting import CountedDay, DayKind
from tandem.law.errors import NoCalendar
from tandem.law.norms import Norms, Value
from tandem.law.show import value_text

_A_DAY = timedelta(days=1)
_WORKING_DAYS = 5


@dataclass(frozen=True)
class Meter:
    """How a clock stands; the shape that `parts/deadline.html` shows."""

    state: str
    left: str
    sentence: str
    total: int
    spent: int


@dataclass(frozen=True)
class Basis:
    """A rule under the count: what it is called, what it says, how sure we are and where it stands."""

    name: str
    rule: str
    url: str
    text: str
    certainty: str
    source: str
    note: str = ""


@dataclass(frozen=True)
class Cell:
    """One working day in a week: its number where it counts, else why it does not."""

    day: date
    number: int | None
    why: str = ""
    is_today: bool = False


@dataclass(frozen=True)
class Week:
    """The five working days of a week, those before the count began left empty, and what did not count in it."""

    label: str
    cells: tuple[Cell | None, ...]
    notes: tuple[str, ...]
    counted: int


def meter(count: Count, *, few: int) -> Meter:
    """How a clock stands, in words that need no colour."""
    spent = min(max(count.used, 0), count.total)
    return Meter(_state(count, few=few), left_words(count), sentence(count), count.total, spent)


def left_words(count: Count) -> str:
    """How many days are left, in a few words."""
    if not count.has_begun:
        return gettext("Begint op %(day)s") % {"day": long_day(count.counted_after)}
    if count.is_over:
        late = -count.left
        if not late:
            return gettext("De dagen zijn om")
        return ngettext("%(n)s opleidingsdag te laat", "%(n)s opleidingsdagen te laat", late) % {"n": late}
    if count.due_on == count.day:
        return gettext("Vandaag is de laatste dag")
    return ngettext("Nog %(n)s opleidingsdag", "Nog %(n)s opleidingsdagen", count.left) % {"n": count.left}


def sentence(count: Count) -> str:
    """Until when, and how many days have passed."""
    if count.due_on is None:
        return gettext("De laatste dag ligt voorbij de schooljaren die Tandem kent. Hij is nog niet te tellen.")
    words = {"day": long_day(count.due_on), "used": min(count.used, count.total), "total": count.total}
    if count.is_over:
        return gettext("De laatste dag was %(day)s. Alle %(total)s dagen zijn voorbij.") % words
    if not count.has_begun:
        return gettext("De laatste dag is %(day)s. Er zijn %(total)s dagen.") % words
    return gettext("De laatste dag is %(day)s. %(used)s van de %(total)s dagen zijn voorbij.") % words


def bases(count: Count, *, norms: Norms, extension: Value[Any] | None) -> list[Basis]:
    """The rules under a count, each with its source and how sure it is."""
    values = [count.base, *((extension,) if extension is not None else ()), norms.search.training_day_leaves_out]
    return [*(basis(value) for value in values), *_calendars(count)]


def basis(value: Value[Any]) -> Basis:
    """One rule in words; of a rule that simply holds, what it says."""
    parameter = catalogue.parameter(value.key)
    return Basis(
        name=gettext(parameter.name),
        rule=value.rule,
        url=reverse("law:rule", args=[value.key]),
        text=gettext(parameter.explanation) if value.value is True else value_text(parameter, value, style=style()),
        certainty=str(value.certainty),
        source=catalogue.source_line(value, style=style()),
        note=gettext(value.note) if value.note else "",
    )


def began(why: ClockReason, count: Count) -> str:
    """From when is counted and why that day itself does not count."""
    day = {"day": long_day(count.counted_after)}
    return {
        ClockReason.FIRST_LESSONS: gettext("Eerste lesdag: %(day)s. Die dag zelf telt niet mee."),
        ClockReason.PLACE_LOST: gettext("Werkplek weggevallen: %(day)s. Die dag zelf telt niet mee."),
        ClockReason.RUN_UP_ENDED: gettext(
            "Eerste dag in de duale opleiding na de aanloopfase: %(day)s. Die dag zelf telt niet mee."
        ),
    }[why] % day


def days(count: Count, own: Mapping[date, str], *, until: date) -> list[CountedDay]:
    """Every day that was looked at, up to a day."""
    return list(counting.days_of(count.counted_after, until, own=own))


def why_not(day: CountedDay) -> str:
    """Why a day does not count, in words; empty for one that does."""
    if day.kind is DayKind.WEEKEND:
        return gettext("weekend")
    return gettext(day.name) if day.name else ""


def weeks(counted: list[CountedDay], *, begin: date, today: date) -> Iterator[Week]:
    """The count week by week, Monday to Friday; a day is named once in a week."""
    by_day = {one.day: one for one in counted}
    if not counted:
        return
    monday = begin + _A_DAY - timedelta(days=(begin + _A_DAY).weekday())
    while monday <= counted[-1].day:
        found = [by_day.get(monday + timedelta(days=n)) for n in range(_WORKING_DAYS)]
        if any(found):
            yield _week(monday, found, today=today)
        monday += timedelta(days=7)


def long_day(day: date) -> str:
    """A day as people say it: dinsdag 29 september 2026."""
    return date_format(day, "l j F Y")


def _week(monday: date, found: list[CountedDay | None], *, today: date) -> Week:
    cells = tuple(
        Cell(one.day, one.number, "" if one.number else why_not(one), one.day == today) if one else None
        for one in found
    )
    friday = monday + timedelta(days=_WORKING_DAYS - 1)
    notes = dict.fromkeys(cell.why for cell in cells if cell and cell.why)
    return Week(
        label=_span(monday, friday),
        cells=cells,
        notes=tuple(_note(cells, why) for why in notes),
        counted=sum(1 for cell in cells if cell and cell.number),
    )


def _note(cells: tuple[Cell | None, ...], why: str) -> str:
    """What did not count in a week, and when: a single day is named, a whole week needs no days."""
    held = [cell.day for cell in cells if cell and cell.why == why]
    if len(held) == _WORKING_DAYS:
        return f"{why[:1].upper()}{why[1:]}"
    return f"{', '.join(date_format(day, 'D j b') for day in held)}: {why}"


def _span(first: date, last: date) -> str:
    if first.month == last.month:
        return f"{first.day} – {date_format(last, 'j F')}"
    return f"{date_format(first, 'j b')} – {date_format(last, 'j b')}"


def _calendars(count: Count) -> list[Basis]:
    """The school calendars that were counted with, each as sure as its source."""
    until = max(count.due_on or count.day, count.counted_after)
    try:
        years = calendar.school_years_in(Period(count.counted_after, until + _A_DAY))
    except NoCalendar:
        return []
    return [
        Basis(
            name=gettext("Schoolvakanties in %(year)s") % {"year": year.label},
            rule="R-AGR-17",
            url=reverse("law:rule", args=["search.training_day_leaves_out"]),
            text="",
            certainty=str(year.certainty),
            source="",
            note=gettext(year.note) if year.note else "",
        )
        for year in years
    ]


def _state(count: Count, *, few: int) -> str:
    if count.is_over:
        return "late"
    return "soon" if count.has_begun and count.due_on is not None and count.left <= few else "calm"
