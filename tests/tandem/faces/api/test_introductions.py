"""A learner and a workplace get to know each other, by the programs of a school, a company and a learner."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tandem.journey.placement.models import Introduction
from tandem.journey.placement.terms.introductions import IntroductionState, Origin
from tandem.registers.access.models import Capacity, ReadNote
from tests.factories.introductions import IntroductionFactory
from tests.harness import meeting
from tests.harness.meeting import Meeting
from tests.tandem.faces.api import house
from tests.tandem.faces.api.house import Caller

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TALK = {"day": "2026-12-03", "hour": "14:30", "place": "Dorpsstraat 1, Gent", "words": "Vraag naar Jan."}
MOST_QUERIES = 20


@dataclass
class Programs:
    """The story, and a program of each of its people."""

    story: Meeting
    learner: Caller
    parent: Caller
    coach: Caller
    boss: Caller

    @property
    def proposals(self) -> str:
        return f"/tracks/{self.story.track.pk}/introductions"


@pytest.fixture
def programs(now) -> Programs:
    story = meeting.build(now)
    coach = Capacity.objects.get(user=story.noor.coach.user_id)
    learner, parent = house.caller_of(story.noor.learner), house.caller_of(story.noor.parent)
    return Programs(story, learner, parent, house.caller(coach), house.caller_of(story.boss))


def codes(answer) -> set[str]:
    return {issue["code"] for issue in answer.json()["issues"]}


def test_from_proposal_to_place_and_away(programs):
    told = programs.coach.post(programs.proposals, {"openingId": str(programs.story.opening.pk)})
    assert told.status_code == 201, told.content
    at = told["Location"].removeprefix("/api/v1")
    assert told.json()["contact"]["name"] == "Noor Voorbeeld"
    assert told.json()["moves"] == ["withdraw"]
    assert programs.learner.get(at).json()["moves"] == ["refuse", "withdraw"]

    assert programs.learner.post(f"{at}/showInterest").json()["interestedAt"]
    assert programs.learner.put(f"{at}/letter", {"letter": "Ik bak graag."}).json()["letter"] == "Ik bak graag."
    read = programs.boss.get(at)
    assert read.json()["moves"] == ["plan", "promise", "transfer", "refuse"]
    talk = programs.boss.post(f"{at}/plan", TALK, If_Match=read["ETag"])
    assert talk.json()["talk"] == {"starts": "2026-12-03T13:30:00Z", "place": TALK["place"], "words": TALK["words"]}
    assert programs.boss.post(f"{at}/promise", If_Match=read["ETag"]).status_code == 412
    assert programs.boss("POST", f"{at}/promise").status_code == 428
    assert programs.boss.post(f"{at}/promise", If_Match=talk["ETag"]).json()["waitsFor"] == "learner"
    assert codes(programs.coach.post(f"{at}/accept")) == {"introduction.may_speak"}

    placed = programs.parent.post(f"{at}/accept").json()
    assert (placed["state"], placed["waitsFor"], placed["moves"]) == ("placed", None, ["fall_away"])
    wrong = programs.boss.post(f"{at}/fallAway", {"reason": "changed_mind"})
    assert (wrong.status_code, codes(wrong)) == (400, {"introduction.fallen_reason"})
    away = programs.boss.post(f"{at}/fallAway", {"reason": "no_agreement", "words": "Geen akkoord."}).json()
    assert (away["state"], away["endedBy"], away["reason"], away["words"]) == (
        "fallen_away",
        "company",
        "no_agreement",
        "Geen akkoord.",
    )


def test_a_company_knows_who_it_is_once_it_answers_and_only_the_name_once_it_is_over(programs):
    one = programs.story.proposed(actor=programs.story.noor.learner, letter="Ik bak graag.")
    at, person = f"/introductions/{one.pk}", programs.story.track.person
    secrets = (person.given_name, person.family_name, str(programs.story.track.pk), "2009", "@", "04-12")

    for answer in (programs.boss.get(at), programs.boss.get("/introductions")):
        assert not [secret for secret in secrets if secret in answer.content.decode()]
    told = programs.boss.get(at).json()
    assert (told["learnerName"], told["trackId"], told["contact"]) == ("", None, None)
    assert (told["learner"]["age"], told["learner"]["identity"], told["letter"]) == ("minor", None, "Ik bak graag.")

    known = programs.boss.post(f"{at}/plan", TALK).json()
    assert known["learnerName"] == known["learner"]["identity"]["name"] == f"Noor {person.family_name}"
    assert known["trackId"] is None
    wrong = programs.boss.post(f"{at}/refuse", {"reason": "too_far"})
    assert (wrong.status_code, codes(wrong)) == (400, {"introduction.reason"})
    over = programs.boss.post(f"{at}/refuse", {"reason": "no_match", "words": "Het klikte niet."}).json()
    assert (over["state"], over["learnerName"]) == ("refused", f"Noor {person.family_name}")
    assert over["learner"]["identity"] is None
    assert programs.learner.get(at).json()["words"] == "Het klikte niet."


def test_a_company_that_asked_hears_no_school_and_no_letter_before_the_learner_says_yes(programs):
    mine = {"track": programs.story.track, "opening": programs.story.opening}
    one = IntroductionFactory(**mine, origin=Origin.INVITED, letter="Wij van de school.")
    told = programs.boss.get(f"/introductions/{one.pk}").json()
    (line,) = programs.boss.get("/introductions").json()["items"]
    assert (told["providerName"], told["letter"], line["providerName"]) == ("", "", "")
    school = programs.story.track.provider.name
    assert programs.coach.get(f"/introductions/{one.pk}").json()["providerName"] == school

    assert programs.learner.post(f"/introductions/{one.pk}/showInterest").status_code == 200
    told = programs.boss.get(f"/introductions/{one.pk}").json()
    assert (told["providerName"], told["letter"]) == (school, "Wij van de school.")


def test_what_cannot_be_is_said_in_dutch_and_changes_nothing(programs):
    one = programs.story.proposed()
    again = programs.coach.post(programs.proposals, {"openingId": str(programs.story.opening.pk)})
    assert (again.status_code, codes(again)) == (409, {"introduction.runs_once"})
    assert again.json()["issues"][0]["title"] == "Deze kennismaking loopt al"
    letter = {"openingId": str(programs.story.opening.pk), "letter": "Neem haar."}
    assert codes(programs.coach.post(programs.proposals, letter)) == {"introduction.may_speak"}
    past = programs.boss.post(f"/introductions/{one.pk}/plan", TALK | {"day": "2026-01-05"})
    assert (past.status_code, codes(past)) == (409, {"introduction.talk_ahead"})
    assert programs.boss.post(f"/introductions/{one.pk}/plan", TALK | {"hour": "24:00"}).status_code == 400
    assert codes(programs.learner.post(f"/introductions/{one.pk}/accept")) == {"introduction.accept.state"}
    other = programs.story.proposed(track=programs.story.another_learner())
    programs.boss.post(f"/introductions/{one.pk}/promise")
    full = programs.boss.post(f"/introductions/{other.pk}/promise")
    assert full.status_code == 409
    assert "Alle plaatsen zijn al toegezegd" in full.json()["issues"][0]["title"]
    assert Introduction.objects.get(pk=other.pk).state == IntroductionState.PROPOSED


def test_it_goes_on_with_another_place_and_happens_once(programs):
    one, elsewhere = programs.story.planned(), programs.story.place.opened(starts_on=date(2027, 1, 11))
    at = f"/introductions/{one.pk}"
    (place,) = programs.boss.get(at).json()["otherPlaces"]
    assert place["openingId"] == str(elsewhere.pk)

    sent = {"Idempotency_Key": "verplaats-1"}
    first = programs.boss.post(f"{at}/transfer", {"openingId": place["openingId"]}, **sent)
    second = programs.boss.post(f"{at}/transfer", {"openingId": place["openingId"]}, **sent)

    assert (first.status_code, second["Idempotent-Replayed"]) == (201, "true")
    assert first.content == second.content
    assert first.json()["talk"]["place"] == meeting.TALK.place
    assert programs.boss.get(at).json()["movedTo"] == first.json()["id"]
    (line,) = programs.learner.get(programs.proposals).json()["items"]
    assert line["id"] == first.json()["id"]


def test_a_list_has_its_parts_is_noted_and_asks_no_more_when_it_grows(programs):
    def ask(who: Caller, part: str) -> tuple[int, int]:
        with CaptureQueriesContext(connection) as asked:
            answer = who.get(f"/introductions?part={part}&pageSize=100")
        assert answer.status_code == 200, answer.content
        return len(asked), answer.json()["total"]

    mine = {"track": programs.story.track}
    at_boss = {"opening": programs.story.opening}
    IntroductionFactory(**mine, **at_boss, refused=True)
    few = {name: ask(getattr(programs, name), "ended") for name in ("learner", "coach", "boss")}
    before = ReadNote.objects.count()
    IntroductionFactory.create_batch(6, **mine, refused=True)
    for _ in range(6):
        IntroductionFactory(**at_boss, refused=True)

    for name, (queries, total) in few.items():
        many, more = ask(getattr(programs, name), "ended")
        assert (total, more) == (1, 7), name
        assert many <= queries <= MOST_QUERIES, name
    assert ReadNote.objects.count() == before + 3
    assert ask(programs.boss, "running")[1] == ask(programs.boss, "waiting")[1] == 0
    assert programs.boss.get("/introductions?part=lopend").status_code == 400
