"""As many placed as can be: against the maximum flow of OR-tools, from any answer."""

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaker.check import check
from matchmaker.optimise import fill_up
from matchmaker.problem import UNPLACED, read
from matchmaker.propose import lottery
from tests.matchmaker import flows
from tests.matchmaker.markets import Market, one_seat_each
from tests.matchmaker.rounds import games, without_forbidden

SEEDS = st.integers(0, 2**32)


@pytest.mark.slow
@settings(max_examples=200)
@given(market=games(), seed=SEEDS)
def test_as_many_are_placed_as_the_maximum_flow_and_nobody_loses_a_place(market: Market, seed: int) -> None:
    market, _ = without_forbidden(market)
    problem, start = read(market), flows.some_answer(market, Random(seed))
    filled = fill_up(problem, start, luck=lottery(problem.n_learners, seed))
    verdict = check(problem, filled.edge)
    assert verdict.is_feasible  # who is locked stays, no seat is given twice
    assert verdict.placed == flows.most_placed(market)
    assert (filled.edge[start != UNPLACED] != UNPLACED).all()
    assert filled.moved[filled.edge != start].all()


@pytest.mark.slow
@settings(max_examples=40)
@given(market=games(), seed=SEEDS)
def test_a_full_answer_stays_as_it_is(market: Market, seed: int) -> None:
    market, _ = without_forbidden(market)
    problem, luck = read(market), lottery(market["n_learners"], seed)
    full = fill_up(problem, flows.some_answer(market, Random(seed)), luck=luck).edge
    again = fill_up(problem, full, luck=luck)
    assert again.edge.tolist() == full.tolist()
    assert not again.moved.any()


def test_the_luckiest_gets_the_last_seat() -> None:
    market = one_seat_each([0], [0], [0])
    nothing = np.full(3, UNPLACED)
    assert fill_up(read(market), nothing, luck=np.array([1, 3, 2])).edge.tolist() == [-1, 1, -1]


def test_a_chain_moves_a_seat_from_one_training_of_a_place_to_the_other() -> None:
    """Learner 0 holds the only mentor of place 0; it moves to place 1 so that learner 1 can learn the other trade."""
    market = {
        "n_learners": 2,
        "n_places": 2,
        "n_pools": 3,
        "place_cap": [1, 1],
        "pool_place": [0, 0, 1],
        "pool_cap": [1, 1, 1],
        "ptr": [0, 2, 3],
        "pool": [0, 2, 1],
        "lrank": [0, 1, 0],
        "prank": [0, 0, 0],
        "minutes": [1, 1, 1],
    }
    filled = fill_up(read(market), np.array([0, UNPLACED]), luck=lottery(2, 0))
    assert filled.edge.tolist() == [1, 2]
    assert filled.moved.tolist() == [True, True]
