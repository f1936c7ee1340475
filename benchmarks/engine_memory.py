"""What a solver takes above its input, measured in a process of its own: `python -m benchmarks.engine_memory 100000`.

The market is in memory and the loops are compiled; then what is free is given back to the system, the peak of the
process is set back, and the solver runs. A second time the arrays are counted as they are made.
"""

import ctypes
import gc
import json
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from benchmarks.engine_measure import market
from matchmaker.cheapest import cheapest
from matchmaker.optimise import fill_up
from matchmaker.options import LEVELS, PROMOTIONS
from matchmaker.problem import Problem
from matchmaker.propose import lottery, propose

STATUS: Final = Path("/proc/self/status")
PEAK_BACK: Final = Path("/proc/self/clear_refs")


def main(size: int) -> int:
    """Print the bytes an edge for each rule, as JSON."""
    problem = market(size)
    luck = lottery(problem.n_learners, 1)

    def levels(problem: Problem) -> Any:
        found = propose(problem, levels=LEVELS, promotions=PROMOTIONS, luck=luck)
        return fill_up(problem, found.edge, luck=luck)

    rules: dict[str, Callable[[Problem], Any]] = {
        "stable": lambda given: propose(given, levels=0, promotions=0, luck=luck),
        "levels": levels,
        "min_minutes": cheapest,
    }
    print(json.dumps({name: [one / problem.n_edges for one in _taken(problem, rule)] for name, rule in rules.items()}))
    return 0


def _taken(problem: Problem, rule: Callable[[Problem], Any]) -> tuple[int, int]:
    """The growth of the process at its peak, and the bytes of the arrays at theirs."""
    rule(problem)
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    PEAK_BACK.write_text("5")
    before = _kilobytes("VmRSS")
    rule(problem)
    grown = (_kilobytes("VmHWM") - before) * 1024
    gc.collect()
    tracemalloc.start()
    rule(problem)
    _, traced = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return grown, traced


def _kilobytes(field: str) -> int:
    line = next(line for line in STATUS.read_text().splitlines() if line.startswith(f"{field}:"))
    return int(line.split()[1])


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
