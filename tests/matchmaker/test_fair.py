"""As many placed as can be, then the shortest longest trip, then the least travel: against flows, limit by limit."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import engine_market
from matchmaker.check import check
from matchmaker.fair import Fair, fair
from matchmaker.problem import UNPLACED, Problem, read
from tests.matchmaker import flows
from tests.matchmaker.markets import Market, one_seat_each
from tests.matchmaker.rounds import games, seats_left, without_forbidden


def naive_limit(market: Market) -> int:
    """The shortest limit with which a flow places as many as without one, tried from the shortest trip on."""
    most = flows.most_placed(market)
    return next(limit for limit in sorted({-1, *market["minutes"]}) if flows.most_placed(within(market, limit)) == most)


def within(market: Market, limit: int) -> Market:
    """The market with every longer trip forbidden, except of who is locked."""
    locked = {tuple(pair) for pair in market.get("locked", ())}
    too_far = [
        [learner, market["pool"][edge]]
        for learner in range(market["n_learners"])
        for edge in range(market["ptr"][learner], market["ptr"][learner + 1])
        if market["minutes"][edge] > limit and (learner, market["pool"][edge]) not in locked
    ]
    return without_forbidden(market | {"forbidden": too_far})[0]


def without_locked(market: Market) -> Market:
    """The market of who is not locked: the others have no edge left, and their seats are gone."""
    gone = []
    for learner, _ in market.get("locked", ()):
        gone += [[learner, one] for one in market["pool"][market["ptr"][learner] : market["ptr"][learner + 1]]]
    return without_forbidden(market | seats_left(market) | {"locked": [], "forbidden": gone})[0]


def assert_is_proven(problem: Problem, found: Fair, placed: int) -> None:
    """No edge shorter than the longest trip leads from the learners of the cut to a pool outside it: too few seats."""
    assert found.cut is not None
    is_in_cut = np.isin(problem.learner_of_edges(), found.cut.learners)
    is_out = ~np.isin(problem.pool, found.cut.pools)
    assert (problem.minutes[is_in_cut & is_out] >= found.longest).all()
    assert not np.isin(problem.locked[:, 0], found.cut.learners).any()
    free, at_place = problem.pool_cap.copy(), problem.place_cap.copy()
    for _, pool in problem.locked:
        free[pool] -= 1
        at_place[problem.pool_place[pool]] -= 1
    asked = np.zeros(problem.n_places, int)
    np.add.at(asked, problem.pool_place[found.cut.pools], free[found.cut.pools])
    seats = int(np.minimum(asked, at_place).sum())
    assert problem.n_learners - len(found.cut.learners) + seats < placed


@pytest.mark.slow
@settings(max_examples=200)
@given(market=games())
def test_the_longest_trip_is_the_shortest_with_which_a_flow_places_as_many(market: Market) -> None:
    market, _ = without_forbidden(market)
    problem, limit = read(market), naive_limit(market)
    found = fair(problem, is_exact=True)
    verdict = check(problem, found.edge)
    assert verdict.is_feasible
    assert verdict.placed == flows.most_placed(market)
    locked = problem.edges_of(problem.locked)
    assert found.longest_locked == max(problem.minutes[locked].tolist(), default=0)
    assert found.longest == max(limit, 0)
    own = np.setdiff1d(found.edge[found.edge != UNPLACED], locked)
    assert max(problem.minutes[own].tolist(), default=-1) == limit
    least = flows.least_minutes(without_locked(within(market, limit))) + int(problem.minutes[locked].sum())
    assert verdict.total_minutes == found.least_minutes == least
    if limit >= 0:
        assert_is_proven(problem, found, verdict.placed)
    else:
        assert found.cut is None


@pytest.mark.slow
@pytest.mark.parametrize("slots", [0.5, 0.9, 1.1, 1.5])
@settings(max_examples=25)
@given(seed=st.integers(0, 10**6))
def test_in_a_market_of_towns_the_quick_answer_is_as_fair_and_says_how_near_the_least_travel_it_is(
    slots: float, seed: int
) -> None:
    market = engine_market.market(60, slots=slots, seed=seed)
    problem = read(market)
    found, exact = fair(problem), fair(problem, is_exact=True)
    verdict = check(problem, found.edge)
    assert (verdict.placed, found.longest) == (flows.most_placed(market), naive_limit(market))
    assert_is_proven(problem, found, verdict.placed)
    least = check(problem, exact.edge).total_minutes
    assert least == flows.least_minutes(within(market, found.longest))
    assert found.least_minutes <= least <= verdict.total_minutes


def test_one_far_learner_makes_the_limit_and_the_others_still_travel_little() -> None:
    market = one_seat_each([0], [1, 2], minutes=[60, 40, 10])
    found = fair(read(market), is_exact=True)
    assert found.edge.tolist() == [0, 2]
    assert (found.longest, found.least_minutes) == (60, 70)
    assert found.cut is not None
    assert (found.cut.most, found.cut.learners.tolist(), found.cut.seats) == (1, [0], 0)


def test_a_shorter_longest_trip_goes_before_less_travel() -> None:
    """Least travel is 0 + 50 minutes; with nobody beyond 40 it takes 40 + 40."""
    market = one_seat_each([0, 1], [0, 1], minutes=[0, 40, 40, 50])
    found = fair(read(market), is_exact=True)
    assert found.edge.tolist() == [1, 2]
    assert (found.longest, found.least_minutes) == (40, 80)


def test_who_is_locked_far_away_stays_and_does_not_count_in_the_longest_trip() -> None:
    market = one_seat_each([0, 1], [0], minutes=[5, 90, 20], locked=[[0, 1]])
    found = fair(read(market), is_exact=True)
    assert found.edge.tolist() == [1, 2]
    assert (found.longest, found.longest_locked, found.least_minutes) == (20, 90, 110)


@pytest.mark.slow
def test_any_number_of_threads_gives_the_same_answer() -> None:
    problem = read(engine_market.market(20_000, seed=5))
    two, one = (fair(problem, threads=count) for count in (2, 1))
    assert np.array_equal(two.edge, one.edge)
    assert two.longest == one.longest
