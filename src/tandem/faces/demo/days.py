"""Days and hours of the invented region, all before the day on which it is built."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Final, TypeVar

from tandem.base.periods import BRUSSELS, day_of
from tandem.faces.demo.calibration import Calibration
from tandem.law import calendar

Thing = TypeVar("Thing")

SCHOOL_YEARS: Final = 5
"""So many whole school years, and the one that is running."""

OFFICE: Final = (8 * 60 + 30, 17 * 60)
SHOP: Final = (7 * 60, 21 * 60 + 30)
"""When bodies and companies work at their files, in minutes after midnight."""


@dataclass(frozen=True)
class Days:
    """The time the region spans: up to and without the day on which it is built."""

    today: date

    @classmethod
    def before(cls, now: datetime) -> "Days":
        """The days before this moment; two moments of one day give the same."""
        return cls(day_of(now))

    @property
    def end(self) -> datetime:
        """Everything happened before this moment."""
        return at(self.today, 0)

    @property
    def first(self) -> date:
        """The first day of the first whole school year."""
        return date(self.running_year - SCHOOL_YEARS, 9, 1)

    @property
    def running_year(self) -> int:
        """The calendar year in which the running school year began."""
        return calendar.school_year_of(self.today).first_year

    def ago(self, days: int, *, minute: int = 10 * 60) -> datetime:
        """So many days before today, at this minute of the day."""
        return at(self.today - timedelta(days=days), minute)

    def working_ago(self, days: int, *, minute: int = 10 * 60) -> datetime:
        """About so many days before today, on a day on which offices work."""
        day = self.today - timedelta(days=days)
        while not is_working_day(day):
            day -= timedelta(days=1)
        return at(day, minute)


def at(day: date, minute: int) -> datetime:
    """This minute of a day in Brussels."""
    return datetime.combine(day, time(minute // 60, minute % 60), tzinfo=BRUSSELS)


@lru_cache(maxsize=8192)
def is_working_day(day: date) -> bool:
    """Whether offices work that day."""
    return calendar.is_working_day(day)


class Chance:
    """Draws from one seeded source; the same seed draws the same."""

    def __init__(self, seed: int | str) -> None:
        self._source = random.Random(seed)  # noqa: S311 - repeatable on purpose

    def happens(self, share: float) -> bool:
        """Whether something that happens in this share of the cases happens now."""
        return self._source.random() < share

    def between(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return self._source.randint(least, most)

    def pick(self, things: Sequence[Thing]) -> Thing:
        """One of these."""
        return things[int(self._source.random() * len(things))]

    def some(self, things: Sequence[Thing], count: int) -> list[Thing]:
        """So many different ones, in the order in which they stand."""
        kept = sorted(self._source.sample(range(len(things)), count))
        return [things[n] for n in kept]

    def shuffled(self, things: Sequence[Thing]) -> list[Thing]:
        """All of these in any order."""
        mixed = list(things)
        self._source.shuffle(mixed)
        return mixed

    def weighted(self, things: Sequence[Thing], weights: Sequence[float]) -> Thing:
        """One of these, the heavier the likelier."""
        return self._source.choices(things, weights)[0]

    def share(self) -> float:
        """A number from 0 up to 1."""
        return self._source.random()

    def around(self, median: float, spread: float) -> float:
        """A positive number around a median, with a long tail upwards."""
        return median * self._source.lognormvariate(0, spread)

    def office_hour(self, day: date) -> datetime:
        """A moment at which a body works, on this day or the first working day after it."""
        while not is_working_day(day):
            day += timedelta(days=1)
        return at(day, self.between(*OFFICE))

    def shop_hour(self, day: date) -> datetime:
        """A moment at which somebody in a company fills in a form."""
        return at(day, self.between(*SHOP))


class Seasons:
    """How requests spread over the school years and the months, as the figures say."""

    def __init__(self, days: Days, figures: Calibration) -> None:
        self._days = days
        learners = [figures.learners_per_school_year[year] for year in sorted(figures.learners_per_school_year)]
        years = [days.running_year - n for n in range(SCHOOL_YEARS, -1, -1)]
        volumes = [*learners[-SCHOOL_YEARS:], learners[-1] * figures.running_school_year_growth]
        self._months: list[date] = []
        self._weights: list[float] = []
        for year, volume in zip(years, volumes, strict=True):
            for month in (9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8):
                first = date(year if month >= 9 else year + 1, month, 1)  # noqa: PLR2004 - September
                if first < days.today:
                    self._months.append(first)
                    self._weights.append(volume * figures.months[month] * self._part_before_today(first))

    def day(self, chance: Chance, *, since: date | None = None) -> date:
        """A day on which a company starts a form, not before `since`."""
        start = max(since or self._days.first, self._days.first)
        last = self._days.today - timedelta(days=1)
        for _ in range(200):
            month = chance.weighted(self._months, self._weights)
            day = month + timedelta(days=chance.between(0, 30))
            if start <= day <= last and day.month == month.month:
                return day
        return start + timedelta(days=chance.between(0, max((last - start).days, 0)))

    def _part_before_today(self, first: date) -> float:
        return min((self._days.today - first).days / 30, 1.0)
