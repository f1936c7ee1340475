"""Words of the early signals: why the search time of a learner asks attention before the days are over."""

from enum import StrEnum


class Signal(StrEnum):
    """Why the search time of a learner asks attention, the weightiest first."""

    NO_PLACE_NEAR = "no_place_near"
    """No workplace of the training stands open within reach."""
    ONLY_REFUSALS = "only_refusals"
    """Introductions ended without a place, and none runs."""
    NOTHING_YET = "nothing_yet"
    """No workplace kept, and no introduction."""
    COMPANY_SILENT = "company_silent"
    """A company has not answered for a long time."""
    FAMILY_SILENT = "family_silent"
    """The learner, or a parent, has not answered for a long time."""
    NO_PARENT = "no_parent"
    """Nobody acts for a minor."""
    NO_PROFILE = "no_profile"
    """The learner told nothing of oneself yet."""
    NOT_FINDABLE = "not_findable"
    """There is a profile, and companies do not find it."""
    BREAK_AHEAD = "break_ahead"
    """A long break without training days begins soon."""


class SignalHappened(StrEnum):
    """What can happen around early signals."""

    TOLD = "placement.signals_told"
