"""Reads the calls of trips, by far the largest table, never all of it at once: they are dealt into parts first."""

import tempfile
from array import array
from collections.abc import Iterator, Sequence
from typing import IO, Final

import numpy as np
from numpy.typing import NDArray

from tandem.faces.exchange.gtfs import values
from tandem.faces.exchange.gtfs.archive import Archive
from tandem.faces.exchange.gtfs.facts import Notes, RefusedError, WrongError
from tandem.faces.exchange.gtfs.reading import StopTable, TripTable
from tandem.faces.exchange.gtfs.values import BLANK
from tandem.registers.travel.rules.timetable import OFF, ON

FILE: Final = "stop_times.txt"
PARTS: Final = 64
MOST_CALLS: Final = 60_000_000
_AT_ONCE: Final = 1 << 20
_OPEN: Final = frozenset({"", "0", "3"})
"""Regular, or by a sign to the driver. Who has to phone first is not counted on to arrive in time."""

TRIP, SEQUENCE, ARRIVES, LEAVES, STOP, OPENS, LINE = range(7)
WIDTH: Final = 7
Calls = NDArray[np.int32]


def calls(archive: Archive, notes: Notes, *, trips: TripTable, stops: StopTable) -> Iterator[Calls]:
    """The calls in parts, each of whole trips, in the order of trip and sequence; bad trips go to `trips.left_out`."""
    with tempfile.TemporaryDirectory(prefix="tandem-gtfs-") as folder:
        files = [open(f"{folder}/{part}", "w+b") for part in range(PARTS)]  # noqa: SIM115, PTH123 - closed below
        try:
            _deal(archive, notes, files, trips=trips, stops=stops)
            for file in files:
                file.seek(0)
                rows = np.frombuffer(file.read(), np.int32).reshape(-1, WIDTH)
                yield rows[np.lexsort((rows[:, SEQUENCE], rows[:, TRIP]))]
        finally:
            for file in files:
                file.close()


def _deal(archive: Archive, notes: Notes, files: Sequence[IO[bytes]], *, trips: TripTable, stops: StopTable) -> None:
    needed = ("trip_id", "arrival_time", "departure_time", "stop_id", "stop_sequence")
    also = ("pickup_type", "drop_off_type", "location_id", "location_group_id")
    held = [array("i") for _ in files]
    number_of, stop_of, seconds = trips.numbers.get, stops.numbers.get, values.seconds
    count = 0
    for row in archive.rows(FILE, needed=needed, also=also):
        code, arrives, leaves, stop, sequence, pickup, drop_off, area, areas = row.values
        trip = number_of(code)
        if trip is None:
            notes.wrong("ref.unknown", FILE, row.line, found=code, needed="trips.txt")
            continue
        if not stop and (area or areas):
            notes.asides["flexible"] += 1
            continue
        at = stop_of(stop)
        if at is None:
            notes.wrong("ref.unknown", FILE, row.line, found=stop, needed="stops.txt")
            trips.left_out.add(trip)
            continue
        try:
            first, last = seconds(arrives), seconds(leaves)
            place = values.whole(sequence)
        except WrongError as wrong:
            notes.wrong(wrong.code, FILE, row.line, found=wrong.found, needed=wrong.needed)
            trips.left_out.add(trip)
            continue
        opens = ON * (pickup in _OPEN) | OFF * (drop_off in _OPEN)
        first, last = (first if first != BLANK else last), (last if last != BLANK else first)
        held[trip % PARTS].extend((trip, place, first, last, at, opens, row.line))
        count += 1
        if count % _AT_ONCE == 0:
            _flush(held, files)
            if count > MOST_CALLS:
                raise RefusedError("table.too_many", FILE, line=row.line, needed=MOST_CALLS)
    _flush(held, files)


def _flush(held: list["array[int]"], files: Sequence[IO[bytes]]) -> None:
    for rows, file in zip(held, files, strict=True):
        rows.tofile(file)
        del rows[:]
