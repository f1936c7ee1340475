"""Words of what one change would give a learner whom a run left without a place."""

from enum import StrEnum


class Change(StrEnum):
    """One thing that could be otherwise, nothing else."""

    LONGER = "longer"
    """The learner travels some minutes longer."""
    WAY = "way"
    """The learner can also travel in another way."""
    EARLIER = "earlier"
    """The learner can be there earlier."""
    TRAINING = "training"
    """The learner follows another training that the own provider offers."""
    SEAT = "seat"
    """A workplace has one place more."""
    GUIDANCE = "guidance"
    """The mentors of a workplace guide one learner more."""
    SEAT_AND_GUIDANCE = "seat_and_guidance"
    """Both."""


BY_COMPANY = frozenset({Change.SEAT, Change.GUIDANCE, Change.SEAT_AND_GUIDANCE})
"""Changes that a learner cannot make: a coach can ask the company."""
