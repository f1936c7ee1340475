"""Words of a warm handover: from whom to whom, why, who agreed, and how it ended."""

from enum import StrEnum


class HandoverState(StrEnum):
    """Where a handover stands."""

    ASKED = "asked"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


class HandoverMove(StrEnum):
    """What can be done with a handover."""

    AGREE = "agree"
    DECLINE = "decline"
    ACCEPT = "accept"
    SEND_BACK = "send_back"
    WITHDRAW = "withdraw"
    LAPSE = "lapse"


class HandoverParty(StrEnum):
    """Who takes a step, or has the ball."""

    GIVER = "giver"
    FAMILY = "family"
    RECEIVER = "receiver"
    TRACK = "track"


class HandoverKind(StrEnum):
    """To whom a learner goes."""

    COLLEAGUE = "colleague"
    PROVIDER = "provider"
    VDAB = "VDAB"


class HandoverWhy(StrEnum):
    """Why a learner goes to another hand."""

    COACH_LEAVES = "coach_leaves"
    OTHER_GROUP = "other_group"
    MOVED = "moved"
    SEARCH_OVER = "search_over"
    TRACK_ENDS = "track_ends"
    OTHER = "other"


class Agreed(StrEnum):
    """Who agreed that a learner goes."""

    NOT_NEEDED = "not_needed"
    LEARNER = "learner"
    GUARDIAN = "guardian"
    PAPER = "paper"


class ReturnReason(StrEnum):
    """Why a receiver sends a learner back."""

    SHEET_SHORT = "sheet_short"
    NOT_FOR_US = "not_for_us"
    FULL = "full"
    TALK_FIRST = "talk_first"


class HandoverHappened(StrEnum):
    """What can happen to a handover."""

    ASKED = "handover.asked"
    AGREED = "handover.agreed"
    DECLINED = "handover.declined"
    ACCEPTED = "handover.accepted"
    RETURNED = "handover.returned"
    WITHDRAWN = "handover.withdrawn"
    LAPSED = "handover.lapsed"
