"""What the engine is measured against: reading every edge once, the flows of OR-tools, `HospitalResident`."""

import sys
import threading
import time
from dataclasses import dataclass
from typing import Any, Final

import numba
import numpy as np
from matching.games import HospitalResident
from ortools.graph.python import max_flow, min_cost_flow

from matchmaker.problem import UNPLACED, Problem

STACK: Final = 512 * 1024 * 1024
DEEP: Final = 10_000_000


@numba.njit(cache=True, nogil=True)
def read_all(pool: np.ndarray, prank: np.ndarray) -> int:
    """Read the pool and the rank of every edge once, in one thread: what no solver can stay below.

    Written so that the compiler takes many edges at a time: walking over the arrays takes twice as long.
    """
    total = np.int64(0)
    for edge in range(pool.size):
        total += np.int64(pool[edge]) + np.int64(prank[edge])
    return total


class Flow:
    """A market as a network: source, learners, pools, places, sink."""

    def __init__(self, problem: Problem) -> None:
        learners, pools, places = problem.n_learners, problem.n_pools, problem.n_places
        self.problem, self.source, self.sink = problem, 0, 1 + learners + pools + places
        pool_node, place_node = 1 + learners, 1 + learners + pools
        tails = (
            np.zeros(learners),
            1 + problem.learner_of_edges(),
            pool_node + np.arange(pools),
            place_node + np.arange(places),
        )
        heads = (
            1 + np.arange(learners),
            pool_node + problem.pool,
            place_node + problem.pool_place,
            np.full(places, self.sink),
        )
        caps = (np.ones(learners), np.ones(problem.n_edges), problem.pool_cap, problem.place_cap)
        self.arcs = [np.concatenate(part).astype(np.int64) for part in (tails, heads, caps)]

    def most(self) -> Any:
        """The solver of the largest flow, built."""
        solver = max_flow.SimpleMaxFlow()
        solver.add_arcs_with_capacity(*self.arcs)
        return solver

    def cheapest(self) -> Any:
        """The solver of the largest flow with the least minutes, built."""
        solver = min_cost_flow.SimpleMinCostFlow()
        cost = np.zeros(len(self.arcs[0]), np.int64)
        cost[self.problem.n_learners :][: self.problem.n_edges] = self.problem.minutes
        solver.add_arcs_with_capacity_and_unit_cost(*self.arcs, cost)
        solver.set_node_supply(self.source, self.problem.n_learners)
        solver.set_node_supply(self.sink, -self.problem.n_learners)
        return solver

    def edge(self, solver: Any) -> np.ndarray:
        """The answer of a solver: the edge of each learner or -1."""
        problem = self.problem
        arcs = np.arange(problem.n_learners, problem.n_learners + problem.n_edges)
        taken = np.flatnonzero(solver.flows(arcs))
        edge = np.full(problem.n_learners, UNPLACED, np.int64)
        edge[problem.learner_of_edges()[taken]] = taken
        return edge


@dataclass(frozen=True)
class Asked:
    """What `HospitalResident` took, and the place of each learner or -1."""

    build: float
    solve: float
    place: np.ndarray


def flat(problem: Problem) -> Problem:
    """The market with the limit of the place only, where nobody ties: one pool at each place.

    A learner goes by rank, then as listed; a place by rank, then nearest, then who wrote itself in first.
    """
    learner, place = problem.learner_of_edges(), problem.pool_place[problem.pool]
    order = np.lexsort((learner, problem.minutes, problem.prank, place))
    first = np.concatenate([[0], np.cumsum(np.bincount(place, minlength=problem.n_places))])
    prank, lrank = np.empty(problem.n_edges, np.int32), np.arange(problem.n_edges) - problem.ptr[learner]
    prank[order] = np.arange(problem.n_edges) - first[place[order]]
    return Problem(
        place_cap=problem.place_cap,
        pool_place=np.arange(problem.n_places, dtype=np.int32),
        pool_cap=problem.place_cap,
        ptr=problem.ptr,
        pool=place.astype(np.int32),
        lrank=lrank.astype(np.uint8),
        prank=prank,
        minutes=problem.minutes,
    )


def hospital_residents(problem: Problem) -> Asked:
    """Let `matching` build and solve a flat market; deep recursion needs a thread with a large stack."""
    found: list[Asked] = []
    former, former_size = sys.getrecursionlimit(), threading.stack_size(STACK)
    sys.setrecursionlimit(DEEP)
    try:
        thread = threading.Thread(target=lambda: found.append(_asked(problem)))
        thread.start()
        thread.join()
    finally:
        sys.setrecursionlimit(former)
        threading.stack_size(former_size)
    return found[0]


def _asked(problem: Problem) -> Asked:
    asking = np.flatnonzero(np.diff(problem.ptr))
    wishes = {int(one): problem.pool[problem.ptr[one] : problem.ptr[one + 1]].tolist() for one in asking}
    order = np.lexsort((problem.prank, problem.pool))
    learner, place = problem.learner_of_edges()[order], problem.pool[order]
    starts = np.flatnonzero(np.diff(place, prepend=-1))
    ranked = {
        int(place[start]): rows.tolist() for start, rows in zip(starts, np.split(learner, starts[1:]), strict=True)
    }
    seats = {one: int(problem.place_cap[one]) for one in ranked}
    start = time.perf_counter()
    game = HospitalResident.create_from_dictionaries(wishes, ranked, seats)
    built = time.perf_counter()
    answer = game.solve()
    solved = time.perf_counter()
    given = np.full(problem.n_learners, UNPLACED)
    for hospital, residents in answer.items():
        given[[resident.name for resident in residents]] = hospital.name
    return Asked(built - start, solved - built, given)
