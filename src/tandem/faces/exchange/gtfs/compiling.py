"""Makes one timetable of all tables: trips that run alike share a profile, what cannot be is left out and told."""

import hashlib
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np

from tandem.faces.exchange.gtfs import archive as zipped
from tandem.faces.exchange.gtfs import calls as called
from tandem.faces.exchange.gtfs import reading, values
from tandem.faces.exchange.gtfs.archive import Archive
from tandem.faces.exchange.gtfs.calls import ARRIVES, FILE, LEAVES, LINE, OPENS, SEQUENCE, STOP, TRIP, Calls
from tandem.faces.exchange.gtfs.facts import Notes, Read, RefusedError, WrongError
from tandem.faces.exchange.gtfs.reading import StopTable, TripTable, noting
from tandem.faces.exchange.gtfs.values import BLANK
from tandem.registers.travel.rules.timetable import NOT_POSSIBLE, Profiles, Stops, Timetable, Trips, Whole

MOST_LEFT_OUT: Final = 0.01
"""So many of the trips may be left out; with more of them the file is likelier to be damaged than the timetable."""
MOST_PROFILE_CALLS: Final = 30_000_000
MOST_CHANGES: Final = 2_000_000
MOST_REPEATS: Final = 5_000
GUARANTEED: Final = 60
"""Seconds of a change for which the vehicles wait."""


@dataclass
class _Profiles:
    """The profiles so far, each once, and the trips that follow them."""

    number_of: dict[bytes, int] = field(default_factory=dict)
    ptr: "array[int]" = field(default_factory=lambda: array("i", [0]))
    stop: "array[int]" = field(default_factory=lambda: array("i"))
    arrives: "array[int]" = field(default_factory=lambda: array("i"))
    leaves: "array[int]" = field(default_factory=lambda: array("i"))
    opens: "array[int]" = field(default_factory=lambda: array("B"))
    line: "array[int]" = field(default_factory=lambda: array("i"))
    trips: "array[int]" = field(default_factory=lambda: array("i"))

    def add(self, trip: int, start: int, rows: Calls, *, line: int) -> None:
        """One more trip; its calls become a profile where no trip had the same."""
        times = rows[:, [ARRIVES, LEAVES]] - start
        digest = hashlib.blake2b(digest_size=16)
        for part in (rows[:, [STOP, OPENS]], times, np.array([line])):
            digest.update(np.ascontiguousarray(part, np.int32).tobytes())
        key = digest.digest()
        found = self.number_of.get(key)
        if found is None:
            found = self.number_of[key] = len(self.line)
            self.stop.extend(rows[:, STOP].tolist())
            self.arrives.extend(times[:, 0].tolist())
            self.leaves.extend(times[:, 1].tolist())
            self.opens.extend(rows[:, OPENS].tolist())
            self.line.append(line)
            self.ptr.append(len(self.stop))
        self.trips.extend((trip, found, start))


def read(path: Path) -> Read:
    """The timetable in this zip file; `RefusedError` where it cannot be taken over at all."""
    notes = Notes()
    with zipped.opened(path) as archive:
        publisher, version, begins, ends = reading.publisher(archive)
        services = reading.services(archive, notes)
        first_day, runs = reading.days_of(services, notes, begins=begins, ends=ends)
        of_line, lines = reading.lines(archive, notes)
        stops = reading.stops(archive, notes)
        numbers = {code: at for at, code in enumerate(services)}
        trips = reading.trips(archive, notes, of_line=of_line, of_service=numbers)
        profiles = _profiles(archive, notes, trips=trips, stops=stops)
        running = _repeated(archive, notes, trips=trips, found=np.array(profiles.trips, np.int32).reshape(-1, 3))
        changes = _changes(archive, notes, stops)
    left_out = len(trips.left_out)
    if left_out > MOST_LEFT_OUT * len(trips.numbers):
        raise TooManyLeftOutError(notes, left_out=left_out, trips=len(trips.numbers))
    if not len(running) or not runs[trips.service[running[:, 0]]].any():
        raise RefusedError("feed.nothing_runs", "trips.txt")
    table = Timetable(
        first_day=first_day,
        stops=Stops(tuple(stops.names), np.array(stops.lat, np.float64), np.array(stops.lon, np.float64)),
        lines=lines,
        profiles=_as_arrays(profiles),
        trips=Trips(running[:, 1].copy(), running[:, 2].copy(), trips.service[running[:, 0]]),
        runs=runs,
        changes=changes,
    )
    problems = tuple(notes.problems)
    return Read(table, publisher, version, len(running), left_out, problems, notes.counted, dict(notes.asides))


class TooManyLeftOutError(RefusedError):
    """So much cannot be that nothing is taken over; every problem is told."""

    def __init__(self, notes: Notes, *, left_out: int, trips: int) -> None:
        needed = f"{MOST_LEFT_OUT:.0%}"
        super().__init__("feed.left_out", "trips.txt", found=f"{left_out} / {trips}", needed=needed)
        self.notes = notes


def _profiles(archive: Archive, notes: Notes, *, trips: TripTable, stops: StopTable) -> _Profiles:
    profiles = _Profiles()
    for part in called.calls(archive, notes, trips=trips, stops=stops):
        for rows in _by_trip(part):
            trip = int(rows[0, TRIP])
            if trip in trips.left_out:
                continue
            if len(rows) == 1:
                notes.asides["single"] += 1
                continue
            timed = _timed(rows, notes)
            if timed is None:
                trips.left_out.add(trip)
                continue
            profiles.add(trip, int(timed[0, LEAVES]), timed, line=int(trips.line[trip]))
            if len(profiles.stop) > MOST_PROFILE_CALLS:
                raise RefusedError("table.too_many", FILE, needed=MOST_PROFILE_CALLS)
    return profiles


def _by_trip(part: Calls) -> Iterator[Calls]:
    ends = np.flatnonzero(np.diff(part[:, TRIP])) + 1
    yield from (rows for rows in np.split(part, ends) if len(rows))


def _timed(rows: Calls, notes: Notes) -> Calls | None:
    """The calls with every time filled in and in order; None, and a note, where they cannot be."""
    twice = np.flatnonzero(np.diff(rows[:, SEQUENCE]) == 0)
    if len(twice):
        at = rows[twice[0] + 1]
        notes.wrong("calls.twice", FILE, int(at[LINE]), found=int(at[SEQUENCE]), needed="stop_sequence")
        return None
    for end in (0, -1):
        if rows[end, ARRIVES] == BLANK:
            notes.wrong("calls.no_time", FILE, int(rows[end, LINE]), needed="arrival_time, departure_time")
            return None
    blank = rows[:, ARRIVES] == BLANK
    if blank.any():
        rows = rows.copy()
        known, at = np.flatnonzero(~blank), np.arange(len(rows))
        between = np.interp(at[blank], np.repeat(known, 2), rows[known][:, [ARRIVES, LEAVES]].ravel())
        rows[blank, ARRIVES] = rows[blank, LEAVES] = between.astype(np.int32)
    late = np.flatnonzero(np.diff(rows[:, [ARRIVES, LEAVES]].ravel()) < 0)
    if len(late):
        at = rows[(late[0] + 1) // 2]
        notes.wrong("calls.order", FILE, int(at[LINE]), found=_clock(int(at[ARRIVES])), needed="08:15:00, 08:17:00 …")
        return None
    return rows


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _repeated(archive: Archive, notes: Notes, *, trips: TripTable, found: Whole) -> Whole:
    """Trips that stand for many, every so many seconds; rows of trip, profile and start."""
    file, more = "frequencies.txt", list[tuple[int, int, int]]()
    at = {int(trip): row for row, trip in enumerate(found[:, 0])}
    patterns = set[int]()
    for row in archive.rows(file, needed=("trip_id", "start_time", "end_time", "headway_secs")):
        code, begin, end, headway = row.values
        with noting(notes, file, row):
            trip = trips.numbers.get(code)
            if trip is None:
                raise WrongError("ref.unknown", found=code, needed="trips.txt")
            first, last, every = values.seconds(begin), values.seconds(end), values.whole(headway)
            if BLANK in (first, last) or last < first or not every or (last - first) // every > MOST_REPEATS:
                raise WrongError("value.repeat", found=",".join(row.values[1:]), needed="06:00:00,09:00:00,600")
            if trip in at:
                patterns.add(at[trip])
                more += [(trip, int(found[at[trip], 1]), start) for start in range(first, last, every)]
        if len(more) > reading.MOST_TRIPS:
            raise RefusedError("table.too_many", file, line=row.line, needed=reading.MOST_TRIPS)
    kept = np.delete(found, sorted(patterns), axis=0)
    return np.concatenate([kept, np.array(more, np.int32).reshape(-1, 3)])


def _changes(archive: Archive, notes: Notes, stops: StopTable) -> Whole:
    """What the timetable says of changes between stops, or between all stops of two stations."""
    file, found = "transfers.txt", array("i")
    also = ("transfer_type", "min_transfer_time", "from_trip_id", "to_trip_id", "from_route_id", "to_route_id")
    for row in archive.rows(file, needed=(), also=("from_stop_id", "to_stop_id", *also)):
        start, end, kind, least, *only_for = row.values
        if any(only_for) or kind not in {"1", "2", "3"}:
            notes.asides["changes"] += 1
            continue
        with noting(notes, file, row):
            seconds = {"1": GUARANTEED, "3": NOT_POSSIBLE}.get(kind)
            seconds = values.whole(least) if seconds is None else seconds
            ends = [_boarded(code, stops) for code in (start, end)]
            for one in ends[0]:
                for other in ends[1]:
                    found.extend((one, other, seconds))
        if len(found) > MOST_CHANGES * 3:
            raise RefusedError("table.too_many", file, line=row.line, needed=MOST_CHANGES)
    return np.array(found, np.int32).reshape(-1, 3)


def _boarded(code: str, stops: StopTable) -> list[int]:
    if code in stops.numbers:
        return [stops.numbers[code]]
    if code in stops.stations:
        return stops.stations[code]
    raise WrongError("ref.unknown", found=code, needed="stops.txt")


def _as_arrays(found: _Profiles) -> Profiles:
    return Profiles(
        ptr=np.array(found.ptr, np.int32),
        stop=np.array(found.stop, np.int32),
        arrives=np.array(found.arrives, np.int32),
        leaves=np.array(found.leaves, np.int32),
        opens=np.array(found.opens, np.uint8),
        line=np.array(found.line, np.int32),
    )
