"""How introductions end: somebody says no, takes it back, a place falls away, or something else was decided."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import SYSTEM, Actor
from tandem.base.periods import day_of
from tandem.journey.intake.actions import phases
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.placement.actions import seating
from tandem.journey.placement.actions.introduction_locks import held, locked
from tandem.journey.placement.models import Introduction, Seat
from tandem.journey.placement.policies import introductions as policies
from tandem.journey.placement.queries import introductions as doors
from tandem.journey.placement.rules import introductions as rules
from tandem.journey.placement.terms.introductions import (
    EndReason,
    IntroductionHappened,
    IntroductionMove,
    IntroductionState,
    RefusalReason,
    Side,
)
from tandem.journey.placement.workflow.introductions import INTRODUCTION

HAPPENED = {
    IntroductionMove.REFUSE: IntroductionHappened.REFUSED,
    IntroductionMove.WITHDRAW: IntroductionHappened.WITHDRAWN,
    IntroductionMove.LAPSE: IntroductionHappened.LAPSED,
    IntroductionMove.TRANSFER: IntroductionHappened.MOVED,
    IntroductionMove.FALL_AWAY: IntroductionHappened.FALLEN_AWAY,
    IntroductionMove.COMPLETE: IntroductionHappened.COMPLETED,
}


@transaction.atomic
def refuse(
    *, actor: Actor, introduction_id: UUID, reason: RefusalReason, words: str = "", now: datetime
) -> Introduction:
    """Say no, with a reason; a seat that was kept is free again."""
    introduction = held(actor, introduction_id, now=now)
    facts = doors.facts_of(introduction, day=day_of(now))
    policies.may_refuse(actor, facts).or_raise()
    INTRODUCTION.after(introduction.state, IntroductionMove.REFUSE)
    side = doors.side_of(actor, introduction, day=day_of(now))
    rules.may_refuse(reason, side=side, words=words).or_raise()
    end(introduction, IntroductionMove.REFUSE, actor=actor, side=side, reason=reason, words=words.strip(), now=now)
    return introduction


@transaction.atomic
def withdraw(*, actor: Actor, introduction_id: UUID, now: datetime) -> Introduction:
    """Take it back before both said yes: who may propose it, and once a seat is promised who speaks for the learner."""
    introduction = held(actor, introduction_id, now=now)
    track = doors.facts_of(introduction, day=day_of(now)).track
    is_promised = introduction.state == IntroductionState.PROMISED
    policies.may_withdraw(actor, track, is_promised=is_promised).or_raise()
    told = EndReason.CHANGED_MIND
    end(introduction, IntroductionMove.WITHDRAW, actor=actor, side=Side.LEARNER, reason=told, now=now)
    return introduction


@transaction.atomic
def fall_away(
    *, actor: Actor, introduction_id: UUID, reason: EndReason, words: str = "", now: datetime
) -> Introduction:
    """The place fell away after both said yes: the seat is free, and the learner searches again."""
    introduction = held(actor, introduction_id, now=now)
    facts = doors.facts_of(introduction, day=day_of(now))
    policies.may_end_place(actor, facts).or_raise()
    INTRODUCTION.after(introduction.state, IntroductionMove.FALL_AWAY)
    rules.may_fall_away(reason, words=words).or_raise()
    side = doors.side_of(actor, introduction, day=day_of(now))
    end(introduction, IntroductionMove.FALL_AWAY, actor=actor, side=side, reason=reason, words=words.strip(), now=now)
    if introduction.track.phase == Phase.PLACED:
        phases.lose_place(actor=actor, track_id=introduction.track_id, now=now)
    return introduction


def end(
    introduction: Introduction,
    move: IntroductionMove,
    *,
    actor: Actor,
    side: Side,
    reason: RefusalReason | EndReason,
    words: str = "",
    now: datetime,
) -> None:
    """Take the last step of an introduction and let its seat go; who calls this holds it."""
    before = introduction.state
    introduction.state = INTRODUCTION.after(introduction.state, move)
    introduction.ended_at, introduction.ended_by, introduction.ended_side = now, actor.user_id, side
    introduction.reason, introduction.words = reason, words
    introduction.version += 1
    introduction.save()
    seating.free(introduction, now=now)
    data = {"from": before, "side": side, "reason": reason, **about(introduction)}
    detail = {"words": words} if words else None
    events.record(HAPPENED[move], actor=actor, subject=introduction, at=now, data=data, detail=detail)


def about(introduction: Introduction) -> dict[str, UUID]:
    """The learner and the opening of an introduction, as the history keeps them."""
    return {"track": introduction.track_id, "opening": introduction.opening_id}


def withdraw_from(establishment_id: UUID, *, track_id: UUID, actor: Actor, now: datetime) -> int:
    """Take back what runs between a learner and an establishment; gives how many. Who calls this holds the track.

    The company hears that it stops, and not why.
    """
    rows = Introduction.objects.running().filter(track=track_id, opening__establishment=establishment_id)
    told = EndReason.CHANGED_MIND
    found = list(rows.order_by("pk").values_list("pk", flat=True))
    for key in found:
        end(locked(key), IntroductionMove.WITHDRAW, actor=actor, side=Side.LEARNER, reason=told, now=now)
    return len(found)


def lapse_undecided(opening_id: UUID, *, reason: EndReason, now: datetime) -> int:
    """End every introduction to this opening in which nobody was promised a seat yet; gives how many."""
    rows = Introduction.objects.select_for_update(of=("self",)).undecided().filter(opening=opening_id)
    found = list(rows.order_by("pk"))
    for one in found:
        end(one, IntroductionMove.LAPSE, actor=SYSTEM, side=Side.CLOCK, reason=reason, now=now)
    return len(found)


def lapse_where_full(opening_id: UUID, *, places: int, now: datetime) -> int:
    """End what waits for an opening of which every seat has its learner; gives how many."""
    placed = Seat.objects.filter(opening=opening_id, introduction__state=IntroductionState.PLACED).count()
    return lapse_undecided(opening_id, reason=EndReason.SEATS_TAKEN, now=now) if placed >= places else 0
