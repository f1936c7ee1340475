"""Is an answer allowed, is it stable, could more be placed: written without looking at how it was found."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matchmaker.problem import UNPLACED, Finding, Problem, Whole

FARTHEST: Final = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Verdict:
    """What the checker says of an answer."""

    findings: tuple[Finding, ...]
    """Why the answer is not allowed; empty when it is."""
    placed: int
    total_minutes: int
    blocking_pairs: int
    """Edges of which learner and place would both rather have each other; none because of a lock."""
    blocking_learners: int
    blocked_by_locks: int
    """Edges that would be blocking pairs if nothing were locked, and are not with the locks."""

    @property
    def is_feasible(self) -> bool:
        """Whether the answer keeps every hard condition."""
        return not self.findings


def check(problem: Problem, edge: Whole) -> Verdict:
    """Look at an answer: `edge[n]`, the index of the edge each learner got or -1."""
    findings = tuple(_not_allowed(problem, edge))
    if findings:
        return Verdict(findings, placed=0, total_minutes=0, blocking_pairs=0, blocking_learners=0, blocked_by_locks=0)
    found = _blocking(problem, edge, is_movable=~_is_locked(problem))
    everybody = np.ones(problem.n_learners, bool)
    plain = _blocking(problem, edge, is_movable=everybody).pairs if len(problem.locked) else found.pairs
    return Verdict(
        findings,
        placed=found.placed,
        total_minutes=found.minutes,
        blocking_pairs=found.pairs,
        blocking_learners=found.learners,
        blocked_by_locks=plain - found.pairs,
    )


def blocking_edges(problem: Problem, edge: Whole, *, with_locks: bool = True) -> Whole:
    """The edges that block an allowed answer, by index.

    A learner prefers the edge to what it got, and (a) the pool and the place have room, or (b) the pool is full and its
    worst holder ranks strictly worse, or (c) the pool has room, the place is full and the worst holder at the place
    ranks strictly worse. Who is locked asks for nothing and is never the worst holder.
    """
    is_movable = ~_is_locked(problem) if with_locks else np.ones(problem.n_learners, bool)
    return _blocking(problem, edge, is_movable=is_movable, is_listed=True).edges


@dataclass(frozen=True)
class _Blocking:
    pairs: int
    learners: int
    placed: int
    minutes: int
    edges: Whole


def _blocking(problem: Problem, edge: Whole, *, is_movable: NDArray[np.bool_], is_listed: bool = False) -> _Blocking:
    """What blocks an allowed answer, counted; the edges themselves only where they are asked for."""
    from matchmaker._kernels import check as kernels

    in_pool, at_place = np.zeros(problem.n_pools, np.int32), np.zeros(problem.n_places, np.int32)
    worst_in_pool = np.full(problem.n_pools, -FARTHEST, np.int64)
    worst_at_place = np.full(problem.n_places, -FARTHEST, np.int64)
    placed, minutes = kernels.count_holders(
        edge,
        is_movable,
        problem.pool,
        problem.pool_place,
        problem.prank,
        problem.minutes,
        in_pool,
        at_place,
        worst_in_pool,
        worst_at_place,
    )
    # What a rank must beat: anything where there is room, else the worst holder of the pool, else of the place.
    place_is_full = (at_place >= problem.place_cap)[problem.pool_place]
    bar = np.where(place_is_full, worst_at_place[problem.pool_place], FARTHEST)
    bar = np.where(in_pool >= problem.pool_cap, worst_in_pool, bar)
    edges = (problem.ptr, problem.pool, problem.lrank, problem.prank)
    given = (edge, is_movable, _is_open(problem), edges, bar)
    pairs, learners = kernels.find_blocking(*given, np.zeros(0, np.int64))
    found = np.zeros(pairs if is_listed else 0, np.int64)
    if is_listed:
        kernels.find_blocking(*given, found)
    return _Blocking(int(pairs), int(learners), int(placed), int(minutes), found)


@dataclass(frozen=True)
class Bound:
    """How many can be placed at most, and why: these learners can go nowhere but to these pools, with so many seats."""

    most: int
    learners: Whole
    pools: Whole
    seats: int


def bound(problem: Problem, edge: Whole) -> Bound:
    """A proven bound on the number placed, from the learners without a place and all who could make room for them.

    Where the answer places as many as can be, `most` is that number. Where a free seat can still be reached, the bound
    is larger than what was placed. Forbidden edges do not count, and who is locked stays.
    """
    from matchmaker._kernels import check as kernels

    is_fixed = _is_locked(problem)
    is_asking, is_reached = (edge == UNPLACED) & ~is_fixed, np.zeros(problem.n_pools, bool)
    first = np.zeros(problem.n_pools + 1, np.int64)
    holder = np.zeros(problem.n_learners, np.int32)
    kernels.list_holders(edge, problem.pool, first, holder)
    place_ptr = np.concatenate([[0], np.cumsum(np.bincount(problem.pool_place, minlength=problem.n_places))])
    queue = np.zeros(problem.n_learners, np.int32)
    fresh = np.flatnonzero(is_asking)
    queue[: len(fresh)] = fresh
    kernels.spread(
        queue,
        len(fresh),
        np.zeros(problem.n_pools, np.int64),
        (problem.ptr, problem.pool),
        _is_open(problem),
        (problem.pool_place, place_ptr, np.argsort(problem.pool_place, kind="stable")),
        np.diff(first) < problem.pool_cap,
        (first, holder),
        is_fixed,
        is_asking,
        is_reached,
    )
    reached = np.flatnonzero(is_reached)
    seats = _seats(problem, reached)
    asking = np.flatnonzero(is_asking)
    return Bound(problem.n_learners - len(asking) + min(seats, len(asking)), asking, reached, seats)


def _seats(problem: Problem, pools: Whole) -> int:
    """How many who are not locked these pools can hold together."""
    locked = problem.locked[:, 1]
    free = problem.pool_cap - np.bincount(locked, minlength=problem.n_pools)
    at_place = problem.place_cap - np.bincount(problem.pool_place[locked], minlength=problem.n_places)
    asked = np.bincount(problem.pool_place[pools], weights=free[pools], minlength=problem.n_places)
    return int(np.minimum(asked, at_place).sum())


def _not_allowed(problem: Problem, edge: Whole) -> Iterator[Finding]:
    if edge.shape != (problem.n_learners,):
        yield Finding("edge", None, f"shape {edge.shape}", f"one number for each of {problem.n_learners} learners")
        return
    outside = (edge != UNPLACED) & ((edge < problem.ptr[:-1]) | (edge >= problem.ptr[1:]))
    for learner in np.flatnonzero(outside):
        needed = f"-1 or {problem.ptr[learner]} to {problem.ptr[learner + 1] - 1}, an edge of this learner"
        yield Finding("edge", int(learner), str(edge[learner]), needed)
    if outside.any():
        return
    taken = edge[edge != UNPLACED]
    pools = problem.pool[taken]
    in_pool = np.bincount(pools, minlength=problem.n_pools)
    in_place = np.bincount(problem.pool_place[pools], minlength=problem.n_places)
    for name, held, cap in (("pool_cap", in_pool, problem.pool_cap), ("place_cap", in_place, problem.place_cap)):
        for index in np.flatnonzero(held > cap):
            yield Finding(name, int(index), f"{held[index]} learners", f"at most {cap[index]}")
    for row, (learner, pool) in enumerate(problem.locked):
        if edge[learner] == UNPLACED or problem.pool[edge[learner]] != pool:
            yield Finding("locked", row, f"learner {learner} elsewhere", f"learner {learner} in pool {pool}")
    for row, (learner, pool) in enumerate(problem.forbidden):
        if edge[learner] != UNPLACED and problem.pool[edge[learner]] == pool:
            yield Finding("forbidden", row, f"learner {learner} in pool {pool}", "another pool, or none")


def _is_locked(problem: Problem) -> NDArray[np.bool_]:
    mask = np.zeros(problem.n_learners, bool)
    mask[problem.locked[:, 0]] = True
    return mask


def _is_open(problem: Problem) -> NDArray[np.bool_]:
    """Which edges are not forbidden; empty where none is."""
    if not len(problem.forbidden):
        return np.zeros(0, bool)
    mask = np.ones(problem.n_edges, bool)
    edges = problem.edges_of(problem.forbidden)
    mask[edges[edges >= 0]] = False
    return mask
