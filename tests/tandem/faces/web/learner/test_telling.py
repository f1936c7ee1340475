"""The own part of the screening: the learner, or a parent who acts, says what one can and wants."""

import pytest
from django.urls import reverse

from tandem.journey.intake.models import Screening, Track
from tandem.journey.intake.terms.tracks import Phase
from tandem.registers.access.models import ReadNote
from tandem.registers.access.terms import Role
from tests.factories.intake import ScreeningFactory, TrackFactory
from tests.harness.reading import read
from tests.harness.visitors import visitor

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SAID = {
    "work_willing": "yes",
    "work_ready": "unknown",
    "interests": ["care"],
    "longest_minutes": "45",
    "work_days": ["wed", "thu"],
    "words": "Ik werk graag met mensen.",
}


def url(noor, name="telling"):
    return reverse(f"learner:{name}", args=[noor.track.pk])


def test_a_learner_says_what_one_can_and_wants(noor, browser):
    page = read(browser.get(url(noor)))
    assert page.heading == "Vertel over jezelf"
    assert "Hoe kan je naar het werk gaan?" in page.words

    page = read(browser.post(url(noor), SAID, follow=True))

    assert "Bewaard. Je school leest het ook." in page.words
    screening = Screening.objects.get(track=noor.track)
    assert screening.learner_said_by == noor.learner.user_id
    assert (screening.by_learner().longest_minutes, screening.coach_said) == (45, {})
    assert 'value="45"' in browser.get(url(noor)).content.decode()
    assert url(noor) in read(browser.get(url(noor, "track"))).urls


def test_a_parent_who_acts_fills_it_in_beside_the_learner(noor, parents):
    assert "Je kijkt en kiest mee voor Noor." in read(parents.get(url(noor))).words

    parents.post(url(noor), SAID)

    assert Screening.objects.get(track=noor.track).learner_said_by == noor.parent.user_id


def test_the_coach_reads_it_beside_the_own_questions(noor, browser):
    browser.post(url(noor), SAID)
    coach = visitor(Role.COACH, noor.track.provider_id, user_id=noor.coach.user_id)

    assert (
        "De lerende: Ik werk graag met mensen."
        in read(coach.get(reverse("learners:screening", args=[noor.track.pk]))).words
    )


def test_what_cannot_be_is_said_at_the_field_and_nothing_is_lost(noor, browser):
    answer = browser.post(url(noor), SAID | {"school_days": ["wed"]})

    assert answer.status_code == 422
    assert "Een dag staat bij school en bij werk" in read(answer).errors
    assert 'value="45"' in answer.content.decode()
    assert not Screening.objects.exists()


def test_once_it_is_concluded_one_reads_where_it_led_and_fills_in_no_more(noor, browser):
    ScreeningFactory(track=noor.track, concluded=True, learner_said={"words": "Ik wil graag."})

    page = read(browser.get(url(noor)))

    assert "Besloten op 21 november 2026." in page.words
    assert "Ik wil graag." in page.words
    assert "zeg jij" in page.words
    assert "de lerende" not in page.words
    assert not [form for form in page.forms if "words" in form.values]
    answer = browser.post(url(noor), SAID)
    assert answer.status_code == 422
    assert "Deze screening is al besloten" in read(answer).errors
    assert Screening.objects.get().by_learner().words == "Ik wil graag."


def test_who_left_fills_nothing_in(noor, browser):
    gone = TrackFactory(person=noor.track.person, provider=noor.track.provider, left=True)
    address = reverse("learner:telling", args=[gone.pk])

    assert "Invullen kan niet meer." in read(browser.get(address)).words
    assert browser.post(address, SAID).status_code == 422
    assert not Screening.objects.exists()


def test_in_the_intake_it_is_the_next_step(noor, browser):
    Track.objects.filter(pk=noor.track.pk).update(phase=Phase.INTAKE)

    page = read(browser.get(url(noor, "track")))

    assert "Vertel het hier al eens zelf." in page.words
    assert url(noor) in page.urls


def test_the_reading_is_noted_and_takes_few_queries(noor, browser, query_budget):
    ScreeningFactory(track=noor.track)
    for name in ("telling", "track", "looked"):
        with query_budget(20):
            assert browser.get(url(noor, name)).status_code == 200
    assert set(ReadNote.objects.values_list("page", flat=True)) == {
        "learner:telling",
        "learner:track",
        "learner:looked",
    }
