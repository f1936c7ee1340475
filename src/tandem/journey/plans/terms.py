"""The fixed words of training plans."""

from enum import StrEnum


class Where(StrEnum):
    """Where an activity is introduced, or practised (R-PLAN-02)."""

    LESSONS = "school"
    """At the provider."""
    WORK = "work"
    BOTH = "both"
    EXTERNAL = "external"


class Setting(StrEnum):
    """The kind of workplace, where a training asks for more than one kind (R-PLAN-06)."""

    RESIDENTIAL_CARE = "residential_care"
    HOME_CARE = "home_care"
    BABIES_AND_TODDLERS = "babies_and_toddlers"
    SCHOOL_AGE = "school_age"
    WIDER = "wider"
    """Beside the groups of children that the training is about."""


class Trade(StrEnum):
    """The trainings with conditions of their own on their workplaces (R-PLAN-06)."""

    CARE = "care"
    CHILDCARE = "childcare"
