"""The letter of a decision before it is taken: what it would say, for who works at a desk."""

from datetime import date

import pytest

from tandem.base.models import Event
from tandem.faces.api.models import IdempotencyKey
from tandem.journey.recognition.models import RecognitionRequest
from tandem.registers.access.models import ReadNote
from tests.tandem.faces.api.house import NOBODY

pytestmark = pytest.mark.slow


def preview(caller, row, **body):
    return caller.post(f"/requests/{row.pk}/decisionPreview", body)


def test_a_refusal_says_why_with_the_motive_and_changes_nothing(cast):
    row = cast.world.in_treatment(mentor=cast.world.mentor(birth=date(2004, 1, 1)))
    before = RecognitionRequest.objects.values().get(pk=row.pk)
    happened = Event.objects.count()
    answer = preview(cast.manager, row, outcome="refused", motive="Geen oven.\n\nNergens.")
    assert answer.status_code == 200, answer.content
    told = answer.json()
    assert told["outcome"] == "refused"
    assert told["subject"].startswith("Geen erkenning: ")
    assert told["paragraphs"][0].startswith("Wij geven Bakkerij Voorbeeld geen erkenning")
    assert told["paragraphs"][1:] == ["Geen oven.", "Nergens."]
    assert told["day"] == "2026-11-21"
    assert told["facts"][0]["label"] == "Opleiding"
    (age,) = [one for one in told["reasons"] if one["title"].startswith("De mentor is te jong")]
    assert (age["state"], age["found"]) == ("stop", "22 jaar")
    assert "R-MEN-01" in age["rule"]
    assert "Noor Voorbeeld" in age["subject"]
    assert RecognitionRequest.objects.values().get(pk=row.pk) == before
    assert Event.objects.count() == happened


def test_a_grant_has_no_reasons_that_block_and_no_number_yet(cast):
    told = preview(cast.manager, cast.in_treatment, outcome="granted").json()
    assert told["subject"].startswith("U bent erkend: ")
    assert all(one["state"] == "wait" for one in told["reasons"])
    assert "Erkenningsnummer" not in [one["label"] for one in told["facts"]]
    assert told["closing"]


def test_the_letter_comes_in_the_language_asked(cast):
    path, body = f"/requests/{cast.in_treatment.pk}/decisionPreview", {"outcome": "granted"}
    dutch = cast.manager.post(path, body).json()
    english = cast.manager.post(path, body, Accept_Language="en").json()
    assert (dutch["language"], english["language"]) == ("nl", "en")
    assert dutch["subject"] != english["subject"]


def test_who_reads_the_letter_is_noted_and_nothing_of_it_is_kept(cast):
    row = cast.in_treatment
    path = f"/requests/{row.pk}/decisionPreview"
    answer = cast.manager.post(path, {"outcome": "granted"}, Idempotency_Key="voorbeeld-2026")
    assert answer.status_code == 200
    assert "Idempotent-Replayed" not in answer
    assert ReadNote.objects.filter(page="api:previewDecision", subject_id=str(row.pk)).count() == 1
    assert not IdempotencyKey.objects.exists()


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ({}, "outcome"),
        ({"outcome": "misschien"}, "outcome"),
        ({"outcome": "granted", "motive": "x" * 4001}, "motive"),
        ({"outcome": "granted", "motive": 7}, "motive"),
        ({"outcome": "granted", "reden": "omdat"}, "reden"),
    ],
)
def test_a_message_that_cannot_be_read_is_refused_in_dutch(cast, body, name):
    refused = preview(cast.manager, cast.in_treatment, **body)
    assert refused.status_code == 400
    (issue,) = refused.json()["issues"]
    assert (issue["in"], issue["name"]) == ("body", name)
    assert issue["title"] in {"Dit veld is nodig.", "Deze waarde past hier niet.", "Dit veld kennen wij niet."}


def test_the_company_does_not_read_a_decision_before_it_is_taken(cast):
    for other in (cast.boss, cast.hr, cast.stranger, cast.admin):
        assert preview(other, cast.in_treatment, outcome="granted").status_code == 404
    assert preview(NOBODY, cast.in_treatment, outcome="granted").status_code == 401
