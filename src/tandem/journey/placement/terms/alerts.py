"""Words of the alert of a learner: tell me when a workplace comes up."""

from enum import StrEnum


class AlertHappened(StrEnum):
    """What can happen to the alert of a learner."""

    SET = "placement.alert_set"
    OFF = "placement.alert_off"
    FOUND = "placement.alert_found"
