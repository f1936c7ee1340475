"""How large a group the rule `exact` proves: invented markets of 60, 150 and 300 learners, both goals.

`python -m benchmarks.engine_exact` prints for each size, goal and number of seats a learner how many of the markets
were proven, the seconds and units of work to the proof, and how near the quick rules come without their chains of
moves (no widen, no calm; for those see `engine_quality`).
"""

import sys
from typing import Final

import numpy as np

from benchmarks.engine_market import market
from matchmaker.check import blocking_edges
from matchmaker.exact import exact
from matchmaker.optimise import fill_up
from matchmaker.problem import UNPLACED, Problem, read
from matchmaker.propose import lottery, propose

SEEDS: Final = (1, 2, 3, 4, 5)
SLOTS: Final = (0.9, 1.08, 1.35, 1.8)
SIZES: Final = (60, 150, 300)
GOAL_PROVEN: Final = 0.9


def main() -> int:
    """Measure; 1 where fewer were proven than we say."""
    proven = asked = 0
    print("learners  seats  looked for       proven  seconds median / most  effort most   quick (no chains) / exact")
    for size in SIZES:
        for slots in SLOTS:
            problems = [read(market(size, slots=slots, seed=seed)) for seed in SEEDS]
            for goal in ("most_stable", "fewest_blocking"):
                starts = [_quick(problem, goal) for problem in problems]
                found = [exact(one, goal=goal, start=start) for one, start in zip(problems, starts, strict=True)]
                counts = [_counted(one, start, goal) for one, start in zip(problems, starts, strict=True)]
                seconds = np.array([one.seconds for one in found])
                sure = sum(one.is_proven for one in found)
                gap = " ".join(f"{count}/{one.objective}" for count, one in zip(counts, found, strict=True))
                print(
                    f"{size:8} {slots:6} {goal:>16} {sure:4}/{len(found)} {np.median(seconds):10.2f} /"
                    f" {seconds.max():6.2f} {max(one.effort for one in found):14.2f}   {gap}",
                    flush=True,
                )
                proven, asked = proven + sure, asked + len(found)
    print(f"proven: {proven} of {asked}, goal {GOAL_PROVEN:.0%}")
    return 0 if proven >= GOAL_PROVEN * asked else 1


def _quick(problem: Problem, goal: str) -> np.ndarray:
    luck = lottery(problem.n_learners, 1)
    if goal == "most_stable":
        return propose(problem, levels=0, promotions=1, luck=luck).edge
    return fill_up(problem, propose(problem, levels=10, promotions=1, luck=luck).edge, luck=luck).edge


def _counted(problem: Problem, edge: np.ndarray, goal: str) -> int:
    return int((edge != UNPLACED).sum()) if goal == "most_stable" else len(blocking_edges(problem, edge))


if __name__ == "__main__":
    sys.exit(main())
