"""Words of travel."""

from enum import StrEnum


class TravelMode(StrEnum):
    """How somebody gets to a workplace or a school."""

    FOOT = "foot"
    BIKE = "bike"
    E_BIKE = "e_bike"
    MOPED = "moped"
    CAR = "car"
    PUBLIC_TRANSPORT = "public_transport"


class Known(StrEnum):
    """What a travel time rests on."""

    ESTIMATE = "estimate"
    """A fixed speed over the straight line with a detour: to order places by, no promise."""
    TIMETABLE = "timetable"
    """The timetables of public transport that were imported, with an estimated walk to and from the stops."""


class WhyNot(StrEnum):
    """Why there is no travel time."""

    NO_POSITION = "no_position"
    """Of one of the two places we do not know where it lies."""
    TOO_EARLY = "too_early"
    """Nothing runs so early, as far as an estimate goes."""
    NO_CONNECTION = "no_connection"
    """The timetables hold no journey that arrives in time and does not take too long."""


class TimetableState(StrEnum):
    """How far a timetable that was handed in has come."""

    RECEIVED = "received"
    REFUSED = "refused"
    CHECKED = "checked"
    IN_USE = "in_use"
    WITHDRAWN = "withdrawn"


LIVE = frozenset({TimetableState.RECEIVED, TimetableState.CHECKED, TimetableState.IN_USE})
"""Neither refused nor withdrawn."""


class TimetableMove(StrEnum):
    """What can be done with a timetable."""

    CHECK = "check"
    REFUSE = "refuse"
    USE = "use"
    WITHDRAW = "withdraw"


class Keeper(StrEnum):
    """Who moves a timetable on."""

    IMPORTER = "importer"
    PLATFORM = "platform"


class Happened(StrEnum):
    """What can happen to a timetable."""

    TIMETABLE_RECEIVED = "travel.timetable_received"
    TIMETABLE_CHECKED = "travel.timetable_checked"
    TIMETABLE_REFUSED = "travel.timetable_refused"
    TIMETABLE_USED = "travel.timetable_used"
    TIMETABLE_WITHDRAWN = "travel.timetable_withdrawn"
