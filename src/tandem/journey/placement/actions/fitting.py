"""A company asks a learner it found for an opening, or says why not. Who it is stays hidden until both agree."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.models import row_with
from tandem.base.periods import day_of
from tandem.journey.intake.models import Track
from tandem.journey.placement.actions import introductions
from tandem.journey.placement.actions.introduction_locks import hold_track
from tandem.journey.placement.models import Introduction, Opening, PassedOver
from tandem.journey.placement.policies import fitting as policies
from tandem.journey.placement.queries import introductions as meeting
from tandem.journey.placement.queries import openings as doors
from tandem.journey.placement.rules import introductions as rules
from tandem.journey.placement.snapshot import fitting
from tandem.journey.placement.terms.fitting import PassReason
from tandem.journey.placement.terms.introductions import IntroductionHappened, Origin
from tandem.journey.placement.terms.openings import OpeningHappened


def invite(*, actor: Actor, opening_id: UUID, profile_id: UUID, now: datetime) -> Introduction:
    """Ask a learner who wants to be found to get to know each other. The learner answers first.

    Whether the learner is old enough is not said to the company: it is looked at when the learner says yes.
    """
    try:
        return _invite(actor=actor, opening_id=opening_id, profile_id=profile_id, now=now)
    except IntegrityError as clash:
        introductions.runs_once_or_raise(clash)
        raise


@transaction.atomic
def _invite(*, actor: Actor, opening_id: UUID, profile_id: UUID, now: datetime) -> Introduction:
    day, opening = day_of(now), _own(actor, opening_id)
    track_id = fitting.found_there(actor, opening, profile_id, day=day).track_id
    hold_track(track_id)
    track = Track.objects.select_related("person").get(pk=track_id)
    until = rules.answer_day(day)
    known = meeting.proposal(track, opening, answers_until=until, day=day)
    rules.may_invite(known).or_raise()
    one = Introduction(
        track=track,
        opening=opening,
        origin=Origin.INVITED,
        answers_until=until,
        proposed_at=now,
        proposed_by=actor.user_id,
    )
    one.save(force_insert=True)
    told = introductions.proposed_data(one)
    introductions.note(IntroductionHappened.PROPOSED, one, actor=actor, now=now, **told)
    return one


@transaction.atomic
def pass_over(*, actor: Actor, opening_id: UUID, profile_id: UUID, reason: PassReason, now: datetime) -> PassedOver:
    """Do not ask this learner for this opening, and say why; the learner then stands in the list no more."""
    opening = _own(actor, opening_id, lock=True)
    track_id = fitting.found_there(actor, opening, profile_id, day=day_of(now)).track_id
    one = PassedOver(opening=opening, track_id=track_id, reason=reason, passed_at=now, passed_by=actor.user_id)
    one.save(force_insert=True)
    data = {"reason": reason}
    events.record(OpeningHappened.LEARNER_PASSED, actor=actor, subject=opening, at=now, data=data)
    return one


@transaction.atomic
def show_again(*, actor: Actor, opening_id: UUID, passed_id: UUID, now: datetime) -> Opening:
    """Take it back: the learner can stand in the list again; done twice is the same."""
    opening = _own(actor, opening_id, lock=True)
    one = row_with(PassedOver.objects.filter(opening=opening), passed_id)
    if one is not None:
        data = {"reason": one.reason}
        one.delete()
        events.record(OpeningHappened.LEARNER_SHOWN, actor=actor, subject=opening, at=now, data=data)
    return opening


def _own(actor: Actor, opening_id: UUID, *, lock: bool = False) -> Opening:
    opening = doors.opening_for(actor, opening_id, lock=lock)
    policies.may_find(actor, opening.company_id).or_raise()
    return opening
