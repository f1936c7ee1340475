"""As many placed as can be."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matchmaker.held import held
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

    state = held(problem, edge)
    wanting = state.movable[state.edge[state.movable] < 0]
    wanting = wanting[np.argsort(-luck[wanting], kind="stable")]
    moved = np.zeros(problem.n_learners, np.bool_)
    kernels.fill_up(
        wanting,
        (problem.ptr, problem.pool, problem.learner_of_edges()),
        state.places(problem),
        state.seats,
        state.edge,
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
    return Filled(state.edge, moved)
