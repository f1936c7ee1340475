"""How long it takes to get somewhere: one door, for one trip and for some at once. All of it is public.

By public transport the timetables that were imported say it, on the first ordinary working day; where there are none,
an estimate does. An answer always says which of the two it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Final

from tandem.law import norms
from tandem.registers.geo.rules import distance_km
from tandem.registers.travel.queries.timetables import counting_for, counting_near
from tandem.registers.travel.rules.estimates import NEVER, NOWHERE, Reach, Spot, estimated, km_within, pace_of
from tandem.registers.travel.terms import Known, TravelMode

if TYPE_CHECKING:
    from tandem.registers.travel.rules.arrays import Minutes
    from tandem.registers.travel.rules.journeys import Leg

__all__ = [
    "NEVER",
    "Journey",
    "Spot",
    "farthest_km",
    "journey",
    "known_by",
    "reaches",
    "reaches_by",
    "travel_minutes",
    "travel_minutes_many",
]

_FASTEST_KM_PER_MINUTE: Final = 200 / 60
"""No train between Belgian stations runs faster; only a bound, so that fewer places are looked at."""


@dataclass(frozen=True)
class Journey:
    """One trip by public transport: how long it takes, leg by leg, and whose timetables say so."""

    reach: Reach
    legs: "tuple[Leg, ...]" = ()
    operators: tuple[str, ...] = ()


def travel_minutes(
    start: Spot | None, end: Spot | None, mode: TravelMode, *, day: date, arrive_by: time | None = None
) -> Reach:
    """How long one trip takes, to be there by that hour of the day, or by the usual one where none is asked."""
    if start is None:
        return NOWHERE
    return reaches(start, [end], mode, day=day, arrive_by=arrive_by)[0]


def reaches(
    start: Spot, ends: Sequence[Spot | None], mode: TravelMode, *, day: date, arrive_by: time | None = None
) -> list[Reach]:
    """The same from one place to several."""
    counting = counting_for(mode, day)
    if counting is None:
        return [_estimate(start, end, mode, day=day, arrive_by=arrive_by) for end in ends]
    from tandem.registers.travel.queries import networks

    return networks.ask(counting, arrive_by=arrive_by).from_one(start, ends)


def reaches_by(
    start: Spot, trips: Sequence[tuple[Spot | None, time | None]], mode: TravelMode, *, day: date
) -> list[Reach]:
    """The same from one place to several, to be at each by its own hour; one look at the timetables for all of them."""
    counting = counting_for(mode, day)
    if counting is None:
        return [_estimate(start, end, mode, day=day, arrive_by=hour) for end, hour in trips]
    from tandem.registers.travel.queries import networks

    found: dict[int, Reach] = {}
    for asked in {hour for _, hour in trips}:
        places = [place for place, (_, hour) in enumerate(trips) if hour == asked]
        told = networks.ask(counting, arrive_by=asked).from_one(start, [trips[place][0] for place in places])
        found.update(zip(places, told, strict=True))
    return [found[place] for place in range(len(trips))]


def known_by(mode: TravelMode, *, day: date) -> Known:
    """What the minutes of that day rest on."""
    return Known.ESTIMATE if counting_for(mode, day) is None else Known.TIMETABLE


def farthest_km(minutes: int, mode: TravelMode, *, day: date) -> float:
    """As the crow flies, no trip of so many minutes goes further; below zero where even next door takes longer.

    An estimate tells it exactly. A timetable does not: by train one may come anywhere that the fastest train could be.
    """
    if known_by(mode, day=day) is Known.TIMETABLE:
        return minutes * _FASTEST_KM_PER_MINUTE
    return km_within(minutes, pace_of(mode, norm=norms.at(day).travel))


def travel_minutes_many(
    start: Spot, ends: Sequence[Spot | None], mode: TravelMode, *, day: date, arrive_by: time | None = None
) -> "Minutes":
    """Only the minutes, from one place to thousands; `NEVER` where there is no trip."""
    import numpy as np

    from tandem.registers.travel.queries import arrays

    lat = np.array([np.nan if end is None else end.lat for end in ends], np.float64)
    lon = np.array([np.nan if end is None else end.lon for end in ends], np.float64)
    return arrays.minutes_from(start, lat, lon, mode, day=day, arrive_by=arrive_by)


def journey(start: Spot, end: Spot, *, day: date, arrive_by: time | None = None) -> Journey:
    """One trip by public transport, leg by leg where a timetable says so."""
    counting = counting_near(day)
    if counting is None:
        return Journey(_estimate(start, end, TravelMode.PUBLIC_TRANSPORT, day=day, arrive_by=arrive_by))
    from tandem.registers.travel.queries import networks

    reach, legs = networks.ask(counting, arrive_by=arrive_by).legs(start, end)
    return Journey(reach, legs, counting.operators)


def _estimate(start: Spot, end: Spot | None, mode: TravelMode, *, day: date, arrive_by: time | None) -> Reach:
    if end is None:
        return NOWHERE
    km = distance_km(start.lat, start.lon, end.lat, end.lon)
    return estimated(km, mode, norm=norms.at(day).travel, arrive_by=arrive_by)
