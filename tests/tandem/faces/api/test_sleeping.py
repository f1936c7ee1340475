"""Sleeping recognitions through the API: the list with its reasons, a campaign, and what a company answers."""

from datetime import date

import pytest

from tests.factories.activation import AvailabilityQuestionFactory
from tests.harness.workplace import recognised

pytestmark = pytest.mark.slow


def test_a_desk_rehearses_asks_and_reads_the_answer_of_the_company(cast):
    asleep = recognised(cast.world.establishment, body=cast.recognition.body, valid_from=date(2025, 9, 1))
    found = cast.manager.get("/sleepingRecognitions").json()
    line = next(one for one in found["items"] if one["number"] == asleep.number)
    assert line["canBeAsked"] is True
    assert line["points"] == sum(one["points"] for one in line["reasons"]) <= line["mostPoints"]
    body = {"recognitions": [asleep.number], "dryRun": True}
    dry = cast.manager.post("/sleepingRecognitions/ask", body).json()
    assert (dry["asked"], dry["left"], dry["dryRun"]) == ([asleep.number], [], True)
    assert cast.boss.get(f"/companies/{cast.company}/availabilityQuestions").json()["total"] == 0

    done = cast.manager.post("/sleepingRecognitions/ask", body | {"dryRun": False})
    assert done.json()["asked"] == [asleep.number], done.content
    again = cast.manager.post("/sleepingRecognitions/ask", body).json()
    assert again["left"] == [{"number": asleep.number, "reasons": ["activation.asked_lately"]}]
    unknown = cast.manager.post("/sleepingRecognitions/ask", {"recognitions": ["E-1999-000001"]})
    assert unknown.status_code == 404

    (asked,) = cast.boss.get(f"/companies/{cast.company}/availabilityQuestions").json()["items"]
    assert (asked["recognition"], asked["state"], asked["answer"]) == (asleep.number, "asked", None)
    said = cast.hr.post(f"/availabilityQuestions/{asked['id']}/answer", {"answer": "not_now"}).json()
    assert (said["state"], said["answer"]) == ("paused", "not_now")
    public = cast["nobody"].get(f"/workplaces/{asleep.number}").json()
    assert public["pausedUntil"] == said["pausedUntil"]
    twice = cast.boss.post(f"/availabilityQuestions/{asked['id']}/answer", {"answer": "places"})
    assert twice.status_code == 409
    assert cast.boss.post(f"/availabilityQuestions/{asked['id']}/wake").json()["state"] == "awake"
    assert cast["nobody"].get(f"/workplaces/{asleep.number}").json()["pausedUntil"] is None
    other = AvailabilityQuestionFactory()
    assert cast.boss.post(f"/availabilityQuestions/{other.pk}/wake").status_code == 404
