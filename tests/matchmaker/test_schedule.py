"""Schedules of an event: nobody in two places, the best of all, and why somebody is not met."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaker import schedule as module
from matchmaker.problem import InvalidProblemError
from matchmaker.schedule import NOT, Event, Missed, Schedule, Short, schedule
from tests.matchmaker import naive_schedule
from tests.matchmaker.naive_schedule import Game


@st.composite
def games(
    draw: st.DrawFn, *, learners: int, companies: int, slots: int, pairs: int, is_everybody_there: bool = False
) -> Game:
    """An event; where everybody is there a company has as many tables in each slot."""
    n, c, s = (draw(st.integers(1, most)) for most in (learners, companies, slots))
    every = [(learner, company) for learner in range(n) for company in range(c)]
    chosen = draw(st.lists(st.sampled_from(every), unique=True, max_size=pairs))
    if is_everybody_there:
        present, tables = [[True] * s] * n, [[draw(st.integers(0, 3))] * s for _ in range(c)]
    else:
        rows = st.lists(st.sampled_from([True, True, False]), min_size=s, max_size=s)
        present = [draw(rows) for _ in range(n)]
        tables = [draw(st.lists(st.sampled_from([0, 1, 1, 2]), min_size=s, max_size=s)) for _ in range(c)]
    weights = draw(st.lists(st.integers(1, 9), min_size=len(chosen), max_size=len(chosen)))
    return {
        "pairs": chosen,
        "weight": weights,
        "is_present": present,
        "tables": tables,
        "at_least": draw(st.integers(0, 3)),
    }


TINY = games(learners=3, companies=3, slots=3, pairs=6)
WHOLE = games(learners=12, companies=6, slots=5, pairs=50, is_everybody_there=True)
ABSENT = games(learners=12, companies=6, slots=5, pairs=50)


def event_of(game: Game) -> Event:
    """The arrays of a game."""
    pairs = np.array(game["pairs"], np.int64).reshape(-1, 2)
    return Event(
        learner=pairs[:, 0],
        company=pairs[:, 1],
        weight=np.array(game["weight"], np.int64),
        is_present=np.array(game["is_present"], bool),
        tables=np.array(game["tables"], np.int64),
        at_least=game["at_least"],
    )


def given_by(found: Schedule) -> tuple[int | None, ...]:
    return tuple(None if slot == NOT else slot for slot in found.slot.tolist())


@settings(max_examples=200)
@given(game=TINY)
@pytest.mark.slow
def test_a_small_event_is_the_best_of_all_schedules(game: Game) -> None:
    found = schedule(event_of(game))
    assert found.is_proven
    assert naive_schedule.clashes(game, given_by(found)) == []
    assert naive_schedule.worth(game, given_by(found)) == naive_schedule.best(game)


@settings(max_examples=200)
@given(game=WHOLE)
@pytest.mark.slow
def test_where_everybody_is_there_each_chosen_pair_finds_a_slot(game: Game) -> None:
    """König: so the schedule is the best there is, and no solver had to look at it as a whole."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "CHOICES", NOT)
        found = schedule(event_of(game))
    assert found.is_proven
    assert naive_schedule.clashes(game, given_by(found)) == []
    assert "no_common_slot" not in {missed.code for missed in found.missed()}


@settings(max_examples=100)
@given(game=st.one_of(WHOLE, ABSENT), choices=st.sampled_from([NOT, module.CHOICES]))
@pytest.mark.slow
def test_every_pair_that_does_not_meet_has_a_reason_that_holds(game: Game, choices: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "CHOICES", choices)
        found = schedule(event_of(game))
    met = given_by(found)
    assert naive_schedule.clashes(game, met) == []
    slots = range(len(game["is_present"][0]))
    busy = {(learner, slot) for (learner, _), slot in zip(game["pairs"], met, strict=True) if slot is not None}
    seats = [(company, slot) for (_, company), slot in zip(game["pairs"], met, strict=True) if slot is not None]
    told = {(missed.learner, missed.company): missed.code for missed in found.missed()}
    assert set(told) == {pair for pair, slot in zip(game["pairs"], met, strict=True) if slot is None}
    for (learner, company), code in told.items():
        there = [slot for slot in slots if game["is_present"][learner][slot]]
        open_at = [slot for slot in slots if game["tables"][company][slot]]
        free = [slot for slot in there if (learner, slot) not in busy]
        room = [slot for slot in open_at if seats.count((company, slot)) < game["tables"][company][slot]]
        assert not set(free) & set(room)
        if not set(there) & set(open_at):
            assert code == "never_together"
        elif not free:
            assert code == "learner_full"
        else:
            assert code == ("no_common_slot" if room else "company_full")


@settings(max_examples=100)
@given(game=ABSENT)
@pytest.mark.slow
def test_a_schedule_is_never_worse_for_being_decided_as_a_whole(game: Game) -> None:
    whole = schedule(event_of(game))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "CHOICES", NOT)
        quick = schedule(event_of(game))
    assert naive_schedule.worth(game, given_by(quick)) <= naive_schedule.worth(game, given_by(whole))
    assert schedule(event_of(game)).rows.tolist() == whole.rows.tolist()


def _day(**changed: Any) -> Event:
    """Three learners, two companies with one table, three slots; everybody fits everybody."""
    arrays: dict[str, Any] = {
        "learner": np.array([0, 0, 1, 1, 2, 2]),
        "company": np.array([0, 1, 0, 1, 0, 1]),
        "weight": np.array([5, 5, 5, 5, 5, 5]),
        "is_present": np.ones((3, 3), bool),
        "tables": np.ones((2, 3), int),
        "at_least": 2,
    }
    return Event(**(arrays | changed))


def test_everybody_meets_both_companies_and_few_wait() -> None:
    found = schedule(_day())
    assert found.meetings.tolist() == [2, 2, 2]
    assert (found.weight, found.is_proven, [*found.missed()], [*found.short()]) == (30, True, [], [])
    assert found.waiting <= 1
    assert found.rows[:, 0].tolist() == [0, 0, 1, 1, 2, 2]


def test_a_first_meeting_goes_before_better_fits() -> None:
    """One slot each: the company has three tables in all, and one learner fits very well with both."""
    event = _day(weight=np.array([900, 900, 1, 1, 1, 1]), is_present=np.ones((3, 2), bool), tables=np.ones((2, 2), int))
    assert schedule(event).meetings.min() == 1
    free = Event(event.learner, event.company, event.weight, event.is_present, event.tables, at_least=0)
    assert schedule(free).meetings[0] == 2


def test_who_has_too_few_meetings_is_told_why() -> None:
    absent = np.ones((3, 3), bool)
    absent[0, 1:] = False
    found = schedule(_day(is_present=absent, tables=np.array([[1, 1, 1], [0, 1, 1]])))
    assert next(found.short()) == Short(0, 1, 2, "few_slots")
    assert Missed(0, 1, "never_together") in [*found.missed()]
    few = schedule(_day(learner=np.array([0, 1, 1]), company=np.array([0, 0, 1]), weight=np.array([1, 1, 1])))
    assert [*few.short()] == [Short(0, 1, 2, "few_pairs"), Short(2, 0, 2, "few_pairs")]
    full = schedule(_day(tables=np.array([[1, 0, 0], [1, 0, 0]])))
    assert {one.code for one in full.short()} == {"others_first"}
    assert {one.code for one in full.missed()} == {"company_full"}


def test_nobody_is_chosen_for_more_meetings_than_slots(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CHOICES", NOT)
    absent = np.ones((3, 3), bool)
    absent[0, 1:] = False
    found = schedule(_day(is_present=absent))
    assert found.meetings.tolist() == [1, 2, 2]
    assert found.is_proven


def test_meetings_are_drawn_together_where_that_costs_nothing() -> None:
    """The first company is there in one slot only: the others come before and after it."""
    event = Event(
        learner=np.array([0, 0, 0]),
        company=np.array([0, 1, 2]),
        weight=np.array([9, 8, 7]),
        is_present=np.ones((1, 6), bool),
        tables=np.array([[0, 0, 0, 1, 0, 0], [1, 0, 0, 1, 1, 1], [1, 1, 1, 1, 1, 1]]),
    )
    found = schedule(event)
    assert found.meetings.tolist() == [3]
    assert found.waiting == 0


def test_a_meeting_moves_into_a_gap_when_another_makes_room() -> None:
    """The table of company 1 is taken in the gap by learner 1, who may as well come at the end."""
    event = Event(
        learner=np.array([0, 0, 0, 1]),
        company=np.array([0, 2, 1, 1]),
        weight=np.array([1, 1, 1, 1]),
        is_present=np.ones((2, 4), bool),
        tables=np.array([[1, 0, 0, 0], [1, 1, 1, 1], [0, 0, 1, 0]]),
    )
    board = module._Board(event)
    for pair, slot in enumerate([0, 2, 3, 1]):
        board.move(pair, slot)
    board.draw_together()
    assert board.slot().tolist() == [0, 2, 1, 3]


@settings(max_examples=100)
@given(game=st.one_of(WHOLE, ABSENT), order=st.randoms(use_true_random=False))
@pytest.mark.slow
def test_drawing_together_moves_nobody_out_and_makes_nobody_together_wait_longer(game: Game, order: Any) -> None:
    event = event_of(game)
    board = module._Board(event)
    pairs = list(range(len(event.learner)))
    order.shuffle(pairs)
    for pair in pairs:
        board.seat(pair)
    before = Schedule(event, board.slot(), is_proven=False)
    board.draw_together()
    after = Schedule(event, board.slot(), is_proven=False)
    assert naive_schedule.clashes(game, given_by(after)) == []
    assert (after.slot == NOT).tolist() == (before.slot == NOT).tolist()
    assert after.waiting <= before.waiting


@pytest.mark.slow
def test_a_large_event_is_scheduled_whole() -> None:
    rng = np.random.default_rng(1)
    pairs = np.argwhere(rng.random((150, 30)) < 0.5)
    event = Event(
        pairs[:, 0],
        pairs[:, 1],
        rng.integers(1, 100, len(pairs)),
        np.ones((150, 8), bool),
        np.repeat(rng.integers(1, 4, (30, 1)), 8, axis=1),
        at_least=3,
    )
    found = schedule(event)
    assert found.is_proven
    assert found.meetings.min() >= 3
    assert (np.bincount(found.rows[:, 0] * 150 + found.rows[:, 1]) <= 1).all()
    assert (np.bincount(found.rows[:, 0] * 30 + found.rows[:, 2], minlength=240) <= event.tables.T.ravel()).all()


@pytest.mark.parametrize(
    ("changed", "findings"),
    [
        ({"weight": np.array([5])}, ["weight: found shape (1,), needed one number for each of 6 pairs"]),
        ({"tables": np.ones((2, 4), int)}, ["tables: found shape (2, 4), needed rows of 3 slots"]),
        (
            {
                "learner": np.array([0, 0, 1, 3, 2, 2]),
                "company": np.array([0, 0, 0, 1, -1, 1]),
                "weight": np.array([5, 5, 0, 5, 5, 5]),
                "tables": np.array([[1, 1, 1], [1, -2, 1]]),
                "at_least": -1,
            },
            [
                "learner[3]: found 3, needed 0 to 2",
                "company[4]: found -1, needed 0 to 1",
                "weight[2]: found 0, needed 1 to 1000000",
                "tables[1]: found -2, needed 0 tables or more",
                "company[1]: found 0, needed each pair once; it stands in row 0 already",
                "at_least: found -1, needed 0 or more",
            ],
        ),
    ],
)
def test_what_is_no_event_is_told_with_every_reason(changed: dict[str, Any], findings: list[str]) -> None:
    with pytest.raises(InvalidProblemError) as refused:
        schedule(_day(**changed))
    assert [str(finding) for finding in refused.value.findings] == findings


def test_an_event_without_pairs_is_an_event() -> None:
    nobody = np.zeros(0, np.int64)
    found = schedule(_day(learner=nobody, company=nobody, weight=nobody, at_least=1))
    assert (found.rows.shape, found.is_proven, found.waiting) == ((0, 3), True, 0)
    assert {one.code for one in found.short()} == {"few_pairs"}
