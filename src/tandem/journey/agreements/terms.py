"""The fixed words of agreements."""

from enum import StrEnum


class HoursAt(StrEnum):
    """Where a learner spends hours of the week."""

    WORK = "work"
    LESSONS = "lessons"


class KindReason(StrEnum):
    """Why an agreement is of its kind."""

    ENOUGH_HOURS = "enough_hours"
    TOO_FEW_HOURS = "too_few_hours"
    SIMULATED_ONLY = "simulated_only"
    SOCIAL_MARIBEL = "social_maribel"
    OWN_EMPLOYEE = "own_employee"
