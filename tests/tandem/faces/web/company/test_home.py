"""The home of a company, and the list of its recognitions."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from tandem.journey.recognition.actions import desk, mentors
from tandem.journey.recognition.models import Mentor, Recognition
from tandem.journey.recognition.terms import RecognitionState
from tandem.registers.access.terms import Role
from tandem.registers.organisations.models import CompanyJointCommittee, Establishment
from tests.factories.organisations import CompanyFactory, EstablishmentFactory
from tests.factories.recognition import RecognitionFactory
from tests.harness.visitors import visitor
from tests.tandem.faces.web.company.conftest import ask

HOME = reverse("company:home")


@pytest.fixture
def recognition(world):
    """The bakery is recognised."""
    request = world.in_treatment()
    return desk.grant(actor=world.manager(request), request_id=request.pk, now=world.now)


def text_of(answer) -> str:
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_a_company_that_begins_hears_that_it_is_not_recognised_yet(boss):
    text = text_of(boss.get(HOME))

    assert "U bent nog niet erkend als leeronderneming" in text
    assert "Niets. Alles is in orde." in text
    assert "Start een aanvraag" in text


def test_each_establishment_shows_its_recognitions_with_their_end(boss, recognition):
    text = text_of(boss.get(HOME))

    assert "U hebt 1 erkende leerwerkplek" in text
    assert "Bakkerij Voorbeeld Gent" in text
    assert "tot 21 november 2031" in text


def test_facts_of_the_register_are_locked_and_can_be_doubted(boss, world):
    text = text_of(boss.get(HOME))

    assert "uit het ondernemingsregister" in text
    assert f"{reverse('company:doubt')}?gegeven=name" in text


def test_the_company_is_asked_to_complete_a_request(boss, world):
    request = world.submitted()
    ask(world, request)

    text = text_of(boss.get(HOME))

    assert "Vul uw aanvraag aan: Brood- en banketbakkerij duaal" in text
    assert reverse("company:request", args=[request.pk]) in text


def test_the_company_is_asked_to_finish_a_draft(boss, world):
    dossier, _ = world.draft()

    assert reverse("company:dossier", args=[dossier.pk]) in text_of(boss.get(HOME))


def test_the_company_is_asked_under_which_committee_it_falls(boss, world):
    CompanyJointCommittee.objects.all().delete()

    assert "Zeg onder welk paritair comité u valt" in text_of(boss.get(HOME))


def test_the_company_hears_of_a_mentor_training_that_comes_due(boss, world, recognition, fixed_clock):
    assert "de mentoropleiding volgen" not in text_of(boss.get(HOME))

    fixed_clock.move(days=330)
    Recognition.objects.update(valid_until=date(2031, 11, 21))

    assert "Laat Noor Voorbeeld de mentoropleiding volgen" in _again(boss, fixed_clock)


def test_the_company_hears_that_an_extract_gets_old_before_it_is_too_old(boss, world, fixed_clock):
    world.mentor()
    assert "nieuw uittreksel" not in text_of(boss.get(HOME))

    fixed_clock.move(days=280)

    assert "Vraag Noor Voorbeeld een nieuw uittreksel" in _again(boss, fixed_clock)


def test_the_company_hears_within_the_warning_term_that_a_recognition_ends(boss, recognition, world):
    assert "Vraag uw erkenning opnieuw aan" not in text_of(boss.get(HOME))

    Recognition.objects.update(valid_until=world.day + timedelta(days=100))

    text = text_of(boss.get(HOME))
    assert "Vraag uw erkenning opnieuw aan: Brood- en banketbakkerij duaal" in text
    assert "loopt af" in text


def test_the_company_hears_that_an_establishment_left_the_register(boss, world):
    Establishment.objects.update(gone_since=world.day)

    text = text_of(boss.get(HOME))

    assert "Bakkerij Voorbeeld Gent staat niet meer in het register" in text
    assert "niet meer in het register sinds 21 november 2026" in text


def test_mentors_stand_at_their_establishment_with_what_is_missing(boss, world):
    world.mentor(with_extract=False)

    text = text_of(boss.get(HOME))

    assert "Noor Voorbeeld" in text
    assert "Het juiste uittreksel uit het strafregister ontbreekt" in text


def test_a_mentor_that_was_let_go_is_not_shown(boss, world):
    mentor = world.mentor()
    mentors.deactivate(actor=world.boss, mentor_id=mentor.pk, now=world.now)

    assert "Noor Voorbeeld" not in text_of(boss.get(HOME)).split("Uw vestigingen")[1]


def test_who_only_guides_sees_what_is_recognised_and_no_requests(world, recognition):
    text = text_of(visitor(Role.MENTOR, world.company.pk).get(HOME))

    assert "U hebt 1 erkende leerwerkplek" in text
    assert "Wat wij vandaag van u vragen" not in text
    assert "Klopt dit niet?" not in text


@pytest.mark.slow
def test_the_home_asks_as_much_of_the_database_however_large_the_company(boss, world, recognition, query_budget):
    ask(world, world.submitted(mentor=Mentor.objects.get()))
    world.draft(mentor=Mentor.objects.get())
    for _ in range(12):
        place = EstablishmentFactory(company=world.company)
        RecognitionFactory(establishment=place, company=world.company)

    with query_budget(20):
        text = text_of(boss.get(HOME))

    assert "13 erkende leerwerkplekken" in text


@pytest.mark.slow
def test_a_company_with_many_establishments_shows_some_and_a_way_to_more(boss, world):
    EstablishmentFactory.create_batch(25, company=world.company)

    text = text_of(boss.get(HOME))
    assert "20 van 26 getoond" in text
    assert "?tot=40" in text
    assert "Toon meer" not in text_of(boss.get(f"{HOME}?tot=40"))


@pytest.mark.parametrize("asked", ["-1", "veel", "9999999", "²"])
def test_a_number_of_rows_that_makes_no_sense_is_left_out(boss, asked):
    assert boss.get(HOME, {"tot": asked}).status_code == 200


def test_the_list_of_recognitions_says_whether_each_counts(boss, recognition, query_budget):
    Recognition.objects.update(state=RecognitionState.EXPIRED, ended_on=date(2026, 11, 21))

    with query_budget(20):
        text = text_of(boss.get(reverse("company:recognitions")))

    assert recognition.number in text
    assert "verlopen" in text


def test_the_list_leads_who_only_guides_to_the_public_register(world, recognition):
    text = text_of(visitor(Role.MENTOR, world.company.pk).get(reverse("company:recognitions")))

    assert reverse("workplaces:workplace", args=[recognition.number]) in text
    assert reverse("company:request", args=[recognition.request_id]) not in text


def test_without_recognition_the_list_says_how_to_begin(boss):
    assert "U hebt nog geen erkenning" in text_of(boss.get(reverse("company:recognitions")))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_list_can_be_taken_along(boss, recognition, kind):
    answer = boss.get(reverse("company:export", args=[kind]))

    assert answer.status_code == 200
    assert f"tandem-erkenningen-2026-11-21.{kind}" in answer["Content-Disposition"]
    if kind == "csv":
        assert recognition.number in answer.content.decode()


def test_a_kind_of_file_we_do_not_make_is_not_found(boss):
    assert boss.get(reverse("company:export", args=["pdf"])).status_code == 404


def _again(client, clock) -> str:
    session = client.session
    session["seen_at"] = session["entered_at"] = clock.now().timestamp()
    session.save()
    return text_of(client.get(HOME))


def test_a_company_without_establishments_first_chooses_them(world):
    browser = visitor(Role.COMPANY_ADMIN, CompanyFactory().pk)

    text = text_of(browser.get(HOME))
    assert "Start een aanvraag" not in text
    assert f'href="{reverse("company:establishments")}">Kies uw vestigingen' in text
