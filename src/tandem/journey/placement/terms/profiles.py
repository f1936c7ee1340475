"""Words of what a learner tells of oneself, and of what a company sees of it."""

from enum import StrEnum


class DistanceBand(StrEnum):
    """About how far a learner lives from a workplace; never nearer than this."""

    NEAR = "near"
    AROUND = "around"
    FAR = "far"
    UNKNOWN = "unknown"


class ProfileHappened(StrEnum):
    """What can happen to the profile of a learner."""

    CHANGED = "placement.profile_changed"
    FINDABLE = "placement.profile_findable"
    HIDDEN = "placement.profile_hidden"
