"""What the three loads share: bring rows of a table up to date, remember the edition, write its one event."""

import hashlib
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from django.db.models import Model, QuerySet

from tandem.base import events
from tandem.base.actor import Actor
from tandem.registers.geo.models import Edition
from tandem.registers.geo.rules import Counts
from tandem.registers.geo.terms import EditionKind, Happened

Load = Mapping[str, Counts]
Row = TypeVar("Row", bound=Model)


def bring_up_to_date(
    stored: QuerySet[Row], rows: Sequence[Row], *, key: Callable[[Row], Hashable], fields: Collection[str]
) -> Counts:
    """Make the stored rows equal to the given ones: what is no longer given goes, what differs changes, the rest comes.

    In that order, so that a row that makes place for another is gone when the other comes.
    """
    wanted = {key(row): row for row in rows}
    there = {key(row): row for row in stored}
    gone = [row.pk for found, row in there.items() if found not in wanted]
    fresh = [row for found, row in wanted.items() if found not in there]
    changed = [there[found] for found in wanted if found in there and _take_over(there[found], wanted[found], fields)]
    stored.model._default_manager.filter(pk__in=gone).delete()
    stored.model._default_manager.bulk_update(changed, fields, batch_size=200)
    stored.model._default_manager.bulk_create(fresh, batch_size=200)
    return Counts(len(fresh), len(changed), len(wanted) - len(fresh) - len(changed), len(gone))


def digest_of(facts: object) -> str:
    """A fingerprint of what was loaded; the same facts give the same one."""
    return hashlib.sha256(repr(facts).encode()).hexdigest()


def locked_edition(kind: EditionKind, code: str) -> Edition | None:
    """The edition as it was loaded before, locked, or None."""
    return Edition.objects.select_for_update().filter(kind=kind, code=code).first()


def record(code: Happened, *, actor: Actor, edition: Edition, counts: Load, now: datetime) -> None:
    """The one event of a load: which edition, and how many rows came, changed, stayed and went."""
    numbers = {name: [c.added, c.changed, c.unchanged, c.removed] for name, c in counts.items()}
    data = {"edition": edition.code, "digest": edition.digest, "counts": numbers}
    events.record(code, actor=actor, subject=edition, at=now, data=data)


def _take_over(old: Model, new: Model, fields: Collection[str]) -> bool:
    names = [field.attname for field in old._meta.concrete_fields if field.name in fields]
    differs = [name for name in names if getattr(old, name) != getattr(new, name)]
    for name in differs:
        setattr(old, name, getattr(new, name))
    return bool(differs)
