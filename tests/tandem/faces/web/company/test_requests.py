"""One request as its company sees it, from submitted to decided."""

import pytest
from django.urls import reverse

from tandem.journey.recognition.actions import desk
from tandem.journey.recognition.models import RecognitionRequest
from tandem.journey.recognition.terms import CompletionItem, State
from tests.tandem.faces.web.company.conftest import ask


def text_of(answer, status: int = 200) -> str:
    assert answer.status_code == status
    return " ".join(answer.content.decode().split())


def url(name: str, *args: object) -> str:
    return reverse(f"company:{name}", args=args)


def state_of(request: RecognitionRequest) -> str:
    return RecognitionRequest.objects.get(pk=request.pk).state


def test_a_request_on_a_desk_shows_where_it_stands_and_why_there(boss, world, query_budget):
    request = world.submitted()

    with query_budget(20):
        text = text_of(boss.get(url("request", request.pk)))

    assert "Kijken of alles er is" in text
    assert "Eén instantie is bevoegd" in text
    assert "U kunt 24 van de 24 activiteiten aanbieden." in text


def test_the_days_left_are_shown_as_soon_as_the_term_runs(boss, world):
    request = world.in_treatment()

    text = text_of(boss.get(url("request", request.pk)))

    assert "Nog 14 dagen" in text
    assert "5 december 2026" in text


def test_a_draft_leads_to_its_form(boss, world):
    dossier, request = world.draft()

    assert boss.get(url("request", request.pk))["Location"] == url("dossier", dossier.pk)


def test_a_question_stands_there_in_its_words_with_the_way_to_answer(boss, world, query_budget):
    request = world.submitted()
    ask(world, request, CompletionItem.ACTIVITIES, CompletionItem.EXTRACT)

    with query_budget(20):
        text = text_of(boss.get(url("request", request.pk)))

    assert "Kan een lerende bij u bladerdeeg maken?" in text
    assert "Kijk de activiteiten na" in text
    assert url("mentors") in text
    assert "Kijk de contactgegevens na" not in text


def test_a_question_about_something_else_opens_every_section(boss, world):
    request = world.submitted()
    ask(world, request, CompletionItem.OTHER)

    text = text_of(boss.get(url("request", request.pk)))

    assert "Kijk de contactgegevens na" in text
    assert "Voeg een document toe" in text


def test_the_answer_is_sent_and_the_question_closes(boss, world):
    request = world.submitted()
    ask(world, request)

    assert boss.post(url("resubmit", request.pk))["Location"] == url("request", request.pk)

    assert state_of(request) == State.SUBMITTED
    assert "U vulde aan op" in text_of(boss.get(url("request", request.pk)))
    assert boss.post(url("resubmit", request.pk)).status_code == 409


def test_who_keeps_the_staff_reads_the_question_without_a_button(hr, world):
    request = world.submitted()
    ask(world, request)

    text = text_of(hr.get(url("request", request.pk)))

    assert "Kan een lerende bij u bladerdeeg maken?" in text
    assert "Stuur de aanvulling op" not in text
    assert "Trek de aanvraag in" not in text


def test_a_withdrawn_request_asks_nothing_more(boss, world):
    request = world.submitted()
    ask(world, request, CompletionItem.ACTIVITIES)
    boss.post(url("withdraw", request.pk))

    text = text_of(boss.get(url("request", request.pk)))

    assert "Ingetrokken" in text
    assert "Vul uw aanvraag aan" not in text


def test_a_training_has_its_english_name_on_an_english_page(boss, world):
    request = world.submitted()
    boss.cookies["language"] = "en"

    assert "Bread and pastry baking (dual)" in text_of(boss.get(url("request", request.pk)))


def test_a_request_is_withdrawn_after_one_more_question(boss, world):
    request = world.submitted()
    page = url("withdraw", request.pk)
    assert "Trekt u deze aanvraag in?" in text_of(boss.get(page))

    boss.post(page)

    assert state_of(request) == State.WITHDRAWN
    assert "Aanvraag ingetrokken" in text_of(boss.get(url("request", request.pk)))
    assert boss.post(page).status_code == 409


def test_a_recognition_shows_its_number_its_period_and_its_public_place(boss, world, query_budget):
    request = world.in_treatment()
    recognition = desk.grant(actor=world.manager(request), request_id=request.pk, motive="Mooie plek.", now=world.now)

    with query_budget(20):
        text = text_of(boss.get(url("request", request.pk)))

    assert "U bent erkend" in text
    assert f"Erkenning {recognition.number} geldt van 21 november 2026 tot 21 november 2031." in text
    assert reverse("workplaces:workplace", args=[recognition.number]) in text
    assert "Mooie plek." in text
    assert "Trek de aanvraag in" not in text


def test_a_refusal_names_each_condition_and_the_appeal(boss, world):
    request = world.in_treatment(mentor=world.mentor(years=1))
    desk.refuse(actor=world.manager(request), request_id=request.pk, motive="Te weinig ervaring.", now=world.now)

    text = text_of(boss.get(url("request", request.pk)))

    assert "U bent niet erkend" in text
    assert "Minstens 5 jaar ervaring in het beroep" in text
    assert "Noor Voorbeeld" in text
    assert "binnen 10 dagen" in text


@pytest.mark.slow
def test_every_letter_of_a_request_can_be_kept(boss, world):
    request = world.submitted()
    assert boss.get(url("document", request.pk, "beslissing")).status_code == 404
    ask(world, request)
    boss.post(url("resubmit", request.pk))
    manager = world.manager(request)
    desk.declare_complete(actor=manager, request_id=request.pk, now=world.now)
    desk.take_up(actor=manager, request_id=request.pk, now=world.now)
    desk.grant(actor=manager, request_id=request.pk, now=world.now)

    for kind in ("aanvulling", "beslissing", "erkenningsbewijs"):
        answer = boss.get(url("document", request.pk, kind))
        assert answer["Content-Type"] == "application/pdf", kind
        assert answer.content.startswith(b"%PDF-")
    assert boss.get(url("document", request.pk, "onzin")).status_code == 404


def test_the_history_says_what_happened_and_who_looked(boss, world, query_budget):
    request = world.submitted()
    boss.get(url("request", request.pk))

    with query_budget(20):
        text = text_of(boss.get(url("history", request.pk)))

    assert "Aanvraag ingediend" in text
    assert "bekeek het dossier" in text
