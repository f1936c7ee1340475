"""Noting that an agreement lies still and that it goes on again (R-SUS-01 to R-SUS-03)."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.periods import day_of
from tandem.base.verdict import refusal
from tandem.journey.agreements import policies
from tandem.journey.agreements.actions.holding import held
from tandem.journey.agreements.models import Agreement, Suspension
from tandem.journey.agreements.queries import agreements as doors
from tandem.journey.agreements.queries import life
from tandem.journey.agreements.rules import suspensions as rules
from tandem.journey.agreements.rules.suspensions import SuspensionFacts
from tandem.journey.agreements.terms import AgreementHappened, AgreementState, SuspensionCause
from tandem.law import norms


@transaction.atomic
def suspend(
    *,
    actor: Actor,
    agreement_id: UUID,
    cause: SuspensionCause,
    begins_on: date,
    now: datetime,
    ends_on: date | None = None,
) -> Suspension:
    """Note that a signed agreement lies still from a day, up to and including another where that is known."""
    agreement = _signed(actor, agreement_id, now=now)
    _check(agreement, cause, begins_on, ends_on)
    row = Suspension(
        agreement=agreement,
        cause=cause,
        begins_on=begins_on,
        ends_on=ends_on,
        noted_at=now,
        noted_by=actor.user_id,
    )
    row.save(force_insert=True)
    _note(AgreementHappened.SUSPENDED, row, actor=actor, now=now)
    return row


@transaction.atomic
def resume(*, actor: Actor, agreement_id: UUID, suspension_id: UUID, last_day: date, now: datetime) -> Suspension:
    """Say which day was, or will be, the last on which it lies still."""
    agreement = _signed(actor, agreement_id, now=now)
    row = _of(agreement, suspension_id)
    if row.ends_on == last_day:
        return row
    _check(agreement, SuspensionCause(row.cause), row.begins_on, last_day, but=row)
    row.ends_on = last_day
    row.save(update_fields=["ends_on"])
    _note(AgreementHappened.RESUMED, row, actor=actor, now=now)
    return row


@transaction.atomic
def strike(*, actor: Actor, agreement_id: UUID, suspension_id: UUID, now: datetime) -> Agreement:
    """Take out a suspension that was noted by mistake; the history keeps that it stood there."""
    agreement = _signed(actor, agreement_id, now=now)
    row = _of(agreement, suspension_id)
    _note(AgreementHappened.SUSPENSION_STRUCK, row, actor=actor, now=now)
    row.delete()
    return agreement


def _signed(actor: Actor, agreement_id: UUID, *, now: datetime) -> Agreement:
    agreement = held(actor, agreement_id, now=now)
    policies.may_suspend(actor, doors.access_of(agreement, day=day_of(now))).or_raise()
    if agreement.state != AgreementState.SIGNED:
        refusal("suspension.is_signed", found=agreement.state).or_raise()
    return agreement


def _of(agreement: Agreement, suspension_id: UUID) -> Suspension:
    row = agreement.suspensions.filter(pk=suspension_id).first()
    if row is None:
        raise NotFound
    return row


def _check(
    agreement: Agreement,
    cause: SuspensionCause,
    begins_on: date,
    ends_on: date | None,
    *,
    but: Suspension | None = None,
) -> None:
    if agreement.begins_on is None or agreement.ends_on is None:
        raise AssertionError("what is signed has its days")
    own = None if but is None else but.stopped()
    facts = SuspensionFacts(
        cause=cause,
        begins_on=begins_on,
        ends_on=ends_on,
        agreement_begins=agreement.begins_on,
        agreement_ends=agreement.ends_on,
        others=tuple(one for one in life.stopped_days(agreement) if one != own),
        compelling=tuple(one for one in life.compelling_of(agreement) if one != own),
    )
    rules.check(facts, norms=norms.at(begins_on)).or_raise()


def _note(code: AgreementHappened, row: Suspension, *, actor: Actor, now: datetime) -> None:
    """The history keeps the days; why stands in what can be erased."""
    data = {"suspension": row.pk, "begins_on": row.begins_on, "ends_on": row.ends_on}
    events.record(code, actor=actor, subject=row.agreement, at=now, data=data, detail={"cause": row.cause})
