"""The estimates of many trips at once: the same as one by one, over arrays."""

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tandem.registers.geo.rules import (
    ABOUT_A_METRE,
    CELL_LAT,
    CELL_LON,
    COLUMNS,
    EARTH_RADIUS_KM,
    SPOTS_A_DEGREE,
    SPOTS_ROUND,
)
from tandem.registers.travel.rules.estimates import NEVER, ROUNDING, Pace

Numbers = NDArray[np.float64]
Minutes = NDArray[np.int64]
Spots = NDArray[np.int64]

_KM_OF_A_DEGREE: Final = math.pi * EARTH_RADIUS_KM / 180


def distances_km(lat: float, lon: float, lats: Numbers, lons: Numbers) -> Numbers:
    """The distances from one place to many in kilometres, as the crow flies."""
    here, there = np.radians(lat), np.radians(lats)
    half_phi, half_lambda = (there - here) / 2, np.radians(lons - lon) / 2
    chord = np.sin(half_phi) ** 2 + np.cos(here) * np.cos(there) * np.sin(half_lambda) ** 2
    far: Numbers = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(1.0, chord)))
    return far


def minutes_many(km: Numbers, pace: Pace) -> Minutes:
    """The minutes over many distances; `NEVER` where the distance is not a number."""
    exact = np.ceil(pace.extra_minutes + km * pace.minutes_per_km - ROUNDING)
    known = np.maximum(np.nan_to_num(exact), pace.least_minutes)
    minutes: Minutes = np.where(np.isnan(exact), NEVER, known).astype(np.int64)
    return minutes


def spots_of(lat: Numbers, lon: Numbers) -> Spots:
    """The numbers of these positions, to the metre: `geo.rules.spot_of` for many."""
    rows, columns = np.rint((lat + 90) * SPOTS_A_DEGREE), np.rint((lon + 180) * SPOTS_A_DEGREE)
    spots: Spots = rows.astype(np.int64) * SPOTS_ROUND + columns.astype(np.int64)
    return spots


def degrees_of(spots: Spots) -> tuple[Numbers, Numbers]:
    """The latitudes and longitudes of these spots."""
    rows, columns = np.divmod(spots, SPOTS_ROUND)
    return rows / SPOTS_A_DEGREE - 90, columns / SPOTS_A_DEGREE - 180


def cells_around(lat: Numbers, lon: Numbers, *, km: float) -> tuple[int, ...]:
    """The cells within so many kilometres of any of these positions; a cell is wider than that."""
    tall = km / _KM_OF_A_DEGREE + ABOUT_A_METRE
    wide = np.degrees(np.arcsin(np.sin(km / EARTH_RADIUS_KM) / np.cos(np.radians(lat)))) + ABOUT_A_METRE
    found = [
        np.floor((lat + up * tall + 90) / CELL_LAT) * COLUMNS + np.floor((lon + side * wide + 180) / CELL_LON)
        for up in (-1, 1)
        for side in (-1, 1)
    ]
    return tuple(int(cell) for cell in np.unique(np.concatenate(found)))
