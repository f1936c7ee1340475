"""Codes in which a run says why: those of the matching engine, and of who took no part; a test holds them together."""

from enum import StrEnum


class Outcome(StrEnum):
    """What became of a learner in a run."""

    LOCKED = "locked"
    FIRST_WISH = "first_wish"
    LATER_WISH = "later_wish"
    NO_CANDIDATES = "no_candidates"
    NOTHING_OPEN = "nothing_open"
    ALL_BY_CLASS = "all_by_class"
    ALL_BY_LEVEL = "all_by_level"
    ALL_BY_LOTTERY = "all_by_lottery"
    ALL_AMONG_EQUALS = "all_among_equals"
    BY_PLAN = "by_plan"
    MIXED = "mixed"
    NO_HOME = "no_home"
    NO_TRAVEL = "no_travel"
    ALREADY_PROMISED = "already_promised"
    NOT_FREE = "not_free"


class Why(StrEnum):
    """Why a place went to somebody else, or what put a learner before others."""

    FORBIDDEN = "forbidden"
    CLOSED = "closed"
    FIXED = "fixed"
    SEATS_LOCKED = "seats_locked"
    PLAN = "plan"
    ROOM = "room"
    OWN_SEAT = "own_seat"
    CLASS = "class"
    LEVEL = "level"
    PROMOTED = "promoted"
    NEARER = "nearer"
    LUCKIER = "luckier"
    EQUAL = "equal"
    CHAIN = "chain"


class Barrier(StrEnum):
    """A hard condition that keeps a place out of reach."""

    TRAINING = "training"
    LEVEL = "level"
    AGE = "age"
    STARTS_EARLY = "starts_early"
    OWN_START = "own_start"
    ENDS_LATE = "ends_late"
    NOT_YET_FREE = "not_yet_free"
    FREE_TOO_SHORT = "free_too_short"
    NO_SEAT = "no_seat"
    TRAVEL = "travel"
    LEARNER_VETO = "learner_veto"
    PLACE_VETO = "place_veto"
    NEEDS = "needs"


class Weighed(StrEnum):
    """What counts for a learner."""

    NEARNESS = "nearness"
    COVERAGE = "coverage"
    DAYS = "days"
