"""The search time of a learner who goes to another hand: it runs on elsewhere, or ends with VDAB.

For the room of handovers, which asked who may; no face calls this.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import SYSTEM
from tandem.base.periods import day_of
from tandem.journey.placement.actions import clocks
from tandem.journey.placement.models import SearchClock
from tandem.journey.placement.queries import clocks as doors
from tandem.journey.placement.terms.clocks import ClockHappened, ClockOutcome, ClockReason


@transaction.atomic
def carry_over(*, from_id: UUID, to_id: UUID, now: datetime) -> SearchClock | None:
    """Let the days of one track run on in another: as many are used as before; nothing where none run.

    The first lessons stay those of the learner: who changes school gets no new days for that (R-AGR-10).
    """
    old = SearchClock.objects.select_for_update().filter(track=from_id).running().first()
    if old is None:
        return None
    new = SearchClock(
        track_id=to_id,
        why=ClockReason(old.why),
        started_on=old.started_on,
        extended_days=old.extended_days,
        told=old.told,
        created_at=now,
    )
    new.save(force_insert=True)
    data = {"track": to_id, "why": new.why, "started_on": new.started_on, "carried_from": old.pk}
    events.record(ClockHappened.STARTED, actor=SYSTEM, subject=new, at=now, data=data)
    return new


@transaction.atomic
def end_with_vdab(*, track_id: UUID, now: datetime) -> bool:
    """Say that VDAB follows, where the days are over (R-AGR-13): the track ends so. False where they are not."""
    clock = SearchClock.objects.named().filter(track=track_id).running().first()
    if clock is None or not doors.reading(clock, day=day_of(now)).count.is_over:
        return False
    clocks.handle(actor=SYSTEM, clock_id=clock.pk, outcome=ClockOutcome.VDAB, is_accepted=True, now=now)
    return True
