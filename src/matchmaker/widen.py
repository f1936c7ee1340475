"""More placed while nothing blocks: equals make room for each other where that leads to a free seat."""

from typing import Final

import numpy as np

from matchmaker.held import held
from matchmaker.problem import Problem, Whole

MOST_LOOKED_AT: Final = 20_000
"""A chain is sought among so many learners."""

TURNS: Final = 10
"""Everybody without a place gets so many chances, as long as the last turn helped anybody."""


def widen(problem: Problem, edge: Whole, *, luck: Whole) -> Whole:
    """A stable answer with no fewer placed than this stable one: `edge[n]`. The luckiest goes first.

    Who has no place takes the seat of an equal, who goes on down its list and may do the same, until somebody finds a
    free seat. The worst holder of a place only gets better, so nothing begins to block. `problem` has nothing
    forbidden; who is locked stays.
    """
    from matchmaker._kernels.widen import widen as kernel

    state = held(problem, edge)
    wanting = state.movable[state.edge[state.movable] < 0]
    wanting = wanting[np.argsort(-luck[wanting], kind="stable")]
    learners = problem.n_learners
    search = (
        np.zeros(learners, np.int64),
        np.zeros(learners, np.int64),
        np.zeros(learners, np.int32),
        np.zeros(learners, np.int32),
        np.zeros(problem.n_places, np.int64),
    )
    edges = state.edges(problem)
    bar, tried = np.zeros(problem.n_pools, np.int64), np.zeros(1, np.int64)
    given = (edges, state.places(problem), state.seats, state.edge, bar, search, tried)
    kernel(wanting, MOST_LOOKED_AT, TURNS, *given)
    return state.edge
