"""A file of running agreements on its way in: handed in, let in, thrown away. The rows go in by the agreements."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from tandem.base import jobs
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.periods import day_of
from tandem.base.verdict import Finding
from tandem.faces.exchange import actions as keeping
from tandem.faces.exchange import kept_files
from tandem.faces.exchange.models import AgreementFile
from tandem.faces.exchange.takeovers import doors, importer
from tandem.faces.exchange.takeovers.reading import agreements
from tandem.journey.agreements import policies
from tandem.journey.agreements.actions import takeover
from tandem.journey.agreements.actions.takeover import MOST_AT_ONCE
from tandem.journey.agreements.rules.takeover import AgreementRow
from tandem.registers.access import queries as access

TAKE_OVER: Final = "agreements.take_over"


def hand_in(*, actor: Actor, provider_id: UUID, name: str, content: bytes, now: datetime) -> AgreementFile:
    """Keep a file that can be read, under seal; nothing of it goes in yet."""
    policies.may_take_over(actor, provider_id).or_raise()
    if actor.user_id is None:
        raise NotFound
    agreements(name, content)
    file = AgreementFile(provider_id=provider_id, name=name[-120:], size=len(content))
    file.sealed = kept_files.sealed(file, content)
    file.uploaded_at, file.uploaded_by = now, actor.user_id
    file.save(force_insert=True)
    return file


def let_in(*, actor: Actor, file_id: UUID, seen: str, now: datetime) -> AgreementFile:
    """Let the good rows go in as they were shown; refused where something else would happen by now.

    The file is looked at before anything is locked: each row keeps a fingerprint, and goes in only where it still
    fits. A few rows can go in at once by `take_over`; many go in by the worker.
    """
    file = doors.file_for(actor, file_id)
    kept_files.may_be_let_in(file).or_raise()
    looked = looked_at(actor, file, now=now)
    with transaction.atomic():
        file = doors.file_for(actor, file_id, lock=True)
        kept_files.may_be_let_in(file).or_raise()
        is_something = Finding("takeover.something_to_do", bool(looked.agreed))
        keeping.agree_to(file, looked, actor=actor, seen=seen, is_something=is_something, now=now)
        if len(file.agreed) > MOST_AT_ONCE:
            jobs.later(TAKE_OVER, key=f"{TAKE_OVER}:{file.pk}", at=now, is_awaited=True, file_id=str(file.pk))
    return file


def take_over(*, file_id: str | UUID, now: datetime) -> AgreementFile | None:
    """Let the rows go in that were agreed to, some at a time; a second call goes on where the first one stopped."""
    file = AgreementFile.objects.filter(pk=file_id).first()
    if file is None or file.confirmed_by is None or file.done_at is not None:
        return file
    actor = access.actor_of(file.confirmed_by, file.capacity_id, day_of(now))
    content = kept_files.content_of(file)
    rows = [row for row in agreements(file.name, content).rows if str(row.line) in file.agreed]
    for start in range(0, len(rows), MOST_AT_ONCE):
        _some(file.pk, actor, rows[start : start + MOST_AT_ONCE], now=now)
    file.refresh_from_db(fields=["results"])
    is_whole = not looked_at(actor, file, now=now).is_anything_left
    return _finish(file.pk, actor, is_whole=is_whole, now=now)


@transaction.atomic
def throw_away(*, actor: Actor, file_id: UUID, now: datetime) -> AgreementFile:
    """Throw the file away before its time; what was taken over stays."""
    file = doors.file_for(actor, file_id, lock=True)
    keeping.throw_away(file, now=now)
    return file


def looked_at(actor: Actor, file: AgreementFile, *, now: datetime) -> importer.Preview:
    """What the file does today; of a file that was let in, what is left of it."""
    return importer.preview(
        actor=actor,
        provider_id=file.provider_id,
        name=file.name,
        content=kept_files.content_of(file),
        day=day_of(now),
        done=importer.done(file),
    )


def sweep(*, now: datetime) -> int:
    """Throw away the files that were kept long enough; gives how many."""
    return keeping.sweep_kept(AgreementFile, now=now)


@transaction.atomic
def _some(file_id: UUID, actor: Actor, rows: Sequence[AgreementRow], *, now: datetime) -> None:
    """A few rows, together with what became of them, so that a worker that is killed loses and doubles nothing."""
    file = AgreementFile.objects.select_for_update().get(pk=file_id)
    left = [row for row in rows if str(row.line) not in file.results]
    if not left or file.done_at is not None:
        return
    done = takeover.take_over(
        actor=actor,
        provider_id=file.provider_id,
        rows=left,
        agreed={int(line): told for line, told in file.agreed.items()},
        now=now,
    )
    file.results |= {
        str(one.line): [str(one.fate), str(one.agreement_id or ""), *(found.code for found in one.findings)]
        for one in done
    }
    file.save(update_fields=["results"])


@transaction.atomic
def _finish(file_id: UUID, actor: Actor, *, is_whole: bool, now: datetime) -> AgreementFile:
    """All went its way; where every row went in, nothing of the file stays."""
    file = AgreementFile.objects.select_for_update().get(pk=file_id)
    if file.done_at is not None:
        return file
    file.done_at = now
    file.save(update_fields=["done_at"])
    counts = importer.counted(file)
    takeover.note_taken_over(actor=actor, provider_id=file.provider_id, batch_id=file.pk, counts=counts, now=now)
    if is_whole:
        keeping.wipe(file, now=now)
    return file
