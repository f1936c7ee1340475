"""Advice on screen: the coach notes it, the file sums it up, the family reads it."""

import pytest
from django.urls import reverse

from tandem.journey.intake.models import Advice, Track
from tandem.registers.access.terms import Role
from tests.factories.intake import AdviceFactory
from tests.harness.reading import read
from tests.harness.school import signed_in
from tests.harness.visitors import visitor

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TOLD = {
    "adviser": "class_council",
    "given_on": "2026-06-25",
    "way": "run_up",
    "work_willing": "yes",
    "work_ready": "no",
    "motive": "Nog wat oefenen.",
}


def url(name, *key):
    return reverse(name, args=key)


def test_a_coach_notes_advice_and_the_family_reads_it(track, coach, query_budget):
    page = url("learners:advice", track.pk)
    assert "Er is nog geen advies genoteerd." in read(coach.get(page)).words
    half = coach.post(page, TOLD | {"work_ready": "unknown"})
    assert half.status_code == 422
    assert "Een klassenraad geeft een dubbel advies" in read(half).errors
    assert "Nog wat oefenen." in half.content.decode()
    assert "Vul de dag van het advies in." in read(coach.post(page, TOLD | {"given_on": ""})).errors

    answer = read(coach.post(page, TOLD, follow=True))

    assert "De klassenraad, 25 juni 2026" in answer.words
    assert "Aanloopfase 25 juni 2026" in read(coach.get(url("learners:track", track.pk))).words
    learner = visitor(Role.LEARNER, user_id=signed_in(track.person, Role.LEARNER).user_id)
    assert "Nog wat oefenen." in read(learner.get(url("learner:advice", track.pk))).words
    for _ in range(4):
        AdviceFactory(track=track)
    with query_budget(20):
        coach.get(page)

    coach.post(url("learners:withdraw_advice", track.pk, Advice.objects.get(motive="Nog wat oefenen.").pk))
    assert "Nog wat oefenen." not in read(learner.get(url("learner:advice", track.pk))).words


def test_a_coach_says_who_is_a_job_seeker(track, coach):
    door = url("learners:job_seeker", track.pk)

    coach.post(door, {"is_job_seeker": "yes"})
    assert Track.objects.get(pk=track.pk).is_job_seeker is True
    assert "Er is niets gewijzigd." in read(coach.post(door, {"is_job_seeker": ""}, follow=True)).words
    assert Track.objects.get(pk=track.pk).is_job_seeker is True
    coach.post(door, {"is_job_seeker": "unknown"})
    assert Track.objects.get(pk=track.pk).is_job_seeker is None
