"""Edits against plain lists, and what must follow from leaving, closing, and taking an edit back."""

from dataclasses import replace
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaker.draft import Asking
from matchmaker.edits import (
    Allow,
    Forbid,
    LearnerJoins,
    LearnerLeaves,
    Lock,
    PlaceCloses,
    PlaceJoins,
    PlaceSeats,
    PoolJoins,
    PoolSeats,
    Unlock,
)
from matchmaker.options import Options
from matchmaker.problem import ARRAYS, PAIRS, Problem, read
from matchmaker.solve import solve
from matchmaker.whatif import Difference, InvalidEditsError, RuleChanges, SeedChanges, edit, what_if
from tests.matchmaker import naive_edits
from tests.matchmaker.markets import Market
from tests.matchmaker.rounds import crowded_markets

STABLE = Options(rule="stable", is_calmed=False, seed=3)
STRICT = Options(rule="stable", promotions=0)
SEEDS = st.integers(0, 2**32)
few = settings(max_examples=50)


def same_market(found: Problem, wanted: Problem) -> bool:
    return all(np.array_equal(getattr(found, name), getattr(wanted, name)) for name in (*ARRAYS, *PAIRS))


def told(problem: Problem, *edits: Any) -> list[str]:
    with pytest.raises(InvalidEditsError) as refused:
        edit(problem, edits)
    return [str(finding) for finding in refused.value.findings]


def some_edits(chance: Random, market: Market) -> list[Any]:
    """Edits of every kind, some of which cannot be."""

    def learner() -> int:
        return chance.randrange(-1 if chance.random() < 0.05 else 0, market["n_learners"] + 2)

    def pool() -> int:
        return chance.randrange(market["n_pools"] + (chance.random() < 0.2))

    def place() -> int:
        return chance.randrange(market["n_places"] + (chance.random() < 0.2))

    def asking() -> Asking:
        return Asking(lrank=chance.randint(-1, 4), prank=chance.randint(-300, 300), minutes=chance.randint(0, 300))

    def make() -> Any:
        return chance.choice(
            (
                lambda: LearnerJoins({pool(): asking() for _ in range(3)}, chance.choice((None, learner()))),
                lambda: LearnerLeaves(learner()),
                lambda: PlaceJoins(chance.randint(-1, 3)),
                lambda: PlaceCloses(place()),
                lambda: PlaceSeats(place(), chance.randint(-1, 4)),
                lambda: PoolJoins(place(), chance.randint(-1, 2), {learner(): asking() for _ in range(3)}),
                lambda: PoolSeats(pool(), chance.randint(-1, 3)),
                lambda: Lock(learner(), pool()),
                lambda: Unlock(learner()),
                lambda: Forbid(learner(), pool()),
                lambda: Allow(learner(), pool()),
            )
        )()

    return [make() for _ in range(chance.randint(1, 8))]


@pytest.mark.slow
@settings(max_examples=300)
@given(market=crowded_markets(), seed=SEEDS)
def test_edits_make_the_market_that_they_make_of_plain_lists(market: Market, seed: int) -> None:
    edits = some_edits(Random(seed), market)
    wanted, wrong = naive_edits.apply_all(market, edits)
    if wrong:
        with pytest.raises(InvalidEditsError) as refused:
            edit(read(market), edits)
        assert {finding.index for finding in refused.value.findings} == set(wrong)
        edits = [one for index, one in enumerate(edits) if index not in wrong]
    assert same_market(edit(read(market), edits).problem, read(wanted))


@pytest.mark.slow
@few
@given(market=crowded_markets(), seed=SEEDS)
def test_the_difference_is_that_of_the_two_answers(market: Market, seed: int) -> None:
    edits = [one for one in some_edits(Random(seed), market) if not naive_edits.apply_all(market, [one])[1]][:1]
    change = what_if(read(market), edits, options=STABLE)
    before, after = _pools_and_ranks(read(market), STABLE), _pools_and_ranks(change.edited.problem, STABLE)
    stays = [one for one in before if one not in {*change.edited.left.tolist(), *change.edited.joined.tolist()}]
    moved = [one for one in stays if before[one] and after[one] and before[one][0] != after[one][0]]
    assert change.moved.tolist() == moved
    assert change.better.tolist() == [one for one in moved if after[one][1] < before[one][1]]
    assert change.worse.tolist() == [one for one in moved if after[one][1] > before[one][1]]
    assert change.newly_placed.tolist() == [one for one in stays if after[one] and not before[one]]
    assert change.lost_place.tolist() == [one for one in stays if before[one] and not after[one]]
    assert change.placed == sum(map(bool, after.values())) - sum(map(bool, before.values()))


@pytest.mark.slow
@few
@given(market=crowded_markets(is_strict=True, has_pairs=False), seed=SEEDS)
def test_who_leaves_makes_nobody_worse_off(market: Market, seed: int) -> None:
    change = what_if(read(market), [LearnerLeaves(Random(seed).randrange(market["n_learners"]))], options=STRICT)
    assert len(change.worse) == len(change.lost_place) == 0


@pytest.mark.slow
@few
@given(market=crowded_markets(is_strict=True, has_pairs=False), seed=SEEDS)
def test_a_place_that_closes_makes_nobody_better_off(market: Market, seed: int) -> None:
    change = what_if(read(market), [PlaceCloses(Random(seed).randrange(market["n_places"]))], options=STRICT)
    assert len(change.better) == len(change.newly_placed) == 0


@pytest.mark.slow
@few
@given(market=crowded_markets(), rule=st.sampled_from(("stable", "levels")))
def test_no_edits_change_nothing(market: Market, rule: str) -> None:
    problem, options = read(market), Options(rule=rule)
    change = what_if(problem, [], options=options)
    assert change.edited.problem is problem
    assert change.after.edge.tolist() == change.before.edge.tolist()
    assert _sums(change) == (0, 0, 0)


@pytest.mark.slow
@few
@given(market=crowded_markets(), seed=SEEDS, rule=st.sampled_from(("stable", "levels")))
def test_an_edit_and_its_opposite_change_nothing(market: Market, seed: int, rule: str) -> None:
    chance, problem = Random(seed), read(market)
    learner, pool = chance.randrange(market["n_learners"]), chance.randrange(market["n_pools"])
    place = chance.randrange(market["n_places"])
    own = {row[0]: Asking(*row[1:]) for row in naive_edits.lists_of(market)[learner]}
    is_locked = any(pair[0] == learner for pair in market["locked"])
    pairs: list[list[Any]] = [
        [PlaceSeats(place, market["place_cap"][place] + 1), PlaceSeats(place, market["place_cap"][place])],
        [PlaceJoins(2), PoolJoins(market["n_places"], 1, {learner: Asking(0, 0, 0)}), PlaceCloses(market["n_places"])],
        [RuleChanges("stable"), SeedChanges(7), RuleChanges(rule), SeedChanges(0)],
    ]
    if not is_locked:
        pairs.append([LearnerLeaves(learner), LearnerJoins(own, learner)])
        if [learner, pool] not in market["forbidden"]:
            pairs.append([Forbid(learner, pool), Allow(learner, pool)])
    change = what_if(problem, chance.choice(pairs), options=Options(rule=rule))
    assert change.after.pool.tolist() == change.before.pool.tolist()


TOWN: Market = {
    "n_learners": 3,
    "n_places": 2,
    "n_pools": 2,
    "place_cap": [1, 1],
    "pool_place": [0, 1],
    "pool_cap": [1, 1],
    "ptr": [0, 2, 4, 5],
    "pool": [0, 1, 0, 1, 0],
    "lrank": [0, 1, 0, 1, 0],
    "prank": [1, 1, 2, 2, 3],
    "minutes": [10, 20, 12, 22, 9],
    "locked": [],
    "forbidden": [],
    "score_parts": {"near": [9, 8, 7, 6, 5]},
}


def test_a_learner_who_leaves_makes_room() -> None:
    change = what_if(read(TOWN), [LearnerLeaves(0)], options=STABLE)
    assert change.before.pool.tolist() == [0, 1, -1]
    assert change.after.pool.tolist() == [-1, 0, -1]
    assert (change.edited.left.tolist(), change.moved.tolist(), change.better.tolist()) == ([0], [1], [1])
    assert _sums(change) == (-1, 12 - 32, 0)


def test_who_joins_comes_at_the_end_and_everybody_keeps_its_number() -> None:
    joins = LearnerJoins({1: Asking(5, 0, 4), 0: Asking(2, 0, 7, {"near": 3})})
    change = what_if(read(TOWN), [joins, LearnerLeaves(1)], options=STABLE)
    assert (change.edited.joined.tolist(), change.edited.left.tolist()) == ([3], [1])
    assert change.after.pool.tolist() == [1, -1, -1, 0]
    assert (change.moved.tolist(), change.worse.tolist()) == ([0], [0])
    assert change.edited.problem.score_parts["near"].tolist() == [9, 8, 5, 3, 0]
    assert list(change.edited.problem.score_parts) == ["near"]
    assert len(change.edited.problem.score_parts) == 1


def test_who_came_and_left_again_is_counted_in_nothing() -> None:
    problem = read(TOWN)
    edited = edit(problem, [LearnerJoins({0: Asking(0, 0, 1)}), LearnerLeaves(3)])
    assert (edited.joined.tolist(), edited.left.tolist(), edited.problem.n_learners) == ([], [3], 4)
    assert edited.problem.ptr.tolist() == [0, 2, 4, 5, 5]


def test_who_comes_back_with_another_list_is_compared_with_nothing() -> None:
    change = what_if(read(TOWN), [LearnerLeaves(0), LearnerJoins({1: Asking(0, 1, 20)}, 0)], options=STABLE)
    assert (change.before.pool[0], change.after.pool[0]) == (0, 1)
    assert (change.edited.joined.tolist(), change.edited.left.tolist()) == ([0], [])
    assert (change.moved.tolist(), change.better.tolist()) == ([1], [1])


def test_who_moves_to_what_it_likes_as_much_is_neither_better_nor_worse_off() -> None:
    market = TOWN | {"lrank": [0, 0, 0, 1, 0], "score_parts": {}}
    change = what_if(read(market), [Forbid(0, 0)], options=STABLE)
    assert (change.before.pool.tolist(), change.after.pool.tolist()) == ([0, 1, -1], [1, 0, -1])
    assert (change.moved.tolist(), change.better.tolist(), change.worse.tolist()) == ([0, 1], [1], [])


def test_neighbours_without_a_list_leave_with_one_who_has_one() -> None:
    market = TOWN | {"n_learners": 5, "ptr": [0, 2, 2, 4, 4, 5]}
    problem = edit(read(market), [LearnerLeaves(number) for number in (3, 2, 1)]).problem
    assert problem.ptr.tolist() == [0, 2, 2, 2, 2, 3]
    assert problem.pool.tolist() == [0, 1, 0]


def test_a_training_more_is_asked_after_what_is_liked_as_much() -> None:
    new = PoolJoins(1, 1, {0: Asking(0, 2, 5), 2: Asking(-1, 700, 5)})
    problem = edit(read(TOWN), [new]).problem
    assert problem.pool.tolist() == [0, 2, 1, 0, 1, 2, 0]
    assert problem.lrank.tolist() == [0, 0, 1, 0, 1, -1, 0]
    assert problem.prank.tolist() == [1, 2, 1, 2, 2, 700, 3]
    assert [array.itemsize for array in (problem.pool, problem.lrank, problem.prank, problem.minutes)] == [4, 4, 4, 1]


def test_a_rank_of_any_size_finds_its_place_in_the_list() -> None:
    problem = edit(read(TOWN), [PoolJoins(1, 1, {0: Asking(2**62, 0, 5), 1: Asking(300, 0, 5)})]).problem
    assert problem.pool.tolist() == [0, 1, 2, 0, 1, 2, 0]
    assert problem.lrank.tolist() == [0, 1, 2**62, 0, 1, 300, 0]


def test_the_arrays_of_before_stay_as_they_were_and_the_new_ones_cannot_be_changed() -> None:
    problem = read(TOWN)
    changed = edit(problem, [PlaceSeats(0, 3), PoolSeats(0, 2), Lock(0, 0), Forbid(1, 1), LearnerLeaves(2)]).problem
    assert same_market(problem, read(TOWN))
    for name in (*ARRAYS, *PAIRS):
        assert not getattr(changed, name).flags.writeable or getattr(changed, name) is getattr(problem, name)
    assert changed.score_parts["near"].tolist() == [9, 8, 7, 6]


def test_every_reason_is_told_at_once_with_the_index_of_its_edit() -> None:
    assert told(
        read(TOWN),
        LearnerLeaves(3),
        PlaceSeats(0, 4),
        PoolSeats(0, 9),
        LearnerJoins({7: Asking(0, 2**64, -1, {"far": 1})}, 0),
        RuleChanges("dice"),
        SeedChanges(-4),
    ) == [
        "edits[0]: found 3 in learners, needed 0 to 2, there are 3 learners",
        "edits[2]: found 9 seats, needed at most 4, the seats of place 0",
        "edits[3]: found 7 in pools, needed 0 to 1, there are 2 pools",
        f"edits[3]: found {2**64} as prank, needed a whole number from {-(2**63)} to {2**63 - 1}",
        "edits[3]: found -1 minutes, needed a whole number from 0 to 1000000",
        "edits[3]: found the part “far”, needed one of near",
        "edits[3]: found learner 0 with a list, needed a learner without one",
        "edits[4]: found the rule “dice”, needed one of stable, levels, min_minutes, fair, exact",
        "edits[5]: found the seed -4, needed a whole number from 0 to 18446744073709551615",
    ]


@pytest.mark.parametrize(
    ("wrong", "finding"),
    [
        ([LearnerLeaves(True)], "found True in learners"),
        ([LearnerLeaves("0")], "found '0' in learners"),
        ([PlaceJoins(1.5)], "found 1.5 seats"),
        ([SeedChanges("x")], "found the seed 'x'"),
        ([PlaceSeats(0, 0)], "found 0 seats, needed at least 1, the seats of pool 0 at place 0"),
        ([Lock(2, 1)], "found learner 2 and pool 1, needed a pair with an edge"),
        ([Lock(0, 0), Lock(1, 0)], "found learner 1 and pool 0, needed at most 1 locked in pool 0"),
        ([Lock(0, 0), Lock(0, 1)], "found learner 0 locked already, needed a learner who is not: unlock it first"),
        ([Lock(0, 0), Forbid(0, 0)], "found learner 0 and pool 0, locked, needed a pair that is not: unlock it first"),
        ([Lock(0, 0), PlaceCloses(0)], "needed at least 1, so many are locked in place 0: unlock them first"),
        ([Lock(0, 0), PoolSeats(0, 0)], "needed at least 1, so many are locked in pool 0: unlock them first"),
        ([Forbid(0, 0), Lock(0, 0)], "found learner 0 and pool 0, needed a pair that is not forbidden"),
        ([Forbid(0, 0), Forbid(0, 0)], "found learner 0 and pool 0, forbidden already, needed a pair that is not"),
        ([Allow(0, 0)], "found learner 0 and pool 0, not forbidden, needed a pair that is forbidden"),
        ([Unlock(0)], "found learner 0, not locked, needed a learner who is locked"),
        ([LearnerLeaves(0), LearnerLeaves(0)], "found learner 0, who left, needed a learner who did not"),
        ([PoolJoins(2, 1, {})], "found 2 in places, needed 0 to 1, there are 2 places"),
    ],
)
def test_what_is_wrong_with_an_edit_is_told(wrong: list[Any], finding: str) -> None:
    reasons = told(read(TOWN), *wrong)
    assert len(reasons) == 1
    assert reasons[0].startswith(f"edits[{len(wrong) - 1}]: ")
    assert finding in reasons[0]


def test_an_answer_that_is_known_is_not_made_again() -> None:
    problem = read(TOWN)
    before = solve(problem, STABLE)
    assert what_if(problem, [SeedChanges(9)], options=STABLE, before=before).before is before


def test_an_answer_that_was_found_otherwise_is_not_compared_with() -> None:
    problem = read(TOWN)
    before = solve(problem, Options(rule="levels", seed=3))
    with pytest.raises(InvalidEditsError) as refused:
        what_if(problem, [SeedChanges(9)], options=STABLE, before=before)
    assert [str(one) for one in refused.value.findings] == [
        "before: found rule levels, needed rule stable",
        "before: found is_calmed True, needed is_calmed False",
    ]
    with pytest.raises(InvalidEditsError, match="an answer for 1 learners"):
        what_if(problem, [], options=STABLE, before=replace(before, edge=before.edge[:1], options=STABLE))


def _sums(change: Difference) -> tuple[int, int, int]:
    return change.placed, change.minutes, change.blocking_pairs


def _pools_and_ranks(problem: Problem, options: Options) -> dict[int, tuple[int, ...]]:
    """The pool of each learner and how it ranks it; nothing for nothing."""
    result = solve(problem, options)
    return {
        one: (int(result.pool[one]), int(problem.lrank[taken])) if taken >= 0 else ()
        for one, taken in enumerate(result.edge)
    }
