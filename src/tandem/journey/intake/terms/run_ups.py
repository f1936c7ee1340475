"""Words of the run-up phase of a learner: what it works on, how it goes, where it leads."""

from enum import StrEnum


class RunUpState(StrEnum):
    """Where a run-up stands."""

    RUNNING = "running"
    ENDED = "ended"


class RunUpMove(StrEnum):
    """What can be done with a run-up."""

    END = "end"


class Content(StrEnum):
    """What a run-up works on (R-RUN-04); the codes are those of the law parameters."""

    CAREER = "career"
    WORK = "work"
    TECHNICAL = "technical"


class Progress(StrEnum):
    """How a run-up goes."""

    NOT_YET = "not_yet"
    GROWING = "growing"
    READY = "ready"


class RunUpOutcome(StrEnum):
    """Where a run-up led."""

    TO_DUAL = "to_dual"
    OTHER_EDUCATION = "other_education"
    NAFT = "naft"
    STOPPED = "stopped"


class Nearness(StrEnum):
    """How near the last day of a run-up is."""

    LATE = "late"
    SOON = "soon"
    FINE = "fine"
    OPEN = "open"


class RunUpHappened(StrEnum):
    """What can happen during a run-up."""

    PLANNED = "intake.run_up_planned"
    EVALUATED = "intake.run_up_evaluated"
    TAKEN_BACK = "intake.run_up_evaluation_taken_back"
