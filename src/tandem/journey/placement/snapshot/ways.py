"""How learners travel, for the engine: it knows one pace per learner, and a learner may have several ways to go.

Each learner gets the row of a table that holds, hour by hour, the way that reaches farthest within the longest trip the
learner accepts. So whether a place is within reach is exact; how long the trip takes is then told by the quickest way.
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
MOST_ROWS: Final = 256
"""So many rows the engine takes; with more, longest trips are told apart by five minutes, then by fifteen, …"""


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
    kinds, row = _kinds(can, limits)
    shape = (max(len(kinds), 1), HOURS)
    slow, wait = np.ones(shape, np.int64), np.full(shape, NEVER)
    for at, kind in enumerate(kinds):
        slow[at], wait[at] = _farthest(plain, kind[:-1].astype(bool), int(kind[-1]))
    return Ways(Pace(slow, wait), row, plain, can)


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


def _kinds(can: Truth, limits: Whole) -> tuple[Whole, Whole]:
    """Every different set of ways with its longest trip, and which of them each learner has."""
    step = 1
    while True:
        coarse = limits // step * step
        kinds, row = np.unique(np.column_stack([can.astype(np.int64), coarse]), axis=0, return_inverse=True)
        if len(kinds) <= MOST_ROWS:
            return kinds, row.reshape(-1)
        step = 5 if step == 1 else step * 3


def _farthest(plain: Pace, can: Truth, limit: int) -> tuple[Whole, Whole]:
    """The pace of the way that reaches farthest within the limit, hour by hour; of nobody's way where there is none."""
    reach = (limit - plain.wait_minutes) * METRE_SECONDS // plain.seconds_per_km
    reach = np.where(can[:, None], reach, np.iinfo(np.int64).min)
    best = reach.argmax(axis=0)
    hours = np.arange(HOURS)
    return plain.seconds_per_km[best, hours], np.where(can.any(), plain.wait_minutes[best, hours], NEVER)
