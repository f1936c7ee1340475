"""What a day brings: enquiries that nobody took up go on, old ones are deleted, pointless handovers end.

The nightly job calls `tick`; each part looks at the data, so a second call the same day changes nothing.
"""

from datetime import datetime, timedelta

from tandem.base.periods import day_of
from tandem.journey.handover.actions import enquiries, handovers
from tandem.journey.handover.models import Enquiry
from tandem.journey.handover.queries import enquiries as doors
from tandem.journey.handover.queries import handovers as handover_doors
from tandem.journey.handover.terms.enquiries import EnquiryState
from tandem.law import norms


def tick(*, now: datetime) -> dict[str, int]:
    """Everything that this day brings; gives how many of each."""
    return {"moved_on": move_on(now=now), "deleted": delete(now=now), "lapsed": lapse(now=now)}


def move_on(*, now: datetime) -> int:
    """Give what nobody took up in time to the next."""
    return sum(enquiries.move_on(enquiry_id=key, now=now) for key in doors.late_turns(day_of(now)))


def lapse(*, now: datetime) -> int:
    """End the handovers of learners who are gone meanwhile."""
    keys = handover_doors.stale().order_by("pk").values_list("pk", flat=True)
    return sum(handovers.lapse(handover_id=key, now=now) for key in keys)


def delete(*, now: datetime) -> int:
    """Delete what was never confirmed, what ended long enough ago, and what is very old."""
    held = norms.at(day_of(now)).handover
    day = day_of(now)
    unconfirmed = day - timedelta(days=held.confirm_days.value)
    ended = day - timedelta(days=held.kept_days.value)
    oldest = day - timedelta(days=held.longest_days.value)
    rows = (
        Enquiry.objects.filter(state=EnquiryState.LEFT, left_on__lt=unconfirmed)
        | Enquiry.objects.filter(ended_on__lte=ended)
        | Enquiry.objects.filter(left_on__lte=oldest)
    )
    return sum(enquiries.delete(enquiry_id=key, now=now) for key in rows.order_by("pk").values_list("pk", flat=True))
