"""Parts that share nothing give the answer of one machine: any number and shape, bars of any age, mail in any order."""

import io
from random import Random
from unittest import mock

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import engine_market
from matchmaker.distribute import (
    NOTHING,
    Messages,
    Part,
    State,
    fetch,
    gathered,
    in_messages,
    in_ranges,
    known_bars,
    merge,
    sorted_out,
    split,
    start,
    step,
    store,
)
from matchmaker.problem import Problem, Whole, read
from matchmaker.propose import Proposed, lottery, propose
from tests.matchmaker import naive
from tests.matchmaker.markets import Market, markets
from tests.matchmaker.rounds import paired_markets, without_forbidden

RULES = ((0, 0), (0, 2), (3, 1))


@pytest.fixture(scope="module")
def problem() -> Problem:
    return read(engine_market.market(5_000, seed=3))


def in_parts(problem: Problem, part_of_place: Whole, parts: int, rule: tuple[int, int], luck: Whole) -> Proposed:
    each = split(problem, part_of_place, parts=parts, levels=rule[0], promotions=rule[1], luck=luck)
    return merge(problem, each, in_messages(each, [start(part) for part in each])[0])


def same(one: Proposed, other: Proposed) -> bool:
    names = ("edge", "level", "promotion")
    return all(getattr(one, name).tolist() == getattr(other, name).tolist() for name in names)


@pytest.mark.slow
@pytest.mark.parametrize("rule", RULES)
@given(market=markets(learners=14, places=8), parts=st.integers(1, 5), seed=st.integers(0, 99))
def test_parts_of_any_shape_give_the_answer_of_the_naive_twin(
    rule: tuple[int, int], market: Market, parts: int, seed: int
) -> None:
    luck = lottery(market["n_learners"], seed)
    shape = np.random.default_rng(seed).integers(0, parts, market["n_places"])
    found = in_parts(read(market), shape, parts, rule, luck).edge.tolist()
    assert found == naive.deferred_acceptance(market, luck.tolist(), levels=rule[0], promotions=rule[1])


@pytest.mark.slow
@pytest.mark.parametrize("seats", [0, 2])
@given(market=paired_markets(learners=14, places=8), seed=st.integers(0, 99))
def test_large_places_and_locked_learners_are_answered_alike(seats: int, market: Market, seed: int) -> None:
    problem = read(without_forbidden(market)[0])
    luck = lottery(problem.n_learners, seed)
    alone = propose(problem, levels=2, promotions=1, luck=luck)
    with mock.patch("matchmaker._kernels.propose.FEW_SEATS", seats):
        assert same(in_parts(problem, in_ranges(problem, 3), 3, (2, 1), luck), alone)


@pytest.mark.slow
@pytest.mark.parametrize("rule", RULES)
@given(market=markets(learners=14, places=8), seed=st.integers(0, 999))
def test_bars_of_any_age_and_mail_in_any_order_change_nothing(rule: tuple[int, int], market: Market, seed: int) -> None:
    """One part at a time gets some of its mail, and for each pool the bar of some earlier moment."""
    problem, chance = read(market), Random(seed)
    luck = lottery(problem.n_learners, seed)
    shape = np.random.default_rng(seed).integers(0, 4, problem.n_places)
    parts = split(problem, shape, parts=4, levels=rule[0], promotions=rule[1], luck=luck)
    states, mail = [start(part) for part in parts], NOTHING
    seen = [np.zeros(problem.n_pools, np.int64), known_bars(parts, states)]
    while len(mail) or any(len(state.waiting) for state in states):
        one = chance.randrange(4)
        is_taken = np.array([to == one and chance.random() < 0.7 for to in mail.part], bool)
        bars = np.array([chance.choice(seen)[pool] for pool in range(problem.n_pools)], np.int64)
        states[one], sent = step(parts[one], states[one], mail.only(is_taken), bars)
        mail = gathered([mail.only(~is_taken), sent])
        seen.append(known_bars(parts, states))
        assert (seen[-1] >= seen[-2]).all()
    alone = propose(problem, levels=rule[0], promotions=rule[1], luck=luck)
    assert same(merge(problem, parts, states), alone)


@pytest.mark.slow
@pytest.mark.parametrize("shape", ["ranges", "trainings", "at random", "small"])
def test_every_way_to_divide_a_generated_market_gives_the_same(problem: Problem, shape: str) -> None:
    luck = lottery(problem.n_learners, 1)
    rng, places = np.random.default_rng(2), np.arange(problem.n_places)
    first_learner = np.full(problem.n_places, 0)
    np.minimum.at(first_learner, problem.pool_place[problem.pool], -problem.learner_of_edges())
    shapes = {
        "ranges": (in_ranges(problem, 8), 8),
        "trainings": (-first_learner * 6 // (problem.n_learners + 1), 6),  # learners are sorted by training
        "at random": (rng.integers(0, 8, problem.n_places), 8),
        "small": (places // 15, problem.n_places // 15 + 1),
    }
    part_of_place, parts = shapes[shape]
    assert len(np.unique(part_of_place)) > 1
    rule = (0, 1)
    alone = propose(problem, levels=0, promotions=1, luck=luck)
    assert same(in_parts(problem, part_of_place, parts, rule, luck), alone)


@pytest.mark.slow
def test_levels_over_parts_give_the_same_in_a_generated_market(problem: Problem) -> None:
    luck = lottery(problem.n_learners, 1)
    alone = propose(problem, levels=3, promotions=1, luck=luck)
    assert same(in_parts(problem, in_ranges(problem, 4), 4, (3, 1), luck), alone)


@pytest.mark.slow
def test_few_rounds_are_needed_and_few_learners_travel(problem: Problem) -> None:
    luck = lottery(problem.n_learners, 1)
    parts = split(problem, in_ranges(problem, 16), parts=16, levels=0, promotions=0, luck=luck)
    _, travelled = in_messages(parts, [start(part) for part in parts])
    assert travelled[-1] == 0
    assert len(travelled) <= 25
    assert problem.n_learners / 10 < sum(travelled) < 3 * problem.n_learners


def test_a_part_holds_only_who_may_ask_there(problem: Problem) -> None:
    luck = lottery(problem.n_learners, 1)
    parts = split(problem, in_ranges(problem, 8), parts=8, levels=0, promotions=0, luck=luck)
    assert sum(part.own for part in parts) == problem.n_pools
    assert sum(len(part.place_cap) for part in parts) == problem.n_places
    for part in parts:
        asks_here = part.market().pool_of(np.arange(len(part.packed))) < part.own
        assert np.logical_or.reduceat(asks_here, part.ptr[:-1]).all()
        assert len(part.learners) < problem.n_learners


@pytest.mark.parametrize("seats", [0, 32])
def test_a_turn_changes_nothing_it_was_given_and_can_be_done_again(problem: Problem, seats: int) -> None:
    luck = lottery(problem.n_learners, 1)
    parts = split(problem, in_ranges(problem, 3), parts=3, levels=0, promotions=1, luck=luck)
    with mock.patch("matchmaker._kernels.propose.FEW_SEATS", seats):
        states = [start(part) for part in parts]
    bars = known_bars(parts, states)
    turns = [step(part, state, NOTHING, bars) for part, state in zip(parts, states, strict=True)]
    inbox = sorted_out(gathered([sent for _, sent in turns]), 3)[1]
    state, before = turns[1][0], _written(turns[1][0])
    once = step(parts[1], state, inbox, bars)
    again = step(parts[1], state, inbox.only(np.arange(len(inbox))[::-1]), bars)
    assert len(inbox) > 1
    assert _written(state) == before
    assert _written(once[0]) == _written(again[0]) != before
    assert _rows(once[1]) == _rows(again[1])


def test_a_part_and_its_state_come_back_from_a_file(problem: Problem) -> None:
    luck = lottery(problem.n_learners, 1)
    part = split(problem, in_ranges(problem, 3), parts=3, levels=2, promotions=1, luck=luck)[1]
    state, _ = step(part, start(part), NOTHING, np.zeros(problem.n_pools, np.int64))
    assert _written(fetch(Part, io.BytesIO(_written(part)))) == _written(part)
    assert _written(fetch(State, io.BytesIO(_written(state)))) == _written(state)


def test_ranges_hold_neighbours_and_as_many_first_wishes(problem: Problem) -> None:
    part_of_place = in_ranges(problem, 8)
    first = problem.pool_place[problem.pool[problem.ptr[:-1][np.diff(problem.ptr) > 0]]]
    wishes = np.bincount(part_of_place[first], minlength=8)
    assert (np.diff(part_of_place) >= 0).all()
    assert wishes.max() < 1.2 * wishes.min()


def _written(thing: Part | State) -> bytes:
    file = io.BytesIO()
    store(thing, file)
    return file.getvalue()


def _rows(messages: Messages) -> list[tuple[int, ...]]:
    columns = (messages.part, messages.learner, messages.step, messages.stage)
    return list(zip(*(column.tolist() for column in columns), strict=True))
