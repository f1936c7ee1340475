"""Words of advice about a learner: who advises, and which way."""

from enum import StrEnum


class Adviser(StrEnum):
    """Who advises."""

    CLASS_COUNCIL = "class_council"
    CLB = "clb"
    VDAB = "vdab"


class AdvisedWay(StrEnum):
    """Which way is advised."""

    DUAL = "dual"
    RUN_UP = "run_up"
    FULL_TIME = "full_time"
    NAFT = "naft"
    OTHER = "other"


class AdviceHappened(StrEnum):
    """What can happen to the advice about a learner."""

    NOTED = "intake.advice_noted"
    WITHDRAWN = "intake.advice_withdrawn"
    JOB_SEEKER_TOLD = "intake.job_seeker_told"
