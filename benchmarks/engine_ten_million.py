"""Ten times the largest market, side by side: `python -m benchmarks.engine --only ten_million`."""

import resource
from collections.abc import Iterator
from typing import Any, Final

import numpy as np

from benchmarks.engine_measure import Row, clock, market, on, timed
from matchmaker.check import check
from matchmaker.optimise import fill_up
from matchmaker.options import LEVELS
from matchmaker.problem import Problem
from matchmaker.propose import lottery, propose

SEED: Final = 1
LARGE: Final = 1_000_000
COPIES: Final = 10


def ten_million(sizes: list[int]) -> Iterator[Row]:
    """What one machine takes for as many learners as no country has; of the largest size only."""
    if LARGE not in sizes:
        return
    problem = side_by_side(market(LARGE), COPIES)
    luck = lottery(problem.n_learners, SEED)
    before = _peak()
    propose(market(LARGE // COPIES), levels=0, promotions=0, luck=luck[: LARGE // COPIES])  # so the loops are there
    for rule, levels in (("stable", 0), ("levels", LEVELS)):

        def decided(levels: int = levels) -> np.ndarray:
            found = propose(problem, levels=levels, promotions=0, luck=luck)
            return fill_up(problem, found.edge, luck=luck).edge if levels else found.edge

        seconds, edge = timed(decided)
        verdict = check(problem, edge)
        assert verdict.is_feasible
        assert levels or not verdict.blocking_pairs
        yield Row(
            f"ten million on one machine: {rule} (once; no promotion, no widen, no calm)",
            on(problem),
            f"{clock(seconds)}; {verdict.placed:,} placed; {_peak():.1f} GB at the peak, {before:.1f} of it the market",
        )


def side_by_side(problem: Problem, copies: int) -> Problem:
    """The same market so many times, each with learners and places of its own."""

    def shifted(numbers: np.ndarray, by: int) -> Any:
        return np.concatenate([numbers + np.array(by * copy, numbers.dtype) for copy in range(copies)])

    return Problem(
        place_cap=np.tile(problem.place_cap, copies),
        pool_place=shifted(problem.pool_place, problem.n_places),
        pool_cap=np.tile(problem.pool_cap, copies),
        ptr=np.append(0, shifted(problem.ptr[1:], problem.n_edges)),
        pool=shifted(problem.pool, problem.n_pools),
        lrank=np.tile(problem.lrank, copies),
        prank=np.tile(problem.prank, copies),
        minutes=np.tile(problem.minutes, copies),
    )


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
