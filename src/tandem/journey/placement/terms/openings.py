"""Words of openings."""

from enum import StrEnum


class OpeningState(StrEnum):
    """Where an opening stands."""

    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"
    EXPIRED = "expired"


class OpeningMove(StrEnum):
    """What can be done with an opening."""

    PAUSE = "pause"
    RESUME = "resume"
    CLOSE = "close"
    EXPIRE = "expire"


class OpeningParty(StrEnum):
    """Who takes a step with an opening."""

    COMPANY = "company"
    CLOCK = "clock"


class CloseReason(StrEnum):
    """Why a company no longer looks for a learner."""

    FILLED_HERE = "filled_here"
    FILLED_ELSEWHERE = "filled_elsewhere"
    NO_WORK = "no_work"
    NO_MENTOR = "no_mentor"
    NO_CANDIDATE = "no_candidate"
    OTHER = "other"


class WishKind(StrEnum):
    """What a company may wish of a learner, where the work itself asks it."""

    MIN_AGE = "min_age"
    DRIVING_LICENCE = "driving_licence"
    OWN_TRANSPORT = "own_transport"
    LANGUAGE = "language"
    MEDICAL_CHECK = "medical_check"
    HYGIENE = "hygiene"
    SAFETY_CERTIFICATE = "safety_certificate"


class WishLanguage(StrEnum):
    """A language that the work asks."""

    NONE = ""
    DUTCH = "nl"
    FRENCH = "fr"
    ENGLISH = "en"
    GERMAN = "de"


class Accommodation(StrEnum):
    """What a workplace does for a learner who needs it."""

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


class WorkDay(StrEnum):
    """A day of the week on which a learner works."""

    MONDAY = "mon"
    TUESDAY = "tue"
    WEDNESDAY = "wed"
    THURSDAY = "thu"
    FRIDAY = "fri"
    SATURDAY = "sat"
    SUNDAY = "sun"


class OpeningHappened(StrEnum):
    """What can happen to an opening."""

    OPENED = "placement.opening_opened"
    CHANGED = "placement.opening_changed"
    PAUSED = "placement.opening_paused"
    RESUMED = "placement.opening_resumed"
    CLOSED = "placement.opening_closed"
    EXPIRES_SOON = "placement.opening_expires_soon"
    EXPIRED = "placement.opening_expired"
    MOVED = "placement.opening_moved"
    LEARNER_PASSED = "placement.opening_learner_passed"
    LEARNER_SHOWN = "placement.opening_learner_shown"
