"""What a learner could change: the same learner, otherwise in one thing, the smallest step of each kind first."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Final

from tandem.journey.placement.rules.market import Seeker
from tandem.journey.placement.terms.helps import Change
from tandem.registers.travel.terms import TravelMode

LONGER: Final = (10, 20, 30)
"""So many minutes longer one way; more is no small change."""
EARLIER: Final = (30, 60, 90)
WAYS: Final = (TravelMode.BIKE, TravelMode.E_BIKE, TravelMode.PUBLIC_TRANSPORT)
"""Ways for which nobody needs a licence."""


@dataclass(frozen=True)
class Help:
    """One change, and the place that is still free with it."""

    change: str
    amount: int
    """Minutes longer, or the minute of the day at which the learner can be there; 0 where nothing is counted."""
    value: str
    """A way to travel, or the code of a training."""
    opening_id: str
    minutes: int
    mode: str


@dataclass(frozen=True)
class Variant:
    """A learner with one thing changed."""

    change: Change
    amount: int
    value: str
    seeker: Seeker


def variants(seeker: Seeker, *, offered: Collection[str]) -> Iterator[Variant]:
    """The same learner with one thing changed; `offered`: trainings that the own provider offers."""
    if seeker.limit_minutes is not None:
        for more in LONGER:
            changed = replace(seeker, limit_minutes=seeker.limit_minutes + more)
            yield Variant(Change.LONGER, more, "", changed)
    for mode in WAYS:
        if mode.value not in seeker.modes:
            yield Variant(Change.WAY, 0, mode.value, replace(seeker, modes=seeker.modes | {mode.value}))
    for less in EARLIER:
        if seeker.earliest_minute > 0:
            minute = max(0, seeker.earliest_minute - less)
            yield Variant(Change.EARLIER, minute, "", replace(seeker, earliest_minute=minute))
    for code in sorted(set(offered) - {seeker.training}):
        yield Variant(Change.TRAINING, 0, code, replace(seeker, training=code))
