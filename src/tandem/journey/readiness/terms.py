"""Words of readiness."""

from enum import StrEnum


class Scan(StrEnum):
    """The sets of questions there are."""

    COMPANY = "company"
    PROVIDER = "provider"
    LEARNER = "learner"


class Theme(StrEnum):
    """What a question is about."""

    WORKPLACE = "workplace"
    MENTOR = "mentor"
    DUTIES = "duties"
    LEARNING = "learning"
    REACH = "reach"
    VISION = "vision"
    ENTRY = "entry"
    COOPERATION = "cooperation"
    PLAN = "plan"
    GUIDANCE = "guidance"
    START = "start"
    WILLING = "willing"
    ABLE = "able"
    CHOICE = "choice"


class Readiness(StrEnum):
    """How ready, the best first."""

    READY = "ready"
    NEARLY = "nearly"
    NOT_YET = "not_yet"


class Mark(StrEnum):
    """What an answer says of somebody's situation, and so which way is open."""

    TOO_YOUNG = "too_young"
    TOO_OLD = "too_old"
    JUST_OLD_ENOUGH = "just_old_enough"
    SPECIAL_EDUCATION = "special_education"
    OUT_OF_EDUCATION = "out_of_education"
    SEEKS_WORK = "seeks_work"
    NEWCOMER = "newcomer"
    NO_TRADE_YET = "no_trade_yet"


class Way(StrEnum):
    """What somebody who wonders about dual learning can do next (R-PATH-03, R-PATH-06)."""

    DUAL = "dual"
    RUN_UP = "run_up"
    TALK = "talk"
    LATER = "later"
    ADULT = "adult"


class NoPlan(StrEnum):
    """Why no workplaces together cover a training."""

    NOT_OFFERED = "not_offered"
    LEFT_OUT = "left_out"
    ONLY_OWN = "only_own"
    NO_WAY_THERE = "no_way_there"
    OUT_OF_REACH = "out_of_reach"
    TOO_MANY_WORKPLACES = "too_many_workplaces"
    NOTHING_COMPULSORY = "nothing_compulsory"


class Happened(StrEnum):
    """What can happen after a scan."""

    REQUEST_PREPARED = "readiness.request_prepared"
