"""A matching round by a program: begun, fixed, worked out, compared, read line by line, published."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tandem.journey.placement.actions import publishing, runs
from tandem.journey.placement.models import Introduction, MatchingRound, RoundRun
from tandem.registers.access.models import ReadNote
from tandem.registers.access.terms import Role
from tests.factories.organisations import ProviderFactory
from tests.factories.rounds import RunFactory
from tests.harness import matching
from tests.harness.matching import School
from tests.tandem.faces.api import house
from tests.tandem.faces.api.house import Caller

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

MOST_QUERIES = 20


@pytest.fixture
def school(now) -> School:
    return matching.build(now)


@pytest.fixture
def head(school) -> Caller:
    return house.caller_of(school.head)


def begun(head: Caller) -> str:
    answer = head.post("/rounds", {"title": "Najaar", "schoolYear": 2026})
    assert answer.status_code == 201, answer.content
    return answer["Location"].removeprefix("/api/v1")


def worked_out(head: Caller, at: str, school: School, rule: str = "levels") -> str:
    answer = head.post(f"{at}/runs", {"rule": rule})
    assert answer.status_code == 201, answer.content
    assert answer.json()["state"] == "waiting"
    runs.work_out(run_id=answer.json()["id"], now=school.now)
    return f"/runs/{answer.json()['id']}"


def codes(answer) -> set[str]:
    return {issue["code"] for issue in answer.json()["issues"]}


def test_from_a_round_to_its_proposals(school, head):
    opening, near, far = school.bakery(), school.learner(), school.learner(lat=51.052)
    at = begun(head)
    early = head.post(
        f"{at}/publish", {"runId": str(RunFactory(round=MatchingRound.objects.get()).pk), "answersUntil": "2026-12-10"}
    )
    assert codes(early) >= {"round.run_done"}
    RoundRun.objects.all().delete()
    worked_out(head, at, school)
    pair = {"trackId": str(far.pk), "openingId": str(opening.pk), "kind": "locked", "words": "Zo afgesproken."}
    fixed = head.post(f"{at}/pairs", pair).json()
    assert [(one["kind"], one["words"]) for one in fixed["pairs"]] == [("locked", "Zo afgesproken.")]
    chosen = worked_out(head, at, school, "stable")

    told = head.get(chosen).json()
    assert (told["counts"]["seekers"], told["counts"]["placed"], told["counts"]["isChecked"]) == (2, 1, True)
    assert {end["rule"] for end in told["ends"]} == {"stable", "min_minutes"}
    assert (len(told["inputs"]), told["faults"]) == (64, [])
    both = head.get(at).json()
    assert [one["rule"] for one in both["runs"]] == ["stable", "levels"]
    assert both["moves"] == ["change", "publish", "discard"]
    (placed,) = head.get(f"{chosen}/learners?outcome=placed").json()["items"]
    (without,) = head.get(f"{chosen}/learners?outcome=unplaced").json()["items"]
    assert (placed["trackId"], placed["outcome"], placed["place"]["openingId"]) == (
        str(far.pk),
        "locked",
        str(opening.pk),
    )
    assert (without["trackId"], without["place"], bool(without["outcomeWords"])) == (str(near.pk), None, True)
    line = head.get(f"{chosen}/learners/{near.pk}").json()
    assert line["notThese"][0]["why"] == "Elke plaats was hier vooraf al vastgelegd."
    assert head.get(f"{chosen}/learners?outcome=leftOut&training={school.training.code}").json()["total"] == 0

    wanted = {"runId": told["id"], "answersUntil": "2026-12-10"}
    assert codes(head.post(f"{at}/publish", wanted | {"answersUntil": "2026-01-01"})) == {"round.answer_ahead"}
    tag = head.get(at)["ETag"]
    published = head.post(f"{at}/publish", wanted, If_Match=tag).json()
    assert (published["state"], published["publishedRun"], published["moves"]) == ("published", told["id"], [])
    publishing.propose(round_id=published["id"], now=school.now)
    assert head.get(at).json()["proposals"] == {"proposed": 1, "passed_over": 0}
    assert Introduction.objects.get().track_id == far.pk
    assert head.put(at, {"title": "Herfst", "schoolYear": 2026}, If_Match=tag).status_code == 412
    assert head.post(f"{at}/discard").status_code == 409


def test_a_body_leads_a_round_without_learning_who_is_in_it(school, head, now):
    from tandem.registers.mandates import queries

    school.bakery()
    track = school.learner()
    agency = house.caller_of(matching.somebody(Role.AGENCY_STAFF, queries.agency_on(now.date()).pk))
    at = begun(agency)
    assert agency.post(f"{at}/providers", {"provider": "999999"}).status_code == 404
    asked = agency.post(f"{at}/providers", {"provider": school.provider.number}).json()
    assert asked["providers"] == [{"number": school.provider.number, "name": "School Voorbeeld", "takesPart": False}]
    assert head.post(f"{at}/join", {"takesPart": True}).json()["providers"][0]["takesPart"]
    chosen = worked_out(agency, at, school)

    told = agency.get(chosen).json()
    assert (told["counts"]["placed"], told["counts"]["averageMinutes"]) == (1, None)
    assert agency.get(f"{chosen}/learners").json()["total"] == 0
    assert agency.get(f"{chosen}/learners/{track.pk}").status_code == 404
    assert track.person.family_name not in agency.get(at).content.decode()
    own = head.get(f"{chosen}/learners").json()
    assert [one["familyName"] for one in own["items"]] == [track.person.family_name]
    assert head.get(chosen).json()["counts"]["averageMinutes"] is not None


def test_a_fixed_pair_that_cannot_be_is_told_without_names_of_others_and_a_page_asks_no_more(school, head):
    opening = school.bakery(seats=2)
    at = begun(head)
    for _ in range(2):
        school.learner()
    few = _queries(head, at, worked_out(head, at, school))
    for _ in range(8):
        school.learner()
    many = _queries(head, at, worked_out(head, at, school))
    assert many[0] <= few[0] + 1
    assert many[1] <= few[1]
    assert max(many) <= MOST_QUERIES
    away = school.learner(lat=50.8)
    pair = {"trackId": str(away.pk), "openingId": str(opening.pk), "kind": "locked"}
    held = head.post(f"{at}/pairs", pair).json()["pairs"][0]
    failed = head.get(worked_out(head, at, school)).json()
    assert failed["state"] == "failed"
    assert failed["faults"] == [{"code": "lock_impossible", "trackId": str(away.pk), "openingId": str(opening.pk)}]
    assert head.delete(f"{at}/pairs/{held['id']}").status_code == 204
    assert head.get(at).json()["pairs"] == []
    wrong = head.put(at, {"title": "Najaar", "schoolYear": 2016, "trainings": ["ZZZ-NIETS"]})
    assert codes(wrong) == {"round.school_year", "round.trainings"}
    stranger = house.caller_of(matching.somebody(Role.PROVIDER_ADMIN, ProviderFactory().pk))
    assert stranger.get(at).status_code == 404
    assert ReadNote.objects.filter(page="api:getRound", subject_kind="organisations.provider").exists()


def _queries(head: Caller, *paths: str) -> list[int]:
    counts = []
    for path in (paths[0], f"{paths[1]}/learners?pageSize=100"):
        with CaptureQueriesContext(connection) as asked:
            assert head.get(path).status_code == 200
        counts.append(len(asked))
    return counts
