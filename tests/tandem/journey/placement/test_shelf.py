"""The best places for one learner, found among all that stand open."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime

import pytest

from tandem.journey.placement.queries import rounds as doors
from tandem.journey.placement.queries.weights import balance
from tandem.journey.placement.snapshot import engine, facts, shelf
from tandem.journey.placement.snapshot.shelf import Shelf, Suited
from tandem.journey.placement.terms.openings import OpeningState
from tests.harness import matching
from tests.harness.matching import School

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def school(now: datetime) -> School:
    """A school, and nothing kept from other tests."""
    shelf.forget()
    return matching.build(now)


def suited(school: School, track, *, k: int = 10) -> Suited:
    (seeker,) = facts.seekers_of([track], day=school.now.date())
    return Shelf(day=school.now.date(), school_year=2026).suited(seeker, k=k)


def test_the_best_places_come_first_and_are_told_by_the_quickest_way(school: School) -> None:
    near, far = school.bakery(lat=51.055), school.bakery(lat=51.12)
    school.bakery(lat=51.9)
    track = school.learner(said={"work_willing": "yes", "travel_modes": ["bike", "car"], "longest_minutes": 45})
    found = suited(school, track).found
    assert [one.opening_id for one in found] == [near.pk, far.pk]
    assert [one.mode for one in found] == ["bike", "car"]
    assert found[0].minutes < found[1].minutes


def test_it_finds_what_a_round_would_find(school: School) -> None:
    for step in range(12):
        school.bakery(lat=51.0 + step / 50)
    track = school.learner()
    one = school.round()
    ready = engine.arranged(facts.market_of(one, day=school.now.date()), balance())
    problem = engine.posed(ready, balance()).problem
    listed = [ready.market.offers[pool].opening_id for pool in problem.pool.tolist()]
    assert doors.searching(one).get() == track
    assert [each.opening_id for each in suited(school, track, k=20).found] == listed


def test_a_place_that_went_meanwhile_is_never_shown(school: School) -> None:
    gone, open_place = school.bakery(lat=51.05), school.bakery(lat=51.06)
    track = school.learner()
    (seeker,) = facts.seekers_of([track], day=school.now.date())
    kept = shelf.shelf_of(school.now.date(), school_year=2026)
    type(gone).objects.filter(pk=gone.pk).update(state=OpeningState.PAUSED, paused_at=school.now, paused_by=track.pk)
    assert shelf.shelf_of(school.now.date(), school_year=2026) is kept
    assert [one.opening_id for one in kept.suited(seeker, k=5).found] == [open_place.pk]


def test_nearer_places_that_begin_too_early_do_not_hide_one_that_fits(school: School) -> None:
    for step in range(3):
        school.bakery(lat=51.05 + step / 1000, first_minute=420)
    later = school.bakery(lat=51.08, first_minute=600)
    track = school.learner(said=school.said | {"earliest_start": 540})
    assert [one.opening_id for one in suited(school, track, k=1).found] == [later.pk]


def test_after_a_quiet_time_nobody_is_served_from_old_openings(school: School) -> None:
    school.bakery()
    day = school.now.date()
    kept = shelf.shelf_of(day, school_year=2026)
    kept.last_event = -1
    assert shelf.shelf_of(day, school_year=2026) is kept
    kept.made -= shelf.MOST_SECONDS + 1
    fresh = shelf.shelf_of(day, school_year=2026)
    assert fresh is not kept
    assert shelf.shelf_of(day, school_year=2026) is fresh


def test_who_asks_at_once_waits_for_one_shelf(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[date] = []

    class Slow:
        is_old = is_too_old = False

        def __init__(self, *, day: date, school_year: int) -> None:
            time.sleep(0.05)
            made.append(day)

    monkeypatch.setattr(shelf, "Shelf", Slow)
    day = school.now.date()
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: shelf.shelf_of(day, school_year=2026), range(4)))
    assert len(made) == 1
    assert all(one is found[0] for one in found)
    shelf.forget()


def test_a_place_that_went_meanwhile_is_not_named_as_out_of_reach(school: School) -> None:
    gone, further = school.bakery(lat=51.3), school.bakery(lat=51.4)
    (seeker,) = facts.seekers_of([school.learner()], day=school.now.date())
    kept = Shelf(day=school.now.date(), school_year=2026)
    assert [one.opening_id for one in kept.suited(seeker, k=5).hurdles] == [str(gone.pk)]
    type(gone).objects.filter(pk=gone.pk).update(state=OpeningState.PAUSED, paused_at=school.now, paused_by=gone.pk)
    (hurdle,) = kept.suited(seeker, k=5).hurdles
    assert (hurdle.opening_id, hurdle.count) == (str(further.pk), 1)


def test_places_without_a_free_mentor_are_left_out(school: School) -> None:
    opening = school.bakery()
    opening.mentors.all().delete()
    assert suited(school, school.learner()).found == ()


def test_what_keeps_places_out_of_reach_is_told(school: School) -> None:
    school.bakery(lat=51.3)
    track = school.learner()
    found = suited(school, track)
    assert found.found == ()
    assert [one.code for one in found.hurdles] == ["travel"]
    assert not found.without_training


def test_a_training_nobody_opens_is_told(school: School) -> None:
    assert suited(school, school.learner()).without_training


def test_what_a_learner_refuses_is_not_proposed(school: School) -> None:
    opening = school.bakery()
    track = school.learner()
    (seeker,) = facts.seekers_of([track], day=school.now.date())
    refusing = seeker.__class__(**{**vars(seeker), "refused": frozenset({opening.establishment_id})})
    kept = Shelf(day=school.now.date(), school_year=2026)
    assert kept.suited(refusing, k=5).found == ()
    assert [one.code for one in kept.suited(refusing, k=5).hurdles] == ["learner_veto"]
