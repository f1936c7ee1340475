"""A round decided in parts by messages: rounds, who travels, and the same answer as on one machine.

The parts run one after another in one process, each with nothing but its own arrays, its messages and the bars of the
round before; what is counted is what a cluster would wait for and send, not seconds.
"""

import argparse
import sys
from typing import Final

import numpy as np

from benchmarks import engine_market
from matchmaker.distribute import in_messages, in_ranges, merge, split, start
from matchmaker.problem import Problem, Whole, read
from matchmaker.propose import lottery, propose

MOST_ROUNDS: Final = 25
MESSAGE_BYTES: Final = 16
"""To which part, who, its step, its stage."""


def by_training(problem: Problem, parts: int) -> Whole:
    """The part of each place by the learners that may ask there: they are numbered by training."""
    asked = np.zeros(problem.n_places, np.int64)
    np.maximum.at(asked, problem.pool_place[problem.pool], problem.learner_of_edges())
    return asked * parts // problem.n_learners


def rounds(problem: Problem, shape: str, part_of_place: Whole, *, parts: int, promotions: int) -> int:
    """How many rounds the parts need for a stable answer."""
    luck = lottery(problem.n_learners, 1)
    each = split(problem, part_of_place, parts=parts, levels=0, promotions=promotions, luck=luck)
    states, travelled = in_messages(each, [start(part) for part in each])
    alone = propose(problem, levels=0, promotions=promotions, luck=luck)
    assert np.array_equal(merge(problem, each, states).edge, alone.edge)
    held = sum(len(part.packed) for part in each) / max(problem.n_edges, 1)
    sent = sum(travelled)
    print(
        f"  {parts} parts {shape}, {promotions} promotions: {len(travelled)} rounds, {sent / problem.n_learners:.2f} "
        f"journeys a learner ({sent * MESSAGE_BYTES / 1e6:.1f} MB), bars {problem.n_pools * 8 / 1e6:.1f} MB a round, "
        f"each list in {held:.2f} parts; the answer is equal",
        flush=True,
    )
    return len(travelled)


def main(given: "list[str]") -> int:
    """Measure; 1 when a goal is missed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--learners", type=int, default=1_000_000)
    asked = parser.parse_args(given)
    problem = read(engine_market.market(asked.learners))
    print(f"a stable round in parts (no widen, no calm): {asked.learners:,} learners, {problem.n_edges:,} edges")
    for parts in (4, 16):
        rounds(problem, "in ranges", in_ranges(problem, parts), parts=parts, promotions=0)
    worst = max(
        rounds(problem, "in ranges", in_ranges(problem, 64), parts=64, promotions=promotions) for promotions in (0, 1)
    )
    rounds(problem, "by training", by_training(problem, 64), parts=64, promotions=0)
    at_random = np.random.default_rng(1).integers(0, 64, problem.n_places)
    rounds(problem, "at random", at_random, parts=64, promotions=0)
    print(f"  goal <= {MOST_ROUNDS} rounds for 64 ranges, measured {worst}")
    return 0 if worst <= MOST_ROUNDS else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
