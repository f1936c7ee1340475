"""From file to batch: read, check every cell, show what would change, apply, and give the file back with its errors."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext as _

from tandem.base.actor import Actor
from tandem.base.errors import NotPossible
from tandem.base.verdict import Finding
from tandem.faces.documents.reasons import reason_of
from tandem.faces.exchange.providers.reading import Found, UnreadableError, read
from tandem.faces.exchange.providers.sheets import CellError, heading_key
from tandem.faces.exchange.tables import Table, as_sheets
from tandem.registers.organisations.actions import providers as actions
from tandem.registers.organisations.actions.providers import BatchReport
from tandem.registers.organisations.queries.batch_rows import ProviderRows

__all__ = ["Outcome", "RowError", "UnreadableError", "apply", "preview", "with_errors"]


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
    report: BatchReport | None = None
    unmet: tuple[Finding, ...] = ()

    @property
    def is_ok(self) -> bool:
        """Whether the file can be taken over."""
        return not self.errors and not self.unmet

    @property
    def refusals(self) -> tuple[str, ...]:
        """What does not hold together, one sentence each."""
        return tuple(_spoken(reason_of(finding)) for finding in self.unmet)


def preview(*, actor: Actor, name: str, content: bytes) -> Outcome:
    """What the file would do; nothing is written."""
    return _outcome(name, content, lambda rows: actions.preview_batch(actor=actor, rows=rows))


def apply(*, actor: Actor, name: str, content: bytes, now: datetime) -> Outcome:
    """Take the file over as one batch that can be undone; one error and nothing changes."""
    return _outcome(name, content, lambda rows: actions.apply_batch(actor=actor, rows=rows, source=name, now=now))


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


def _outcome(name: str, content: bytes, step: Any) -> Outcome:
    tables = tuple(read(name, content))
    rows, errors = _parsed(tables)
    if errors:
        return Outcome(tables, errors=tuple(errors))
    try:
        return Outcome(tables, report=step(rows))
    except NotPossible as refusal:
        return Outcome(tables, unmet=tuple(refusal.verdict.unmet))


def _parsed(tables: Sequence[Found]) -> tuple[ProviderRows, list[RowError]]:
    parts: dict[str, list[Any]] = {}
    errors: list[RowError] = []
    for table in tables:
        columns = table.sheet.by_heading()
        keys = [heading_key(cell) for cell in table.heading]
        for line, cells in table.rows:
            values, wrong = _row(table, line, dict(zip(keys, cells, strict=False)), columns)
            errors += wrong
            if not wrong:
                parts.setdefault(table.sheet.target, []).append(table.sheet.row(**values))
    return ProviderRows(**{target: tuple(rows) for target, rows in parts.items()}), errors


def _row(table: Found, line: int, cells: dict[str, str], columns: Any) -> tuple[dict[str, Any], list[RowError]]:
    values: dict[str, Any] = {}
    wrong: list[RowError] = []
    for key, column in columns.items():
        cell = cells.get(key, "")
        if not cell and not column.is_required:
            continue
        try:
            values[column.field] = column.filled(cell)
        except CellError as error:
            message = _("%(column)s: gevonden “%(found)s”, nodig is %(needed)s.") % {
                "column": column.heading,
                "found": cell[:80],
                "needed": gettext(error.needed),
            }
            wrong.append(RowError(table.sheet.name, line, column.heading, cell[:80], message))
    return values, wrong


def _wide(row: tuple[str, ...], table: Found) -> tuple[str, ...]:
    short = len(table.heading) - len(row)
    return (*row, *("" for _n in range(short)))[: len(table.heading)]


def _spoken(reason: Any) -> str:
    parts = (reason.subject, reason.title, reason.found, reason.todo)
    return " – ".join(part for part in parts if part)
