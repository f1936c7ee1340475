"""Agreements by the API: made by three parties, each its own fields and account; checked, presented and signed."""

import hashlib
from io import BytesIO

import pytest
from pypdf import PdfReader

from tandem.faces.api.v1.agreements.life_shapes import AgreementEndReason
from tandem.journey.agreements.models import Agreement
from tandem.journey.agreements.terms import EndReason
from tandem.registers.access.models import Capacity, ReadNote
from tests.factories.agreements import WEEK
from tests.factories.organisations import EstablishmentFactory
from tests.factories.recognition import ExtractCheckFactory, MentorFactory, MentorPostingFactory, RecognitionFactory
from tests.harness import agreeing, changing
from tests.harness.agreeing import BEGINS
from tests.harness.at_service import PAPER, work
from tests.harness.signed import sign_all
from tests.tandem.faces.api import house
from tests.tandem.faces.api.house import caller, caller_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ACCOUNT = "BE68539007547034"


def _programs(story):
    """A program of each side; the company has its capacity already."""
    company = caller(Capacity.objects.get(user=story.company.user_id))
    return caller_of(story.coach), company, caller_of(story.learner), caller_of(story.guardian)


def test_an_agreement_is_made_by_three_programs_and_signed_by_four(db, now):
    story = agreeing.begun()
    coach, company, learner, guardian = _programs(story)
    at = f"/agreements/{story.agreement.pk}"
    found = coach.get(at)
    assert (found.json()["party"], found.json()["signsAs"], found.json()["state"]) == ("provider", "provider", "draft")
    assert coach.get(f"{at}/checks").json()["mayBePresented"] is False
    assert coach("PUT", f"{at}/text", {"beginsOn": "2027-01-04"}).status_code == 428, "say which version you read"

    text = {"beginsOn": "2027-01-04", "endsOn": "2027-06-30", "hours": WEEK, "lessonHours": 480}
    told = coach.put(f"{at}/text", text, If_Match=found["ETag"])
    assert told.status_code == 200, told.content
    assert (told.json()["kind"], told.json()["because"]) == ("OAO", "enough_hours")
    assert coach.put(f"{at}/text", text, If_Match=found["ETag"]).status_code == 412
    refused = coach.put(f"{at}/text", {"accidentInsurer": "Verzekerd"})
    assert refused.status_code == 409, "a field of the company"
    assert coach.put(f"{at}/text", {"beginsOn": "31/12/2026"}).status_code == 400
    insured = {"jointCommittee": "118", "accidentInsurer": "V", "accidentPolicy": "1"}
    assert company.put(f"{at}/text", insured).status_code == 200
    wish = {"learnerAsksPremium": True, "learnerAccount": ACCOUNT}
    assert learner.put(f"{at}/text", wish).json()["text"]["learnerAccount"] == ACCOUNT
    assert guardian.get(at).json()["text"]["learnerAccount"] == ACCOUNT
    for other in (coach, company):
        assert other.get(at).json()["text"]["learnerAccount"] == "…7034"

    agreeing.with_plan(story)
    said = company.post(f"{at}/remarks", {"field": "hours", "words": "Op vrijdag vroeger."}).json()["remarks"][0]
    assert coach.post(f"{at}/remarks/{said['id']}/settle").json()["remarks"][0]["settledAt"]
    checks = coach.get(f"{at}/checks").json()
    assert (checks["mayBePresented"], checks["kind"], checks["allowance"]["basis"]) == (True, "OAO", "forecast")
    paper = learner.get(f"{at}/paper")
    assert paper["Content-Type"] == "application/pdf"
    assert ACCOUNT not in "".join(page.extract_text() for page in PdfReader(BytesIO(paper.content)).pages)
    assert ReadNote.objects.filter(page="api:getAgreementPaper", subject_id=str(story.track.pk)).exists()
    _outputs(at, company, learner)

    shown = coach.post(f"{at}/present", Idempotency_Key="aanbieden-1").json()
    assert [one["state"] for one in shown["signatures"]] == ["asked", "waiting", "waiting", "waiting"]
    again = coach.post(f"{at}/present", Idempotency_Key="aanbieden-1")
    assert (again.json(), again["Idempotent-Replayed"]) == (shown, "true")
    read = {"paper": shown["paper"]}
    assert company.post(f"{at}/sign", read).status_code == 409, "not its turn"
    assert learner.post(f"{at}/sign", {"paper": "c" * 64}).status_code == 409, "another text"
    for side in (learner, guardian, company):
        assert side.post(f"{at}/sign", read).status_code == 200
    done = coach("POST", f"{at}/scans/provider", files={"file": house.scan_file()}, If_Match="*")
    assert (done.json()["state"], done.json()["registeredAt"] is not None) == ("signed", True)
    assert [one["kind"] for one in done.json()["signatures"]] == ["consent", "consent", "consent", "scan"]
    assert {one["strength"] for one in done.json()["signatures"]} == {"api-key", ""}
    (line,) = company.get("/agreements?state=signed").json()["items"]
    assert line["number"] == story.again().number
    assert company.get("/agreements?state=draft&state=signing").json()["total"] == 0
    assert coach.get(f"/agreements?trackId={story.track.pk}").json()["total"] == 1
    assert coach.get(f"/agreements?trackId={story.agreement.pk}").json()["total"] == 0


def test_the_sealed_text_and_the_evidence_come_by_the_api_once_they_are_there(db, now):
    story = agreeing.presented(agreeing.filled(agreeing.begun()), paper=PAPER)
    sign_all(story)
    coach, company, learner, _ = _programs(story)
    at = f"/agreements/{story.agreement.pk}"
    assert coach.get(f"{at}/sealed").status_code == coach.get(f"{at}/evidence").status_code == 404
    work()
    sealed, evidence = (learner.get(f"{at}/{name}") for name in ("sealed", "evidence"))
    assert sealed["Content-Type"] == evidence["Content-Type"] == "application/pdf"
    assert hashlib.sha256(sealed.content).hexdigest() == company.get(at).json()["sealed"]
    beside = {name: files[0] for name, files in PdfReader(BytesIO(evidence.content)).attachments.items()}
    number = story.agreement.number.lower()
    assert set(beside) == {f"getekend-{number}.pdf", f"opleidingsplan-{number}.pdf"}
    assert beside[f"getekend-{number}.pdf"] == sealed.content
    assert ReadNote.objects.filter(page="api:getAgreementEvidence", subject_id=str(story.track.pk)).exists()


def test_a_change_is_read_and_agreed_to_by_programs(db, now):
    story = agreeing.presented(agreeing.filled(agreeing.begun()))
    sign_all(story)
    coach, company, learner, guardian = _programs(story)
    row = changing.propose(story, story.company, now=now, from_on=BEGINS)
    at = f"/agreements/{story.agreement.pk}/changes"
    (line,) = learner.get(at).json()["items"]
    assert (line["number"], line["state"], line["paper"]) == (1, "proposed", row.paper)
    assert line["differences"][0]["before"] == "30 juni 2027"
    assert {(one["signer"], one["state"]) for one in line["yes"]} == {
        ("guardian", "asked"),
        ("company", "signed"),
        ("provider", "asked"),
    }
    one, read = f"{at}/{row.pk}", {"paper": row.paper}
    assert hashlib.sha256(learner.get(f"{one}/paper").content).hexdigest() == row.paper
    assert guardian.post(f"{one}/agree", {"paper": "c" * 64}).status_code == 409, "another text"
    assert learner.post(f"{one}/agree", read).status_code == 409, "a parent says it"
    assert guardian.post(f"{one}/agree", read).json()["yes"][0]["strength"] == "api-key"
    assert learner.get(f"{one}/sealed").status_code == 404
    assert coach.post(f"{one}/agree", read).json()["state"] == "agreed"
    work()
    assert learner.get(f"{one}/sealed").content.startswith(PAPER)
    assert company.get(f"{one}/evidence").content.startswith(b"%PDF-")
    assert coach.post(f"{one}/refuse", {"words": "Toch niet."}).status_code == 409
    assert learner.get(f"/agreements/{agreeing.begun().agreement.pk}/changes/{row.pk}/paper").status_code == 404


def _outputs(at, company, learner):
    """What is prepared for others: the declaration, the premiums, the days."""
    record = company.get(f"{at}/dimona").json()
    assert (record["workerType"], record["limitedContributionsUntil"]) == ("ALT", "2027-12-31")
    assert any("rijksregisternummer" in one for one in record["missing"])
    assert learner.get(f"{at}/dimona").status_code == 404
    (year,) = learner.get(f"{at}/premiums").json()["items"]
    assert (year["schoolYear"], year["registerBy"], year["learner"]["amount"]) == (
        "2026-2027",
        "2027-04-04",
        "€ 500,00",
    )
    assert learner.get(f"{at}/calendar").content.decode().count("BEGIN:VEVENT") == 3


def test_what_is_refused_comes_back_and_what_is_given_up_is_over(db, now):
    story = agreeing.presented(agreeing.filled(agreeing.begun()))
    coach, company, learner, _ = _programs(story)
    at = f"/agreements/{story.agreement.pk}"
    back = learner.post(f"{at}/refuse", {"words": "De uren kloppen niet."}).json()
    assert (back["state"], back["paper"], back["signatures"][0]["words"]) == ("draft", "", "De uren kloppen niet.")
    assert coach.post(f"{at}/workplaces", {"recognition": "E-2026-999999"}).status_code == 400
    assert coach.post(f"{at}/handOver", {"to": "company"}).json()["ball"] == "company"
    over = company.post(f"{at}/withdraw", {"words": "Het gaat niet door."}).json()
    assert (over["state"], over["closedBy"]) == ("withdrawn", "company")
    assert Agreement.objects.get().state == "withdrawn"


def test_a_change_is_proposed_reminded_replaced_and_taken_back_by_programs(db, now, fixed_clock):
    story = agreeing.presented(agreeing.filled(agreeing.begun()))
    sign_all(story)
    coach, company, learner, _ = _programs(story)
    at = f"/agreements/{story.agreement.pk}"
    (place,) = company.get(at).json()["workplaces"]
    there = EstablishmentFactory(company=story.recognition.company)
    other = RecognitionFactory(
        request__training=story.track.training, establishment=there, company=story.recognition.company
    )
    mentor = MentorFactory(company=story.recognition.company)
    MentorPostingFactory(mentor=mentor, establishment=there)
    ExtractCheckFactory(mentor=mentor)
    moved = {"id": place["id"], "recognition": other.number, "mentorId": str(mentor.pk)}
    told = {"fromOn": "2027-02-01", "words": "De zaak verhuist.", "workplaces": [moved]}
    key = {"Idempotency_Key": "wijziging-0001"}
    for who, body, issue in (
        (learner, told, "agreement.mentor_by_own_company"),
        (company, told | {"workplaces": []}, "amendment.changes"),
        (company, told | {"fromOn": "2026-01-01"}, "amendment.from_later"),
    ):
        refused = who.post(f"{at}/changes", body)
        assert (refused.status_code, refused.json()["issues"][0]["code"]) == (409, issue)
    unknown = company.post(f"{at}/changes", told | {"workplaces": [moved | {"recognition": "R-1999-000001"}]})
    assert unknown.status_code == 400
    made = [company.post(f"{at}/changes", told, **key) for _ in range(2)]
    assert [one.status_code for one in made] == [201, 201]
    row = made[0].json()
    assert row["id"] == made[1].json()["id"]
    assert {one["label"] for one in row["differences"]} == {"Werkplek", "Mentor"}

    one = f"{at}/changes/{row['id']}"
    assert coach.post(f"{one}/yes/guardian/remind").status_code == 409, "asked today"
    fixed_clock.move(days=2)
    assert coach.post(f"{one}/yes/guardian/remind").status_code == 200
    assert company.post(f"{one}/yes/guardian/remind").status_code == 403
    somebody_else = {"name": "Papa Voorbeeld", "email": "papa@voorbeeld.example"}
    given = coach.post(f"{one}/yes/guardian/replace", somebody_else).json()["yes"]
    assert next(each["name"] for each in given if each["signer"] == "guardian") == "Papa Voorbeeld"
    assert coach.post(f"{one}/withdraw").status_code == 409
    assert company.post(f"{one}/withdraw").json()["state"] == "withdrawn"


def test_the_reasons_of_an_end_are_those_of_the_room():
    assert {one.value for one in AgreementEndReason} == {one.value for one in EndReason}


def test_a_program_of_the_school_notes_that_a_year_ended_with_success(db, now):
    story = agreeing.presented(agreeing.filled(agreeing.begun()))
    sign_all(story)
    type(story.agreement).objects.filter(pk=story.agreement.pk).update(begins_on="2026-09-01", ends_on="2027-10-29")
    at, (coach, company, learner, _) = f"/agreements/{story.agreement.pk}", _programs(story)
    tag, told = {"If_Match": company.get(at).headers["ETag"]}, {"passedOn": "2026-11-20"}
    assert company.post(f"{at}/passed", told, **tag).status_code == 403
    assert coach.post(f"{at}/passed", told, If_Match='"x"').status_code == 412, "not what was read"
    assert coach.post(f"{at}/passed", told, **tag).status_code == 200
    assert coach.post(f"{at}/passed", told, **tag).json()["issues"][0]["code"] == "success.once_a_year"
    (row,) = learner.get(f"{at}/life").json()["passedYears"]
    assert (row["passedOn"], row["countsFrom"]) == ("2026-11-20", "2027-09-01")
    checks = company.get(f"{at}/checks").json()
    assert (checks["isPassed"], checks["allowance"]["category"], checks["allowanceWhenPassed"]["category"]) == (
        True,
        1,
        2,
    )
    strike = f"{at}/passed/{row['id']}/strike"
    assert learner.post(strike, **tag).status_code == 403
    assert coach.post(strike, **tag).status_code == 200
    assert coach.post(strike, **tag).status_code == 404
    assert company.get(f"{at}/checks").json()["isPassed"] is False


def test_an_agreement_lies_still_and_ends_by_programs(db, now):
    story = agreeing.presented(agreeing.filled(agreeing.begun()))
    at = f"/agreements/{story.agreement.pk}"
    coach, company, learner, _ = _programs(story)
    assert company.get(f"{at}/life").status_code == 404, "nothing is signed yet"
    sign_all(story)
    tag = {"If_Match": company.get(at).headers["ETag"]}
    stop = {"cause": "illness_or_accident", "beginsOn": "2027-02-01"}
    assert company.post(f"{at}/suspensions", stop, If_Match='"x"').status_code == 412, "not what was read"
    assert learner.post(f"{at}/suspensions", stop, **tag).status_code == 403
    assert company.post(f"{at}/suspensions", stop, **tag).status_code == 200
    assert company.post(f"{at}/suspensions", stop, **tag).json()["issues"][0]["code"] == "suspension.no_overlap"
    (row,) = learner.get(f"{at}/life").json()["suspensions"]
    assert (row["cause"], row["endsOn"]) == ("illness_or_accident", None)
    assert coach.post(f"{at}/suspensions/{row['id']}/resume", {"lastDay": "2027-02-05"}, **tag).status_code == 200
    assert coach.post(f"{at}/suspensions/{row['id']}/strike", **tag).status_code == 200
    assert learner.get(f"{at}/life").json() == {"ending": None, "suspensions": [], "passedYears": []}

    said = {"reason": "mutual", "noticedOn": "2026-11-20", "lastDay": "2027-02-26", "words": "Samen beslist."}
    ahead = learner.post(f"{at}/end/check", said).json()
    assert (ahead["mayEnd"], ahead["searchesAgain"], ahead["days"]) == (True, True, 20)
    assert learner.post(f"{at}/end/check", said | {"reason": "expelled"}).json()["mayEnd"] is False
    assert learner.get(f"{at}/life").json()["ending"] is None
    assert company.post(f"{at}/end", said, **tag).json()["state"] == "signed"
    assert learner.get(f"{at}/life").json()["ending"]["saidBy"] == "company"
    assert coach.post(f"{at}/end/check", said).status_code == 409, "told already"
    assert learner.post(f"{at}/end/callOff", **tag).json()["issues"][0]["code"] == "ending.own"
    assert company.post(f"{at}/end/callOff", **tag).status_code == 200
    today = said | {"lastDay": "2026-11-21", "noticedOn": "2026-11-20"}
    assert company.post(f"{at}/end", today, **tag).json()["state"] == "ended"
    assert coach.post(f"{at}/end", today).status_code == 409, "it is over"
