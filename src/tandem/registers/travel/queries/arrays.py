"""Only the minutes, of as many trips as there are: what readiness asks of thousands of workplaces at a time."""

from datetime import date, time

import numpy as np

from tandem.law import norms
from tandem.registers.travel.queries.timetables import counting_for
from tandem.registers.travel.rules.arrays import Minutes, Numbers, distances_km, minutes_many
from tandem.registers.travel.rules.estimates import NEVER, Spot, pace_of, too_early
from tandem.registers.travel.terms import TravelMode


def minutes_from(
    start: Spot, lat: Numbers, lon: Numbers, mode: TravelMode, *, day: date, arrive_by: time | None = None
) -> Minutes:
    """From one place to many; `NEVER` where there is no trip. Not a number is a place we do not know."""
    counting = counting_for(mode, day)
    if counting is None:
        return estimated_many(distances_km(start.lat, start.lon, lat, lon), mode, day=day, arrive_by=arrive_by)
    from tandem.registers.travel.queries import networks
    from tandem.registers.travel.rules import journeys

    asked = networks.ask(counting, arrive_by=arrive_by)
    times = journeys.from_one(asked.network, (start.lat, start.lon), lat, lon, limit=asked.limit)
    return times.minutes().astype(np.int64)


def estimated_many(km: Numbers, mode: TravelMode, *, day: date, arrive_by: time | None = None) -> Minutes:
    """Estimates for many distances at once; `NEVER` where the distance is not a number."""
    norm = norms.at(day).travel
    if too_early(mode, arrive_by, norm=norm):
        return np.full(len(km), NEVER)
    return minutes_many(km, pace_of(mode, norm=norm))
