"""How long it takes to get somewhere: one door, for one trip and for many at once. All of it is public."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tandem.law import norms
from tandem.registers.geo.rules import EARTH_RADIUS_KM, distance_km
from tandem.registers.travel.rules.estimates import NOWHERE, Reach, estimated, pace_of, too_early
from tandem.registers.travel.terms import TravelMode

Numbers = NDArray[np.float64]
Minutes = NDArray[np.int64]

NEVER: Final = -1
"""In an array of minutes: there is no such trip, or we do not know where one of the two places lies."""
_ROUNDING: Final = 6


@dataclass(frozen=True)
class Spot:
    """A place on earth, in degrees."""

    lat: float
    lon: float


def travel_minutes(
    start: Spot | None, end: Spot | None, mode: TravelMode, *, day: date, arrive_by: time | None = None
) -> Reach:
    """How long one trip takes: to be there by that hour of the day, or at any hour where none is asked."""
    if start is None or end is None:
        return NOWHERE
    km = distance_km(start.lat, start.lon, end.lat, end.lon)
    return estimated(km, mode, norm=norms.at(day).travel, arrive_by=arrive_by)


def travel_minutes_many(
    start: Spot, ends: Sequence[Spot | None], mode: TravelMode, *, day: date, arrive_by: time | None = None
) -> Minutes:
    """The same for many ends of the trip, or turned round for many starts; `NEVER` where there is none."""
    lats = np.array([np.nan if end is None else end.lat for end in ends])
    lons = np.array([np.nan if end is None else end.lon for end in ends])
    return estimated_many(distances_km(start, lats, lons), mode, day=day, arrive_by=arrive_by)


def estimated_many(km: Numbers, mode: TravelMode, *, day: date, arrive_by: time | None = None) -> Minutes:
    """Estimates for many distances at once; `NEVER` where the distance is not a number."""
    norm = norms.at(day).travel
    if too_early(mode, arrive_by, norm=norm):
        return np.full(len(km), NEVER)
    pace = pace_of(mode, norm=norm)
    exact = np.ceil(np.round(pace.extra_minutes + km * pace.minutes_per_km, _ROUNDING))
    return np.where(np.isnan(exact), NEVER, np.maximum(np.nan_to_num(exact), pace.least_minutes)).astype(np.int64)


def distances_km(start: Spot, lats: Numbers, lons: Numbers) -> Numbers:
    """The distances from one place to many in kilometres, as the crow flies."""
    lat, lon = np.radians(start.lat), np.radians(start.lon)
    there = np.radians(lats)
    chord = np.sin((there - lat) / 2) ** 2 + np.cos(lat) * np.cos(there) * np.sin((np.radians(lons) - lon) / 2) ** 2
    far: Numbers = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(1.0, chord)))
    return far
