"""What a file would do, whatever it holds: its rows, everything that is wrong in them, and the file back with that."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext as _

from tandem.base.verdict import Finding
from tandem.faces.documents.reasons import reason_of
from tandem.faces.exchange.reading import Found
from tandem.faces.exchange.sheets import CellError, Column
from tandem.faces.exchange.tables import Table, as_sheets


@dataclass(frozen=True)
class RowError:
    """One thing in one row that stops the import."""

    sheet: str
    line: int
    column: str
    found: str
    message: str


@dataclass(frozen=True)
class Outcome:
    """What the file would do or did; nothing is taken over while there is one error."""

    tables: tuple[Found, ...]
    errors: tuple[RowError, ...] = ()
    report: Any = None
    """What changed: `counts` by table; None while something is wrong."""
    unmet: tuple[Finding, ...] = ()

    @property
    def is_ok(self) -> bool:
        """Whether the file can be taken over."""
        return not self.errors and not self.unmet

    @property
    def refusals(self) -> tuple[str, ...]:
        """What does not hold together, one sentence each."""
        return tuple(_spoken(reason_of(finding)) for finding in self.unmet)


@dataclass(frozen=True)
class ReadRow:
    """One row of a table: where it stands, what it makes, and what is wrong in it."""

    table: Found
    line: int
    made: Any
    errors: tuple[RowError, ...] = ()


def read_rows(tables: Sequence[Found]) -> Iterator[ReadRow]:
    """Every row of every table; one with errors makes nothing."""
    for table in tables:
        columns = table.sheet.by_heading()
        keys = [table.sheet.main_key(cell) for cell in table.heading]
        for line, cells in table.rows:
            values, wrong = _values(table, line, dict(zip(keys, cells, strict=False)), columns)
            yield ReadRow(table, line, None if wrong else table.sheet.row(**values), tuple(wrong))


def with_errors(outcome: Outcome, *, name: str, now: datetime) -> bytes:
    """The same file as a workbook, with what is wrong beside each row."""
    sheets = []
    for table in outcome.tables:
        wrong: dict[int, list[str]] = {}
        for error in outcome.errors:
            if error.sheet == table.sheet.name:
                wrong.setdefault(error.line, []).append(error.message)
        rows = [(*_wide(row, table), " ".join(wrong.get(line, []))) for line, row in table.rows]
        sheets.append(
            Table(title=table.sheet.name, columns=(*table.heading, _("fout")), rows=rows, made_at=now, note=name)
        )
    return as_sheets(sheets)


def wrong_cell(table: Found, line: int, *, column: str, found: str, needed: str) -> RowError:
    """An error that says what was found and what is needed."""
    words = {"column": column, "found": found[:80], "needed": needed}
    message = _("%(column)s: gevonden “%(found)s”, nodig is %(needed)s.") % words
    return RowError(table.sheet.name, line, column, found[:80], message)


def _values(
    table: Found, line: int, cells: Mapping[str, str], columns: Mapping[str, Column]
) -> tuple[dict[str, Any], list[RowError]]:
    values: dict[str, Any] = {}
    wrong: list[RowError] = []
    for key, column in columns.items():
        cell = cells.get(key, "")
        if not cell and not column.is_required:
            continue
        try:
            values[column.field] = column.filled(cell)
        except CellError as error:
            needed = gettext(error.needed) % error.values if error.values else gettext(error.needed)
            wrong.append(wrong_cell(table, line, column=column.heading, found=cell, needed=needed))
    return values, wrong


def _wide(row: tuple[str, ...], table: Found) -> tuple[str, ...]:
    short = len(table.heading) - len(row)
    return (*row, *("" for _n in range(short)))[: len(table.heading)]


def _spoken(reason: Any) -> str:
    parts = (reason.subject, reason.title, reason.found, reason.todo)
    return " – ".join(part for part in parts if part)
