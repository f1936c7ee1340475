"""Fewer blocking pairs with as many placed, or more placed with nothing that blocks; every exception can be told.

An exception can be told when learners have levels so that every holder stands at least as high as everybody who would
rather be there, and strictly higher than whom the place ranks better: "it had priority, or it had no place".
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from matchmaker.held import Held, held
from matchmaker.problem import UNPLACED, Problem, Whole

TRIALS: Final = 100_000
"""So many chains of moves are tried in any market."""

TRIALS_A_LEARNER: Final = 10
"""And so many more for each learner."""

MOST_TRIALS: Final = 500_000

ROUNDS: Final = 5
"""The levels are made as low as they can be so many times on the way."""

SPARE_LEVELS: Final = 2
"""While it seeks, levels may rise so far above the highest there is."""


@dataclass(frozen=True, eq=False)
class Levels:
    """Who had priority, as low as can be, and what that does not explain."""

    level: Whole
    """The level of each learner: n."""
    unexplained: Whole
    """The edges that block for which no levels can be: the learner would have to stand above itself."""


@dataclass(frozen=True, eq=False)
class Calm:
    """What came out."""

    edge: Whole
    """The edge of each learner or -1: n."""
    levels: Levels
    kept: int
    """How many chains of moves were kept."""


def calm(problem: Problem, edge: Whole, *, seed: int, trials: int | None = None) -> Calm:
    """An answer with no fewer placed and no more blocking pairs; `problem` has nothing forbidden, who is locked stays.

    A chain of moves is kept where neither gets worse and each new exception can be told; what could not be told before
    may stay. `trials` is how many chains are tried.
    """
    from matchmaker._kernels.calm import calm as kernel

    asked = min(MOST_TRIALS, TRIALS + TRIALS_A_LEARNER * problem.n_learners) if trials is None else trials
    state = held(problem, edge)
    edges = state.edges(problem)
    places, index = state.places(problem), _by_pool(problem, state)
    answer, known = _counted(problem, state, edges=edges)
    chance = np.array([(seed * 0x9E3779B1 + 0x2545F491) % 2**32 or 1], np.int64)
    log, search, kept = _empty_log(problem, state), _empty_search(problem), 0
    found = levels_of(problem, state.edge)
    for _ in range(ROUNDS):
        levels = _room_to_lift(problem, found)
        given = (log, edges, index, places, state.seats, answer, known, levels, search)
        kept += int(kernel(asked // ROUNDS, state.movable, chance, *given))
        found = levels_of(problem, state.edge, apart=found.unexplained)
    return Calm(state.edge, found, kept)


def levels_of(problem: Problem, edge: Whole, *, apart: Whole | None = None) -> Levels:
    """The lowest levels that explain an allowed answer, and the edges that block for which there are none.

    Edges that are set `apart` need not be explained; those of them that block are told with the others.
    """
    from matchmaker._kernels.levels import circles, longest

    state = held(problem, edge)
    envied, group = _envied(problem, state)
    graph = _graph(problem, state, envied[group >= 0], group[group >= 0])
    is_apart = np.isin(envied[group >= 0], apart if apart is not None else ()) & (graph.step_of >= 0)
    is_asked = (graph.step_of >= 0) & ~is_apart
    ptr, to, weight = graph.arrows(is_asked)
    circle = circles(ptr, to)
    is_circular = is_asked & (circle[graph.learner] == circle[graph.step_of])
    if is_circular.any():
        ptr, to, weight = graph.arrows(is_asked & ~is_circular)
        circle = circles(ptr, to)
    length = longest(problem.n_learners, ptr, to, weight, circle, np.argsort(-circle, kind="stable"))
    unexplained = np.append(envied[group < 0], envied[group >= 0][is_circular | is_apart])
    return Levels(length[circle[: problem.n_learners]], np.sort(unexplained))


@dataclass(frozen=True, eq=False)
class _Graph:
    """Who must stand at least as high as whom, in few arrows.

    The points are the learners, then a step for each holder of a full pool or place, the worst first, then every pool
    and place as a whole. A step leads to its holder, who stands higher, and to the step of the next worse one.
    """

    n_learners: int
    points: int
    holder: Whole
    """The holder of each step."""
    group: Whole
    """The full pool, or place counted on from the pools, of each step."""
    learner: Whole
    """Who would rather be elsewhere, for each edge to something full."""
    wanted: Whole
    """The pool or place as a whole that the edge leads to."""
    step_of: Whole
    """The step of the best holder that is worse; -1 where the edge does not block."""

    def arrows(self, is_told: NDArray[np.bool_]) -> tuple[Whole, Whole, Whole]:
        """The arrows by the point they start from, and how much higher they lead; of blocking edges only those told."""
        step = self.n_learners + np.arange(len(self.holder))
        whole = self.n_learners + len(self.holder) + self.group
        later = np.flatnonzero(self.group[1:] == self.group[:-1]) + 1
        start = np.concatenate([step, step[later], whole, self.learner, self.learner[is_told]])
        end = np.concatenate([self.holder, step[later - 1], self.holder, self.wanted, self.step_of[is_told]])
        order = np.argsort(start, kind="stable")
        ptr = np.zeros(self.points + 1, np.int64)
        np.cumsum(np.bincount(start, minlength=self.points), out=ptr[1:])
        return ptr, end[order].astype(np.int32), (order < len(step)).astype(np.int8)


def _envied(problem: Problem, state: Held) -> tuple[Whole, Whole]:
    """The edges that learners would rather have, and what is full there: the pool, the place, or nothing (-1)."""
    mine = np.full(problem.n_learners, np.iinfo(np.int64).max)
    mine[problem.locked[:, 0]] = np.iinfo(np.int64).min
    placed = state.movable[state.edge[state.movable] >= 0]
    mine[placed] = problem.lrank[state.edge[placed]]
    envied = np.flatnonzero(problem.lrank < np.repeat(mine, np.diff(problem.ptr)))
    return envied, _full(problem, state)[problem.pool[envied]]


def _full(problem: Problem, state: Held) -> Whole:
    """What is full where somebody would come in a pool: q."""
    place = np.where(state.held < state.place_cap, UNPLACED, problem.n_pools + np.arange(problem.n_places))
    full: Whole = np.where(state.fill < state.pool_cap, place[problem.pool_place], np.arange(problem.n_pools))
    return full


def _graph(problem: Problem, state: Held, envied: Whole, wanted: Whole) -> _Graph:
    placed = state.movable[state.edge[state.movable] >= 0]
    pool = problem.pool[state.edge[placed]]
    group = np.concatenate([pool, problem.n_pools + problem.pool_place[pool]]).astype(np.int64)
    holder, prank = np.tile(placed, 2), np.tile(problem.prank[state.edge[placed]].astype(np.int64), 2)
    order = np.lexsort((-prank, group))
    holder, prank, group = holder[order], prank[order], group[order]
    # Where each edge would stand among the holders: after all that are worse.
    both = np.concatenate([prank, problem.prank[envied]])
    ranks = np.unique(both, return_inverse=True)[1].astype(np.int64)
    wide = np.int64(len(both) + 1)  # the product below outgrows 32 bits
    after = np.searchsorted(group * wide - ranks[: len(group)], wanted * wide - ranks[len(group) :])
    step = problem.n_learners + after - 1
    whole = problem.n_learners + len(holder)
    return _Graph(
        n_learners=problem.n_learners,
        points=whole + problem.n_pools + problem.n_places,
        holder=holder,
        group=group,
        learner=problem.learner_of_edges()[envied],
        wanted=whole + wanted,
        step_of=np.where(after > np.searchsorted(group, wanted), step, UNPLACED),
    )


def _by_pool(problem: Problem, state: Held) -> tuple[Any, ...]:
    """The learner of each edge, and the edges of who may move by pool, the best-ranked first."""
    owner = problem.learner_of_edges()
    is_movable = np.zeros(problem.n_learners, np.bool_)
    is_movable[state.movable] = True
    edges = np.flatnonzero(is_movable[owner])
    edges = edges[np.lexsort((problem.prank[edges], problem.pool[edges]))]
    ptr = np.zeros(problem.n_pools + 1, np.int64)
    np.cumsum(np.bincount(problem.pool[edges], minlength=problem.n_pools), out=ptr[1:])
    ranks = problem.prank[edges].astype(np.int64), problem.lrank[edges].astype(np.int64)
    return owner, ptr, edges.astype(np.int32), owner[edges], *ranks


def _counted(problem: Problem, state: Held, *, edges: tuple[Any, ...]) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """The answer as the loops know it, and which of its edges block."""
    from matchmaker._kernels.calm import count
    from matchmaker._kernels.held import OPEN

    is_placed = state.edge >= 0
    rank = np.full(problem.n_learners, OPEN, np.int64)
    rank[is_placed] = problem.lrank[state.edge[is_placed]]
    answer = (state.edge, rank, np.zeros(problem.n_pools, np.int64))
    known = (
        np.zeros(problem.n_edges, np.bool_),
        np.zeros(problem.n_learners, np.int32),
        np.zeros(problem.n_learners, np.int32),
        np.zeros(problem.n_learners, np.int32),
        np.zeros(2, np.int64),
    )
    count(state.movable, edges, state.places(problem), state.seats, answer, known)
    return answer, known


def _room_to_lift(problem: Problem, found: Levels) -> tuple[Any, ...]:
    """The levels as the loops lift them, and what they write on the way."""
    from matchmaker._kernels.calm import MOST_LIFTS

    is_apart = np.zeros(problem.n_edges, np.bool_)
    is_apart[found.unexplained] = True
    n = problem.n_learners
    level = found.level.astype(np.int64)
    highest = int(level.max(initial=0)) + SPARE_LEVELS
    lifted, queue = np.zeros((MOST_LIFTS + 1, 2), np.int64), np.zeros(max(n, 1), np.int32)
    is_queued, lifted_by = np.zeros(n, np.bool_), np.full(n, -1, np.int32)
    return level, is_apart, lifted, queue, is_queued, np.zeros(4, np.int64), highest, lifted_by


def _empty_log(problem: Problem, state: Held) -> tuple[Any, ...]:
    """Where the loops write down what a chain changes."""
    from matchmaker._kernels.calm import LONGEST

    longest = 3 * LONGEST + 2
    return (
        np.zeros(longest, np.int32),
        np.zeros(longest, np.int64),
        np.zeros(2 * longest, np.int32),
        np.zeros(2 * problem.n_edges + 1, np.int64),
        np.zeros((2 * problem.n_pools + 1, 2), np.int64),
        np.zeros(int(np.diff(state.place_ptr).max(initial=0)), np.int64),
        np.zeros(4, np.int64),
    )


def _empty_search(problem: Problem) -> tuple[Any, ...]:
    """Where the loops note how far they looked for a way."""
    from matchmaker._kernels.ways import MOST_LOOKED_AT

    queue = (np.zeros(MOST_LOOKED_AT, np.int32) for _ in range(3))
    seen = (np.zeros(count, np.int32) for count in (problem.n_pools, problem.n_places, problem.n_learners))
    return *queue, *seen, np.zeros(1, np.int64)
