"""The one door: a market and a rule in, an answer with its check and its proof out."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from matchmaker.calm import calm
from matchmaker.cheapest import cheapest
from matchmaker.check import UNPLACED, Bound, Verdict, bound, check
from matchmaker.exact import EFFORT, exact
from matchmaker.explain import Decided
from matchmaker.fair import fair
from matchmaker.optimise import fill_up
from matchmaker.problem import Finding, InvalidProblemError, Problem, Whole
from matchmaker.propose import lottery, propose
from matchmaker.widen import widen

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
    "min_minutes": (
        "As many people as possible get a place, and all of you together travel as little as can be. It does not look "
        "at who likes whom. So you may get a place far down your list because that saves others a long trip."
    ),
    "fair": (
        "As many people as possible get a place. Then we make the longest trip of all as short as can be, so that "
        "nobody travels very far to save others a little. Then all of you together travel as little as can be."
    ),
    "exact": (
        "For a small group we look at every answer there is, in a clever order. We take the one in which nobody can "
        "swap with a place that would rather have them and the most people have a place, and we can prove it."
    ),
}
"""What each rule does, for somebody of fifteen."""

ENDS: Final = ("stable", "min_minutes")
"""Between these two every rule chooses: only who likes whom, or only the travel."""

LEVELS: Final = 10
PROMOTIONS: Final = 1
MOST_STAGES: Final = 256
MOST_SEED: Final = 2**64 - 1


@dataclass(frozen=True)
class Options:
    """How to decide a round."""

    rule: str = "levels"
    seed: int = 0
    """Of the lottery: 0 to 2**64 - 1."""
    levels: int = LEVELS
    promotions: int = PROMOTIONS
    is_finished: bool = False
    """Whether `min_minutes` and `fair` go on until no such answer has less travel."""
    goal: str = "most_stable"
    """What `exact` looks for, see `exact.GOALS`."""
    effort: float = EFFORT
    """How long `exact` looks, in units of work."""
    is_compared: bool = True
    """Whether the two ends are worked out too, so that people see the price of the choice."""
    is_calmed: bool = True
    """Whether `levels` goes on along chains of moves until fewer pairs block, and `stable` until more have a place
    (instead of by promotions). What they find depends on chance: to compare two answers, leave them out."""
    threads: int = 2

    def findings(self) -> Iterator[Finding]:
        """What is wrong with these options."""
        if self.rule not in RULES:
            yield Finding("rule", None, f"“{self.rule}”", f"one of {', '.join(RULES)}")
        if not 0 <= self.seed <= MOST_SEED:
            yield Finding("seed", None, str(self.seed), f"0 to {MOST_SEED}")
        if self.levels < 0 or self.promotions < 0 or (self.levels + 1) * (self.promotions + 1) > MOST_STAGES:
            found = f"{self.levels} levels, {self.promotions} promotions"
            needed = f"both from 0 on, and (levels + 1) x (promotions + 1) at most {MOST_STAGES}"
            yield Finding("levels", None, found, needed)
        if self.threads < 1:
            yield Finding("threads", None, str(self.threads), "at least 1")


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
    ends: Mapping[str, Verdict]
    """What the checker says of the two ends, unless they were not asked for."""
    decided: Decided
    """What `explain` needs to say why."""

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
        allowed, edge_index = _without_forbidden(problem)
    with _timed(seconds, "solve"):
        answer = _BY_RULE[wanted.rule](allowed, wanted, luck)
        edge = _in_problem(answer.edge, edge_index)
    with _timed(seconds, "check"):
        verdict = check(problem, edge)
        certificate = _certificate(problem, edge, answer, verdict)
    ends = {}
    if wanted.is_compared:
        with _timed(seconds, "ends"):
            others = [rule for rule in ENDS if rule != wanted.rule]
            found = {rule: _end(problem, allowed, edge_index, replace(wanted, rule=rule), luck) for rule in others}
            ends = {rule: found.get(rule, verdict) for rule in ENDS}
    by_chain = np.flatnonzero(answer.moved)
    pool = np.where(edge == UNPLACED, UNPLACED, problem.pool[edge] if problem.n_edges else UNPLACED)
    decided = Decided(wanted.rule, edge, answer.level, answer.promotion, luck, by_chain)
    return Result(
        edge=edge,
        pool=pool,
        level=answer.level,
        by_chain=by_chain,
        verdict=verdict,
        rule=wanted.rule,
        seed=wanted.seed,
        seconds=seconds,
        certificate=certificate,
        ends=ends,
        decided=decided,
    )


def _stable(problem: Problem, options: Options, luck: Whole) -> _Answer:
    promotions = 0 if options.is_calmed else options.promotions
    found = propose(problem, levels=0, promotions=promotions, luck=luck, threads=options.threads)
    if not options.is_calmed:
        return _Answer(found.edge, found.level, found.promotion, _nobody(problem))
    edge = widen(problem, found.edge, luck=luck)
    further = calm(problem, edge, seed=options.seed).edge
    is_more = (further != UNPLACED).sum() > (edge != UNPLACED).sum()
    edge = further if is_more else edge  # among answers with as many placed the first is best for learners
    return _Answer(edge, found.level, found.promotion, edge != found.edge)


def _levels(problem: Problem, options: Options, luck: Whole) -> _Answer:
    levels, promotions = options.levels, options.promotions
    found = propose(problem, levels=levels, promotions=promotions, luck=luck, threads=options.threads)
    filled = fill_up(problem, found.edge, luck=luck)
    if not options.is_calmed:
        return _Answer(filled.edge, found.level, found.promotion, filled.moved, is_largest=True)
    quiet = calm(problem, filled.edge, seed=options.seed)
    told = quiet.levels
    moved = np.isin(np.arange(problem.n_learners), problem.learner_of_edges()[told.unexplained])
    return _Answer(quiet.edge, told.level, np.zeros_like(found.promotion), moved, is_largest=True)


def _min_minutes(problem: Problem, options: Options, luck: Whole) -> _Answer:
    found = cheapest(problem, is_exact=options.is_finished, threads=options.threads)
    filled = fill_up(problem, found.edge, luck=luck)
    placed = int((filled.edge != UNPLACED).sum())
    nothing = np.zeros(problem.n_learners, np.int32)
    least = found.least_minutes(placed)
    return _Answer(filled.edge, nothing, nothing, filled.moved, is_largest=True, least_minutes=least)


def _fair(problem: Problem, options: Options, _luck: Whole) -> _Answer:
    found = fair(problem, is_exact=options.is_finished, threads=options.threads)
    proof: dict[str, Any] = {"longest": found.longest, "longest_locked": found.longest_locked}
    if found.cut is not None:
        proof["shorter"] = {"learners": len(found.cut.learners), "seats": found.cut.seats, "bound": found.cut.most}
    nothing = np.zeros(problem.n_learners, np.int32)
    least = found.least_minutes
    return _Answer(found.edge, nothing, nothing, _nobody(problem), is_largest=True, least_minutes=least, proof=proof)


def _exact(problem: Problem, options: Options, _luck: Whole) -> _Answer:
    found = exact(problem, goal=options.goal, effort=options.effort)
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


def _end(problem: Problem, allowed: Problem, edge_index: Whole | None, options: Options, luck: Whole) -> Verdict:
    return check(problem, _in_problem(_BY_RULE[options.rule](allowed, options, luck).edge, edge_index))


def _in_problem(edge: Whole, edge_index: Whole | None) -> Whole:
    """The same answer in the numbers of the problem with its forbidden edges."""
    if edge_index is None:
        return edge
    return np.where(edge == UNPLACED, UNPLACED, edge_index[edge] if len(edge_index) else UNPLACED)


def _without_forbidden(problem: Problem) -> tuple[Problem, Whole | None]:
    """The market without its forbidden edges, and the index of each edge that is left when there are any."""
    edges = problem.edges_of(problem.forbidden)
    edges = edges[edges >= 0]
    if not len(edges):
        return problem, None
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
