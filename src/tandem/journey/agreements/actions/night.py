"""What a day brings to agreements: idle drafts lapse, signatures are asked again, terms end, long suspensions are told.

Each agreement in a transaction of its own, looked at again once it is held; a second run of the same day changes
nothing.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from tandem.base import events
from tandem.base.actor import SYSTEM
from tandem.base.periods import day_of
from tandem.journey.agreements.actions import amendments, ending, following, signing
from tandem.journey.agreements.actions.holding import locked
from tandem.journey.agreements.models import Acceptance, Agreement, Amendment, Signature, Suspension
from tandem.journey.agreements.rules import steps, suspensions
from tandem.journey.agreements.rules.steps import IDLE_DAYS, REMIND_DAYS, WARNED_DAYS
from tandem.journey.agreements.terms import (
    AgreementHappened,
    AgreementMove,
    AgreementState,
    AmendmentState,
    BackReason,
    EndReason,
    Party,
    SignatureState,
)
from tandem.journey.agreements.workflow import AGREEMENT, AMENDING
from tandem.law import norms

IDLE = "idle"


def tick(*, now: datetime) -> dict[str, int]:
    """Everything that this day brings; gives how many of each."""
    day, drafts = day_of(now), Agreement.objects.filter(state=AgreementState.DRAFT)
    warned_from = now - timedelta(days=IDLE_DAYS - WARNED_DAYS - 1)
    asked_from = now - timedelta(days=REMIND_DAYS - 1)
    signing_now = Agreement.objects.filter(state=AgreementState.SIGNING)
    to_remind = Signature.objects.filter(
        agreement__in=signing_now, state=SignatureState.ASKED, reminded_on__isnull=True, asked_at__lt=asked_from
    )
    yes_to_ask = Acceptance.objects.filter(
        amendment__state=AmendmentState.PROPOSED,
        amendment__agreement__state=AgreementState.SIGNED,
        state=SignatureState.ASKED,
        reminded_on__isnull=True,
        asked_at__lt=asked_from,
    )
    told = Agreement.objects.signed().filter(ending__last_day__lt=day)
    over = Agreement.objects.signed().filter(ends_on__lt=day)
    lying = Suspension.objects.filter(told_on__isnull=True, agreement__state=AgreementState.SIGNED, begins_on__lte=day)
    due = Amendment.objects.filter(state__in=AMENDING)
    late = due.filter(from_on__lte=day) | due.exclude(agreement__state=AgreementState.SIGNED)
    return {
        "lapsed": _each(drafts.filter(warned_on__lte=day - timedelta(days=WARNED_DAYS)), _lapse, now=now),
        "warned": _each(drafts.filter(warned_on__isnull=True, touched_at__lt=warned_from), _warn, now=now),
        "brought_back": _each(signing_now.filter(sign_until__lt=day), _bring_back, now=now),
        "reminded": _each(to_remind, _remind, now=now),
        "ended": _each(told, _carry_out, now=now),
        "term_reached": _each(over, _reach_term, now=now),
        **following.sweep(now=now),
        "suspended_long": _each(lying, _tell_long, now=now),
        "amended": _each(late, amendments.come_due, now=now),
        "changes_reminded": _each(yes_to_ask, _remind_of_change, now=now),
    }


def _each(rows: QuerySet[Any], step: Callable[..., bool], *, now: datetime) -> int:
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    return sum(step(key, now=now) for key in keys)


@transaction.atomic
def _warn(agreement_id: UUID, *, now: datetime) -> bool:
    """Tell who works on a draft that it lapses soon."""
    agreement, day = locked(agreement_id), day_of(now)
    lapses_on = steps.lapses_on(day_of(agreement.touched_at))
    is_idle = agreement.state == AgreementState.DRAFT and day + timedelta(days=WARNED_DAYS) >= lapses_on
    if not is_idle or agreement.warned_on is not None:
        return False
    agreement.warned_on = day
    agreement.save(update_fields=["warned_on"])
    data = {"lapses_on": max(lapses_on, day + timedelta(days=WARNED_DAYS))}
    events.record(AgreementHappened.DRAFT_WARNED, actor=SYSTEM, subject=agreement, at=now, data=data)
    return True


@transaction.atomic
def _lapse(agreement_id: UUID, *, now: datetime) -> bool:
    """A draft that nobody touched, also not after the warning, is over."""
    agreement, day = locked(agreement_id), day_of(now)
    warned = agreement.warned_on
    if agreement.state != AgreementState.DRAFT or warned is None or day < warned + timedelta(days=WARNED_DAYS):
        return False
    if day < steps.lapses_on(day_of(agreement.touched_at)):
        return False
    agreement.state = AGREEMENT.after(agreement.state, AgreementMove.LAPSE)
    agreement.closed_on, agreement.closed_at, agreement.closed_side = day, now, Party.CLOCK
    agreement.closed_reason = IDLE
    agreement.version += 1
    agreement.save()
    events.record(AgreementHappened.LAPSED, actor=SYSTEM, subject=agreement, at=now)
    return True


@transaction.atomic
def _bring_back(agreement_id: UUID, *, now: datetime) -> bool:
    """Not everybody signed in time: the text goes back to who made it."""
    agreement = locked(agreement_id)
    until = agreement.sign_until
    if agreement.state != AgreementState.SIGNING or until is None or until >= day_of(now):
        return False
    signing.bring_back(agreement, reason=BackReason.SIGN_UNTIL_PASSED, now=now)
    return True


@transaction.atomic
def _remind(signature_id: UUID, *, now: datetime) -> bool:
    """Ask somebody again, once."""
    found = Signature.objects.filter(pk=signature_id).values_list("agreement", flat=True).first()
    if found is None:
        return False
    agreement = locked(found)
    row = agreement.signatures.filter(pk=signature_id, state=SignatureState.ASKED, reminded_on__isnull=True).first()
    if row is None or agreement.state != AgreementState.SIGNING:
        return False
    signing.note_reminded(agreement, row, actor=SYSTEM, now=now)
    return True


@transaction.atomic
def _remind_of_change(acceptance_id: UUID, *, now: datetime) -> bool:
    """The same of who still has to say yes to a change."""
    found = Acceptance.objects.filter(pk=acceptance_id).values_list("amendment__agreement", flat=True).first()
    if found is None:
        return False
    agreement = locked(found)
    row = Acceptance.objects.filter(pk=acceptance_id, state=SignatureState.ASKED, reminded_on__isnull=True).first()
    is_open = row is not None and row.amendment.state == AmendmentState.PROPOSED
    if row is None or not is_open or agreement.state != AgreementState.SIGNED:
        return False
    amendments.note_reminded(agreement, row, actor=SYSTEM, now=now)
    return True


@transaction.atomic
def _carry_out(agreement_id: UUID, *, now: datetime) -> bool:
    agreement = locked(agreement_id)
    return agreement.state == AgreementState.SIGNED and ending.carry_out(agreement, now=now)


@transaction.atomic
def _reach_term(agreement_id: UUID, *, now: datetime) -> bool:
    agreement = locked(agreement_id)
    last_day = agreement.ends_on
    if agreement.state != AgreementState.SIGNED or last_day is None or last_day >= day_of(now):
        return False
    ending.close(agreement, reason=EndReason.TERM_REACHED, last_day=last_day, side=Party.CLOCK, now=now)
    return True


@transaction.atomic
def _tell_long(suspension_id: UUID, *, now: datetime) -> bool:
    """Tell the coach, once, of a suspension that lasts long, or will (R-SUS-03)."""
    found = Suspension.objects.filter(pk=suspension_id).values_list("agreement", flat=True).first()
    if found is None:
        return False
    agreement, day = locked(found), day_of(now)
    row = agreement.suspensions.filter(pk=suspension_id, told_on__isnull=True).first()
    if row is None or not suspensions.is_long(row.stopped(), day=day, norms=norms.at(row.begins_on)):
        return False
    row.told_on = day
    row.save(update_fields=["told_on"])
    data = {"suspension": row.pk, "begins_on": row.begins_on, "ends_on": row.ends_on}
    events.record(AgreementHappened.SUSPENDED_LONG, actor=SYSTEM, subject=agreement, at=now, data=data)
    return True
