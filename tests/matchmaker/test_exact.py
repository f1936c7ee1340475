"""The proven best answer, against looking at every answer there is."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.engine_market import market
from matchmaker.check import blocking_edges, bound, check
from matchmaker.exact import EFFORT, LEARNERS, exact
from matchmaker.problem import UNPLACED, InvalidProblemError, Problem, read
from matchmaker.propose import lottery, propose
from tests.matchmaker import naive_exact
from tests.matchmaker.markets import Market, markets, one_seat_each


@st.composite
def games(draw: st.DrawFn) -> Market:
    """A small market, sometimes with a locked learner and forbidden edges."""
    one = draw(markets(learners=5, places=3))
    pairs = [
        [learner, one["pool"][edge]]
        for learner in range(one["n_learners"])
        for edge in range(one["ptr"][learner], one["ptr"][learner + 1])
    ]
    if not pairs:
        return one
    forbidden = draw(st.lists(st.sampled_from(pairs), max_size=2))
    possible = [pair for pair in pairs if pair not in forbidden and one["pool_cap"][pair[1]]]
    locked = draw(st.lists(st.sampled_from(possible), max_size=1)) if possible else []
    return one | {"forbidden": forbidden, "locked": locked}


@settings(max_examples=150)
@given(game=games())
@pytest.mark.slow
def test_nothing_blocks_and_no_stable_answer_places_more(game: Market) -> None:
    problem = read(game)
    found = exact(problem)
    stable = [one for one in naive_exact.answers(game) if not len(blocking_edges(problem, np.array(one, int)))]
    assert check(problem, found.edge).is_feasible
    assert len(blocking_edges(problem, found.edge)) == 0
    assert found.is_proven
    assert found.placed == found.objective == found.bound == max(map(naive_exact.size, stable))


@settings(max_examples=150)
@given(game=games())
@pytest.mark.slow
def test_as_many_as_possible_are_placed_and_no_such_answer_has_fewer_blocking_pairs(game: Market) -> None:
    problem = read(game)
    found = exact(problem, goal="fewest_blocking")
    every = [*naive_exact.answers(game)]
    most = max(map(naive_exact.size, every))
    fewest = min(len(blocking_edges(problem, np.array(one, int))) for one in every if naive_exact.size(one) == most)
    assert check(problem, found.edge).is_feasible
    assert found.placed == most
    assert found.is_proven
    assert len(blocking_edges(problem, found.edge)) == found.blocking_pairs == found.bound == fewest


@settings(max_examples=60)
@given(game=games(), goal=st.sampled_from(["most_stable", "fewest_blocking"]))
@pytest.mark.slow
def test_without_effort_there_is_an_answer_and_the_bound_is_honest(game: Market, goal: str) -> None:
    problem = read(game)
    best, quick = exact(problem, goal=goal), exact(problem, goal=goal, effort=1e-12)
    verdict = check(problem, quick.edge)
    assert verdict.is_feasible
    assert verdict.blocking_pairs == quick.blocking_pairs
    assert verdict.placed == quick.placed
    if goal == "most_stable":
        assert quick.objective <= best.objective <= quick.bound
    else:
        assert quick.placed == best.placed
        assert quick.bound <= best.objective <= quick.objective


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_a_hundred_and_fifty_learners_are_proven_and_every_run_gives_the_same(seed: int) -> None:
    problem = read(market(150, seed=seed))
    quick = propose(problem, levels=0, promotions=1, luck=lottery(150, 1))
    most = exact(problem)
    assert most.is_proven
    assert (check(problem, most.edge).placed, len(blocking_edges(problem, most.edge))) == (most.placed, 0)
    assert most.placed >= int((quick.edge != UNPLACED).sum())
    assert exact(problem).edge.tolist() == most.edge.tolist()


@pytest.mark.slow
def test_an_answer_of_another_rule_is_a_start_and_changes_nothing_in_what_is_proven() -> None:
    problem = read(market(150, seed=1))
    levels = propose(problem, levels=10, promotions=1, luck=lottery(150, 1))
    found = exact(problem, goal="fewest_blocking", start=levels.edge)
    assert found.is_proven
    assert found.placed == bound(problem, found.edge).most
    assert len(blocking_edges(problem, found.edge)) == found.blocking_pairs
    assert found.blocking_pairs <= len(blocking_edges(problem, levels.edge))
    assert found.blocking_pairs == exact(problem, goal="fewest_blocking").blocking_pairs


def _line(learners: int) -> Problem:
    """Everybody wants the only seat there is."""
    return read(one_seat_each(*[[0]] * learners))


@pytest.mark.parametrize(
    ("learners", "asked", "findings"),
    [
        (
            LEARNERS + 1,
            {},
            [("n_learners: found 301, needed at most 300 learners for a proof: take one training or one town, or "
             "another rule")],
        ),
        (
            2,
            {"goal": "best", "effort": 0.0, "start": np.zeros(3, np.int64)},
            [
                "goal: found “best”, needed one of most_stable, fewest_blocking",
                "effort: found 0.0, needed more than 0 units of work",
                "start: found shape (3,), needed one edge or -1 for each of 2 learners",
            ],
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_told_with_every_reason(
    learners: int, asked: dict[str, Any], findings: list[str]
) -> None:
    with pytest.raises(InvalidProblemError) as refused:
        exact(_line(learners), **asked)
    assert [str(finding) for finding in refused.value.findings] == findings


def test_three_hundred_are_not_too_many_and_the_effort_is_kept() -> None:
    found = exact(_line(LEARNERS))
    assert (found.placed, found.is_proven) == (1, True)
    assert found.effort <= EFFORT


def test_a_start_that_breaks_the_rules_is_only_a_hint() -> None:
    found = exact(_line(3), start=np.arange(3))
    assert found.placed == 1
    assert found.is_proven


def test_who_is_locked_never_makes_room_and_asks_for_nothing() -> None:
    one = one_seat_each([0, 1], [0, 1], prank=[0, 0, 9, 9], locked=[[1, 0]])
    for goal in ("most_stable", "fewest_blocking"):
        found = exact(read(one), goal=goal)
        assert found.edge.tolist() == [1, 2]
        assert (found.placed, found.blocking_pairs, found.is_proven) == (2, 0, True)
