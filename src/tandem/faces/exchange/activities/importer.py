"""From file to activity lists: read, check every cell, put the rows of a list together, show what changes, keep."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from tandem.base.actor import Actor
from tandem.base.errors import NotPossible
from tandem.faces.exchange.activities.sheets import SHEETS, Row
from tandem.faces.exchange.reading import UnreadableError, read
from tandem.faces.exchange.rows import Outcome, ReadRow, RowError, read_rows, with_errors, wrong_cell
from tandem.registers.reference import actions
from tandem.registers.reference.actions import ListReport
from tandem.registers.reference.rules import ActivityFacts, ActivityListFacts, ImportedList
from tandem.registers.reference.terms import Certainty

__all__ = ["Outcome", "RowError", "UnreadableError", "apply", "notes", "preview", "with_errors"]

_SHARED = {
    "name": "naam van de lijst",
    "valid_from": "geldig van",
    "source": "bron",
    "trainings": "opleidingen",
}
"""What holds for a whole list: said in one of its rows at least, and nowhere something else."""
_MAY_MISS = ("trainings",)


def preview(*, actor: Actor, name: str, content: bytes) -> Outcome:
    """What the file would do; nothing is written."""
    return _outcome(name, content, lambda given: actions.preview_activity_lists(actor=actor, given=given))


def apply(*, actor: Actor, name: str, content: bytes, now: datetime) -> Outcome:
    """Keep every list in the file; one error and nothing changes."""
    return _outcome(name, content, lambda given: actions.record_activity_lists(actor=actor, given=given, now=now))


def notes(outcome: Outcome) -> tuple[str, ...]:
    """What to know before taking the file over, one sentence each."""
    losing = outcome.report.losing if outcome.report else ()
    if not losing:
        return ()
    words = _(
        "Deze opleidingen hebben geen activiteitenlijst meer zodra de nieuwe versie geldt, omdat ze er niet bij staan: "
        "%(trainings)s."
    )
    return (words % {"trainings": ", ".join(losing)},)


def _outcome(name: str, content: bytes, step: Callable[[Sequence[ImportedList]], ListReport]) -> Outcome:
    tables = tuple(read(name, content, SHEETS))
    rows = list(read_rows(tables))
    errors = [error for row in rows for error in row.errors]
    lists: dict[tuple[str, int], list[ReadRow]] = {}
    for row in rows:
        if not row.errors:
            lists.setdefault((row.made.list, row.made.version), []).append(row)
    heads = {key: _head(some, errors) for key, some in lists.items()}
    for some in lists.values():
        errors += _doubles(some)
    if errors:
        return Outcome(tables, errors=tuple(sorted(errors, key=lambda one: (one.sheet, one.line))))
    try:
        return Outcome(tables, report=step([_imported(some, heads[key]) for key, some in lists.items()]))
    except NotPossible as refusal:
        return Outcome(tables, unmet=tuple(refusal.verdict.unmet))


def _head(rows: Sequence[ReadRow], errors: list[RowError]) -> dict[str, Any]:
    """What holds for the whole list; a row that says something else, or nobody saying it, is an error."""
    found: dict[str, Any] = {}
    for field, column in _SHARED.items():
        said = [(row, getattr(row.made, field)) for row in rows if getattr(row.made, field)]
        if not said and field not in _MAY_MISS:
            needed = _("een waarde in minstens één rij van deze lijst")
            errors.append(wrong_cell(rows[0].table, rows[0].line, column=column, found="", needed=needed))
        found[field] = said[0][1] if said else ()
        for row, value in said:
            if value != found[field]:
                needed = _("hetzelfde als in rij %(line)s: %(value)s") % {
                    "line": said[0][0].line,
                    "value": _written(found[field]),
                }
                errors.append(wrong_cell(row.table, row.line, column=column, found=_written(value), needed=needed))
    return found


def _doubles(rows: Sequence[ReadRow]) -> list[RowError]:
    seen: dict[int, int] = {}
    errors = []
    for row in rows:
        first = seen.setdefault(row.made.number, row.line)
        if first != row.line:
            needed = _("een ander nummer: rij %(line)s heeft dit al") % {"line": first}
            errors.append(wrong_cell(row.table, row.line, column="nummer", found=str(row.made.number), needed=needed))
    return errors


def _imported(rows: Sequence[ReadRow], head: dict[str, Any]) -> ImportedList:
    """The list as the file says it; what it leaves unsaid stays empty."""
    made: list[Row] = sorted((row.made for row in rows), key=lambda one: one.number)
    activities = tuple(
        ActivityFacts(
            code=f"{one.list}-{one.number:02d}",
            text_nl=one.text_nl,
            text_en=one.text_en,
            certainty=one.certainty,
            phase=one.phase,
            safety=one.safety,
            is_compulsory=one.is_compulsory,
        )
        for one in made
    )
    facts = ActivityListFacts(
        code=made[0].list,
        version=made[0].version,
        name=head["name"],
        name_en="",
        valid_from=head["valid_from"],
        certainty=_least_sure(activities),
        source=head["source"],
        activities=activities,
    )
    return ImportedList(facts, tuple(head["trainings"]))


def _least_sure(activities: Sequence[ActivityFacts]) -> Certainty:
    """A list is as sure as its least sure activity."""
    order = list(Certainty)
    return max((one.certainty for one in activities), key=order.index)


def _written(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return ", ".join(value) if isinstance(value, tuple) else str(value)
