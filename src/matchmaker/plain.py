"""A market as the rules see it: nothing forbidden, pools and places numbered as they are first asked.

So the loops need not look at what is forbidden, and how somebody numbered pools and places changes no answer.
"""

from dataclasses import dataclass, replace

import numpy as np

from matchmaker.problem import UNPLACED, Problem, Whole, frozen


@dataclass(frozen=True, eq=False)
class Plain:
    """A market without its forbidden edges."""

    problem: Problem
    kept: Whole | None
    """The index of each edge in the market as it was given; nothing where no edge is forbidden."""

    def in_full(self, edge: Whole) -> Whole:
        """An answer in the numbers of the market as it was given."""
        if self.kept is None:
            return edge
        return np.where(edge == UNPLACED, UNPLACED, self.kept[edge] if len(self.kept) else UNPLACED)


def without_forbidden(problem: Problem) -> Plain:
    """Leave out what is forbidden."""
    edges = problem.edges_of(problem.forbidden)
    edges = edges[edges >= 0]
    if not len(edges):
        return Plain(replace(problem, forbidden=problem.forbidden[:0]), None)
    keep = np.ones(problem.n_edges, bool)
    keep[edges] = False
    ptr = np.zeros(problem.n_learners + 1, np.int64)
    np.cumsum(np.bincount(problem.learner_of_edges()[keep], minlength=problem.n_learners), out=ptr[1:])
    allowed = Problem(
        place_cap=problem.place_cap,
        pool_place=problem.pool_place,
        pool_cap=problem.pool_cap,
        ptr=frozen(ptr),
        pool=frozen(problem.pool[keep]),
        lrank=frozen(problem.lrank[keep]),
        prank=frozen(problem.prank[keep]),
        minutes=frozen(problem.minutes[keep]),
        locked=problem.locked,
    )
    return Plain(allowed, np.flatnonzero(keep))


def in_order(problem: Problem) -> Problem:
    """The same market with pools and places numbered as they are first asked; edges keep their index.

    `problem` has nothing forbidden. What nobody asks for comes last.
    """
    number_of_pool = _as_met(problem.pool, problem.n_pools)
    pools = np.argsort(number_of_pool)
    number_of_place = _as_met(problem.pool_place[pools], problem.n_places)
    locked = problem.locked.copy()
    locked[:, 1] = number_of_pool[locked[:, 1]]
    return replace(
        problem,
        place_cap=frozen(problem.place_cap[np.argsort(number_of_place)]),
        pool_place=frozen(number_of_place[problem.pool_place[pools]]),
        pool_cap=frozen(problem.pool_cap[pools]),
        pool=frozen(number_of_pool[problem.pool]),
        locked=frozen(locked),
    )


def _as_met(values: Whole, count: int) -> Whole:
    """A number for each value from 0 to `count`, in the order in which they first stand there; the others come last."""
    from matchmaker._kernels.nearby import number_as_met

    number = np.full(count, -1, np.int32)
    met = number_as_met(values, number)
    number[number < 0] = np.arange(met, count, dtype=np.int32)
    return number
