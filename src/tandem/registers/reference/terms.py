"""Words of sectors, trainings and activity lists."""

from enum import StrEnum

from tandem.law.values import Certainty

__all__ = [
    "AgreementType",
    "Certainty",  # one scale for the law and for what stands beside it
    "Finality",
    "Form",
    "Grade",
    "Happened",
    "ListPart",
    "Safety",
    "Unsound",
]


class Grade(StrEnum):
    """Where in education a training stands."""

    SECOND = "2"
    THIRD = "3"
    SEVENTH = "7"
    SE_N_SE = "SnS"
    SPECIAL_OV3 = "OV3"
    ADULT = "CVO"


class Form(StrEnum):
    """The form of secondary education a training was organised in before the modernised matrix."""

    BSO = "bso"
    TSO = "tso"


class Finality(StrEnum):
    """What a training prepares for: work, higher education, or both."""

    LABOUR_MARKET = "A"
    DOUBLE = "D/A"
    HIGHER_EDUCATION = "D"


class AgreementType(StrEnum):
    """The agreements of dual learning."""

    OAO = "OAO"
    SAO = "SAO"
    DA = "DA"
    ODO = "ODO"
    ODOS = "ODOS"
    ODOW = "ODOW"


class Safety(StrEnum):
    """What an activity asks for: extra care with minors, protective equipment, or nothing special."""

    MINOR = "minor"
    PPE = "ppe"
    NONE = "none"


class Unsound(StrEnum):
    """What can be wrong with a catalogue that is about to be loaded."""

    CODE_MALFORMED = "reference.code_malformed"
    CODE_DOUBLE = "reference.code_double"
    SECTOR_UNKNOWN = "reference.sector_unknown"
    SECTOR_MISSING = "reference.sector_missing"
    QUALIFICATION_UNKNOWN = "reference.qualification_unknown"
    ACTIVITY_LIST_UNKNOWN = "reference.activity_list_unknown"
    ACTIVITY_ELSEWHERE = "reference.activity_elsewhere"
    TRAINING_UNKNOWN = "reference.training_unknown"
    VERSIONS_OVERLAP = "reference.versions_overlap"
    MORE_THAN_TOTAL = "reference.more_than_total"
    VERSION_TOO_OLD = "reference.version_too_old"
    VERSION_STARTS_TOO_EARLY = "reference.version_starts_too_early"
    WORDS_CHANGED = "reference.words_changed"
    ACTIVITIES_CHANGED = "reference.activities_changed"
    TRAINING_HAS_LIST = "reference.training_has_list"


class ListPart(StrEnum):
    """What comes in with an activity list."""

    LIST = "activity_list"
    ACTIVITY = "activity"
    TRAINING = "training"


class Happened(StrEnum):
    """What can happen to the reference tables."""

    CATALOGUE_LOADED = "reference.catalogue_loaded"
    SHORTAGE_LIST_RECORDED = "reference.shortage_list_recorded"
    ACTIVITY_LIST_RECORDED = "reference.activity_list_recorded"
