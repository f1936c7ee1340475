"""What happens in the intake because a day has come. The nightly job calls this; a second call changes nothing."""

from datetime import datetime

from tandem.journey.intake.actions import needs


def tick(*, now: datetime) -> dict[str, int]:
    """Everything that this day brings; gives how many of each."""
    return {"needs_erased": needs.erase_old(now=now)}
