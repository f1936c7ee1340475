"""A timetable as arrays: stops, lines, trips and the days they run, and how it is kept in one file.

Trips that call at the same stops after the same seconds share a profile: a year of buses fits in a few megabytes.
Seconds count from the midnight of the day of service, and go on past midnight: 25:10 is ten past one at night.
"""

import io
import json
import zipfile
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int32]
Real = NDArray[np.float64]
Truth = NDArray[np.bool_]
Small = NDArray[np.uint8]

ON, OFF = 1, 2
"""Bits of a call: people may board, people may leave."""
NOT_POSSIBLE: Final = -1
"""Seconds of a change that the timetable rules out."""


@dataclass(frozen=True, eq=False)
class Stops:
    """Where people board: a name and a place."""

    names: tuple[str, ...]
    lat: Real
    lon: Real


@dataclass(frozen=True, eq=False)
class Profiles:
    """Which stops a trip calls at, how many seconds after it left, and what people may do there.

    The calls of profile `p` stand from `ptr[p]` up to `ptr[p + 1]`.
    """

    ptr: Whole
    stop: Whole
    arrives: Whole
    leaves: Whole
    opens: Small
    line: Whole


@dataclass(frozen=True, eq=False)
class Trips:
    """Each trip: its profile, the second of the day on which it leaves, and the service whose days it runs."""

    profile: Whole
    start: Whole
    service: Whole


@dataclass(frozen=True, eq=False)
class Timetable:
    """One edition of the timetable of one operator."""

    first_day: date
    stops: Stops
    lines: tuple[str, ...]
    profiles: Profiles
    trips: Trips
    runs: Truth
    """Service by day, from the first day on."""
    changes: Whole
    """Rows of from, to and seconds: what the timetable itself says of a change."""

    @property
    def last_day(self) -> date:
        """The last day it says anything of."""
        return self.first_day + timedelta(days=self.runs.shape[1] - 1)

    def services_on(self, day: date) -> Truth:
        """Which services run that day: none outside the days it says anything of."""
        at = (day - self.first_day).days
        if not 0 <= at < self.runs.shape[1]:
            return np.zeros(self.runs.shape[0], dtype=np.bool_)
        running: Truth = self.runs[:, at]
        return running


def packed(table: Timetable) -> bytes:
    """The timetable as the content of one file; the same timetable always gives the same bytes."""
    head = {"first_day": table.first_day.isoformat(), "stops": table.stops.names, "lines": table.lines}
    arrays: dict[str, NDArray[Any]] = {
        "head": np.frombuffer(json.dumps(head, ensure_ascii=False).encode(), dtype=np.uint8)
    }
    for name, part in (("stops", table.stops), ("profiles", table.profiles), ("trips", table.trips)):
        arrays |= {f"{name}_{field}": held for field, held in _arrays(part).items()}
    days = np.array([table.runs.shape[1]])
    return _zipped({**arrays, "runs": np.packbits(table.runs, axis=1), "days": days, "changes": table.changes})


def unpacked(content: bytes) -> Timetable:
    """The timetable in such a file."""
    with np.load(io.BytesIO(content), allow_pickle=False) as held:
        arrays = {name: held[name] for name in held.files}
    head = json.loads(arrays["head"].tobytes().decode())
    days = int(arrays["days"][0])
    return Timetable(
        first_day=date.fromisoformat(head["first_day"]),
        stops=Stops(tuple(head["stops"]), **_named(arrays, "stops")),
        lines=tuple(head["lines"]),
        profiles=Profiles(**_named(arrays, "profiles")),
        trips=Trips(**_named(arrays, "trips")),
        runs=np.unpackbits(arrays["runs"], axis=1, count=days).astype(np.bool_),
        changes=arrays["changes"],
    )


def _arrays(part: Any) -> dict[str, NDArray[Any]]:
    held = {field.name: getattr(part, field.name) for field in fields(part)}
    return {name: value for name, value in held.items() if isinstance(value, np.ndarray)}


def _named(arrays: dict[str, NDArray[Any]], name: str) -> dict[str, Any]:
    return {key.removeprefix(f"{name}_"): value for key, value in arrays.items() if key.startswith(f"{name}_")}


def _zipped(arrays: dict[str, NDArray[Any]]) -> bytes:
    """As numpy packs arrays, but without the hour in it."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed_file:
        for name in sorted(arrays):
            member = io.BytesIO()
            np.save(member, arrays[name], allow_pickle=False)
            packed_file.writestr(zipfile.ZipInfo(f"{name}.npy"), member.getvalue(), zipfile.ZIP_DEFLATED)
    return whole.getvalue()
