"""What one change would give a place, tried against every change; what a lock costs, counted by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaker.counterfactual import Change, Counterfactual, Kind, changes, cost_of_lock, counterfactual
from matchmaker.plain import without_forbidden
from matchmaker.problem import UNPLACED, Problem, Whole, read
from matchmaker.propose import lottery, propose
from tests.matchmaker import naive_counterfactual
from tests.matchmaker.markets import Market
from tests.matchmaker.rounds import crowded_markets

SEED = 4


def rerun(problem: Problem) -> Whole:
    """A round by deferred acceptance alone, with one promotion, as the naive twin plays it."""
    plain = without_forbidden(problem)
    return plain.in_full(propose(plain.problem, levels=0, promotions=1, luck=lottery(problem.n_learners, SEED)).edge)


@pytest.mark.slow
@settings(max_examples=40)
@given(market=crowded_markets())
def test_the_smallest_change_is_that_of_trying_everything_by_hand(market: Market) -> None:
    problem = read(market)
    edge, luck = rerun(problem), lottery(problem.n_learners, SEED).tolist()
    assert edge.tolist() == naive_counterfactual.decided(market, luck)
    for learner in np.flatnonzero(edge == UNPLACED)[:2].tolist():
        found = counterfactual(problem, edge, learner, rerun=rerun)
        change = found.change and (found.change.kind, found.change.pool, found.change.learner)
        assert (change, found.edge) == naive_counterfactual.smallest(market, learner, luck)


@pytest.mark.slow
@settings(max_examples=40)
@given(market=crowded_markets(), chance=st.randoms(use_true_random=False))
def test_every_change_is_a_market_and_one_number_or_two_away(market: Market, chance: object) -> None:
    problem = read(market)
    learner = chance.randrange(problem.n_learners)  # type: ignore[attr-defined]
    places = set(problem.pool_place[problem.pool[problem.ptr[learner] : problem.ptr[learner + 1]]].tolist())
    for change, changed in changes(problem, learner):
        seats = int(changed.pool_cap.sum() - problem.pool_cap.sum() + changed.place_cap.sum() - problem.place_cap.sum())
        assert seats == {Kind.BOTH_SEATS: 2, Kind.CLASS: 0, Kind.RELEASE: 0}.get(change.kind, 1)
        assert len(problem.locked) - len(changed.locked) == (change.kind == Kind.RELEASE)
        better = np.flatnonzero(changed.prank < problem.prank)
        assert (changed.prank <= problem.prank).all()
        assert (len(better) > 0) == (change.kind == Kind.CLASS)
        assert (problem.learner_of_edges()[better] == learner).all()
        assert (changed.pool_cap <= changed.place_cap[changed.pool_place]).all()
        assert int(problem.pool_place[change.pool]) in places


BAKERY: Market = {
    "n_learners": 3,
    "n_places": 1,
    "n_pools": 2,
    "place_cap": [1],
    "pool_place": [0, 0],
    "pool_cap": [1, 0],
    "ptr": [0, 1, 2, 3],
    "pool": [0, 0, 1],
    "lrank": [0, 0, 0],
    "prank": [1, 2, 3],
    "minutes": [5, 9, 5],
}
"""One seat for two learners; a third wants the training without seats."""


def test_one_class_better_is_smaller_than_two_seats() -> None:
    problem = read(BAKERY)
    found = counterfactual(problem, rerun(problem), 1, rerun=rerun)
    assert found == Counterfactual(Change(Kind.BOTH_SEATS, 0, 1), edge=1, tried=3)
    near = read(BAKERY | {"minutes": [9, 5, 5]})
    assert counterfactual(near, rerun(near), 1, rerun=rerun) == Counterfactual(Change(Kind.CLASS, 0, 1), 1, tried=2)


def test_a_released_lock_gives_a_place() -> None:
    problem = read(BAKERY | {"prank": [2, 1, 3], "locked": [[0, 0]]})
    found = counterfactual(problem, rerun(problem), 1, rerun=rerun)
    assert found == Counterfactual(Change(Kind.RELEASE, 0, 0), edge=1, tried=2)


def test_it_is_said_that_no_single_change_helps() -> None:
    problem = read(BAKERY | {"forbidden": [[2, 1]]})
    found = counterfactual(problem, rerun(problem), 2, rerun=rerun)
    assert (found.change, found.edge, found.tried) == (None, UNPLACED, 4)


def test_who_has_a_place_needs_no_change() -> None:
    problem = read(BAKERY)
    assert counterfactual(problem, rerun(problem), 0, rerun=rerun) == Counterfactual(None, edge=0, tried=0)


def test_a_lock_costs_whom_it_moves_and_what_it_would_block() -> None:
    problem = read(BAKERY | {"locked": [[1, 0]]})
    cost = cost_of_lock(problem, rerun(problem), 0, rerun=rerun)
    assert cost.moves.tolist() == [0, 1]
    assert (cost.placed, cost.minutes, cost.blocked_by_locks) == (0, 4, 1)


def test_a_lock_that_changes_nothing_costs_nothing() -> None:
    problem = read(BAKERY | {"locked": [[0, 0]]})
    cost = cost_of_lock(problem, rerun(problem), 0, rerun=rerun)
    assert (cost.moves.tolist(), cost.placed, cost.minutes, cost.blocked_by_locks) == ([], 0, 0, 0)
