"""Journeys by public transport that arrive in time: who leaves home last, and of those who arrives first.

One home to many places, many homes to one place, and one journey leg by leg. Walking all the way counts too, where it
is no further than people walk to a stop. The walks are estimates; the rides are those of the timetable.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from tandem.registers.travel.rules import _kernels
from tandem.registers.travel.rules.arrays import distances_km, minutes_many
from tandem.registers.travel.rules.network import MINUTE, Links, Network, Rides
from tandem.registers.travel.rules.timetable import Real, Whole

NONE: Final = _kernels.NONE
_Looks = tuple[Whole, Whole, Whole]

NOTES: Final = 2**17
"""So much that is still to happen is kept at a time; the largest known network needs some ten thousand."""
_FAR_KM: Final = 1e6
_NO_LOOKS: Final = (np.zeros(0, np.int32), np.zeros((0, 0), np.int32), np.zeros((0, 0), np.int32))


@dataclass(frozen=True, eq=False)
class Times:
    """Of each place: when one leaves home and arrives, in seconds of the day; `NONE` where there is no journey."""

    leaves: Whole
    arrives: Whole

    def minutes(self) -> Whole:
        """From the minute in which one leaves to the one by which one is there; -1 where there is no journey."""
        whole = -(-self.arrives // MINUTE) - self.leaves // MINUTE
        takes: Whole = np.where(self.leaves == NONE, -1, whole).astype(np.int32)
        return takes


@dataclass(frozen=True)
class Leg:
    """One part of a journey: a walk where `line` is empty, or a ride in the direction of `towards`."""

    start: str
    end: str
    leaves: int
    arrives: int
    line: str = ""
    towards: str = ""


def from_one(held: Network, home: tuple[float, float], lat: Real, lon: Real, *, limit: int) -> Times:
    """From one home to each of these places, to be there by `limit`."""
    looks = looks_from(held, home, limit=limit)
    return landed(held, looks, held.near(lat, lon), home=home, lat=lat, lon=lon)


@dataclass(frozen=True, eq=False)
class Looks:
    """What one home reaches: for each whole minute before the limit, of each stop, when one left and arrived."""

    limit: int
    leaves: Whole
    arrives: Whole


def looks_from(held: Network, home: tuple[float, float], *, limit: int) -> Looks:
    """What one home reaches by `limit`, with the minutes that are left to walk."""
    most, begin = held.walking.most_minutes, _begin(held, limit)
    at = (limit - MINUTE * np.arange(most + 1)).astype(np.int32)
    looks = at, np.full((most + 1, held.stops), NONE, np.int32), np.full((most + 1, held.stops), NONE, np.int32)
    access = _access(held, home)
    if (access >= 0).any():
        _spread(held, held.rides, access, held.changes, span=(begin, limit), looks=looks)
    return Looks(limit, looks[1], looks[2])


def stops_within(looks: Looks, minutes: int) -> Whole:
    """The stops over which a journey of at most so many minutes may end; a superset."""
    took = -(-looks.arrives // MINUTE) - looks.leaves // MINUTE
    there = looks.leaves != NONE
    near: Whole = np.flatnonzero((there & (took <= minutes)).any(axis=0)).astype(np.int32)
    return near


def landed(held: Network, looks: Looks, finds: Links, *, home: tuple[float, float], lat: Real, lon: Real) -> Times:
    """The journeys to places of which the stops near them are known."""
    times = _on_foot(held, home, lat, lon, limit=looks.limit)
    _kernels.land(finds.as_arrays(), (looks.leaves, looks.arrives), looks.limit, times.leaves, times.arrives)
    return times


def to_one(held: Network, lat: Real, lon: Real, place: tuple[float, float], *, limit: int) -> Times:
    """From each of these homes to one place, to be there by `limit`."""
    begin = _begin(held, limit)
    times = _on_foot(held, place, lat, lon, limit=limit)
    access = _access(held, place)
    if (access >= 0).any():
        back, changes = held.rides_back, held.changes_back
        first = _spread(held, back, access, changes, span=(-limit, -begin), looks=_NO_LOOKS)
        _kernels.set_off(held.near(lat, lon).as_arrays(), first, begin, times.leaves, times.arrives)
    return times


def legs(
    held: Network, home: tuple[float, float], place: tuple[float, float], *, leaves: int, arrives: int
) -> tuple[Leg, ...]:
    """The journey that leaves home then and arrives by then, leg by leg; one walk where no ride is needed."""
    access, egress = _access(held, home), _access(held, place)
    ride = np.searchsorted(held.rides.leaves, np.int32(leaves))
    changes = held.changes.as_arrays()
    arrived, boards, off, walked = _kernels.trace(
        held.rides.as_arrays(), ride, access, changes, leaves, arrives, held.trips
    )
    possible = np.flatnonzero((egress >= 0) & (off >= 0))
    possible = possible[arrived[possible] + egress[possible] <= arrives]
    if not len(possible):
        return (Leg("", "", leaves, arrives),)
    stop = int(possible[np.argmin(arrived[possible] + egress[possible])])
    found = [Leg(held.names[stop], "", int(arrived[stop]), int(arrived[stop] + egress[stop]))]
    while True:
        ridden, start = _ride(held, int(boards[stop]), int(off[stop]))
        found.append(ridden)
        before = int(walked[start])
        if before < 0:
            found.append(Leg("", held.names[start], leaves, leaves + int(access[start])))
            return tuple(reversed(found))
        if before != start:
            found.append(Leg(held.names[before], held.names[start], int(arrived[before]), ridden.leaves))
        stop = before


def _ride(held: Network, board: int, off: int) -> tuple[Leg, int]:
    rides: Rides = held.rides
    trip, start, end = int(rides.trip[board]), int(rides.start[board]), int(rides.end[off])
    return (
        Leg(
            held.names[start],
            held.names[end],
            int(rides.leaves[board]),
            int(rides.arrives[off]),
            line=held.lines[int(held.line_of[trip])],
            towards=held.names[int(held.goes_to[trip])],
        ),
        start,
    )


def _spread(
    held: Network, rides: Rides, access: Whole, changes: Links, *, span: tuple[int, int], looks: _Looks
) -> tuple[Whole, Whole]:
    """The spread, with as many notes as it takes; what was written down is written over when it starts again."""
    begin, limit = span
    ride, notes, walks = np.searchsorted(rides.leaves, np.int32(begin)), NOTES, changes.as_arrays()
    rows = rides.as_arrays()
    while True:
        at, label, is_whole = _kernels.spread(rows, ride, access, walks, begin, limit, looks, held.trips, notes)
        if is_whole:
            return at, label
        notes *= 4


def _begin(held: Network, limit: int) -> int:
    return limit - held.walking.journey_most_minutes * MINUTE


def _access(held: Network, place: tuple[float, float]) -> Whole:
    """The walk to each stop in seconds, -1 where it is too far."""
    close = held.near(np.array([place[0]]), np.array([place[1]]))
    access = np.full(held.stops, -1, np.int32)
    access[close.to] = close.takes * MINUTE
    return access


def _on_foot(held: Network, home: tuple[float, float], lat: Real, lon: Real, *, limit: int) -> Times:
    """Who walks all the way arrives at the limit; `NONE` where that is too far."""
    pace, most = held.walking.pace, held.walking.most_minutes
    km = distances_km(*home, np.asarray(lat, np.float64), np.asarray(lon, np.float64))
    takes = minutes_many(np.nan_to_num(km, nan=_FAR_KM), pace)
    near = takes <= most
    leaves = np.where(near, limit - MINUTE * np.where(near, takes, 0), NONE).astype(np.int32)
    return Times(leaves, np.where(near, limit, NONE).astype(np.int32))
