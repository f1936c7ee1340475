"""Fewer blocking pairs and more placed: what never gets worse, and how near the proven best it comes."""

import os
import subprocess
import sys
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.engine_market import market as region
from matchmaker.calm import calm, levels_of
from matchmaker.check import blocking_edges, check
from matchmaker.exact import exact
from matchmaker.optimise import fill_up
from matchmaker.problem import UNPLACED, Problem, read
from matchmaker.propose import lottery, propose
from matchmaker.widen import widen
from tests.matchmaker import flows, naive_exact, naive_levels
from tests.matchmaker.markets import Market, markets, one_seat_each
from tests.matchmaker.rounds import games, without_forbidden

SEEDS = st.integers(0, 2**32)


@pytest.mark.slow
@settings(max_examples=200)
@given(market=games(), seed=SEEDS)
def test_levels_are_the_lowest_there_are_and_what_goes_round_in_circles_is_told_apart(
    market: Market, seed: int
) -> None:
    market, _ = without_forbidden(market)
    answer = flows.some_answer(market, Random(seed))
    found = levels_of(read(market), answer)
    level, unexplained = naive_levels.levels(market, answer.tolist())
    assert found.level.tolist() == level
    assert found.unexplained.tolist() == unexplained


@pytest.mark.slow
@settings(max_examples=100)
@given(market=games(), seed=SEEDS)
def test_every_exception_of_the_rule_with_levels_has_its_level(market: Market, seed: int) -> None:
    market, _ = without_forbidden(market)
    problem = read(market)
    found = propose(problem, levels=4, promotions=1, luck=lottery(problem.n_learners, seed))
    told = levels_of(problem, found.edge)
    assert not len(told.unexplained)
    assert (told.level <= 4).all()


@pytest.mark.slow
def test_levels_explain_a_large_market_too() -> None:
    """So large that a pool times a rank outgrows 32 bits."""
    problem = read(region(40_000, slots=1.08, seed=1))
    found = propose(problem, levels=10, promotions=1, luck=lottery(40_000, 1))
    told = levels_of(problem, found.edge)
    assert not len(told.unexplained)
    assert 0 < told.level.max() <= 10


@pytest.mark.slow
@settings(max_examples=200)
@given(market=games(), seed=SEEDS)
def test_no_fewer_are_placed_no_more_pairs_block_and_nothing_new_is_unexplained(market: Market, seed: int) -> None:
    market, _ = without_forbidden(market)
    problem, start = read(market), flows.some_answer(market, Random(seed))
    given = start.copy()
    found = calm(problem, start, seed=seed, trials=300)
    before, after = check(problem, start), check(problem, found.edge)
    assert after.is_feasible  # who is locked stays, no seat is given twice
    assert after.placed >= before.placed
    assert after.blocking_pairs <= before.blocking_pairs
    assert set(found.levels.unexplained) <= set(levels_of(problem, start).unexplained)
    assert start.tolist() == given.tolist()


@pytest.mark.slow
@settings(max_examples=40)
@given(market=markets(learners=4, places=3), seed=SEEDS)
def test_with_as_many_placed_as_can_be_it_ends_no_lower_than_the_proven_least(market: Market, seed: int) -> None:
    problem = read(market)
    start = fill_up(problem, flows.some_answer(market, Random(seed)), luck=lottery(problem.n_learners, seed)).edge
    found = calm(problem, start, seed=seed, trials=300).edge
    most = naive_exact.size(start.tolist())
    every = [np.array(one, int) for one in naive_exact.answers(market) if naive_exact.size(one) == most]
    assert (found != UNPLACED).sum() == most
    assert len(blocking_edges(problem, found)) >= min(len(blocking_edges(problem, one)) for one in every)


@pytest.mark.slow
@settings(max_examples=60)
@given(market=games(), seed=SEEDS)
def test_a_stable_answer_stays_stable_and_places_no_fewer(market: Market, seed: int) -> None:
    market, _ = without_forbidden(market)
    problem, luck = read(market), lottery(market["n_learners"], seed)
    stable = propose(problem, levels=0, promotions=0, luck=luck).edge
    wider = widen(problem, stable, luck=luck)
    calmer = calm(problem, wider, seed=seed, trials=300)
    verdicts = [check(problem, one) for one in (stable, wider, calmer.edge)]
    assert all(verdict.is_feasible and not verdict.blocking_pairs for verdict in verdicts)
    assert [verdict.placed for verdict in verdicts] == sorted(verdict.placed for verdict in verdicts)
    assert not calmer.levels.level.any()


TWO_EQUALS = one_seat_each([0, 1], [0], minutes=[1, 1, 9])
"""Learner 0 lives near the only place of learner 1, who is its equal there, and could go elsewhere."""


@pytest.mark.parametrize("way", ["widen", "calm"])
def test_an_equal_who_can_go_on_makes_room(way: str) -> None:
    problem, start = read(TWO_EQUALS), np.array([0, UNPLACED])
    luck = lottery(2, 0)
    found = widen(problem, start, luck=luck) if way == "widen" else calm(problem, start, seed=0, trials=100).edge
    assert found.tolist() == [1, 2]
    assert start.tolist() == [0, UNPLACED]


def test_nobody_makes_room_for_whom_the_place_ranks_lower() -> None:
    lower = read(TWO_EQUALS | {"prank": [0, 0, 1]})
    start = np.array([0, UNPLACED])
    assert widen(lower, start, luck=lottery(2, 0)).tolist() == [0, UNPLACED]
    assert calm(lower, start, seed=0, trials=100).edge.tolist() == [0, UNPLACED]


def test_a_market_without_learners_has_nothing_to_move() -> None:
    nobody = read({"n_learners": 0, "n_places": 1, "n_pools": 1, "place_cap": [1], "pool_place": [0], "pool_cap": [1],
                   "ptr": [0], "pool": [], "lrank": [], "prank": [], "minutes": []})  # fmt: skip
    nothing = np.zeros(0, np.int64)
    assert calm(nobody, nothing, seed=0).edge.tolist() == []
    assert widen(nobody, nothing, luck=nothing).tolist() == []


def _quick(learners: int, seed: int) -> tuple[Problem, np.ndarray]:
    problem, luck = read(region(learners, slots=1.35, seed=seed)), lottery(learners, 1)
    levels = propose(problem, levels=10, promotions=1, luck=luck).edge
    return problem, fill_up(problem, levels, luck=luck).edge


@pytest.mark.slow
def test_a_hundred_and_fifty_learners_come_near_the_proven_least_with_every_exception_told() -> None:
    before = after = least = 0
    for seed in (1, 2, 3):
        problem, start = _quick(150, seed)
        found = calm(problem, start, seed=1)
        before += len(blocking_edges(problem, start))
        after += len(blocking_edges(problem, found.edge))
        least += exact(problem, goal="fewest_blocking").blocking_pairs
        assert (found.edge >= 0).sum() == (start >= 0).sum()
        assert not len(found.levels.unexplained)
    assert after <= 1.3 * least < before


@pytest.mark.slow
def test_the_same_seed_gives_the_same_answer_compiled_or_not() -> None:
    ask = (
        "from tests.matchmaker.test_calm import _quick, calm, widen, lottery; p, e = _quick(60, 4);"
        "print(calm(p, e, seed=5, trials=2000).edge.tolist());"
        "s = e * 0 - 1; print(calm(p, widen(p, s, luck=lottery(60, 3)), seed=6, trials=500).edge.tolist())"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", ask], env=os.environ | more, capture_output=True, text=True, check=True
        ).stdout
        for more in ({}, {"NUMBA_DISABLE_JIT": "1"}, {"NUMBA_NUM_THREADS": "1"})
    ]
    assert told[0] == told[1] == told[2]
    problem, start = _quick(60, 4)
    assert told[0].splitlines()[0] == str(calm(problem, start, seed=5, trials=2000).edge.tolist())
