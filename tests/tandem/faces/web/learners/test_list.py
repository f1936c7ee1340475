"""The list of learners: whom one sees, narrowed how, exported with its filter, in few queries."""

import csv
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from django.urls import reverse

from tandem.journey.intake.models import Track
from tandem.journey.intake.terms.tracks import Phase
from tandem.registers.access.models import ReadNote
from tandem.registers.access.terms import Role
from tests.factories.intake import ScreeningFactory, TrackFactory
from tests.harness.reading import read
from tests.harness.school import NOOR
from tests.harness.visitors import visitor

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LIST = reverse("learners:list")


def test_a_school_sees_its_learners(school, track, admin):
    page = read(admin.get(LIST))

    assert page.heading == "Mijn lerenden"
    assert "1 lerende" in page.words
    (row,) = page.rows[1:]
    for told in ("Leerling, Noor", "TRJ-2026-000001", "Intake", "nog niet besloten", "nog niemand"):
        assert told in row
    assert page.links["Leerling, Noor"] == reverse("learners:track", args=[track.pk])


def test_the_reading_of_the_list_is_noted(school, track, admin):
    admin.get(LIST)

    note = ReadNote.objects.get()
    assert (note.subject_kind, note.subject_id, note.page) == (
        "organisations.provider",
        str(school.provider.pk),
        "learners:list",
    )


def test_an_empty_list_teaches_the_first_step(admin):
    page = read(admin.get(LIST))

    assert "Nog geen lerenden" in page.words
    assert reverse("learners:enrol") in page.urls


def test_a_coach_sees_the_learners_one_guides_and_those_nobody_guides(school, track, coach):
    user_id = coach.session["_auth_user_id"]
    own = school.learner(replace(NOOR, given_name="Eigen"))
    Track.objects.filter(pk=own.pk).update(coach=user_id)
    other = school.learner(replace(NOOR, given_name="Ander"))
    Track.objects.filter(pk=other.pk).update(coach=TrackFactory(guided=True).coach)

    words = read(coach.get(LIST)).words

    assert "Leerling, Eigen" in words
    assert "Leerling, Noor" in words
    assert "Leerling, Ander" not in words


def test_another_school_sees_nothing_of_it(track):
    assert "Noor" not in read(visitor(Role.PROVIDER_ADMIN, TrackFactory().provider_id).get(LIST)).words


def test_the_list_is_narrowed_by_phase_training_year_and_text(school, track, admin):
    other = TrackFactory(provider=school.provider, searching=True, school_year=2025, starts_on=date(2025, 9, 1))
    ScreeningFactory(track=other, concluded=True)
    found = {
        "fase=searching": other,
        "schooljaar=2025": other,
        f"opleiding={other.training.code}": other,
        "zonder=on": track,
        "tekst=noor leer": track,
        f"tekst={track.number.lower()}": track,
    }
    for query, expected in found.items():
        page = read(admin.get(f"{LIST}?{query}"))
        assert "1 lerende" in page.words, query
        assert expected.number in page.words, query
    assert "Duaal leren" in read(admin.get(LIST, {"fase": "searching"})).words


def test_filters_that_cannot_be_read_are_left_out(track, admin):
    page = read(admin.get(LIST, {"fase": "x", "schooljaar": "abc", "begeleider": "iemand", "tot": "-1"}))

    assert "1 lerende" in page.words


def test_who_left_stands_apart(school, track, admin):
    Track.objects.filter(pk=track.pk).update(phase=Phase.LEFT, left_on=date(2026, 11, 2), left_reason="work")

    assert "0 lerenden" in read(admin.get(LIST)).words
    assert "Wie vertrok, staat apart" in read(admin.get(LIST)).words
    assert "1 lerende" in read(admin.get(LIST, {"fase": "left"})).words


def test_htmx_gets_the_list_alone(track, admin):
    answer = admin.get(LIST, headers={"HX-Request": "true"})

    assert "<html" not in answer.content.decode()
    assert "Leerling, Noor" in answer.content.decode()


def test_the_list_goes_along_as_a_file_with_its_filter(school, track, admin):
    answer = admin.get(reverse("learners:export", args=["csv"]), {"tekst": "noor"})

    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    flat = [cell for row in rows for cell in row]
    for told in ("TRJ-2026-000001", "Leerling", "Noor", "2026-2027", "# Zoekwoord: noor"):
        assert told in flat, told


@pytest.mark.parametrize("role", [Role.PROVIDER_ADMIN, Role.COACH])
def test_the_list_takes_as_many_queries_for_many_as_for_few(role, school, query_budget):
    browser = visitor(role, school.provider.pk)
    for _ in range(40):
        TrackFactory(provider=school.provider, person__kept_by=school.provider.pk)
    with query_budget(16):
        page = read(browser.get(LIST))
    assert "40 lerenden" in page.words
    assert len(page.rows[1:]) == 25
    assert len(read(browser.get(LIST, {"tot": "50"})).rows[1:]) == 40
