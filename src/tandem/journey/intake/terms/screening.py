"""Words of the screening: what a learner and a coach can say, and where it leads."""

from enum import StrEnum


class Voice(StrEnum):
    """Who says it."""

    LEARNER = "learner"
    COACH = "coach"


class Answer(StrEnum):
    """An answer to a question that may still be open."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Path(StrEnum):
    """Where the screening leads (R-PATH-06); the codes are those of the law parameters."""

    DUAL = "dual"
    RUN_UP = "run_up"
    OTHER = "other_or_naft"


class ScreeningState(StrEnum):
    """Where a screening stands."""

    OPEN = "open"
    CONCLUDED = "concluded"


class ScreeningMove(StrEnum):
    """What can be done with a screening."""

    CONCLUDE = "conclude"


class Strength(StrEnum):
    """What goes well at work, or is still to be practised."""

    ON_TIME = "on_time"
    REACHABLE = "reachable"
    FOLLOWS_AGREEMENTS = "follows_agreements"
    TEAMWORK = "teamwork"
    INDEPENDENT = "independent"
    PERSEVERES = "perseveres"
    TAKES_FEEDBACK = "takes_feedback"
    COMMUNICATES = "communicates"
    CUSTOMERS = "customers"
    PRECISE = "precise"
    SAFE = "safe"
    INITIATIVE = "initiative"
    TRADE_SKILLS = "trade_skills"


class Interest(StrEnum):
    """What a learner likes to be busy with."""

    HANDS = "hands"
    MACHINES = "machines"
    TECHNOLOGY = "technology"
    PEOPLE = "people"
    CHILDREN = "children"
    CARE = "care"
    FOOD = "food"
    ANIMALS = "animals"
    NATURE = "nature"
    SALES = "sales"
    CREATIVE = "creative"
    OFFICE = "office"
    OUTDOORS = "outdoors"
    ON_THE_ROAD = "on_the_road"


class DutchLevel(StrEnum):
    """How well a learner manages in Dutch at work."""

    NONE = ""
    FIRST = "first"
    FLUENT = "fluent"
    SIMPLE = "simple"
    LITTLE = "little"


class Language(StrEnum):
    """Other languages that are heard at workplaces."""

    FRENCH = "fr"
    ENGLISH = "en"
    GERMAN = "de"
    ARABIC = "ar"
    TURKISH = "tr"
    BERBER = "ber"
    POLISH = "pl"
    ROMANIAN = "ro"
    BULGARIAN = "bg"
    SPANISH = "es"
    ITALIAN = "it"
    PORTUGUESE = "pt"
    RUSSIAN = "ru"
    UKRAINIAN = "uk"
    PASHTO = "ps"
    DARI = "prs"
    SOMALI = "so"
    OTHER = "other"


class Licence(StrEnum):
    """What a learner may drive."""

    MOPED = "AM"
    CAR = "B"
    TRACTOR = "G"


class CompanySize(StrEnum):
    """How large a company the learner would like."""

    ANY = ""
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class Wish(StrEnum):
    """What a learner would like of a workplace."""

    TEAM = "team"
    ALONE = "alone"
    FIXED_PLACE = "fixed_place"
    DIFFERENT_PLACES = "different_places"
    CALM = "calm"
    BUSY = "busy"
    MUCH_GUIDANCE = "much_guidance"
    MUCH_FREEDOM = "much_freedom"


class Weekday(StrEnum):
    """A day of the week."""

    MONDAY = "mon"
    TUESDAY = "tue"
    WEDNESDAY = "wed"
    THURSDAY = "thu"
    FRIDAY = "fri"
    SATURDAY = "sat"
    SUNDAY = "sun"


class ScreeningHappened(StrEnum):
    """What can happen to a screening."""

    OPENED = "intake.screening_opened"
    ANSWERED = "intake.screening_answered"
    CONCLUDED = "intake.screening_concluded"
