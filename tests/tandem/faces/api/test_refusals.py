"""Every refusal is a problem that Belgif knows, complete, in the language of the reader, and never a fault of ours."""

import json
from pathlib import Path

import pytest
from django.db import OperationalError
from django.test import Client

from tandem.base.verdict import Finding
from tandem.faces.api import issues
from tandem.journey.recognition.actions import desk
from tandem.law import norms
from tandem.registers.reference import queries as reference
from tests.tandem.faces.api.house import NOBODY, Caller


def problem(answer, status: int, name: str) -> dict:
    """The refusal, after a look at its form."""
    told = answer.json()
    assert answer.status_code == status, told
    assert answer["Content-Type"] == "application/problem+json"
    assert told["status"] == status
    assert told["type"].rpartition(":")[2] == name
    assert told["instance"] == f"urn:uuid:{answer['BelGov-Trace-Id']}"
    assert told["detail"]
    return told


def names(told: dict) -> set[str]:
    return {issue.get("name", "") for issue in told["issues"]}


def test_the_refusal_in_the_guide_is_a_refusal_of_ours(day):
    guide = (Path(__file__).parents[4] / "docs/how-to/use-the-api.md").read_text()
    shown = json.loads(guide.partition("## When it is refused\n\n```json\n")[2].partition("```")[0])
    age = norms.at(day).mentor.min_age
    (issue,) = shown["issues"]
    finding = Finding("mentor.age", is_met=False, found=22, needed=age.value, ground=age, subject=issue["subject"])

    assert issue == issues.of_finding(finding).model_dump(mode="json", by_alias=True, exclude_none=True)


@pytest.mark.django_db
def test_every_fault_in_the_query_is_named_at_once():
    told = problem(NOBODY.get("/trainings?day=gisteren&page=0&pageSize=101&sector=bouw&kleur=rood"), 400, "badRequest")

    assert names(told) == {"day", "page", "pageSize", "sector", "kleur"}
    unknown = next(issue for issue in told["issues"] if issue["name"] == "kleur")
    assert unknown["type"] == "urn:problem-type:belgif:input-validation:unknownInput"
    assert unknown["in"] == "query"
    assert unknown["value"] == "rood"


@pytest.mark.django_db
def test_a_parameter_that_is_not_in_the_description_is_refused_alone_too():
    told = problem(NOBODY.get("/sectors?dag=2026-01-01"), 400, "badRequest")
    assert names(told) == {"dag"}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/municipalities/Gent", "/shortageLists/9", "/trainings/%00", "/sectors/x%27--"])
def test_a_fault_in_the_path_is_named(path):
    told = problem(NOBODY.get(path), 400, "badRequest")
    assert told["issues"][0]["in"] == "path"


def test_every_fault_in_the_body_is_named_at_once(cast):
    body = {"givenName": "", "familyName": 7, "experienceYears": 71, "birthDate": "1 mei", "schoenmaat": 44}
    told = problem(cast.boss.post(f"/companies/{cast.company}/mentors", body), 400, "badRequest")

    assert names(told) == {"givenName", "familyName", "experienceYears", "birthDate", "establishments", "schoenmaat"}
    assert {issue["in"] for issue in told["issues"]} == {"body"}
    kinds = {issue["name"]: issue["type"].rpartition(":")[2] for issue in told["issues"]}
    assert kinds["schoenmaat"] == "unknownInput"
    assert kinds["givenName"] == "schemaViolation"


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31", "2026-02-30", "20261121"])
def test_a_day_that_no_law_reaches_is_refused(day, cast):
    told = problem(cast.boss.get(f"/sectors?day={day}"), 400, "badRequest")
    assert names(told) == {"day"}


@pytest.mark.parametrize(
    "content", [b"{", b"", b"null", b"[]", b'"x"', b"\xff\xfe", b'{"name": NaN}', b"[" * 100_000, b'{"days": 1e999}']
)
def test_a_body_that_cannot_be_read_is_refused_gently(content, cast):
    address = f"/api/v1/dossiers/{cast.draft[0].pk}/contact"
    headers = {"Authorization": f"Bearer {cast.boss.secret}", "If-Match": "*"}
    answer = cast.boss.client.generic("PUT", address, content, "application/json", headers=headers)
    problem(answer, 400, "badRequest")


@pytest.mark.parametrize("text", ["\x00", "a\x1bb", "\ud800", "x" * 2001, {"a": 1}, ["x"], 7, None, True])
def test_a_text_with_signs_that_no_letter_can_print_is_refused(text, cast):
    body = {"name": "Noor", "email": "", "phone": "", "remarks": text}
    told = problem(cast.boss.put(f"/dossiers/{cast.draft[0].pk}/contact", body), 400, "badRequest")
    assert names(told) == {"remarks"}


def test_another_kind_of_message_is_refused(cast):
    address = f"/api/v1/dossiers/{cast.draft[0].pk}/contact"
    headers = {"Authorization": f"Bearer {cast.boss.secret}", "If-Match": "*"}
    answer = cast.boss.client.generic("PUT", address, b"{}", "text/plain", headers=headers)
    problem(answer, 400, "badRequest")
    whole = json.dumps({"name": "Noor", "email": "", "phone": ""}).encode()
    answer = cast.boss.client.generic("PUT", address, whole, "text/plain", headers=headers)
    problem(answer, 415, "unsupportedMediaType")


def test_a_message_that_is_too_large_is_not_read(cast):
    problem(
        cast.boss.put(f"/dossiers/{cast.draft[0].pk}/contact", {"remarks": "x" * 3_000_000}), 413, "payloadTooLarge"
    )
    answer = cast.boss.client.generic(
        "POST", "/api/v1/me/tokens", b"{}", "application/json", headers={"Content-Length": "99999999999"}
    )
    problem(answer, 413, "payloadTooLarge")


@pytest.mark.django_db
def test_a_method_that_is_not_there_says_which_are():
    answer = NOBODY("DELETE", "/sectors")
    problem(answer, 405, "methodNotAllowed")
    assert answer["Allow"] == "GET"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/nowhere", "/", "/sectors/AUTO/nowhere", "/companies/geen-sleutel/x"])
def test_an_address_without_a_door_is_a_problem_too(path):
    problem(NOBODY.get(path), 404, "resourceNotFound")


@pytest.mark.django_db
def test_an_address_without_a_door_is_a_problem_for_every_method_and_in_every_language():
    strict = Caller(client=Client(enforce_csrf_checks=True))
    dutch, english = strict.post("/nowhere", {}), strict.put("/nowhere", {}, Accept_Language="en")
    assert problem(dutch, 404, "resourceNotFound")["detail"].startswith("Dit bestaat niet")
    assert problem(english, 404, "resourceNotFound")["detail"].startswith("This does not exist")


@pytest.mark.django_db
def test_the_api_says_whether_it_is_up():
    assert NOBODY.get("/health").json() == {"status": "UP"}


@pytest.mark.django_db
def test_a_code_that_nobody_knows_is_not_found():
    for path in ("/sectors/NOWHERE", "/trainings/ZZZ-NIETS", "/law/parameters/no.such", "/jointCommittees/999"):
        problem(NOBODY.get(path), 404, "resourceNotFound")


def test_a_refused_step_names_every_reason_with_rule_and_source(cast):
    mentor = cast.world.mentor(birth=cast.world.day.replace(year=2008), years=0, with_extract=False)
    request = cast.world.in_treatment(mentor=mentor)
    told = problem(cast.manager.post(f"/requests/{request.pk}/grant", {}), 409, "notPossible")

    codes = {issue["code"] for issue in told["issues"]}
    assert {"mentor.age", "mentor.experience"} <= codes
    age = next(issue for issue in told["issues"] if issue["code"] == "mentor.age")
    assert age["type"] == "urn:problem-type:tandem:finding"
    assert age["title"] == "De mentor is te jong"
    assert age["found"] == 18
    assert age["needed"] == 25
    assert age["effect"] == "block"
    assert age["subject"] == str(mentor.pk)
    assert age["rule"]["key"] == "mentor.min_age"
    assert age["rule"]["rule"].startswith("R-MEN")
    assert age["rule"]["source"]
    assert age["next"]


def test_a_refusal_speaks_the_language_of_the_reader(cast):
    request = cast.submitted
    path = f"/requests/{request.pk}/takeUp"
    dutch = cast.manager.post(path)
    english = cast.manager.post(path, Accept_Language="en-GB, nl;q=0.4")

    (told,) = problem(dutch, 409, "notPossible")["issues"]
    (said,) = problem(english, 409, "notPossible")["issues"]
    assert (dutch["Content-Language"], english["Content-Language"]) == ("nl", "en")
    assert told["code"] == said["code"] == "recognition_request.take_up.state"
    assert "Ingediend" in told["detail"]
    assert "Submitted" in said["detail"]
    assert said["found"] == "submitted"
    assert said["needed"] == ["complete"]


def test_a_step_in_the_wrong_order_is_a_conflict(cast):
    for step, body in (("takeUp", None), ("grant", {}), ("refuse", {"motive": "Nee."})):
        problem(cast.manager.post(f"/requests/{cast.submitted.pk}/{step}", body), 409, "notPossible")
    problem(cast.boss.post(f"/requests/{cast.submitted.pk}/resubmit"), 409, "notPossible")


def test_what_the_sender_mends_in_the_message_is_a_bad_request(cast):
    form = {
        "givenName": "Sam",
        "familyName": "Voorbeeld",
        "birthDate": "2100-01-01",
        "establishments": [str(cast.world.establishment.pk)],
    }
    told = problem(cast.boss.post(f"/companies/{cast.company}/mentors", form), 400, "badRequest")
    assert {issue["code"] for issue in told["issues"]} == {"mentor.birth_date"}


def test_what_breaks_on_our_side_says_nothing_of_itself(cast, monkeypatch, caplog):
    def broken(**_):
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr(desk, "take_up", broken)
    told = problem(cast.manager.post(f"/requests/{cast.complete.pk}/takeUp"), 500, "internalServerError")
    assert "secret" not in json.dumps(told)
    assert "secret detail" in caplog.text


@pytest.mark.django_db
def test_a_database_that_is_away_is_told_with_when_to_come_back(monkeypatch, caplog):
    def away(*_, **__):
        raise OperationalError("no connection")

    monkeypatch.setattr(reference, "sectors_on", away)
    answer = NOBODY.get("/sectors")
    problem(answer, 503, "serviceUnavailable")
    assert int(answer["Retry-After"]) > 0
    assert "no connection" in caplog.text


def test_somebody_without_a_key_is_told_how_to_get_in(cast):
    answer = NOBODY.get(f"/dossiers/{cast.draft[0].pk}")
    problem(answer, 401, "noAccessToken")
    assert answer["WWW-Authenticate"].startswith("Bearer")


def test_answers_about_people_are_kept_by_nobody(cast):
    answer = cast.boss.get(f"/dossiers/{cast.draft[0].pk}")
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert {"Accept-Language", "Authorization", "Cookie"} <= {one.strip() for one in answer["Vary"].split(",")}
