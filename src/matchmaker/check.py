"""Is an answer allowed, is it stable, could more be placed: written without looking at how it was found."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from matchmaker.problem import Finding, Problem, Whole

UNPLACED: Final = -1
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
    taken = edge[edge != UNPLACED]
    blocking = blocking_edges(problem, edge)
    plain = blocking_edges(problem, edge, with_locks=False) if len(problem.locked) else blocking
    return Verdict(
        findings,
        placed=len(taken),
        total_minutes=int(problem.minutes[taken].sum(dtype=np.int64)),
        blocking_pairs=len(blocking),
        blocking_learners=len(np.unique(problem.learner_of_edges()[blocking])),
        blocked_by_locks=len(plain) - len(blocking),
    )


def blocking_edges(problem: Problem, edge: Whole, *, with_locks: bool = True) -> Whole:
    """The edges that block an allowed answer, by index.

    A learner prefers the edge to what it got, and (a) the pool and the place have room, or (b) the pool is full and its
    worst holder ranks strictly worse, or (c) the pool has room, the place is full and the worst holder at the place
    ranks strictly worse. Who is locked asks for nothing and is never the worst holder.
    """
    holders = np.flatnonzero(edge != UNPLACED)
    taken = edge[holders]
    pools = problem.pool[taken]
    places = problem.pool_place[pools]
    is_movable = np.ones(problem.n_learners, bool)
    if with_locks:
        is_movable[problem.locked[:, 0]] = False
    movable = is_movable[holders]
    worst_in_pool = np.full(problem.n_pools, -FARTHEST, np.int64)
    np.maximum.at(worst_in_pool, pools[movable], problem.prank[taken[movable]].astype(np.int64))
    worst_at_place = np.full(problem.n_places, -FARTHEST, np.int64)
    np.maximum.at(worst_at_place, places[movable], problem.prank[taken[movable]].astype(np.int64))
    pool_is_full = np.bincount(pools, minlength=problem.n_pools) >= problem.pool_cap
    place_is_full = np.bincount(places, minlength=problem.n_places) >= problem.place_cap
    # What a rank must beat: anything where there is room, else the worst holder of the pool, else of the place.
    bar = np.where(pool_is_full, worst_in_pool, worst_at_place[problem.pool_place])
    bar = np.where(pool_is_full | place_is_full[problem.pool_place], bar, FARTHEST)
    got = np.full(problem.n_learners, FARTHEST, np.int64)
    got[holders] = problem.lrank[taken]
    got[~is_movable] = -FARTHEST
    is_wanted = problem.lrank < np.repeat(got, np.diff(problem.ptr))
    is_welcome = problem.prank < bar[problem.pool]
    return np.flatnonzero(is_wanted & is_welcome & ~_is_forbidden(problem))


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
    is_open = ~_is_forbidden(problem)
    is_fixed = np.zeros(problem.n_learners, bool)
    is_fixed[problem.locked[:, 0]] = True
    holders = np.flatnonzero(edge != UNPLACED)
    pools = problem.pool[edge[holders]]
    in_pool = np.bincount(pools, minlength=problem.n_pools)
    has_room = in_pool < problem.pool_cap
    by_pool = holders[np.argsort(pools, kind="stable")]
    pool_ptr = np.concatenate([[0], np.cumsum(in_pool)])
    by_place = np.argsort(problem.pool_place, kind="stable")
    place_ptr = np.concatenate([[0], np.cumsum(np.bincount(problem.pool_place, minlength=problem.n_places))])
    is_asking, is_reached = np.zeros(problem.n_learners, bool), np.zeros(problem.n_pools, bool)
    fresh = np.flatnonzero((edge == UNPLACED) & ~is_fixed)
    while len(fresh):
        is_asking[fresh] = True
        edges = _slices(problem.ptr, fresh)
        wanted = np.unique(problem.pool[edges[is_open[edges]]])
        wanted = wanted[~is_reached[wanted]]
        places = np.unique(problem.pool_place[wanted[has_room[wanted]]])
        beside = by_place[_slices(place_ptr, places)]
        found = np.union1d(wanted, beside[~is_reached[beside]])
        is_reached[found] = True
        fresh = by_pool[_slices(pool_ptr, found)]
        fresh = fresh[~is_asking[fresh] & ~is_fixed[fresh]]
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


def _slices(ptr: Whole, rows: Whole) -> Whole:
    """The indexes from `ptr[row]` up to `ptr[row + 1]` of all these rows."""
    counts = ptr[rows + 1] - ptr[rows]
    starts = np.repeat(ptr[rows] - np.concatenate([[0], np.cumsum(counts)[:-1]]), counts)
    return starts + np.arange(int(counts.sum()))


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


def _is_forbidden(problem: Problem) -> "np.ndarray":
    mask = np.zeros(problem.n_edges, bool)
    edges = problem.edges_of(problem.forbidden)
    mask[edges[edges >= 0]] = True
    return mask
