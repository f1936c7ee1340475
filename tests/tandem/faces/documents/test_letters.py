"""What each letter says: who writes to whom, on what ground, what comes next."""

from datetime import date

import pytest

from tandem.faces.documents import recognition as letters
from tandem.faces.documents.words import written_number
from tandem.journey.recognition.actions import desk
from tandem.journey.recognition.models import Decision
from tandem.journey.recognition.queries import files
from tandem.journey.recognition.terms import Outcome
from tandem.law import norms
from tandem.registers.organisations.models import CompanyJointCommittee
from tests.tandem.faces.documents.conftest import MOTIVE

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LETTERS = ("receipt", "completion", "grant", "refusal")


@pytest.mark.parametrize("kind", LETTERS)
def test_a_letter_says_who_writes_to_whom_when_and_about_which_file(letter_of, world, kind):
    letter = letter_of(kind)
    assert letter.reference == "ERK-2026-000001"
    assert letter.receiver == f"Bakkerij Voorbeeld\n{written_number(world.company.number)}"
    assert letter.sender == ("Tandem" if kind == "receipt" else world.body("FOOD").name)
    assert str(letter.day.year) in letter.place_and_day
    assert letter.foot


@pytest.mark.parametrize("kind", LETTERS)
def test_a_letter_is_calm_and_leaves_no_gap(letter_of, kind):
    letter = letter_of(kind)
    told = [letter.subject, *letter.paragraphs, *letter.closing, *(fact.value for fact in letter.facts)]
    told += [part for reason in letter.reasons for part in (reason.title, reason.found, reason.needed, reason.todo)]
    assert all("!" not in text and "None" not in text and "%(" not in text for text in told)
    assert all(text.strip() for text in (letter.subject, *letter.paragraphs, *letter.closing))
    assert all(fact.label and fact.value for fact in letter.facts)


def test_the_receipt_names_every_workplace_and_the_term_of_the_law(letter_of, world):
    letter = letter_of("receipt")
    assert [fact.label for fact in letter.facts] == ["Bakkerij Voorbeeld Gent"]
    assert world.body("FOOD").name in letter.facts[0].value
    term = norms.at(world.day).recognition.decision_term_days.value
    assert f"{term} kalenderdagen" in letter.closing[0]


def test_the_question_says_what_is_missing_in_the_words_of_who_asks(letter_of):
    letter = letter_of("completion")
    assert (
        letter.paragraphs[0].endswith("de activiteiten, de mentoren.") or "activiteit" in letter.paragraphs[0].lower()
    )
    assert letter.paragraphs[1:] == ("Wij missen de namen van de activiteiten.", "Vink ze aan.")
    assert "loopt de beslissingstermijn niet" in letter.closing[0]


def test_a_grant_says_from_when_to_when_and_under_which_mandate(letter_of, world):
    letter = letter_of("grant")
    facts = {fact.label: fact.value for fact in letter.facts}
    assert letter.subject.startswith("U bent erkend: Brood")
    assert (facts["Geldig van"], facts["Geldig tot"]) == (
        letters.written_day(date(2026, 11, 23)),
        letters.written_day(date(2031, 11, 23)),
    )
    assert facts["Bevoegdheid"].startswith(f"erkennen, gedelegeerd aan {world.body('FOOD').name} sinds")
    assert facts["Erkenningsnummer"]
    assert {reason.state for reason in letter.reasons} <= {"wait"}
    assert letter.day == date(2026, 11, 23)


def test_a_refusal_gives_motive_every_unmet_condition_with_its_source_and_the_appeal(letter_of, world):
    letter = letter_of("refusal")
    taken = Decision.objects.get()
    assert letter.subject.startswith("Geen erkenning")
    assert letter.paragraphs[1:] == tuple(MOTIVE.split("\n\n"))
    told = {finding["code"]: finding for finding in taken.findings}
    assert {"mentor.age", "mentor.experience", "mentor.extract_model"} <= set(told)
    assert len(letter.reasons) == len(told)
    too_young = next(reason for reason in letter.reasons if reason.found.startswith("22") and "25" in reason.needed)
    assert (too_young.state, bool(too_young.source), bool(too_young.todo)) == ("stop", True, True)
    assert (too_young.rule, too_young.article) == (
        "Minimumleeftijd van de mentor (R-MEN-01)",
        "onze bronnen noemen geen artikel",
    )
    wrong_model = next(reason for reason in letter.reasons if "(R-MEN-05)" in reason.rule)
    assert wrong_model.article == "Wetboek van Strafvordering, art. 596, tweede lid"
    days = norms.at(world.day).recognition.appeal_term_days.value
    assert f"binnen {days} dagen" in letter.closing[0]
    assert all(fact.label != "Erkenningsnummer" for fact in letter.facts)


def test_the_letter_on_screen_and_the_letter_that_is_sent_are_one(world):
    request = world.in_treatment()
    manager = world.manager(request)
    file = files.request_for(manager, request.pk)
    _, verdict = desk.snapshot.assess(file, day=world.day)
    shown = letters.decision(
        file, outcome=Outcome.GRANTED, verdict=verdict, motive="Mooi.", day=world.day, recognition=None
    )
    desk.grant(actor=manager, request_id=request.pk, motive="Mooi.", now=world.now)
    sent = letters.decided(files.request_for(manager, request.pk))
    assert (sent.paragraphs, sent.reasons, sent.closing) == (shown.paragraphs, shown.reasons, shown.closing)
    assert sent.facts[:3] == shown.facts[:3]


def test_a_decision_of_the_past_reads_as_it_was_taken(letter_of, world):
    before = letter_of("refusal")
    mentor = world.company.mentors.get()
    mentor.experience_years = 20
    mentor.save()
    request = world.company.dossiers.get().requests.get()
    assert letters.decided(files.request_for(world.manager(request), request.pk)) == before


def test_without_one_competent_body_the_letter_says_why_the_agency_decides(world):
    CompanyJointCommittee.objects.all().delete()
    request = world.submitted()
    file = files.request_for(world.manager(request), request.pk)
    assert request.mandate is None
    assert letters.mandate_line(file) == "agentschap, omdat geen instantie alleen bevoegd is"


def test_the_certificate_leads_to_the_public_register(letter_of, settings):
    settings.BASE_URL = "https://tandem.example"
    certificate = letter_of("certificate")
    assert certificate.url == f"https://tandem.example/werkplekken/{certificate.number}/"
    facts = {fact.label: fact.value for fact in certificate.facts}
    assert facts["Erkenningsnummer"] == certificate.number
    assert facts["Geldig tot"] == letters.written_day(date(2031, 11, 21))


@pytest.mark.parametrize(
    ("number", "written"),
    [("0123456749", "0123.456.749"), ("2123456789", "2.123.456.789"), ("", ""), ("123", "123")],
)
def test_a_number_is_written_as_people_read_it(number, written):
    assert written_number(number) == written
