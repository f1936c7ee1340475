"""What a learner can keep, rank and refuse, and in which order."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.journey.placement.rules import wishes as rules
from tandem.journey.placement.rules.wishes import KeepFacts, OpeningStand, RankFacts, VetoFacts
from tandem.journey.placement.terms.openings import CloseReason, OpeningState
from tandem.journey.placement.terms.wishes import Direction, Standing

RANK = RankFacts(is_running=True, is_own_training=True, is_open=True, is_vetoed=False, ranked=0)


@pytest.mark.parametrize(
    ("facts", "unmet"),
    [
        (KeepFacts(is_running=True, saved=59), set()),
        (KeepFacts(is_running=True, saved=60), {"wish.not_too_many_saved"}),
        (KeepFacts(is_running=False, saved=0), {"wish.track_running"}),
    ],
)
def test_a_list_has_an_end(facts, unmet):
    assert rules.may_save(facts).codes() == unmet


@pytest.mark.parametrize(
    ("values", "unmet"),
    [
        ({}, set()),
        ({"ranked": 9}, set()),
        ({"ranked": 10}, {"wish.not_too_many_ranked"}),
        ({"is_own_training": False}, {"wish.own_training"}),
        ({"is_open": False}, {"wish.still_open"}),
        ({"is_vetoed": True}, {"wish.not_vetoed"}),
        ({"is_running": False}, {"wish.track_running"}),
    ],
)
def test_an_open_place_for_the_own_training_can_be_ranked(values, unmet):
    verdict = rules.may_rank(replace(RANK, **values))

    assert verdict.codes() == unmet
    assert verdict.is_ok is not bool(unmet)


@pytest.mark.parametrize(
    ("facts", "reason", "unmet"),
    [
        (VetoFacts(is_running=True, vetoes=0), "", set()),
        (VetoFacts(is_running=True, vetoes=29), "x" * 300, set()),
        (VetoFacts(is_running=True, vetoes=30), "", {"wish.not_too_many_vetoes"}),
        (VetoFacts(is_running=True, vetoes=0), "x" * 301, {"wish.reason_short"}),
        (VetoFacts(is_running=True, vetoes=0), "te ver\nen te vroeg", set()),
        (VetoFacts(is_running=True, vetoes=0), "te ver\x07", {"wish.reason_printable"}),
        (VetoFacts(is_running=False, vetoes=0), "", {"wish.track_running"}),
    ],
)
def test_a_refusal_needs_no_reason_and_a_short_one_is_kept(facts, reason, unmet):
    assert rules.may_veto(facts, reason=reason).codes() == unmet


def test_a_place_of_which_every_seat_is_taken_is_full_and_nothing_worse():
    assert rules.standing(OpeningStand(OpeningState.OPEN, "", is_public=True, has_seat=False)) is Standing.FULL
    assert rules.standing(OpeningStand(OpeningState.OPEN, "", is_public=False, has_seat=False)) is not Standing.FULL
    assert rules.standing(OpeningStand(OpeningState.PAUSED, "", is_public=False, has_seat=False)) is Standing.PAUSED


@pytest.mark.parametrize(
    ("state", "reason", "is_public", "expected"),
    [
        (OpeningState.OPEN, "", True, Standing.OPEN),
        (OpeningState.OPEN, "", False, Standing.NOT_RECOGNISED),
        (OpeningState.PAUSED, "", False, Standing.PAUSED),
        (OpeningState.EXPIRED, "", False, Standing.EXPIRED),
        (OpeningState.CLOSED, CloseReason.FILLED_HERE, False, Standing.FILLED),
        (OpeningState.CLOSED, CloseReason.FILLED_ELSEWHERE, False, Standing.FILLED),
        (OpeningState.CLOSED, CloseReason.NO_MENTOR, False, Standing.CLOSED),
    ],
)
def test_a_place_that_is_gone_says_no_more_than_everybody_may_know(state, reason, is_public, expected):
    assert rules.standing(OpeningStand(state, reason, is_public=is_public)) is expected


@pytest.mark.parametrize(
    ("place", "expected"),
    [(None, "abcx"), (1, "xabc"), (2, "axbc"), (4, "abcx"), (99, "abcx"), (0, "xabc"), (-3, "xabc")],
)
def test_a_new_one_comes_where_it_is_put(place, expected):
    assert "".join(rules.put("abc", "x", place=place)) == expected


@pytest.mark.parametrize(
    ("item", "direction", "expected"),
    [
        ("b", Direction.UP, "bac"),
        ("b", Direction.DOWN, "acb"),
        ("a", Direction.UP, "abc"),
        ("c", Direction.DOWN, "abc"),
        ("x", Direction.UP, "abc"),
    ],
)
def test_one_moves_a_place_and_never_over_the_edge(item, direction, expected):
    assert "".join(rules.moved("abc", item, direction=direction)) == expected


@given(
    order=st.lists(st.integers(0, 20), unique=True, max_size=10),
    item=st.integers(0, 20),
    place=st.none() | st.integers(-3, 15),
)
def test_putting_one_somewhere_loses_nobody_and_keeps_the_others_in_order(order, item, place):
    after = rules.put(order, item, place=place)

    assert sorted(after) == sorted({*order, item})
    assert [one for one in after if one != item] == [one for one in order if one != item]


@given(st.lists(st.integers(0, 20), unique=True, min_size=2, max_size=10), st.data())
def test_up_and_down_again_changes_nothing(order, data):
    item = data.draw(st.sampled_from(order[1:]))

    up = rules.moved(order, item, direction=Direction.UP)

    assert up != tuple(order)
    assert rules.moved(up, item, direction=Direction.DOWN) == tuple(order)
