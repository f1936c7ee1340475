"""Pupils by the API: rows are looked at, answered, taken in; twice is once, and the number is told to nobody."""

import pytest

from tandem.journey.intake.models import Track
from tandem.journey.intake.terms.tracks import Source
from tandem.registers.access.models import ReadNote
from tests.tandem.faces.api import house
from tests.tandem.faces.exchange.enrolments.files import number

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

FILES = "/enrolmentFiles"
NUMBER = number("2009-03-03")
JAN = house.PUPIL_SENT | {"nationalNumber": NUMBER, "parentGiven": "Els", "parentFamily": "Inlezer"}


def handed_in(caller, *rows, **headers):
    return caller.post(FILES, {"name": "3 duaal", "rows": list(rows)}, **headers)


def fates(answer):
    return [(one["row"], one["fate"]) for one in answer["rows"]]


def test_rows_are_looked_at_then_taken_in_and_a_second_time_changes_nothing(cast):
    late = JAN | {"givenName": "Te", "familyName": "Laat", "nationalNumber": "", "startsOn": "morgen"}
    vague = JAN | {"givenName": "Va", "familyName": "Ag", "nationalNumber": "", "training": "onbestaand vak"}
    first = handed_in(cast.head, JAN, late, vague, Idempotency_Key="klas-3-duaal")
    assert first.status_code == 201, first.content
    told = first.json()
    assert fates(told) == [(1, "new"), (2, "stuck"), (3, "stuck")]
    assert "morgen" in told["rows"][1]["faults"][0]
    assert told["rows"][2]["findings"][0]["code"] == "import.training_known"
    assert NUMBER not in first.content.decode()
    assert handed_in(cast.head, JAN, late, vague, Idempotency_Key="klas-3-duaal").json()["id"] == told["id"]
    before = Track.objects.count()

    at = f"{FILES}/{told['id']}"
    assert cast.head.post(f"{at}/takeIn", {"seen": "0" * 16}).status_code == 409
    assert Track.objects.count() == before
    done = cast.head.post(f"{at}/takeIn", {"seen": told["seen"]}).json()
    assert [(one["row"], one["fate"]) for one in done["done"]] == [(1, "new")]
    assert fates(done) == [(2, "stuck"), (3, "stuck")], "what is left stays, to mend"
    track = Track.objects.get(pk=done["done"][0]["trackId"])
    assert (track.person.family_name, track.source) == ("Inlezer", Source.IMPORT)
    assert cast.coach.get(at).status_code == 404, "a coach looks at the own ones"
    assert cast.head.get(FILES).json()["items"][0]["results"] == [{"fate": "new", "count": 1}]

    again = handed_in(cast.coach, JAN).json()
    assert fates(again) == [(1, "same")]
    assert cast.coach.post(f"{FILES}/{again['id']}/takeIn", {"seen": again["seen"]}).status_code == 409
    assert cast.coach.delete(f"{FILES}/{again['id']}").status_code == 204
    assert cast.coach.get(f"{FILES}/{again['id']}").json()["rows"] == []
    assert ReadNote.objects.filter(page="api:getLearnerFile").exists()


def test_a_question_is_answered_and_a_coach_gives_learners_to_nobody_else(cast):
    without = {name: value for name, value in JAN.items() if name != "nationalNumber"}
    one = handed_in(cast.head, without).json()
    cast.head.post(f"{FILES}/{one['id']}/takeIn", {"seen": one["seen"]})
    moved = handed_in(cast.coach, without | {"postalCode": "9000", "municipality": "Gent"}).json()
    (question,) = moved["rows"][0]["questions"]
    assert (question["ask"], question["options"]) == ("same_person", ["yes", "no"])

    at, said = f"{FILES}/{moved['id']}", [{"key": question["key"], "answer": "yes"}]
    head, coach = str(cast.head.capacity.user_id), str(cast.coach.capacity.user_id)
    assert cast.coach.put(f"{at}/answers", {"answers": said, "coachId": head}).status_code in {403, 409}
    answered = cast.coach.put(f"{at}/answers", {"answers": said, "coachId": coach}).json()
    assert fates(answered) == [(1, "changes")]
    assert {"field": "postal_code", "before": "", "after": "9000"} in answered["rows"][0]["changes"]


def test_a_message_that_says_nothing_or_too_much_is_refused(cast):
    assert handed_in(cast.head).status_code == 400
    unknown = handed_in(cast.head, JAN | {"shoeSize": "43"}).json()
    assert unknown["issues"][0]["name"].endswith("shoeSize")
