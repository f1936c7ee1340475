"""What ends an introduction from outside: a veto, a run-up, a learner who leaves; and what must not strand a seat."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from tandem.base import events
from tandem.base.errors import NotPossible
from tandem.journey.intake.actions import phases, tracks
from tandem.journey.intake.terms.tracks import LeftReason
from tandem.journey.placement.actions import (
    introduction_clock,
    introduction_moves,
    introductions,
    openings,
    wishes,
)
from tandem.journey.placement.models import Guidance, Introduction, Opening, Seat, Veto
from tandem.journey.placement.queries import introductions as doors
from tandem.journey.placement.snapshot.openings import form_of
from tandem.journey.placement.terms.introductions import EndReason, IntroductionHappened, IntroductionState, Side
from tandem.registers.people.models import Person
from tests.factories.introductions import IntroductionFactory
from tests.factories.organisations import EstablishmentFactory
from tests.factories.placement import OpeningWishFactory, VetoFactory
from tests.harness import meeting
from tests.harness.meeting import TALK, Meeting
from tests.harness.workplace import mentor_at, recognised
from tests.tandem.registers.house import last

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def story(db, now) -> Meeting:
    return meeting.build(now)


def unmet(act) -> frozenset[str]:
    """What stands in the way of this step."""
    with pytest.raises(NotPossible) as refusal:
        act()
    return refusal.value.verdict.codes()


def refuse_place(story: Meeting, actor, opening: Opening | None = None) -> Veto:
    place = (opening or story.opening).establishment_id
    return wishes.veto(actor=actor, track_id=story.track.pk, establishment_id=place, now=story.now)


def how(one: Introduction) -> tuple[str, str, str, int]:
    """How it stands: state, reason, who ended it, and how many seats are taken there."""
    one.refresh_from_db()
    taken = Opening.objects.get(pk=one.opening_id).taken
    assert taken == Seat.objects.filter(opening=one.opening_id).count()
    return one.state, one.reason, one.ended_side, taken


def follow(story: Meeting) -> None:
    """The worker comes to what happened last to the learner."""
    introduction_clock.happened(event_id=events.history(story.track)[-1].pk, now=story.now)


def test_a_veto_ends_at_once_what_runs_there_and_nothing_else(story):
    elsewhere = IntroductionFactory(track=story.track)
    one = story.promised()
    assert "wish.gives_back" in unmet(lambda: refuse_place(story, story.noor.coach))
    assert how(one)[0] == IntroductionState.PROMISED

    refuse_place(story, story.noor.learner)

    assert how(one) == (IntroductionState.WITHDRAWN, EndReason.CHANGED_MIND, Side.LEARNER, 0)
    assert (last(one).code, last(one).actor_user) == (IntroductionHappened.WITHDRAWN, story.noor.learner.user_id)
    assert last(one).data["from"] == IntroductionState.PROMISED
    assert how(elsewhere)[0] == IntroductionState.PROPOSED
    refuse_place(story, story.noor.coach, elsewhere.opening)
    assert how(elsewhere)[0] == IntroductionState.WITHDRAWN


def test_a_veto_said_before_it_closed_introductions_is_followed_by_the_night(story):
    one = story.planned()
    VetoFactory(track=story.track, establishment=story.opening.establishment)

    assert introduction_clock.tick(now=story.now)["pointless"] == 1
    assert how(one) == (IntroductionState.LAPSED, EndReason.CHANGED_MIND, Side.CLOCK, 0)


def test_a_learner_who_prepares_first_is_promised_nothing_more(story):
    promised, elsewhere = story.promised(), IntroductionFactory(track=story.track)
    phases.start_run_up(actor=story.noor.coach, track_id=story.track.pk, now=story.now)

    follow(story)

    over = (IntroductionState.LAPSED, EndReason.NOT_SEARCHING, Side.CLOCK, 0)
    assert [how(promised), how(elsewhere)] == [over, over]
    assert introduction_clock.tick(now=story.now)["pointless"] == 0


def test_the_night_follows_a_run_up_that_the_worker_missed(story):
    one = story.promised()
    phases.start_run_up(actor=story.noor.coach, track_id=story.track.pk, now=story.now)

    assert introduction_clock.tick(now=story.now)["pointless"] == 1
    assert how(one)[1:] == (EndReason.NOT_SEARCHING, Side.CLOCK, 0)


@pytest.mark.parametrize(
    ("reason", "state", "said"),
    [
        (LeftReason.CERTIFIED, IntroductionState.COMPLETED, EndReason.CERTIFIED),
        (LeftReason.PERSONAL, IntroductionState.FALLEN_AWAY, EndReason.LEFT_TRACK),
    ],
)
def test_who_leaves_with_a_certificate_completed_the_place(story, reason, state, said):
    one = story.placed()
    tracks.leave(actor=story.noor.coach, track_id=story.track.pk, reason=reason, left_on=story.day, now=story.now)

    follow(story)

    assert how(one) == (state, said, Side.CLOCK, 0)
    is_completed = state is IntroductionState.COMPLETED
    assert (last(one).code == IntroductionHappened.COMPLETED) is is_completed
    assert "personal" not in str(last(one).data)


def test_why_a_learner_left_is_not_said_of_what_still_ran(story):
    one = story.planned()
    tracks.leave(
        actor=story.noor.coach, track_id=story.track.pk, reason=LeftReason.CERTIFIED, left_on=story.day, now=story.now
    )

    follow(story)

    assert how(one) == (IntroductionState.LAPSED, EndReason.NOT_SEARCHING, Side.CLOCK, 0)


# The age that an opening asks


def test_who_is_too_young_is_promised_nothing_and_moved_nowhere(story):
    there = EstablishmentFactory(company=story.place.company)
    held = recognised(there, training=story.track.training)
    held.request.training = story.track.training
    held.request.save()
    beside = story.place.opened(recognition=held, mentors={mentor_at(there).pk: 1})
    one = story.proposed()
    move = partial(introduction_moves.transfer, **story.given(one, story.boss), opening_id=beside.pk)
    promise = partial(introductions.promise, **story.given(one, story.boss))

    asked = [OpeningWishFactory(opening=opening, adult=True) for opening in (story.opening, beside)]
    assert unmet(promise) == {"introduction.old_enough"}
    assert unmet(move) == {"introduction.old_enough"}
    with pytest.raises(NotPossible) as refusal:
        promise()
    assert [finding.found for finding in refusal.value.verdict.unmet] == [None]

    Person.objects.filter(pk=story.track.person_id).update(birth_date=date(2008, 1, 1))
    assert move().state == IntroductionState.PROPOSED
    for wish in asked:
        wish.delete()


def test_a_moved_talk_keeps_its_place_in_the_calendar(story):
    there = EstablishmentFactory(company=story.place.company)
    held = recognised(there, training=story.track.training)
    held.request.training = story.track.training
    held.request.save()
    beside = story.place.opened(recognition=held, mentors={mentor_at(there).pk: 1})
    one = story.planned()

    new = introduction_moves.transfer(**story.given(one, story.boss), opening_id=beside.pk)

    assert (new.talk_starts, new.talk_sequence) == (TALK.starts, one.talk_sequence + 1)
    assert doors.talk_key(new.pk) == doors.talk_key(one.pk) == one.pk


# Seats that are taken stay


def test_a_new_opening_does_not_take_the_mentor_of_who_has_a_seat(story):
    openings.change(
        actor=story.boss,
        opening_id=story.opening.pk,
        form=replace(form_of(Opening.objects.get()), places=2, mentors={story.place.mentor.pk: 2}),
        now=story.now,
    )
    story.promised()
    story.promised(track=story.another_learner())
    other = recognised(story.place.establishment)
    fewer = {"recognition": other, "mentors": {story.place.mentor.pk: 1}}

    with pytest.raises(NotPossible) as refusal:
        story.place.opened(**fewer)

    (finding,) = refusal.value.verdict.unmet
    assert (finding.code, finding.found) == ("seat.everybody_guided", f"{story.opening.training.name}: 2")
    assert Guidance.objects.get().learners == 2
    assert Opening.objects.count() == 1
    assert story.place.opened(**(fewer | {"mentors": {story.place.mentor.pk: 2}})).taken == 0


def test_an_opening_with_a_seat_taken_stays_in_its_school_year(story):
    told = form_of(Opening.objects.get())
    later = replace(
        told,
        school_year=told.school_year + 1,
        starts_on=date(2027, 9, 1),
        ends_on=date(2028, 6, 30),
        expires_on=date(2028, 1, 31),
    )
    change = {"actor": story.boss, "opening_id": story.opening.pk, "now": story.now}
    one = story.promised()

    assert unmet(lambda: openings.change(**change, form=later)) == {"seat.year_stays"}
    assert Opening.objects.get().school_year == told.school_year
    introduction_clock.tick(now=story.now + timedelta(days=11))
    assert how(one)[-1] == 0
    assert openings.change(**change, form=later).school_year == told.school_year + 1
