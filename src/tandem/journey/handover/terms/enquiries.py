"""Words of an enquiry: who asks, why without a school, who can take it up, how it ends."""

from enum import StrEnum


class EnquiryState(StrEnum):
    """Where an enquiry stands."""

    LEFT = "left"
    WAITING = "waiting"
    TAKEN = "taken"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class EnquiryMove(StrEnum):
    """What can be done with an enquiry."""

    CONFIRM = "confirm"
    PASS_ON = "pass_on"  # noqa: S105 - a word, no secret
    TAKE = "take"
    CLOSE = "close"
    GIVE_UP = "give_up"
    WITHDRAW = "withdraw"


class EnquiryParty(StrEnum):
    """Who takes a step with an enquiry, or has the ball."""

    ASKER = "asker"
    TAKER = "taker"
    CLOCK = "clock"


class TakerKind(StrEnum):
    """Who can take up an enquiry."""

    PROVIDER = "provider"
    CLB = "CLB"
    VDAB = "VDAB"


class AgeGroup(StrEnum):
    """How old somebody is, as far as the way depends on it."""

    TOO_YOUNG = "too_young"
    MINOR = "minor"
    YOUNG_ADULT = "young_adult"
    ADULT = "adult"


class Situation(StrEnum):
    """Why somebody has no school."""

    LEFT_EARLY = "left_early"
    SEEKS_WORK = "seeks_work"
    WORKS = "works"
    NEWCOMER = "newcomer"
    OTHER = "other"


class TurnEnd(StrEnum):
    """How the turn of one taker ended."""

    PASSED_ON = "passed_on"
    LATE = "late"
    DONE = "done"
    WITHDRAWN = "withdrawn"


class PassReason(StrEnum):
    """Why a taker passes an enquiry on."""

    NOT_OFFERED = "not_offered"
    FULL = "full"
    TOO_FAR = "too_far"
    OTHER_HELP = "other_help"
    NOT_REACHED = "not_reached"


class EnquiryOutcome(StrEnum):
    """How an enquiry ended."""

    ENROLLED = "enrolled"
    OTHER_TRAINING = "other_training"
    WORK = "work"
    CARE = "care"
    NOT_REACHED = "not_reached"
    NO_LONGER = "no_longer"
    NOBODY = "nobody"


class EnquiryHappened(StrEnum):
    """What can happen to an enquiry."""

    LEFT = "handover.enquiry_left"
    CONFIRMED = "handover.enquiry_confirmed"
    ROUTED = "handover.enquiry_routed"
    PASSED_ON = "handover.enquiry_passed_on"
    TAKEN = "handover.enquiry_taken"
    CLOSED = "handover.enquiry_closed"
    GIVEN_UP = "handover.enquiry_given_up"
    WITHDRAWN = "handover.enquiry_withdrawn"
    DELETED = "handover.enquiry_deleted"
