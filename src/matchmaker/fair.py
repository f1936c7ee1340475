"""As many placed as can be, then the shortest longest trip, then the least travel; and why no shorter trip will do.

A limit is tried by leaving out every trip beyond it. Where that places fewer, those left over and all who could make
room for them can go nowhere but to pools that are full. So many of them must get out to other pools, and the limit can
be no shorter than the trips that takes: the search goes on from there.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matchmaker.cheapest import cheapest
from matchmaker.check import Bound, bound
from matchmaker.optimise import fill_up
from matchmaker.problem import UNPLACED, Problem, Whole
from matchmaker.propose import lottery, propose

LEVELS: Final = 3
"""Fresh starts before chains of moves place the last few."""

SEED: Final = 0
"""Of the lottery that says where chains of moves begin."""

NO_TRIP: Final = -1
"""A limit within which nobody travels but who is locked."""


@dataclass(frozen=True, eq=False)
class Fair:
    """What came out: the edge of each learner or -1, the longest trip, and what proves that there is no shorter one."""

    edge: Whole
    longest: int
    """The most minutes that anybody travels who is not locked; 0 where nobody else has a place."""
    longest_locked: int
    """The most minutes that anybody travels who is locked; 0 where nobody is."""
    least_minutes: int
    """The least total travel of any answer with as many placed and no longer trip, proven by prices."""
    cut: Bound | None
    """How many can be placed at most without a trip that long, and why; none where only who is locked has a place."""


@dataclass(frozen=True)
class _Within:
    """A market without the trips beyond a limit; `kept[e]` is the number each edge has in the whole market."""

    problem: Problem
    kept: Whole

    def filled(self, edge: Whole, luck: Whole) -> Whole:
        """As many placed as can be, from an answer whose trips beyond the limit are undone; in these edges."""
        at = np.searchsorted(self.kept, edge)
        at[at == len(self.kept)] = UNPLACED
        is_kept = (edge >= 0) & (at >= 0)
        is_kept[is_kept] = self.kept[at[is_kept]] == edge[is_kept]
        return fill_up(self.problem, np.where(is_kept, at, UNPLACED), luck=luck).edge

    def whole(self, edge: Whole) -> Whole:
        """An answer in the edges of the whole market."""
        answer = np.full(len(edge), UNPLACED, np.int64)
        answer[edge >= 0] = self.kept[edge[edge >= 0]]
        return answer


def fair(problem: Problem, *, is_exact: bool = False, threads: int = 2) -> Fair:
    """Decide who travels where. `problem` has nothing forbidden; who is locked stays, however far that is.

    An exact answer has the least travel there is within the longest trip; else hardly more. The number placed and the
    longest trip are exact in both.
    """
    luck = lottery(problem.n_learners, SEED)
    asked = propose(problem, levels=LEVELS, promotions=0, luck=luck, threads=threads)
    most = fill_up(problem, asked.edge, luck=luck).edge
    locked_trips = problem.minutes[problem.edges_of(problem.locked)]
    longest, cut = _shortest_limit(problem, most, luck)
    market = _within(problem, longest)
    auction = cheapest(market.problem, is_exact=is_exact, threads=threads)
    edge = fill_up(market.problem, auction.edge, luck=luck).edge
    return Fair(
        edge=market.whole(edge),
        longest=max(longest, 0),
        longest_locked=int(locked_trips.max(initial=0)),
        least_minutes=auction.least_minutes(int((edge != UNPLACED).sum())),
        cut=cut,
    )


def _shortest_limit(problem: Problem, most: Whole, luck: Whole) -> tuple[int, Bound | None]:
    """The shortest limit that places as many as this answer does, and why a shorter one does not."""
    is_free = np.ones(problem.n_learners, bool)
    is_free[problem.locked[:, 0]] = False
    placed = int((most != UNPLACED).sum())
    if not (is_free & (most != UNPLACED)).any():
        return NO_TRIP, None
    limits = np.unique(problem.minutes)
    low, high = _first_limit(problem, most, is_free), _longest(problem, most, is_free)
    at, end, turn, answer = int(np.searchsorted(limits, low)), int(np.searchsorted(limits, high)), 0, most
    while at < end:
        # The shortest that may do is often the one that does; now and then the middle, so that this ends soon.
        tried = at if turn % 2 == 0 else (at + end) // 2
        turn += 1
        market = _within(problem, int(limits[tried]))
        found = market.filled(answer, luck)
        missing = placed - int((found != UNPLACED).sum())
        if missing:
            answer = market.whole(found)
            needed = _limit_to_get_out(problem, bound(market.problem, found), missing)
            at = max(tried + 1, int(np.searchsorted(limits, needed)))
        else:
            end = int(np.searchsorted(limits, _longest(problem, market.whole(found), is_free)))
    shorter = _within(problem, int(limits[end - 1]) if end else NO_TRIP)
    return int(limits[end]), bound(shorter.problem, shorter.filled(answer, luck))


def _within(problem: Problem, limit: int) -> _Within:
    """The market without the trips beyond a limit, except of who is locked."""
    is_kept = problem.minutes <= limit
    is_kept[problem.edges_of(problem.locked)] = True
    before = np.append(0, np.cumsum(is_kept))
    left = Problem(
        place_cap=problem.place_cap,
        pool_place=problem.pool_place,
        pool_cap=problem.pool_cap,
        ptr=before[problem.ptr],
        pool=problem.pool[is_kept],
        lrank=problem.lrank[is_kept],
        prank=problem.prank[is_kept],
        minutes=problem.minutes[is_kept],
        locked=problem.locked,
    )
    return _Within(left, np.flatnonzero(is_kept))


def _longest(problem: Problem, edge: Whole, is_free: NDArray[np.bool_]) -> int:
    """The longest trip of who is not locked."""
    return int(problem.minutes[edge[is_free & (edge != UNPLACED)]].max())


def _first_limit(problem: Problem, most: Whole, is_free: NDArray[np.bool_]) -> int:
    """A limit that any answer with as many placed needs.

    The learners of the cut take every seat of its pools; everybody else has a place, so at a pool outside it.
    """
    cut = bound(problem, most)
    is_free = is_free.copy()
    is_free[cut.learners] = False
    return int(_shortest_way_out(problem, cut)[is_free].max(initial=0))


def _limit_to_get_out(problem: Problem, cut: Bound, missing: int) -> int:
    """A limit needed so that as many of the learners of a cut as are missing can go to a pool outside it."""
    ways = _shortest_way_out(problem, cut)[cut.learners]
    return int(np.partition(ways, missing - 1)[missing - 1])


def _shortest_way_out(problem: Problem, cut: Bound) -> Whole:
    """The shortest trip of each learner to a pool outside the cut, however long it may be: n."""
    is_out = np.ones(problem.n_pools, bool)
    is_out[cut.pools] = False
    edges = np.flatnonzero(is_out[problem.pool])
    ways = np.full(problem.n_learners, np.iinfo(np.int32).max, np.int32)
    np.minimum.at(ways, problem.learner_of_edges()[edges], problem.minutes[edges].astype(np.int32))
    return ways
