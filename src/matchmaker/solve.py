"""The one door: a market and a rule in, an answer with its check and its proof out."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from matchmaker.check import UNPLACED, Verdict, bound, check
from matchmaker.optimise import fill_up
from matchmaker.problem import Problem, Whole
from matchmaker.propose import lottery, propose

RULES: Final[Mapping[str, str]] = {
    "stable": (
        "You make a list. We ask your first place. It keeps the people it ranks highest, up to its seats. If it says "
        "no, we ask your next one, until somebody keeps you or your list ends. Between equals the nearest goes first, "
        "then the lottery. Nobody can swap with a place that would rather have them."
    ),
    "levels": (
        "It starts as in “stable”. If everybody on your list said no, you start again with a star, and people with a "
        "star go first. So as many people as possible get a place. Now and then somebody with a star gets a place you "
        "wanted: that is the only reason, and we tell you so."
    ),
}
"""What each rule does, for somebody of fifteen."""

LEVELS: Final = 10
PROMOTIONS: Final = 1


@dataclass(frozen=True)
class Options:
    """How to decide a round."""

    rule: str = "levels"
    seed: int = 0
    levels: int = LEVELS
    promotions: int = PROMOTIONS


@dataclass(frozen=True, eq=False)
class Result:
    """An answer: the edge and the pool of each learner or -1, what the checker says, and what proves it."""

    edge: Whole
    pool: Whole
    level: Whole
    """How often each learner was refused everywhere and started again."""
    by_chain: Whole
    """The learners who were placed or moved by a chain of moves, outside the one reason of the rule."""
    verdict: Verdict
    rule: str
    seed: int
    seconds: Mapping[str, float]
    certificate: Mapping[str, Any] | None

    @property
    def placed(self) -> int:
        """How many have a place."""
        return self.verdict.placed

    @property
    def total_minutes(self) -> int:
        """Their travel minutes together."""
        return self.verdict.total_minutes

    @property
    def blocking_pairs(self) -> int:
        """Edges of which learner and place would both rather have each other, none because of a lock."""
        return self.verdict.blocking_pairs

    def check_words(self) -> dict[str, Any]:
        """What the independent checker says."""
        return {
            "feasible": self.verdict.is_feasible,
            "findings": [str(finding) for finding in self.verdict.findings],
            "placed": self.verdict.placed,
            "blocking_pairs": self.verdict.blocking_pairs,
            "blocking_learners": self.verdict.blocking_learners,
            "blocked_by_locks": self.verdict.blocked_by_locks,
        }


def solve(problem: Problem, options: Options | None = None) -> Result:
    """Decide a round. The same market, rule and seed give the same answer."""
    wanted = options or Options()
    if wanted.rule not in RULES:
        raise ValueError(f"found the rule “{wanted.rule}”, needed one of {', '.join(RULES)}")
    seconds: dict[str, float] = {}
    with _timed(seconds, "prepare"):
        luck = lottery(problem.n_learners, wanted.seed)
        allowed, edge_index = _without_forbidden(problem)
    with _timed(seconds, "solve"):
        levels = wanted.levels if wanted.rule == "levels" else 0
        found = propose(allowed, levels=levels, promotions=wanted.promotions, luck=luck)
        edge, moved = found.edge, np.zeros(problem.n_learners, bool)
        if wanted.rule == "levels":
            filled = fill_up(allowed, edge, luck=luck)
            edge, moved = filled.edge, filled.moved
    with _timed(seconds, "check"):
        edge = np.where(edge == UNPLACED, UNPLACED, edge_index[edge] if len(edge_index) else UNPLACED)
        verdict = check(problem, edge)
        certificate = _certificate(problem, edge) if wanted.rule == "levels" else None
    pool = np.where(edge == UNPLACED, UNPLACED, problem.pool[edge] if problem.n_edges else UNPLACED)
    return Result(
        edge=edge,
        pool=pool,
        level=found.level,
        by_chain=np.flatnonzero(moved),
        verdict=verdict,
        rule=wanted.rule,
        seed=wanted.seed,
        seconds=seconds,
        certificate=certificate,
    )


def _without_forbidden(problem: Problem) -> tuple[Problem, Whole]:
    """The market without its forbidden edges, and the index of each edge that is left."""
    edges = problem.edges_of(problem.forbidden)
    edges = edges[edges >= 0]
    if not len(edges):
        return problem, np.arange(problem.n_edges)
    keep = np.ones(problem.n_edges, bool)
    keep[edges] = False
    ptr = np.zeros(problem.n_learners + 1, np.int64)
    np.cumsum(np.bincount(problem.learner_of_edges()[keep], minlength=problem.n_learners), out=ptr[1:])
    allowed = Problem(
        place_cap=problem.place_cap,
        pool_place=problem.pool_place,
        pool_cap=problem.pool_cap,
        ptr=ptr,
        pool=problem.pool[keep],
        lrank=problem.lrank[keep],
        prank=problem.prank[keep],
        minutes=problem.minutes[keep],
        locked=problem.locked,
    )
    return allowed, np.flatnonzero(keep)


def _certificate(problem: Problem, edge: Whole) -> dict[str, Any]:
    """The proof of the checker that nobody more can be placed, or how far from it."""
    found = bound(problem, edge)
    placed = int((edge != UNPLACED).sum())
    return {
        "kind": "cut",
        "learners": len(found.learners),
        "pools": len(found.pools),
        "seats": found.seats,
        "bound": found.most,
        "gap": found.most - placed,
    }


@contextmanager
def _timed(seconds: dict[str, float], phase: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    seconds[phase] = time.perf_counter() - start
