"""A true reason for everybody: against the naive twin, and against what must hold whatever the market."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.engine_market import market as region
from matchmaker.check import blocking_edges, check
from matchmaker.explain import (
    LIMITS,
    REASONS,
    Because,
    Decided,
    Explained,
    Limit,
    Outcome,
    Reason,
    Told,
    explain,
    may_be_shown,
)
from matchmaker.options import Options
from matchmaker.problem import UNPLACED, Problem, read
from matchmaker.solve import solve
from tests.matchmaker import naive_explain
from tests.matchmaker.markets import Market
from tests.matchmaker.rounds import decide, games

EXCEPTIONS = {Reason.ROOM, Reason.LEVEL, Reason.EQUAL, Reason.CHAIN, Reason.PLAN}
RULES = ("stable", "levels", "chains")
SEEDS = st.integers(0, 99)
few = settings(max_examples=40)


def told(because: Because, row: int) -> naive_explain.Told:
    own, theirs = abs(int(because.own[row])), abs(int(because.theirs[row]))
    return REASONS[because.reason[row]], LIMITS[because.limit[row]], own, theirs, int(because.group[row])


def decide_or_plan(market: Market, rule: str, seed: int) -> tuple[Problem, Decided]:
    """A round; `min_minutes` is what `levels` decides, told as a plan."""
    if rule != "min_minutes":
        return decide(market, rule, seed)
    problem, decided = decide(market, "levels", seed)
    return problem, replace(decided, rule=rule)


def reason_of(explained: Explained) -> dict[int, Reason]:
    return {int(edge): REASONS[explained.refused.reason[row]] for row, edge in enumerate(explained.refused.edge)}


@pytest.mark.slow
@pytest.mark.parametrize("rule", [*RULES, "min_minutes"])
@few
@given(market=games(), seed=SEEDS)
def test_the_reasons_are_those_of_the_naive_twin(rule: str, market: Market, seed: int) -> None:
    problem, decided = decide_or_plan(market, rule, seed)
    found = explain(problem, decided)
    assert {int(edge): told(found.refused, row) for row, edge in enumerate(found.refused.edge)} == {
        edge: (reason, limit, abs(own), abs(theirs), group)
        for edge, (reason, limit, own, theirs, group) in naive_explain.reasons(market, decided).items()
    }


@pytest.mark.slow
@few
@given(market=games(), seed=SEEDS)
def test_in_a_stable_answer_every_reason_is_in_the_order_of_the_rule(market: Market, seed: int) -> None:
    problem, decided = decide(market, "stable", seed)
    found = explain(problem, decided)
    assert not EXCEPTIONS & set(reason_of(found).values())


@pytest.mark.slow
@pytest.mark.parametrize("rule", RULES)
@few
@given(market=games(), seed=SEEDS)
def test_the_numbers_of_a_reason_speak_for_the_other(rule: str, market: Market, seed: int) -> None:
    problem, decided = decide(market, rule, seed)
    refused = explain(problem, decided).refused
    for row, code in enumerate(refused.reason):
        own, theirs = refused.own[row], refused.theirs[row]
        if REASONS[code] in {Reason.CLASS, Reason.NEARER}:
            assert own > theirs
        elif REASONS[code] in {Reason.LEVEL, Reason.PROMOTED, Reason.LUCKIER, Reason.CHAIN}:
            assert own < theirs
        elif REASONS[code] != Reason.EQUAL:
            assert own == theirs == 0


@pytest.mark.slow
@pytest.mark.parametrize("rule", RULES)
@few
@given(market=games(), seed=SEEDS)
def test_every_blocking_pair_is_told_as_an_exception(rule: str, market: Market, seed: int) -> None:
    problem, decided = decide(market, rule, seed)
    assert check(problem, decided.edge).is_feasible
    told_as = reason_of(explain(problem, decided))
    blocking = set(blocking_edges(problem, decided.edge).tolist())
    assert all(told_as[edge] in {Reason.LEVEL, Reason.CHAIN} for edge in blocking)
    assert blocking >= {edge for edge, reason in told_as.items() if reason == Reason.CHAIN}


@pytest.mark.slow
@pytest.mark.parametrize("rule", RULES)
@few
@given(market=games(), seed=SEEDS)
def test_who_has_a_place_stands_before_the_last_one_in(rule: str, market: Market, seed: int) -> None:
    problem, decided = decide(market, rule, seed)
    found = explain(problem, decided)
    locked = {learner for learner, _ in market["locked"]}
    for learner, edge in enumerate(decided.edge):
        story = found.of(learner)
        if edge == UNPLACED:
            assert story.kept is None
            assert story.wish == 0
            continue
        assert story.kept is not None
        assert (story.kept.edge, story.wish) == (edge, naive_explain.wish(market, learner, edge))
        assert (story.kept.reason == Reason.FIXED) == (learner in locked)
        holder = int(found.kept.holder[learner])
        passed = [REASONS[found.refused.reason[row]] for row in np.flatnonzero(found.refused.holder == learner)]
        if holder == learner:
            first = (reason for reason in (Reason.CHAIN, Reason.LEVEL, Reason.EQUAL) if reason in passed)
            assert story.kept.reason == next(first, Reason.OWN_SEAT)
        elif story.kept.reason in {Reason.CLASS, Reason.LEVEL, Reason.PROMOTED, Reason.NEARER, Reason.LUCKIER}:
            own = naive_explain.standing(market, decided, learner, edge)
            assert own > naive_explain.standing(market, decided, holder, decided.edge[holder])
        else:
            assert story.kept.reason in {Reason.ROOM, Reason.FIXED, Reason.SEATS_LOCKED}
            assert (story.kept.reason == Reason.ROOM) == (story.kept.limit == Limit.NONE) or learner in locked


@pytest.mark.slow
@pytest.mark.parametrize("rule", [*RULES, "min_minutes"])
@few
@given(market=games(), seed=SEEDS)
def test_everybody_has_a_story_whose_outcome_sums_it_up(rule: str, market: Market, seed: int) -> None:
    problem, decided = decide_or_plan(market, rule, seed)
    found = explain(problem, decided)
    locked = {learner for learner, _ in market["locked"]}
    for learner in range(problem.n_learners):
        story = found.of(learner)
        shut = {Reason.FORBIDDEN, Reason.CLOSED, Reason.SEATS_LOCKED}
        reasons = {refusal.reason for refusal in story.refused} - shut
        if decided.edge[learner] != UNPLACED:
            first = Outcome.LATER_WISH if story.refused else Outcome.FIRST_WISH
            assert story.outcome == (Outcome.LOCKED if learner in locked else first)
            continue
        assert len(story.refused) == market["ptr"][learner + 1] - market["ptr"][learner]
        sums = {
            frozenset(): Outcome.NOTHING_OPEN if story.refused else Outcome.NO_CANDIDATES,
            frozenset({Reason.CLASS}): Outcome.ALL_BY_CLASS,
            frozenset({Reason.LEVEL}): Outcome.ALL_BY_LEVEL,
            frozenset({Reason.LUCKIER}): Outcome.ALL_BY_LOTTERY,
            frozenset({Reason.PLAN}): Outcome.BY_PLAN,
        }
        is_equal = reasons <= {Reason.PROMOTED, Reason.NEARER, Reason.LUCKIER, Reason.EQUAL}
        rest = Outcome.ALL_AMONG_EQUALS if is_equal else Outcome.MIXED
        assert story.outcome == sums.get(frozenset(reasons), rest)


TOWN: Market = {
    "n_learners": 4,
    "n_places": 2,
    "n_pools": 3,
    "place_cap": [2, 1],
    "pool_place": [0, 0, 1],
    "pool_cap": [1, 2, 1],
    "ptr": [0, 1, 3, 5, 7],
    "pool": [0, 0, 1, 1, 2, 1, 2],
    "lrank": [0, 0, 1, 0, 0, 0, 1],
    "prank": [1, 2, 2, 3, 1, 3, 1],
    "minutes": [10, 10, 20, 20, 30, 25, 40],
    "locked": [],
    "forbidden": [],
}
"""A bakery with two mentors, for sales (pool 0, one seat) and for baking (pool 1), and a shop (pool 2)."""


def test_a_town_is_told_in_codes_and_numbers() -> None:
    problem, decided = decide(TOWN, "stable")
    found = explain(problem, decided)
    assert decided.edge.tolist() == [0, 2, 4, -1]
    assert found.of(0).outcome == Outcome.FIRST_WISH
    full = Told(edge=1, pool=0, place=0, reason=Reason.CLASS, limit=Limit.POOL, own=2, theirs=1, group=1)
    assert found.of(1).refused == (full,)
    assert found.of(1).wish == 2
    assert found.of(2).refused == ()  # both were liked as much
    mentors = Told(edge=5, pool=1, place=0, reason=Reason.CLASS, limit=Limit.PLACE, own=3, theirs=2, group=2)
    farther = Told(edge=6, pool=2, place=1, reason=Reason.NEARER, limit=Limit.POOL, own=40, theirs=30, group=1)
    assert found.of(3).refused == (mentors, farther)
    assert found.of(3).outcome == Outcome.MIXED


def test_a_plan_tells_its_price_in_minutes() -> None:
    problem, decided = decide(TOWN, "stable")
    refused = explain(problem, replace(decided, rule="fair")).of(1).refused
    assert [(one.reason, one.own, one.theirs) for one in refused] == [(Reason.PLAN, 10, 20)]


def test_a_seat_in_the_other_training_of_a_place_is_no_injustice() -> None:
    """Who holds the only mentor seat and would rather learn the other trade there displaces nobody but itself."""
    edge = np.array([1])
    market = TOWN | {
        "n_learners": 1,
        "place_cap": [1, 1],
        "pool_cap": [1, 1, 1],
        "ptr": [0, 2],
        "pool": [0, 1],
        "lrank": [0, 1],
        "prank": [1, 1],
        "minutes": [5, 5],
    }
    problem, decided = decide(market, "stable")
    assert decided.edge.tolist() == [0]
    assert explain(problem, replace(decided, edge=edge)).of(0).refused[0].reason == Reason.OWN_SEAT


def test_the_number_of_a_small_group_and_of_a_level_is_not_shown() -> None:
    problem, decided = decide(TOWN, "stable")
    refused = explain(problem, decided).refused
    assert refused.group.tolist() == [1, 2, 1]
    assert may_be_shown(refused, smallest=2).tolist() == [False, True, False]
    as_level = replace(refused, reason=np.full_like(refused.reason, REASONS.index(Reason.LEVEL)))
    assert not may_be_shown(as_level, smallest=0).any()
    as_plan = replace(refused, reason=np.full_like(refused.reason, REASONS.index(Reason.PLAN)))
    assert may_be_shown(as_plan, smallest=10).all()


def test_a_better_rank_in_the_other_training_of_a_place_is_an_exception() -> None:
    """It blocks, although the learner itself is the last one in: only a chain of moves leaves somebody there."""
    market = TOWN | {"n_learners": 1, "place_cap": [1, 1], "pool_cap": [1, 1, 1], "ptr": [0, 2], "pool": [0, 1]}
    market |= {"lrank": [0, 1], "prank": [1, 3], "minutes": [5, 5]}
    problem, decided = decide(market, "stable")
    decided = replace(decided, edge=np.array([1]))
    assert blocking_edges(problem, decided.edge).tolist() == [0]
    story = explain(problem, decided).of(0)
    assert story.refused[0].reason == Reason.CHAIN
    assert story.kept is not None
    assert story.kept.reason == Reason.CHAIN


@pytest.mark.slow
@pytest.mark.parametrize("rule", ["stable", "levels"])
@few
@given(market=games(), seed=SEEDS)
def test_a_round_as_it_is_decided_is_told_with_true_reasons(rule: str, market: Market, seed: int) -> None:
    problem = read(market)
    result = solve(problem, Options(rule=rule, seed=seed, is_compared=False))
    told_as = reason_of(explain(problem, result.decided))
    blocking = set(blocking_edges(problem, result.edge).tolist())
    assert Reason.ROOM not in told_as.values()
    assert blocking == {edge for edge, reason in told_as.items() if edge in blocking or reason == Reason.CHAIN}
    assert {told_as[edge] for edge in blocking} <= {Reason.LEVEL, Reason.CHAIN}
    if rule == "stable":
        assert not blocking


@pytest.mark.parametrize(("slots", "seed"), [(0.9, 1), (1.08, 2), (1.35, 3)])
def test_in_a_region_every_exception_of_a_round_is_told_by_priority(slots: float, seed: int) -> None:
    problem = read(region(400, slots=slots, seed=seed))
    result = solve(problem, Options(seed=seed, is_compared=False))
    told_as = reason_of(explain(problem, result.decided))
    blocking = blocking_edges(problem, result.edge).tolist()
    assert blocking
    assert {told_as[edge] for edge in blocking} == {Reason.LEVEL}
    assert Reason.CHAIN not in told_as.values()
    assert Reason.EQUAL in told_as.values()


def test_among_equals_the_last_one_in_is_who_started_again_least() -> None:
    market = TOWN | {"n_learners": 3, "place_cap": [2, 1], "pool_cap": [2, 2, 1], "ptr": [0, 1, 2, 3]}
    market |= {"pool": [0, 0, 0], "lrank": [0, 0, 0], "prank": [1, 1, 1], "minutes": [50, 10, 20]}
    problem, decided = decide(market, "stable")
    decided = replace(decided, edge=np.array([0, 1, -1]), level=np.array([1, 0, 0]))
    story = explain(problem, decided).of(2)
    assert (story.refused[0].reason, story.refused[0].own, story.refused[0].theirs) == (Reason.NEARER, 20, 10)
    assert story.outcome == Outcome.ALL_AMONG_EQUALS
