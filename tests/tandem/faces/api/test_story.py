"""From an empty form to the public register, by programs alone: the company's, the partnership's and a visitor's."""

import pytest
from pypdf import PdfReader

from tandem.base import events
from tandem.registers.access.models import ReadNote
from tests.tandem.faces.api import house
from tests.tandem.faces.api.house import API, NOBODY, PDF, Caller, contact, mentor_form, pdf

pytestmark = pytest.mark.slow


def _text(answer) -> str:
    import io

    assert answer["Content-Type"] == "application/pdf"
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)


def _ok(answer, status: int = 200) -> dict:
    assert answer.status_code == status, answer.content
    return answer.json() if answer.content else {}


def _filled_in(cast) -> str:
    """A form with everything in it, each part on the version that was read; gives its address."""
    boss: Caller = cast.boss
    made = boss.post(f"/companies/{cast.company}/dossiers", Idempotency_Key="start-of-the-story")
    _ok(made, 201)
    form = made["Location"].removeprefix(API)
    tag = made["ETag"]
    for part, body in (
        ("contact", contact()),
        ("declarations", {"finance": True, "convictions": True, "duties": True}),
    ):
        answer = boss.put(f"{form}/{part}", body, If_Match=tag)
        _ok(answer)
        tag = answer["ETag"]
    mentor = _ok(boss.post(f"/companies/{cast.company}/mentors", mentor_form(cast)), 201)["id"]
    extract = {"model": "596.2", "issuedOn": "2026-11-01", "outcome": "in_order"}
    _ok(boss.post(f"/mentors/{mentor}/extractChecks", extract))
    place = {"establishmentId": str(cast.world.establishment.pk), "training": cast.world.training}
    asked = boss.post(f"{form}/requests", place)
    _ok(asked, 201)
    listed = _ok(NOBODY.get(f"/trainings/{cast.world.training}/activityList"))
    codes = [one["code"] for one in listed["activities"]]
    workplace = {"equipment": True, "activities": codes, "mentors": [mentor]}
    _ok(boss.put(f"{asked['Location'].removeprefix(API)}/workplace", workplace, If_Match=asked["ETag"]))
    document = boss("POST", f"{form}/attachments", {"condition": "equipment"}, files={"file": pdf()})
    _ok(document, 201)
    assert boss.get(document["Location"].removeprefix(API)).content == PDF
    return form


def test_a_company_is_recognised_without_a_page(cast):
    boss, manager = cast.boss, cast.manager
    form = _filled_in(cast)
    assert _ok(boss.get(f"{form}/checks"))["isOk"] is True
    handed_in = _ok(boss.post(f"{form}/submit", If_Match=boss.get(form)["ETag"]))
    assert handed_in["number"] in _text(boss.get(f"{form}/receipt"))

    (waiting,) = _ok(manager.get(f"/requests?q={handed_in['number']}"))["items"]
    file = f"/requests/{waiting['id']}"
    assert waiting["moves"] == ["ask_completion", "declare_complete"]
    read = manager.get(file)
    assert _ok(read)["mentors"][0]["name"] == "Sam Voorbeeld"
    asked = manager.post(
        f"{file}/askCompletion",
        {"items": ["mentors"], "words": "Wanneer volgt Sam de opleiding?"},
        If_Match=read["ETag"],
    )
    assert _ok(asked)["state"] == "incomplete"
    question = _ok(boss.get(file))["questions"][0]
    assert "Wanneer volgt Sam" in _text(boss.get(f"{file}/questions/{question['id']}/letter"))
    assert _ok(boss.post(f"{file}/resubmit", If_Match=asked["ETag"]))["moves"] == ["withdraw"]

    complete = _ok(manager.post(f"{file}/declareComplete"))
    assert complete["dueOn"] == "2026-12-05"
    _ok(manager.post(f"{file}/takeUp"))
    assert _ok(manager.get(f"{file}/checks"))["isOk"] is True
    granted = _ok(manager.post(f"{file}/grant", {"motive": "Alles is er."}, Idempotency_Key="the-decision"))
    assert granted["state"] == "granted"

    entry = _ok(NOBODY.get(f"/workplaces/{granted['recognition']}"))
    assert entry["isValidToday"] is True
    assert entry["decidedBy"] == cast.world.body("FOOD").name
    assert _ok(NOBODY.get("/workplaces?near=51.05,3.72"))["items"][0]["number"] == granted["recognition"]
    assert granted["recognition"] in _text(boss.get(f"/recognitions/{granted['recognition']}/certificate"))
    assert granted["recognition"] in _text(boss.get(f"{file}/decisionLetter"))
    assert [one["number"] for one in _ok(boss.get(f"/companies/{cast.company}/recognitions"))["items"]] == [
        granted["recognition"]
    ]
    _the_history_tells_it_all(boss, file)
    assert list(events.verify()) == []


def _the_history_tells_it_all(boss: Caller, file: str) -> None:
    told = _ok(boss.get(f"{file}/history"))["items"]
    codes = [one["code"] for one in told]
    assert codes.index("recognition.request_submitted") < codes.index("recognition.completion_asked")
    assert codes[-1] == "recognition.granted"
    assert next(one for one in told if one["code"] == "recognition.completion_asked")["words"].startswith("Wanneer")
    looked = _ok(boss.get(f"{file}/looks"))["items"]
    assert {"company_admin", "partnership_manager"} <= {one["role"] for one in looked}


def test_a_refusal_gives_its_reasons_to_the_company(cast):
    mentor = cast.world.mentor(years=0)
    request = cast.world.in_treatment(mentor=mentor)
    file = f"/requests/{request.pk}"
    assert cast.manager.post(f"{file}/refuse", {"motive": "  "}).status_code == 400
    refused = _ok(cast.manager.post(f"{file}/refuse", {"motive": "De mentor heeft te weinig ervaring."}))
    assert (refused["state"], refused["recognition"]) == ("refused", None)

    decision = _ok(cast.boss.get(file))["decision"]
    assert decision["motive"] == "De mentor heeft te weinig ervaring."
    assert "mentor.experience" in {one["code"] for one in decision["unmet"]}
    assert "ervaring" in _text(cast.boss.get(f"{file}/decisionLetter"))


def test_every_reading_of_a_file_is_noted_with_its_page(cast):
    request = cast.submitted
    cast.manager.get(f"/requests/{request.pk}")
    cast.manager.post(f"/requests/{request.pk}/declareComplete")
    cast.boss.get(f"/mentors/{cast.mentor.pk}")

    notes = list(ReadNote.objects.order_by("id").values_list("page", "subject_kind", "subject_id", "role"))
    assert notes == [
        ("api:getRequest", "recognition.recognitionrequest", str(request.pk), "partnership_manager"),
        ("api:declareComplete", "recognition.recognitionrequest", str(request.pk), "partnership_manager"),
        ("api:getMentor", "recognition.mentor", str(cast.mentor.pk), "company_admin"),
    ]


def test_an_answer_to_a_change_tells_nothing_of_a_person(cast):
    made = cast.boss.post(f"/companies/{cast.company}/mentors", mentor_form(cast))
    step = cast.manager.post(f"/requests/{cast.submitted.pk}/declareComplete")
    put = cast.boss.put(f"/dossiers/{cast.world.draft(mentor=cast.mentor)[0].pk}/contact", contact())
    for answer in (made, step, put):
        assert answer.status_code in {200, 201}
        assert "Voorbeeld" not in answer.content.decode().replace("Bakkerij Voorbeeld", "")


def test_a_document_that_is_not_what_it_says_is_refused_with_every_reason(cast):
    dossier, _ = cast.draft
    sent = {"file": house.pdf("=oven.pdf", b"MZ\x90 not a pdf /JavaScript")}
    answer = cast.boss("POST", f"/dossiers/{dossier.pk}/attachments", {"condition": "equipment"}, files=sent)
    assert answer.status_code == 400
    assert {one["code"] for one in answer.json()["issues"]} == {
        "attachment.is_what_it_says",
        "attachment.no_active_content",
    }
    for parts, files in (({"condition": "oven"}, {"file": pdf()}), ({"condition": "equipment"}, {})):
        answer = cast.boss("POST", f"/dossiers/{dossier.pk}/attachments", parts, files=files)
        assert answer.status_code == 400
        assert answer.json()["issues"][0]["in"] == "body"


def test_a_document_comes_as_a_download_that_cannot_run(cast):
    answer = cast.boss.get(f"/attachments/{cast.attachment.pk}")
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox"


def test_notices_are_read_once_for_the_whole_organisation(cast, now):
    from tests.factories.outbox import NoticeFactory

    NoticeFactory.create_batch(2, organisation_id=cast.company)
    listed = _ok(cast.boss.get("/notices"))
    assert listed["total"] == 2
    assert _ok(cast.boss.post("/notices/markRead", {"ids": [listed["items"][0]["id"]]})) == {"count": 1}
    assert _ok(cast.hr.post("/notices/markRead", {})) == {"count": 1}
    assert all(one["readAt"] for one in _ok(cast.boss.get("/notices"))["items"])


def test_the_platform_says_how_it_stands(cast, now):
    from tests.factories.base import JobFactory

    job = JobFactory(failed=True)
    assert _ok(cast.admin.get("/system/backlog"))["isLate"] is True
    (shown,) = _ok(cast.admin.get("/system/jobs?state=failed"))["items"]
    assert (shown["id"], shown["lastError"]) == (str(job.pk), "ValueError: x")
    assert _ok(cast.admin.post(f"/system/jobs/{job.pk}/again"))["failed"] == 0
    assert cast.admin.post(f"/system/jobs/{job.pk}/again").status_code == 404
    whole = _ok(cast.admin.get("/system/audit"))
    assert (whole["isWhole"], whole["faults"]) == (True, [])
