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
