"""One file on a desk: what it shows, what can be done with it, and who is told that it was opened."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tandem.base import events
from tandem.faces.documents.words import event_label
from tandem.faces.web.recognition import pages as shared
from tandem.journey.recognition.models import CompletionQuestion, Decision, Mentor, Recognition
from tandem.journey.recognition.queries.attachments import path_of
from tandem.journey.recognition.terms import CompletionItem, Happened, State
from tandem.registers.access import queries as access
from tandem.registers.access.models import ReadNote
from tandem.registers.access.terms import Role, Sight
from tests.factories.recognition import AttachmentFactory
from tests.harness.exports import taken
from tests.harness.reading import read
from tests.harness.stages import MOTIVE, QUESTION, brought_to
from tests.harness.visitors import visitor

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

WAYS = {
    State.SUBMITTED: {"Verklaar de aanvraag volledig", "Vraag een aanvulling"},
    State.INCOMPLETE: set(),
    State.COMPLETE: {"Neem de aanvraag in behandeling"},
    State.IN_TREATMENT: {"Beslis over de aanvraag"},
    State.GRANTED: set(),
    State.REFUSED: set(),
    State.WITHDRAWN: set(),
}
SENT = {"csrfmiddlewaretoken": "x"}
"""What a browser sends of a form in which nothing was filled in."""
ALL_WAYS = set().union(*WAYS.values())


def url(name, request, *more):
    return reverse(f"desk:{name}", args=[request.pk, *more])


@pytest.mark.parametrize("state", WAYS)
def test_a_file_shows_where_it_stands_and_what_can_be_done_now(world, clerk, state):
    request = brought_to(world, state)
    answer = clerk(request).get(url("request", request))
    assert answer.status_code == 200
    page = read(answer)
    assert "Bakkerij Voorbeeld Gent" in page.heading
    assert {way for way in ALL_WAYS if way in page.words} == WAYS[state]
    for told in ("Noor Voorbeeld", "8 jaar", "ERK-2026-000001", "noor@voorbeeld.example"):
        assert told in page.words


@pytest.mark.parametrize("role", [Role.PARTNERSHIP_STAFF, Role.PARTNERSHIP_VOTER])
def test_who_does_not_decide_sees_the_file_and_no_button(world, clerk, role):
    request = world.submitted()
    browser = clerk(request, role)
    page = read(browser.get(url("request", request)))
    assert "Noor Voorbeeld" in page.words
    assert not {way for way in ALL_WAYS if way in page.words}
    assert browser.post(url("declare_complete", request)).status_code == 409
    assert world.again(request).state == State.SUBMITTED


def test_a_file_of_another_body_is_as_good_as_not_there(world):
    request = world.submitted()
    elsewhere = visitor(Role.PARTNERSHIP_MANAGER, world.body("WOOD").pk)
    for name in ("request", "ask_completion", "decide", "history"):
        assert elsewhere.get(url(name, request)).status_code == 404
    for name in ("declare_complete", "take_up", "preview"):
        assert elsewhere.post(url(name, request)).status_code == 404
    assert elsewhere.get(url("document", request, "aanvulling")).status_code == 404


def test_the_activities_and_declarations_stand_in_the_file(world, clerk):
    request = world.submitted()
    page = read(clerk(request).get(url("request", request)))
    count = len(world.list_codes)
    assert f"De onderneming kan {count} van de {count} activiteiten aanbieden." in page.words
    assert page.words.count(" ja ") >= 3


def test_opening_a_file_is_noted_and_the_note_can_be_read(world, clerk):
    request = world.submitted()
    browser = clerk(request)
    browser.get(url("request", request))
    (note,) = ReadNote.objects.filter(subject_id=str(request.pk))
    assert (note.page, note.sight, note.role) == ("desk:request", Sight.SEEN, Role.PARTNERSHIP_MANAGER)
    history = read(browser.get(url("history", request)))
    assert "bekeek het dossier" in history.words
    assert event_label(Happened.REQUEST_SUBMITTED) in history.words


def test_who_is_turned_away_stands_in_the_file_too(world, clerk):
    request = world.submitted()
    visitor(Role.PARTNERSHIP_MANAGER, world.body("WOOD").pk).get(url("request", request))
    assert ReadNote.objects.get(subject_id=str(request.pk)).sight == Sight.REFUSED


def test_a_document_of_the_company_is_only_ever_a_download(world, clerk):
    request = world.submitted()
    content = b"%PDF-1.7 een brief"
    attachment = AttachmentFactory(dossier=request.dossier, file_name="bewijs.pdf", size=len(content))
    default_storage.save(path_of(attachment.sha256), ContentFile(content))
    browser = clerk(request)
    assert "bewijs.pdf" in read(browser.get(url("request", request))).links
    answer = browser.get(reverse("desk:attachment", args=[attachment.pk]))
    assert answer["Content-Disposition"] == 'attachment; filename="bewijs.pdf"'
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    assert b"".join(answer.streaming_content) == content
    elsewhere = visitor(Role.PARTNERSHIP_MANAGER, world.body("WOOD").pk)
    assert elsewhere.get(reverse("desk:attachment", args=[attachment.pk])).status_code == 404


# ---------------------------------------------------------------------------------------------------------------- steps


def test_declaring_a_file_complete_starts_the_legal_term(world, clerk):
    request = world.submitted()
    answer = clerk(request).post(url("declare_complete", request), follow=True)
    assert answer.redirect_chain == [(url("request", request), 302)]
    assert "Beslis ten laatste op 5 december 2026" in read(answer).words
    assert world.again(request).state == State.COMPLETE


def test_a_question_goes_to_the_company(world, clerk):
    request = world.submitted()
    browser = clerk(request)
    form = {"items": [CompletionItem.MENTORS, CompletionItem.OTHER], "words": QUESTION}
    page = read(browser.post(url("ask_completion", request), form, follow=True))
    assert "De onderneming is aan zet" in page.words
    assert QUESTION in page.words
    assert CompletionQuestion.objects.get(request=request).items == ["mentors", "other"]
    assert "Vraag om aanvulling (PDF)" in page.links
    letter = browser.get(url("document", request, "aanvulling"))
    assert letter.content.startswith(b"%PDF-")
    assert letter["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("form", "told"),
    [
        (SENT, ["Vink minstens één ding aan", "Schrijf wat de onderneming moet aanvullen"]),
        ({"items": ["other"]}, ["Schrijf wat de onderneming moet aanvullen"]),
        ({"items": ["other"], "words": "   "}, ["Schrijf wat de onderneming moet aanvullen"]),
        ({"items": ["roof"], "words": "x"}, ["roof"]),
        ({"items": ["other"], "words": "x" * 2001}, ["2000"]),
    ],
    ids=["nothing", "no words", "blank", "unknown item", "too long"],
)
def test_a_question_that_asks_nothing_comes_back_with_what_is_missing(world, clerk, form, told):
    request = world.submitted()
    answer = clerk(request).post(url("ask_completion", request), form)
    assert answer.status_code == 422
    page = read(answer)
    assert page.title.startswith("Fout: ")
    for words in told:
        assert words in page.errors
    assert world.again(request).state == State.SUBMITTED


def test_taking_a_file_up_leads_to_the_decision(world, clerk):
    request = brought_to(world, State.COMPLETE)
    answer = clerk(request).post(url("take_up", request))
    assert (answer.status_code, answer["Location"]) == (302, url("decide", request))
    assert world.again(request).state == State.IN_TREATMENT


def test_a_grant_makes_a_recognition_and_a_letter(world, clerk):
    request = world.in_treatment()
    browser = clerk(request)
    page = read(browser.post(url("decide", request), {"outcome": "granted", "motive": "Mooie bakkerij."}, follow=True))
    assert "De beslissing is genomen" in page.words
    assert Recognition.objects.get(request=request).state == "valid"
    assert browser.get(url("document", request, "beslissing")).content.startswith(b"%PDF-")
    assert [event.code for event in events.history(request)][-1] == Happened.RECOGNITION_GRANTED


def test_a_grant_against_the_rules_is_refused_with_every_reason(world, clerk):
    young = world.mentor(birth=world.day.replace(year=2004), years=2, with_extract=False)
    request = world.in_treatment(mentor=young)
    answer = clerk(request).post(url("decide", request), {"outcome": "granted", "motive": "Toch maar."})
    assert answer.status_code == 409
    page = read(answer)
    assert "Deze beslissing kan nu niet" in page.words
    assert "Toch maar." in answer.content.decode()
    assert world.again(request).state == State.IN_TREATMENT
    assert not Decision.objects.exists()


def test_a_refusal_without_a_motive_comes_back(world, clerk):
    request = world.in_treatment()
    answer = clerk(request).post(url("decide", request), {"outcome": "refused", "motive": "  "})
    assert answer.status_code == 422
    assert "Schrijf waarom u weigert" in read(answer).errors
    assert world.again(request).state == State.IN_TREATMENT


@pytest.mark.parametrize("form", [SENT, {"outcome": "perhaps"}, {"outcome": "granted", "motive": "x" * 4001}])
def test_a_decision_that_says_nothing_comes_back(world, clerk, form):
    request = world.in_treatment()
    answer = clerk(request).post(url("decide", request), form)
    assert answer.status_code == 422
    assert read(answer).errors


def test_a_refusal_stands_in_the_file_with_its_motive(world, clerk):
    request = world.in_treatment()
    browser = clerk(request)
    browser.post(url("decide", request), {"outcome": "refused", "motive": MOTIVE})
    assert Decision.objects.get(request=request).motive == MOTIVE
    assert MOTIVE in read(browser.get(url("history", request))).words


def test_a_decided_file_says_what_was_found_that_day_and_says_it_once(world, clerk):
    request = world.in_treatment(mentor=world.mentor(birth=date(2004, 5, 6)))
    browser = clerk(request)
    assert read(browser.get(url("request", request))).words.count("De mentor is te jong") == 1
    browser.post(url("decide", request), {"outcome": "refused", "motive": MOTIVE})
    Mentor.objects.update(experience_years=0)
    words = read(browser.get(url("request", request))).words
    assert words.count("De mentor is te jong") == 1
    assert "te weinig ervaring" not in words


@pytest.mark.parametrize("state", [state for state in WAYS if state is not State.IN_TREATMENT])
def test_a_decision_at_another_moment_changes_nothing(world, clerk, state):
    request = brought_to(world, state)
    answer = clerk(request).post(url("decide", request), {"outcome": "granted", "motive": ""})
    assert answer.status_code == 409
    assert world.again(request).state == state


def test_the_page_to_decide_says_when_it_is_too_late_to(world, clerk):
    request = brought_to(world, State.GRANTED)
    page = read(clerk(request).get(url("decide", request)))
    assert "Over deze aanvraag kunt u nu niet beslissen" in page.words
    assert "outcome" not in {name for form in page.forms for name in form.values}


# --------------------------------------------------------------------------------------------------------------- letter


def test_the_letter_stands_beside_the_form_before_it_is_sent(world, clerk):
    request = world.in_treatment()
    page = read(clerk(request).get(url("decide", request)))
    assert "Zo leest de onderneming het" in page.words
    assert "U bent erkend: " in page.words
    assert "Bakkerij Voorbeeld" in page.words


@pytest.mark.parametrize(
    ("outcome", "told"), [("granted", "U bent erkend"), ("refused", "Geen erkenning"), ("", "erkend")]
)
def test_the_letter_follows_what_is_written(world, clerk, outcome, told):
    request = world.in_treatment()
    answer = clerk(request).post(url("preview", request), {"outcome": outcome, "motive": "Eerst dit.\n\nDan dat."})
    letter = answer.content.decode()
    assert "<html" not in letter
    assert told in letter
    assert "<p>Eerst dit.</p>" in letter
    assert "<p>Dan dat.</p>" in letter
    assert not Decision.objects.exists()


def test_there_is_no_letter_before_there_is_something_to_write(world, clerk):
    request = world.submitted()
    browser = clerk(request)
    for kind in ("beslissing", "aanvulling", "ontvangst", "nonsense"):
        assert browser.get(url("document", request, kind)).status_code == 404


def test_a_term_that_is_over_is_shown_as_late(world, clerk, fixed_clock):
    request = brought_to(world, State.COMPLETE)
    assert "Nog 14 dagen" in read(clerk(request).get(url("request", request))).words
    fixed_clock.move(days=15)
    assert "1 dag te laat" in read(clerk(request).get(url("request", request))).words


@pytest.mark.parametrize("name", ["request", "ask_completion", "decide", "history"])
def test_a_page_of_a_file_takes_few_queries(world, clerk, name):
    request = world.in_treatment()
    browser = clerk(request)
    browser.get(url(name, request))
    with CaptureQueriesContext(connection) as asked:
        browser.get(url(name, request))
    # Opening and closing the transaction of the note of who looked asks nothing of a table.
    assert len([one for one in asked if "SAVEPOINT" not in one["sql"]]) <= 20


@pytest.mark.parametrize("name", ["declare_complete", "take_up", "preview"])
def test_a_step_is_never_taken_by_following_a_link(world, clerk, name):
    request = world.submitted()
    assert clerk(request).get(url(name, request)).status_code == 405
    assert world.again(request).state == State.SUBMITTED


def test_a_history_that_was_opened_too_often_for_one_page_says_so(world, clerk, monkeypatch):
    request = world.submitted()
    browser = clerk(request)
    assert "U ziet de laatste" not in read(browser.get(url("history", request))).words
    monkeypatch.setattr(shared, "MOST_LOOKS", 2)
    browser.get(url("history", request))
    page = read(browser.get(url("history", request))).words
    assert "U ziet de laatste 2. Zijn er meer, dan staan ze in het bestand." in page
    assert page.count("bekeek het dossier") == 2


def test_the_history_is_taken_along_and_that_is_noted(world, clerk):
    request = world.submitted()
    browser = clerk(request)
    browser.get(url("request", request))
    _about, rows = taken(browser.get(reverse("desk:history_export", args=[request.pk, "csv"])))
    assert "bekeek het dossier" in {row["Wat"] for row in rows}
    seen = access.who_looked(subject_kind=request._meta.label_lower, subject_id=request.pk)
    assert seen[0].page == "desk:history_export"
