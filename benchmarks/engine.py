"""Everything that is promised of the engine, measured: `make bench-engine`.

`python -m benchmarks.engine --learners 10000,100000 --only stable,maximum` measures a part. Each ratio comes from turns
that alternate in one run: the least against the least, which is judged, and the medians. A peer that takes longer than
a minute runs once. A goal holds for the size it names; at other sizes the row is told and not judged. 1 where a goal
was missed.
"""

import argparse
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from benchmarks import engine_rounds, engine_use
from benchmarks.engine_measure import MET, MISSED, Row
from benchmarks.engine_ten_million import ten_million

SIZES: Final = (10_000, 100_000, 1_000_000)
Subject = Callable[[list[int]], Iterator[Row]]


def apart(module: str, *, has_sizes: bool = False) -> Subject:
    """A benchmark of its own. Where it has goals they are judged, at the largest size where it has sizes.

    One that says nothing of a goal and fails, or is not there, is missed.
    """

    def measured(sizes: list[int]) -> Iterator[Row]:
        name = f"benchmarks.{module}"
        size = ["--learners", str(max(sizes))] if has_sizes else []
        lines = []
        with subprocess.Popen([sys.executable, "-u", "-m", name, *size], stdout=subprocess.PIPE, text=True) as running:
            for line in running.stdout or ():
                print(line, end="", flush=True)
                lines.append(" ".join(line.split()))
        goals = [line for line in lines if "goal" in line]
        told = "; ".join(goals or lines) or f"exit code {running.returncode}"
        has_failed = running.returncode != 0
        is_judged = has_failed if not goals else not has_sizes or max(sizes) >= max(SIZES)
        goal, is_met = "its own" if goals else "told", not has_failed if is_judged else None
        yield Row(f"python -m {name}", " ".join(size), told, goal, is_met)

    return measured


SUBJECTS: Final[dict[str, Subject]] = {
    "stable": engine_rounds.stable,
    "matching": engine_rounds.against_matching,
    "maximum": engine_rounds.maximum,
    "ten_million": ten_million,
    "min_minutes": engine_rounds.least_minutes,
    "fair": engine_rounds.fairly,
    "quality": apart("engine_quality"),
    "exact": apart("engine_exact"),
    "candidates": apart("engine_candidates", has_sizes=True),
    "what_if": engine_use.what_ifs,
    "kept": apart("engine_kept", has_sizes=True),
    "check": engine_use.checks,
    "memory": engine_use.memory,
    "same": engine_use.same_answers,
    "explain": engine_use.explanations,
    "cover": apart("engine_cover"),
    "start": engine_use.cold_starts,
    "distribute": apart("engine_distribute"),
}


def main(given: list[str]) -> int:
    """Measure; 1 where a goal was missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.engine", description=__doc__)
    parser.add_argument("--learners", default=",".join(map(str, SIZES)), help="sizes of the market, with commas")
    parser.add_argument("--only", default=",".join(SUBJECTS), help=f"of {', '.join(SUBJECTS)}")
    asked = parser.parse_args(given)
    chosen = asked.only.split(",")
    if unknown := sorted(set(chosen) - set(SUBJECTS)):
        parser.error(f"found {', '.join(unknown)}, needed some of {', '.join(SUBJECTS)}")
    rows = []
    for name in chosen:
        print(f"== {name}", flush=True)
        for row in SUBJECTS[name]([int(size) for size in asked.learners.split(",")]):
            print(f"{row.what}\n  on {row.on}\n  {row.measured}\n  goal {row.goal}: {row.verdict}", flush=True)
            rows.append(row)
    return summary(rows)


def summary(rows: list[Row]) -> int:
    """All rows in a table; 1 where a goal was missed."""
    width = max((len(row.what) for row in rows), default=0)
    print("\n== summary")
    for row in rows:
        measured = row.measured.split(";")[0]
        print(f"{row.what:{width}}  {row.on:42}  {measured[:60]:36}  {row.goal:>12}  {row.verdict}")
    count = Counter(row.verdict for row in rows)
    print(f"{count[MET]} goals met, {count[MISSED]} missed")
    return 1 if count[MISSED] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
