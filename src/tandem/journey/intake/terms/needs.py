"""Words of what a learner needs at a workplace because of health or ability."""

from enum import StrEnum


class Need(StrEnum):
    """What a learner needs; the codes are those of what an opening says it offers."""

    WHEELCHAIR_ACCESS = "wheelchair_access"
    ACCESSIBLE_TOILET = "accessible_toilet"
    QUIET_PLACE = "quiet_place"
    EXTRA_BREAKS = "extra_breaks"
    OWN_PACE = "own_pace"
    FIXED_ROUTINE = "fixed_routine"
    FIXED_PERSON = "fixed_person"
    READING_HELP = "reading_help"
    LANGUAGE_HELP = "language_help"
    HEARING_HELP = "hearing_help"
    SIGHT_HELP = "sight_help"
    ADAPTED_HOURS = "adapted_hours"


class Scope(StrEnum):
    """What a learner or parent agrees to."""

    KEEP = "keep"
    SEARCH = "search"
    COMPANY = "company"
    REFER = "refer"


class GivenBy(StrEnum):
    """Who agreed."""

    LEARNER = "learner"
    GUARDIAN = "guardian"


class NeedsHappened(StrEnum):
    """What can happen to the shielded part of a file; never what stands in it."""

    AGREED = "intake.needs_agreed"
    AGREEMENT_WITHDRAWN = "intake.needs_agreement_withdrawn"
    KEPT = "intake.needs_kept"
    ERASED = "intake.needs_erased"
    RESEALED = "intake.needs_resealed"
