"""Learners of long ago: the same rows and the same history as when each step is taken by its action."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tandem.base import events
from tandem.base.actor import SYSTEM
from tandem.base.models import Job
from tandem.journey.intake.actions import past, phases, screening, tracks
from tandem.journey.intake.actions.past import PastLearner, PastScreening, take_over
from tandem.journey.intake.models import RunUp, Screening, Track
from tandem.journey.intake.rules.screening import Answers
from tandem.journey.intake.terms.run_ups import RunUpOutcome
from tandem.journey.intake.terms.screening import Answer, Voice
from tandem.journey.intake.terms.tracks import LeftReason, Move, Source
from tandem.law import norms
from tandem.registers.access.terms import Role
from tandem.registers.organisations.actions.company import position_of
from tandem.registers.people.models import Guardianship
from tests.factories.access import CapacityFactory
from tests.harness import school as harness
from tests.harness.school import FORM, NOOR, PARENT
from tests.tandem.registers.house import opens, somebody

real = norms.at

pytestmark = pytest.mark.django_db

SAID = Answers(work_willing=Answer.YES, longest_minutes=40)
COACH_SAID = Answers(work_ready=Answer.NO)
HOUR = timedelta(hours=1)
OWN = {"id", "number", "person_id", "track_id"}
"""What differs between two rows that tell the same."""


@pytest.fixture
def school(now):
    return harness.build(now)


@pytest.fixture
def coach(school):
    return school.actor(Role.COACH, user_id=CapacityFactory(coach=True, provider=school.provider).user_id)


def long_ago(school, coach, now, **values):
    found = school.location.programmes.get()
    return PastLearner(
        person=values.pop("person", NOOR),
        form=FORM,
        provider_id=school.provider.pk,
        training_id=found.training_id,
        location_id=school.location.pk,
        home=position_of(FORM.postal_code, FORM.municipality),
        enrolled_at=now,
        by=coach,
        **values,
    )


def told(row):
    return {name: value for name, value in vars(row).items() if not name.startswith("_") and name not in OWN}


def codes(row):
    return [event.code for event in events.history(row)]


def test_a_learner_who_was_taken_over_is_as_one_who_was_enrolled(school, coach, now):
    by_action = tracks.enrol(
        actor=coach,
        provider_id=school.provider.pk,
        person=NOOR,
        form=FORM,
        coach_id=coach.user_id,
        source=Source.IMPORT,
        now=now,
    )
    given = {"actor": coach, "track_id": by_action.pk}
    screening.answer(**given, voice=Voice.LEARNER, answers=SAID, now=now + HOUR)
    screening.answer(**given, voice=Voice.COACH, answers=COACH_SAID, now=now + HOUR)
    screening.conclude(**given, now=now + 2 * HOUR)
    phases.start_run_up(**given, now=now + 3 * HOUR)
    tracks.leave(**given, reason=LeftReason.WORK, left_on=now.date(), now=now + 4 * HOUR)

    (taken,) = take_over(
        actor=SYSTEM,
        learners=[
            long_ago(
                school,
                coach,
                now,
                person=replace(NOOR, given_name="Zus"),
                screening=PastScreening(SAID, COACH_SAID, now + HOUR, now + 2 * HOUR),
                moves=((Move.START_RUN_UP, now + 3 * HOUR), (Move.LEAVE, now + 4 * HOUR)),
                left_for=LeftReason.WORK,
            )
        ],
    )

    first, second = Track.objects.get(pk=by_action.pk), Track.objects.get(pk=taken.pk)
    assert told(first) == told(second)
    assert codes(first) == codes(second)
    screened = [Screening.objects.get(track=one) for one in (first, second)]
    assert told(screened[0]) == told(screened[1])
    ran_up = [RunUp.objects.get(track=one) for one in (first, second)]
    assert told(ran_up[0]) == told(ran_up[1])
    assert ran_up[0].outcome == RunUpOutcome.STOPPED
    assert codes(first.person) == codes(second.person)
    assert list(events.verify()) == []


def test_a_track_with_an_end_keeps_it(school, coach, now):
    one = long_ago(school, coach, now)
    ends_on = date(2027, 6, 30)

    (taken,) = take_over(actor=SYSTEM, learners=[replace(one, form=replace(one.form, ends_on=ends_on))])

    assert Track.objects.get(pk=taken.pk).ends_on == ends_on


def test_a_conclusion_of_long_ago_stands_on_the_law_of_the_day_it_was_drawn(school, coach, now, monkeypatch):
    asked = []
    monkeypatch.setattr(past.norms, "at", lambda day: asked.append(day) or real(day))
    day = now.date()

    told = PastScreening(SAID, COACH_SAID, now - timedelta(days=9), now - timedelta(days=1))
    take_over(actor=SYSTEM, learners=[long_ago(school, coach, now - timedelta(days=10), screening=told)])

    assert day - timedelta(days=1) in asked
    assert day - timedelta(days=9) not in asked


def test_a_parent_comes_along_and_numbers_follow_on(school, coach, now):
    before = school.learner(replace(NOOR, given_name="Eerst"))

    (taken,) = take_over(actor=SYSTEM, learners=[long_ago(school, coach, now, guardian=PARENT)])

    assert (before.number, taken.number) == ("TRJ-2026-000001", "TRJ-2026-000002")
    row = Guardianship.objects.get(child=taken.person_id)
    assert (row.guardian.email, row.guardian.kept_by) == (PARENT.email, school.provider.pk)


def test_nobody_is_told_of_the_past(school, coach, now):
    before = Job.objects.count()

    take_over(actor=SYSTEM, learners=[long_ago(school, coach, now)])

    assert Job.objects.count() == before


@pytest.mark.parametrize("role", [Role.PROVIDER_ADMIN, Role.COACH, Role.PLATFORM_ADMIN])
def test_only_the_platform_takes_over(role, school, coach, now):
    actor = somebody(role, school.provider.pk)

    assert not opens(take_over, actor=actor, learners=[long_ago(school, coach, now)])
