"""The one door: every rule, its proof, and the two ends."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import engine_market
from matchmaker.check import UNPLACED, check
from matchmaker.explain import explain
from matchmaker.problem import InvalidProblemError, read
from matchmaker.propose import lottery, propose
from matchmaker.solve import RULES, Options, solve
from tests.matchmaker import flows
from tests.matchmaker.markets import Market, markets
from tests.matchmaker.rounds import games


@pytest.mark.slow
@pytest.mark.parametrize("rule", RULES)
@given(market=games(), seed=st.integers(0, 2**64 - 1))
def test_every_rule_keeps_what_the_checker_asks_and_says_what_it_promises(rule: str, market: Market, seed: int) -> None:
    problem = read(market)
    found = solve(problem, Options(rule=rule, seed=seed, is_finished=True))
    verdict = check(problem, found.edge)
    assert verdict == found.verdict
    assert verdict.is_feasible
    if rule in {"stable", "exact"}:
        assert verdict.blocking_pairs == 0
    if rule in {"levels", "min_minutes", "fair"}:
        assert verdict.placed == flows.most_placed(market)
        assert found.certificate is not None
        assert found.certificate["gap"] == 0
    if rule in {"min_minutes", "fair"}:
        assert found.certificate is not None
        assert found.certificate["minutes_gap"] == 0
    assert found.pool.tolist() == [UNPLACED if edge == UNPLACED else problem.pool[edge] for edge in found.edge]
    assert found.ends["stable"].blocking_pairs == 0
    assert found.ends["min_minutes"].placed >= verdict.placed


@pytest.mark.parametrize("rule", RULES)
def test_the_same_market_rule_and_seed_give_the_same_answer_and_everybody_is_told_why(rule: str) -> None:
    problem = read(engine_market.market(200, seed=4))
    once, again = (solve(problem, Options(rule=rule, seed=9)) for _ in range(2))
    assert once.edge.tolist() == again.edge.tolist()
    told = explain(problem, once.decided)
    assert all(told.of(learner) is not None for learner in range(problem.n_learners))


@pytest.mark.slow
@given(market=markets(is_strict=True), seed=st.integers(0, 99))
def test_where_nobody_ties_stable_is_the_best_stable_answer_for_every_learner(market: Market, seed: int) -> None:
    problem = read(market)
    best = propose(problem, levels=0, promotions=0, luck=lottery(problem.n_learners, 0)).edge
    assert solve(problem, Options(rule="stable", seed=seed)).edge.tolist() == best.tolist()


@pytest.mark.parametrize("slots", [0.9, 1.08, 1.35])
def test_the_default_rule_leaves_hardly_more_blocking_pairs_than_the_fewest_there_can_be(slots: float) -> None:
    problem = read(engine_market.market(150, slots=slots, seed=11))
    fewest = solve(problem, Options(rule="exact", goal="fewest_blocking", is_compared=False))
    found = solve(problem, Options(is_compared=False))
    assert found.placed == fewest.placed
    assert fewest.blocking_pairs <= found.blocking_pairs <= 1.5 * fewest.blocking_pairs + 1


def test_exact_places_at_least_as_many_as_stable_without_a_blocking_pair() -> None:
    problem = read(engine_market.market(120, seed=2))
    best, quick = solve(problem, Options(rule="exact")), solve(problem, Options(rule="stable"))
    assert best.blocking_pairs == quick.blocking_pairs == 0
    assert best.placed >= quick.placed
    assert best.certificate is not None
    assert best.certificate["bound"] == best.placed


def test_a_group_too_large_to_prove_is_refused_with_words() -> None:
    with pytest.raises(InvalidProblemError, match="300"):
        solve(read(engine_market.market(500)), Options(rule="exact"))


@pytest.mark.parametrize(
    ("changed", "array"),
    [
        ({"rule": "dice"}, "rule"),
        ({"seed": -1}, "seed"),
        ({"seed": 2**64}, "seed"),
        ({"levels": -1}, "levels"),
        ({"promotions": -1}, "levels"),
        ({"levels": 200}, "levels"),
        ({"threads": 0}, "threads"),
    ],
)
def test_options_that_cannot_be_are_findings(changed: dict[str, Any], array: str) -> None:
    with pytest.raises(InvalidProblemError) as refused:
        solve(read(engine_market.market(60)), Options(**changed))
    assert [finding.array for finding in refused.value.findings] == [array]


def test_nobody_to_place_is_an_answer() -> None:
    empty = read({key: 0 if key.startswith("n_") else [] for key in engine_market.market(60)} | {"ptr": [0]})
    for rule in RULES:
        found = solve(empty, Options(rule=rule))
        assert (found.placed, found.edge.tolist()) == (0, [])
        assert np.array_equal(found.pool, [])
