"""Deferred acceptance against its naive twin, and what must hold for every market."""

from unittest import mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import engine_market
from matchmaker.check import blocking_edges, check
from matchmaker.market import MANY_EDGES, lay_out
from matchmaker.problem import UNPLACED, InvalidProblemError, read
from matchmaker.propose import KEY_BITS, keys_of, lottery, propose
from tests.matchmaker import naive
from tests.matchmaker.markets import Market, markets, one_seat_each

pytestmark = pytest.mark.slow  # hypothesis plays a hundred games

RULES = ((0, 0), (0, 2), (3, 0), (2, 1))


@pytest.mark.parametrize(("levels", "promotions"), RULES)
@given(market=markets(), seed=st.integers(0, 99))
def test_the_answer_is_that_of_the_naive_twin(levels: int, promotions: int, market: Market, seed: int) -> None:
    luck = lottery(market["n_learners"], seed)
    found = propose(read(market), levels=levels, promotions=promotions, luck=luck).edge
    slow = naive.deferred_acceptance(market, luck.tolist(), levels=levels, promotions=promotions)
    assert found.tolist() == slow


@pytest.mark.parametrize("seats", [0, 2, 32])
@given(market=markets(), seed=st.integers(0, 99))
def test_places_with_few_and_with_many_seats_choose_alike(seats: int, market: Market, seed: int) -> None:
    luck = lottery(market["n_learners"], seed)
    slow = naive.deferred_acceptance(market, luck.tolist(), levels=2, promotions=1)
    with mock.patch("matchmaker._kernels.propose.FEW_SEATS", seats):
        assert propose(read(market), levels=2, promotions=1, luck=luck).edge.tolist() == slow


@pytest.mark.parametrize("threads", [2, 3, 7])
@given(market=markets(learners=14, places=8), seed=st.integers(0, 99))
def test_the_number_of_threads_changes_nothing(threads: int, market: Market, seed: int) -> None:
    luck = lottery(market["n_learners"], seed)
    alone = propose(read(market), levels=2, promotions=1, luck=luck)
    with mock.patch("matchmaker.propose.MANY_EDGES", 0):
        together = propose(read(market), levels=2, promotions=1, luck=luck, threads=threads)
    assert together.edge.tolist() == alone.edge.tolist()
    assert together.level.tolist() == alone.level.tolist()


def test_two_threads_give_the_same_answer_in_a_large_market() -> None:
    problem = read(engine_market.market(20_000, seed=3))
    assert problem.n_edges > MANY_EDGES
    luck = lottery(problem.n_learners, 1)
    together, alone = (propose(problem, levels=3, promotions=1, luck=luck, threads=count).edge for count in (2, 1))
    assert np.array_equal(together, alone)


@given(market=markets(learners=14, places=8), seed=st.integers(0, 99))
def test_putting_a_market_in_order_changes_nothing(market: Market, seed: int) -> None:
    luck = lottery(market["n_learners"], seed)
    plain = propose(read(market), levels=2, promotions=1, luck=luck)
    with mock.patch("matchmaker.market.MANY_EDGES", 0), mock.patch("matchmaker.market.SCATTERED", float("inf")):
        in_order = propose(read(market), levels=2, promotions=1, luck=luck)
    assert in_order.edge.tolist() == plain.edge.tolist()
    assert in_order.level.tolist() == plain.level.tolist()


@given(market=markets())
def test_the_same_blocking_pairs_are_seen_as_by_the_definition(market: Market) -> None:
    problem = read(market)
    first = np.where(problem.ptr[:-1] < problem.ptr[1:], problem.ptr[:-1], UNPLACED)
    answer = first if check(problem, first).is_feasible else np.full(problem.n_learners, UNPLACED)
    assert blocking_edges(problem, answer).tolist() == naive.blocking_pairs(market, answer.tolist())


@pytest.mark.parametrize("promotions", [0, 1, 3])
@given(market=markets(), seed=st.integers(0, 99))
def test_without_levels_nothing_blocks(promotions: int, market: Market, seed: int) -> None:
    problem = read(market)
    found = propose(problem, levels=0, promotions=promotions, luck=lottery(problem.n_learners, seed))
    verdict = check(problem, found.edge)
    assert verdict.is_feasible
    assert verdict.blocking_pairs == 0


@given(market=markets(), seed=st.integers(0, 99))
def test_every_exception_has_one_reason_somebody_started_again_more_often(market: Market, seed: int) -> None:
    problem = read(market)
    found = propose(problem, levels=4, promotions=1, luck=lottery(problem.n_learners, seed))
    owner = problem.learner_of_edges()
    for edge in blocking_edges(problem, found.edge):
        place = problem.pool_place[problem.pool[edge]]
        at_place = [
            one
            for one, taken in enumerate(found.edge)
            if taken != UNPLACED and problem.pool_place[problem.pool[taken]] == place
        ]
        assert max(found.level[one] for one in at_place) > found.level[owner[edge]]


@given(market=markets(is_strict=True))
def test_when_one_learner_leaves_nobody_else_is_worse_off(market: Market) -> None:
    before, after = _ranks(market), _ranks(_without(market, 0)) if market["n_learners"] else {}
    for learner, rank in after.items():
        if learner:
            assert rank <= before[learner]


@given(market=markets(is_strict=True))
def test_when_one_place_closes_nobody_is_better_off(market: Market) -> None:
    closed = dict(market, place_cap=[0, *market["place_cap"][1:]])
    closed["pool_cap"] = [
        0 if place == 0 else cap for place, cap in zip(market["pool_place"], market["pool_cap"], strict=True)
    ]
    before, after = _ranks(market), _ranks(closed)
    assert all(after[learner] >= rank for learner, rank in before.items())


@given(market=markets(), order=st.randoms(use_true_random=False))
def test_the_order_of_the_learners_changes_nothing(market: Market, order: object) -> None:
    """Numbered otherwise, with the same numbers of the lottery, everybody gets the same."""
    names = list(range(market["n_learners"]))
    order.shuffle(names)  # type: ignore[attr-defined]
    luck = lottery(len(names), 5)
    edges = naive.learners_of(market)
    mixed = dict(market, ptr=[0])
    taken: list[int] = []
    for name in names:
        taken += edges[name]
        mixed["ptr"].append(len(taken))
    for key in ("pool", "lrank", "prank", "minutes"):
        mixed[key] = [market[key][edge] for edge in taken]
    plain = propose(read(market), levels=2, promotions=1, luck=luck).edge
    other = propose(read(mixed), levels=2, promotions=1, luck=luck[names].astype(np.int32)).edge
    assert {name: _pool(market, plain[name]) for name in names} == {
        name: _pool(mixed, other[at]) for at, name in enumerate(names)
    }


@given(market=markets(), seed=st.integers(0, 9))
@settings(max_examples=50)
def test_ranks_of_any_size_give_the_same_answer(market: Market, seed: int) -> None:
    huge = dict(
        market, prank=[rank * 10**17 for rank in market["prank"]], minutes=[m * 10_000 for m in market["minutes"]]
    )
    luck = lottery(market["n_learners"], seed)
    small = propose(read(market), levels=2, promotions=1, luck=luck).edge
    assert propose(read(huge), levels=2, promotions=1, luck=luck).edge.tolist() == small.tolist()


def test_a_key_that_would_not_fit_is_ranked_for_each_place() -> None:
    market = one_seat_each([0], [0], prank=[2**62, -(2**62)], minutes=[900_000, 3])
    keys = keys_of(read(market), levels=10, promotions=3, luck=lottery(2, 0))
    assert keys.cls.tolist() == [1, 0]
    assert int(keys.lift.max()).bit_length() <= KEY_BITS
    assert propose(read(market), levels=0, promotions=0, luck=lottery(2, 0)).edge.tolist() == [-1, 1]


def test_a_word_that_would_not_fit_is_ranked_for_each_place() -> None:
    """Four million pools, ranks of thirty bits and trips of a million minutes: 72 bits together."""
    pools = 2**22
    market = {
        "n_learners": 2,
        "n_places": 1,
        "n_pools": pools,
        "place_cap": np.array([1]),
        "pool_place": np.zeros(pools, np.int32),
        "pool_cap": np.ones(pools, np.int32),
        "ptr": np.array([0, 1, 2]),
        "pool": np.array([pools - 1, pools - 1]),
        "lrank": np.array([0, 0]),
        "prank": np.array([2**30 - 1, 0]),
        "minutes": np.array([0, 1_000_000]),
    }
    found = propose(read(market), levels=1, promotions=1, luck=lottery(2, 0))
    assert found.edge.tolist() == [UNPLACED, 1]


def test_what_fits_in_no_word_is_refused_with_words() -> None:
    problem = read(engine_market.market(60))
    with pytest.raises(InvalidProblemError, match="bits together"):
        lay_out(problem, np.full(problem.n_edges, 2**50), problem.minutes)


def test_a_large_employer_and_a_place_without_seats() -> None:
    count = 3000
    market = {
        "n_learners": count,
        "n_places": 2,
        "n_pools": 2,
        "place_cap": [1500, 0],
        "pool_place": [0, 1],
        "pool_cap": [1500, 0],
        "ptr": [2 * learner for learner in range(count + 1)],
        "pool": [1, 0] * count,
        "lrank": [0, 1] * count,
        "prank": [rank for learner in range(count) for rank in (0, learner * 7919 % count)],
        "minutes": [10] * (2 * count),
    }
    problem = read(market)
    found = propose(problem, levels=0, promotions=0, luck=lottery(count, 1))
    kept = sorted(int(problem.prank[edge]) for edge in found.edge if edge != UNPLACED)
    assert kept == list(range(1500))


def test_the_edges_of_who_is_locked_are_not_read() -> None:
    """Memory that nobody wrote holds any number; here it holds pools that are not there."""
    market = {
        "n_learners": 9,
        "n_places": 1,
        "n_pools": 6,
        "place_cap": [5000],
        "pool_place": [0] * 6,
        "pool_cap": [5000] * 6,
        "ptr": list(range(10)),
        "pool": [0] * 9,
        "lrank": [0] * 9,
        "prank": list(range(9)),
        "minutes": [10] * 9,
        "locked": [[learner, 0] for learner in range(6)],
    }
    with mock.patch("matchmaker.market.np.empty", lambda shape, kind: np.full(shape, 2**31 - 1, kind)):
        found = propose(read(market), levels=1, promotions=1, luck=lottery(9, 1))
    assert found.edge.tolist() == list(range(9))


def test_the_lottery_is_a_permutation_that_anybody_can_make_again() -> None:
    luck = lottery(1000, 7)
    assert sorted(luck.tolist()) == list(range(1, 1001))
    assert luck.tolist() == lottery(1000, 7).tolist()
    assert luck.tolist() != lottery(1000, 8).tolist()
    assert lottery(5, 0).tolist() == _by_hand(5, 0)


def _by_hand(count: int, seed: int) -> list[int]:
    mask = 2**64 - 1
    mixed = []
    for one in range(1, count + 1):
        value = (one + seed) * 0x9E3779B97F4A7C15 & mask
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9 & mask
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB & mask
        mixed.append(value ^ (value >> 31))
    return [sorted(mixed).index(value) + 1 for value in mixed]


def _ranks(market: Market) -> dict[int, int]:
    """How each learner ranks what it got; more than any rank for nothing."""
    problem = read(market)
    found = propose(problem, levels=0, promotions=0, luck=lottery(problem.n_learners, 3))
    return {one: int(problem.lrank[edge]) if edge != UNPLACED else 99 for one, edge in enumerate(found.edge)}


def _without(market: Market, learner: int) -> Market:
    """The market in which this learner asks nothing."""
    start, end = market["ptr"][learner], market["ptr"][learner + 1]
    less = {key: market[key][:start] + market[key][end:] for key in ("pool", "lrank", "prank", "minutes")}
    moved = [at if number <= learner else at - (end - start) for number, at in enumerate(market["ptr"])]
    return dict(market, **less, ptr=moved)


def _pool(market: Market, edge: int) -> int:
    return -1 if edge == UNPLACED else market["pool"][edge]
