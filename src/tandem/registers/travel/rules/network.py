"""All that runs on one day, of every operator together, ready to be asked.

Rides in the order of time, walks between stops, and which stops lie near a place.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tandem.law.groups.travel import TravelNorms
from tandem.registers.geo.rules import EARTH_RADIUS_KM
from tandem.registers.travel.rules import _kernels
from tandem.registers.travel.rules.estimates import Pace, pace_of
from tandem.registers.travel.rules.timetable import NOT_POSSIBLE, OFF, ON, Real, Small, Timetable, Whole
from tandem.registers.travel.terms import TravelMode

A_DAY: Final = 24 * 3600
MINUTE: Final = 60
_TURNED: Final = np.array([0, OFF, ON, ON | OFF], np.uint8)
"""Who boards in one world gets off in the other."""
WEST, SOUTH, EAST, NORTH = 1.5, 48.5, 7.5, 52.5
"""Belgium and what lies around it: to a stop further off nobody walks."""
_KM_OF_A_DEGREE: Final = math.pi * EARTH_RADIUS_KM / 180
_MARGIN: Final = 1.01
_EARLY: Final = 6 * 3600
"""So long before midnight a ride can begin and still matter to who starts work in the night."""


@dataclass(frozen=True)
class Walking:
    """How far people walk to and between stops, how fast, and what a change takes besides."""

    pace: Pace
    most_minutes: int
    change_minutes: int
    change_most_minutes: int
    journey_most_minutes: int


def walking(norm: TravelNorms) -> Walking:
    """The walking of the parameters of the day."""
    return Walking(
        pace=pace_of(TravelMode.FOOT, norm=norm),
        most_minutes=norm.walk_most_minutes.value,
        change_minutes=norm.change_minutes.value,
        change_most_minutes=norm.change_walk_minutes.value,
        journey_most_minutes=norm.transit_most_minutes.value,
    )


@dataclass(frozen=True, eq=False)
class Rides:
    """From one stop to the next, in the order in which they leave."""

    leaves: Whole
    arrives: Whole
    start: Whole
    end: Whole
    trip: Whole
    opens: Small

    def as_arrays(self) -> tuple[Any, ...]:
        """As the loops take them."""
        return self.leaves, self.arrives, self.start, self.end, self.trip, self.opens

    def turned(self) -> "Rides":
        """The same rides in a world where time runs backwards."""
        back = Rides(
            leaves=-self.arrives[::-1],
            arrives=-self.leaves[::-1],
            start=self.end[::-1],
            end=self.start[::-1],
            trip=self.trip[::-1],
            opens=_TURNED[self.opens[::-1]],
        )
        return back.in_order(np.argsort(back.leaves, kind="stable"))

    def in_order(self, order: NDArray[np.int64]) -> "Rides":
        """These rides in another order."""
        return Rides(*(np.ascontiguousarray(held[order]) for held in self.as_arrays()))


@dataclass(frozen=True, eq=False)
class Links:
    """From each stop to others, with what it takes; those of `s` stand from `ptr[s]` up to `ptr[s + 1]`."""

    ptr: Whole
    to: Whole
    takes: Whole

    def as_arrays(self) -> tuple[Whole, Whole, Whole]:
        """As the loops take them."""
        return self.ptr, self.to, self.takes

    def turned(self, stops: int) -> "Links":
        """The same links the other way round."""
        return linked(self.to, np.repeat(np.arange(stops), np.diff(self.ptr)), self.takes, stops=stops)


@dataclass(frozen=True, eq=False)
class Network:
    """What runs on one day. `line_of` and `goes_to` tell of a trip which line it is and where it ends."""

    day: date
    names: tuple[str, ...]
    lat: Real
    lon: Real
    lines: tuple[str, ...]
    line_of: Whole
    goes_to: Whole
    rides: Rides
    changes: Links
    walking: Walking

    @property
    def stops(self) -> int:
        """How many stops there are."""
        return len(self.names)

    @property
    def trips(self) -> int:
        """How many trips run."""
        return len(self.line_of)

    @cached_property
    def rides_back(self) -> Rides:
        """The rides in a world where time runs backwards, for who asks from where one can come."""
        return self.rides.turned()

    @cached_property
    def changes_back(self) -> Links:
        """The changes in that world."""
        return self.changes.turned(self.stops)

    @cached_property
    def grid(self) -> tuple[Any, ...]:
        """The stops by cell, so that those near a place are found at once."""
        longest = max(self.walking.most_minutes, self.walking.change_most_minutes)
        return _grid(self.lat, self.lon, most_km=longest / self.walking.pace.minutes_per_km)

    def near(self, lat: Real, lon: Real) -> Links:
        """The stops within a walk of each of these places, with its whole minutes."""
        return _near(self, lat, lon, most=self.walking.most_minutes)


def network(tables: Sequence[Timetable], day: date, *, norm: TravelNorms) -> Network:
    """What these timetables let run on that day, with what still runs of the day before."""
    walks = walking(norm)
    parts = [_Part(table, day) for table in tables]
    stops = np.cumsum([0, *(len(table.stops.names) for table in tables)])
    lines = np.cumsum([0, *(len(table.lines) for table in tables)])
    trips = np.cumsum([0, *(part.trips for part in parts)])
    found = [part.rides(int(stops[at]), int(trips[at])) for at, part in enumerate(parts)]
    rides = Rides(*(_joined([getattr(one, name) for one in found]) for name in Rides.__dataclass_fields__))
    bare = Network(
        day=day,
        names=tuple(name for table in tables for name in table.stops.names),
        lat=_joined([table.stops.lat for table in tables], np.float64),
        lon=_joined([table.stops.lon for table in tables], np.float64),
        lines=tuple(name for table in tables for name in table.lines),
        line_of=_joined([part.line_of() + lines[at] for at, part in enumerate(parts)]),
        goes_to=_joined([part.goes_to() + stops[at] for at, part in enumerate(parts)]),
        rides=rides.in_order(np.argsort(rides.leaves, kind="stable")),
        changes=linked(*(np.zeros(0, np.int32),) * 3, stops=int(stops[-1])),
        walking=walks,
    )
    said = [table.changes + np.array((stops[at], stops[at], 0)) for at, table in enumerate(tables)]
    return _with_changes(bare, np.concatenate([np.zeros((0, 3), np.int32), *said]))


def linked(start: Any, end: Any, takes: Any, *, stops: int) -> Links:
    """Links from their rows."""
    order = np.lexsort((end, start))
    ptr = np.zeros(stops + 1, np.int32)
    np.cumsum(np.bincount(start, minlength=stops), out=ptr[1:])
    return Links(ptr, np.asarray(end, np.int32)[order], np.asarray(takes, np.int32)[order])


class _Part:
    """The trips of one timetable that matter on a day: those of the day, and those of the day before that still run."""

    def __init__(self, table: Timetable, day: date) -> None:
        self.table = table
        chosen = [self._of(day), self._of(day - timedelta(days=1), earlier=A_DAY)]
        self.index = np.concatenate([index for index, _ in chosen])
        self.start = np.concatenate([start for _, start in chosen])

    @property
    def trips(self) -> int:
        """How many they are."""
        return len(self.index)

    def line_of(self) -> Whole:
        """The line of each."""
        lines: Whole = self.table.profiles.line[self.table.trips.profile[self.index]]
        return lines

    def goes_to(self) -> Whole:
        """The last stop of each."""
        held = self.table.profiles
        ends: Whole = held.stop[held.ptr[self.table.trips.profile[self.index] + 1] - 1]
        return ends

    def rides(self, first_stop: int, first_trip: int) -> Rides:
        """From call to call, trip after trip."""
        held = self.table.profiles
        profile = self.table.trips.profile[self.index]
        begin, count = held.ptr[profile], np.diff(held.ptr)[profile] - 1
        trip = np.repeat(np.arange(self.trips), count)
        step = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
        call = begin[trip] + step
        start = self.start[trip]
        return Rides(
            leaves=(start + held.leaves[call]).astype(np.int32),
            arrives=(start + held.arrives[call + 1]).astype(np.int32),
            start=(held.stop[call] + first_stop).astype(np.int32),
            end=(held.stop[call + 1] + first_stop).astype(np.int32),
            trip=(trip + first_trip).astype(np.int32),
            opens=(held.opens[call] & ON) | (held.opens[call + 1] & OFF),
        )

    def _of(self, day: date, *, earlier: int = 0) -> tuple[Whole, Whole]:
        trips = self.table.trips
        index = np.flatnonzero(self.table.services_on(day)[trips.service])
        start = trips.start[index] - earlier
        if earlier:
            held = self.table.profiles
            ends = start + held.arrives[held.ptr[trips.profile[index] + 1] - 1]
            index, start = index[ends >= -_EARLY], start[ends >= -_EARLY]
        return index.astype(np.int32), start.astype(np.int32)


def _joined(parts: list[Any], kind: Any = np.int32) -> Any:
    return np.concatenate([np.zeros(0, parts[0].dtype if parts else kind), *parts])


def _with_changes(bare: Network, said: Whole) -> Network:
    """The network with what a change takes: what a timetable says of it, or else a fixed time and the walk."""
    fixed, count = bare.walking.change_minutes * MINUTE, bare.stops
    close = _near(bare, bare.lat, bare.lon, most=bare.walking.change_most_minutes)
    start = np.repeat(np.arange(count), np.diff(close.ptr))
    other = start != close.to
    rows = [
        (np.arange(count), np.arange(count), np.full(count, fixed)),
        (start[other], close.to[other], close.takes[other] * MINUTE + fixed),
        (said[:, 0], said[:, 1], said[:, 2]),
    ]
    begin, end, takes = (np.concatenate([row[at] for row in rows]).astype(np.int64) for at in range(3))
    pairs = begin * max(count, 1) + end
    _, last = np.unique(pairs[::-1], return_index=True)
    kept = len(pairs) - 1 - last
    kept = kept[takes[kept] != NOT_POSSIBLE]
    takes = np.maximum(takes, MINUTE)
    changes = linked(begin[kept], end[kept], takes[kept], stops=count)
    return Network(**{**{name: getattr(bare, name) for name in Network.__dataclass_fields__}, "changes": changes})


def _near(held: Network, lat: Real, lon: Real, *, most: int) -> Links:
    places = np.asarray(lat, np.float64), np.asarray(lon, np.float64)
    minutes_per_km = held.walking.pace.minutes_per_km
    chord = 2 * math.sin(_MARGIN * most / minutes_per_km / EARTH_RADIUS_KM / 2)
    walk = minutes_per_km, most, EARTH_RADIUS_KM, chord**2
    ptr = np.zeros(len(places[0]) + 1, np.int32)
    none = np.zeros(0, np.int32)
    count = _kernels.near(places, held.grid, walk, (ptr, none, none))
    to, takes = np.empty(count, np.int32), np.empty(count, np.int32)
    if count:
        count = _kernels.near(places, held.grid, walk, (ptr, to, takes))
    return Links(ptr, to[:count], takes[:count])


def _grid(lat: Real, lon: Real, *, most_km: float) -> tuple[Any, ...]:
    """Cells at least as wide as the longest walk, over the part of the world where people walk to stops."""
    tall = _MARGIN * most_km / _KM_OF_A_DEGREE
    wide = tall / math.cos(math.radians(NORTH))
    rows, columns = math.ceil((NORTH - SOUTH) / tall), math.ceil((EAST - WEST) / wide)
    inside = np.flatnonzero((lat > SOUTH) & (lat < NORTH) & (lon > WEST) & (lon < EAST)).astype(np.int32)
    row = np.floor((lat[inside] - SOUTH) / tall).astype(np.int64)
    column = np.floor((lon[inside] - WEST) / wide).astype(np.int64)
    cell = row * columns + column
    ptr = np.zeros(rows * columns + 1, np.int32)
    np.cumsum(np.bincount(cell, minlength=rows * columns), out=ptr[1:])
    in_cell = inside[np.argsort(cell, kind="stable")]
    return ptr, in_cell, _in_space(lat[in_cell], lon[in_cell]), SOUTH, WEST, tall, wide, rows, columns


def _in_space(lat: Real, lon: Real) -> tuple[Real, Real, Real]:
    """These positions as points in space, on an earth with a radius of one."""
    phi, turned = np.radians(lat), np.radians(lon)
    return np.cos(phi) * np.cos(turned), np.cos(phi) * np.sin(turned), np.sin(phi)
