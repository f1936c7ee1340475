"""What a day brings to the search time of learners: clocks follow their tracks, and people hear how many days are left.

The nightly job calls `tick`; each part looks at the data, so a second call the same day changes nothing.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from tandem.base import events
from tandem.base.actor import SYSTEM, Actor
from tandem.base.periods import day_of
from tandem.base.verdict import refusal
from tandem.journey.intake.models import Track
from tandem.journey.placement.actions.clocks import SEARCHES, follow
from tandem.journey.placement.models import ClockCall, SearchClock
from tandem.journey.placement.policies import clocks as policies
from tandem.journey.placement.queries import clock_people
from tandem.journey.placement.queries import clocks as doors
from tandem.journey.placement.rules import clocks as rules
from tandem.journey.placement.terms.clocks import ClockHappened, ClockReason, ClockState, Milestone
from tandem.law import norms

_AT_ONCE: Final = 500
_HAPPENED: Final = {
    Milestone.HALFWAY: ClockHappened.HALFWAY,
    Milestone.FEW_LEFT: ClockHappened.FEW_LEFT,
    Milestone.OVER: ClockHappened.OVER,
}


def tick(*, now: datetime) -> dict[str, int]:
    """Everything that this day brings; gives how many of each."""
    return {"followed": follow_tracks(now=now), "told": tell(now=now)}


def follow_tracks(*, now: datetime) -> int:
    """Let every clock stand as its track says, where it does not yet."""
    runs = SearchClock.objects.running().filter(track=OuterRef("pk"))
    differs = runs.filter(~Q(started_on=OuterRef("starts_on")), why=ClockReason.FIRST_LESSONS)
    searches = Track.objects.filter(phase__in=SEARCHES).filter(~Exists(runs) | Exists(differs))
    stands = Track.objects.exclude(phase__in=SEARCHES).filter(Exists(runs))
    keys = [*searches.order_by("pk").values_list("pk", flat=True), *stands.order_by("pk").values_list("pk", flat=True)]
    for key in keys:
        follow(track_id=key, day=day_of(now), now=now)
    return len(keys)


def tell(*, now: datetime) -> int:
    """Note each milestone that a clock passed since the last time, once; letters and notices follow from that."""
    day, told = day_of(now), 0
    rows = SearchClock.objects.running().filter(track__phase__in=SEARCHES).exclude(told=Milestone.OVER)
    for clocks in _in_parts(rows.order_by("pk").values_list("pk", flat=True)):
        held = list(SearchClock.objects.named().filter(pk__in=clocks).order_by("pk"))
        for reading in doors.readings(held, day=day):
            reached = rules.milestone(reading.count, norms=norms.at(day))
            if rules.is_news(reached, told=reading.clock.told):
                told += _tell(reading.clock.pk, now=now)
    return told


@transaction.atomic
def note_call(*, actor: Actor, clock_id: UUID, person_id: UUID, now: datetime) -> ClockCall:
    """Note that somebody without an e-mail address was rung about the last milestone of a clock."""
    clock = doors.clock_for(actor, clock_id, day=day_of(now), lock=True)
    policies.may_handle(actor, clock.track.facts()).or_raise()
    if all(one.who.person.pk != person_id for one in clock_people.to_call([clock], day=day_of(now))):
        refusal("clock.nobody_to_call").or_raise()
    row = ClockCall(
        clock=clock,
        person_id=person_id,
        milestone=clock.told,
        extended_days=clock.extended_days,
        called_at=now,
        called_by=actor.user_id,
    )
    row.save(force_insert=True)
    data = {"track": clock.track_id, "person": person_id, "milestone": clock.told}
    events.record(ClockHappened.CALLED, actor=actor, subject=clock, at=now, data=data)
    return row


@transaction.atomic
def _tell(clock_id: UUID, *, now: datetime) -> bool:
    day = day_of(now)
    clock = SearchClock.objects.select_for_update(of=("self",)).named().get(pk=clock_id)
    count = doors.reading(clock, day=day).count
    reached = rules.milestone(count, norms=norms.at(day))
    if clock.state != ClockState.RUNNING or reached is None or not rules.is_news(reached, told=clock.told):
        return False
    clock.told = reached
    clock.save(update_fields=["told"])
    data = {"track": clock.track_id, "due_on": count.due_on, "left": count.left, "total": count.total}
    events.record(_HAPPENED[reached], actor=SYSTEM, subject=clock, at=now, data=data)
    return True


def _in_parts(keys: Iterable[UUID]) -> Iterable[list[UUID]]:
    held = list(keys)
    return (held[start : start + _AT_ONCE] for start in range(0, len(held), _AT_ONCE))
