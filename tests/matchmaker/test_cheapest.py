"""The least travel of all answers that place as many as can be."""

from unittest import mock

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import engine_market
from matchmaker.cheapest import cheapest
from matchmaker.check import check
from matchmaker.problem import read
from tests.matchmaker import flows
from tests.matchmaker.markets import Market, markets

pytestmark = pytest.mark.slow  # hypothesis plays a hundred games


@given(market=markets(learners=12, places=6))
def test_an_exact_answer_places_as_many_as_a_flow_with_as_little_travel(market: Market) -> None:
    problem = read(market)
    found = cheapest(problem, is_exact=True)
    verdict = check(problem, found.edge)
    assert verdict.is_feasible
    assert verdict.placed == flows.most_placed(market)
    assert verdict.total_minutes == flows.least_minutes(market)
    assert found.least_minutes(verdict.placed) == verdict.total_minutes


@pytest.mark.parametrize("slots", [0.5, 0.9, 1.1, 1.5])
@given(seed=st.integers(0, 10**6))
def test_an_exact_answer_of_a_market_of_towns_is_that_of_a_flow(slots: float, seed: int) -> None:
    market = engine_market.market(120, slots=slots, seed=seed)
    problem = read(market)
    found = cheapest(problem, is_exact=True)
    verdict = check(problem, found.edge)
    assert (verdict.placed, verdict.total_minutes) == (flows.most_placed(market), flows.least_minutes(market))
    assert found.least_minutes(verdict.placed) == verdict.total_minutes


@given(market=markets(learners=12, places=6))
def test_the_prices_of_an_auction_prove_a_bound_that_is_true(market: Market) -> None:
    problem = read(market)
    found = cheapest(problem)
    verdict = check(problem, found.edge)
    assert verdict.is_feasible
    if verdict.placed == flows.most_placed(market):
        assert found.least_minutes(verdict.placed) <= flows.least_minutes(market)


def test_large_and_small_employers_and_any_number_of_threads_give_the_same_answer() -> None:
    market = engine_market.market(20_000, seed=5)
    problem = read(market)
    two, one = (cheapest(problem, threads=count) for count in (2, 1))
    assert np.array_equal(two.edge, one.edge)
    assert two.worth == one.worth
    with mock.patch("matchmaker._kernels.propose.FEW_SEATS", 2):
        mixed = check(problem, cheapest(problem).edge)
    assert mixed.is_feasible
    assert mixed.placed == flows.most_placed(market)
