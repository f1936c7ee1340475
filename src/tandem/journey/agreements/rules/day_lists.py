"""Days as people type them: `5/7/2027-16/7/2027, 20/7/2027`.

A stretch counts its working days, from Monday to Friday without public holidays; a day that stands alone is that day.
"""

import re
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from tandem.law.calendar import is_working_day

MOST_DAYS: Final = 400
"""A list holds no more days, and a stretch no more."""
LONGEST: Final = 1000
FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2100
_DAY: Final = timedelta(days=1)
_WRITTEN: Final = r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})|([0-9]{4})-([0-9]{2})-([0-9]{2})"
_PART: Final = re.compile(rf"^(?:{_WRITTEN})(?:>(?:{_WRITTEN}))?$")
_TO: Final = re.compile(r"\s*(?:–|—|\btot en met\b|\btot\b|\bt/m\b|\bto\b)\s*|\s+-\s+|(?<=[/.][0-9]{4})-")


class NotDays(ValueError):  # noqa: N818 - reads as the answer it becomes
    """What somebody typed are no days; `found` is the part that is none."""

    def __init__(self, found: str) -> None:
        self.found = found[:40]
        super().__init__(self.found)


def read(text: str) -> tuple[date, ...]:
    """The days of a list, each once, in order. `NotDays` names the first part that is none."""
    found: set[date] = set()
    for part in re.split(r"[,;\s]+", _TO.sub(">", text.strip().lower())):
        if part:
            found.update(_days(part))
    if len(found) > MOST_DAYS:
        raise NotDays(text)
    return tuple(sorted(found))


def written(days: Collection[date]) -> str:
    """The same days as somebody would type them: working days that follow each other as a stretch."""
    told = []
    for first, last in _stretches(sorted(set(days))):
        told.append(_written(first) if first == last else f"{_written(first)}-{_written(last)}")
    return ", ".join(told)


def _stretches(days: list[date]) -> Iterator[tuple[date, date]]:
    """First and last day of each stretch; a day on which nobody works stands alone."""
    if not days:
        return
    first = days[0]
    for one, following in pairwise(days):
        if not (is_working_day(one) and is_working_day(following) and following == _next_working(one)):
            yield first, one
            first = following
    yield first, days[-1]


def _next_working(day: date) -> date:
    following = day + _DAY
    while not is_working_day(following):
        following += _DAY
    return following


def _days(part: str) -> Iterator[date]:
    met = _PART.match(part)
    if met is None:
        raise NotDays(part.replace(">", "-"))
    first = _day(met.groups()[:6], part)
    if met.group(7) is None and met.group(10) is None:
        yield first
        return
    last = _day(met.groups()[6:], part)
    if not timedelta() <= last - first <= timedelta(days=MOST_DAYS):
        raise NotDays(part.replace(">", "-"))
    for ahead in range((last - first).days + 1):
        day = first + ahead * _DAY
        if is_working_day(day):
            yield day


def _day(groups: tuple[str | None, ...], part: str) -> date:
    day, month, year = groups[:3] if groups[0] else reversed(groups[3:])
    try:
        found = date(int(year or 0), int(month or 0), int(day or 0))
    except ValueError:
        raise NotDays(part.replace(">", "-")) from None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise NotDays(part.replace(">", "-"))
    return found


def _written(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
