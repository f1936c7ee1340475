"""Words of unmet demand."""

from enum import StrEnum


class DemandKind(StrEnum):
    """What was asked and not met."""

    UNPLACED = "unplaced"
    """A learner to whom a round that was published proposed nothing."""
    LATE = "late"
    """A learner whose time to search ended without a place."""
    WAITING = "waiting"
    """An opening that waits for its first introduction."""
    SEARCHED = "searched"
    """A search in the public register that found nothing within reach."""


class DemandReason(StrEnum):
    """Why a learner was proposed nothing, as coarse as it helps a region."""

    NONE_IN_REACH = "none_in_reach"
    """No opening fitted the learner."""
    FULL = "full"
    """What fitted went to others."""


LEARNERS = frozenset({DemandKind.UNPLACED, DemandKind.LATE})
"""What is counted in learners."""
