"""Reads the small tables of a timetable: who, when, which lines, which stops, which trips."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

import numpy as np

from tandem.faces.exchange.gtfs import values
from tandem.faces.exchange.gtfs.archive import Archive, Row
from tandem.faces.exchange.gtfs.facts import Notes, RefusedError, WrongError
from tandem.registers.travel.rules.timetable import Truth

MOST_STOPS: Final = 300_000
MOST_LINES: Final = 50_000
MOST_SERVICES: Final = 50_000
MOST_TRIPS: Final = 1_500_000
MOST_DAYS: Final = 1_100
"""Three years: those in which most runs; what comes before and after is left aside."""
MOST_NAME: Final = 120
ZONES: Final = ("Europe/Brussels", "Europe/Amsterdam", "Europe/Paris", "Europe/Luxembourg", "Europe/Berlin", "CET")
"""Where the clock always says what it says in Brussels."""
_WEEK: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_BOARDED: Final = frozenset({"", "0"})
_STATION: Final = "1"


@dataclass(frozen=True)
class Service:
    """The days on which trips run."""

    first: date | None = None
    last: date | None = None
    week: tuple[bool, ...] = ()
    added: set[date] = field(default_factory=set)
    removed: set[date] = field(default_factory=set)


@dataclass
class StopTable:
    """Stops where people board, by their name in the file, and the stops of each station."""

    numbers: dict[str, int] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    lat: list[float] = field(default_factory=list)
    lon: list[float] = field(default_factory=list)
    stations: dict[str, list[int]] = field(default_factory=dict)


@dataclass(frozen=True)
class TripTable:
    """Trips by their name in the file: the line and the service of each."""

    numbers: Mapping[str, int]
    line: np.ndarray
    service: np.ndarray
    left_out: set[int]


@contextmanager
def noting(notes: Notes, file: str, row: Row) -> Iterator[None]:
    """A value that cannot be is noted, and the row left out."""
    try:
        yield
    except WrongError as wrong:
        notes.wrong(wrong.code, file, row.line, found=wrong.found, needed=wrong.needed)


def publisher(archive: Archive) -> tuple[str, str, date | None, date | None]:
    """Who publishes the timetable, in which version, for which days; the clock it runs by is ours."""
    file = "agency.txt"
    names = []
    for row in archive.rows(file, needed=("agency_name", "agency_timezone")):
        name, zone = row.values
        if zone not in ZONES:
            raise RefusedError("feed.zone", file, line=row.line, found=zone, needed=ZONES[0])
        names.append(name)
    columns = ("feed_publisher_name", "feed_version", "feed_start_date", "feed_end_date")
    for row in archive.rows("feed_info.txt", needed=(), also=columns):
        name, version, first, last = row.values
        days = [_optional_day(text) for text in (first, last)]
        return name or ", ".join(names[:3]), version, days[0], days[1]
    return ", ".join(names[:3]), "", None, None


def services(archive: Archive, notes: Notes) -> dict[str, Service]:
    """Every service with its days."""
    found: dict[str, Service] = {}
    file = "calendar.txt"
    for row in archive.rows(file, needed=("service_id", *_WEEK, "start_date", "end_date")):
        code, *week, first, last = row.values
        with noting(notes, file, row):
            if code in found:
                raise WrongError("id.twice", found=code, needed="service_id")
            if not set(week) <= {"0", "1"}:
                raise WrongError("value.flag", found=",".join(week), needed="0, 1")
            found[code] = Service(values.day(first), values.day(last), tuple(flag == "1" for flag in week))
        _few_enough(found, MOST_SERVICES, file)
    file = "calendar_dates.txt"
    for row in archive.rows(file, needed=("service_id", "date", "exception_type")):
        code, text, kind = row.values
        with noting(notes, file, row):
            if kind not in {"1", "2"}:
                raise WrongError("value.flag", found=kind, needed="1, 2")
            service = found.setdefault(code, Service())
            (service.added if kind == "1" else service.removed).add(values.day(text))
        _few_enough(found, MOST_SERVICES, file)
    return found


def days_of(
    found: Mapping[str, Service], notes: Notes, *, begins: date | None, ends: date | None
) -> tuple[date, Truth]:
    """The first day, and of each service on which days it runs; only within the days the publisher vouches for.

    One service of long ago or far ahead moves no others out of sight: of a longer time the days count in which most
    services run.
    """
    firsts = [day for one in found.values() for day in (*one.added, one.first) if day is not None]
    lasts = [day for one in found.values() for day in (*one.added, one.last) if day is not None]
    if not firsts:
        raise RefusedError("feed.nothing_runs", "calendar.txt")
    first, last = max(min(firsts), begins or date.min), min(max(lasts), ends or date.max)
    if last < first:
        raise RefusedError("feed.nothing_runs", "calendar.txt", found=f"{first} – {last}")
    if (last - first).days >= MOST_DAYS:
        notes.asides["days"] += (last - first).days + 1 - MOST_DAYS
        first = _busiest(found.values(), first=first, last=last)
        last = first + timedelta(days=MOST_DAYS - 1)
    count = (last - first).days + 1
    weekday = (np.arange(count) + first.weekday()) % 7
    runs = np.zeros((len(found), count), np.bool_)
    for at, one in enumerate(found.values()):
        if one.first is not None and one.last is not None:
            begin, end = max((one.first - first).days, 0), max((one.last - first).days + 1, 0)
            runs[at, begin : max(end, begin)] = np.array(one.week)[weekday[begin : max(end, begin)]]
        for day, is_running in (*((day, True) for day in one.added), *((day, False) for day in one.removed)):
            if first <= day <= last:
                runs[at, (day - first).days] = is_running
    return first, runs


def _busiest(found: Collection[Service], *, first: date, last: date) -> date:
    """The day on which the time begins in which most services run; the earliest of those that are as busy."""
    count = (last - first).days + 1
    steps = np.zeros(count + 1, np.int64)
    for one in found:
        if one.first is not None and one.last is not None:
            begin, end = max((one.first - first).days, 0), min((one.last - first).days + 1, count)
            if any(one.week) and begin < end:
                steps[begin] += sum(one.week)
                steps[end] -= sum(one.week)
    busy = np.cumsum(steps[:-1])
    for one in found:
        for day in one.added:
            if first <= day <= last:
                busy[(day - first).days] += len(_WEEK)
    sums = np.concatenate([[0], np.cumsum(busy)])
    return first + timedelta(days=int(np.argmax(sums[MOST_DAYS:] - sums[:-MOST_DAYS])))


def lines(archive: Archive, notes: Notes) -> tuple[dict[str, int], tuple[str, ...]]:
    """Lines by their name in the file, and what people call them."""
    file = "routes.txt"
    numbers: dict[str, int] = {}
    names: list[str] = []
    for row in archive.rows(file, needed=("route_id",), also=("route_short_name", "route_long_name")):
        code, short, long = row.values
        with noting(notes, file, row):
            _new(code, numbers, "route_id")
            numbers[code] = len(names)
            names.append((short or long or code)[:MOST_NAME])
        _few_enough(numbers, MOST_LINES, file)
    return numbers, tuple(names)


def stops(archive: Archive, notes: Notes) -> StopTable:
    """Stops where people board. A station is only the name of some of them together."""
    file = "stops.txt"
    table, seen = StopTable(), set[str]()
    needed, also = ("stop_id", "stop_lat", "stop_lon"), ("stop_name", "location_type", "parent_station")
    for row in archive.rows(file, needed=needed, also=also):
        code, lat, lon, name, kind, parent = row.values
        with noting(notes, file, row):
            _new(code, seen, "stop_id")
            seen.add(code)
            if kind == _STATION:
                table.stations.setdefault(code, [])
            elif kind in _BOARDED:
                place = values.degrees(lat, side="lat"), values.degrees(lon, side="lon")
                table.numbers[code] = len(table.names)
                if parent:
                    table.stations.setdefault(parent, []).append(len(table.names))
                table.names.append((name or code)[:MOST_NAME])
                table.lat.append(place[0])
                table.lon.append(place[1])
        _few_enough(seen, MOST_STOPS, file)
    return table


def trips(archive: Archive, notes: Notes, *, of_line: Mapping[str, int], of_service: Mapping[str, int]) -> TripTable:
    """Trips, each on its line; one without a line or days we know is left out."""
    file = "trips.txt"
    numbers: dict[str, int] = {}
    line, service, left_out = list[int](), list[int](), set[int]()
    for row in archive.rows(file, needed=("route_id", "service_id", "trip_id")):
        route, days, code = row.values
        with noting(notes, file, row):
            _new(code, numbers, "trip_id")
            at = numbers[code] = len(line)
            line.append(of_line.get(route, -1))
            service.append(of_service.get(days, -1))
            if line[at] < 0 or service[at] < 0:
                left_out.add(at)
                found, needed = (route, "routes.txt") if line[at] < 0 else (days, "calendar.txt")
                raise WrongError("ref.unknown", found=found, needed=needed)
        _few_enough(numbers, MOST_TRIPS, file)
    return TripTable(numbers, np.array(line, np.int32), np.array(service, np.int32), left_out)


def _new(code: str, seen: Mapping[str, int] | set[str], column: str) -> None:
    if not code:
        raise WrongError("value.empty", found="", needed=column)
    if code in seen:
        raise WrongError("id.twice", found=code, needed=column)


def _few_enough(found: Mapping[str, object] | set[str], most: int, file: str) -> None:
    if len(found) > most:
        raise RefusedError("table.too_many", file, needed=most)


def _optional_day(text: str) -> date | None:
    try:
        return values.day(text)
    except WrongError:
        return None
