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


class PlanState(StrEnum):
    """Where a plan stands."""

    DRAFT = "draft"
    """Only who guides the learner reads it."""
    SHARED = "shared"
    FROZEN = "frozen"
    """It goes with an agreement that is being signed: nobody changes it."""
    CLOSED = "closed"


class PlanMove(StrEnum):
    """What can be done with a plan."""

    SHARE = "share"
    FREEZE = "freeze"
    REOPEN = "reopen"
    CLOSE = "close"


class PlanParty(StrEnum):
    """Who takes a step, or has the ball."""

    PROVIDER = "provider"
    SIGNERS = "signers"


class PlanVoice(StrEnum):
    """As whom somebody says something about a plan."""

    PROVIDER = "provider"
    LEARNER = "learner"
    GUARDIAN = "guardian"
    COMPANY = "company"


class Giver(StrEnum):
    """Who gives a module: another provider of the register, or VDAB, which is none."""

    PROVIDER = "provider"
    VDAB = "VDAB"


class Part(StrEnum):
    """What of its activities happens in a module."""

    INTRODUCE = "introduce"
    PRACTISE = "practise"
    BOTH = "both"


class ModuleState(StrEnum):
    """Whether who is asked to give a module said yes."""

    ASKED = "asked"
    CONFIRMED = "confirmed"
    REFUSED = "refused"


class ModuleMove(StrEnum):
    """What can be done with a module."""

    CONFIRM = "confirm"
    REFUSE = "refuse"
    ASK_ANEW = "ask_anew"
    """Other activities or other days: who said yes to the former says it anew."""


class ModuleParty(StrEnum):
    """Who takes a step with a module, or has the ball."""

    GIVER = "giver"
    PROVIDER = "provider"


class PlanHappened(StrEnum):
    """What can happen to a training plan."""

    STARTED = "plans.started"
    CHANGED = "plans.changed"
    LINES_WRITTEN = "plans.lines_written"
    LINE_ADDED = "plans.line_added"
    LINE_REMOVED = "plans.line_removed"
    WORKPLACE_ADDED = "plans.workplace_added"
    WORKPLACE_CHANGED = "plans.workplace_changed"
    WORKPLACE_REMOVED = "plans.workplace_removed"
    SHARED = "plans.shared"
    FROZEN = "plans.frozen"
    REOPENED = "plans.reopened"
    CLOSED = "plans.closed"
    DELETED = "plans.deleted"
    ERASED = "plans.erased"
    COMMENTED = "plans.commented"
    COMMENT_SETTLED = "plans.comment_settled"
    MODULE_ASKED = "plans.module_asked"
    MODULE_WITHDRAWN = "plans.module_withdrawn"
    MODULE_CONFIRMED = "plans.module_confirmed"
    MODULE_REFUSED = "plans.module_refused"
    TEMPLATE_SAVED = "plans.template_saved"
    TEMPLATE_REMOVED = "plans.template_removed"
