"""The zip file of an extract: looked at from outside before one byte is unpacked."""

import csv
import hashlib
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from io import BufferedReader
from pathlib import Path
from typing import IO, Final

from tandem.base.periods import BRUSSELS
from tandem.faces.exchange import zips
from tandem.faces.exchange.kbo import refusals
from tandem.faces.exchange.zips import BROKEN
from tandem.registers.organisations.rules import ExtractFacts
from tandem.registers.organisations.terms import ExtractKind, RegisterFile

META: Final = "meta.csv"
FULL: Final = frozenset({META, *(f"{file}.csv" for file in RegisterFile)})
_PAIRED: Final = tuple(file for file in RegisterFile if file is not RegisterFile.CODE)
UPDATE: Final = frozenset(
    {META, "code.csv", *(f"{file}_{part}.csv" for file in _PAIRED for part in ("delete", "insert"))}
)
MOST_MEMBERS: Final = len(UPDATE)

MOST_DIRECTORY: Final = 64 * 1024
"""Bytes of the list of members; sixteen members need two thousand."""
MOST_RATIO: Final = 100
"""An extract packs to a tenth; only a bomb packs to less than a hundredth."""
SMALL: Final = 4_000_000
"""Below this size a member may pack as well as it likes."""
MOST_UNPACKED: Final = 24 * 2**30
"""Ten times a full extract of 2026."""
MOST_META: Final = 64 * 1024
MOST_CODES: Final = 64 * 2**20
"""The codes are held in memory; a real `code.csv` has two megabytes."""


@dataclass(frozen=True)
class Archive:
    """An opened extract: what it says of itself, and its members by name."""

    facts: ExtractFacts
    sizes: Mapping[str, int]
    _zip: zipfile.ZipFile
    _members: Mapping[str, zipfile.ZipInfo]

    @property
    def total(self) -> int:
        """Bytes to read in all."""
        return sum(self.sizes.values())

    @contextmanager
    def open(self, name: str) -> Iterator["Member"]:
        """One member, to be read from its beginning."""
        with _opened(self._zip, self._members[name], name) as stream:
            yield Member(name, stream)


@dataclass(frozen=True)
class Member:
    """A member that is being read."""

    name: str
    _stream: IO[bytes]

    def read(self, size: int) -> bytes:
        """The next bytes, fewer only at the end; a damaged member is refused."""
        try:
            return self._stream.read(size)
        except BROKEN as error:
            raise refusals.damaged(self.name) from error


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """The extract in this zip file, or `RefusedError`; closed afterwards."""
    if not path.is_file():
        raise refusals.not_found(path.name)
    with path.open("rb") as file:
        _refuse_long_directory(file, path.name)
        try:
            packed = zipfile.ZipFile(file)
        except BROKEN as error:
            raise refusals.not_a_zip(path.name) from error
        with packed:
            yield _checked(packed, size=path.stat().st_size)


def _checked(packed: zipfile.ZipFile, *, size: int) -> Archive:
    members = _members(packed)
    for name, member in members.items():
        _refuse_member(name, member)
    if (codes := members.get("code.csv")) and codes.file_size > MOST_CODES:
        raise refusals.codes_too_big(most=MOST_CODES // 2**20)
    unpacked = sum(member.file_size for member in members.values())
    if unpacked > MOST_UNPACKED:
        raise refusals.too_big(found=unpacked // 2**30, most=MOST_UNPACKED // 2**30)
    if sum(member.compress_size for member in members.values()) > size:
        raise refusals.overlapping()
    if META not in members:
        raise refusals.members_missing([META])
    facts = _facts(packed, members)
    _refuse_wrong_set(facts.kind, frozenset(members))
    sizes = {name: member.file_size for name, member in members.items() if name != META}
    return Archive(facts, sizes, packed, members)


def _members(packed: zipfile.ZipFile) -> Mapping[str, zipfile.ZipInfo]:
    infos = packed.infolist()
    if len(infos) > MOST_MEMBERS:
        raise refusals.too_many_members(most=MOST_MEMBERS)
    members: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        name = info.filename.lower()
        if name not in FULL | UPDATE:
            raise refusals.unknown_member(info.filename)
        if name in members:
            raise refusals.member_twice(name)
        members[name] = info
    return members


def _refuse_member(name: str, member: zipfile.ZipInfo) -> None:
    if member.flag_bits & 0x1:
        raise refusals.encrypted(name)
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise refusals.strange_compression(name)
    ratio = member.file_size // max(1, member.compress_size)
    if member.file_size > SMALL and ratio > MOST_RATIO:
        raise refusals.bomb(name, found=ratio, most=MOST_RATIO)


def _refuse_wrong_set(kind: ExtractKind, names: frozenset[str]) -> None:
    known, needed = (FULL, FULL) if kind is ExtractKind.FULL else (UPDATE, frozenset({META, "code.csv"}))
    if names - known:
        raise refusals.unknown_member(min(names - known))
    halves = {name.replace("_delete.", "_insert.") for name in names} | {
        name.replace("_insert.", "_delete.") for name in names
    }
    if missing := (needed | halves) - names:
        raise refusals.members_missing(missing)


@contextmanager
def _opened(packed: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> Iterator[IO[bytes]]:
    try:
        stream = packed.open(member)
    except BROKEN as error:
        raise refusals.damaged(name) from error
    with stream:
        yield stream


def _refuse_long_directory(file: BufferedReader, name: str) -> None:
    """Refuse a list of a million members before it is read into memory."""
    length = zips.directory_length(file)
    if length is None:
        raise refusals.not_a_zip(name)
    if length > MOST_DIRECTORY:
        raise refusals.too_many_members(most=MOST_MEMBERS)
    file.seek(0)


# ---------------------------------------------------------------------------------------------------------- meta.csv


def _facts(packed: zipfile.ZipFile, members: Mapping[str, zipfile.ZipInfo]) -> ExtractFacts:
    with _opened(packed, members[META], META) as stream:
        content = Member(META, stream).read(MOST_META + 1)
    if len(content) > MOST_META:
        raise refusals.meta_unreadable(variable=META, found=str(len(content)), needed=f"hoogstens {MOST_META} bytes")
    values = _values(content)
    return ExtractFacts(
        number=_number(values),
        kind=_kind(values),
        snapshot_on=_day(values),
        made_at=_moment(values),
        version=refusals.shortened(_value(values, "Version", needed="een versie"), 19),
        fingerprint=_fingerprint(members),
    )


def _values(content: bytes) -> Mapping[str, str]:
    try:
        lines = content.decode("utf-8-sig").splitlines()
        rows = [row for row in csv.reader(lines, strict=True) if row]
    except (UnicodeDecodeError, csv.Error) as error:
        raise refusals.meta_unreadable(variable=META, found="", needed="rijen van twee kolommen") from error
    if not rows or [column.strip() for column in rows[0]] != ["Variable", "Value"]:
        found = ",".join(rows[0]) if rows else ""
        raise refusals.wrong_header(META, found=found, needed="Variable,Value")
    return {row[0].strip(): row[1].strip() for row in rows[1:] if len(row) == 2}  # noqa: PLR2004 - name and value


def _value(values: Mapping[str, str], variable: str, *, needed: str) -> str:
    found = values.get(variable, "")
    if not found:
        raise refusals.meta_unreadable(variable=variable, found=found, needed=needed)
    return found


def _number(values: Mapping[str, str]) -> int:
    needed = "een volgnummer"
    found = _value(values, "ExtractNumber", needed=needed)
    if not (found.isascii() and found.isdigit() and len(found) <= 9 and int(found) > 0):  # noqa: PLR2004 - an integer
        raise refusals.meta_unreadable(variable="ExtractNumber", found=found, needed=needed)
    return int(found)


def _kind(values: Mapping[str, str]) -> ExtractKind:
    needed = "“full” of “update”"
    found = _value(values, "ExtractType", needed=needed)
    try:
        return ExtractKind(found.lower())
    except ValueError as error:
        raise refusals.meta_unreadable(variable="ExtractType", found=found, needed=needed) from error


def _day(values: Mapping[str, str]) -> date:
    return _read_moment(values, "SnapshotDate", "%d-%m-%Y", needed="een dag als 31-12-2026").date()


def _moment(values: Mapping[str, str]) -> datetime:
    needed = "een tijdstip als 31-12-2026 23:59:59"
    return _read_moment(values, "ExtractTimestamp", "%d-%m-%Y %H:%M:%S", needed=needed)


def _read_moment(values: Mapping[str, str], variable: str, form: str, *, needed: str) -> datetime:
    found = _value(values, variable, needed=needed)
    try:
        return datetime.strptime(found, form).replace(tzinfo=BRUSSELS)
    except ValueError as error:
        raise refusals.meta_unreadable(variable=variable, found=found, needed=needed) from error


def _fingerprint(members: Mapping[str, zipfile.ZipInfo]) -> str:
    parts = sorted(f"{name}:{member.file_size}:{member.CRC:08x}" for name, member in members.items())
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
