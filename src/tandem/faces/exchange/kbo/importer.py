"""Imports an extract of the KBO: look at the zip, read its files block by block, store each, make the whole current."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from tandem.base import planner
from tandem.base.actor import Actor
from tandem.base.errors import NotPossible
from tandem.faces.exchange.kbo import archive, blocks, reading, refusals
from tandem.faces.exchange.kbo.archive import Archive
from tandem.faces.exchange.kbo.facts import FileCount, Report
from tandem.faces.exchange.kbo.parsing import Values
from tandem.faces.exchange.kbo.refusals import RefusedError
from tandem.faces.exchange.kbo.scan import Step, Tally, missing_pairs, scan
from tandem.journey.recognition.actions import register as recognitions
from tandem.registers.organisations.actions import register, register_switch
from tandem.registers.organisations.actions.register import Portion, Reading
from tandem.registers.organisations.queries.register import Rejection
from tandem.registers.organisations.rules import ReadingMark, RejectedRow

Clock = Callable[[], datetime]


class Progress(Protocol):
    """Hears how far the reading has come."""

    def started(self, *, total: int) -> None:
        """So many bytes are to be read."""

    def read(self, step: Step, *, rows: int) -> None:
        """One more block was read, and stored where this is no dry run; so many rows in all this time."""

    def switching(self) -> None:
        """Everything is read; the last step begins."""


@dataclass(frozen=True)
class Wishes:
    """How the import is to be done."""

    is_dry_run: bool = False
    is_restart: bool = False
    accept_vanished: bool = False
    block_size: int = blocks.BLOCK


def import_extract(
    path: Path, *, actor: Actor, clock: Clock, wishes: Wishes, progress: Progress | None = None
) -> Report:
    """Take over the extract in this zip file; `RefusedError` says in Dutch why not, and then nothing changed."""
    began = time.perf_counter()
    with archive.opened(path) as extract:
        missing = missing_pairs(extract)
        report = Report(source=path.name, facts=extract.facts, outcome="nothing_to_do", missing=missing)
        try:
            if wishes.is_dry_run:
                report = _try(extract, report, actor=actor, wishes=wishes, progress=progress)
            else:
                report = _import(extract, report, actor=actor, clock=clock, wishes=wishes, progress=progress)
        except NotPossible as refusal:
            raise refusals.not_possible(refusal.verdict) from refusal
        except register.AnotherFileError as error:
            raise refusals.another_file(extract.facts.number) from error
        except register.OvertakenError as error:
            raise refusals.another_import(extract.facts.number) from error
    return replace(report, seconds=time.perf_counter() - began)


# ------------------------------------------------------------------------------------------------------------ for real


def _import(
    extract: Archive, report: Report, *, actor: Actor, clock: Clock, wishes: Wishes, progress: Progress | None
) -> Report:
    begun = register.begin(actor=actor, facts=extract.facts, now=clock(), is_restart=wishes.is_restart)
    if begun is None:
        return report
    report = replace(report, extract_id=begun.extract_id, is_resumed=begun.is_resumed)
    if not begun.is_staged:
        try:
            report = _store(extract, report, begun=begun, wishes=wishes, progress=progress)
        except RefusedError as refusal:
            register.abandon(actor=actor, extract_id=begun.extract_id, reason=refusal.code, now=clock())
            raise
        register.finish(extract_id=begun.extract_id, now=clock())
    else:
        report = replace(report, counts=_as_counts(begun))
    return _switch(report, begun.extract_id, actor=actor, clock=clock, wishes=wishes, progress=progress)


def _store(extract: Archive, report: Report, *, begun: Reading, wishes: Wishes, progress: Progress | None) -> Report:
    tally = Tally(extract.facts.kind, _as_counts(begun))
    before = sum(count.rows for count in tally.counts.values())
    rows, longest = 0, 0.0
    if progress:
        progress.started(total=extract.total)
    for step in scan(extract, start=begun.mark, block_size=wishes.block_size):
        seconds = _stage(step, begun.extract_id, tally)
        longest = max(longest, seconds)
        rows = sum(count.rows for count in tally.counts.values()) - before
        if progress:
            progress.read(step, rows=rows)
    return replace(report, counts=tally.counts, read_now=rows, longest_wait=longest)


def _stage(step: Step, extract_id: UUID, tally: Tally) -> float:
    """Store one block; where a key was in an earlier block already, without the rows that repeat it."""
    try:
        return _stage_once(step, extract_id, tally)
    except register.TakenError:
        keys = frozenset(reading.key_of(row, step.table) for row in step.batch.rows)
        taken = register.keys_taken(extract_id=extract_id, file=step.table.file, keys=keys)
        if not taken:
            raise
        batch = reading.without(step.batch, step.table, taken=taken)
        return _stage_once(replace(step, batch=batch), extract_id, tally)


def _stage_once(step: Step, extract_id: UUID, tally: Tally) -> float:
    counts = tally.with_batch(step.name, step.batch)
    portion = Portion(
        file=step.table.file,
        rows=step.batch.rows,
        rejected=step.batch.rejected,
        before=step.before,
        after=step.after,
        counts={name: (count.rows, count.rejected) for name, count in counts.items()},
        is_deletion=step.table.is_deletion,
    )
    began = time.perf_counter()
    register.stage(extract_id=extract_id, portion=portion)
    tally.counts = dict(counts)
    return time.perf_counter() - began


def _switch(
    report: Report, extract_id: UUID, *, actor: Actor, clock: Clock, wishes: Wishes, progress: Progress | None
) -> Report:
    if progress:
        progress.switching()
    prepared = register_switch.prepare(extract_id=extract_id)
    began = time.perf_counter()
    applied = recognitions.apply_register(
        actor=actor, prepared=prepared, accept_vanished=wishes.accept_vanished, now=clock()
    )
    planner.look_over()
    longest = max(report.longest_wait, time.perf_counter() - began)
    return replace(report, outcome="made_current", applied=applied, longest_wait=longest)


def _as_counts(begun: Reading) -> Mapping[str, FileCount]:
    return {name: FileCount(rows, rejected) for name, (rows, rejected) in begun.counts.items()}


# ------------------------------------------------------------------------------------------------------------- dry run


def _try(extract: Archive, report: Report, *, actor: Actor, wishes: Wishes, progress: Progress | None) -> Report:
    """Read and check everything, write nothing."""
    if not register.may_begin(actor=actor, facts=extract.facts):
        return report
    tally = Tally(extract.facts.kind, {})
    rejections: list[Rejection] = []
    taken: set[Values] = set()
    name, rows = "", 0
    if progress:
        progress.started(total=extract.total)
    for step in scan(extract, start=ReadingMark(), block_size=wishes.block_size):
        if step.name != name:
            name, taken = step.name, set()
        batch = step.batch
        if step.table.key_columns:
            keys = {reading.key_of(row, step.table) for row in batch.rows}
            batch = reading.without(batch, step.table, taken=frozenset(keys & taken))
            taken |= keys
        tally.counts = dict(tally.with_batch(name, batch))
        rejections += [_rejection(name, row) for row in batch.rejected]
        rows = sum(count.rows for count in tally.counts.values())
        if progress:
            progress.read(step, rows=rows)
    return replace(report, outcome="dry_run", counts=tally.counts, rejections=rejections, read_now=rows)


def _rejection(name: str, row: RejectedRow) -> Rejection:
    return Rejection(name, row.line, row.column, row.problem, row.found, row.row)
