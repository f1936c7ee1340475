"""Openings of the region: opened in bulk they leave the same rows and history as opened one by one."""

from collections import Counter
from datetime import timedelta

import pytest
from django.apps import apps

from tandem.base import events, ids
from tandem.base.actor import SYSTEM
from tandem.faces.demo import openings
from tandem.faces.demo.days import Days
from tandem.faces.demo.openings import Announcer
from tandem.faces.demo.timeline import Timeline
from tandem.journey.placement.actions.past_openings import PastOpening, open_many
from tandem.journey.placement.models import Guidance, Opening
from tandem.journey.placement.snapshot import openings as snapshot
from tandem.journey.placement.terms.openings import OpeningState
from tandem.journey.recognition.models import Recognition
from tests.conftest import NOW
from tests.factories.organisations import EstablishmentFactory
from tests.harness import workplace
from tests.harness.workplace import Workplace, mentor_at, recognised
from tests.tandem.faces.demo import house

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

DAYS = Days.before(NOW)


def rows(name: str):
    return apps.get_model(name).objects


@pytest.fixture
def place(db) -> Workplace:
    """A recognised workplace."""
    return workplace.build(NOW)


def past(place: Workplace, *, recognition=None, hours: int = 30, **changed) -> PastOpening:
    """A place that the boss opened so many hours ago."""
    held = recognition or place.recognition
    opened_at = NOW - timedelta(hours=hours)
    paused_at = NOW - timedelta(hours=1) if changed.pop("paused", False) else None
    return PastOpening(held.pk, place.form(**changed), place.boss, opened_at, paused_at)


def several(place: Workplace) -> list[PastOpening]:
    """Openings in every state, one that may not be, and mentors that are shared."""
    second = place.another_mentor()
    both = {place.mentor.pk: 2, second.pk: 1}
    return [
        past(place, hours=40),
        past(place, hours=30, recognition=place.another_recognition(), mentors=both, places=3, paused=True),
        past(place, hours=20, recognition=place.another_recognition(), places=5),
    ]


def one_by_one(told: list[PastOpening]) -> None:
    timeline, opened = Timeline(end=NOW), []
    for one in told:
        timeline.at(one.opened_at, lambda now, one=one: openings._open(one, timeline, opened, now))
    timeline.run()


def test_opened_in_bulk_they_are_the_same_as_one_by_one(place):
    told = several(place)

    def stored(do) -> dict[str, list[str]]:
        def all_of_it() -> dict[str, list[str]]:
            with ids.seeded(1):
                do(told)
            return house.everything(without=("base.job",))

        return house.undone(all_of_it)

    bulk, single = stored(open_many), stored(one_by_one)
    assert bulk == single
    assert house.undone(lambda: open_many(told)) == 2


def test_in_bulk_too_a_mentor_guides_no_more_than_the_law_says(place):
    elsewhere = EstablishmentFactory(company=place.company)
    place.mentor.postings.create(establishment=elsewhere)
    building = recognised(elsewhere)
    bodies = rows("mandates.Body").filter(sector__code="CONSTRUCTION")
    Recognition.objects.filter(company=place.company).update(body=bodies.get())

    assert open_many([past(place), past(place, recognition=building)]) == 1
    assert Guidance.objects.filter(mentor=place.mentor).count() == 1
    assert list(events.verify()) == []


def test_nobody_opens_a_place_of_another_company(place):
    stranger = mentor_at(EstablishmentFactory())
    told = past(place, recognition=recognised(stranger.postings.get().establishment))
    with pytest.raises(Exception, match=r"opening\.may_keep"):
        open_many([told])


def test_about_the_share_of_the_figures_opens_a_place(small_region):
    held = Recognition.objects.valid_on(DAYS.today).count()
    opened = Opening.objects.filter(school_year=2026).count()

    assert 0.4 * held < opened < 0.9 * held
    assert set(Opening.objects.values_list("state", flat=True)) >= {OpeningState.OPEN, OpeningState.CLOSED}


def test_what_stands_open_lacks_nothing_that_would_stop_it(small_region):
    live = list(
        Opening.objects.live().select_related("recognition__body__sector").prefetch_related("wishes", "mentors")
    )
    verdicts = snapshot.assess_all(live, day=DAYS.today)

    assert live
    assert all(verdict.is_ok for verdict in verdicts.values())


def test_places_differ_in_what_they_ask_and_offer(small_region):
    assert len(set(Opening.objects.values_list("first_minute", flat=True))) > 3
    assert Counter(Opening.objects.values_list("places", flat=True)).keys() >= {1}
    assert any(Opening.objects.values_list("accommodations", flat=True))


def test_the_same_seed_announces_the_same(small_region):
    first = [one for some in Announcer.of(DAYS, seed=3).told() for one in some]
    again = [one for some in Announcer.of(DAYS, seed=3).told() for one in some]

    assert first == again
    assert first
    assert SYSTEM not in {one.opened_by for one in first}
