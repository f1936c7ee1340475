"""Words of the mandates."""

from enum import StrEnum


class Power(StrEnum):
    """The seven powers of the Flemish partnership (R-REC-20); each may be delegated."""

    RECOGNISE = "recognise"
    EXCLUDE = "exclude"
    CONTROL = "control"
    REPORT = "report"
    INFORM = "inform"
    MOBILISE = "mobilise"
    ADVISE = "advise"


class BodyKind(StrEnum):
    """What kind of body can hold a power."""

    SECTORAL_PARTNERSHIP = "sectoral_partnership"
    FLEMISH_PARTNERSHIP = "flemish_partnership"
    AGENCY = "agency"


class RoutingReason(StrEnum):
    """Why a file went where it went."""

    ONE_HOLDER = "one_holder"
    NO_JOINT_COMMITTEE = "no_joint_committee"
    UNKNOWN_JOINT_COMMITTEE = "unknown_joint_committee"
    NO_HOLDER = "no_holder"
    SEVERAL_HOLDERS = "several_holders"
    POWER_MOVED = "power_moved"


class Happened(StrEnum):
    """What can happen to a power."""

    BODIES_LOADED = "mandates.loaded"
    AGREEMENT_SIGNED = "mandate.agreement_signed"
    MANDATE_GIVEN = "mandate.given"
    MANDATE_ENDED = "mandate.ended"
    POWER_MOVED = "mandate.power_moved"
    RULE_SWITCHED = "mandate.rule_switched"
