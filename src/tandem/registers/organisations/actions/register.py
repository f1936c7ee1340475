"""An extract of the KBO from its first row to the moment everybody sees it, and the sweeping afterwards.

Rows come in portions, each its own short transaction that also keeps up to where the files were read: a killed import
goes on there. Nobody sees a row until `make_current`, one short transaction at the end.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Model

from tandem.base import events, jobs
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.registers.organisations import policies, rules
from tandem.registers.organisations.actions import register_rows
from tandem.registers.organisations.actions.register_rows import Values
from tandem.registers.organisations.models import RegisterDeletion, RegisterExtract, RegisterRejection
from tandem.registers.organisations.queries import register as queries
from tandem.registers.organisations.rules import ExtractFacts, ReadingMark, RejectedRow
from tandem.registers.organisations.terms import ExtractMove, ExtractState, Happened, RegisterFile
from tandem.registers.organisations.workflow import REGISTER_EXTRACT

Counts = Mapping[str, tuple[int, int]]
"""Per file how many rows were read, and how many of those were not taken over."""

SWEEP_JOB: Final = "organisations.sweep_register"
PORTIONS_PER_SWEEP: Final = 300
"""Then the job asks for itself again, so that it never outlasts its lease."""
SWEEP_PAUSE: Final = timedelta(seconds=1)
_SWEPT: Final[tuple[type[Model], ...]] = (*register_rows.TABLES.values(), RegisterDeletion)


class OvertakenError(Exception):
    """Another import went on with this extract, or put it aside."""


class AnotherFileError(Exception):
    """The extract was begun with a file of other contents."""


class TakenError(Exception):
    """A row of the portion has a key that the generation holds already."""


@dataclass(frozen=True)
class Reading:
    """An extract that is being read: where to go on, and what was counted so far."""

    extract_id: UUID
    mark: ReadingMark
    counts: Counts
    is_resumed: bool
    is_staged: bool


@dataclass(frozen=True)
class Portion:
    """Rows of one file that are stored together, with the marks before and after them."""

    file: RegisterFile
    rows: Sequence[Values]
    rejected: Sequence[RejectedRow]
    before: ReadingMark
    after: ReadingMark
    counts: Counts
    is_deletion: bool = False


def may_begin(*, actor: Actor, facts: ExtractFacts) -> bool:
    """Whether there is something to do: False where the extract was taken over before; `NotPossible` out of order."""
    policies.may_keep_register(actor).or_raise()
    if queries.is_known(facts.number, facts.kind):
        return False
    current = queries.current_extract()
    rules.may_follow(facts, current=None if current is None else current.number).or_raise()
    return True


@transaction.atomic
def begin(*, actor: Actor, facts: ExtractFacts, now: datetime, is_restart: bool = False) -> Reading | None:
    """Begin to read an extract, or go on where a killed import stopped; None where there is nothing to do."""
    if not may_begin(actor=actor, facts=facts):
        return None
    for extract in RegisterExtract.objects.select_for_update().unseen().order_by("generation"):
        is_same = (extract.number, extract.kind) == (facts.number, facts.kind)
        if is_same and extract.fingerprint == facts.fingerprint and not is_restart:
            return _reading(extract, is_resumed=True)
        if is_same and not is_restart:
            raise AnotherFileError
        _abandon(extract, actor=actor, reason="restarted" if is_same else "overtaken", now=now)
    extract = RegisterExtract(
        number=facts.number,
        kind=facts.kind,
        snapshot_on=facts.snapshot_on,
        made_at=facts.made_at,
        version=facts.version,
        fingerprint=facts.fingerprint,
        generation=queries.last_generation() + 1,
        begun_at=now,
    )
    extract.save(force_insert=True)
    return _reading(extract, is_resumed=False)


def stage(*, extract_id: UUID, portion: Portion) -> None:
    """Store a portion and the mark after it, together or not at all; `OvertakenError` where somebody else did."""
    try:
        _stage(extract_id, portion)
    except IntegrityError as error:
        raise TakenError from error


def keys_taken(*, extract_id: UUID, file: RegisterFile, keys: frozenset[Values]) -> frozenset[Values]:
    """Which of these keys came earlier in the same file."""
    generation = RegisterExtract.objects.values_list("generation", flat=True).get(pk=extract_id)
    return register_rows.keys_there(file, keys, generation=generation)


@transaction.atomic
def finish(*, extract_id: UUID, now: datetime) -> None:
    """All files are read: the extract waits to be made current."""
    extract = _locked(extract_id)
    if extract.state != ExtractState.STAGING:
        raise OvertakenError
    extract.state = REGISTER_EXTRACT.after(extract.state, ExtractMove.FINISH)
    extract.staged_at = now
    extract.save(update_fields=["state", "staged_at"])


@transaction.atomic
def abandon(*, actor: Actor, extract_id: UUID, reason: str, now: datetime) -> None:
    """Put an extract aside that turned out to be damaged; its rows are swept, what was in use stays in use."""
    policies.may_keep_register(actor).or_raise()
    _abandon(_locked(extract_id), actor=actor, reason=reason, now=now)


def sweep(*, now: datetime, portions: int = PORTIONS_PER_SWEEP) -> int:
    """Delete rows that nobody sees any more, in small transactions; gives the number of portions. Safe to repeat."""
    done = 0
    for extract in _to_sweep():
        for model in _SWEPT:
            while register_rows.has_rows(model, generation=extract.generation):
                if done >= portions:
                    jobs.later(SWEEP_JOB, at=now + SWEEP_PAUSE)
                    return done
                with transaction.atomic():
                    register_rows.sweep_some(model, generation=extract.generation)
                done += 1
        _swept(extract.pk, now=now)
    return done


# --------------------------------------------------------------------------------------------------------- in between


@transaction.atomic
def _stage(extract_id: UUID, portion: Portion) -> None:
    before, after = portion.before, portion.after
    # Compare and set: of two imports that go on from the same mark, one wins and the other stops here.
    mine = RegisterExtract.objects.filter(
        pk=extract_id, state=ExtractState.STAGING, file=before.file, offset=before.offset
    )
    counts = {name: list(numbers) for name, numbers in portion.counts.items()}
    new: dict[str, Any] = {"file": after.file, "offset": after.offset, "line": after.line, "checksum": after.checksum}
    if not mine.update(**new, counts=counts):
        raise OvertakenError
    generation = RegisterExtract.objects.values_list("generation", flat=True).get(pk=extract_id)
    if portion.is_deletion:
        entities = [entity for _, entity in portion.rows]
        register_rows.note_deletions(portion.file, entities, generation=generation)
    elif portion.rows:
        register_rows.load(portion.file, portion.rows, generation=generation)
    RegisterRejection.objects.bulk_create(
        [
            RegisterRejection(
                extract_id=extract_id,
                file=after.file,
                line=row.line,
                column=row.column,
                problem=row.problem,
                found=row.found,
                row=row.row,
                entity=row.entity,
            )
            for row in portion.rejected
        ],
        batch_size=register_rows.LOOKED_UP_AT_ONCE,
    )


def _reading(extract: RegisterExtract, *, is_resumed: bool) -> Reading:
    return Reading(
        extract_id=extract.pk,
        mark=ReadingMark(extract.file, extract.offset, extract.line, extract.checksum),
        counts={name: (read, rejected) for name, (read, rejected) in extract.counts.items()},
        is_resumed=is_resumed,
        is_staged=extract.state == ExtractState.STAGED,
    )


def _locked(extract_id: UUID) -> RegisterExtract:
    extract = RegisterExtract.objects.select_for_update().filter(pk=extract_id).first()
    if extract is None:
        raise NotFound(f"extract {extract_id}")
    return extract


def _abandon(extract: RegisterExtract, *, actor: Actor, reason: str, now: datetime) -> None:
    extract.state = REGISTER_EXTRACT.after(extract.state, ExtractMove.ABANDON)
    extract.abandoned_at = now
    extract.save(update_fields=["state", "abandoned_at"])
    data = {"number": extract.number, "kind": extract.kind, "reason": reason}
    events.record(Happened.EXTRACT_ABANDONED, actor=actor, subject=extract, at=now, data=data)
    ask_to_sweep(extract, now=now)


def ask_to_sweep(extract: RegisterExtract, *, now: datetime) -> None:
    """Let a worker sweep later what this extract left behind."""
    jobs.later(SWEEP_JOB, key=f"register:sweep:{extract.pk}", at=now)


def _to_sweep() -> Sequence[RegisterExtract]:
    """Extracts that nobody reads: put aside, or replaced, and not shown by the extract in use."""
    rows = RegisterExtract.objects.filter(state__in=(ExtractState.REPLACED, ExtractState.ABANDONED))
    shown = RegisterExtract.objects.current().values_list("shows", flat=True).first()
    return [row for row in rows.order_by("generation") if row.generation != shown]


@transaction.atomic
def _swept(extract_id: UUID, *, now: datetime) -> None:
    extract = _locked(extract_id)
    extract.state = REGISTER_EXTRACT.after(extract.state, ExtractMove.SWEEP)
    extract.swept_at = now
    extract.save(update_fields=["state", "swept_at"])
    RegisterRejection.objects.filter(extract=extract).delete()
