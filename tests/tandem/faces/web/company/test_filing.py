"""Check your answers, hand in, receive the receipt."""

import pytest
from django.urls import reverse

from tandem.journey.recognition.actions import dossiers
from tandem.journey.recognition.models import Declaration, RecognitionRequest
from tandem.journey.recognition.terms import State
from tests.factories.organisations import EstablishmentFactory
from tests.factories.reference import TrainingFactory
from tests.tandem.faces.web.company.conftest import submit


def text_of(answer, status: int = 200) -> str:
    assert answer.status_code == status
    return " ".join(answer.content.decode().split())


def url(name: str, *args: object) -> str:
    return reverse(f"company:{name}", args=args)


def test_every_answer_stands_there_with_a_way_to_change_it(boss, world, query_budget):
    dossier, request = world.draft()

    with query_budget(20):
        text = text_of(boss.get(url("check", dossier.pk)))

    for name, args in (
        ("workplace", (dossier.pk, request.pk)),
        ("declarations", (dossier.pk,)),
        ("contact", (dossier.pk,)),
    ):
        assert f'href="{url(name, *args)}"' in text
    assert "Wij zien niets dat een erkenning in de weg staat." in text
    assert "Dien de aanvraag in" in text


def test_what_stands_in_the_way_is_named_with_the_way_to_repair_it(boss, world):
    dossier, _ = world.draft()
    Declaration.objects.all().delete()

    text = text_of(boss.get(url("check", dossier.pk)))

    assert "Niet alle verklaringen zijn ingevuld" in text
    assert "De verklaring over de uitrusting ontbreekt" in text
    assert "Dien de aanvraag in" not in text
    assert "Vul eerst aan wat ontbreekt." in text


def test_what_must_and_what_could_be_better_stand_apart(boss, world):
    dossier, request = world.draft()
    Declaration.objects.all().delete()
    request.activities.all().delete()

    text = text_of(boss.get(url("check", dossier.pk)))

    must, better = text.index("Dit moet nog in orde voor u kunt indienen"), text.index("Let hier nog op")
    assert must < text.index("Niet alle verklaringen zijn ingevuld") < better
    assert better < text.index("U hebt nog geen activiteiten aangevinkt")


def test_without_an_activity_list_nobody_is_asked_to_tick_activities(boss, world):
    dossier, request = world.draft()
    request.activities.all().delete()
    request.training = TrainingFactory()
    request.save()

    assert "geen activiteiten aangevinkt" not in text_of(boss.get(url("check", dossier.pk)))


def test_what_the_body_will_find_is_shown_before_handing_in(boss, world):
    dossier, _ = world.draft(mentor=world.mentor(years=1))

    text = text_of(boss.get(url("check", dossier.pk)))

    assert "De mentor heeft te weinig ervaring in het beroep (Noor Voorbeeld)" in text
    assert "Dien de aanvraag in" in text


def test_an_empty_form_leads_to_the_choice_of_workplaces(boss, world):
    dossier = dossiers.start(actor=world.boss, company_id=world.company.pk, now=world.now)

    text = text_of(boss.get(url("check", dossier.pk)))

    assert "U hebt nog geen opleiding gekozen" in text
    assert url("workplaces", dossier.pk) in text


@pytest.mark.slow
def test_the_check_asks_as_much_of_the_database_however_long_the_form(boss, world, query_budget):
    dossier, _ = world.draft()
    places = [EstablishmentFactory(company=world.company).pk for _ in range(8)]
    dossiers.add_requests(
        actor=world.boss, dossier_id=dossier.pk, establishments=places, trainings=[world.training], now=world.now
    )

    with query_budget(20):
        assert boss.get(url("check", dossier.pk)).status_code == 200


def test_handing_in_leads_to_the_receipt_with_who_decides_and_why(boss, world, query_budget):
    dossier, _ = world.draft()

    answer = boss.post(url("submit", dossier.pk))

    assert answer["Location"] == url("receipt", dossier.pk)
    with query_budget(20):
        text = text_of(boss.get(answer["Location"]))
    assert "ERK-2026-" in text
    assert "Eén instantie is bevoegd" in text
    assert "binnen 14 kalenderdagen" in text


def test_a_form_that_is_not_whole_is_not_handed_in_and_says_why(boss, world):
    dossier, request = world.draft()
    Declaration.objects.all().delete()

    text = text_of(boss.post(url("submit", dossier.pk)), status=409)

    assert "Niet alle verklaringen zijn ingevuld" in text
    assert RecognitionRequest.objects.get(pk=request.pk).state == State.DRAFT


def test_handing_in_twice_leads_to_the_receipt_and_changes_nothing(boss, world):
    dossier, _ = world.draft()
    submit(world, dossier)

    assert boss.post(url("submit", dossier.pk))["Location"] == url("receipt", dossier.pk)


def test_two_forms_for_the_same_workplace_are_not_both_handed_in(boss, world):
    mentor = world.mentor()
    world.submitted(mentor=mentor)
    second, _ = world.draft(mentor=mentor)

    text = text_of(boss.post(url("submit", second.pk)), status=409)

    assert "Voor deze opleiding loopt al een aanvraag" in text


@pytest.mark.slow
def test_the_receipt_can_be_kept_as_a_letter(boss, world):
    dossier, _ = world.draft()
    submit(world, dossier)

    answer = boss.get(url("receipt_pdf", dossier.pk))

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")


def test_a_draft_has_no_receipt(boss, world):
    dossier, _ = world.draft()

    assert boss.get(url("receipt", dossier.pk)).status_code == 404
