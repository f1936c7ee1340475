"""Words of learners who fit an opening."""

from enum import StrEnum


class PassReason(StrEnum):
    """Why a company does not ask a learner it found; none is about who somebody is."""

    ENOUGH = "enough"
    WORK_ASKS = "work_asks"
    PERIOD = "period"
    DISTANCE = "distance"
    NOT_NOW = "not_now"
