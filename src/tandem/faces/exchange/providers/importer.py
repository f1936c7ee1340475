"""From file to batch: read, check every cell, show what would change, apply, and give the file back with its errors."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from tandem.base.actor import Actor
from tandem.base.errors import NotPossible
from tandem.faces.exchange.providers.sheets import SHEETS
from tandem.faces.exchange.reading import UnreadableError, read
from tandem.faces.exchange.rows import Outcome, RowError, read_rows, with_errors
from tandem.registers.organisations.actions import providers as actions
from tandem.registers.organisations.actions.providers import BatchReport
from tandem.registers.organisations.queries.batch_rows import ProviderRows

__all__ = ["Outcome", "RowError", "UnreadableError", "apply", "preview", "with_errors"]


def preview(*, actor: Actor, name: str, content: bytes) -> Outcome:
    """What the file would do; nothing is written."""
    return _outcome(name, content, lambda rows: actions.preview_batch(actor=actor, rows=rows))


def apply(*, actor: Actor, name: str, content: bytes, now: datetime) -> Outcome:
    """Take the file over as one batch that can be undone; one error and nothing changes."""
    return _outcome(name, content, lambda rows: actions.apply_batch(actor=actor, rows=rows, source=name, now=now))


def _outcome(name: str, content: bytes, step: Callable[[ProviderRows], BatchReport]) -> Outcome:
    tables = tuple(read(name, content, SHEETS))
    parts: dict[str, list[Any]] = {}
    errors: list[RowError] = []
    for row in read_rows(tables):
        errors += row.errors
        if not row.errors:
            parts.setdefault(row.table.sheet.target, []).append(row.made)
    if errors:
        return Outcome(tables, errors=tuple(errors))
    try:
        return Outcome(tables, report=step(ProviderRows(**{target: tuple(rows) for target, rows in parts.items()})))
    except NotPossible as refusal:
        return Outcome(tables, unmet=tuple(refusal.verdict.unmet))
