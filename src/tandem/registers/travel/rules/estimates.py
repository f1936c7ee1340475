"""Minutes from kilometres: what a travel time is where nothing better is known. Stated as an estimate, always.

The numbers are dated parameters of the subject `travel`, all choices of ours; nothing here is measured.
"""

import math
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from tandem.law.groups.travel import TravelNorms
from tandem.registers.travel.terms import Known, TravelMode, WhyNot

_PER_HOUR: Final = 60
_WHOLE: Final = 100
ROUNDING: Final = 1e-6
"""Of a minute: two ways to compute the same trip differ in the last bits, and that makes no minute more."""

NEVER: Final = -1
"""In an array of minutes: there is no such trip, or we do not know where one of the two places lies."""


@dataclass(frozen=True)
class Spot:
    """A place on earth, in degrees."""

    lat: float
    lon: float


@dataclass(frozen=True)
class Pace:
    """How straight-line kilometres become minutes for one way of travelling.

    `minutes_per_km` holds the detour; `extra_minutes` is walking, waiting or parking, told in full next door too.
    """

    minutes_per_km: float
    extra_minutes: int

    @property
    def least_minutes(self) -> int:
        """Nobody is told less."""
        return self.extra_minutes + 1


@dataclass(frozen=True)
class Reach:
    """How long a trip takes: the minutes and what they rest on, or why there are none.

    Where a timetable says so, `leaves` and `arrives` are the minutes of `day` between which the trip lies; below zero
    is the evening before.
    """

    minutes: int | None
    known: Known = Known.ESTIMATE
    why_not: WhyNot | None = None
    leaves: int | None = None
    arrives: int | None = None
    day: date | None = None


NOWHERE: Final = Reach(None, why_not=WhyNot.NO_POSITION)
"""What is said where we do not know where one of the two places lies."""


def pace_of(mode: TravelMode, *, norm: TravelNorms) -> Pace:
    """The pace of one way of travelling by the parameters of the day."""
    slow, car, transit = norm.slow_detour.value, norm.car_detour.value, norm.transit_detour.value
    bike, parked = norm.bike_extra_minutes.value, norm.car_extra_minutes.value
    speed, detour, extra = {
        TravelMode.FOOT: (norm.foot_km_per_hour.value, slow, 0),
        TravelMode.BIKE: (norm.bike_km_per_hour.value, slow, bike),
        TravelMode.E_BIKE: (norm.e_bike_km_per_hour.value, slow, bike),
        TravelMode.MOPED: (norm.moped_km_per_hour.value, car, bike),
        TravelMode.CAR: (norm.car_km_per_hour.value, car, parked),
        TravelMode.PUBLIC_TRANSPORT: (norm.transit_km_per_hour.value, transit, norm.transit_extra_minutes.value),
    }[mode]
    return Pace(float(_PER_HOUR * (_WHOLE + detour) / (_WHOLE * speed)), extra)


def minutes_over(km: float, pace: Pace) -> int:
    """The minutes over so many straight-line kilometres, rounded up."""
    return max(pace.least_minutes, math.ceil(pace.extra_minutes + km * pace.minutes_per_km - ROUNDING))


def km_within(minutes: int, pace: Pace) -> float:
    """The straight-line kilometres that take at most so many minutes; below zero where even next door takes longer."""
    if minutes < pace.least_minutes:
        return -1.0
    return (minutes - pace.extra_minutes) / pace.minutes_per_km


def too_early(mode: TravelMode, arrive_by: time | None, *, norm: TravelNorms) -> bool:
    """Whether an estimate holds no trip, because nothing runs yet by the hour at which somebody has to be there."""
    return mode is TravelMode.PUBLIC_TRANSPORT and arrive_by is not None and arrive_by < norm.transit_from.value


def estimated(km: float, mode: TravelMode, *, norm: TravelNorms, arrive_by: time | None = None) -> Reach:
    """An estimate of a trip over so many straight-line kilometres, to be there by that hour of the day."""
    if too_early(mode, arrive_by, norm=norm):
        return Reach(None, why_not=WhyNot.TOO_EARLY)
    return Reach(minutes_over(km, pace_of(mode, norm=norm)))
