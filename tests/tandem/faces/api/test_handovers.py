"""Warm handovers and enquiries by the API: the sheet travels, the receiver answers, nobody reads what is not theirs."""

from datetime import date

import pytest

from tandem.journey.handover.models import WarmHandover
from tandem.journey.intake.models import Track
from tandem.registers.access.models import ReadNote
from tandem.registers.people.models import Person
from tests.tandem.faces.api import house

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SHEET = {"kind": "VDAB", "why": "track_ends", "stands": "Schildert zelfstandig.", "works": "Bel in de namiddag."}


def test_a_learner_goes_to_vdab_once_who_is_of_age_agreed_and_vdab_accepted(cast):
    vdab, track = cast.vdab, cast.noor.track
    Person.objects.filter(pk=track.person_id).update(birth_date=date(2007, 1, 1))
    made = cast.coach.post(f"/tracks/{track.pk}/handovers", SHEET)
    assert made.status_code == 201, made.content
    at = f"/handovers/{made.json()['id']}"
    assert made["Location"].endswith(at)
    assert (made.json()["state"], made.json()["waitsFor"], made.json()["moves"]) == ("asked", "family", ["withdraw"])
    assert cast.coach.post(f"/tracks/{track.pk}/handovers", SHEET).status_code == 409, "one at a time"
    assert vdab.get(at).status_code == 404, "nobody agreed yet"
    assert vdab.get("/handovers").json()["total"] == 0

    found = cast.learner.get(f"/tracks/{track.pk}/handover")
    assert found.json()["moves"] == ["agree", "decline"]
    assert cast.learner.post(f"{at}/agree", If_Match='"iets-anders"').status_code == 412
    assert cast.learner.post(f"{at}/agree", If_Match=found["ETag"]).json()["agreedAs"] == "learner"
    (line,) = vdab.get("/handovers").json()["items"]
    assert (line["learnerName"], line["isLate"]) == (made.json()["learnerName"], False)
    assert vdab.get(at).json()["works"] == "Bel in de namiddag."
    assert ReadNote.objects.filter(page="api:getHandover", subject_id=str(track.pk)).exists(), (
        "the family sees who looked"
    )

    done = vdab.post(f"{at}/accept").json()
    assert (done["state"], done["moves"], done["waitsFor"]) == ("accepted", [], None)
    assert Track.objects.get(pk=track.pk).left_reason == "handed_over"
    assert cast.coach.get("/handovers?part=ended").json()["items"][0]["id"] == made.json()["id"]


def test_vdab_sends_back_with_a_reason_and_reads_no_more(cast):
    at = f"/handovers/{cast.handover_offered.pk}"
    assert cast.vdab.post(f"{at}/sendBack", {"reason": "zomaar"}).status_code == 400
    assert cast.vdab.post(f"{at}/sendBack", {"reason": "full", "words": "In januari weer."}).status_code == 204
    assert cast.vdab.get(at).status_code == 404
    told = cast.coach.get(at).json()
    assert (told["returnReason"], told["returnWords"], told["moves"]) == ("full", "In januari weer.", [])
    assert WarmHandover.objects.get(pk=cast.handover_offered.pk).track.left_on is None


def test_who_asks_without_a_school_is_taken_up_and_becomes_a_learner(cast):
    at = f"/enquiries/{cast.enquiry.pk}"
    (line,) = cast.coach.get("/enquiries").json()["items"]
    assert "Zonderschool" not in str(line)
    assert cast.vdab.get(at).status_code == 404, "it is in other hands"
    told = cast.coach.get(at)
    assert told.json()["name"] == "Yasmina Zonderschool"
    assert cast.coach.post(f"{at}/take", If_Match=told["ETag"]).json()["state"] == "taken"
    assert cast.coach.post(f"{at}/take").status_code == 409
    made = cast.coach.post(f"{at}/enrol", house.YASMINA | {"coachId": str(cast.coach.capacity.user_id)})
    assert Track.objects.get(pk=made.json()["trackId"]).person.given_name == "Yasmina"
    assert cast.coach.get(at).status_code == 404, "it is done"
    assert ReadNote.objects.filter(page="api:getEnquiry", subject_kind="handover.enquiry").exists()
