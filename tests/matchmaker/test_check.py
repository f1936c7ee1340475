"""The checker: every reason why an answer is not allowed, its numbers, its blocking pairs and its bound."""

from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaker.check import Bound, Verdict, blocking_edges, bound, check
from matchmaker.optimise import fill_up
from matchmaker.problem import read
from matchmaker.propose import lottery
from tests.matchmaker import flows, naive
from tests.matchmaker.markets import Market, one_seat_each
from tests.matchmaker.rounds import games, seats_left, without_forbidden

SEEDS = st.integers(0, 2**32)
few = settings(max_examples=60)

TOWN: Market = {
    "n_learners": 3,
    "n_places": 2,
    "n_pools": 3,
    "place_cap": [2, 1],
    "pool_place": [0, 0, 1],
    "pool_cap": [1, 2, 1],
    "ptr": [0, 2, 4, 6],
    "pool": [0, 2, 0, 1, 1, 2],
    "lrank": [0, 1, 0, 1, 0, 1],
    "prank": [2, 1, 1, 1, 3, 2],
    "minutes": [10, 20, 11, 21, 12, 22],
}


def verdict(edge: list[int], **changed: Any) -> Verdict:
    return check(read(TOWN | changed), np.array(edge))


@pytest.mark.parametrize(
    ("edge", "changed", "findings"),
    [
        ([0, 3], {}, ["edge: found shape (2,), needed one number for each of 3 learners"]),
        (
            [0, 1, -2],
            {},
            [
                "edge[1]: found 1, needed -1 or 2 to 3, an edge of this learner",
                "edge[2]: found -2, needed -1 or 4 to 5, an edge of this learner",
            ],
        ),
        ([2, -1, -1], {}, ["edge[0]: found 2, needed -1 or 0 to 1, an edge of this learner"]),
        ([-1, -1, 6], {}, ["edge[2]: found 6, needed -1 or 4 to 5, an edge of this learner"]),
        (
            [0, 2, 9],
            {"locked": [[0, 2]], "forbidden": [[1, 0]]},
            ["edge[2]: found 9, needed -1 or 4 to 5, an edge of this learner"],
        ),
        ([0, 2, -1], {}, ["pool_cap[0]: found 2 learners, needed at most 1"]),
        (
            [0, 3, 4],
            {"place_cap": [2, 1], "pool_cap": [1, 1, 1]},
            ["pool_cap[1]: found 2 learners, needed at most 1", "place_cap[0]: found 3 learners, needed at most 2"],
        ),
        ([1, 3, -1], {"locked": [[0, 0]]}, ["locked[0]: found learner 0 elsewhere, needed learner 0 in pool 0"]),
        ([-1, 3, -1], {"locked": [[0, 0]]}, ["locked[0]: found learner 0 elsewhere, needed learner 0 in pool 0"]),
        ([0, 3, -1], {"locked": [[2, 2]]}, ["locked[0]: found learner 2 elsewhere, needed learner 2 in pool 2"]),
        (
            [0, 3, -1],
            {"locked": [[0, 0], [1, 0]], "pool_cap": [2, 1, 1]},
            ["locked[1]: found learner 1 elsewhere, needed learner 1 in pool 0"],
        ),
        (
            [0, 3, -1],
            {"forbidden": [[2, 2], [1, 1]]},
            ["forbidden[1]: found learner 1 in pool 1, needed another pool, or none"],
        ),
        (
            [0, 3, -1],
            {"forbidden": [[1, 1]]},
            ["forbidden[0]: found learner 1 in pool 1, needed another pool, or none"],
        ),
    ],
)
def test_why_an_answer_is_not_allowed(edge: list[int], changed: dict[str, Any], findings: list[str]) -> None:
    found = verdict(edge, **changed)
    assert [str(finding) for finding in found.findings] == findings
    assert not found.is_feasible
    assert found == Verdict(
        found.findings, placed=0, total_minutes=0, blocking_pairs=0, blocking_learners=0, blocked_by_locks=0
    )


def test_the_numbers_of_an_allowed_answer() -> None:
    found = verdict([0, 3, 5])
    assert found.is_feasible
    assert (found.placed, found.total_minutes) == (3, 10 + 21 + 22)
    assert (found.blocking_pairs, found.blocking_learners, found.blocked_by_locks) == (1, 1, 0)


def test_who_blocks_twice_is_counted_once() -> None:
    found = verdict([-1, -1, -1])
    assert (found.blocking_pairs, found.blocking_learners, found.placed) == (6, 3, 0)


def test_a_forbidden_pair_blocks_nothing_and_one_that_is_no_edge_changes_nothing() -> None:
    assert verdict([-1, -1, -1], forbidden=[[0, 1]]).blocking_pairs == 6
    assert verdict([-1, -1, -1], forbidden=[[0, 1], [2, 2]]).blocking_pairs == 5


def test_what_a_lock_keeps_from_blocking_is_counted_apart() -> None:
    assert verdict([0, 3, 5], locked=[[0, 0]]).blocked_by_locks == 1
    assert verdict([0, 3, 5], locked=[[0, 0]]).blocking_pairs == 0
    assert verdict([0, 3, 5], locked=[[1, 1]]).blocked_by_locks == 1


@pytest.mark.slow
@settings(max_examples=200)
@given(market=games(), seed=SEEDS)
def test_the_blocking_pairs_are_those_of_the_definition(market: Market, seed: int) -> None:
    problem, answer = read(market), flows.some_answer(market, Random(seed))
    assert check(problem, answer).is_feasible
    plain = [edge for edge in naive.blocking_pairs(market, answer.tolist()) if not _is_forbidden(market, edge)]
    assert blocking_edges(problem, answer, with_locks=False).tolist() == plain
    found = blocking_edges(problem, answer).tolist()
    assert found == _blocking_around_locks(market, answer.tolist())
    assert check(problem, answer).blocked_by_locks == len(plain) - len(found)


@pytest.mark.slow
@few
@given(market=games(), seed=SEEDS)
def test_the_bound_is_never_below_the_maximum_flow_and_is_true(market: Market, seed: int) -> None:
    answer = flows.some_answer(market, Random(seed))
    found = bound(read(market), answer)
    most = flows.most_placed(market)
    assert found.most >= most
    if most > (answer >= 0).sum():
        assert found.most > (answer >= 0).sum()
    _prove(market, found)
    assert (found.learners.tolist(), found.pools.tolist()) == _reached(market, answer.tolist())


@pytest.mark.slow
@few
@given(market=games(), seed=SEEDS)
def test_the_bound_of_a_full_answer_is_the_maximum_flow(market: Market, seed: int) -> None:
    allowed, kept = without_forbidden(market)
    start = flows.some_answer(allowed, Random(seed))
    full = fill_up(read(allowed), start, luck=lottery(market["n_learners"], 0)).edge
    answer = np.array([kept[edge] if edge >= 0 else -1 for edge in full], np.int64)
    found = bound(read(market), answer)
    assert found.most == flows.most_placed(market) == (answer >= 0).sum()
    _prove(market, found)


def _prove(market: Market, found: Bound) -> None:
    """Redo the proof by hand: these learners can go nowhere but to these pools, which have so many seats."""
    pools, locked = set(found.pools.tolist()), dict(market["locked"])
    for learner in found.learners.tolist():
        assert learner not in locked
        for edge in range(market["ptr"][learner], market["ptr"][learner + 1]):
            assert _is_forbidden(market, edge) or market["pool"][edge] in pools
    seats = 0
    for place in range(market["n_places"]):
        mine = [pool for pool in pools if market["pool_place"][pool] == place]
        free = sum(market["pool_cap"][pool] - list(locked.values()).count(pool) for pool in mine)
        at_place = sum(market["pool_place"][pool] == place for pool in locked.values())
        seats += min(free, market["place_cap"][place] - at_place)
    assert found.seats == seats
    assert found.most == market["n_learners"] - len(found.learners) + min(seats, len(found.learners))


def _reached(market: Market, answer: list[int]) -> tuple[list[int], list[int]]:
    """Who asks and what they reach, by going round until nothing changes."""
    held = [market["pool"][edge] if edge >= 0 else -1 for edge in answer]
    locked = dict(market["locked"])
    asking = {learner for learner, pool in enumerate(held) if pool < 0 and learner not in locked}
    pools: set[int] = set()
    before = -1
    while before < len(asking) + len(pools):
        before = len(asking) + len(pools)
        for edge, pool in enumerate(market["pool"]):
            if _learner_of(market, edge) in asking and not _is_forbidden(market, edge):
                has_room = held.count(pool) < market["pool_cap"][pool]
                place = market["pool_place"][pool]
                pools |= {
                    one for one, at in enumerate(market["pool_place"]) if one == pool or (has_room and at == place)
                }
        asking |= {learner for learner, pool in enumerate(held) if pool in pools and learner not in locked}
    return sorted(asking), sorted(pools)


def _learner_of(market: Market, edge: int) -> int:
    return next(one for one in range(market["n_learners"]) if edge < market["ptr"][one + 1])


def _is_forbidden(market: Market, edge: int) -> bool:
    return [_learner_of(market, edge), market["pool"][edge]] in market["forbidden"]


def _blocking_around_locks(market: Market, answer: list[int]) -> list[int]:
    """The definition on what is left when every locked learner and its seat are taken out of the market."""
    locked = dict(market["locked"])
    free = [-1 if learner in locked else edge for learner, edge in enumerate(answer)]
    found = naive.blocking_pairs(market | seats_left(market), free)
    return [edge for edge in found if _learner_of(market, edge) not in locked and not _is_forbidden(market, edge)]


FULL_PLACE: Market = {
    "n_learners": 3,
    "n_places": 3,
    "n_pools": 3,
    "place_cap": [1, 2, 1],
    "pool_place": [0, 0, 1],
    "pool_cap": [1, 1, 2],
    "ptr": [0, 1, 2, 3],
    "pool": [2, 0, 1],
    "lrank": [0, 0, 0],
    "prank": [0, 0, 0],
    "minutes": [1, 1, 1],
}
"""Learner 0 holds pool 2; learners 1 and 2 want pools 0 and 1, of which the place has one seat."""


@pytest.mark.parametrize("pool", [[2, 0, 1], [2, 1, 0]])
def test_a_pool_with_room_at_a_full_place_asks_who_holds_the_other_pools_there(pool: list[int]) -> None:
    found = bound(read(FULL_PLACE | {"pool": pool}), np.array([0, -1, 2]))
    assert (found.most, found.seats) == (2, 1)
    assert (found.learners.tolist(), found.pools.tolist()) == ([1, 2], [0, 1])


def test_a_free_seat_behind_a_forbidden_edge_is_not_reached() -> None:
    edges = {"ptr": [0, 1, 3, 4], "pool": [2, 0, 2, 1], "lrank": [0] * 4, "prank": [0] * 4, "minutes": [1] * 4}
    answer = np.array([0, -1, 3])
    assert bound(read(FULL_PLACE | edges), answer).most == 3
    found = bound(read(FULL_PLACE | edges | {"forbidden": [[1, 2]]}), answer)
    assert (found.most, found.pools.tolist()) == (2, [0, 1])


BOTH_WANT_ONE = one_seat_each([0], [0])


def test_the_largest_and_the_smallest_rank_are_ranks_like_others() -> None:
    problem = read(BOTH_WANT_ONE | {"lrank": [2**63 - 1, 0], "prank": [2**63 - 1, 2**63 - 1]})
    assert check(problem, np.array([-1, -1])).blocking_pairs == 2
    lowest = read(BOTH_WANT_ONE | {"prank": [-(2**63), -(2**63)]})
    assert check(lowest, np.array([0, -1])).blocking_pairs == 0
    assert check(read(BOTH_WANT_ONE | {"prank": [2**63 - 1, -(2**63)]}), np.array([0, -1])).blocking_pairs == 1
