"""One learner more in a kept round: microseconds of the loop and of the whole call, and the full round beside it."""

import argparse
import sys
import time
from typing import Any
from unittest import mock

import numpy as np

from benchmarks import engine_market
from matchmaker._kernels import kept as kernels
from matchmaker.kept import Kept, Newcomer
from matchmaker.problem import Problem, Whole, read
from matchmaker.propose import lottery, propose

EDGE_ARRAYS = ("pool", "lrank", "prank", "minutes")


def first_of(problem: Problem, count: int) -> Problem:
    """The market with its first learners only."""
    end = problem.ptr[count]
    whole = {name: getattr(problem, name) for name in ("place_cap", "pool_place", "pool_cap")}
    less = {name: getattr(problem, name)[:end] for name in EDGE_ARRAYS}
    sizes = {"n_learners": count, "n_places": problem.n_places, "n_pools": problem.n_pools}
    locked = problem.locked[problem.locked[:, 0] < count]
    return read(whole | less | sizes | {"ptr": problem.ptr[: count + 1], "locked": locked})


def newcomer(problem: Problem, learner: int, luck: Whole) -> Newcomer:
    """A learner of this market as one who joins."""
    rows = slice(problem.ptr[learner], problem.ptr[learner + 1])
    pool, lrank, prank, minutes = (getattr(problem, name)[rows] for name in EDGE_ARRAYS)
    return Newcomer(pool, lrank, prank, minutes, luck=int(luck[learner]))


def joins(problem: Problem, luck: Whole, *, count: int, levels: int) -> None:
    """The last so many learners join one by one; the answer is that of all."""
    base = problem.n_learners - count
    kept = Kept(first_of(problem, base), levels=levels, promotions=1, luck=luck[:base])
    inside, spent, moved = [], [], []
    loop = kernels.join

    def timed(*arrays: Any) -> Any:
        began = time.perf_counter()
        found = loop(*arrays)
        inside.append(time.perf_counter() - began)
        return found

    with mock.patch.object(kernels, "join", timed):
        for learner in range(base, problem.n_learners):
            one = newcomer(problem, learner, luck)
            began = time.perf_counter()
            joined = kept.join(one)
            spent.append(time.perf_counter() - began)
            moved.append(len(joined.moved))
    began = time.perf_counter()
    whole = propose(problem, levels=levels, promotions=1, luck=luck)
    full = time.perf_counter() - began
    assert np.array_equal(kept.edge(), whole.edge)
    loop_us, call_us = (np.quantile(1e6 * np.array(each[1:]), (0.5, 0.99)) for each in (inside, spent))
    print(
        f"  {levels} levels: loop p50 {loop_us[0]:.1f} p99 {loop_us[1]:.1f}, whole call p50 {call_us[0]:.1f} "
        f"p99 {call_us[1]:.1f} microseconds; {np.mean(moved):.1f} others move; the full round {1000 * full:.0f} ms; "
        "the answer is equal"
    )


def main(given: "list[str]") -> int:
    """Measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--learners", type=int, default=100_000)
    asked = parser.parse_args(given)
    problem = read(engine_market.market(asked.learners, is_sorted=False))
    print(f"one learner more in a kept round of {asked.learners:,} (`propose`; no fill_up, widen or calm)")
    for levels in (0, 9):
        joins(problem, lottery(problem.n_learners, 1), count=250, levels=levels)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
