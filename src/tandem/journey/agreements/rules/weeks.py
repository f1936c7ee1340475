"""The hours of a learner in a week that returns, or in some weeks that take turns: spans of minutes, by day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from tandem.journey.agreements.terms import HoursAt

DAYS: Final = 7
SATURDAY, SUNDAY = 5, 6
HOUR: Final = 60
DAY_MINUTES: Final = 24 * HOUR
LATEST_END: Final = 30 * HOUR
"""A shift that begins before midnight may end in the morning after: until six."""
MOST_WEEKS: Final = 4
MOST_SPANS: Final = 6
"""So many stretches of hours a day."""


@dataclass(frozen=True, order=True)
class Span:
    """Hours without a pause: minutes of a day (0 is Monday), where the end may lie after midnight."""

    day: int
    start: int
    end: int
    where: HoursAt = HoursAt.WORK

    @property
    def minutes(self) -> int:
        """How long."""
        return self.end - self.start


@dataclass(frozen=True)
class Week:
    """The spans of one week, in order."""

    spans: tuple[Span, ...] = ()

    @cached_property
    def days(self) -> tuple[tuple[Span, ...], ...]:
        """The spans of each day, Monday first."""
        return tuple(tuple(sorted(one for one in self.spans if one.day == day)) for day in range(DAYS))

    def minutes(self, where: HoursAt | None = None) -> int:
        """How long in all, or at one of the two."""
        return sum(one.minutes for one in self.spans if where is None or one.where == where)

    def works_on(self, day: int) -> bool:
        """Whether the learner is at work that day."""
        return any(one.where is HoursAt.WORK for one in self.days[day])


@dataclass(frozen=True)
class Timetable:
    """The weeks that take turns; the first follows the last."""

    weeks: tuple[Week, ...]
    weights: tuple[int, ...] = ()
    """How many days each of the weeks counts for in the term; empty where every week counts the same."""

    def hours_a_week(self, where: HoursAt | None = None) -> float:
        """The average of the weeks, in hours, each as often as it holds."""
        often = self.weights if sum(self.weights) else (1,) * len(self.weeks)
        told = sum(week.minutes(where) * days for week, days in zip(self.weeks, often, strict=True))
        return told / sum(often) / HOUR

    def stretches(self) -> Iterator[tuple[int, int, tuple[Span, ...]]]:
        """Every day on which something stands: the number of the week, the day, and its spans."""
        for number, week in enumerate(self.weeks):
            for day, spans in enumerate(week.days):
                if spans:
                    yield number, day, spans


def overlaps(spans: Sequence[Span]) -> list[tuple[Span, Span]]:
    """The spans of one week that begin before the one before them ended, also across midnight."""
    ordered = sorted(spans, key=_begin)
    return [(one, other) for one, other in pairwise(ordered) if _begin(other) < _end(one)]


def pauses(spans: Sequence[Span]) -> list[int]:
    """The minutes between the spans of one day, in order."""
    return [other.start - one.end for one, other in pairwise(spans)]


def unbroken(spans: Sequence[Span]) -> int:
    """The longest stretch of one day without any pause, in minutes: spans that touch are one stretch."""
    longest = held = 0
    last: Span | None = None
    for one in spans:
        held = held + one.minutes if last is not None and one.start <= last.end else one.minutes
        longest, last = max(longest, held), one
    return longest


def _begin(one: Span) -> int:
    return one.day * DAY_MINUTES + one.start


def _end(one: Span) -> int:
    return one.day * DAY_MINUTES + one.end
