"""Cuts a member into blocks of whole rows, and knows after each block where it stands and what it has read so far."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from tandem.faces.exchange.kbo import refusals

BLOCK: Final = 1 << 20
"""Bytes read at a time: some twenty thousand rows, a tenth of a second of work."""

LINES_OF_ONE_ROW: Final = 20
"""A name or address may hold a line break; a row of more lines than this is broken quoting."""


@dataclass(frozen=True)
class Block:
    """Whole rows, the number of their first line, and where they end in the member."""

    rows: bytes
    first_line: int
    offset: int
    line: int
    checksum: str


@dataclass(frozen=True)
class Mark:
    """Up to where a member was read: bytes, lines, and the checksum of all of it."""

    offset: int = 0
    line: int = 0
    checksum: str = ""


class ChangedError(Exception):
    """What was read before is not what is there now."""


def blocks(read: Callable[[int], bytes], *, name: str, after: Mark = Mark(), size: int = BLOCK) -> Iterator[Block]:
    """The blocks after the mark; what comes before it is read again, and must be the same."""
    digest = hashlib.sha256()
    _skip(read, digest, after)
    offset, line, held = after.offset, after.line, b""
    while True:
        fresh = read(size)
        data = held + fresh
        cut = _end_of_rows(data) if len(fresh) == size else len(data)
        if cut == 0 and data:
            raise refusals.endless_line(name, line=line + 1, most_kb=len(data) // 1024)
        rows, held = data[:cut], data[cut:]
        if rows:
            digest.update(rows)
            first, lines = line + 1, rows.count(b"\n") + (not rows.endswith(b"\n"))
            offset, line = offset + len(rows), line + lines
            yield Block(rows, first, offset, line, digest.hexdigest())
        if len(fresh) < size:
            return


def _skip(read: Callable[[int], bytes], digest: "hashlib._Hash", after: Mark) -> None:
    left = after.offset
    while left:
        data = read(min(left, BLOCK))
        if not data:
            raise ChangedError
        digest.update(data)
        left -= len(data)
    if after.offset and digest.hexdigest() != after.checksum:
        raise ChangedError


def _end_of_rows(data: bytes) -> int:
    """The end of the last line that closes all quotes before it; without one near the end, of the last line."""
    end = last = data.rfind(b"\n") + 1
    quotes = data.count(b'"', 0, end)
    for _ in range(LINES_OF_ONE_ROW):
        if end == 0 or quotes % 2 == 0:
            return end or last
        before = data.rfind(b"\n", 0, end - 1) + 1
        quotes -= data.count(b'"', before, end)
        end = before
    return last
