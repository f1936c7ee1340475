"""What a day brings to introductions: who forgot is reminded; what is forgotten ends, and what became pointless."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from tandem.base import events
from tandem.base.actor import SYSTEM
from tandem.base.periods import day_of
from tandem.journey.intake.terms.tracks import Happened as TrackHappened
from tandem.journey.intake.terms.tracks import LeftReason, Phase
from tandem.journey.placement.actions import introduction_ends as ends
from tandem.journey.placement.actions.introduction_locks import locked
from tandem.journey.placement.models import Introduction, Veto
from tandem.journey.placement.rules.introductions import REMINDED_DAYS
from tandem.journey.placement.terms.introductions import (
    EndReason,
    IntroductionHappened,
    IntroductionMove,
    IntroductionState,
    Side,
)
from tandem.journey.placement.terms.openings import OpeningHappened, OpeningState
from tandem.journey.placement.workflow.introductions import RUNNING, UNDECIDED

_OF_TRACK = {TrackHappened.LEFT, TrackHappened.PLACED, TrackHappened.RUN_UP_STARTED}
_OF_OPENING = {OpeningHappened.CLOSED, OpeningHappened.EXPIRED}

_LEFT = Q(track__phase=Phase.LEFT, state=IntroductionState.PLACED)
"""A seat of who is gone."""
_VETOED = Exists(Veto.objects.filter(track=OuterRef("track"), establishment=OuterRef("opening__establishment")))
_POINTLESS = (
    Q(track__phase__in=(Phase.LEFT, Phase.PLACED, Phase.RUN_UP), state__in=RUNNING)
    | (Q(state__in=RUNNING) & _VETOED)
    | Q(opening__state=OpeningState.CLOSED, state__in=UNDECIDED)
    | Q(opening__state=OpeningState.EXPIRED, state=IntroductionState.PROPOSED)
)
"""What cannot lead to a place any more.

The learner has one, left, prepares first or does not want to go there; the opening is closed or was not answered.
"""
_OVER = (OpeningState.CLOSED, OpeningState.EXPIRED)
_WHY = {
    Phase.LEFT: EndReason.NOT_SEARCHING,
    Phase.RUN_UP: EndReason.NOT_SEARCHING,
    Phase.PLACED: EndReason.PLACED_ELSEWHERE,
}


def tick(*, now: datetime) -> dict[str, int]:
    """Everything that this day brings; gives how many of each. A second call the same day changes nothing."""
    every = Introduction.objects.all()
    return {
        "left": _each(every.filter(_LEFT), _left, now=now),
        "pointless": _each(every.filter(_POINTLESS), _pointless, now=now),
        "forgotten": _each(every.running().filter(answers_until__lt=day_of(now)), _forgotten, now=now),
        "reminded": _each(_to_remind(now=now), _remind, now=now),
    }


def happened(*, event_id: int, now: datetime) -> None:
    """End what becomes pointless by an event: a learner leaves, is placed or prepares first, an opening closes."""
    event = events.get(event_id)
    if event is None or event.code not in _OF_TRACK | _OF_OPENING:
        return
    about = "track" if event.code in _OF_TRACK else "opening"
    rows = Introduction.objects.filter(**{about: UUID(event.subject_id)})
    _each(rows.filter(_LEFT), _left, now=now)
    _each(rows.filter(_POINTLESS), _pointless, now=now)


def _to_remind(*, now: datetime) -> QuerySet[Introduction]:
    """Who has not answered some days before it is too late, and was not reminded yet."""
    day = day_of(now)
    soon = Q(answers_until__lte=day + timedelta(days=REMINDED_DAYS), answers_until__gte=day)
    return Introduction.objects.running().filter(soon, reminded_on__isnull=True)


def _each(rows: QuerySet[Introduction], step: Callable[..., bool], *, now: datetime) -> int:
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    return sum(step(key, now=now) for key in keys)


@transaction.atomic
def _left(introduction_id: UUID, *, now: datetime) -> bool:
    one = locked(introduction_id)
    if one.state != IntroductionState.PLACED or one.track.phase != Phase.LEFT:
        return False
    if one.track.left_reason == LeftReason.CERTIFIED:
        ends.end(one, IntroductionMove.COMPLETE, actor=SYSTEM, side=Side.CLOCK, reason=EndReason.CERTIFIED, now=now)
    else:
        ends.end(one, IntroductionMove.FALL_AWAY, actor=SYSTEM, side=Side.CLOCK, reason=EndReason.LEFT_TRACK, now=now)
    return True


@transaction.atomic
def _pointless(introduction_id: UUID, *, now: datetime) -> bool:
    one = locked(introduction_id)
    if not Introduction.objects.filter(_POINTLESS, pk=introduction_id).exists():
        return False
    otherwise = EndReason.OPENING_CLOSED if one.opening.state in _OVER else EndReason.CHANGED_MIND
    reason = _WHY.get(Phase(one.track.phase), otherwise)
    ends.end(one, IntroductionMove.LAPSE, actor=SYSTEM, side=Side.CLOCK, reason=reason, now=now)
    return True


@transaction.atomic
def _forgotten(introduction_id: UUID, *, now: datetime) -> bool:
    one = locked(introduction_id)
    if one.state not in RUNNING or one.answers_until >= day_of(now):
        return False
    ends.end(one, IntroductionMove.LAPSE, actor=SYSTEM, side=Side.CLOCK, reason=EndReason.NO_ANSWER, now=now)
    return True


@transaction.atomic
def _remind(introduction_id: UUID, *, now: datetime) -> bool:
    one = locked(introduction_id)
    if one.state not in RUNNING or one.reminded_on is not None:
        return False
    one.reminded_on = day_of(now)
    one.save(update_fields=["reminded_on"])
    data = {**ends.about(one), "answers_until": one.answers_until}
    events.record(IntroductionHappened.REMINDED, actor=SYSTEM, subject=one, at=now, data=data)
    return True
