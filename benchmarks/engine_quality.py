"""How near the quick rules come to what is proven: fewest blocking pairs, and most placed while nothing blocks.

`python -m benchmarks.engine_quality` prints both ratios for each number of seats a learner: mean and worst, before and
after the chains of moves, against the optimum that CP-SAT proves in the same run. Gives 1 where a goal is missed.
"""

import sys
import time
from collections.abc import Callable
from typing import Final

import numpy as np

from benchmarks.engine_market import market
from matchmaker.calm import calm
from matchmaker.check import check
from matchmaker.exact import exact
from matchmaker.optimise import fill_up
from matchmaker.problem import UNPLACED, Problem, read
from matchmaker.propose import lottery, propose
from matchmaker.widen import widen

SEED: Final = 1
MOST_BLOCKING: Final = 1.3
LEAST_STABLE: Final = 0.997

Row = tuple[float, float, float]
"""The ratio before and after, and the seconds between."""


def main() -> int:
    """Measure both."""
    warm = read(market(60, seed=99))
    _fewer(warm)
    _more(warm)
    calmer = [row for slots in (0.9, 1.08, 1.35) for row in _blocking(slots)]
    wider = [row for slots in (0.9, 1.08, 1.35, 1.8) for row in _stable(slots)]
    fewest, most = (float(np.mean([row[1] for row in rows])) for rows in (calmer, wider))
    print(f"blocking pairs at maximum size, 150 learners: {fewest:.3f} of the least, goal {MOST_BLOCKING}")
    print(f"placed while nothing blocks, 60 to 300 learners: {most:.2%} of the most, goal {LEAST_STABLE:.1%}")
    return 0 if fewest <= MOST_BLOCKING and most >= LEAST_STABLE else 1


def _blocking(slots: float) -> list[Row]:
    rows, told = [], 0
    for seed in range(1, 13):
        problem = read(market(150, slots=slots, seed=seed))
        best = exact(problem, goal="fewest_blocking")
        if best.is_proven:
            (before, after, seconds), unexplained = _fewer(problem)
            told += unexplained
            least = max(best.blocking_pairs, 1)  # where nothing need block, one pair counts as one
            rows.append((max(before, 1) / least, max(after, 1) / least, seconds))
    _print("blocking pairs", slots, rows, max)
    print(f"    blocking pairs that no level explains: {told}")
    return rows


def _fewer(problem: Problem) -> tuple[tuple[int, int, float], int]:
    luck = lottery(problem.n_learners, SEED)
    start = fill_up(problem, propose(problem, levels=10, promotions=1, luck=luck).edge, luck=luck).edge
    began = time.perf_counter()
    found = calm(problem, start, seed=SEED)
    seconds = time.perf_counter() - began
    before, after = check(problem, start), check(problem, found.edge)
    assert after.is_feasible
    assert after.placed == before.placed
    return (before.blocking_pairs, after.blocking_pairs, seconds), len(found.levels.unexplained)


def _stable(slots: float) -> list[Row]:
    rows = []
    for learners in (60, 150, 300):
        for seed in range(1, 9):
            problem = read(market(learners, slots=slots, seed=seed))
            best = exact(problem)
            if best.is_proven and best.placed:
                before, after, seconds = _more(problem)
                rows.append((before / best.placed, after / best.placed, seconds))
    _print("stable size", slots, rows, min)
    return rows


def _more(problem: Problem) -> Row:
    luck = lottery(problem.n_learners, SEED)
    promoted = propose(problem, levels=0, promotions=1, luck=luck).edge
    plain = propose(problem, levels=0, promotions=0, luck=luck).edge
    began = time.perf_counter()
    found = calm(problem, widen(problem, plain, luck=luck), seed=SEED).edge
    seconds = time.perf_counter() - began
    verdict = check(problem, found)
    assert verdict.is_feasible
    assert not verdict.blocking_pairs
    return int((promoted != UNPLACED).sum()), verdict.placed, seconds


def _print(what: str, slots: float, rows: list[Row], worst: Callable[..., float]) -> None:
    before, after, seconds = (np.array(column) for column in zip(*rows, strict=True))
    print(
        f"{what:>15} {slots:5} seats a learner, {len(rows)} proven:"
        f" before {before.mean():.3f} (worst {worst(before):.3f}),"
        f" after {after.mean():.4f} (worst {worst(after):.4f}), {np.median(seconds):.3f} s",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
