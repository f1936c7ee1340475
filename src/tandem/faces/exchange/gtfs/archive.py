"""The zip file of a timetable: looked at from outside before one byte is unpacked, then read row by row."""

import csv
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from tandem.faces.exchange import zips
from tandem.faces.exchange.gtfs.facts import RefusedError
from tandem.faces.exchange.zips import BROKEN

NEEDED: Final = ("stops.txt", "routes.txt", "trips.txt", "stop_times.txt")
DAYS: Final = ("calendar.txt", "calendar_dates.txt")
READ: Final = frozenset({*NEEDED, *DAYS, "agency.txt", "feed_info.txt", "transfers.txt", "frequencies.txt"})
"""What is read; shapes, fares, translations and flexible lines are left in the zip file."""

MOST_MEMBERS: Final = 100
MOST_DIRECTORY: Final = 64 * 1024
MOST_RATIO: Final = 100
SMALL: Final = 4_000_000
MOST_UNPACKED: Final = 6 * 2**30
MOST_LINE: Final = 64 * 1024
_CHUNK: Final = 1 << 20
_MARK: Final = b"\xef\xbb\xbf"
"""Some programs begin a text with it."""


@dataclass(frozen=True)
class Row:
    """One row: the line it ends on, and its values in the order of the columns that were asked; empty where absent."""

    line: int
    values: tuple[str, ...]


@dataclass(frozen=True)
class Archive:
    """An opened timetable."""

    _zip: zipfile.ZipFile
    _members: Mapping[str, zipfile.ZipInfo]

    def has(self, name: str) -> bool:
        """Whether this file is in it."""
        return name in self._members

    def rows(self, name: str, *, needed: Sequence[str], also: Sequence[str] = ()) -> Iterator[Row]:
        """The rows of one file: the needed columns, then the others; no row where the file is not there."""
        if not self.has(name):
            return
        with self._opened(name) as stream:
            reader = csv.reader(_lines(stream, name), strict=False)
            columns = _columns(reader, name, needed=needed, also=also)
            yield from _values(reader, name, columns)

    @contextmanager
    def _opened(self, name: str) -> Iterator[IO[bytes]]:
        try:
            stream = self._zip.open(self._members[name])
        except BROKEN as error:
            raise RefusedError("zip.damaged", name) from error
        with stream:
            yield stream


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """The timetable in this zip file, or `RefusedError`; closed afterwards."""
    if not path.is_file():
        raise RefusedError("zip.not_found", path.name)
    with path.open("rb") as file:
        length = zips.directory_length(file)
        if length is None:
            raise RefusedError("zip.unreadable", path.name)
        if length > MOST_DIRECTORY:
            raise RefusedError("zip.too_many", path.name, needed=MOST_MEMBERS)
        file.seek(0)
        try:
            packed = zipfile.ZipFile(file)
        except BROKEN as error:
            raise RefusedError("zip.unreadable", path.name) from error
        with packed:
            yield Archive(packed, _members(packed, path.name, size=path.stat().st_size))


def _members(packed: zipfile.ZipFile, whole: str, *, size: int) -> Mapping[str, zipfile.ZipInfo]:
    infos = packed.infolist()
    if len(infos) > MOST_MEMBERS:
        raise RefusedError("zip.too_many", whole, found=len(infos), needed=MOST_MEMBERS)
    members: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        if info.filename not in READ:
            continue
        if info.filename in members:
            raise RefusedError("zip.member_twice", info.filename)
        _refuse(info)
        members[info.filename] = info
    unpacked = sum(info.file_size for info in members.values())
    if unpacked > MOST_UNPACKED:
        raise RefusedError("zip.too_big", whole, found=unpacked // 2**30, needed=MOST_UNPACKED // 2**30)
    if sum(info.compress_size for info in members.values()) > size:
        raise RefusedError("zip.overlap", whole)
    absent = [name for name in NEEDED if name not in members]
    absent += [] if set(DAYS) & members.keys() else [" of ".join(DAYS)]
    if absent:
        found = ", ".join(sorted(info.filename for info in infos[:MOST_MEMBERS])) or "–"
        raise RefusedError("zip.member_missing", whole, found=found, needed=", ".join(absent))
    return members


def _refuse(info: zipfile.ZipInfo) -> None:
    name = info.filename
    if info.flag_bits & 0x1:
        raise RefusedError("zip.encrypted", name)
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise RefusedError("zip.compression", name)
    ratio = info.file_size // max(1, info.compress_size)
    if info.file_size > SMALL and ratio > MOST_RATIO:
        raise RefusedError("zip.bomb", name, found=ratio, needed=MOST_RATIO)


def _lines(stream: IO[bytes], name: str) -> Iterator[str]:
    """The lines of a member, none of them longer than a row may be."""
    held, line, is_first = b"", 0, True
    while True:
        try:
            fresh = stream.read(_CHUNK)
        except BROKEN as error:
            raise RefusedError("zip.damaged", name, line=line) from error
        whole = held + (fresh.removeprefix(_MARK) if is_first else fresh)
        is_first = False
        cut = whole.rfind(b"\n") + 1 if fresh else len(whole)
        whole, held = whole[:cut], whole[cut:]
        if len(held) > MOST_LINE:
            raise RefusedError("table.long_line", name, line=line + whole.count(b"\n") + 1, needed=MOST_LINE // 1024)
        try:
            found = whole.decode().removesuffix("\n").split("\n") if whole else []
        except UnicodeDecodeError as error:
            at = line + whole.count(b"\n", 0, error.start) + 1
            raise RefusedError("table.encoding", name, line=at, found=repr(whole[error.start : error.end])) from error
        line += len(found)
        yield from found
        if not fresh:
            return


def _columns(reader: Iterator[list[str]], name: str, *, needed: Sequence[str], also: Sequence[str]) -> list[int]:
    try:
        head = [column.strip().lower() for column in next(reader)]
    except (StopIteration, csv.Error):
        raise RefusedError("table.empty", name, needed=", ".join(needed)) from None
    absent = [column for column in needed if column not in head]
    if absent:
        raise RefusedError("table.columns", name, line=1, found=", ".join(head) or "–", needed=", ".join(absent))
    return [head.index(column) if column in head else -1 for column in (*needed, *also)]


def _values(reader: Any, name: str, columns: Sequence[int]) -> Iterator[Row]:
    try:
        for found in reader:
            if not found:
                continue
            width = len(found)
            yield Row(reader.line_num, tuple(found[at].strip() if 0 <= at < width else "" for at in columns))
    except csv.Error as error:
        raise RefusedError("table.quotes", name, line=reader.line_num, found=str(error)) from error
