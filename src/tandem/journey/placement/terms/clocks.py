"""Words of the search time: why a clock runs, why it stops, what is asked meanwhile, what follows when it ends."""

from enum import StrEnum


class ClockState(StrEnum):
    """Where a clock stands."""

    RUNNING = "running"
    STOPPED = "stopped"
    HANDLED = "handled"


class ClockMove(StrEnum):
    """What can be done with a clock."""

    STOP = "stop"
    RESUME = "resume"
    HANDLE = "handle"


class ClockParty(StrEnum):
    """Who takes a step with a clock."""

    COACH = "coach"
    PROVIDER = "provider"
    TRACK = "track"


class ClockReason(StrEnum):
    """Why a clock runs."""

    FIRST_LESSONS = "first_lessons"
    PLACE_LOST = "place_lost"
    RUN_UP_ENDED = "run_up_ended"


class StopReason(StrEnum):
    """Why a clock stopped."""

    PLACED = "placed"
    RUN_UP = "run_up"
    LEFT = "left"


class ClockOutcome(StrEnum):
    """What follows when the days are over and there is no agreement."""

    RUN_UP = "run_up"
    OTHER_TRAINING = "other_training"
    FULL_TIME = "full_time"
    NAFT = "naft"
    VDAB = "vdab"


class Milestone(StrEnum):
    """Where on the way a learner, the parents and the coach hear of the clock."""

    HALFWAY = "halfway"
    FEW_LEFT = "few_left"
    OVER = "over"


class Urgency(StrEnum):
    """When the last day of a clock falls, seen from a day."""

    LATE = "late"
    TODAY = "today"
    THIS_WEEK = "this_week"
    LATER = "later"
    UNKNOWN = "unknown"


class ExtensionState(StrEnum):
    """Where a question for more days stands."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


class ExtensionMove(StrEnum):
    """What can be done with a question for more days."""

    GRANT = "grant"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    LAPSE = "lapse"


class ExtensionReason(StrEnum):
    """Why a coach asks for more days."""

    TALKS_PLANNED = "talks_planned"
    COMPANY_THINKS = "company_thinks"
    PLACE_FELL_AWAY = "place_fell_away"
    FEW_PLACES = "few_places"
    ABSENT = "absent"
    OTHER = "other"


class ClockHappened(StrEnum):
    """What can happen to the search time of a learner."""

    STARTED = "placement.clock_started"
    CORRECTED = "placement.clock_corrected"
    STOPPED = "placement.clock_stopped"
    RESUMED = "placement.clock_resumed"
    HALFWAY = "placement.clock_halfway"
    FEW_LEFT = "placement.clock_few_left"
    OVER = "placement.clock_over"
    HANDLED = "placement.clock_handled"
    EXTENSION_ASKED = "placement.extension_asked"
    EXTENSION_GRANTED = "placement.extension_granted"
    EXTENSION_REFUSED = "placement.extension_refused"
    EXTENSION_WITHDRAWN = "placement.extension_withdrawn"
    EXTENSION_LAPSED = "placement.extension_lapsed"
    CALLED = "placement.clock_called"
