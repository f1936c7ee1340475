"""An invented timetable in the form of GTFS: buses between neighbouring towns, trains between those further apart.

No line, stop or hour of it is real. The same towns and seed give the same file; `density` says how many stops and lines
there are, up to the size of what really runs.
"""

import csv
import io
import itertools
import random
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from tandem.law.calendar import is_public_holiday
from tandem.registers.geo.rules import distance_km

PUBLISHER: Final = "Verzonnen Vervoer"
BUS, TRAIN = 3, 2
_MADE: Final = (2026, 9, 1, 0, 0, 0)
_HOUR: Final = 3600
_TABLES: Final = {
    "agency.txt": ("agency_id", "agency_name", "agency_url", "agency_timezone"),
    "feed_info.txt": (
        "feed_publisher_name",
        "feed_publisher_url",
        "feed_lang",
        "feed_start_date",
        "feed_end_date",
        "feed_version",
    ),
    "calendar.txt": (
        "service_id",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "start_date",
        "end_date",
    ),
    "calendar_dates.txt": ("service_id", "date", "exception_type"),
    "routes.txt": ("route_id", "agency_id", "route_short_name", "route_long_name", "route_type"),
    "stops.txt": ("stop_id", "stop_name", "stop_lat", "stop_lon", "location_type", "parent_station"),
    "trips.txt": ("route_id", "service_id", "trip_id"),
    "stop_times.txt": ("trip_id", "arrival_time", "departure_time", "stop_id", "stop_sequence"),
    "transfers.txt": ("from_stop_id", "to_stop_id", "transfer_type", "min_transfer_time"),
}


@dataclass(frozen=True)
class Town:
    """A town that the invented vehicles call at."""

    code: str
    name: str
    lat: float
    lon: float


@dataclass(frozen=True)
class Service:
    """Days on which trips run, how often, and between which hours."""

    code: str
    week: str
    every_minutes: int
    first_hour: float
    last_hour: float


@dataclass(frozen=True)
class Line:
    """A line: its stops in order, and the seconds from each to the next."""

    code: str
    name: str
    kind: int
    stops: tuple[str, ...]
    seconds: tuple[int, ...]


SERVICES: Final = (
    Service("week", "1111100", 30, 5.0, 23.0),
    Service("zaterdag", "0000010", 60, 6.0, 24.5),
    Service("zondag", "0000001", 120, 8.0, 22.0),
)


def write(
    path: Path, towns: Sequence[Town], *, first: date, days: int = 365, density: int = 1, seed: int = 2026
) -> Path:
    """Write the timetable of these towns to a zip file, valid from the first day on."""
    source = random.Random(seed)  # noqa: S311 - repeatable
    stops: dict[str, tuple[str, float, float]] = {}
    lines = [*_buses(towns, stops, source, density=density), *_trains(towns, stops)]
    last = first + timedelta(days=days - 1)
    period = f"{first:%Y%m%d}", f"{last:%Y%m%d}"
    rows: dict[str, Iterable[Sequence[object]]] = {
        "agency.txt": [("1", PUBLISHER, "https://tandem.example", "Europe/Brussels")],
        "feed_info.txt": [(PUBLISHER, "https://tandem.example", "nl", *period, f"verzonnen-{seed}")],
        "calendar.txt": [(one.code, *one.week, *period) for one in SERVICES],
        "calendar_dates.txt": _exceptions(first, last),
        "routes.txt": [(line.code, "1", line.code, line.name, line.kind) for line in lines],
        "stops.txt": [(code, name, lat, lon, "0", "") for code, (name, lat, lon) in stops.items()],
        "trips.txt": ((line.code, service, trip) for line, service, trip, _ in _trips(lines, source=seed)),
        "stop_times.txt": _calls(lines, source=seed),
        "transfers.txt": [(f"T-{town.code}", f"T-{town.code}", 2, 240) for town in towns if f"T-{town.code}" in stops],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for name, columns in _TABLES.items():
            with packed.open(zipfile.ZipInfo(name, _MADE), "w", force_zip64=True) as member:
                text = io.TextIOWrapper(member, encoding="utf-8", newline="")
                table = csv.writer(text, lineterminator="\n")
                table.writerow(columns)
                table.writerows(rows[name])
                text.flush()
                text.detach()
    return path


def _buses(
    towns: Sequence[Town], stops: dict[str, tuple[str, float, float]], source: random.Random, *, density: int
) -> Iterator[Line]:
    """From every town to the nearest ones, by stops on the way; both ways call at the same stops."""
    done: set[tuple[str, str]] = set()
    for town in towns:
        near = sorted(towns, key=lambda other: (distance_km(town.lat, town.lon, other.lat, other.lon), other.code))
        for other in near[1 : 2 + 2 * density]:
            low, high = sorted((town, other), key=lambda one: one.code)
            if (low.code, high.code) in done:
                continue
            done.add((low.code, high.code))
            for way in range(density):
                yield from _both_ways(low, high, stops, source, number=f"{len(done)}{'abcdef'[way % 6]}")


def _both_ways(
    low: Town, high: Town, stops: dict[str, tuple[str, float, float]], source: random.Random, *, number: str
) -> Iterator[Line]:
    km = distance_km(low.lat, low.lon, high.lat, high.lon)
    between = max(2, round(km * 2))
    on_the_way = []
    for at in range(1, between):
        share = at / between
        code = f"B-{number}-{at}"
        near = low if share < 0.5 else high  # noqa: PLR2004 - the nearer half
        stops[code] = (
            f"{near.name} halte {number}.{at}",
            round(low.lat + (high.lat - low.lat) * share + source.gauss(0, 0.003), 5),
            round(low.lon + (high.lon - low.lon) * share + source.gauss(0, 0.004), 5),
        )
        on_the_way.append(code)
    for one in (low, high):
        stops[f"C-{one.code}"] = (f"{one.name} centrum", one.lat, one.lon)
    route = (f"C-{low.code}", *on_the_way, f"C-{high.code}")
    seconds = tuple(source.choice((60, 60, 120)) for _ in route[1:])
    yield Line(f"{number}>", f"{low.name} - {high.name}", BUS, route, seconds)
    yield Line(f"{number}<", f"{high.name} - {low.name}", BUS, route[::-1], seconds[::-1])


def _trains(towns: Sequence[Town], stops: dict[str, tuple[str, float, float]]) -> Iterator[Line]:
    """Along the map from west to east and from south to north, calling at one town in four."""
    for name, key in (("IC", lambda one: (one.lon, one.code)), ("L", lambda one: (one.lat, one.code))):
        chosen = sorted(towns, key=key)[::4]
        for number, part in enumerate(_batched(chosen, 12)):
            if len(part) < 2:  # noqa: PLR2004 - a line has two ends
                continue
            for one in part:
                stops[f"T-{one.code}"] = (f"Station {one.name}", one.lat, one.lon)
            far = [distance_km(a.lat, a.lon, b.lat, b.lon) for a, b in itertools.pairwise(part)]
            seconds = tuple(max(120, round(km * 45 / 60) * 60) for km in far)
            route = tuple(f"T-{one.code}" for one in part)
            yield Line(f"{name}{number}>", f"{part[0].name} - {part[-1].name}", TRAIN, route, seconds)
            yield Line(f"{name}{number}<", f"{part[-1].name} - {part[0].name}", TRAIN, route[::-1], seconds[::-1])


def _batched(towns: Sequence[Town], size: int) -> Iterator[Sequence[Town]]:
    yield from (towns[at : at + size] for at in range(0, len(towns), size))


def _exceptions(first: date, last: date) -> Iterator[tuple[str, str, int]]:
    """On a public holiday everything runs as on a Sunday."""
    day = first
    while day <= last:
        if is_public_holiday(day):
            usual = next(one.code for one in SERVICES if one.week[day.weekday()] == "1")
            if usual != "zondag":
                yield usual, f"{day:%Y%m%d}", 2
                yield "zondag", f"{day:%Y%m%d}", 1
        day += timedelta(days=1)


def _trips(lines: Sequence[Line], *, source: int) -> Iterator[tuple[Line, str, str, int]]:
    """Every trip of every line: its service, its name, and the second on which it leaves."""
    chance = random.Random(source)  # noqa: S311 - repeatable
    for line in lines:
        for service in SERVICES:
            start = round(service.first_hour * _HOUR) + 60 * chance.randrange(service.every_minutes)
            number = 0
            while start < service.last_hour * _HOUR:
                yield line, service.code, f"{line.code}-{service.code}-{number}", start
                start, number = start + service.every_minutes * 60, number + 1


def _calls(lines: Sequence[Line], *, source: int) -> Iterator[tuple[object, ...]]:
    for line, _, trip, start in _trips(lines, source=source):
        now = start
        for at, stop in enumerate(line.stops):
            written = f"{now // 3600:02}:{now // 60 % 60:02}:{now % 60:02}"
            yield trip, written, written, stop, at
            if at < len(line.seconds):
                now += line.seconds[at]
