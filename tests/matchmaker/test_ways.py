"""Where somebody can go who must leave a seat, against every chain of moves."""

from random import Random

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from matchmaker.calm import _empty_search
from matchmaker.check import check
from matchmaker.held import Held, held
from matchmaker.problem import Problem, read
from tests.matchmaker import flows, naive_ways
from tests.matchmaker.markets import Market
from tests.matchmaker.rounds import games, without_forbidden


@pytest.mark.slow
@pytest.mark.parametrize("is_any", [True, False])
@settings(max_examples=200)
@given(market=games(), seed=st.integers(0, 2**32))
def test_a_way_is_found_where_there_is_one_and_everybody_on_it_gets_a_seat(
    is_any: bool, market: Market, seed: int
) -> None:
    market, _ = without_forbidden(market)
    problem, chance = read(market), Random(seed)
    answer = flows.some_answer(market, chance)
    state = held(problem, answer)
    placed = [int(one) for one in state.movable if answer[one] >= 0]
    assume(len(placed) > 0)
    leaver, newcomer = chance.choice(placed), chance.choice([*placed, -1])
    newcomer = -1 if newcomer == leaver else newcomer
    lost = int(problem.pool[answer[leaver]])
    moves = _way(problem, state, leaver, newcomer=newcomer, is_any=is_any, seed=seed)
    asked = naive_ways.Question(market, leaver, lost, newcomer, is_any)
    without = [-1 if one == leaver else int(edge) for one, edge in enumerate(answer)]
    assert (len(moves) > 0) == naive_ways.can_go(asked, without)
    assert newcomer not in moves
    for learner, edge in moves.items():
        assert problem.ptr[learner] <= edge < problem.ptr[learner + 1]
        assert problem.pool[edge] != lost
        answer[learner] = edge
    assert check(problem, answer).is_feasible


def _way(problem: Problem, state: Held, leaver: int, *, newcomer: int, is_any: bool, seed: int) -> dict[int, int]:
    """The edge of everybody who moves; nobody where there is no way."""
    from matchmaker._kernels.held import move, set_bars
    from matchmaker._kernels.ways import way

    edges, places, bar = state.edges(problem), state.places(problem), np.zeros(problem.n_pools, np.int64)
    lost = int(problem.pool[state.edge[leaver]])
    move(leaver, -1, state.edge, problem.pool, problem.pool_place, state.seats)
    for place in range(problem.n_places):
        set_bars(place, edges[3], state.edge, places, state.seats, bar)
    search, chance = _empty_search(problem), np.array([seed % 2**32 or 1], np.int64)
    at, edge = way(leaver, lost, newcomer, is_any, chance, edges, places, state.seats, bar, search)
    moves = {}
    while at >= 0:
        moves[int(search[0][at])] = int(edge)
        at, edge = search[1][at], search[2][at]
    return moves
