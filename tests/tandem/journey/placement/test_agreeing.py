"""From a place to its agreement, and back: seat and opening are free again and the learner has new days."""

from datetime import date

import pytest

from tandem.base import events
from tandem.journey.agreements.actions import drafts, ending
from tandem.journey.agreements.actions.ending import Told
from tandem.journey.agreements.models import Agreement
from tandem.journey.agreements.terms import AgreementHappened as Happened
from tandem.journey.agreements.terms import AgreementState, EndReason, Party
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.placement.actions import agreeing, clocks, introductions
from tandem.journey.placement.models import Introduction, Opening, SearchClock
from tandem.journey.placement.queries.after_end import after_end
from tandem.journey.placement.terms.clocks import ClockReason, ClockState
from tandem.journey.placement.terms.introductions import EndReason as Why
from tandem.journey.placement.terms.introductions import IntroductionState
from tests.factories.agreements import AgreementFactory
from tests.factories.clocks import SearchClockFactory
from tests.harness import meeting
from tests.harness.meeting import Meeting
from tests.tandem.registers.house import refused

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def story(db, now) -> Meeting:
    return meeting.build(now)


def follow(subject, code, now) -> None:
    """The worker comes to the last event of this kind, twice."""
    event = [one for one in events.history(subject) if one.code == code][-1]
    for _ in range(2):
        agreeing.happened(event_id=event.pk, now=now)


def how(one: Introduction) -> tuple[str, str, int]:
    one.refresh_from_db()
    return one.state, one.reason, Opening.objects.get(pk=one.opening_id).taken


def test_either_side_begins_the_agreement_of_a_place_once(story):
    promised = story.promised()
    with refused("introduction.is_placed"):
        agreeing.begin(**story.given(promised, story.boss))
    one = introductions.accept(**story.given(promised, story.noor.learner))

    agreement = agreeing.begin(**story.given(one, story.boss))

    assert agreeing.begin(**story.given(one, story.noor.coach)) == agreement
    assert (agreement.begun_side, agreement.ball, agreement.state) == (
        Party.COMPANY,
        Party.COMPANY,
        AgreementState.DRAFT,
    )
    place = agreement.workplaces.get()
    mentors = set(one.opening.mentors.values_list("mentor", flat=True))
    assert (place.recognition_id, {place.mentor_id}) == (one.opening.recognition_id, mentors)
    assert agreement.ends_on == min(one.opening.ends_on, story.track.ends_on or date.max)


def test_a_place_falls_away_when_its_agreement_is_given_up(story):
    one = story.placed()
    agreement = agreeing.begin(**story.given(one, story.noor.coach))
    drafts.withdraw(actor=story.boss, agreement_id=agreement.pk, words="Wij stoppen.", now=story.now)

    follow(agreement, Happened.WITHDRAWN, story.now)

    assert how(one) == (IntroductionState.FALLEN_AWAY, Why.NO_AGREEMENT, 0)
    story.track.refresh_from_db()
    assert story.track.phase == Phase.SEARCHING


def test_what_ends_early_frees_the_seat_and_starts_new_days_that_were_told_before(story):
    one = story.placed()
    SearchClockFactory(track=story.track, stopped=True)
    agreement = AgreementFactory(track=story.track, company=one.opening.company, signed=True)
    agreement = Agreement.objects.named().get(pk=agreement.pk)
    ahead = after_end(agreement, reason=EndReason.MUTUAL, last_day=story.day)
    assert not after_end(agreement, reason=EndReason.PASSED, last_day=story.day).searches
    told = Told(EndReason.MUTUAL, last_day=story.day, noticed_on=story.day)
    ending.end(actor=story.noor.coach, agreement_id=agreement.pk, told=told, now=story.now)

    follow(agreement, Happened.ENDED, story.now)
    clocks.happened(event_id=events.history(story.track)[-1].pk, now=story.now)

    assert how(one) == (IntroductionState.FALLEN_AWAY, Why.STOPPED_EARLY, 0)
    clock = SearchClock.objects.get(track=story.track, state=ClockState.RUNNING)
    assert (clock.why, clock.started_on) == (ClockReason.PLACE_LOST, story.day)
    assert ahead.count is not None
    assert ahead.count.total == 20


def test_who_passed_completed_the_place_and_another_agreement_keeps_it(story):
    one = story.placed()
    ended = AgreementFactory(track=story.track, company=one.opening.company, signed=True)
    told = Told(EndReason.PASSED, last_day=story.day, noticed_on=story.day)
    ending.end(actor=story.noor.coach, agreement_id=ended.pk, told=told, now=story.now)
    following = AgreementFactory(track=story.track, company=one.opening.company)
    follow(ended, Happened.ENDED, story.now)
    assert how(one)[0] == IntroductionState.PLACED
    following.delete()
    follow(ended, Happened.ENDED, story.now)
    assert how(one) == (IntroductionState.COMPLETED, Why.CERTIFIED, 0)
