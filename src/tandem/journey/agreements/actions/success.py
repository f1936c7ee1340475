"""Noting that a year ended with success, so that the allowance moves up on the first of September (R-PAY-03)."""

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
from tandem.journey.agreements.models import Agreement, PassedYear
from tandem.journey.agreements.queries import agreements as doors
from tandem.journey.agreements.queries import life
from tandem.journey.agreements.rules import success as rules
from tandem.journey.agreements.rules.success import SuccessFacts
from tandem.journey.agreements.terms import AgreementHappened, AgreementState
from tandem.law import allowance, norms
from tandem.registers.reference.terms import AgreementType


@transaction.atomic
def note(*, actor: Actor, agreement_id: UUID, passed_on: date, now: datetime) -> PassedYear:
    """Note that the class council decided on this day that the learner may go on."""
    agreement = _opened(actor, agreement_id, now=now)
    ends_on = life.last_day_of(agreement)
    if agreement.begins_on is None or ends_on is None:
        raise AssertionError("what is signed has its days")
    law = norms.at(passed_on)
    facts = SuccessFacts(
        passed_on=passed_on,
        day=day_of(now),
        kind=AgreementType(agreement.kind),
        begins_on=agreement.begins_on,
        ends_on=ends_on,
        counted=life.passed_of(agreement),
    )
    rules.check(facts, norms=law).or_raise()
    row = PassedYear(
        agreement=agreement,
        passed_on=passed_on,
        counts_from=allowance.counts_from(passed_on, norms=law),
        noted_at=now,
        noted_by=actor.user_id,
    )
    row.save(force_insert=True)
    _record(AgreementHappened.YEAR_PASSED, row, actor=actor, now=now)
    return row


@transaction.atomic
def strike(*, actor: Actor, agreement_id: UUID, passed_id: UUID, now: datetime) -> Agreement:
    """Take out what was noted by mistake while it holds; the history keeps that it stood there."""
    agreement = _opened(actor, agreement_id, now=now)
    row = agreement.passed_years.filter(pk=passed_id).first()
    if row is None:
        raise NotFound
    _record(AgreementHappened.YEAR_PASSED_STRUCK, row, actor=actor, now=now)
    row.delete()
    return agreement


def _opened(actor: Actor, agreement_id: UUID, *, now: datetime) -> Agreement:
    agreement = held(actor, agreement_id, now=now)
    policies.may_note_success(actor, doors.access_of(agreement, day=day_of(now))).or_raise()
    if agreement.state != AgreementState.SIGNED:
        refusal("success.is_signed", found=agreement.state).or_raise()
    return agreement


def _record(code: AgreementHappened, row: PassedYear, *, actor: Actor, now: datetime) -> None:
    """The history keeps from which day it counts; when the council decided stands in what can be erased."""
    data = {"passed_year": row.pk, "from_on": row.counts_from}
    detail = {"passed_on": row.passed_on.isoformat()}
    events.record(code, actor=actor, subject=row.agreement, at=now, data=data, detail=detail)
