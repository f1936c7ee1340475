"""Words of waking sleeping recognitions: the question whether there is a place, its answers, why it may say yes."""

from enum import StrEnum


class QuestionState(StrEnum):
    """Where the question whether there is a place stands."""

    ASKED = "asked"
    PLACES = "places"
    PAUSED = "paused"
    MENTOR_LEFT = "mentor_left"
    UNANSWERED = "unanswered"
    AWAKE = "awake"
    ENDED = "ended"


class QuestionMove(StrEnum):
    """What can be done with the question."""

    SAY_PLACES = "say_places"
    SAY_NOT_NOW = "say_not_now"
    SAY_MENTOR_LEFT = "say_mentor_left"
    LAPSE = "lapse"
    WAKE = "wake"
    RUN_OUT = "run_out"
    END = "end"


class QuestionParty(StrEnum):
    """Who takes a step with the question, or has the ball."""

    COMPANY = "company"
    CLOCK = "clock"


class PlaceAnswer(StrEnum):
    """What a company answers."""

    PLACES = "places"
    NOT_NOW = "not_now"
    MENTOR_LEFT = "mentor_left"


class LikelyReason(StrEnum):
    """Why a workplace may well say yes."""

    TRAINED_BEFORE = "trained_before"
    LOOKING = "looking"
    RECENT = "recent"
    MENTOR = "mentor"
    SHORTAGE = "shortage"
    ANSWERED_BEFORE = "answered_before"


class AskedPart(StrEnum):
    """A part of the list of sleeping recognitions."""

    TO_ASK = "to_ask"
    ASKED = "asked"
    ANSWERED = "answered"
    UNANSWERED = "unanswered"


class ActivationHappened(StrEnum):
    """What can happen to the question whether there is a place."""

    ASKED = "activation.asked"
    REMINDED = "activation.reminded"
    PLACES_SAID = "activation.places_said"
    PAUSED = "activation.paused"
    MENTOR_LEFT = "activation.mentor_left"
    UNANSWERED = "activation.unanswered"
    WOKEN = "activation.woken"
    ENDED = "activation.ended"
