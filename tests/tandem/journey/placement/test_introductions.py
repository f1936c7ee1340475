"""Introductions: who may take which step, what it writes, what it refuses, and that no seat is promised twice."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from tandem.base import events
from tandem.base.actor import PUBLIC, Actor
from tandem.base.errors import NotFound, NotPossible
from tandem.journey.intake.actions import tracks
from tandem.journey.intake.models import Track
from tandem.journey.intake.terms.advice import AdvisedWay, Adviser
from tandem.journey.intake.terms.tracks import LeftReason, Phase
from tandem.journey.placement.actions import (
    clocks,
    introduction_clock,
    introduction_ends,
    introduction_moves,
    introductions,
    opening_clock,
    openings,
)
from tandem.journey.placement.models import Opening, SearchClock, Seat
from tandem.journey.placement.queries import introductions as doors
from tandem.journey.placement.queries import places
from tandem.journey.placement.rules.introductions import MOST_RUNNING
from tandem.journey.placement.snapshot import facts
from tandem.journey.placement.snapshot.openings import form_of
from tandem.journey.placement.terms.clocks import ClockState, StopReason
from tandem.journey.placement.terms.introductions import (
    AgeBracket,
    Distance,
    EndReason,
    IntroductionHappened,
    IntroductionMove,
    IntroductionState,
    Origin,
    RefusalReason,
    Side,
)
from tandem.journey.placement.terms.openings import CloseReason
from tandem.journey.placement.workflow.introductions import INTRODUCTION
from tandem.journey.recognition.models import Mentor, Recognition
from tandem.registers.access.terms import Role
from tandem.registers.people.models import Person
from tests.factories.intake import AdviceFactory
from tests.factories.introductions import IntroductionFactory
from tests.factories.organisations import CompanyFactory, EstablishmentFactory, ProviderFactory
from tests.factories.placement import OpeningFactory, OpeningWishFactory, VetoFactory
from tests.harness import meeting
from tests.harness.meeting import TALK, Meeting
from tests.harness.workplace import mentor_at, recognised
from tests.tandem.registers.house import ROLES, last
from tests.tandem.registers.house import somebody as in_role

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

STEPS = {
    IntroductionMove.PLAN: lambda given: introductions.plan(**given, talk=TALK),
    IntroductionMove.PROMISE: lambda given: introductions.promise(**given),
    IntroductionMove.ACCEPT: lambda given: introductions.accept(**given),
    IntroductionMove.REFUSE: lambda given: introduction_ends.refuse(**given, reason=RefusalReason.NO_MATCH),
    IntroductionMove.WITHDRAW: lambda given: introduction_ends.withdraw(**given),
    IntroductionMove.FALL_AWAY: lambda given: introduction_ends.fall_away(**given, reason=EndReason.NO_AGREEMENT),
}
TRAITS = {
    IntroductionState.PROPOSED: {},
    IntroductionState.PLANNED: {"planned": True},
    IntroductionState.PROMISED: {"promised": True},
    IntroductionState.PLACED: {"placed": True},
    IntroductionState.REFUSED: {"refused": True},
    IntroductionState.WITHDRAWN: {"refused": True, "state": IntroductionState.WITHDRAWN},
    IntroductionState.LAPSED: {"lapsed": True},
    IntroductionState.MOVED: {"refused": True, "state": IntroductionState.MOVED},
    IntroductionState.FALLEN_AWAY: {"refused": True, "state": IntroductionState.FALLEN_AWAY},
    IntroductionState.COMPLETED: {"refused": True, "state": IntroductionState.COMPLETED},
}
STRANGERS = sorted(set(ROLES) - {Role.SYSTEM})
BY_COMPANY = {IntroductionMove.PLAN, IntroductionMove.PROMISE}


@pytest.fixture
def story(db, now) -> Meeting:
    return meeting.build(now)


def unmet(act) -> frozenset[str]:
    """What stands in the way of this step."""
    with pytest.raises(NotPossible) as refusal:
        act()
    return refusal.value.verdict.codes()


def of_company(story: Meeting, role: Role) -> Actor:
    return in_role(role, story.place.company.pk)


def seats_of(opening: Opening) -> int:
    opening.refresh_from_db()
    assert opening.taken == Seat.objects.filter(opening=opening).count()
    return opening.taken


def tick(story: Meeting, *, days: int = 0) -> dict[str, int]:
    return introduction_clock.tick(now=story.now + timedelta(days=days))


# Proposing


def test_a_coach_proposes_and_the_company_answers_first(story):
    one = story.proposed()

    assert (one.state, one.origin, one.interested_at) == (IntroductionState.PROPOSED, Origin.COACH, None)
    assert one.answers_until == story.day + timedelta(days=10)
    event = last(one)
    assert event.code == IntroductionHappened.PROPOSED
    assert event.data["opening"] == str(story.opening.pk)
    assert event.data["origin"] == "coach"


@pytest.mark.parametrize("who", ["learner", "parent"])
def test_a_learner_or_a_parent_applies_with_a_letter(story, who):
    one = story.proposed(actor=getattr(story.noor, who), letter="  Ik bak graag. ")

    assert (one.origin, one.letter) == (Origin.LEARNER, "Ik bak graag.")
    assert one.interested_by == getattr(story.noor, who).user_id


@pytest.mark.parametrize("role", STRANGERS)
def test_nobody_else_proposes_this_learner(story, role):
    stranger = in_role(role, ProviderFactory().pk)

    with pytest.raises(NotFound):
        story.proposed(actor=stranger)


def test_who_manages_the_company_cannot_propose(story):
    with pytest.raises(NotFound):
        story.proposed(actor=story.boss)


def test_the_same_two_meet_once_at_a_time(story):
    story.proposed()

    assert "introduction.runs_once" in unmet(story.proposed)


def test_after_a_no_of_the_company_it_is_not_asked_again(story):
    introduction_ends.refuse(**story.given(story.proposed(), story.boss), reason=RefusalReason.OTHER_CANDIDATE)

    assert "introduction.not_refused_there" in unmet(story.proposed)


def test_after_withdrawing_it_can_be_proposed_again(story):
    introduction_ends.withdraw(**story.given(story.proposed(), story.noor.coach))

    assert story.proposed().state == IntroductionState.PROPOSED


def test_what_stands_in_the_way_is_said_at_once(story):
    closed = OpeningFactory(closed=True)
    VetoFactory(track=story.track, establishment=closed.establishment)
    Track.objects.filter(pk=story.track.pk).update(phase=Phase.RUN_UP)

    assert unmet(lambda: story.proposed(opening=closed, letter="x" * 2001)) >= {
        "introduction.searching",
        "introduction.own_training",
        "introduction.open",
        "introduction.not_vetoed",
        "introduction.letter",
    }


def test_who_comes_from_the_intake_is_advised_before_anything_is_proposed(story):
    Person.objects.filter(pk=story.track.person_id).update(birth_date=date(1999, 3, 1))
    Track.objects.filter(pk=story.track.pk).update(phase=Phase.INTAKE, is_job_seeker=True)
    story.track.refresh_from_db()

    assert unmet(story.proposed) == {"advice.vdab_positive"}
    AdviceFactory(track=story.track, adviser=Adviser.VDAB, way=AdvisedWay.DUAL)
    assert story.proposed().state == IntroductionState.PROPOSED


def test_who_is_too_young_for_the_work_is_not_proposed(story):
    OpeningWishFactory(opening=story.opening, adult=True)

    assert "introduction.age" in unmet(story.proposed)


def test_ten_introductions_run_at_most(story):
    IntroductionFactory.create_batch(MOST_RUNNING, track=story.track)

    assert "introduction.not_too_many" in unmet(story.proposed)


def test_an_opening_whose_seats_were_promised_is_not_proposed(story):
    story.promised()

    assert "introduction.seat_left" in unmet(lambda: story.proposed(track=story.another_learner()))


def test_an_answer_is_asked_on_a_day_that_comes(story):
    given = {"actor": story.noor.coach, "track_id": story.track.pk, "opening_id": story.opening.pk, "now": story.now}

    assert "introduction.answer_ahead" in unmet(lambda: introductions.propose(**given, answers_until=story.day))
    late = story.day + timedelta(days=61)
    assert "introduction.answer_soon" in unmet(lambda: introductions.propose(**given, answers_until=late))


# What a company knows


def test_before_it_answers_a_company_knows_what_fits_and_not_who(story):
    seen = doors.candidate_of(story.proposed(actor=story.noor.learner, letter="Ik bak graag."))

    assert seen.identity is None
    assert (seen.provider, seen.letter) == (story.track.provider.name, "Ik bak graag.")
    assert seen.age is AgeBracket.MINOR
    assert seen.distance in set(Distance) - {Distance.UNKNOWN}


@pytest.mark.parametrize("step", ["planned", "promised"])
def test_once_it_answers_it_knows_who(story, step):
    one = getattr(story, step)()

    assert doors.candidate_of(one).identity.name.startswith("Noor")


# The talk


def test_a_talk_is_planned_and_moved(story):
    one = story.planned()

    assert (one.state, one.talk_place, one.talk_sequence) == (IntroductionState.PLANNED, TALK.place, 0)
    assert one.answers_until == date(2026, 12, 10)
    assert last(one).code == IntroductionHappened.PLANNED
    later = replace(TALK, starts=TALK.starts + timedelta(days=1))
    again = introductions.plan(**story.given(one, story.boss), talk=later)
    assert again.talk_sequence == 1
    assert last(one).code == IntroductionHappened.REPLANNED


def test_a_talk_is_ahead_soon_and_somewhere(story):
    given = story.given(story.proposed(), story.boss)

    def plan(**values):
        return lambda: introductions.plan(**given, talk=replace(TALK, **values))

    assert "introduction.talk_ahead" in unmet(plan(starts=story.now))
    assert "introduction.talk_soon" in unmet(plan(starts=story.now + timedelta(days=61)))
    assert "introduction.talk_place" in unmet(plan(place="  "))
    assert "introduction.words_fit" in unmet(plan(words="x" * 1001))


# Promising and saying yes


def test_a_promise_takes_a_seat_and_a_yes_places_the_learner(story):
    one = story.promised()

    assert seats_of(story.opening) == 1
    assert one.answers_until == story.day + timedelta(days=10)
    one = introductions.accept(**story.given(one, story.noor.learner))
    story.track.refresh_from_db()
    assert (one.state, story.track.phase) == (IntroductionState.PLACED, Phase.PLACED)
    assert seats_of(story.opening) == 1
    codes = [event.code for event in events.history(one)]
    assert codes[-3:] == [f"placement.introduction_{step}" for step in ("proposed", "promised", "accepted")]


def test_the_clock_of_a_placed_learner_stops_and_runs_on_where_the_place_falls_away(story):
    clocks.follow(track_id=story.track.pk, day=story.day, now=story.now)
    one = story.promised()
    assert SearchClock.objects.get(track=story.track).state == ClockState.RUNNING
    introductions.accept(**story.given(one, story.noor.learner))
    clocks.happened(event_id=events.history(story.track)[-1].pk, now=story.now)
    clock = SearchClock.objects.get(track=story.track)
    assert (clock.state, clock.stop_reason) == (ClockState.STOPPED, StopReason.PLACED)

    introduction_ends.fall_away(**story.given(one, story.boss), reason=EndReason.NO_AGREEMENT)
    clocks.happened(event_id=events.history(story.track)[-1].pk, now=story.now)
    story.track.refresh_from_db()
    assert story.track.phase == Phase.SEARCHING
    assert SearchClock.objects.get(track=story.track).state == ClockState.RUNNING
    assert seats_of(story.opening) == 0


def test_a_yes_ends_everything_else_and_frees_its_seats(story):
    elsewhere = meeting.build(story.now)
    elsewhere.opening.training = story.track.training
    elsewhere.opening.save()
    other = elsewhere.promised(actor=story.noor.coach, track=story.track)
    waiting = IntroductionFactory(track=story.track)
    one = story.promised()

    introductions.accept(**story.given(one, story.noor.parent))

    other.refresh_from_db()
    waiting.refresh_from_db()
    assert {other.state, waiting.state} == {IntroductionState.WITHDRAWN}
    assert {other.reason, waiting.reason} == {EndReason.PLACED_ELSEWHERE}
    assert seats_of(elsewhere.opening) == 0


def test_who_waits_for_a_full_opening_hears_that_it_is(story):
    one = story.proposed()
    waits = story.proposed(track=story.another_learner())
    introductions.promise(**story.given(one, story.boss))
    waits.refresh_from_db()
    assert waits.state == IntroductionState.PROPOSED

    introductions.accept(**story.given(one, story.noor.learner))

    waits.refresh_from_db()
    assert (waits.state, waits.reason, waits.ended_side) == (
        IntroductionState.LAPSED,
        EndReason.SEATS_TAKEN,
        Side.CLOCK,
    )


def test_the_last_seat_is_promised_once(story):
    waits = story.proposed(track=story.another_learner())
    story.promised()

    assert "seat.place_left" in unmet(lambda: introductions.promise(**story.given(waits, story.boss)))


def free_there(opening):
    """How many seats everybody reads are free, which a search counts the same way."""
    row = Opening.objects.get(pk=opening.pk)
    assert Opening.objects.with_seat().filter(pk=row.pk).exists() == (row.seats_left > 0)
    return row.seats_left


def test_two_openings_do_not_promise_the_one_mentor_twice(story):
    other = recognised(story.place.establishment)
    beside = story.place.opened(recognition=other)
    learner = story.another_learner(training=other.training)
    waits = story.proposed(track=learner, opening=beside)
    one = story.promised()

    assert "seat.mentor_left" in unmet(lambda: introductions.promise(**story.given(waits, story.boss)))
    assert free_there(beside) == 0
    again = story.another_learner(training=other.training)
    assert "introduction.seat_left" in unmet(lambda: story.proposed(track=again, opening=beside))

    later = story.now + timedelta(days=1)
    introduction_ends.withdraw(actor=story.noor.learner, introduction_id=one.pk, now=later)
    assert free_there(beside) == free_there(story.opening) == 1
    assert set(Opening.objects.values_list("free_since", flat=True)) == {later}


def test_who_guides_one_learner_more_frees_what_was_full(story):
    beside = story.place.opened(recognition=recognised(story.place.establishment))
    story.promised()
    assert free_there(beside) == 0
    form = form_of(story.opening)
    more = replace(form, mentors=dict.fromkeys(form.mentors, 2))
    openings.change(actor=story.boss, opening_id=story.opening.pk, form=more, now=story.now)
    assert free_there(beside) == 1


def test_a_free_mentor_takes_over_where_that_helps(story):
    """One opening names both mentors, the other only the first: the first moves over so that both learners fit."""
    second = mentor_at(story.place.establishment)
    openings.change(
        actor=story.boss,
        opening_id=story.opening.pk,
        form=replace(
            form_of(Opening.objects.get(pk=story.opening.pk)), mentors={story.place.mentor.pk: 1, second.pk: 1}
        ),
        now=story.now,
    )
    other = recognised(story.place.establishment)
    beside = story.place.opened(recognition=other)
    waits = story.proposed(track=story.another_learner(training=other.training), opening=beside)
    story.promised()

    assert introductions.promise(**story.given(waits, story.boss)).state == IntroductionState.PROMISED


def test_a_seat_is_promised_under_a_recognition_and_an_opening_that_stand(story):
    one = story.planned()
    Recognition.objects.filter(pk=story.opening.recognition_id).update(gone_since=story.day)

    assert "introduction.recognised" in unmet(lambda: introductions.promise(**story.given(one, story.boss)))


def test_a_learner_who_left_or_has_a_place_is_promised_nothing(story):
    one = story.planned()
    Track.objects.filter(pk=story.track.pk).update(phase=Phase.PLACED)

    assert unmet(lambda: introductions.promise(**story.given(one, story.boss))) == {"introduction.can_go_on"}


def test_saying_yes_twice_places_once(story):
    one = story.placed()

    assert "introduction.accept.state" in unmet(lambda: introductions.accept(**story.given(one, story.noor.learner)))
    assert seats_of(story.opening) == 1


# Who may


@pytest.mark.parametrize("move", STEPS)
def test_strangers_take_no_step(story, move):
    one, elsewhere = story.promised(), CompanyFactory().pk

    for stranger in (*(in_role(role, elsewhere) for role in STRANGERS), PUBLIC):
        with pytest.raises(NotFound):
            STEPS[move](story.given(one, stranger))


@pytest.mark.parametrize("role", [Role.COMPANY_ADMIN, Role.COMPANY_HR])
def test_who_manages_the_company_or_its_people_answers(story, role):
    one = introductions.plan(**story.given(story.proposed(), of_company(story, role)), talk=TALK)

    assert introductions.promise(**story.given(one, of_company(story, role))).state == IntroductionState.PROMISED


def test_a_mentor_of_the_company_sees_nothing(story):
    one = story.proposed()

    with pytest.raises(NotFound):
        introductions.promise(**story.given(one, of_company(story, Role.MENTOR)))


@pytest.mark.parametrize("who", ["learner", "parent", "coach"])
@pytest.mark.parametrize("move", sorted(BY_COMPANY))
def test_the_side_of_the_learner_does_not_answer_for_the_company(story, who, move):
    one = story.proposed()

    assert unmet(lambda: STEPS[move](story.given(one, getattr(story.noor, who)))) == {"introduction.may_answer"}


def test_a_company_does_not_say_yes_for_the_learner(story):
    one = story.promised()

    assert unmet(lambda: introductions.accept(**story.given(one, story.boss))) == {"introduction.may_speak"}
    assert unmet(lambda: introductions.show_interest(**story.given(one, story.boss))) == {"introduction.may_speak"}
    assert unmet(lambda: introduction_ends.withdraw(**story.given(one, story.boss))) == {"introduction.may_speak"}


def test_a_coach_speaks_only_for_a_learner_without_an_account(story):
    one = story.promised()
    assert unmet(lambda: introductions.accept(**story.given(one, story.noor.coach))) == {"introduction.may_speak"}
    introduction_ends.withdraw(**story.given(one, story.noor.learner))

    other = story.promised(track=story.another_learner())
    assert introductions.accept(**story.given(other, story.noor.coach)).state == IntroductionState.PLACED


# The letter and the interest


def test_interest_is_said_once_and_a_letter_until_the_company_answers(story):
    one = story.proposed()
    introductions.show_interest(**story.given(one, story.noor.learner))
    introductions.show_interest(**story.given(one, story.noor.parent))
    introductions.write_letter(**story.given(one, story.noor.learner), letter=" Ik sta graag vroeg op. ")

    one.refresh_from_db()
    assert (one.interested_by, one.letter) == (story.noor.learner.user_id, "Ik sta graag vroeg op.")
    codes = [event.code for event in events.history(one)]
    assert codes.count(IntroductionHappened.INTERESTED) == 1
    introductions.plan(**story.given(one, story.boss), talk=TALK)
    assert "introduction.letter_open" in unmet(
        lambda: introductions.write_letter(**story.given(one, story.noor.learner), letter="Anders.")
    )


def test_nobody_says_yes_to_what_is_over(story):
    one = introduction_ends.withdraw(**story.given(story.proposed(), story.noor.coach))

    assert "introduction.running" in unmet(lambda: introductions.show_interest(**story.given(one, story.noor.learner)))


# Saying no


@pytest.mark.parametrize("step", ["proposed", "planned", "promised"])
def test_either_side_says_no_with_a_reason_of_its_own(story, step):
    one = getattr(story, step)()
    given = story.given(one, story.boss)
    assert "introduction.reason" in unmet(lambda: introduction_ends.refuse(**given, reason=RefusalReason.TOO_FAR))

    introduction_ends.refuse(**given, reason=RefusalReason.NO_MATCH, words="Het klikte niet.")

    one.refresh_from_db()
    assert (one.state, one.ended_side, one.words) == (IntroductionState.REFUSED, Side.COMPANY, "Het klikte niet.")
    assert seats_of(story.opening) == 0
    assert last(one).detail.body == {"words": "Het klikte niet."}


def test_a_learner_says_no(story):
    one = story.promised()

    introduction_ends.refuse(**story.given(one, story.noor.learner), reason=RefusalReason.HOURS)

    one.refresh_from_db()
    assert (one.ended_side, one.reason) == (Side.LEARNER, RefusalReason.HOURS)
    assert seats_of(story.opening) == 0


def test_a_place_falls_away_with_a_reason(story):
    one = story.placed()

    assert "introduction.fallen_reason" in unmet(
        lambda: introduction_ends.fall_away(**story.given(one, story.boss), reason=EndReason.NO_ANSWER)
    )
    introduction_ends.fall_away(**story.given(one, story.noor.coach), reason=EndReason.STOPPED_EARLY)
    assert seats_of(story.opening) == 0
    assert story.proposed().state == IntroductionState.PROPOSED


# Illegal steps


@pytest.mark.parametrize("state", IntroductionState)
@pytest.mark.parametrize("move", STEPS)
def test_every_step_that_the_workflow_does_not_know_is_refused(story, state, move):
    if INTRODUCTION.allows(state, move):
        return
    if state is IntroductionState.PLACED:
        Track.objects.filter(pk=story.track.pk).update(phase=Phase.PLACED)
    one = IntroductionFactory(track=story.track, opening=story.opening, **TRAITS[state])
    actor = story.boss if move in BY_COMPANY else story.noor.learner

    assert f"introduction.{move}.state" in unmet(lambda: STEPS[move](story.given(one, actor)))
    one.refresh_from_db()
    assert one.state == state


# Going on elsewhere in the company


@pytest.fixture
def beside(story) -> Opening:
    """Another establishment of the same company that looks for the same."""
    there = EstablishmentFactory(company=story.place.company, name="Bakkerij Voorbeeld Deinze")
    held = recognised(there, training=story.track.training)
    held.request.training = story.track.training
    held.request.save()
    guide = mentor_at(there)
    return story.place.opened(recognition=held, mentors={guide.pk: 1})


def test_a_candidate_goes_on_at_another_establishment(story, beside):
    one = story.promised()
    Opening.objects.filter(pk=beside.pk).update(taken=1)
    assert list(doors.other_openings(one, day=story.day)) == []
    move = partial(introduction_moves.transfer, **story.given(one, story.boss), opening_id=beside.pk)
    assert unmet(move) == {"introduction.seat_left"}
    Opening.objects.filter(pk=beside.pk).update(taken=0)
    assert list(doors.other_openings(one, day=story.day)) == [beside]

    new = move()

    one.refresh_from_db()
    assert (one.state, one.reason, one.moved_to_id) == (IntroductionState.MOVED, EndReason.MOVED, new.pk)
    assert (new.state, new.origin) == (IntroductionState.PROMISED, Origin.COMPANY)
    assert (seats_of(story.opening), seats_of(beside)) == (0, 1)
    assert list(doors.other_openings(new, day=story.day)) == [story.opening]


@pytest.mark.parametrize("step", ["proposed", "planned", "promised"])
def test_nobody_goes_on_where_every_seat_is_taken(story, beside, step):
    one = getattr(story, step)()
    Opening.objects.filter(pk=beside.pk).update(taken=beside.places)

    assert not doors.other_openings(one, day=story.day).exists()
    move = partial(introduction_moves.transfer, **story.given(one, story.boss), opening_id=beside.pk)
    assert unmet(move) == {"introduction.seat_left"}
    one.refresh_from_db()
    assert one.state == step


def test_a_company_does_not_hear_where_a_learner_does_not_want_to_work(story, beside):
    one = story.proposed()
    move = partial(introduction_moves.transfer, **story.given(one, story.boss), opening_id=beside.pk)
    assert list(doors.other_openings(one, day=story.day)) == [beside]

    veto = VetoFactory(track=story.track, establishment=beside.establishment)
    told = unmet(move)
    assert not doors.other_openings(one, day=story.day).exists()
    veto.delete()
    met = IntroductionFactory(track=story.track, opening=beside)

    assert not doors.other_openings(one, day=story.day).exists()
    assert told == unmet(move) == {"introduction.can_go_on"}
    met.delete()
    Track.objects.filter(pk=story.track.pk).update(phase=Phase.PLACED)
    assert unmet(move) == told, "nor that the learner no longer searches"


def test_not_to_another_company_or_the_same_place(story):
    one = story.planned()

    with pytest.raises(NotFound):
        introduction_moves.transfer(**story.given(one, story.boss), opening_id=OpeningFactory().pk)
    move = partial(introduction_moves.transfer, **story.given(one, story.boss))
    assert unmet(partial(move, opening_id=story.opening.pk)) == {"introduction.other_opening"}


# What a day brings


def test_what_is_forgotten_ends_after_a_reminder(story):
    one = story.promised()

    assert tick(story, days=6)["reminded"] == 0
    assert tick(story, days=7)["reminded"] == 1
    assert tick(story, days=8)["reminded"] == 0
    assert tick(story, days=10)["forgotten"] == 0
    assert tick(story, days=11)["forgotten"] == 1
    one.refresh_from_db()
    assert (one.state, one.reason) == (IntroductionState.LAPSED, EndReason.NO_ANSWER)
    assert seats_of(story.opening) == 0
    assert tick(story, days=11) == {"left": 0, "pointless": 0, "forgotten": 0, "reminded": 0}


def test_a_learner_who_leaves_frees_the_seat(story):
    one = story.placed()
    tracks.leave(
        actor=story.noor.coach, track_id=story.track.pk, reason=LeftReason.WORK, left_on=story.day, now=story.now
    )

    introduction_clock.happened(event_id=events.history(story.track)[-1].pk, now=story.now)

    one.refresh_from_db()
    assert (one.state, one.reason) == (IntroductionState.FALLEN_AWAY, EndReason.LEFT_TRACK)
    assert seats_of(story.opening) == 0


def test_closing_an_opening_ends_what_was_not_promised(story):
    planned = story.planned()
    closing = {"actor": story.boss, "opening_id": story.opening.pk, "reason": CloseReason.NO_WORK, "now": story.now}
    openings.close(**closing)

    introduction_clock.happened(event_id=events.history(story.opening)[-1].pk, now=story.now)

    planned.refresh_from_db()
    assert (planned.state, planned.reason) == (IntroductionState.LAPSED, EndReason.OPENING_CLOSED)


def test_an_expired_opening_keeps_the_talks_that_were_planned(story):
    planned = story.planned()
    waits = story.proposed(track=story.another_learner())
    Opening.objects.filter(pk=story.opening.pk).update(state="expired", expires_on=story.day, expired_on=story.day)

    tick(story)

    planned.refresh_from_db()
    waits.refresh_from_db()
    assert (planned.state, waits.state) == (IntroductionState.PLANNED, IntroductionState.LAPSED)


# What the rest of the platform sees


def test_a_promised_seat_counts_as_taken(story):
    place = story.place.establishment.pk
    held = {"left": places.seats_left([story.opening]), "mentors": places.mentors_left([place], school_year=2026)}
    assert held == {"left": {story.opening.pk: 1}, "mentors": {place: 1}}

    story.promised()

    story.opening.refresh_from_db()
    assert places.seats_left([story.opening]) == {story.opening.pk: 0}
    assert places.mentors_left([place], school_year=2026) == {place: 0}
    assert [one.is_promised for one in facts.seekers_of([story.track], day=story.day)] == [True]


def test_a_company_does_not_tell_away_what_it_promised(story):
    story.promised()
    Opening.objects.filter(pk=story.opening.pk).update(places=2)
    told = form_of(Opening.objects.get(pk=story.opening.pk))
    other = mentor_at(story.place.establishment)
    change = {"actor": story.boss, "opening_id": story.opening.pk, "now": story.now}

    fine = replace(told, places=1, mentors={other.pk: 1})
    assert openings.change(**change, form=fine).places == 1
    second = story.another_learner()
    Opening.objects.filter(pk=story.opening.pk).update(places=2)
    openings.change(**change, form=replace(told, places=2, mentors={other.pk: 2}))
    story.promised(track=second)
    assert "seat.everybody_seated" in unmet(lambda: openings.change(**change, form=replace(fine, places=1)))


# ------------------------------------------------------------------------------------------- who is let know, and takes


def test_nobody_learns_who_it_is_where_it_cannot_lead_to_a_place(story):
    one = story.proposed()
    plan = partial(introductions.plan, **story.given(one, story.boss), talk=TALK)
    veto = VetoFactory(track=story.track, establishment=story.opening.establishment)
    assert unmet(plan) == {"introduction.can_go_on"}
    assert unmet(lambda: introductions.promise(**story.given(one, story.boss))) == {"introduction.can_go_on"}
    veto.delete()
    Track.objects.filter(pk=story.track.pk).update(phase=Phase.RUN_UP)
    assert unmet(plan) == {"introduction.can_go_on"}
    Track.objects.filter(pk=story.track.pk).update(phase=Phase.SEARCHING)
    Recognition.objects.filter(pk=story.opening.recognition_id).update(gone_since=story.day)
    assert "introduction.recognised" in unmet(plan)


def test_a_yes_to_a_workplace_that_lost_its_recognition_is_refused(story):
    one = story.promised()
    Recognition.objects.filter(pk=story.opening.recognition_id).update(gone_since=story.day)

    assert "introduction.recognised" in unmet(lambda: introductions.accept(**story.given(one, story.noor.learner)))


def test_a_seat_that_is_promised_is_the_learners_to_give_back(story):
    one = story.promised()

    assert "introduction.may_speak" in unmet(lambda: introduction_ends.withdraw(**story.given(one, story.noor.coach)))
    introduction_ends.withdraw(**story.given(one, story.noor.learner))
    assert seats_of(story.opening) == 0


def test_a_mentor_who_was_let_go_guides_nobody_more(story):
    one = story.planned()
    Mentor.objects.filter(company=story.opening.company_id).update(
        deactivated_at=story.now, deactivated_by=story.boss.user_id
    )

    assert "seat.mentor_left" in unmet(lambda: introductions.promise(**story.given(one, story.boss)))
    assert opening_clock.follow_mentors(now=story.now) == 1
    assert opening_clock.follow_mentors(now=story.now) == free_there(story.opening) == 0

    Mentor.objects.update(deactivated_at=None, deactivated_by=None)
    assert opening_clock.follow_mentors(now=story.now) == free_there(story.opening) == 1


def test_what_was_opened_before_mentors_were_counted_is_set_right_by_night(story):
    beside = story.place.opened(recognition=recognised(story.place.establishment))
    story.promised()
    Opening.objects.update(has_guide=True)
    assert opening_clock.follow_mentors(now=story.now) == 2
    assert free_there(beside) == 0
