"""A school enrols and corrects a learner, keeps who acts for the learner, and lets them in, all by its program."""

import pytest

from tandem.faces.api.fields import SOME_KEY
from tandem.journey.intake.models import Track
from tandem.registers.access.models import Invitation, ReadNote
from tandem.registers.access.terms import Role
from tests.factories.organisations import ProviderFactory
from tests.harness import matching, school
from tests.tandem.faces.api import house
from tests.tandem.faces.api.house import Caller

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TOLD = {
    "givenName": "Noor",
    "familyName": "Leerling",
    "birthDate": "2009-04-12",
    "email": "noor.leerling@voorbeeld.example",
    "training": school.TRAINING,
    "startsOn": "2026-09-01",
    "locationNumber": "1",
    "postalCode": "9800",
    "municipality": "Deinze",
}
PARENT = {"givenName": "An", "familyName": "Ouder", "email": "an.ouder@voorbeeld.example"}


@pytest.fixture
def head(now) -> Caller:
    return house.caller_of(matching.somebody(Role.PROVIDER_ADMIN, school.build(now).provider.pk))


def coach_of(head: Caller) -> Caller:
    return house.caller_of(matching.somebody(Role.COACH, head.capacity.organisation_id))


def codes(answer) -> set[str]:
    return {issue["code"] for issue in answer.json()["issues"]}


def names(answer) -> set[str]:
    return {issue["name"] for issue in answer.json()["issues"]}


def test_a_learner_is_enrolled_once_corrected_as_read_guided_and_leaves(head):
    coach, colleague = coach_of(head), coach_of(head)
    once = {"Idempotency-Key": "inschrijving-1"}
    made = coach.post("/tracks", TOLD, **once)
    at = made["Location"].removeprefix(house.API)
    assert made.status_code == 201
    assert (made.json()["phase"], made.json()["locationNumber"], made.json()["coachId"]) == ("intake", "1", None)
    assert "leave" in made.json()["moves"]
    assert coach.post("/tracks", TOLD, **once).json() == made.json()
    assert codes(coach.post("/tracks", TOLD)) == {"track.enrolled_once"}
    assert codes(coach.post("/tracks", TOLD | {"birthDate": "2014-01-01"})) >= {"track.old_enough"}
    wrong = coach.post("/tracks", TOLD | {"startsOn": "1/9/2026", "houseNumber": "1" * 31, "secondaryYears": 40})
    assert (wrong.status_code, names(wrong)) == (400, {"startsOn", "houseNumber", "secondaryYears"})
    someone = str(colleague.capacity.user_id)
    assert codes(coach.post("/tracks", TOLD | {"givenName": "Jan", "coachId": someone})) == {"track.may_assign"}
    assert Track.objects.count() == 1

    better = TOLD | {"email": "noor@voorbeeld.example", "secondaryYears": 3}
    assert coach("PUT", at, better).status_code == 428
    saved = coach.put(at, better, If_Match=made["ETag"])
    assert (saved.json()["email"], saved.json()["secondaryYears"]) == ("noor@voorbeeld.example", 3)
    only_mail = coach.put(at, better | {"email": ""}, If_Match=saved["ETag"])
    assert coach.put(at, better, If_Match=saved["ETag"]).status_code == 412, "what is told of the learner counts too"
    assert codes(coach.put(at, better | {"postalCode": "0000"})) >= {"track.postal_code"}

    own = str(coach.capacity.user_id)
    assert [one["id"] for one in coach.get("/coaches").json()["items"]] == [own]
    assert {one["id"] for one in head.get("/coaches").json()["items"]} >= {own, someone}
    taken = coach.put(f"{at}/coach", {"coachId": own}, If_Match=only_mail["ETag"])
    assert taken.json()["coachId"] == own
    assert colleague.get(at).status_code == 404
    assert codes(coach.put(f"{at}/coach", {"coachId": someone})) == {"track.may_assign"}
    assert codes(head.put(f"{at}/coach", {"coachId": SOME_KEY})) == {"track.coach_here"}
    given = head.put(f"{at}/coach", {"coachId": someone})
    assert coach.put(f"{at}", better).status_code == 404

    assert codes(colleague.post(f"{at}/leave", {"leftOn": "2027-01-01", "reason": "work"})) == {"track.left_not_ahead"}
    assert colleague.post(f"{at}/leave", {"leftOn": "2026-11-01", "reason": "zomaar"}).status_code == 400
    left = colleague.post(f"{at}/leave", {"leftOn": "2026-11-01", "reason": "work"}, If_Match=given["ETag"])
    assert (left.json()["phase"], left.json()["leftReason"], left.json()["moves"]) == ("left", "work", [])
    assert colleague.post(f"{at}/leave", {"leftOn": "2026-11-01", "reason": "work"}).status_code == 409
    assert ReadNote.objects.filter(page="api:enrolLearner", subject_kind="intake.track").exists()


def test_parents_are_noted_invited_and_let_go_and_nobody_else_hears_of_them(head):
    track = head.post("/tracks", TOLD).json()["id"]
    at, stranger = f"/tracks/{track}", house.caller_of(matching.somebody(Role.COACH, ProviderFactory().pk))
    first = head.get(f"{at}/family")
    assert (first.json()["items"], first.json()["learner"]["moves"]) == ([], ["invite"])
    noted = head.post(f"{at}/guardians", PARENT)
    (parent,) = noted.json()["items"]
    of_parent = f"{at}/guardians/{parent['id']}"
    assert codes(head.post(f"{at}/guardians", PARENT)) == {"guardian.not_noted_yet"}
    assert names(head.post(f"{at}/guardians", PARENT | {"email": "an"})) == {"email"}
    assert head.post(f"{of_parent}/invite", If_Match=first["ETag"]).status_code == 412
    invited = head.post(f"{of_parent}/invite", If_Match=noted["ETag"]).json()["items"][0]["entry"]
    assert (invited["invitedAtAddress"], invited["moves"]) == (PARENT["email"], ["withdrawInvitation"])
    assert codes(head.post(f"{of_parent}/invite")) == {"invitation.open_already"}

    corrected = head.put(of_parent, PARENT | {"email": "an@voorbeeld.example"}).json()["items"][0]
    assert corrected["entry"]["moves"] == ["invite"], "a link to an address of before opens nothing"
    assert head.post(f"{of_parent}/withdrawInvitation").status_code == 404
    waiting = head.post(f"{at}/invite").json()["learner"]
    assert waiting["invitedAtAddress"] == TOLD["email"]
    assert head.post(f"{at}/withdrawInvitation").json()["learner"]["moves"] == ["invite"]
    assert Invitation.objects.filter(role=Role.LEARNER, withdrawn_at__isnull=False).count() == 1

    for caller in (stranger, house.NOBODY):
        assert caller.get(f"{at}/family").status_code in {401, 404}
    assert codes(head.post(f"{of_parent}/end", {"endsOn": "2020-01-01"})) == {"guardian.ends_after_start"}
    assert head.post(f"{of_parent}/end", {}).json()["total"] == 0
    assert head.put(of_parent, PARENT).status_code == 404
