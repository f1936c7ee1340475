"""The one door: every rule, its proof, and the two ends."""

from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import engine_market
from matchmaker.check import check
from matchmaker.explain import explain
from matchmaker.options import RULES, Options
from matchmaker.problem import UNPLACED, InvalidProblemError, read
from matchmaker.propose import lottery, propose
from matchmaker.solve import solve
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
    liked_better = sum(len(told.of(learner).refused) for learner in range(problem.n_learners))
    got = np.where(once.edge == UNPLACED, np.iinfo(np.int64).max, problem.lrank[once.edge])
    assert liked_better == int((problem.lrank < np.repeat(got, np.diff(problem.ptr))).sum()) > 0


@pytest.mark.slow
@pytest.mark.parametrize("rule", RULES)
@given(market=games(), chance=st.randoms(use_true_random=False))
def test_how_pools_and_places_are_numbered_and_how_many_threads_there_are_changes_nothing(
    rule: str, market: Market, chance: Random
) -> None:
    once = solve(read(market), Options(rule=rule, seed=3))
    again = solve(read(renumbered(market, chance)), Options(rule=rule, seed=3, threads=1))
    assert again.edge.tolist() == once.edge.tolist()
    assert again.level.tolist() == once.level.tolist()


@pytest.mark.slow
@pytest.mark.parametrize("rule", [rule for rule in RULES if rule != "exact"])
def test_how_a_region_is_numbered_changes_nothing(rule: str) -> None:
    market = engine_market.market(1_500, seed=8)
    once = solve(read(market), Options(rule=rule, seed=3))
    again = solve(read(renumbered(market, Random(5))), Options(rule=rule, seed=3))
    assert again.edge.tolist() == once.edge.tolist()


def renumbered(market: Market, chance: Random) -> Market:
    """The same market, with other numbers for its pools and places."""
    pools = chance.sample(range(market["n_pools"]), market["n_pools"])
    places = chance.sample(range(market["n_places"]), market["n_places"])
    changed = {name: [0] * len(market[name]) for name in ("place_cap", "pool_place", "pool_cap")}
    for place, number in enumerate(places):
        changed["place_cap"][number] = int(market["place_cap"][place])
    for pool, number in enumerate(pools):
        changed["pool_place"][number] = places[market["pool_place"][pool]]
        changed["pool_cap"][number] = int(market["pool_cap"][pool])
    pairs = {name: [[one, pools[pool]] for one, pool in market.get(name, ())] for name in ("locked", "forbidden")}
    return market | changed | pairs | {"pool": [pools[pool] for pool in market["pool"]]}


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
        ({"promotions": -1}, "promotions"),
        ({"levels": 200}, "levels"),
        ({"threads": 0}, "threads"),
        ({"threads": "2"}, "threads"),
        ({"seed": 1.5}, "seed"),
        ({"levels": True}, "levels"),
        ({"rule": ["levels"]}, "rule"),
        ({"goal": "best"}, "goal"),
        ({"effort": 0}, "effort"),
        ({"effort": float("nan")}, "effort"),
        ({"effort": "long"}, "effort"),
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


@pytest.mark.parametrize("rule", RULES)
def test_a_veto_where_nobody_could_go_changes_nothing(rule: str) -> None:
    market = {"n_learners": 1, "n_places": 2, "n_pools": 2, "place_cap": [1, 1], "pool_place": [0, 1]}
    market |= {"pool_cap": [1, 1], "ptr": [0, 1], "pool": [1], "lrank": [0], "prank": [0], "minutes": [5]}
    found = solve(read(market | {"forbidden": [[0, 0]]}), Options(rule=rule))
    assert (found.edge.tolist(), found.verdict.is_feasible) == ([0], True)


@pytest.mark.parametrize("seed", range(8))
def test_where_nothing_blocks_the_nearest_of_equals_stays_whatever_the_lottery_says(seed: int) -> None:
    two_bakeries = {
        "n_learners": 2,
        "n_places": 2,
        "n_pools": 2,
        "place_cap": [1, 1],
        "pool_place": [0, 1],
        "pool_cap": [1, 1],
        "ptr": [0, 2, 4],
        "pool": [0, 1, 0, 1],
        "lrank": [0, 2, 0, 1],
        "prank": [2, 2, 2, 2],
        "minutes": [3, 24, 8, 19],
    }
    assert solve(read(two_bakeries), Options(rule="levels", seed=seed)).pool.tolist() == [0, 1]
