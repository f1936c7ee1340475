"""Words of a track: where it stands, what moves it, where it came from, why it ended."""

from enum import StrEnum


class Phase(StrEnum):
    """Where a track stands."""

    INTAKE = "intake"
    RUN_UP = "run_up"
    SEARCHING = "searching"
    PLACED = "placed"
    LEFT = "left"


class Move(StrEnum):
    """What can be done with a track."""

    START_SEARCH = "start_search"
    START_RUN_UP = "start_run_up"
    END_RUN_UP = "end_run_up"
    PLACE = "place"
    LOSE_PLACE = "lose_place"
    LEAVE = "leave"


class Who(StrEnum):
    """Who takes a step, or has the ball."""

    COACH = "coach"
    PARTIES = "parties"


class Source(StrEnum):
    """How a track came in."""

    FORM = "form"
    IMPORT = "import"
    MESSAGE = "message"


class LeftReason(StrEnum):
    """Why a learner left the track."""

    CERTIFIED = "certified"
    OTHER_TRAINING = "other_training"
    FULL_TIME = "full_time"
    OTHER_PROVIDER = "other_provider"
    NO_WORKPLACE = "no_workplace"
    NAFT = "naft"
    HANDED_OVER = "handed_over"
    WORK = "work"
    MOVED = "moved"
    PERSONAL = "personal"
    """Health, family: what it is stands nowhere."""
    ENROLLED_BY_MISTAKE = "enrolled_by_mistake"
    OTHER = "other"


class Happened(StrEnum):
    """What can happen to a track."""

    ENROLLED = "intake.enrolled"
    TRACK_CORRECTED = "intake.track_corrected"
    COACH_ASSIGNED = "intake.coach_assigned"
    SEARCH_STARTED = "intake.search_started"
    RUN_UP_STARTED = "intake.run_up_started"
    RUN_UP_ENDED = "intake.run_up_ended"
    PLACED = "intake.placed"
    PLACE_LOST = "intake.place_lost"
    LEFT = "intake.left"
