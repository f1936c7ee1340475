"""Imports a published list of mergers: a workbook with the old and the new code of every municipality."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from django.utils.translation import gettext as _

from tandem.base.actor import Actor
from tandem.faces.exchange.borders import messages, workbook
from tandem.faces.exchange.borders.checks import ELSEWHERE, FIVE_DIGITS
from tandem.faces.exchange.borders.facts import Problem, Report, UnreadableError
from tandem.registers.geo import queries
from tandem.registers.geo.actions import mergers as actions
from tandem.registers.geo.queries import CodeFound
from tandem.registers.geo.rules import Change

PAIR = 2
CODE_COLUMN, NAME_COLUMN = "geoitem code", "name"


@dataclass(frozen=True)
class MergerRow:
    """One line of the list that changes a code."""

    row: int
    old: str
    new: str


def import_mergers(
    path: Path, *, actor: Actor, on: date, now: datetime, names: Path | None = None, is_dry_run: bool = True
) -> Report:
    """Apply the mergers of one day; `names` is the published workbook with the names of the new codes."""
    report = Report(source=path.name, is_dry_run=is_dry_run)
    codes = queries.codes()
    try:
        lines = workbook.rows(path)
        _two_columns(path, lines)
        named = {} if names is None else _names(names)
    except UnreadableError as error:
        return replace(report, problems=(error.problem,))
    rows, problems, skipped = _checked(lines[1:])
    known = [row for row in rows if row.old in codes and codes[row.old].successor == row.new]
    fresh = [row for row in rows if row not in known]
    problems = [*problems, *_mergers_problems(fresh, codes=codes, names=named, on=on)]
    report = replace(
        report,
        read=len(lines) - 1,
        skipped=skipped,
        added=tuple(f"{row.old} → {row.new}" for row in fresh),
        unchanged=tuple(f"{row.old} → {row.new}" for row in known),
        problems=tuple(problems),
        remarks=_without_region(fresh, codes=codes),
    )
    if report.is_ok and not is_dry_run:
        changes = [Change(row.old, row.new) for row in rows]
        actions.apply_mergers(actor=actor, on=on, changes=changes, names=named, now=now)
    return report


def _two_columns(path: Path, lines: Sequence[Sequence[str]]) -> None:
    header = [cell for cell in lines[0] if cell] if lines else []
    if len(header) != PAIR:
        needed = _("twee kolommen: de oude en de nieuwe NIS-code")
        raise UnreadableError(messages.columns_missing(path.name, found=header, needed=needed))
    if len(lines) == 1:
        raise UnreadableError(messages.empty(path.name))


def _names(path: Path) -> dict[str, str]:
    lines = workbook.rows(path)
    header = [cell.casefold() for cell in lines[0]] if lines else []
    if CODE_COLUMN not in header or NAME_COLUMN not in header:
        needed = f"{CODE_COLUMN}, {NAME_COLUMN}"
        raise UnreadableError(messages.columns_missing(path.name, found=header, needed=needed))
    code, name = header.index(CODE_COLUMN), header.index(NAME_COLUMN)
    return {line[code]: line[name] for line in lines[1:] if len(line) > max(code, name)}


def _checked(lines: Sequence[Sequence[str]]) -> tuple[list[MergerRow], list[Problem], int]:
    """The lines that change a code, the problems in the others, and how many lines are about no place of ours."""
    rows: dict[str, MergerRow] = {}
    problems: list[Problem] = []
    skipped = 0
    for number, line in enumerate(lines, start=2):
        old, new = (*line, "", "")[:PAIR]
        if not old and not new:
            skipped += 1
            continue
        malformed = [code for code in (old, new) if not FIVE_DIGITS.fullmatch(code)]
        if malformed:
            problems += [
                messages.nis_malformed(number, found=c) if c else messages.nis_missing(number) for c in malformed
            ]
        elif ELSEWHERE.match(old):
            skipped += 1
        elif old in rows and rows[old].new != new:
            problems.append(messages.two_successors(number, found=old, first=rows[old].new, second=new))
        else:
            rows.setdefault(old, MergerRow(number, old, new))
    return [row for row in rows.values() if row.old != row.new], problems, skipped


def _mergers_problems(
    rows: Sequence[MergerRow], *, codes: Mapping[str, CodeFound], names: Mapping[str, str], on: date
) -> list[Problem]:
    problems = []
    for row in rows:
        old = codes.get(row.old)
        if old is None:
            problems.append(messages.nis_unknown(row.row, found=row.old))
        elif old.successor:
            problems.append(
                messages.other_successor(row.row, found=row.old, known=old.successor, asked=row.new),
            )
        elif old.valid_until is not None or old.valid_from >= on:
            problems.append(messages.nis_not_used(row.row, found=row.old, name=old.name, day=on, successor=""))
        target = codes.get(row.new)
        if target is not None and target.valid_until is not None:
            problems.append(
                messages.nis_not_used(row.row, found=row.new, name=target.name, day=on, successor=target.successor)
            )
    newborn = sorted({row.new for row in rows} - codes.keys())
    return [*problems, *(messages.successor_unnamed(nis) for nis in newborn if not names.get(nis))]


def _without_region(rows: Sequence[MergerRow], *, codes: Mapping[str, CodeFound]) -> tuple[str, ...]:
    newborn = sorted({row.new for row in rows} - codes.keys())
    if not newborn:
        return ()
    text = _(
        "Nieuwe gemeenten krijgen de regio's waarover hun delen het eens zijn en een middelpunt bij benadering; kijk"
        " na: {codes}."
    )
    return (text.format(codes=", ".join(newborn)),)
