"""Reads a block of rows: in one go where all is in order, else line by line, so that one bad row costs one row."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tandem.faces.exchange.kbo import parsing
from tandem.faces.exchange.kbo.blocks import LINES_OF_ONE_ROW, Block
from tandem.faces.exchange.kbo.parsing import Table, Values
from tandem.faces.exchange.kbo.values import FaultError
from tandem.registers.organisations.rules import (
    FIRST_ESTABLISHMENT,
    RejectedRow,
    shown_enterprise_number,
    shown_establishment_number,
    written,
)
from tandem.registers.organisations.terms import RowProblem

MOST_FOUND, MOST_ROW = 200, 500
"""Letters of a rejected value and row that are kept for the report."""

_OF_A_COLUMN: Final = (RowProblem.NUMBER, RowProblem.EMPTY)
_CONTROL: Final = bytes(code for code in range(32) if code not in b"\t\n\r") + b"\x7f"
_CONTROL_TEXT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class Batch:
    """What a block holds: rows of the mirror with their line in front, and the rows that cannot be taken over."""

    rows: Sequence[Values]
    rejected: Sequence[RejectedRow]


def read(block: Block, table: Table) -> Batch:
    """The rows of a block."""
    rows = _at_once(block, table)
    return _line_by_line(block, table) if rows is None else Batch(rows, ())


def key_of(row: Values, table: Table) -> Values:
    """The values that occur only once in a file."""
    return row[1 : 1 + table.key_columns]


def without(batch: Batch, table: Table, *, taken: frozenset[Values]) -> Batch:
    """The batch without the rows whose key was in the file before."""
    kept = [row for row in batch.rows if key_of(row, table) not in taken]
    twice = [_rejected_twice(row, table) for row in batch.rows if key_of(row, table) in taken]
    return Batch(kept, sorted([*batch.rejected, *twice], key=lambda rejected: rejected.line))


def _at_once(block: Block, table: Table) -> list[Values] | None:
    """All rows, or None when anything at all is out of the ordinary."""
    if len(block.rows.translate(None, _CONTROL)) != len(block.rows):
        return None
    parse = table.parse
    try:
        lines = block.rows.decode().removesuffix("\n").split("\n")
        rows = [(line, *parse(row)) for line, row in enumerate(csv.reader(lines, strict=True), block.first_line)]
    except (csv.Error, ValueError):
        return None
    if len(rows) != len(lines):
        return None
    return None if table.key_columns and len({key_of(row, table) for row in rows}) < len(rows) else rows


def _line_by_line(block: Block, table: Table) -> Batch:
    rows: list[Values] = []
    rejected: list[RejectedRow] = []
    taken: set[Values] = set()
    lines = block.rows.split(b"\n")
    at = 0
    while at < len(lines):
        raw, count = _row_at(lines, at)
        line, at = block.first_line + at, at + count
        if not raw.strip():
            continue
        found = _read_row(raw, table, line=line)
        if isinstance(found, RejectedRow):
            rejected.append(found)
        elif table.key_columns and key_of(found, table) in taken:
            rejected.append(_rejected_twice(found, table))
        else:
            taken.add(key_of(found, table))
            rows.append(found)
    return Batch(rows, rejected)


def _row_at(lines: Sequence[bytes], at: int) -> tuple[bytes, int]:
    """The row that begins on this line: more lines only where a quoted text runs on and closes in time."""
    if lines[at].count(b'"') % 2 == 0:
        return lines[at], 1
    for count in range(2, min(LINES_OF_ONE_ROW, len(lines) - at) + 1):
        raw = b"\n".join(lines[at : at + count])
        if raw.count(b'"') % 2 == 0:
            return (raw, count) if _is_one_row(raw) else (lines[at], 1)
    return lines[at], 1


def _is_one_row(raw: bytes) -> bool:
    try:
        return len(list(csv.reader([raw.decode()], strict=True))) == 1 and b'"\n"' not in raw
    except (csv.Error, UnicodeDecodeError):
        return False


def _read_row(raw: bytes, table: Table, *, line: int) -> Values | RejectedRow:
    try:
        return (line, *table.parse(_texts(raw, table)))
    except FaultError as fault:
        return RejectedRow(
            line=line,
            problem=fault.problem,
            column=fault.column or (table.columns[0] if fault.problem in _OF_A_COLUMN else ""),
            found=_kept(fault.found, MOST_FOUND),
            row=_kept(raw.decode(errors="replace"), MOST_ROW),
            entity=parsing.entity_of(raw, table),
        )


def _texts(raw: bytes, table: Table) -> Sequence[str]:
    try:
        text = raw.decode().removesuffix("\r")
    except UnicodeDecodeError as error:
        raise FaultError(RowProblem.ENCODING, found=f"0x{raw[error.start]:02X}") from None
    if strange := _CONTROL_TEXT.search(text):
        raise FaultError(RowProblem.CONTROL, found=f"0x{ord(strange[0]):02X}")
    try:
        (row,) = csv.reader([re.sub(r"\s*\n\s*", " ", text)], strict=True)
    except (csv.Error, ValueError):
        raise FaultError(RowProblem.QUOTES) from None
    if len(row) != len(table.columns):
        raise FaultError(RowProblem.COLUMNS, found=str(len(row)))
    return row


def _rejected_twice(row: Values, table: Table) -> RejectedRow:
    line, key, *rest = row
    entity = key if isinstance(key, int) else None
    found = key if entity is None else _shown(entity)
    return RejectedRow(
        line=line,
        problem=RowProblem.TWICE,
        column=table.columns[0],
        found=_kept(found, MOST_FOUND),
        row=_kept(",".join(map(str, (found, *rest))), MOST_ROW),
        entity=entity,
    )


def _shown(number: int) -> str:
    text = written(number)
    return shown_enterprise_number(text) if number < FIRST_ESTABLISHMENT else shown_establishment_number(text)


def _kept(text: str, most: int) -> str:
    """A text from the file that is safe to keep: databases refuse a zero byte, terminals act on control characters."""
    return _CONTROL_TEXT.sub("·", text[:most]).replace("\n", " ").replace("\r", " ")
