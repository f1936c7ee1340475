"""Covers against trying every set, what they tell, and why there is none."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaker.cover import Covers, Limits, Places, Reason, cover
from matchmaker.problem import InvalidProblemError
from tests.matchmaker import naive_cover
from tests.matchmaker.naive_cover import Game


@st.composite
def games(draw: st.DrawFn) -> Game:
    """A few places with few activities each, near and far, some of them given or not wanted."""
    count, activities = draw(st.integers(1, 9)), draw(st.integers(1, 7))
    some = st.lists(st.integers(0, count - 1), max_size=2)
    fixed = draw(st.one_of(st.just([]), some))
    excluded = draw(st.one_of(st.just([]), some))
    row = st.lists(st.integers(0, 2).map(lambda one: one == 0), min_size=activities, max_size=activities)
    return {
        "offers": draw(st.lists(row, min_size=count, max_size=count)),
        "spots": draw(st.lists(st.tuples(st.integers(-5, 5), st.integers(-5, 5)), min_size=count, max_size=count)),
        "minutes": draw(st.lists(st.integers(0, 6), min_size=count, max_size=count)),
        "listed": draw(st.lists(st.integers(0, activities - 1), max_size=activities)),
        "most_minutes": draw(st.one_of(st.none(), st.integers(1, 6))),
        "between_m": draw(st.one_of(st.none(), st.integers(0, 9))),
        "places": draw(st.integers(max(1, len(set(fixed))), 5)),
        "fixed": fixed,
        "excluded": [place for place in excluded if place not in fixed],
    }


def ask(game: Game, best: int) -> Covers:
    """The covers of a game."""
    spots = np.array(game["spots"]).reshape(-1, 2)
    between = game["between_m"]
    return cover(
        Places(np.array(game["offers"], bool), spots[:, 0], spots[:, 1]),
        listed=game["listed"],
        minutes=np.array(game["minutes"]),
        limits=Limits(game["most_minutes"], None if between is None else between / 1000, game["places"]),
        fixed=game["fixed"],
        excluded=game["excluded"],
        best=best,
    )


def told(found: Covers) -> list[tuple[int, int, tuple[int, ...]]]:
    return [(len(one.places), one.minutes, one.places) for one in found.best]


@settings(max_examples=300)
@given(game=games(), best=st.integers(1, 12))
@pytest.mark.slow
def test_the_covers_are_the_best_of_all_sets(game: Game, best: int) -> None:
    fixed = tuple(sorted(set(game["fixed"])))
    slow = [(size, minutes, (*fixed, *added)) for size, minutes, added in naive_cover.covers(game)]
    assert told(ask(game, best)) == slow[:best]


def _game(*rows: str, **changed: Any) -> Game:
    """Places that bring the activities with a letter, all at one spot and one minute away."""
    letters = sorted(set("".join(rows)))
    plain: Game = {
        "offers": [[letter in row for letter in letters] for row in rows],
        "spots": [(0, 0)] * len(rows),
        "minutes": [1] * len(rows),
        "listed": range(len(letters)),
        "most_minutes": None,
        "between_m": None,
        "places": 3,
        "fixed": [],
        "excluded": [],
    }
    return plain | changed


@pytest.mark.parametrize(
    "game",
    [
        pytest.param(_game("ax", "ay", "xz", "y", "z", "x", "y", "z"), id="the first place is not needed beside two"),
        pytest.param(_game("ap", "aq", "r", "p", "q", "r", "p", "q"), id="two places share the rarest activity"),
        pytest.param(
            _game("b", "c", "a", "a", "b", "c", between_m=1, spots=[(0, 0), (0, 0), (9, 0), (0, 0), (9, 0), (9, 0)]),
            id="as near, found later, smaller ids",
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("best", [1, 2, 30])
def test_each_cover_is_told_once_and_none_with_a_place_too_many(game: Game, best: int) -> None:
    assert told(ask(game, best)) == naive_cover.covers(game)[:best]


@settings(max_examples=50)
@given(game=games(), times=st.integers(20, 40))
@pytest.mark.slow
def test_lists_longer_than_a_word_are_covered_the_same(game: Game, times: int) -> None:
    longer = dict(game, offers=[row * times for row in game["offers"]])
    activities = len(game["offers"][0])
    longer["listed"] = [one + activities * again for one in game["listed"] for again in range(times)]
    assert told(ask(longer, 5)) == told(ask(game, 5))


@pytest.mark.slow
@given(game=games())
def test_each_place_tells_what_it_alone_brings(game: Game) -> None:
    for one in ask(game, 3).best:
        for place, alone in zip(one.places, one.alone, strict=True):
            others = [other for other in one.places if other != place]
            for activity in set(game["listed"]):
                is_alone = game["offers"][place][activity] and not any(game["offers"][o][activity] for o in others)
                assert (activity in alone) == is_alone


@pytest.mark.slow
@given(game=games())
def test_without_a_cover_there_is_a_reason_that_holds(game: Game) -> None:
    found = ask(game, 1)
    assert bool(found.best) != bool(found.reasons)
    for reason in found.reasons:
        bringing = [
            place
            for place, row in enumerate(game["offers"])
            if reason.activity is not None and row[reason.activity] and place not in game["excluded"]
        ]
        if reason.code == "not_offered":
            assert not bringing
        elif reason.code == "out_of_reach":
            assert game["most_minutes"] is not None
            assert reason.places == len(bringing) > 0
            assert reason.minutes == min(game["minutes"][place] for place in bringing) > game["most_minutes"]
        else:
            anywhere = naive_cover.covers(dict(game, between_m=None))
            code = "too_far_apart" if anywhere and game["between_m"] is not None else "too_many_places"
            assert reason.code == code
            if anywhere:
                assert (reason.places, reason.minutes) == anywhere[0][:2]


def _bakery(**changed: Any) -> Covers:
    """Four places in a row, a kilometre apart; no place brings the last activity but the far one."""
    asked: dict[str, Any] = {
        "listed": [0, 1, 2, 3],
        "minutes": np.array([10, 20, 30, 95]),
        "limits": Limits(minutes=60, between_km=1.5, places=3),
    }
    offers = np.array([[1, 1, 0, 0, 0], [0, 0, 1, 0, 0], [0, 0, 1, 1, 0], [0, 0, 0, 0, 1]], bool)
    return cover(Places(offers, np.arange(4) * 1000, np.zeros(4, int)), **(asked | changed))


def test_the_reason_says_how_far_apart_the_places_are() -> None:
    assert _bakery() == Covers((), (Reason("too_far_apart", places=2, minutes=40, metres=2000),))
    assert [one.places for one in _bakery(limits=Limits(60, 2.0)).best] == [(0, 2)]
    assert [one.places for one in _bakery(limits=Limits(60, 2.0), fixed=[1]).best] == [(1, 0, 2)]


def test_the_reason_says_who_brings_what_is_out_of_reach() -> None:
    assert _bakery(listed=[0, 4]).reasons == (Reason("out_of_reach", activity=4, places=1, minutes=95),)
    assert _bakery(listed=[0, 4], excluded=[3]).reasons == (Reason("not_offered", activity=4),)
    assert _bakery(limits=Limits(60, None, 1)).reasons == (Reason("too_many_places", places=1),)


def test_a_given_company_is_completed_wherever_it_lies() -> None:
    found = _bakery(listed=[2, 4], fixed=[3], limits=Limits(60, 1.5)).best
    assert [(one.places, one.minutes, one.alone, one.between_m) for one in found] == [((3, 2), 125, ((4,), (2,)), 1000)]
    assert [one.places for one in _bakery(listed=[4], fixed=[3]).best] == [(3,)]


def test_nothing_on_the_list_needs_no_place() -> None:
    found = _bakery(listed=[])
    assert [(one.places, one.minutes, one.alone, one.between_m) for one in found.best] == [((), 0, (), 0)]


def test_what_cannot_be_asked_is_told_with_every_reason() -> None:
    offers = np.zeros((2, 3), bool)
    with pytest.raises(InvalidProblemError) as refused:
        cover(
            Places(offers, np.array([0, 99_000_000]), np.zeros(3, int)),
            listed=[0, 3],
            minutes=np.array([5, -1]),
            limits=Limits(between_km=-1.0, places=0),
            fixed=[1, 2],
            excluded=[1],
            best=0,
        )
    assert [str(finding) for finding in refused.value.findings] == [
        "x_m[1]: found 99000000, needed -10000000 to 10000000",
        "y_m: found shape (3,), needed one number for each of 2 places",
        "minutes[1]: found -1, needed 0 to 10000000",
        "listed[1]: found 3, needed 0 to 2",
        "fixed[1]: found 2, needed 0 to 1",
        "fixed[0]: found 1, needed a place that is not excluded",
        "limits.places: found 0, needed at least 1",
        "limits.between_km: found -1.0, needed 0 or more",
        "best: found 0, needed at least 1",
    ]
    with pytest.raises(InvalidProblemError, match="fixed: found 2 places, needed at most 1, the most in a cover"):
        _bakery(fixed=[0, 1], limits=Limits(places=1))
