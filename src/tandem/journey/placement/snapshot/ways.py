"""How learners travel, for the engine: it knows one pace per learner, and a learner may have several ways to go.

Each learner gets the row of a table that holds, hour by hour, the way that reaches farthest within the longest trip the
learner accepts. So whether a place is within reach is exact; how long the trip takes is then told by the quickest way.
Learners for whom the same ways reach farthest share a row, so there are never more rows than the engine takes: for so
few ways the one that reaches farthest changes only a few times as the longest trip grows.

Where timetables count, public transport is no pace: who travels so has a row that says it, and each trip takes what the
timetables say, or what the best of the other ways takes where that is less.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import time
from functools import cached_property
from typing import Final

import numpy as np

from matchmaker.hard import METRE_SECONDS, Pace, Rows, Travel, Trips, Truth, allowed
from matchmaker.problem import Whole
from matchmaker.search import Search
from tandem.journey.placement.rules.market import Seeker
from tandem.law.groups.travel import TravelNorms
from tandem.registers.travel.queries.pairs import Pairs
from tandem.registers.travel.rules.arrays import Spots
from tandem.registers.travel.rules.estimates import pace_of, too_early
from tandem.registers.travel.terms import TravelMode

MODES: Final = tuple(TravelMode)
"""Ways of travelling, each at its row of the plain table."""
HOURS: Final = 24
NEVER: Final = 100_000
"""Minutes of waiting where nothing runs."""
NOBODYS: Final = -1
"""Instead of a way: somebody without any."""
BUS: Final = MODES.index(TravelMode.PUBLIC_TRANSPORT)
FASTEST_M: Final = 200_000 // 60 + 1
"""No train between Belgian stations comes further in a minute; only a bound, so that fewer places are looked at."""
FARTHEST_M: Final = 10_000_000
"""Further than any region is wide."""


@dataclass(frozen=True, eq=False)
class Timed:
    """The timetables that count, on the flat map of a market."""

    pairs: Pairs
    spots: Callable[[Whole, Whole], Spots]
    """Where these metres lie on the earth."""

    def minutes(self, trips: Trips, some: Truth) -> Whole:
        """What the timetables say of some of these trips, in a row; `NEVER` where nothing arrives in time."""

        def only(column: Whole) -> Whole:
            chosen: Whole = np.broadcast_to(column, some.shape)[some].astype(np.int64)
            return chosen

        home = self.spots(only(trips.from_x_m), only(trips.from_y_m))
        place = self.spots(only(trips.to_x_m), only(trips.to_y_m))
        told = self.pairs.minutes(home, place, only(trips.start_minute))
        minutes: Whole = np.where(told < 0, NEVER, np.maximum(told, 1))
        return minutes


@dataclass(frozen=True, eq=False)
class ByTimetable:
    """Travel by the timetables for some rows of a table of paces, where that is quicker than the pace."""

    paces: Pace
    by_bus: Truth
    """Whether the learners of a row go by public transport too."""
    timed: Timed

    def minutes(self, trips: Trips) -> Whole:
        """Whole minutes of each trip."""
        minutes = self.paces.minutes(trips)
        some: Truth = np.broadcast_to(self.by_bus[trips.mode], np.shape(minutes))
        if not some.any():
            return minutes
        quickest = np.array(minutes, np.int64)
        quickest[some] = np.minimum(quickest[some], self.timed.minutes(trips, some))
        return quickest

    def reach_m(self, mode: Whole, minutes: Whole) -> Whole:
        """The metres of the fastest pace, or of the fastest train."""
        own, left = self.paces.reach_m(mode, minutes), np.asarray(minutes, np.int64)
        by_train = np.where(left < 0, -1, np.minimum(left * FASTEST_M, FARTHEST_M))
        farthest: Whole = np.where(self.by_bus[mode], np.maximum(own, by_train), own)
        return farthest


@dataclass(frozen=True, eq=False)
class Ways:
    """The table of a market, and what it was made of."""

    paces: Pace
    """By row and hour, the way that reaches farthest."""
    row: Whole
    """The row of each learner: n."""
    plain: Pace
    """The estimates themselves, by `MODES` and hour."""
    can: Truth
    """Whether each learner can travel so: n, modes."""
    timed: Timed | None = None
    """The timetables, where these say how long public transport takes."""
    by_bus: Truth | None = None
    """By row, whether its learners go by public transport as the timetables say."""

    @cached_property
    def travel(self) -> Travel:
        """How long each learner travels, for the engine."""
        if self.timed is None or self.by_bus is None or not self.goes_by_bus:
            return self.paces
        return ByTimetable(self.paces, self.by_bus, self.timed)

    @property
    def goes_by_bus(self) -> bool:
        """Whether any of these learners goes by public transport."""
        return bool(self.can[:, BUS].any())

    def ask_ahead(self, search: Search) -> None:
        """Ask the timetables at once for all trips of these learners to where they may go as far as the rest goes.

        Asked together it takes a fraction of what it takes one learner after the other.
        """
        learners, pools = search.region.learners, search.region.pools
        if self.timed is None or not self.goes_by_bus:
            return
        order = np.argsort(pools.training, kind="stable")
        offered, who = pools.training[order], np.flatnonzero(self.can[:, BUS])
        first = np.searchsorted(offered, learners.training[who], side="left")
        counts = np.searchsorted(offered, learners.training[who], side="right") - first
        step = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        pool = order[np.repeat(first, counts) + step]
        next_door = np.zeros(len(pool), np.int64)
        rows = Rows(search.region, search.rules, np.repeat(who, counts), pool, next_door)
        self.timed.minutes(rows.trips(), allowed(rows))

    def quickest(self, search: Search, learner: Whole, pool: Whole) -> tuple[Whole, Whole]:
        """The minutes of each edge by its quickest way, and that way."""
        rows = Rows(search.region, search.rules, learner, pool)
        trips = rows.trips()
        metres, hour = trips.metres(), trips.start_minute // 60
        best = np.full(len(learner), NEVER, np.int64)
        mode = np.zeros(len(learner), np.int64)
        for at in range(len(MODES)):
            ridden = (metres * self.plain.seconds_per_km[at][hour] + METRE_SECONDS - 1) // METRE_SECONDS
            at_least_one = np.maximum(ridden, 1)
            minutes = np.where(self.can[learner, at], at_least_one + self.plain.wait_minutes[at][hour], NEVER)
            if self.timed is not None and at == BUS:
                some: Truth = self.can[learner, at]
                minutes[some] = self.timed.minutes(trips, some)
            is_quicker = minutes < best
            best, mode = np.where(is_quicker, minutes, best), np.where(is_quicker, at, mode)
        return best, mode


def ways_of(seekers: Sequence[Seeker], norm: TravelNorms, timed: Timed | None = None) -> Ways:
    """The table for these learners by the estimates of the day, and by the timetables where these count."""
    plain = plain_paces(norm)
    can = np.array([[mode.value in one.modes for mode in MODES] for one in seekers], bool).reshape(-1, len(MODES))
    limits = np.array([one.limit_minutes or 0 for one in seekers], np.int64)
    paced = can if timed is None else can & (np.arange(len(MODES)) != BUS)
    kinds, kind = np.unique(np.column_stack([paced.astype(np.int64), limits]), axis=0, return_inverse=True)
    farthest, rows = np.unique(_farthest(plain, kinds), axis=0, return_inverse=True)
    row = rows.reshape(-1)[kind.reshape(-1)]
    if timed is None:
        return Ways(_paces(plain, farthest), row, plain, can)
    twice = _paces(plain, np.concatenate([farthest, farthest]))
    by_bus = np.arange(len(twice.wait_minutes)) >= len(farthest)
    return Ways(twice, row + len(farthest) * can[:, BUS], plain, can, timed, by_bus)


def plain_paces(norm: TravelNorms) -> Pace:
    """The estimates of travel as a table by mode and hour of arrival; where nothing runs yet, nobody gets there.

    An hour in which the first bus or train runs counts as one in which none does: nobody is promised to be on time.
    """
    rows = [pace_of(mode, norm=norm) for mode in MODES]
    slow = np.array([round(60 * row.minutes_per_km) for row in rows], np.int64)
    wait = np.array([row.extra_minutes for row in rows], np.int64)
    never = np.array([[too_early(mode, time(hour), norm=norm) for hour in range(HOURS)] for mode in MODES])
    by_hour = np.repeat(wait[:, None], HOURS, axis=1)
    return Pace(np.repeat(slow[:, None], HOURS, axis=1), np.where(never, NEVER, by_hour))


def _farthest(plain: Pace, kinds: Whole) -> Whole:
    """The way that reaches farthest within the limit, hour by hour, of each set of ways with its longest trip."""
    can: Truth = kinds[:, :-1] > 0
    limit: Whole = kinds[:, -1]
    reach = (limit[:, None, None] - plain.wait_minutes) * METRE_SECONDS // plain.seconds_per_km
    best = np.where(can[:, :, None], reach, np.iinfo(np.int64).min).argmax(axis=1)
    farthest: Whole = np.where(can.any(axis=1, keepdims=True), best, NOBODYS)
    return farthest


def _paces(plain: Pace, farthest: Whole) -> Pace:
    """The paces of these ways, hour by hour; one row of nobody's where nobody travels."""
    way = farthest if len(farthest) else np.full((1, HOURS), NOBODYS)
    hours = np.arange(HOURS)
    return Pace(plain.seconds_per_km[way, hours], np.where(way == NOBODYS, NEVER, plain.wait_minutes[way, hours]))
