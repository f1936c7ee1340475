"""One learner more in a kept round against the whole round decided anew."""

from unittest import mock

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import engine_market
from benchmarks.engine_kept import EDGE_ARRAYS, first_of, newcomer
from matchmaker.kept import Kept, Newcomer
from matchmaker.problem import InvalidProblemError, Problem, Whole, read
from matchmaker.propose import lottery, propose
from tests.matchmaker.markets import Market, markets, one_seat_each
from tests.matchmaker.rounds import crowded_markets, without_forbidden

RULES = ((0, 0), (0, 2), (3, 1))


def join_one_by_one(problem: Problem, luck: Whole, count: int, rule: tuple[int, int]) -> None:
    """The first so many are kept, the others join; after each the round is that of all, and what moved is told."""
    levels, promotions = rule
    kept = Kept(first_of(problem, count), levels=levels, promotions=promotions, luck=luck[:count])
    for learner in range(count, problem.n_learners):
        before = kept.edge()
        joined = kept.join(newcomer(problem, learner, luck))
        some = first_of(problem, learner + 1)
        whole = propose(some, levels=levels, promotions=promotions, luck=luck[: learner + 1]).edge
        moved = np.flatnonzero(whole[:learner] != before)
        assert kept.edge().tolist() == whole.tolist()
        assert (joined.learner, joined.edge) == (learner, whole[learner])
        assert sorted(zip(joined.moved.tolist(), joined.before.tolist(), joined.after.tolist(), strict=True)) == [
            (one, before[one], whole[one]) for one in moved
        ]
    assert kept.luck().tolist() == luck.tolist()
    assert all(np.array_equal(getattr(kept.problem(), name), getattr(problem, name)) for name in (*EDGE_ARRAYS, "ptr"))


@pytest.mark.slow
@pytest.mark.parametrize("rule", RULES)
@given(market=markets(), seed=st.integers(0, 99), share=st.floats(0, 1))
def test_who_joins_gets_what_it_would_have_got_at_once(
    rule: tuple[int, int], market: Market, seed: int, share: float
) -> None:
    problem = read(market)
    join_one_by_one(problem, lottery(problem.n_learners, seed), int(share * problem.n_learners), rule)


@pytest.mark.slow
@pytest.mark.parametrize("seats", [0, 2])
@given(market=crowded_markets(), seed=st.integers(0, 99))
def test_who_joins_in_a_crowd_with_large_places_moves_the_same(seats: int, market: Market, seed: int) -> None:
    problem = read(without_forbidden(market)[0] | {"locked": []})
    with mock.patch("matchmaker._kernels.propose.FEW_SEATS", seats):
        join_one_by_one(problem, lottery(problem.n_learners, seed), problem.n_learners // 2, (2, 1))


@pytest.mark.slow
@given(market=crowded_markets(), seed=st.integers(0, 99))
def test_locked_learners_stay_where_they_are(market: Market, seed: int) -> None:
    problem = read(without_forbidden(market)[0])
    count = int(problem.locked[:, 0].max(initial=0)) + 1
    join_one_by_one(problem, lottery(problem.n_learners, seed), count, (0, 1))


@pytest.fixture(scope="module")
def problem() -> Problem:
    return read(engine_market.market(3_000, seed=3))


@pytest.mark.slow
@pytest.mark.parametrize("rule", [(0, 1), (3, 0)])
def test_in_a_generated_market_nothing_is_decided_anew(problem: Problem, rule: tuple[int, int]) -> None:
    luck = lottery(problem.n_learners, 1)
    with mock.patch.object(Kept, "_anew", side_effect=AssertionError("decided anew")):
        join_one_by_one(problem, luck, problem.n_learners - 40, rule)


@pytest.mark.slow
@pytest.mark.parametrize(("seats", "room", "edges"), [(0, 2, 64), (32, 7, 3)])
def test_when_there_is_no_room_the_round_is_laid_out_anew_with_the_same_answer(
    problem: Problem, seats: int, room: int, edges: int
) -> None:
    luck = lottery(problem.n_learners, 1)
    rooms = mock.patch.multiple("matchmaker.kept", ROOM=room, ROOM_EDGES=edges)
    with rooms, mock.patch("matchmaker._kernels.propose.FEW_SEATS", seats):
        join_one_by_one(problem, luck, problem.n_learners - 12, (0, 1))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("prank", "luck", "last_minutes"),
    [([0, 1, 1], [1, 2, 2**25], 900_000), ([2**62, -(2**62), -(2**62)], [2, 3, 1], 0)],
)
def test_a_number_or_rank_that_does_not_fit_in_what_is_kept_still_counts(
    prank: list[int], luck: list[int], last_minutes: int
) -> None:
    market = one_seat_each([0], [0], [0], prank=prank, minutes=[900_000, 900_000, last_minutes])
    join_one_by_one(read(market), np.array(luck, np.int32), 2, (0, 0))


def test_every_reason_why_a_learner_cannot_join_is_told(problem: Problem) -> None:
    kept = Kept(problem, levels=0, promotions=0, luck=lottery(problem.n_learners, 1))
    before = kept.edge().tolist()
    odd = Newcomer(np.array([3, 3]), np.array([2, 1]), np.array([0]), np.array([5, 5, 5]), luck=7)
    with pytest.raises(InvalidProblemError) as refused:
        kept.join(odd)
    assert sorted(finding.array for finding in refused.value.findings) == ["lrank", "luck", "minutes", "pool", "prank"]
    for pools in ([-1], [problem.n_pools]):
        with pytest.raises(InvalidProblemError, match="pools from 0"):
            kept.join(Newcomer(np.array(pools), np.array([0]), np.array([0]), np.array([5]), luck=0))
    with pytest.raises(InvalidProblemError, match="0 to 1000000 minutes"):
        kept.join(Newcomer(np.array([0]), np.array([0]), np.array([0]), np.array([-1]), luck=9_000))
    assert kept.edge().tolist() == before
