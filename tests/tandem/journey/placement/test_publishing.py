"""A run becomes proposals: who decides it, what follows, what is passed over, and when a round is closed."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from tandem.base.actor import Actor
from tandem.base.models import Job
from tandem.base.verdict import Finding, Verdict
from tandem.journey.intake.models import Track
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.placement.actions import publishing, rounds
from tandem.journey.placement.models import Introduction, MatchingRound, Opening, RoundRun
from tandem.journey.placement.queries import introductions as proposals
from tandem.journey.placement.queries import rounds as doors
from tandem.journey.placement.rules.introductions import ProposalFacts, may_propose
from tandem.journey.placement.rules.rounds import LONGEST_ANSWER, why_not_proposed
from tandem.journey.placement.terms.introductions import IntroductionHappened, IntroductionState, Origin
from tandem.journey.placement.terms.rounds import NotProposed, RoundHappened, RoundState, RunRule, RunState
from tandem.registers.access.terms import Role
from tandem.registers.people.models import Person
from tests.factories.accounts import UserFactory
from tests.factories.mandates import BodyFactory
from tests.factories.placement import VetoFactory
from tests.factories.rounds import RoundFactory, RoundMemberFactory, RunFactory
from tests.harness import matching
from tests.harness.matching import School
from tests.tandem.registers.house import ROLES, last, opens, refused

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

UNTIL = date(2026, 12, 4)
MAY = {Role.PROVIDER_ADMIN, Role.AGENCY_STAFF, Role.FLEMISH_PARTNERSHIP}


@pytest.fixture
def school(now: datetime) -> School:
    """A school with a head and a coach."""
    return matching.build(now)


def published(school: School, run: RoundRun, **values: object) -> MatchingRound:
    """The round, with this run as its proposals."""
    given = {"actor": school.head, "run_id": run.pk, "answers_until": UNTIL, "now": school.now} | values
    return publishing.publish(**given)


def proposed(school: School, one: MatchingRound, *, now: datetime | None = None) -> list[Introduction]:
    """What the worker makes of it."""
    publishing.propose(round_id=str(one.pk), now=now or school.now)
    return list(Introduction.objects.filter(matching_round=one).order_by("pk"))


def test_a_run_becomes_a_proposal_for_everybody_it_placed(school: School) -> None:
    places = {school.bakery().pk, school.bakery().pk}
    learners = {school.learner().pk, school.learner().pk}
    lost = school.learner(lat=None)
    run = school.run(school.round())
    one = published(school, run)
    assert (one.state, one.published_run, one.answers_until) == (RoundState.PUBLISHED, run, UNTIL)
    assert last(one).code == RoundHappened.PUBLISHED
    assert last(one).data["run"] == str(run.pk)
    assert Job.objects.filter(name=publishing.JOB, key=f"{publishing.JOB}:{one.pk}").exists()

    made = proposed(school, one)
    assert {row.track_id for row in made} == learners
    assert {row.opening_id for row in made} == places
    assert {(row.origin, row.state, row.answers_until) for row in made} == {
        (Origin.ROUND, IntroductionState.PROPOSED, UNTIL)
    }
    assert {row.proposed_by for row in made} == {school.head.user_id}
    assert all(last(row).code == IntroductionHappened.PROPOSED for row in made)
    assert not Introduction.objects.filter(track=lost).exists()


def test_working_on_it_twice_makes_nothing_twice(school: School) -> None:
    school.bakery()
    school.learner()
    one = published(school, school.run(school.round()))
    assert doors.passed_over_in(school.head, one, day=school.now.date()) == {"pending": 1}
    assert len(proposed(school, one)) == len(proposed(school, one)) == 1
    assert doors.passed_over_in(school.head, one, day=school.now.date()) == {}


def test_whom_something_came_between_is_passed_over_and_counted(school: School) -> None:
    for _ in range(5):
        school.bakery()
    stays, placed, vetoes, full, seeker = (school.learner() for _ in range(5))
    run = school.run(school.round())
    one = published(school, run)
    at = dict(run.lines.values_list("track_id", "opening_id"))
    Track.objects.filter(pk=placed.pk).update(phase=Phase.PLACED)
    VetoFactory(track=vetoes, establishment=Opening.objects.get(pk=at[vetoes.pk]).establishment)
    Opening.objects.filter(pk=at[full.pk]).update(taken=1)
    Person.objects.filter(pk=seeker.person_id).update(birth_date=date(1999, 3, 1))
    Track.objects.filter(pk=seeker.pk).update(phase=Phase.INTAKE, is_job_seeker=True)
    assert [row.track_id for row in proposed(school, one)] == [stays.pk]
    assert doors.proposed_in(one) == {"proposed": 1, doors.PASSED_OVER: 4}
    whys = {placed: "not_searching", vetoes: "vetoed", full: "seats_taken", seeker: "advice", stays: ""}
    assert dict(run.lines.values_list("track_id", "not_proposed")) == {who.pk: why for who, why in whys.items()}
    Track.objects.filter(pk=stays.pk).update(coach=UserFactory())
    whole, guides_some = (
        doors.passed_over_in(actor, one, day=school.now.date()) for actor in (school.head, school.coach)
    )
    assert whole == {"not_searching": 1, "seats_taken": 1, "vetoed": 1, "advice": 1}
    assert guides_some == {"seats_taken": 1, "learner_changed": 3}

    Opening.objects.filter(pk=at[full.pk]).update(taken=0)
    assert {row.track_id for row in proposed(school, one)} == {stays.pk, full.pk}
    assert run.lines.get(track=full).not_proposed == ""


def test_whatever_keeps_a_proposal_from_being_made_has_a_reason(school: School) -> None:
    day = school.now.date()
    known = proposals.proposal(school.learner(), school.bakery(), answers_until=UNTIL, day=day)
    nothing_holds = ProposalFacts(
        day=day,
        is_searching=False,
        is_own_training=False,
        is_open=False,
        seats_left=0,
        is_vetoed=True,
        runs_already=True,
        was_refused_there=True,
        running=99,
        answers_until=day,
        age_at_start=1,
        min_age=2,
    )
    codes = may_propose(nothing_holds).codes() | may_propose(replace(known, seats_left=0)).codes()
    told = {why_not_proposed(Verdict((Finding(code, False),))) for code in codes}
    assert told | {NotProposed.ADVICE} == set(NotProposed) - {NotProposed.PENDING, NotProposed.LEARNER_CHANGED}
    assert NotProposed.ADVICE not in told


def test_once_the_day_to_answer_has_come_nothing_more_is_proposed(school: School) -> None:
    school.bakery()
    school.learner()
    one = published(school, school.run(school.round()))
    assert proposed(school, one, now=school.now + timedelta(days=14)) == []


def test_a_round_that_was_not_published_proposes_nothing(school: School) -> None:
    school.bakery()
    school.learner()
    run = school.run(school.round())
    assert proposed(school, run.round) == []


@pytest.mark.parametrize("role", ROLES)
def test_only_who_answers_for_the_organisation_publishes(school: School, role: Role) -> None:
    body = BodyFactory()
    is_body = role in {Role.AGENCY_STAFF, Role.FLEMISH_PARTNERSHIP}
    one = RoundFactory(provider=None, body=body) if is_body else RoundFactory(provider=school.provider)
    if not is_body:
        RoundMemberFactory(round=one, provider=school.provider, joined=True)
    run = RunFactory(round=one, done=True)
    actor = Actor(UserFactory().pk, role, body.pk if is_body else school.provider.pk)
    if role in MAY:
        assert published(school, run, actor=actor).state == RoundState.PUBLISHED
    elif role is Role.COACH:
        with refused("round.may_publish"):
            published(school, run, actor=actor)
    else:
        assert not opens(published, school, run, actor=actor)
    one.refresh_from_db()
    assert (one.state == RoundState.PUBLISHED) is (role in MAY)


def test_another_school_does_not_find_the_run(school: School, now: datetime) -> None:
    run = RunFactory(round=school.round(), done=True)
    assert not opens(published, school, run, actor=matching.build(now).head)


def test_what_cannot_become_proposals_is_refused(school: School) -> None:
    one = school.round()
    today = school.now.date()
    done = RunFactory(round=one, done=True)
    with refused("round.answer_ahead"):
        published(school, done, answers_until=today)
    with refused("round.answer_in_time"):
        published(school, done, answers_until=today + LONGEST_ANSWER + timedelta(days=1))
    empty = RunFactory(round=one, done=True, report={**done.report, "placed": 0})
    with refused("round.run_places_somebody"):
        published(school, empty)
    unsafe = RunFactory(round=one, done=True, report={**done.report, "check": {"is_allowed": False}})
    with refused("round.run_checked"):
        published(school, unsafe)
    waits = RunFactory(round=one)
    with refused("round.run_done", "round.run_checked", "round.run_places_somebody"):
        published(school, waits)
    one.refresh_from_db()
    assert one.state == RoundState.PREPARING


def test_a_round_is_published_once_and_nobody_waits_for_its_other_runs(school: School) -> None:
    one = school.round()
    school.learner()
    waits = rounds.ask_run(actor=school.head, round_id=one.pk, rule=RunRule.STABLE, now=school.now)
    run = RunFactory(round=one, done=True, number=2)
    published(school, run)
    waits.refresh_from_db()
    assert (waits.state, waits.faults) == (RunState.FAILED, [{"code": "round_ended"}])
    with refused("round.publish.state"):
        published(school, run)
    with refused("round.discard.state"):
        rounds.discard(actor=school.head, round_id=one.pk, now=school.now)


def test_a_round_is_closed_once_the_day_to_answer_has_passed(school: School) -> None:
    school.bakery()
    school.learner()
    one = published(school, school.run(school.round()))
    proposed(school, one)
    on_the_day = datetime.combine(UNTIL, school.now.timetz())
    assert publishing.tick(now=on_the_day) == 0
    after = on_the_day + timedelta(days=1)
    assert publishing.tick(now=after) == 1
    one.refresh_from_db()
    assert (one.state, one.ended_at, one.ended_by) == (RoundState.CLOSED, after, None)
    assert last(one).code == RoundHappened.CLOSED
    assert last(one).data["proposed"] == 1
    assert publishing.tick(now=after) == 0
