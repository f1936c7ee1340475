"""Batches of providers, locations and programmes: apply one, or undo it exactly."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.registers.geo.rules import Counts
from tandem.registers.organisations import policies, rules
from tandem.registers.organisations.models import ProviderBatch, ProviderChange
from tandem.registers.organisations.queries import batches, providers
from tandem.registers.organisations.queries.batch_rows import ProviderRows
from tandem.registers.organisations.queries.batches import TableDifference
from tandem.registers.organisations.terms import Happened, ProviderTable

CHUNK = 500


@dataclass(frozen=True)
class BatchReport:
    """What a batch did, or would do, to each table."""

    batch_id: UUID | None
    counts: Mapping[ProviderTable, Counts]

    @property
    def is_nothing(self) -> bool:
        """Whether everything was there already."""
        return all(counts.is_nothing for counts in self.counts.values())


def preview_batch(*, actor: Actor, rows: ProviderRows) -> BatchReport:
    """What a batch would do; nothing is written."""
    policies.may_keep_providers(actor).or_raise()
    batches.check(rows).or_raise()
    return _report(None, batches.difference(rows))


@transaction.atomic
def apply_batch(*, actor: Actor, rows: ProviderRows, source: str, now: datetime) -> BatchReport:
    """Add and change providers, locations, programmes and networks together, each row as the batch brings it.

    What is not in the batch stays as it is. The rows as they were are kept, so that the batch can be undone.
    """
    policies.may_keep_providers(actor).or_raise()
    batches.check(rows).or_raise()
    differences = batches.difference(rows)
    if not any(one.changes for one in differences):
        return _report(None, differences)
    batch = ProviderBatch(source=source[:200], applied_at=now, applied_by=actor.user_id)
    batch.save(force_insert=True)
    position = 0
    for one in differences:
        _write(one, batch=batch, position=position)
        position += len(one.changes)
    report = _report(batch.pk, differences)
    data = {str(table): [counts.added, counts.changed, counts.unchanged] for table, counts in report.counts.items()}
    events.record(Happened.PROVIDERS_IMPORTED, actor=actor, subject=batch, at=now, data=data)
    return report


@transaction.atomic
def undo_batch(*, actor: Actor, batch_id: UUID, now: datetime) -> ProviderBatch:
    """Make everything as it was before a batch; refused where a row was changed since, or is used by now."""
    policies.may_keep_providers(actor).or_raise()
    batch = providers.batch_for(actor, batch_id, lock=True)
    changed = batches.changed_since(batch) if batch.undone_at is None else ()
    in_use = batches.leaning_on(batch) if batch.undone_at is None else ()
    rules.may_undo(undone_at=batch.undone_at, changed_since=changed, in_use=in_use).or_raise()
    for change in batch.changes.order_by("-position"):
        _restore(change)
    batch.undone_at, batch.undone_by = now, actor.user_id
    batch.save(update_fields=["undone_at", "undone_by"])
    events.record(Happened.IMPORT_UNDONE, actor=actor, subject=batch, at=now, data={"rows": batch.changes.count()})
    return batch


def _write(difference: TableDifference, *, batch: ProviderBatch, position: int) -> None:
    model = batches.MODELS[difference.table]
    names = [field.name for field in model._meta.concrete_fields if not field.primary_key]
    for change in difference.changes:
        if "batch" in names:
            change.row.batch = batch.pk  # type: ignore[attr-defined]
    added = [change.row for change in difference.changes if change.before is None]
    changed = [change.row for change in difference.changes if change.before is not None]
    model._default_manager.bulk_create(added, batch_size=CHUNK)
    model._default_manager.bulk_update(changed, names, batch_size=CHUNK)
    ProviderChange.objects.bulk_create(
        (
            ProviderChange(
                batch=batch,
                position=position + n,
                table=difference.table,
                row_id=change.row.pk,
                before=change.before,
                after=batches.frozen(change.row),
            )
            for n, change in enumerate(difference.changes)
        ),
        batch_size=CHUNK,
    )


def _restore(change: ProviderChange) -> None:
    table = ProviderTable(change.table)
    if change.before is None:
        batches.MODELS[table]._default_manager.filter(pk=change.row_id).delete()
    else:
        batches.thawed(table, change.before).save(force_update=True)


def _report(batch_id: UUID | None, differences: tuple[TableDifference, ...]) -> BatchReport:
    return BatchReport(batch_id, {one.table: one.counts for one in differences})
