"""How learners travel, for the engine: it knows one pace per learner, and a learner may have several ways to go.

Each learner gets the row of a table that holds, hour by hour, the way that reaches farthest within the longest trip the
learner accepts. So whether a place is within reach is exact; how long the trip takes is then told by the quickest way.
Learners for whom the same ways reach farthest share a row, so there are never more rows than the engine takes: for so
few ways the one that reaches farthest changes only a few times as the longest trip grows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from typing import Final

import numpy as np

from matchmaker.hard import METRE_SECONDS, Pace, Rows, Truth
from matchmaker.problem import Whole
from matchmaker.search import Search
from tandem.journey.placement.rules.market import Seeker
from tandem.law.groups.travel import TravelNorms
from tandem.registers.travel.rules.estimates import pace_of, too_early
from tandem.registers.travel.terms import TravelMode

MODES: Final = tuple(TravelMode)
"""Ways of travelling, each at its row of the plain table."""
HOURS: Final = 24
NEVER: Final = 100_000
"""Minutes of waiting where nothing runs."""
NOBODYS: Final = -1
"""Instead of a way: somebody without any."""


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
            is_quicker = minutes < best
            best, mode = np.where(is_quicker, minutes, best), np.where(is_quicker, at, mode)
        return best, mode


def ways_of(seekers: Sequence[Seeker], norm: TravelNorms) -> Ways:
    """The table for these learners by the estimates of the day."""
    plain = plain_paces(norm)
    can = np.array([[mode.value in one.modes for mode in MODES] for one in seekers], bool).reshape(-1, len(MODES))
    limits = np.array([one.limit_minutes or 0 for one in seekers], np.int64)
    kinds, kind = np.unique(np.column_stack([can.astype(np.int64), limits]), axis=0, return_inverse=True)
    farthest, row = np.unique(_farthest(plain, kinds), axis=0, return_inverse=True)
    return Ways(_paces(plain, farthest), row.reshape(-1)[kind.reshape(-1)], plain, can)


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
