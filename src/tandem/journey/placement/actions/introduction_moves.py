"""Going on with another place of the same company: a candidate for one establishment may suit another better."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.periods import day_of
from tandem.base.verdict import Verdict
from tandem.journey.placement.actions import introduction_ends as ends
from tandem.journey.placement.actions import introductions, seating
from tandem.journey.placement.models import Introduction, Opening
from tandem.journey.placement.queries import introductions as doors
from tandem.journey.placement.rules import introductions as rules
from tandem.journey.placement.rules.introductions import MoveFacts
from tandem.journey.placement.terms.introductions import (
    EndReason,
    IntroductionHappened,
    IntroductionMove,
    IntroductionState,
    Origin,
    Side,
)
from tandem.journey.placement.workflow.introductions import INTRODUCTION


def transfer(*, actor: Actor, introduction_id: UUID, opening_id: UUID, now: datetime) -> Introduction:
    """Go on with another place of the same company, for the same training; what was planned or promised stays so."""
    try:
        return _transfer(actor=actor, introduction_id=introduction_id, opening_id=opening_id, now=now)
    except IntegrityError as clash:
        seating.taken_or_raise(clash)
        introductions.runs_once_or_raise(clash, code="introduction.can_go_on")
        raise


@transaction.atomic
def _transfer(*, actor: Actor, introduction_id: UUID, opening_id: UUID, now: datetime) -> Introduction:
    old = introductions.for_company(actor, introduction_id, now=now)
    INTRODUCTION.after(old.state, IntroductionMove.TRANSFER)
    found = Opening.objects.select_for_update(of=("self",)).filter(pk=opening_id).first()
    if found is None or found.company_id != old.opening.company_id:
        raise NotFound
    Verdict((rules.learner_agreed(is_agreed=not old.awaits_learner),)).or_raise()
    facts = MoveFacts(
        is_searching=old.track.phase in rules.SEARCHES,
        is_same_training=found.training_id == old.opening.training_id,
        is_other_opening=found.pk != old.opening_id,
        is_open=Opening.objects.public_on(day_of(now)).filter(pk=found.pk).exists(),
        seats_left=found.seats_left,
        is_barred=doors.is_barred(old, found),
        is_old_enough=doors.seems_old_enough(old, found),
    )
    rules.may_transfer(facts).or_raise()
    new = _moved(old, found, actor=actor, now=now)
    was_promised = old.state == IntroductionState.PROMISED
    ends.end(old, IntroductionMove.TRANSFER, actor=actor, side=Side.COMPANY, reason=EndReason.MOVED, now=now)
    new.save(force_insert=True)
    old.moved_to = new
    old.save(update_fields=["moved_to"])
    if was_promised:
        seating.keep(new, found, now=now)
    data = {**introductions.proposed_data(new), "moved_from": old.pk}
    introductions.note(IntroductionHappened.PROPOSED, new, actor=actor, now=now, **data)
    return new


def _moved(old: Introduction, opening: Opening, *, actor: Actor, now: datetime) -> Introduction:
    """The introduction as it goes on elsewhere: as far as it was, with the same letter and the same talk."""
    kept = (
        *("track", "matching_round", "letter", "answers_until", "interested_at", "interested_by"),
        *("talk_starts", "talk_place", "talk_words", "planned_at", "planned_by", "promised_at", "promised_by"),
    )
    new = Introduction(
        opening=opening,
        origin=Origin.COMPANY,
        proposed_at=now,
        proposed_by=actor.user_id,
        talk_sequence=old.talk_sequence + int(old.talk_starts is not None),
        **{name: getattr(old, name) for name in kept},
    )
    if old.state == IntroductionState.PLANNED:
        new.state = INTRODUCTION.after(new.state, IntroductionMove.PLAN)
    elif old.state == IntroductionState.PROMISED:
        new.state = INTRODUCTION.after(new.state, IntroductionMove.PROMISE)
    return new
