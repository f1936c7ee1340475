"""Words of what a run gives each group of learners."""

from enum import StrEnum


class GroupKind(StrEnum):
    """By what learners are put in groups. Never by what a learner needs: that is sealed."""

    TRAINING = "training"
    PROVIDER = "provider"
    MUNICIPALITY = "municipality"
    AGE = "age"
    TRAVEL = "travel"
    REACH = "reach"


class AgeClass(StrEnum):
    """Whether the hours of minors count for a learner."""

    MINOR = "minor"
    ADULT = "adult"


class TravelClass(StrEnum):
    """What takes a learner furthest, of all the ways it can travel."""

    CAR = "car"
    PUBLIC_TRANSPORT = "public_transport"
    MOPED = "moped"
    BIKE = "bike"
    FOOT = "foot"


class ReachClass(StrEnum):
    """How long a trip a learner would make, one way."""

    HALF_HOUR = "half_hour"
    THREE_QUARTERS = "three_quarters"
    HOUR = "hour"
    LONGER = "longer"
