"""Advice, run-ups and referrals by the API: the steps of the site, the same refusals, nothing lost in between."""

import pytest

from tandem.journey.intake.models import RunUp
from tandem.registers.access.models import ReadNote

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ADVICE = {"adviser": "class_council", "way": "run_up", "givenOn": "2026-06-25"}


def test_advice_is_noted_taken_away_and_read_by_the_family(cast):
    at = f"/tracks/{cast.noor.track.pk}/advice"
    late = cast.coach.post(at, ADVICE | {"givenOn": "2026-12-01", "workWilling": "yes", "workReady": "no"})
    assert [one["code"] for one in late.json()["issues"]] == ["advice.given_in_past"]
    told = cast.coach.post(at, ADVICE | {"workWilling": "yes", "workReady": "no", "motive": " Wil graag. "})
    assert told.status_code == 200, told.content
    (one,) = told.json()["items"]
    assert (one["way"], one["workReady"], one["motive"]) == ("run_up", "no", "Wil graag.")

    seeks = f"/tracks/{cast.noor.track.pk}/jobSeeker"
    assert cast.coach.put(seeks, {"isJobSeeker": True}, If_Match='"oud"').status_code == 412
    assert cast.coach.put(seeks, {"isJobSeeker": True}, If_Match=told["ETag"]).json()["isJobSeeker"] is True
    assert cast.learner.get(at).json()["items"] == [one]
    assert cast.coach.post(f"{at}/{one['id']}/withdraw").json()["total"] == 0
    assert cast.coach.post(f"{at}/{one['id']}/withdraw").status_code == 404
    assert ReadNote.objects.filter(page="api:listTrackAdvice", user_id=cast.learner.capacity.user_id).exists()


def test_a_run_up_is_planned_looked_at_closed_and_comes_back(cast):
    track = cast.run_up.track
    at, own = f"/tracks/{track.pk}/runUp", f"/tracks/{track.pk}/runUps"
    (line,) = cast.coach.get("/runUps").json()["items"]
    assert (line["trackId"], line["nearness"], line["hoursPerWeek"]) == (str(track.pk), "fine", 28.0)
    first = cast.coach.get(own)
    plan = {"partner": "Aanloop vzw", "contents": ["work"], "hoursPerWeek": 28.5, "until": "2027-01-29"}
    few = cast.coach.put(at, plan | {"hoursPerWeek": 70})
    assert few.status_code == 400
    told = cast.coach.put(at, plan, If_Match=first["ETag"])
    assert (told.json()["items"][0]["until"], told.json()["items"][0]["hoursPerWeek"]) == ("2027-01-29", 28.5)
    seen = {"heldOn": "2026-11-20", "progress": "growing", "words": "Komt op tijd."}
    assert cast.coach.post(f"{at}/evaluations", seen, If_Match=first["ETag"]).status_code == 412
    noted = cast.coach.post(f"{at}/evaluations", seen, If_Match=told["ETag"]).json()["items"][0]["evaluations"]
    assert [one["words"] for one in noted] == ["Komt op tijd."]
    gone = cast.coach.post(f"{at}/evaluations/{noted[0]['id']}/takeBack", {"why": "Verkeerde lerende."}).json()
    assert [(one["isTakenBack"], one["words"]) for one in gone["items"][0]["evaluations"]] == [(True, "")]

    ended = cast.coach.post(f"{at}/close", {"closing": "Klaar."}).json()["items"][0]
    assert (ended["outcome"], ended["closing"], ended["state"]) == ("to_dual", "Klaar.", "ended")
    assert cast.coach.post(f"{at}/close", {}).status_code == 409
    assert cast.coach.post(f"/tracks/{track.pk}/move", {"move": "start_run_up"}).status_code == 200
    assert [one["state"] for one in cast.coach.get(own).json()["items"]] == ["running", "ended"]
    assert RunUp.objects.filter(track=track).count() == 2


def test_a_referral_goes_from_proposal_to_start_and_the_family_may_say_no(cast):
    at = f"/tracks/{cast.referral.track_id}/referrals"
    own = f"{at}/{cast.referral.pk}"
    assert cast.head.get(at).status_code == 404, "only the own coach"
    read = cast.learner.get(own)
    assert (read.json()["reason"], read.json()["moves"]) == ("Even een andere omgeving.", ["agree", "refuse"])
    assert cast.learner.post(f"{own}/agree", {"who": "clb"}).status_code == 403
    agreed = cast.learner.post(f"{own}/agree", {}, If_Match=read["ETag"])
    assert (agreed.json()["agreements"][0]["who"], agreed.json()["moves"]) == ("learner", ["refuse"])
    for who in agreed.json()["missing"]:
        cast.coach.post(f"{own}/agree", {"who": who, "agreedOn": "2026-11-20"})
    early = cast.coach.post(f"{own}/start", {"on": "2026-11-20"})
    assert [one["code"] for one in early.json()["issues"]] == ["referral.start_after_agreed"]
    assert cast.coach.post(f"{own}/start", {"on": "2026-11-21"}).json()["moves"] == ["end"]
    assert cast.learner.post(f"{own}/refuse", {"on": "2026-11-21"}).status_code == 409

    told = {"kind": "ibal", "proposer": "vdab", "proposedOn": "2026-11-20", "reason": "Extra begeleiding."}
    made = cast.coach.post(at, told)
    assert made["Location"].endswith(f"{at}/{made.json()['id']}")
    refused = cast.learner.post(f"{at}/{made.json()['id']}/refuse", {"on": "2026-11-21", "closing": "Nee."})
    assert (refused.json()["state"], refused.json()["closing"], refused.json()["moves"]) == ("refused", "Nee.", [])
    assert [one["kind"] for one in cast.learner.get(at).json()["items"]] == ["ibal", "naft"]
    looks = ReadNote.objects.filter(subject_kind="intake.needsfile", subject_id=str(cast.referral.track_id))
    assert {"api:getReferral", "api:listReferrals"} <= set(looks.values_list("page", flat=True))
