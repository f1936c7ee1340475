"""As many placed as can be."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matchmaker.problem import Problem, Whole


@dataclass(frozen=True)
class Filled:
    """An answer with as many learners as can be placed."""

    edge: Whole
    moved: NDArray[np.bool_]
    """Who got another edge than before, by learner: n."""


def fill_up(problem: Problem, edge: Whole, *, luck: Whole) -> Filled:
    """Place who has no place along chains of moves, the luckiest first; who is locked stays."""
    from matchmaker._kernels import fill as kernels

    edge_of = edge.astype(np.int64)
    holders = np.flatnonzero(edge_of >= 0)
    pools = problem.pool[edge_of[holders]]
    first, after, before = _lists(problem, holders, pools)
    is_fixed = np.zeros(problem.n_learners, np.bool_)
    is_fixed[problem.locked[:, 0]] = True
    wanting = np.flatnonzero(edge_of < 0)
    wanting = wanting[np.argsort(-luck[wanting], kind="stable")].astype(np.int32)
    order = np.argsort(problem.pool_place, kind="stable").astype(np.int32)
    place_ptr = np.zeros(problem.n_places + 1, np.int64)
    np.cumsum(np.bincount(problem.pool_place, minlength=problem.n_places), out=place_ptr[1:])
    fill = np.bincount(pools, minlength=problem.n_pools).astype(np.int32)
    held = np.bincount(problem.pool_place[pools], minlength=problem.n_places).astype(np.int32)
    moved = np.zeros(problem.n_learners, np.bool_)
    kernels.fill_up(
        wanting,
        (problem.ptr, problem.pool, problem.learner_of_edges()),
        (problem.pool_place, place_ptr, order, problem.pool_cap, problem.place_cap),
        (fill, held),
        (first, after, before),
        is_fixed,
        edge_of,
        moved,
        (
            np.zeros(problem.n_pools, np.int32),
            np.zeros(problem.n_places, np.int32),
            np.zeros(problem.n_pools, np.int64),
            np.zeros(problem.n_pools, np.int32),
            np.zeros(problem.n_learners + 1, np.int32),
            np.zeros(problem.n_pools, np.int32),
        ),
        np.zeros(2, np.int64),
    )
    return Filled(edge_of, moved)


def _lists(problem: Problem, holders: Whole, pools: Whole) -> "tuple[Whole, Whole, Whole]":
    """The holders of each pool as a list: the first one, who comes after whom, who before."""
    first = np.full(problem.n_pools, -1, np.int32)
    after, before = np.full(problem.n_learners, -1, np.int32), np.full(problem.n_learners, -1, np.int32)
    order = np.argsort(pools, kind="stable")
    rows, at = holders[order], pools[order]
    is_first = np.diff(at, prepend=-1) != 0
    first[at[is_first]] = rows[is_first]
    linked = np.flatnonzero(~is_first)
    before[rows[linked]] = rows[linked - 1]
    after[rows[linked - 1]] = rows[linked]
    return first, after, before
