"""The command: `python -m matchmaker solve INSTANCE --rule levels --seed 1 --out RESULT.json`."""

import argparse
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from matchmaker.exact import GOALS
from matchmaker.files import dump, load
from matchmaker.options import MOST_SEED, RULES, Options
from matchmaker.problem import InvalidProblemError, Problem
from matchmaker.solve import solve

INVALID: Final = 2
FEW_EDGES: Final = 20_000


def main(arguments: list[str], *, prepare: Callable[[Problem], None] = lambda _: None) -> int:
    """Solve an instance; 2 where it is no market, with every finding on a line. `prepare` sees the market first."""
    parser = argparse.ArgumentParser(prog="python -m matchmaker", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    solving = commands.add_parser("solve", help="decide a round")
    solving.add_argument("instance", help="FILE.json, FILE.npz, or FILE.npz#ID where a file holds several")
    solving.add_argument("--rule", choices=tuple(RULES), default="levels")
    solving.add_argument("--seed", type=_seed, default=0, help="of the lottery; the same seed gives the same answer")
    solving.add_argument("--finish", action="store_true", help="min_minutes: go on until no answer has less travel")
    solving.add_argument("--goal", choices=tuple(GOALS), default="most_stable", help="exact: what to look for")
    solving.add_argument("--alone", action="store_true", help="do not work out the two ends to compare with")
    solving.add_argument("--out", type=Path, help="where the answer goes; without it, to the screen")
    chosen = parser.parse_args(arguments)
    try:
        start = time.perf_counter()
        problem = load(chosen.instance)
        seconds = {"read": time.perf_counter() - start}
        prepare(problem)
        answer = dump(solve(problem, _options(chosen)), seconds=seconds)
    except InvalidProblemError as invalid:
        print("\n".join(str(finding) for finding in invalid.findings), file=sys.stderr)
        return INVALID
    if chosen.out is None:
        print(answer)
        return 0
    try:
        chosen.out.write_text(answer)
    except OSError as problem:
        print(f"{chosen.out}: {problem.strerror}; choose another file with --out", file=sys.stderr)
        return INVALID
    return 0


def _compile_what_is_worth_it(problem: Problem) -> None:
    """Run a small market as plain Python while nothing is compiled yet: the same answer, sooner."""
    kept = os.environ.get("NUMBA_CACHE_DIR") or Path(__file__).parent / "_kernels" / "__pycache__"
    if problem.n_edges <= FEW_EDGES and not any(Path(kept).rglob("*.nbi")):
        os.environ.setdefault("NUMBA_DISABLE_JIT", "1")


def _options(chosen: argparse.Namespace) -> Options:
    return Options(
        rule=chosen.rule,
        seed=chosen.seed,
        is_finished=chosen.finish,
        goal=chosen.goal,
        is_compared=not chosen.alone,
    )


def _seed(word: str) -> int:
    if not word.isascii() or not word.isdigit() or len(word) > len(str(MOST_SEED)) or int(word) > MOST_SEED:
        raise argparse.ArgumentTypeError(f"found {word[:40]}, needed a whole number from 0 to {MOST_SEED}")
    return int(word)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], prepare=_compile_what_is_worth_it))
