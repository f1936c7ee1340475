"""Learners of a school and their search time, by the program of a school."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tandem.journey.intake.models import Track
from tandem.journey.placement.models import SearchClock
from tandem.registers.access.models import ReadNote
from tandem.registers.access.terms import Role
from tests.factories.clocks import SearchClockFactory
from tests.factories.intake import TrackFactory
from tests.harness import learner, matching
from tests.harness.learner import Choosing
from tests.tandem.faces.api import house
from tests.tandem.faces.api.house import Caller

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

MOST_QUERIES = 20


@dataclass
class School:
    """A learner, who guides, who leads the school, and the family; each with a program."""

    noor: Choosing
    coach: Caller
    head: Caller
    learner: Caller

    @property
    def at(self) -> str:
        return f"/tracks/{self.noor.track.pk}"

    def another(self, **values: object) -> Track:
        track = self.noor.track
        return TrackFactory(provider=track.provider, coach=track.coach, training=track.training, **values)


@pytest.fixture
def school(now) -> School:
    from tandem.registers.access.models import Capacity

    noor = learner.build(now)
    coach = house.caller(Capacity.objects.get(user=noor.coach.user_id))
    head = house.caller_of(matching.somebody(Role.PROVIDER_ADMIN, noor.track.provider_id))
    return School(noor, coach, head, house.caller_of(noor.learner))


def codes(answer) -> set[str]:
    return {issue["code"] for issue in answer.json()["issues"]}


def test_a_screening_is_answered_in_two_voices_concluded_and_opened_again(school):
    at = f"/tracks/{school.another(person__given_name='Sam').pk}"
    assert school.coach.get(f"{at}/screening").status_code == 404
    said = {"voice": "learner", "workWilling": "yes", "travelModes": ["foot", "bike"], "longestMinutes": 30}
    first = school.coach.put(f"{at}/screening", said)
    assert first.json()["byLearner"]["travelModes"] == ["bike", "foot"]
    assert school.coach.put(f"{at}/screening", {"voice": "coach"}, If_Match='"iets-anders"').status_code == 412
    assert codes(school.coach.post(f"{at}/screening/conclude")) == {"screening.ready_known"} | codes_that_warn(
        school, at
    )
    ready = {"voice": "coach", "workWilling": "yes", "workReady": "no", "longestMinutes": 45}
    both = school.coach.put(f"{at}/screening", ready, If_Match=first["ETag"])
    assert both.json()["differences"] == ["longest_minutes"]

    done = school.coach.post(f"{at}/screening/conclude", If_Match=both["ETag"]).json()
    assert (done["state"], done["path"]) == ("concluded", "run_up")
    assert "screening.ready" in {one["code"] for one in done["findings"]}
    assert school.coach.get(at).json()["path"] == "run_up"
    assert school.coach.put(f"{at}/screening", ready).status_code == 409
    again = school.coach.post(f"{at}/screening/reopen").json()
    assert (again["version"], again["state"], again["path"]) == (2, "open", None)

    track = school.coach.get(at)
    assert track.json()["moves"] == ["start_search", "start_run_up", "leave"]
    moved = school.coach.post(f"{at}/move", {"move": "start_run_up"}, If_Match=track["ETag"]).json()
    assert (moved["phase"], moved["moves"]) == ("run_up", ["end_run_up", "leave"])
    assert school.coach.post(f"{at}/move", {"move": "start_search"}).status_code == 409
    assert school.coach.post(f"{at}/move", {"move": "place"}).status_code == 400


def codes_that_warn(school: School, at: str) -> set[str]:
    answer = school.coach.post(f"{at}/screening/conclude").json()
    return {issue["code"] for issue in answer["issues"] if issue["effect"] == "warn"}


def test_days_are_asked_once_and_decided_by_the_school(school):
    clock = SearchClockFactory(track=school.noor.track, started_on=date(2026, 11, 2))
    (line,) = school.coach.get("/searchTimes").json()["items"]
    at = f"/searchTimes/{line['id']}"
    before = school.coach.get(at).json()
    assert (line["urgency"], before["daysTotal"], before["moves"]) == ("later", 20, ["ask"])
    assert school.coach.get("/searchTimes?urgency=late").json()["total"] == 0

    asked = school.coach.post(f"{at}/extensions", {"reason": "talks_planned", "words": "Op 8 december."})
    assert (asked.json()["isExtensionAsked"], asked.json()["moves"]) == (True, ["withdraw"])
    assert codes(school.coach.post(f"{at}/extensions", {"reason": "other"})) >= {"extension.asked_once"}
    (question,) = asked.json()["extensions"]
    decide = f"{at}/extensions/{question['id']}"
    assert codes(school.coach.post(f"{decide}/grant", {})) == {"extension.may_decide"}
    assert school.head.post(f"{decide}/refuse", {}).status_code == 409
    assert school.coach.get("/searchTimes?asked=true").json()["total"] == 1
    family = school.learner.get(f"{school.at}/searchTimes").json()["items"][0]
    assert (family["extensions"], family["isExtensionAsked"], family["moves"]) == ([], False, [])
    assert "8 december" not in str(family)

    granted = school.head.post(f"{decide}/grant", {"words": "Goed."}, If_Match=asked["ETag"]).json()
    assert granted["daysTotal"] == before["daysTotal"] + granted["extensions"][0]["days"]
    assert granted["dueOn"] > before["dueOn"]
    assert school.head.post(f"{decide}/refuse", {"words": "Toch niet."}).status_code == 409
    other = SearchClockFactory(track=school.another(searching=True), started_on=date(2026, 9, 1))
    assert school.head.post(f"/searchTimes/{other.pk}/extensions/{question['id']}/withdraw").status_code == 404
    assert codes(school.coach.post(f"{at}/handle", {"outcome": "full_time"})) >= {"clock.is_over"}
    late = school.coach.get("/searchTimes?urgency=late").json()["items"]
    assert [(one["id"], one["daysLeft"] < 0) for one in late] == [(str(other.pk), True)]
    handled = school.coach.post(f"/searchTimes/{other.pk}/handle", {"outcome": "full_time"}).json()
    assert (handled["state"], handled["outcome"]) == ("handled", "full_time")
    assert SearchClock.objects.get(pk=clock.pk).extended_days


def test_lists_are_narrowed_noted_and_ask_no_more_when_they_grow(school):
    def ask(path: str) -> tuple[int, int]:
        with CaptureQueriesContext(connection) as asked:
            answer = school.coach.get(f"{path}?pageSize=100")
        return len(asked), answer.json()["total"]

    SearchClockFactory(track=school.noor.track)
    few = {path: ask(path) for path in ("/tracks", "/searchTimes")}
    for place in range(5):
        SearchClockFactory(track=school.another(searching=True, person__family_name=f"Zoekt {place}"))
    for path, (queries, total) in few.items():
        more, rows = ask(path)
        assert (total, rows) == (1, 6), path
        assert more <= queries <= MOST_QUERIES, path
    school.another(person__family_name="Begint")
    names = [one["familyName"] for one in school.coach.get("/tracks?phase=intake&q=begin").json()["items"]]
    assert names == ["Begint"]
    assert school.coach.get("/tracks?unguided=true").json()["total"] == 0
    assert ReadNote.objects.filter(page="api:listTracks", subject_kind="organisations.provider").exists()
    assert school.learner.get("/tracks").status_code == school.learner.get(school.at).status_code == 404
