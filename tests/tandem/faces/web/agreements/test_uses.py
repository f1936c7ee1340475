"""What people get out of an agreement: premiums with their days, the declaration with the six criteria, a calendar."""

import html

import pytest

from tandem.registers.access.models import ReadNote
from tandem.registers.reference.terms import Certainty
from tests.factories.reference import QualificationFactory, TrainingQualificationFactory
from tests.harness import agreeing
from tests.harness.exports import taken
from tests.harness.queries import query_budget
from tests.harness.visitors import visitor

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def story(now):
    return agreeing.filled(agreeing.begun())


def acting(actor):
    return visitor(actor.role, actor.organisation_id, user_id=actor.user_id)


def words(response):
    assert response.status_code == 200, response.content.decode()[-2000:]
    return html.unescape(" ".join(response.content.decode().split()))


def leads(story, certainty=Certainty.RETOLD):
    """The register says that the training leads to a qualification."""
    known = QualificationFactory(name="Voorbeeldbakker")
    return TrainingQualificationFactory(training=story.track.training, qualification=known, certainty=certainty)


def test_every_party_reads_the_premiums_with_the_last_day_to_register(story):
    one = f"/overeenkomsten/{story.agreement.pk}/"
    for actor in (story.company, story.coach, story.learner, story.guardian):
        assert f'href="{one}premies/"' in words(acting(actor).get(one))
        page = words(acting(actor).get(f"{one}premies/"))
        assert "Schooljaar 2026-2027" in page
        assert "Premie voor de onderneming" in page
        assert "4 april 2027" in page
        assert "laatste dag om te registreren" in page
        assert ReadNote.objects.filter(user_id=actor.user_id, page="agreements:premiums").exists()


def test_an_agreement_without_days_has_no_premium_and_says_what_to_fill_in(now):
    story = agreeing.begun()
    page = words(acting(story.coach).get(f"/overeenkomsten/{story.agreement.pk}/premies/"))
    assert "Vul in de overeenkomst eerst de eerste dag" in page
    assert "De dagen van deze overeenkomst" not in page


def test_the_employer_and_the_school_read_what_to_declare_and_the_family_does_not(story):
    one = f"/overeenkomsten/{story.agreement.pk}/"
    person = story.track.person
    for actor in (story.company, story.coach):
        assert f'href="{one}aangifte/"' in words(acting(actor).get(one))
        page = words(acting(actor).get(f"{one}aangifte/"))
        assert "Tandem doet geen aangifte" in page
        assert "het rijksregisternummer (Tandem bewaart het niet)" in page
        assert f"Lerende: {person.given_name} {person.family_name}" in page
        assert "Dimona, type: ALT" in page
        _, (row,) = taken(acting(actor).get(f"{one}aangifte.csv"))
        assert row["Dimona, type"] == "ALT"
        assert row["Paritair comité"] == "118"
    for actor in (story.learner, story.guardian):
        assert "aangifte/" not in words(acting(actor).get(one))
        assert acting(actor).get(f"{one}aangifte/").status_code == 404
        assert acting(actor).get(f"{one}aangifte.csv").status_code == 404


def test_the_statute_is_decided_by_the_register_or_by_what_the_school_says(story):
    coach, one = acting(story.coach), f"/overeenkomsten/{story.agreement.pk}/"
    link = leads(story, Certainty.UNCERTAIN)
    unsure = words(coach.get(f"{one}aangifte/"))
    assert "nog niet zeker" in unsure
    assert "De school vult het in, bij “Leervergoeding en lesuren”." in unsure

    told = {"lesson_hours": "500", "leads_to_qualification": "no", "years_passed": "0", "longest_finished": "0"}
    version = {"version": story.again().version}
    assert coach.post(f"{one}deel/leervergoeding/", told | version).status_code == 302
    assert "De opleiding leidt niet tot een beroepskwalificatie" in words(coach.get(f"{one}aangifte/"))
    assert "geldt niet" in words(coach.get(one))

    link.certainty = Certainty.RETOLD
    link.save()
    sure = words(coach.get(f"{one}aangifte/"))
    assert "Het statuut van leerling geldt: aan de zes voorwaarden is voldaan." in sure
    assert "Voorbeeldbakker" in sure


def test_the_days_go_into_a_calendar_without_a_name(story):
    for actor in (story.company, story.coach, story.learner, story.guardian):
        response = acting(actor).get(f"/overeenkomsten/{story.agreement.pk}/agenda.ics")
        assert response["Content-Type"] == "text/calendar; charset=utf-8"
        told = response.content.decode()
        assert told.count("BEGIN:VEVENT") >= 3
        assert story.track.person.family_name not in told


def test_the_pages_stay_within_their_questions(story):
    leads(story)
    company, one = acting(story.company), f"/overeenkomsten/{story.agreement.pk}/"
    for address in (one, f"{one}premies/", f"{one}aangifte/", f"{one}aangifte.csv", f"{one}agenda.ics"):
        company.get(address)
        with query_budget(20):
            assert company.get(address).status_code == 200
