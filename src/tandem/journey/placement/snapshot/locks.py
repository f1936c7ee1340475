"""What each pair that was fixed beforehand costs: the round decided again without it, and the difference."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from matchmaker import Result, cost_of_lock, solve
from matchmaker.problem import Problem, Whole
from tandem.journey.placement.snapshot.engine import Arranged, Posed

MOST: Final = 40
"""Of so many fixed pairs the cost is worked out, in the order of the market."""


def costs(ready: Arranged, asked: Posed, result: Result) -> list[dict[str, Any]]:
    """For each fixed pair how many have a place, how many minutes all travel and how many move because of it."""
    return list(_costs(ready, asked.problem, result))


def _costs(ready: Arranged, problem: Problem, result: Result) -> Iterator[dict[str, Any]]:
    rows = problem.locked.tolist()[:MOST]
    if not rows:
        return
    plain = replace(result.options, is_compared=False, is_calmed=False)

    def rerun(changed: Problem) -> Whole:
        return solve(changed, plain).edge

    edge = rerun(problem)
    for row, (learner, pool) in enumerate(rows):
        cost = cost_of_lock(problem, edge, row, rerun=rerun)
        yield {
            "track": str(ready.market.seekers[learner].track_id),
            "opening": str(ready.market.offers[pool].opening_id),
            "placed": cost.placed,
            "minutes": cost.minutes,
            "moves": len([one for one in cost.moves.tolist() if one != learner]),
        }
