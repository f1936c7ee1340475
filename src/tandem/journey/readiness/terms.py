"""Words of readiness."""

from enum import StrEnum


class Scan(StrEnum):
    """The sets of questions there are."""

    COMPANY = "company"


class Theme(StrEnum):
    """What a question is about."""

    WORKPLACE = "workplace"
    MENTOR = "mentor"
    DUTIES = "duties"
    LEARNING = "learning"
    REACH = "reach"


class Readiness(StrEnum):
    """How ready, the best first."""

    READY = "ready"
    NEARLY = "nearly"
    NOT_YET = "not_yet"


class Happened(StrEnum):
    """What can happen after a scan."""

    REQUEST_PREPARED = "readiness.request_prepared"
