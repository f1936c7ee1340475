"""What would it take: the smallest single change that gives a learner a place, and what one lock costs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from matchmaker.check import check
from matchmaker.problem import UNPLACED, Problem, Whole

Rerun = Callable[[Problem], Whole]
"""The rule with its seed: a market in, the edge of each learner or -1 out."""


class Kind(StrEnum):
    """A change that might give a learner a place, the smallest first."""

    POOL_SEAT = "pool_seat"
    """One seat more in a pool on its list."""
    PLACE_SEAT = "place_seat"
    """One mentor seat more at a place on its list."""
    CLASS = "class"
    """One class better with one place on its list."""
    RELEASE = "release"
    """A lock of another learner at a place on its list released."""
    BOTH_SEATS = "both_seats"
    """One seat more in a pool on its list and at its place."""


@dataclass(frozen=True)
class Change:
    """One change: at which pool (and its place), and about whom."""

    kind: Kind
    pool: int
    learner: int


@dataclass(frozen=True)
class Counterfactual:
    """The smallest change of the kinds that gives a learner a place, and the edge it then gets."""

    change: Change | None
    """None where no single change of these kinds does, and where the learner has a place already."""
    edge: int
    tried: int


def counterfactual(problem: Problem, edge: Whole, learner: int, *, rerun: Rerun) -> Counterfactual:
    """Try every single change, by kind and then by the learner's own order, until one gives it a place."""
    if edge[learner] != UNPLACED:
        return Counterfactual(None, int(edge[learner]), 0)
    tried = 0
    for change, changed in changes(problem, learner):
        tried += 1
        got = int(rerun(changed)[learner])
        if got != UNPLACED:
            return Counterfactual(change, got, tried)
    return Counterfactual(None, UNPLACED, tried)


def changes(problem: Problem, learner: int) -> Iterator[tuple[Change, Problem]]:
    """Every single change for a learner and the market with it, the smallest first."""
    pools = [int(pool) for pool in problem.pool[problem.ptr[learner] : problem.ptr[learner + 1]]]
    places = [int(problem.pool_place[pool]) for pool in pools]
    pool_of = dict(zip(reversed(places), reversed(pools), strict=True))  # the best liked pool of each place
    by_liking = sorted(pool_of.values(), key=pools.index)
    for pool, place in zip(pools, places, strict=True):
        if problem.pool_cap[pool] < problem.place_cap[place]:
            yield Change(Kind.POOL_SEAT, pool, learner), replace(problem, pool_cap=_one_more(problem.pool_cap, pool))
    for pool in by_liking:
        seats = _one_more(problem.place_cap, int(problem.pool_place[pool]))
        yield Change(Kind.PLACE_SEAT, pool, learner), replace(problem, place_cap=seats)
    for pool in by_liking:
        prank = _one_class_better(problem, learner, int(problem.pool_place[pool]))
        if prank is not None:
            yield Change(Kind.CLASS, pool, learner), replace(problem, prank=prank)
    for row, (other, pool) in enumerate(problem.locked.tolist()):
        if int(problem.pool_place[pool]) in pool_of:
            yield Change(Kind.RELEASE, pool, other), replace(problem, locked=np.delete(problem.locked, row, axis=0))
    for pool, place in zip(pools, places, strict=True):
        more = replace(problem, pool_cap=_one_more(problem.pool_cap, pool))
        yield Change(Kind.BOTH_SEATS, pool, learner), replace(more, place_cap=_one_more(problem.place_cap, place))


def _one_more(seats: Whole, index: int) -> Whole:
    more = seats.copy()
    more[index] += 1
    return more


def _one_class_better(problem: Problem, learner: int, place: int) -> Whole | None:
    """The ranks of places with this learner one class better at this place; None where it is in the best already."""
    start, end = int(problem.ptr[learner]), int(problem.ptr[learner + 1])
    known = np.unique(problem.prank[problem.pool_place[problem.pool] == place])
    prank = problem.prank.copy()
    for edge in range(start, end):
        if problem.pool_place[problem.pool[edge]] == place:
            prank[edge] = known[max(int(np.searchsorted(known, prank[edge])) - 1, 0)]
    return prank if (prank[start:end] != problem.prank[start:end]).any() else None


@dataclass(frozen=True, eq=False)
class LockCost:
    """What one lock does to the answer: with it minus without it."""

    moves: Whole
    """The learners who are in another pool than without the lock."""
    placed: int
    minutes: int
    blocked_by_locks: int


def cost_of_lock(problem: Problem, edge: Whole, row: int, *, rerun: Rerun) -> LockCost:
    """Decide again without row `row` of `locked`, and compare."""
    released = replace(problem, locked=np.delete(problem.locked, row, axis=0))
    free = rerun(released)
    with_lock, without = check(problem, edge), check(released, free)
    return LockCost(
        moves=np.flatnonzero(edge != free),
        placed=with_lock.placed - without.placed,
        minutes=with_lock.total_minutes - without.total_minutes,
        blocked_by_locks=with_lock.blocked_by_locks - without.blocked_by_locks,
    )
