"""What an event says to people, each in a letter of their own: a learner, the parents, a coach, who decides."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from tandem.base.models import Event
from tandem.faces.outbox import (
    agreements,
    alerts,
    clocks,
    enquiries,
    handovers,
    introductions,
    modules,
    plans,
    referrals,
    rounds,
    signals,
)
from tandem.faces.outbox.person_letter import PersonLetter

Writer = Callable[[Event, datetime], list[PersonLetter]]

WRITERS: Final[Mapping[str, Writer]] = {
    **dict.fromkeys(clocks.CODES, clocks.letters),
    **dict.fromkeys(agreements.CODES, agreements.letters),
    **dict.fromkeys(introductions.CODES, introductions.letters),
    **dict.fromkeys(rounds.CODES, rounds.letters),
    **dict.fromkeys(enquiries.CODES, enquiries.letters),
    **dict.fromkeys(handovers.CODES, handovers.letters),
    **dict.fromkeys(modules.CODES, modules.letters),
    **dict.fromkeys(plans.CODES, plans.letters),
    **dict.fromkeys(signals.CODES, signals.letters),
    **dict.fromkeys(referrals.CODES, referrals.letters),
    **dict.fromkeys(alerts.CODES, alerts.letters),
}
"""Which events are told to people, and who writes the letters."""


def letters_to_people(event: Event, *, now: datetime) -> list[PersonLetter]:
    """Every letter that this event asks for; none for most events."""
    writer = WRITERS.get(event.code)
    return writer(event, now) if writer else []
