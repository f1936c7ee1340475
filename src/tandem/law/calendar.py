"""Counting days: training days, working days and calendar days.

A term runs from the day after the day it begins: one day after Friday is Saturday in calendar days, and Monday in
working days. Days that a school chose itself are not in the calendar; pass them as `free_days`.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import date, timedelta
from functools import cache

import holidays as public

from tandem.base.periods import Period
from tandem.law.errors import NoCalendar
from tandem.law.school_years import SchoolHoliday, SchoolYear, calendar

SATURDAY = 5
_NONE: frozenset[date] = frozenset()


def school_year_of(day: date) -> SchoolYear:
    """The school year in which the day falls; it begins on 1 September."""
    years = calendar().years
    for year in years:
        if day in year.period:
            return year
    last = years[-1].period.end or years[-1].period.start
    raise NoCalendar(day, first=years[0].period.start, last=last - timedelta(days=1))


@cache
def public_holidays(year: int) -> Mapping[date, str]:
    """The Belgian public holidays of a calendar year, with their Dutch names."""
    return dict(public.country_holidays("BE", years=year, language="nl"))


@cache
def public_holidays_in_english(year: int) -> Mapping[date, str]:
    """The same public holidays, with their English names."""
    return dict(public.country_holidays("BE", years=year, language="en_US"))


def is_public_holiday(day: date) -> bool:
    """Whether the day is a Belgian public holiday."""
    return day in public_holidays(day.year)


def is_school_holiday(day: date) -> bool:
    """Whether the day falls in a school holiday, or on a single free day of all schools."""
    year = school_year_of(day)
    return day in year.free_days.values() or any(day in holiday.period for holiday in year.holidays)


def is_weekend(day: date) -> bool:
    """Whether the day is a Saturday or a Sunday."""
    return day.weekday() >= SATURDAY


def is_working_day(day: date) -> bool:
    """Whether offices work: no Saturday, Sunday or public holiday."""
    return not is_weekend(day) and not is_public_holiday(day)


def is_training_day(day: date, *, free_days: Collection[date] = _NONE) -> bool:
    """Whether a learner has lessons or works: no weekend, public holiday, school holiday or free day (R-AGR-17)."""
    return is_working_day(day) and not is_school_holiday(day) and day not in free_days


def training_days_between(start: date, end: date, *, free_days: Collection[date] = _NONE) -> int:
    """How many training days there are from `start` up to, not including, `end`."""
    days = (start + timedelta(days=ahead) for ahead in range((end - start).days))
    return sum(is_training_day(day, free_days=free_days) for day in days)


def add_training_days(day: date, count: int, *, free_days: Collection[date] = _NONE) -> date:
    """The last day of a term of so many training days that begins after `day`."""
    return _walk(day, count, lambda found: is_training_day(found, free_days=free_days))


def add_working_days(day: date, count: int) -> date:
    """The last day of a term of so many working days that begins after `day`."""
    return _walk(day, count, is_working_day)


def add_calendar_days(day: date, count: int, *, rolls: bool = False) -> date:
    """The last day of a term of so many calendar days after `day`; a term that `rolls` moves on to a working day."""
    if count < 0:
        raise ValueError(f"a term is not shorter than nothing, found {count} days")
    end = day + timedelta(days=count)
    return next_working_day(end) if rolls else end


def calendar_days_left(today: date, deadline: date) -> int:
    """How many calendar days remain; 0 on the last day, negative when the term has passed."""
    return (deadline - today).days


def training_days_left(today: date, deadline: date, *, free_days: Collection[date] = _NONE) -> int:
    """How many training days remain after today; 0 on the last day, negative when the term has passed."""
    day = timedelta(days=1)
    if today <= deadline:
        return training_days_between(today + day, deadline + day, free_days=free_days)
    return -training_days_between(deadline + day, today + day, free_days=free_days)


def next_working_day(day: date) -> date:
    """This day when it is a working day, or else the first one after it."""
    return next_day(day, is_working_day)


def first_training_day(day: date, *, free_days: Collection[date] = _NONE) -> date:
    """This day when it is a training day, or else the first one after it."""
    return next_day(day, lambda found: is_training_day(found, free_days=free_days))


def last_training_day(period: Period, *, free_days: Collection[date] = _NONE) -> date | None:
    """The last training day in a period, or None when it has none."""
    if period.end is None:
        raise ValueError(f"the last training day needs a period that ends, found {period}")
    day = period.end - timedelta(days=1)
    while day >= period.start:
        if is_training_day(day, free_days=free_days):
            return day
        day -= timedelta(days=1)
    return None


def holidays_in(period: Period) -> tuple[SchoolHoliday, ...]:
    """The school holidays that share a day with this period, in order."""
    held = (holiday for year in calendar().years for holiday in year.holidays)
    return tuple(holiday for holiday in held if holiday.period.overlaps(period))


def school_years_in(period: Period) -> tuple[SchoolYear, ...]:
    """The school years that share a day with this period; `NoCalendar` where it reaches outside those we know."""
    if period.end is None:
        raise ValueError(f"the school years of a period need a period that ends, found {period}")
    school_year_of(period.start)
    school_year_of(period.end - timedelta(days=1))
    return tuple(year for year in calendar().years if year.period.overlaps(period))


def next_day(day: date, holds: Callable[[date], bool]) -> date:
    """The first day, from this one on, for which the condition holds."""
    while not holds(day):
        day += timedelta(days=1)
    return day


def _walk(day: date, count: int, holds: Callable[[date], bool]) -> date:
    if count < 0:
        raise ValueError(f"a term is not shorter than nothing, found {count} days")
    for _ in range(count):
        day = next_day(day + timedelta(days=1), holds)
    return day
