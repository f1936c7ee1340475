"""Filling in, concluding and opening a screening anew."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from tandem.base import events
from tandem.base.actor import SYSTEM, Actor
from tandem.journey.intake.actions import screening as actions
from tandem.journey.intake.models import Screening
from tandem.journey.intake.policies import screening as policies
from tandem.journey.intake.queries import screening as doors
from tandem.journey.intake.queries import tracks
from tandem.journey.intake.rules.screening import Answers
from tandem.journey.intake.terms.screening import Answer, Path, ScreeningHappened, Strength, Voice
from tandem.registers.access.terms import Role
from tandem.registers.organisations.terms import ProviderKind
from tandem.registers.travel.terms import TravelMode
from tests.factories.accounts import UserFactory
from tests.factories.intake import ScreeningFactory, TrackFactory
from tests.factories.people import GuardianshipFactory, PersonFactory
from tests.tandem.registers.house import ROLES, last, opens, refused, somebody

pytestmark = pytest.mark.django_db

LEARNER_SAYS = Answers(work_willing=Answer.YES, travel_modes=frozenset({TravelMode.BIKE}), words=" Ik wil graag. ")
COACH_SAYS = Answers(work_ready=Answer.NO, to_practise=frozenset({Strength.ON_TIME}))


@pytest.fixture
def track():
    return TrackFactory(person__user=UserFactory())


@pytest.fixture
def learner(track):
    return Actor(track.person.user_id, Role.LEARNER)


@pytest.fixture
def coach(track):
    return somebody(Role.COACH, track.provider_id)


def answer(actor, track, voice, answers, now):
    return actions.answer(actor=actor, track_id=track.pk, voice=voice, answers=answers, now=now)


def test_learner_and_coach_each_say_what_they_know(track, learner, coach, now):
    answer(learner, track, Voice.LEARNER, LEARNER_SAYS, now)
    said = answer(coach, track, Voice.COACH, COACH_SAYS, now)

    assert (said.learner_said_by, said.coach_said_by) == (learner.user_id, coach.user_id)
    profile = said.profile()
    assert (profile.work_willing, profile.work_ready, profile.words) == (Answer.YES, Answer.NO, "Ik wil graag.")
    assert [event.code for event in events.history(track)] == [
        ScreeningHappened.OPENED,
        ScreeningHappened.ANSWERED,
        ScreeningHappened.ANSWERED,
    ]
    assert last(track).data == {"screening": str(said.pk), "voice": "coach", "answered": 2}


def test_saying_the_same_again_is_no_event(track, learner, now):
    answer(learner, track, Voice.LEARNER, LEARNER_SAYS, now)
    before = last(track).pk

    answer(learner, track, Voice.LEARNER, LEARNER_SAYS, now)

    assert last(track).pk == before


def test_what_one_voice_takes_back_the_other_keeps(track, learner, coach, now):
    answer(learner, track, Voice.LEARNER, LEARNER_SAYS, now)
    answer(coach, track, Voice.COACH, replace(COACH_SAYS, work_willing=Answer.NO), now)

    taken_back = answer(coach, track, Voice.COACH, COACH_SAYS, now)

    assert taken_back.profile().work_willing is Answer.YES


def test_answers_that_cannot_be_right_change_nothing(track, learner, now):
    with refused("screening.minutes"):
        answer(learner, track, Voice.LEARNER, replace(LEARNER_SAYS, longest_minutes=1), now)

    assert not Screening.objects.exists()


def test_the_coach_concludes_and_the_findings_are_kept(track, learner, coach, now):
    answer(learner, track, Voice.LEARNER, LEARNER_SAYS, now)
    answer(coach, track, Voice.COACH, COACH_SAYS, now)

    concluded = actions.conclude(actor=coach, track_id=track.pk, now=now)

    assert (concluded.path, concluded.concluded_by) == (Path.RUN_UP, coach.user_id)
    codes = {one["code"] for one in concluded.findings}
    assert codes == {"screening.ready", "screening.minutes_known", "screening.days_known", "advice.council_heard"}
    assert next(one for one in concluded.findings if one["code"] == "screening.ready")["rule"] == "R-PATH-06"
    assert last(track).data["path"] == "run_up"
    assert doors.profiles_of([track.pk, uuid4()]) == {track.pk: concluded.profile()}


def test_a_learner_of_special_education_hears_that_there_is_no_run_up(now):
    track = TrackFactory(provider__kind=ProviderKind.BUSO)
    coach = somebody(Role.COACH, track.provider_id)
    answer(coach, track, Voice.COACH, replace(COACH_SAYS, work_willing=Answer.YES), now)

    concluded = actions.conclude(actor=coach, track_id=track.pk, now=now)

    assert "run_up.ordinary_education" in {one["code"] for one in concluded.findings}


def test_without_willing_and_ready_nothing_is_concluded(track, learner, coach, now):
    with refused("screening.begun"):
        actions.conclude(actor=coach, track_id=track.pk, now=now)
    answer(learner, track, Voice.LEARNER, replace(LEARNER_SAYS, work_willing=Answer.UNKNOWN), now)
    with refused("screening.willing_known", "screening.ready_known"):
        actions.conclude(actor=coach, track_id=track.pk, now=now)


def test_a_concluded_screening_stays_as_it_was(track, learner, coach, now):
    answer(learner, track, Voice.LEARNER, LEARNER_SAYS, now)
    with refused("screening.concluded"):
        actions.reopen(actor=coach, track_id=track.pk, now=now)
    answer(coach, track, Voice.COACH, COACH_SAYS, now)
    first = actions.conclude(actor=coach, track_id=track.pk, now=now)
    with refused("screening.open"):
        answer(learner, track, Voice.LEARNER, LEARNER_SAYS, now)
    with refused("screening.conclude.state"):
        actions.conclude(actor=coach, track_id=track.pk, now=now)

    second = actions.reopen(actor=coach, track_id=track.pk, now=now + timedelta(days=30))
    answer(coach, track, Voice.COACH, replace(COACH_SAYS, work_ready=Answer.YES), now + timedelta(days=30))

    assert second.version == 2
    assert [one.version for one in doors.screenings_of(coach, track.pk, day=now.date())] == [2, 1]
    assert doors.profiles_of([track.pk])[track.pk] == Screening.objects.get(pk=first.pk).profile()
    assert actions.conclude(actor=coach, track_id=track.pk, now=now + timedelta(days=30)).path == Path.DUAL
    assert doors.profiles_of([track.pk])[track.pk].work_ready is Answer.YES


def test_who_left_is_not_screened_any_more(now):
    track = TrackFactory(left=True)
    ScreeningFactory(track=track)
    coach = somebody(Role.COACH, track.provider_id)

    with refused("screening.learner_is_here"):
        answer(coach, track, Voice.COACH, COACH_SAYS, now)
    with refused("screening.learner_is_here"):
        actions.conclude(actor=coach, track_id=track.pk, now=now)
    with refused("screening.learner_is_here"):
        actions.reopen(actor=coach, track_id=track.pk, now=now)


def test_a_parent_of_a_minor_speaks_for_the_learner_and_not_for_the_coach(track, now):
    parent = PersonFactory(with_account=True, kept_by=track.provider_id)
    GuardianshipFactory(child=track.person, guardian=parent)
    guardian = Actor(parent.user_id, Role.GUARDIAN)

    said = answer(guardian, track, Voice.LEARNER, LEARNER_SAYS, now)

    assert said.learner_said_by == parent.user_id
    assert policies.voice_of(guardian, tracks.facts_of(track, day=now.date())) is Voice.LEARNER
    with refused("screening.may_answer"):
        answer(guardian, track, Voice.COACH, COACH_SAYS, now)
    with refused("track.may_guide"):
        actions.conclude(actor=guardian, track_id=track.pk, now=now)
    with refused("track.may_guide"):
        actions.reopen(actor=guardian, track_id=track.pk, now=now)


def test_a_coach_can_note_what_the_learner_said(track, coach, now):
    assert answer(coach, track, Voice.LEARNER, LEARNER_SAYS, now).learner_said_by == coach.user_id
    assert policies.voice_of(coach, track.facts()) is Voice.COACH


@pytest.mark.parametrize("role", ROLES)
def test_the_screening_opens_with_the_door_of_the_track(role, day, now):
    screening = ScreeningFactory()
    actor = somebody(role, screening.track.provider_id)
    sees = role in {Role.SYSTEM, Role.PROVIDER_ADMIN, Role.COACH}

    assert opens(doors.screening_of, actor, screening.track_id, day=day) is sees
    assert opens(doors.screenings_of, actor, screening.track_id, day=day) is sees
    assert opens(doors.screening_of, somebody(role, uuid4()), screening.track_id, day=day) is (role is Role.SYSTEM)
    if not sees:
        assert not opens(answer, actor, screening.track, Voice.COACH, COACH_SAYS, now)


def test_where_nobody_said_anything_there_is_no_screening(track, day):
    assert doors.screening_of(SYSTEM, track.pk, day=day) is None
    assert doors.profiles_of([track.pk]) == {}
