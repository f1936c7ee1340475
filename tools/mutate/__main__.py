"""How many small mistakes in the engine its tests notice: `python -m tools.mutate [MODULE …] [--sample 40]`.

Every mutant of the hard conditions, the score and the checker meets the tests of its own module. Those that no test
notices are printed. Fails where fewer than 85 in a hundred are noticed.
"""

import argparse
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

from tools.mutate import runs
from tools.mutate.mutants import Mutant, mutants
from tools.mutate.runs import Outcome, Target

GOAL = 85
TARGETS = (
    Target("src/matchmaker/hard.py", ("tests/matchmaker/test_hard.py",)),
    Target("src/matchmaker/score.py", ("tests/matchmaker/test_score.py",)),
    Target("src/matchmaker/check.py", ("tests/matchmaker/test_check.py",)),
    Target("src/matchmaker/_kernels/check.py", ("tests/matchmaker/test_check.py",)),
)
SHOWN = 100


@dataclass(frozen=True)
class Score:
    """What became of the mutants of one module."""

    name: str
    outcomes: tuple[Outcome, ...]

    def count(self, outcome: Outcome) -> int:
        """How many fared so."""
        return self.outcomes.count(outcome)

    @property
    def noticed(self) -> int:
        """How many the tests noticed, by failing or by never ending."""
        return len(self.outcomes) - self.count(Outcome.SURVIVED)

    @property
    def percent(self) -> float:
        """The share that was noticed."""
        return 100 * self.noticed / len(self.outcomes) if self.outcomes else 100.0


def main(arguments: list[str], *, targets: Sequence[Target] = TARGETS) -> int:
    """Spoil what is asked for; gives 1 where a module is below the goal, 2 where there is nothing to compare with."""
    parser = argparse.ArgumentParser(prog="python -m tools.mutate", description=__doc__)
    parser.add_argument("modules", nargs="*", help=f"of {', '.join(target.module for target in targets)}")
    parser.add_argument("--sample", type=int, help="so many mutants of each module, drawn by lot")
    parser.add_argument("--seed", type=int, default=0, help="another draw")
    asked = parser.parse_args(arguments)
    unknown = set(asked.modules) - {target.module for target in targets}
    if unknown:
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    wanted = [target for target in targets if not asked.modules or target.module in asked.modules]
    try:
        with runs.prepared():
            scores = [_score(target, sample=asked.sample, seed=asked.seed) for target in wanted]
    except runs.NoBaselineError as fault:
        print(f"mutate: {fault}", file=sys.stderr)
        return 2
    print(table(scores))
    return int(any(score.percent < GOAL for score in scores))


def chosen(every: list[Mutant], sample: int | None, *, seed: int) -> list[Mutant]:
    """All, or so many of them by lot; in the order of their lines."""
    if sample is None or sample >= len(every):
        return every
    drawn = random.Random(seed).sample(range(len(every)), sample)  # noqa: S311 - repeatable, not secret
    return [every[at] for at in sorted(drawn)]


def _score(target: Target, *, sample: int | None, seed: int) -> Score:
    tried = chosen(list(mutants(target.source)), sample, seed=seed)
    seconds = runs.baseline(target)
    print(f"mutate: {target.path}, {len(tried)} mutants, {seconds:.1f} s for its tests as it is", flush=True)
    started, outcomes = time.monotonic(), []
    for mutant in tried:
        outcomes.append(runs.outcome(target, mutant.source, seconds=runs.patience(seconds)))
        if outcomes[-1] is Outcome.SURVIVED:
            print(survivor(target, mutant), flush=True)
    score = Score(target.module, tuple(outcomes))
    print(f"mutate: {score.noticed} of {len(tried)} noticed in {time.monotonic() - started:.0f} s\n", flush=True)
    return score


def survivor(target: Target, mutant: Mutant) -> str:
    """A mutant that no test noticed: where, and what changed."""
    where = f"  {target.path}:{mutant.line}"
    return f"{where}\n    - {_shortened(mutant.was)}\n    + {_shortened(mutant.becomes)}"


def _shortened(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def table(scores: list[Score]) -> str:
    """The score of each module."""
    heading = f"{'module':<28}{'mutants':>8}{'killed':>8}{'timed out':>11}{'survived':>10}{'noticed':>10}"
    rows = [
        f"{score.name:<28}{len(score.outcomes):>8}{score.count(Outcome.KILLED):>8}"
        f"{score.count(Outcome.TIMED_OUT):>11}{score.count(Outcome.SURVIVED):>10}{score.percent:>8.1f} %"
        for score in scores
    ]
    return "\n".join([heading, *rows, f"goal: {GOAL} % of each"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
