"""Words of introductions: one learner and one opening get to know each other."""

from enum import StrEnum


class IntroductionState(StrEnum):
    """Where an introduction stands."""

    PROPOSED = "proposed"
    """The company has not answered yet."""
    PLANNED = "planned"
    """They meet on a day."""
    PROMISED = "promised"
    """The company keeps a seat; the learner has not said yes yet."""
    PLACED = "placed"
    """Both said yes."""
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    """Nobody answered in time, or the place went to others."""
    MOVED = "moved"
    """It goes on with another place of the same company."""
    FALLEN_AWAY = "fallen_away"
    """The place fell away after both said yes."""
    COMPLETED = "completed"
    """The learner was placed here and completed the training."""


class IntroductionMove(StrEnum):
    """What can be done with an introduction."""

    PLAN = "plan"
    PROMISE = "promise"
    ACCEPT = "accept"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    LAPSE = "lapse"
    TRANSFER = "transfer"
    FALL_AWAY = "fall_away"
    COMPLETE = "complete"


class Side(StrEnum):
    """Who takes a step, or has the ball."""

    LEARNER = "learner"
    """The learner, who acts for a minor, or who guides the learner."""
    COMPANY = "company"
    EITHER = "either"
    CLOCK = "clock"


class Origin(StrEnum):
    """Who proposed it."""

    LEARNER = "learner"
    COACH = "coach"
    ROUND = "round"
    COMPANY = "company"
    """The company moved it to another of its places."""
    INVITED = "invited"
    """The company found the learner, who wanted to be found, and asks; the learner answers first."""


class RefusalReason(StrEnum):
    """Why a company or a learner says no."""

    OTHER_CANDIDATE = "other_candidate"
    NO_LONGER_LOOKING = "no_longer_looking"
    WISH_NOT_MET = "wish_not_met"
    DID_NOT_COME = "did_not_come"
    TOO_FAR = "too_far"
    HOURS = "hours"
    DIFFERENT_WORK = "different_work"
    NO_MATCH = "no_match"
    OTHER_PLACE = "other_place"
    OTHER = "other"


class EndReason(StrEnum):
    """Why an introduction ended without a no."""

    NO_ANSWER = "no_answer"
    OPENING_CLOSED = "opening_closed"
    SEATS_TAKEN = "seats_taken"
    PLACED_ELSEWHERE = "placed_elsewhere"
    CHANGED_MIND = "changed_mind"
    NOT_SEARCHING = "not_searching"
    """The learner prepares first, or is gone: why is not the business of the company."""
    LEFT_TRACK = "left_track"
    CERTIFIED = "certified"
    MOVED = "moved"
    NO_AGREEMENT = "no_agreement"
    STOPPED_EARLY = "stopped_early"
    OTHER = "other"


class Distance(StrEnum):
    """How far a learner lives from a place, as a company may know it before it answers."""

    UNKNOWN = "unknown"
    NEAR = "near"
    MIDDLE = "middle"
    FAR = "far"
    VERY_FAR = "very_far"


class AgeBracket(StrEnum):
    """How old a learner is on the first day, as a company may know it before it answers."""

    UNKNOWN = "unknown"
    MINOR = "minor"
    ADULT = "adult"


class IntroductionHappened(StrEnum):
    """What can happen to an introduction."""

    PROPOSED = "placement.introduction_proposed"
    INTERESTED = "placement.introduction_interested"
    LETTER_WRITTEN = "placement.introduction_letter_written"
    PLANNED = "placement.introduction_planned"
    REPLANNED = "placement.introduction_replanned"
    PROMISED = "placement.introduction_promised"
    ACCEPTED = "placement.introduction_accepted"
    REFUSED = "placement.introduction_refused"
    WITHDRAWN = "placement.introduction_withdrawn"
    REMINDED = "placement.introduction_reminded"
    LAPSED = "placement.introduction_lapsed"
    MOVED = "placement.introduction_moved"
    FALLEN_AWAY = "placement.introduction_fallen_away"
    COMPLETED = "placement.introduction_completed"
