"""Who looked: the learner, and a parent who acts, see who opened the file."""

import pytest
from django.urls import reverse

from tandem.registers.access.terms import Role
from tests.factories.clocks import SearchClockFactory
from tests.harness.reading import read
from tests.harness.visitors import visitor

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def coach(noor):
    """The browser of the coach."""
    return visitor(Role.COACH, noor.track.provider_id, user_id=noor.coach.user_id)


def url(noor, *more, name="looked"):
    return reverse(f"learner:{name}", args=[noor.track.pk, *more])


def test_a_learner_sees_who_opened_the_file_but_not_oneself(noor, browser, parents, coach):
    browser.get(url(noor, name="track"))
    assert "Nog niemand anders opende je dossier." in read(browser.get(url(noor))).words

    coach.get(reverse("learners:track", args=[noor.track.pk]))
    parents.get(url(noor, name="track"))
    page = read(browser.get(url(noor)))

    assert noor.track.coach.name in page.words
    assert "Trajectbegeleider" in page.words
    assert "Sofie Voorbeeld" in page.words
    assert "Noor Voorbeeld" not in page.words.partition("Wie keek")[2]
    assert url(noor) in read(browser.get(url(noor, name="track"))).urls


def test_who_opened_the_search_time_stands_there_too(noor, browser, coach):
    clock = SearchClockFactory(track=noor.track)
    coach.get(reverse("clock:clock", args=[clock.pk]))

    assert noor.track.coach.name in read(browser.get(url(noor))).words


def test_a_parent_does_not_read_when_the_learner_came(noor, browser, parents, coach):
    browser.get(url(noor, name="track"))
    coach.get(reverse("learners:track", args=[noor.track.pk]))

    file = parents.get(url(noor, "csv", name="looked_export")).content.decode()

    assert noor.track.coach.name in file
    assert "bekeek het dossier" in file
    assert "Noor Voorbeeld" not in file
    assert "Sofie Voorbeeld" not in file
