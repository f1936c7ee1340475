"""Training days as people count them: which day of a term counts, as the how-manieth, and why another does not.

`calendar` says of one day what it is; here whole terms are counted for many learners at once. The training days of
every school year we know stand in a row per set of free days, so that a term is a step in that row.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from tandem.law import calendar
from tandem.law.errors import NoCalendar
from tandem.law.school_years import calendar as school_calendar

_A_DAY = timedelta(days=1)
_NONE: frozenset[date] = frozenset()
_SETS_KEPT = 512


class DayKind(StrEnum):
    """What a day of a term is."""

    TRAINING = "training"
    WEEKEND = "weekend"
    SCHOOL_HOLIDAY = "school_holiday"
    PUBLIC_HOLIDAY = "public_holiday"
    OWN_FREE_DAY = "own_free_day"


@dataclass(frozen=True)
class CountedDay:
    """One day of a term; a training day has a number, another day the name of why it does not count."""

    day: date
    kind: DayKind
    number: int | None = None
    name: str = ""


def nth_after(day: date, count: int, *, free_days: frozenset[date] = _NONE) -> date:
    """The last day of a term of so many training days that begins after `day`; the same as `add_training_days`."""
    if count < 0:
        raise ValueError(f"a term is not shorter than nothing, found {count} days")
    if not count:
        return day
    _known(day)
    row = _in_a_row(free_days)
    place = bisect_right(row, day) + count - 1
    if place >= len(row):
        _known(_last_known() + _A_DAY)
    return row[place]


def count_after(day: date, until: date, *, free_days: frozenset[date] = _NONE) -> int:
    """How many training days lie after `day`, up to and including `until`; none where `until` is not later."""
    row = _in_a_row(free_days)
    return max(0, bisect_right(row, until) - bisect_right(row, day))


def first_from(day: date, *, free_days: frozenset[date] = _NONE) -> date:
    """This day when it is a training day, or else the first one after it."""
    _known(day)
    row = _in_a_row(free_days)
    place = bisect_left(row, day)
    if place >= len(row):
        _known(_last_known() + _A_DAY)
    return row[place]


def days_of(begin: date, end: date, *, own: Mapping[date, str]) -> Iterator[CountedDay]:
    """Every day after `begin`, up to and including `end`, counted or with the reason why not.

    `own` are the free days of one school, each with the name it goes by.
    """
    number, day = 0, begin
    while day < end:
        day += _A_DAY
        kind, name = _kind_of(day, own)
        if kind is DayKind.TRAINING:
            number += 1
            yield CountedDay(day, kind, number)
        else:
            yield CountedDay(day, kind, None, name)


def _kind_of(day: date, own: Mapping[date, str]) -> tuple[DayKind, str]:
    if calendar.is_weekend(day):
        return DayKind.WEEKEND, ""
    year = calendar.school_year_of(day)
    for holiday in year.holidays:
        if day in holiday.period:
            return DayKind.SCHOOL_HOLIDAY, holiday.name
    words = school_calendar().words
    for free, on in year.free_days.items():
        if on == day:
            return DayKind.SCHOOL_HOLIDAY, words[free]
    if calendar.is_public_holiday(day):
        return DayKind.PUBLIC_HOLIDAY, calendar.public_holidays(day.year)[day]
    if day in own:
        return DayKind.OWN_FREE_DAY, own[day]
    return DayKind.TRAINING, ""


@lru_cache(maxsize=_SETS_KEPT)
def _in_a_row(free_days: frozenset[date]) -> tuple[date, ...]:
    """Every training day that we know, in order, without these."""
    if free_days:
        return tuple(day for day in _in_a_row(_NONE) if day not in free_days)
    first = school_calendar().years[0].period.start
    days = (first + timedelta(days=ahead) for ahead in range((_last_known() - first).days + 1))
    return tuple(day for day in days if calendar.is_training_day(day))


def _last_known() -> date:
    end = school_calendar().years[-1].period.end
    if end is None:
        raise NoCalendar(date.max, first=school_calendar().years[0].period.start, last=date.max)
    return end - _A_DAY


def _known(day: date) -> None:
    """`NoCalendar` where the day lies outside the school years we know."""
    calendar.school_year_of(day)
