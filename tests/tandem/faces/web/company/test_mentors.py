"""Mentors of a company on screen."""

import re

import pytest
from django.urls import reverse

from tandem.journey.recognition.models import ExtractCheck, Mentor
from tests.factories.recognition import MentorFactory

MENTORS, NEW = reverse("company:mentors"), reverse("company:new_mentor")


def text_of(answer, status: int = 200) -> str:
    assert answer.status_code == status
    return " ".join(answer.content.decode().split())


@pytest.fixture
def told(world) -> dict[str, object]:
    """What a company tells of a mentor."""
    return {
        "given_name": "Sam",
        "family_name": "Peeters",
        "birth_date": "3/4/1985",
        "email": "",
        "phone": "",
        "experience_years": "8",
        "proof": "",
        "exemption": "",
        "establishments": [str(world.establishment.pk)],
    }


def test_a_mentor_is_named(boss, told, world, query_budget):
    with query_budget(20):
        assert boss.get(NEW).status_code == 200
    answer = boss.post(NEW, told)

    mentor = Mentor.objects.select_related("person").get()
    assert answer["Location"].startswith(MENTORS)
    assert (mentor.person.given_name, str(mentor.person.birth_date)) == ("Sam", "1985-04-03")


def test_after_naming_a_mentor_one_is_back_in_the_form_with_the_mentor_ticked(boss, told, files):
    workplace = files.urls["workplace"]
    assert f'value="{workplace}"' in text_of(boss.get(NEW, {"terug": workplace}))

    answer = boss.post(NEW, told | {"terug": workplace})

    named = Mentor.objects.get(person__family_name="Peeters", person__birth_date="1985-04-03")
    assert answer["Location"] == f"{workplace}?mentor={named.pk}"
    text = text_of(boss.get(answer["Location"]))
    assert re.search(f'value="{named.pk}" id="id_mentors_[01]" checked', text)


@pytest.mark.parametrize(
    "away", ["https://elders.example/", "//elders.example/onderneming/", "/beheer/", "javascript:x"]
)
def test_one_is_never_sent_elsewhere(boss, told, away):
    assert boss.post(NEW, told | {"terug": away})["Location"].startswith(MENTORS)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"given_name": ""}, "Vul de voornaam van de mentor in."),
        ({"family_name": "x" * 101}, "U schreef 101 tekens, hoogstens 100 passen"),
        ({"birth_date": ""}, "Vul de geboortedatum van de mentor in"),
        ({"birth_date": "gisteren"}, "“gisteren” is geen bestaande dag"),
        ({"birth_date": "2030-01-01"}, "De geboortedatum van de mentor klopt niet"),
        ({"experience_years": "veel"}, "Schrijf het aantal jaren als een getal"),
        ({"experience_years": "71"}, "Meer dan 70 jaar kan niet"),
        ({"experience_years": "-1"}, "Minder dan 0 jaar kan niet"),
        ({"email": "sam"}, "Dit is geen e-mailadres"),
        ({"proof": "eed"}, "Deze keuze kennen wij niet"),
        ({"establishments": []}, "Vink minstens één vestiging aan"),
        ({"establishments": ["00000000-0000-0000-0000-000000000000"]}, "staat niet in de lijst"),
    ],
)
def test_what_cannot_be_right_of_a_mentor_is_explained_and_the_rest_kept(boss, told, wrong, sentence):
    text = text_of(boss.post(NEW, told | wrong), status=422)

    assert sentence in text
    assert "Fout: " in text
    if "family_name" not in wrong:
        assert 'value="Peeters"' in text
    assert not Mentor.objects.exists()


def test_each_mentor_shows_what_is_missing_and_on_what_ground(boss, world, query_budget):
    world.mentor(years=2, with_extract=False)
    MentorFactory.create_batch(3, company=world.company)

    with query_budget(20):
        text = text_of(boss.get(MENTORS))

    assert "U hebt 4 mentoren" in text
    assert "De mentor heeft te weinig ervaring in het beroep" in text
    assert "Minstens 5 jaar ervaring in het beroep" in text
    assert text.count("Het uittreksel uit het strafregister is te oud of ontbreekt") == 0


def test_who_keeps_the_staff_sees_the_mentors_without_buttons(hr, world):
    world.mentor()

    text = text_of(hr.get(MENTORS))

    assert "Noor Voorbeeld" in text
    assert "Noteer een uittreksel" not in text


def test_a_mentor_is_corrected(boss, told, world):
    mentor = world.mentor()
    url = reverse("company:mentor", args=[mentor.pk])
    assert 'value="1985-03-01"' in text_of(boss.get(url))

    assert boss.post(url, told | {"experience_years": "9"})["Location"] == MENTORS

    mentor.refresh_from_db()
    assert mentor.experience_years == 9
    assert boss.post(url, told | {"given_name": ""}).status_code == 422


def test_an_extract_is_noted_and_never_kept(boss, world):
    mentor = world.mentor(with_extract=False)
    url = reverse("company:extract", args=[mentor.pk])
    page = text_of(boss.get(url))
    assert "Het uittreksel zelf bewaren wij nooit" in page
    assert 'type="file"' not in page

    boss.post(url, {"model": "596.2", "issued_on": "2026-11-01", "outcome": "in_order"})

    check = ExtractCheck.objects.get()
    assert (str(check.issued_on), check.seen_by) == ("2026-11-01", world.boss.user_id)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({}, "Kies welk model boven op het uittreksel staat."),
        ({"model": "596.2", "outcome": "in_order"}, "Vul de dag in waarop de gemeente het uittreksel uitreikte."),
        ({"model": "596.2", "issued_on": "2026-12-24", "outcome": "in_order"}, "ligt in de toekomst"),
        ({"model": "596.9", "issued_on": "2026-11-01", "outcome": "in_order"}, "Deze keuze kennen wij niet"),
        ({"model": "596.2", "issued_on": "2026-11-01"}, "Kies of het uittreksel in orde was."),
    ],
)
def test_a_note_of_an_extract_that_cannot_be_right_is_explained(boss, world, told, sentence):
    mentor = world.mentor(with_extract=False)

    text = text_of(boss.post(reverse("company:extract", args=[mentor.pk]), told), status=422)

    assert sentence in text
    assert not ExtractCheck.objects.exists()


def test_the_mentor_training_is_noted(boss, world):
    mentor = world.mentor()
    url = reverse("company:training", args=[mentor.pk])
    assert "Wie mag de opleiding geven?" in text_of(boss.get(url))

    boss.post(url, {"trained_on": "1/10/2026", "organiser": "Alimento"})

    mentor.refresh_from_db()
    assert (str(mentor.trained_on), mentor.training_organiser) == ("2026-10-01", "Alimento")
    assert "gevolgd op 1 oktober 2026" in text_of(boss.get(MENTORS))


@pytest.mark.parametrize(
    "told", [{}, {"trained_on": "2027-01-01", "organiser": "Alimento"}, {"trained_on": "2026-01-01", "organiser": " "}]
)
def test_a_training_that_cannot_be_right_is_explained(boss, world, told):
    mentor = world.mentor()

    assert "Kijk dit nog even na" in text_of(boss.post(reverse("company:training", args=[mentor.pk]), told), status=422)


def test_a_mentor_is_let_go_and_comes_back(boss, world):
    mentor = world.mentor()
    away, back = (reverse(f"company:{name}", args=[mentor.pk]) for name in ("deactivate_mentor", "reactivate_mentor"))

    boss.post(away)
    assert "Afgemeld" in text_of(boss.get(MENTORS))
    assert boss.post(away).status_code == 409

    boss.post(back)
    mentor.refresh_from_db()
    assert mentor.deactivated_at is None
    assert boss.get(away).status_code == 405
