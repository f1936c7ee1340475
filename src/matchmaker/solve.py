"""The one door: a market and a rule in, an answer with its check and its proof out."""

import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from matchmaker.calm import calm
from matchmaker.cheapest import cheapest
from matchmaker.check import Bound, Verdict, bound, check
from matchmaker.exact import exact
from matchmaker.explain import Decided
from matchmaker.fair import fair
from matchmaker.optimise import fill_up
from matchmaker.options import ENDS, Options
from matchmaker.plain import Plain, in_order, without_forbidden
from matchmaker.problem import UNPLACED, InvalidProblemError, Problem, Whole
from matchmaker.propose import lottery, propose
from matchmaker.widen import widen

SIDE_BY_SIDE: Final = 2
"""The answer, and the ends it is compared with, share the threads."""

MAY_REFUSE: Final = frozenset({"exact"})
"""Rules that a market can be too large for: the ends wait until it is not."""


@dataclass(frozen=True, eq=False)
class Result:
    """An answer: the edge and the pool of each learner or -1, what the checker says, and what proves it."""

    edge: Whole
    pool: Whole
    level: Whole
    """How often each learner was refused everywhere and started again; where the answer was calmed, the least that
    explains who went before whom."""
    by_chain: Whole
    """The learners to whom chains of moves gave another edge, or none, after all had asked."""
    verdict: Verdict
    options: Options
    seconds: Mapping[str, float]
    """How long each phase took; the ends are worked out beside the answer."""
    certificate: Mapping[str, Any] | None
    ends: Mapping[str, Verdict]
    """What the checker says of the two ends, unless they were not asked for."""
    end_edges: Mapping[str, Whole]
    """The edge of each learner at those ends."""
    decided: Decided
    """What `explain` needs to say why."""

    @property
    def rule(self) -> str:
        """What decided."""
        return self.options.rule

    @property
    def seed(self) -> int:
        """Of the lottery."""
        return self.options.seed

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


@dataclass(frozen=True, eq=False)
class _Answer:
    """What a rule makes of the market without its forbidden edges."""

    edge: Whole
    level: Whole
    promotion: Whole
    moved: Any
    is_largest: bool = False
    """Whether the rule says that nobody more can be placed."""
    least_minutes: int | None = None
    proof: Mapping[str, Any] | None = None


def solve(problem: Problem, options: Options | None = None) -> Result:
    """Decide a round. The same market, rule and seed give the same answer; raises `InvalidProblemError`."""
    wanted = options or Options()
    if findings := list(wanted.findings()):
        raise InvalidProblemError(findings)
    seconds: dict[str, float] = {}
    with _timed(seconds, "prepare"):
        luck = lottery(problem.n_learners, wanted.seed)
        plain = without_forbidden(problem)
    side_by_side = min(SIDE_BY_SIDE, wanted.threads) if wanted.is_compared and wanted.rule not in MAY_REFUSE else 1
    own = replace(wanted, threads=wanted.threads // side_by_side)
    with ThreadPoolExecutor(side_by_side) as hands:
        deciding = hands.submit(_decide, plain.problem, own, luck, seconds)
        comparing = hands.submit(_other_ends, problem, plain, own, luck, seconds)
        try:
            answer = deciding.result()
        except InvalidProblemError:
            comparing.cancel()
            raise
    edge = plain.in_full(answer.edge)
    with _timed(seconds, "check"):
        verdict = check(problem, edge)
        certificate = _certificate(problem, edge, answer, verdict)
    own_end = (verdict, edge)
    compared = {rule: comparing.result().get(rule, own_end) for rule in ENDS} if wanted.is_compared else {}
    by_chain = np.flatnonzero(answer.moved)
    pool = np.where(edge == UNPLACED, UNPLACED, problem.pool[edge] if problem.n_edges else UNPLACED)
    decided = Decided(wanted.rule, edge, answer.level, answer.promotion, luck)
    return Result(
        edge=edge,
        pool=pool,
        level=answer.level,
        by_chain=by_chain,
        verdict=verdict,
        options=wanted,
        seconds=seconds,
        certificate=certificate,
        ends={rule: told for rule, (told, _) in compared.items()},
        end_edges={rule: got for rule, (_, got) in compared.items()},
        decided=decided,
    )


def _stable(problem: Problem, options: Options, luck: Whole) -> _Answer:
    if not options.is_calmed:
        asked = propose(problem, levels=0, promotions=options.promotions, luck=luck, threads=options.threads)
        return _Answer(asked.edge, asked.level, asked.promotion, _nobody(problem))
    problem = in_order(problem)
    asked = propose(problem, levels=0, promotions=0, luck=luck, threads=options.threads)
    edge = widen(problem, asked.edge, luck=luck)
    further = calm(problem, edge, seed=options.seed).edge
    is_more = (further != UNPLACED).sum() > (edge != UNPLACED).sum()
    edge = further if is_more else edge  # among answers with as many placed the first is best for learners
    return _Answer(edge, asked.level, asked.promotion, edge != asked.edge)


def _levels(problem: Problem, options: Options, luck: Whole) -> _Answer:
    problem, levels, promotions = in_order(problem), options.levels, options.promotions
    asked = propose(problem, levels=levels, promotions=promotions, luck=luck, threads=options.threads)
    filled = fill_up(problem, asked.edge, luck=luck)
    if not options.is_calmed:
        return _Answer(filled.edge, asked.level, asked.promotion, filled.moved, is_largest=True)
    quiet = calm(problem, filled.edge, seed=options.seed)
    if check(problem, filled.edge).blocking_pairs <= check(problem, quiet.edge).blocking_pairs:
        return _Answer(filled.edge, asked.level, asked.promotion, filled.moved, is_largest=True)
    nothing = np.zeros_like(asked.promotion)
    return _Answer(quiet.edge, quiet.levels.level, nothing, quiet.edge != asked.edge, is_largest=True)


def _min_minutes(problem: Problem, options: Options, luck: Whole) -> _Answer:
    problem = in_order(problem)
    found = cheapest(problem, is_exact=options.is_finished, threads=options.threads)
    filled = fill_up(problem, found.edge, luck=luck)
    placed = int((filled.edge != UNPLACED).sum())
    nothing = np.zeros(problem.n_learners, np.int32)
    least = found.least_minutes(placed)
    return _Answer(filled.edge, nothing, nothing, filled.moved, is_largest=True, least_minutes=least)


def _fair(problem: Problem, options: Options, _luck: Whole) -> _Answer:
    found = fair(in_order(problem), is_exact=options.is_finished, threads=options.threads)
    proof: dict[str, Any] = {"longest": found.longest, "longest_locked": found.longest_locked}
    if found.cut is not None:
        proof["shorter"] = {"learners": len(found.cut.learners), "seats": found.cut.seats, "bound": found.cut.most}
    nothing = np.zeros(problem.n_learners, np.int32)
    least = found.least_minutes
    return _Answer(found.edge, nothing, nothing, _nobody(problem), is_largest=True, least_minutes=least, proof=proof)


def _exact(problem: Problem, options: Options, _luck: Whole) -> _Answer:
    found = exact(in_order(problem), goal=options.goal, effort=options.effort)
    proof = {
        "kind": found.goal,
        "found": found.objective,
        "bound": found.bound,
        "gap": abs(found.bound - found.objective),
        "proven": found.is_proven,
    }
    nothing = np.zeros(problem.n_learners, np.int32)
    return _Answer(found.edge, nothing, nothing, _nobody(problem), proof=proof)


_BY_RULE: Final[Mapping[str, Callable[[Problem, Options, Whole], _Answer]]] = {
    "stable": _stable,
    "levels": _levels,
    "min_minutes": _min_minutes,
    "fair": _fair,
    "exact": _exact,
}


def _nobody(problem: Problem) -> Any:
    return np.zeros(problem.n_learners, np.bool_)


def _decide(problem: Problem, options: Options, luck: Whole, seconds: dict[str, float]) -> _Answer:
    with _timed(seconds, "solve"):
        return _BY_RULE[options.rule](problem, options, luck)


def _other_ends(
    problem: Problem, plain: Plain, options: Options, luck: Whole, seconds: dict[str, float]
) -> Mapping[str, tuple[Verdict, Whole]]:
    """The ends and what the checker says of them, where they are asked for and are not the answer itself."""
    if not options.is_compared:
        return {}
    with _timed(seconds, "ends"):
        others = {rule: _BY_RULE[rule](plain.problem, options, luck) for rule in ENDS if rule != options.rule}
        edges = {rule: plain.in_full(end.edge) for rule, end in others.items()}
        return {rule: (check(problem, edge), edge) for rule, edge in edges.items()}


def _certificate(problem: Problem, edge: Whole, answer: _Answer, verdict: Verdict) -> Mapping[str, Any] | None:
    """What proves the answer: that nobody more can be placed, and how little less the travel could be."""
    if not answer.is_largest:
        return answer.proof
    proof = _most(bound(problem, edge), verdict.placed) | dict(answer.proof or {})
    if answer.least_minutes is not None:
        proof["least_minutes"] = answer.least_minutes
        proof["minutes_gap"] = verdict.total_minutes - answer.least_minutes
    return proof


def _most(found: Bound, placed: int) -> dict[str, Any]:
    """The proof of the checker that nobody more can be placed, or how far from it."""
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
