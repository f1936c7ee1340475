"""How the engine is measured: turns that alternate, ratios of the least and of the medians, markets kept on disk."""

import hashlib
import inspect
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from benchmarks import engine_market
from matchmaker.problem import ARRAYS, Problem, read

KEPT: Final = Path("var/bench")
SLOW_SECONDS: Final = 60
"""What takes longer runs once."""

MET, MISSED, NOT_JUDGED = "met", "MISSED", "–"


@dataclass(frozen=True)
class Row:
    """One line of what was promised: what was measured, and whether that is enough; None where nothing was promised."""

    what: str
    on: str
    measured: str
    goal: str = "told"
    is_met: bool | None = None

    @property
    def verdict(self) -> str:
        """In one word."""
        if self.is_met is None:
            return NOT_JUDGED
        return MET if self.is_met else MISSED


@dataclass(frozen=True)
class Ratio:
    """The least against the least, and the median against the median."""

    least: float
    median: float

    def __str__(self) -> str:
        return f"{_short(self.least)}× (medians {_short(self.median)}×)"


@dataclass(frozen=True)
class Timed:
    """The seconds of each way in each turn, and what each gave in the last."""

    seconds: dict[str, np.ndarray]
    given: dict[str, Any]

    def ratio(self, slow: str, fast: str) -> Ratio:
        """How many times longer one way takes than another."""
        over, under = self.seconds[slow], self.seconds[fast]
        return Ratio(over.min() / under.min(), float(np.median(over) / np.median(under)))

    def told(self, name: str) -> str:
        """The seconds of one way, in words."""
        spent = self.seconds[name]
        if len(spent) == 1:
            return f"{name} {clock(spent[0])} (once)"
        return f"{name} {clock(spent.min())} (median {clock(float(np.median(spent)))} of {len(spent)})"


def interleaved(turns: int, ways: dict[str, Callable[[], Any]]) -> Timed:
    """Each way in turn, so often; one that takes longer than a minute once."""
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    given: dict[str, Any] = {}
    for _ in range(turns):
        for name, work in ways.items():
            if not seconds[name] or seconds[name][0] <= SLOW_SECONDS:
                spent, given[name] = timed(work)
                seconds[name].append(spent)
    return Timed({name: np.array(spent) for name, spent in seconds.items()}, given)


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """The seconds, and what was given."""
    start = time.perf_counter()
    found = work()
    return time.perf_counter() - start, found


def clock(seconds: float) -> str:
    """In the unit that reads best."""
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.3g} ms"


def market(learners: int) -> Problem:
    """The market of `engine_market` with so many learners, made once and kept as long as its recipe stays the same."""
    recipe = hashlib.sha256(inspect.getsource(engine_market).encode()).hexdigest()[:12]
    path = KEPT / f"market_{learners}_{recipe}.npz"
    if not path.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        made = read(engine_market.market(learners))
        part = path.with_suffix(".part.npz")
        np.savez(part, **{name: getattr(made, name) for name in ARRAYS})
        part.rename(path)
    with np.load(path) as stored:
        return Problem(**{name: stored[name] for name in ARRAYS})


def on(problem: Problem) -> str:
    """The market, in words."""
    return f"{problem.n_learners:,} learners, {problem.n_edges:,} edges"


def turns_for(problem: Problem) -> int:
    """How often what is quick runs."""
    return 5 if problem.n_learners >= 1_000_000 else 9


def peer_turns_for(problem: Problem) -> int:
    """How often a peer runs that takes long."""
    return 3 if problem.n_learners >= 1_000_000 else 5


def _short(ratio: float) -> str:
    return f"{ratio:,.0f}" if ratio >= 100 else f"{ratio:.1f}"
