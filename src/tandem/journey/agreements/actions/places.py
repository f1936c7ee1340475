"""The workplace of another company than the one that leads: it is asked, names its mentor, says yes or no."""

from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.verdict import refusal
from tandem.journey.agreements import policies
from tandem.journey.agreements.actions.holding import locked
from tandem.journey.agreements.models import Agreement, AgreementWorkplace
from tandem.journey.agreements.queries import places as doors
from tandem.journey.agreements.rules import steps
from tandem.journey.agreements.terms import AgreementHappened, AgreementState
from tandem.journey.recognition.models import Mentor

_A_DAY: Final = timedelta(days=1)


@transaction.atomic
def agree(*, actor: Actor, workplace_id: UUID, mentor_id: UUID | None, now: datetime) -> AgreementWorkplace:
    """Say yes, and who guides the learner here; again for another mentor. Nobody else knows who could."""
    agreement, row = _to_answer(actor, workplace_id)
    chosen = mentor_id or row.mentor_id
    if chosen is None:
        refusal("agreement.mentor_named").or_raise()
        raise NotFound
    if not Mentor.objects.filter(pk=chosen, company=row.recognition.company_id).exists():
        refusal("agreement.mentor_of_company").or_raise()
    if row.agreed_at is not None and chosen == row.mentor_id:
        return row
    row.mentor_id, row.agreed_at, row.agreed_by = chosen, now, actor.user_id
    row.save(update_fields=["mentor", "agreed_at", "agreed_by"])
    _answered(agreement, row, AgreementHappened.PLACE_AGREED, actor=actor, now=now)
    return row


@transaction.atomic
def decline(*, actor: Actor, workplace_id: UUID, words: str, now: datetime) -> Agreement:
    """Say no, and why: the workplace is out of the agreement."""
    agreement, row = _to_answer(actor, workplace_id)
    steps.may_give_up(words).or_raise()
    _answered(agreement, row, AgreementHappened.PLACE_DECLINED, actor=actor, now=now, words=words.strip())
    row.delete()
    return agreement


def ask(agreement: Agreement, row: AgreementWorkplace, *, actor: Actor, now: datetime) -> None:
    """Ask the company of this workplace, for who takes a step and holds the agreement."""
    row.agreed_at = row.agreed_by = None
    row.save(update_fields=["agreed_at", "agreed_by"])
    events.record(AgreementHappened.PLACE_ASKED, actor=actor, subject=agreement, at=now, data=_data(row))


def ask_again(agreement: Agreement, *, actor: Actor, now: datetime) -> None:
    """The same of every company that said yes to what is different now."""
    rows = agreement.workplaces.of_others().filter(agreed_at__isnull=False).select_related("recognition")
    for row in rows.order_by("pk"):
        ask(agreement, row, actor=actor, now=now)


def follow(agreement: Agreement, row: AgreementWorkplace, *, from_on: date, **told: UUID) -> AgreementWorkplace:
    """Another mentor or workplace from this day on: the row keeps what held until then, a new one holds after it.

    A row of which no day is past is the new one itself.
    """
    first, _ = row.days_in(agreement)
    if first is None or first >= from_on:
        later = row
    else:
        later = AgreementWorkplace(
            agreement=agreement,
            recognition_id=row.recognition_id,
            mentor_id=row.mentor_id,
            is_lead=row.is_lead,
            begins_on=from_on,
            ends_on=row.ends_on,
            agreed_at=row.agreed_at,
            agreed_by=row.agreed_by,
        )
        row.ends_on, row.is_past = from_on - _A_DAY, True
        row.save(update_fields=["ends_on", "is_past"])
    for name, key in told.items():
        setattr(later, f"{name}_id", key)
    later.save()
    return later


def take_out(agreement: Agreement, row: AgreementWorkplace, *, actor: Actor, now: datetime) -> None:
    """Take a workplace out of the agreement; another company hears that it is not asked any more."""
    if row.is_of_another(agreement):
        events.record(AgreementHappened.PLACE_DROPPED, actor=actor, subject=agreement, at=now, data=_data(row))
    row.delete()


def _to_answer(actor: Actor, workplace_id: UUID) -> tuple[Agreement, AgreementWorkplace]:
    """The workplace through its door, with its agreement held; while it is made, by who signs for that company."""
    agreement = locked(doors.place_for(actor, workplace_id).agreement_id)
    row = doors.place_for(actor, workplace_id)
    policies.may_answer(actor, row.recognition.company_id).or_raise()
    if agreement.state != AgreementState.DRAFT:
        refusal("agreement.is_draft", found=agreement.state).or_raise()
    return agreement, row


def _answered(
    agreement: Agreement,
    row: AgreementWorkplace,
    code: AgreementHappened,
    *,
    actor: Actor,
    now: datetime,
    words: str = "",
) -> None:
    agreement.touched_at, agreement.warned_on = now, None
    agreement.version += 1
    agreement.save(update_fields=["touched_at", "warned_on", "version"])
    detail = {"words": words} if words else None
    events.record(code, actor=actor, subject=agreement, at=now, data=_data(row), detail=detail)


def _data(row: AgreementWorkplace) -> dict[str, str]:
    told = {"workplace": row.pk, "recognition": row.recognition_id, "company": row.recognition.company_id}
    return {name: str(key) for name, key in told.items()}
