"""Training plans by the API: begun, filled in, shared, answered and frozen; nobody overwrites what another wrote."""

import pytest

from tandem.journey.plans.models import PlanVersion, TrainingPlan
from tandem.registers.access.models import ReadNote

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PERIOD = {"begins": "2026-12-01", "ends": "2027-06-30"}
LINE = {"code": "E-01", "introduced": "school", "practised": "work", "workplaces": [1], "guide": "Mia"}


def test_a_program_writes_a_plan_that_the_company_answers(cast):
    school, company = cast.coach, cast.boss
    nowhere = PERIOD | {"together": ["018f0000-0000-7000-8000-000000000000"]}
    assert school.post(f"/tracks/{cast.noor.track.pk}/trainingPlans", nowhere).status_code == 404
    assert not TrainingPlan.objects.exists()
    made = school.post(f"/tracks/{cast.noor.track.pk}/trainingPlans", PERIOD)
    assert made.status_code == 201, made.content
    at = f"/trainingPlans/{made.json()['id']}"
    assert made["Location"].endswith(at)
    assert school.post(f"/tracks/{cast.noor.track.pk}/trainingPlans", PERIOD).status_code == 409, "one at a time"
    assert company.get(at).status_code == cast.learner.get(at).status_code == 404, "a draft"

    listed = {one["code"] for one in made.json()["lines"]}
    own = school.post(f"{at}/lines", {"text": "Klanten ontvangen", "safety": "minor"}).json()
    assert [one["safety"] for one in own["lines"] if one["isOwn"]] == ["minor"]
    assert {one["code"] for one in own["lines"]} - listed == {"E-01"}
    stops = school.post(f"{at}/freeze")
    assert stops.status_code == 409
    assert "plan.learns_at_work" in str(stops.json())
    recognition = cast.plan_workplace(TrainingPlan.objects.get())
    place = PERIOD | {"recognitionNumber": recognition.number, "days": 90}
    placed = school.post(f"{at}/workplaces", place)
    assert placed.json()["workplaces"][0]["isLead"], placed.content
    lines = [LINE | {"code": code} for code in sorted(listed)] + [LINE]
    assert school.put(f"{at}/lines", {"lines": lines}, If_Match=own and '"oud"').status_code == 412
    told = school.put(f"{at}/lines", {"lines": lines}, If_Match=placed["ETag"]).json()
    assert told["nowhere"] == []
    assert all(one["guide"] == "Mia" for one in told["lines"])

    assert school.post(f"{at}/share").json()["moves"] == ["freeze", "close"]
    read = company.get(at).json()
    assert (read["moves"], read["supportPlan"]) == ([], "")
    assert company.post(f"{at}/share").status_code == 403
    said = company.post(f"{at}/comments", {"words": "Pas in maart.", "line": "E-01"}).json()["comments"]
    assert [(one["voice"], one["line"]) for one in said] == [("company", "E-01")]
    school.post(f"{at}/comments/{said[0]['id']}/settle")
    frozen = school.post(f"{at}/freeze").json()
    assert [one["number"] for one in frozen["versions"]] == [1]
    version = cast.parent.get(f"{at}/versions/1").json()
    assert version["digest"] == PlanVersion.objects.get().digest
    assert [one["id"] for one in company.get("/trainingPlans").json()["items"]] == [made.json()["id"]]
    assert ReadNote.objects.filter(page="api:getPlan", subject_id=str(cast.noor.track.pk)).exists()


def test_a_program_of_vdab_answers_what_a_school_asks(cast):
    school, vdab = cast.coach, cast.vdab
    at = f"/trainingPlans/{cast.plan.pk}"
    form = {"name": "Heftruck", "lines": ["E-01"], "begins": "2027-01-04", "ends": "2027-01-29"}
    (asked,) = school.post(f"{at}/modules", form).json()["modules"]
    assert (asked["giver"], asked["state"], asked["lines"], asked["part"]) == ("VDAB", "asked", ["E-01"], "both")
    assert [one["id"] for one in vdab.get("/askedModules").json()["items"]] == [asked["id"]]
    mine = f"/askedModules/{asked['id']}"
    before = vdab.get(mine).json()
    assert (before["learnerName"], before["activities"][0]["isPractised"]) == ("", True)
    assert vdab.post(f"{mine}/confirm").json()["learnerName"]
    assert vdab.post(f"{mine}/confirm").status_code == 409
    refused = vdab.post(f"{mine}/refuse", {"reason": "Volzet tot mei."}).json()
    assert (refused["state"], refused["reason"]) == ("refused", "Volzet tot mei.")
    changed = school.put(f"{at}/modules/1", form | {"part": "introduce"}).json()["modules"]
    assert [(one["state"], one["part"]) for one in changed] == [("asked", "introduce")]
    assert school.delete(f"{at}/modules/1").status_code == 204
    assert vdab.get(mine).status_code == 404
