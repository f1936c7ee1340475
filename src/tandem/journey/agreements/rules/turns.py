"""Which of the weeks of a timetable holds when, and how much each counts in the average (R-AGR-01, R-WT-01).

The weeks take turns from the week of a day that is told. School holidays and public holidays are left out of the
average: a week counts for its days that are neither, so that no holiday makes an average lower or higher than it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from tandem.law.calendar import is_training_day, is_working_day
from tandem.law.errors import NoCalendar
from tandem.law.school_years import calendar

_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(days=7)
_WEEKDAYS: Final = 5
LONGEST_TERM: Final = timedelta(days=366 * 5)
"""Of a longer term no weeks are counted: no agreement lasts so long."""


@dataclass(frozen=True)
class Turns:
    """So many weeks take turns; the first holds in the week of `first_on`."""

    count: int
    first_on: date
    skips_holidays: bool = False
    """Whether a week that is wholly free takes no turn: the week after it is the next in line."""


@dataclass(frozen=True)
class HeldWeek:
    """A week of the calendar: its Monday, which of the weeks holds (0 is the first), and its days that count."""

    monday: date
    number: int
    days: int


def held(begins_on: date, ends_on: date, turns: Turns) -> Iterator[HeldWeek]:
    """Every week between two days, in order; a week without a day that counts is there too, with no days."""
    if ends_on < begins_on or ends_on - begins_on > LONGEST_TERM:
        return
    monday = _monday(begins_on)
    number = _number_at(monday, turns)
    while monday <= ends_on:
        days = [monday + ahead * _DAY for ahead in range(_WEEKDAYS)]
        counted = sum(begins_on <= day <= ends_on and counts(day) for day in days)
        yield HeldWeek(monday, number, counted)
        if not (turns.skips_holidays and not any(map(counts, days))):
            number = (number + 1) % turns.count
        monday += _WEEK


@lru_cache(maxsize=2048)
def weights(begins_on: date, ends_on: date, turns: Turns) -> tuple[int, ...]:
    """How many days each of the weeks counts for; nothing for each where no day counts at all."""
    found = [0] * turns.count
    for week in held(begins_on, ends_on, turns):
        found[week.number] += week.days
    return tuple(found)


def years(begins_on: date, ends_on: date) -> tuple[tuple[str, date, date], ...]:
    """The school years that a term touches, as far as they are known: label, first and last day in the term."""
    found = []
    for year in calendar().years:
        last = (year.period.end or year.period.start + _DAY) - _DAY
        if year.period.start <= ends_on and begins_on <= last:
            found.append((year.label, max(begins_on, year.period.start), min(ends_on, last)))
    return tuple(found)


def counts(day: date) -> bool:
    """Whether a day counts: from Monday to Friday, no public holiday, no school holiday."""
    try:
        return is_training_day(day)
    except NoCalendar:
        return is_working_day(day)


def _number_at(monday: date, turns: Turns) -> int:
    """Which week holds in the week of this Monday."""
    first = _monday(turns.first_on)
    if not turns.skips_holidays:
        return (monday - first).days // _WEEK.days % turns.count
    step = _WEEK if first <= monday else -_WEEK
    at, passed = first, 0
    while at != monday:
        following = at + step
        # The turn goes by with the earlier of the two weeks.
        earlier = min(at, following)
        passed += any(counts(earlier + ahead * _DAY) for ahead in range(_WEEKDAYS))
        at = following
    return (passed if step > timedelta() else -passed) % turns.count


def _monday(day: date) -> date:
    return day - day.weekday() * _DAY
