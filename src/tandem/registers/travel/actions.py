"""A timetable from the file that was handed in to the day it is withdrawn."""

import hashlib
from dataclasses import asdict
from datetime import datetime
from typing import Final
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from tandem.base import events, jobs
from tandem.base.actor import Actor
from tandem.registers.travel import policies
from tandem.registers.travel.models import Timetable
from tandem.registers.travel.queries import timetables as queries
from tandem.registers.travel.rules import editions
from tandem.registers.travel.rules.editions import TimetableFacts
from tandem.registers.travel.terms import Happened, TimetableMove
from tandem.registers.travel.workflow import TIMETABLE

READ_JOB: Final = "travel.read_timetable"


@transaction.atomic
def receive(
    *, actor: Actor, operator: str, source: str, file_digest: str, size: int, now: datetime, read_later: bool = True
) -> Timetable:
    """Note that a file of this operator was handed in, and ask for it to be read."""
    policies.may_keep_timetables(actor).or_raise()
    name = editions.operator_named(operator)
    is_new = not queries.is_live(name, file_digest)
    editions.may_receive(operator=name, size=size, is_new=is_new).or_raise()
    row = Timetable(
        operator=name,
        source=source[-120:],
        file_digest=file_digest,
        state=TIMETABLE.initial,
        received_at=now,
        received_by=actor.user_id,
    )
    row.save(force_insert=True)
    _record(Happened.TIMETABLE_RECEIVED, row, actor=actor, now=now)
    if read_later:
        jobs.later(READ_JOB, at=now, key=f"{READ_JOB}:{row.pk}", timetable_id=str(row.pk))
    return row


@transaction.atomic
def check(*, actor: Actor, timetable_id: UUID, facts: TimetableFacts, content: bytes, now: datetime) -> Timetable:
    """Keep what the file turned out to hold; nobody reckons with it yet."""
    row = queries.timetable_for(actor, timetable_id, lock=True)
    policies.may_keep_timetables(actor).or_raise()
    row.state = TIMETABLE.after(row.state, TimetableMove.CHECK)
    for name, value in asdict(facts).items():
        setattr(row, name, value)
    row.digest, row.checked_at = hashlib.sha256(content).hexdigest(), now
    if not default_storage.exists(queries.path_of(row.digest)):
        default_storage.save(queries.path_of(row.digest), ContentFile(content))
    row.save()
    _record(Happened.TIMETABLE_CHECKED, row, actor=actor, now=now)
    return row


@transaction.atomic
def refuse(
    *, actor: Actor, timetable_id: UUID, problems: list[dict[str, object]], problem_count: int, now: datetime
) -> Timetable:
    """Keep why the file cannot be taken over."""
    row = queries.timetable_for(actor, timetable_id, lock=True)
    policies.may_keep_timetables(actor).or_raise()
    row.state = TIMETABLE.after(row.state, TimetableMove.REFUSE)
    row.problems, row.problem_count, row.checked_at = problems, problem_count, now
    row.save(update_fields=["state", "problems", "problem_count", "checked_at"])
    _record(Happened.TIMETABLE_REFUSED, row, actor=actor, now=now)
    return row


@transaction.atomic
def use(*, actor: Actor, timetable_id: UUID, now: datetime) -> Timetable:
    """Reckon with this timetable from now on, on the days for which it is the newest of its operator."""
    return _decide(TimetableMove.USE, Happened.TIMETABLE_USED, actor=actor, timetable_id=timetable_id, now=now)


@transaction.atomic
def withdraw(*, actor: Actor, timetable_id: UUID, now: datetime) -> Timetable:
    """Reckon with this timetable no longer; an older one of the same operator counts again where it holds."""
    code = Happened.TIMETABLE_WITHDRAWN
    return _decide(TimetableMove.WITHDRAW, code, actor=actor, timetable_id=timetable_id, now=now)


def _decide(move: TimetableMove, code: Happened, *, actor: Actor, timetable_id: UUID, now: datetime) -> Timetable:
    row = queries.timetable_for(actor, timetable_id, lock=True)
    policies.may_keep_timetables(actor).or_raise()
    row.state = TIMETABLE.after(row.state, move)
    row.decided_at, row.decided_by = now, actor.user_id
    row.save(update_fields=["state", "decided_at", "decided_by"])
    _record(code, row, actor=actor, now=now)
    return row


def _record(code: Happened, row: Timetable, *, actor: Actor, now: datetime) -> None:
    data = {"operator": row.operator, "state": row.state, "digest": row.digest or row.file_digest}
    events.record(code, actor=actor, subject=row, at=now, data=data)
