"""Making an agreement: begin, fill in, workplaces, hand over, remark, give up."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from tandem.base import events, numbers
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.models import row_with
from tandem.base.periods import day_of
from tandem.base.verdict import refusal
from tandem.journey.agreements import policies, snapshot
from tandem.journey.agreements.actions import places
from tandem.journey.agreements.actions.holding import held, hold_learner
from tandem.journey.agreements.models import Agreement, AgreementWorkplace, Remark
from tandem.journey.agreements.queries import agreements as doors
from tandem.journey.agreements.rules import checks, forms, steps
from tandem.journey.agreements.terms import AgreementHappened, AgreementMove, AgreementState, Party
from tandem.journey.agreements.workflow import AGREEMENT
from tandem.journey.intake.models import Track
from tandem.journey.intake.queries import tracks
from tandem.journey.recognition.models import Mentor, Recognition
from tandem.registers.access import queries as access
from tandem.registers.access.terms import Role

GIVEN_UP = "given_up"


@transaction.atomic
def begin(
    *,
    actor: Actor,
    track_id: UUID,
    recognition_id: UUID,
    now: datetime,
    mentor_id: UUID | None = None,
    told: Mapping[str, Any] | None = None,
) -> Agreement:
    """Begin an agreement of a learner with the company of a recognition: who guides the learner."""
    track = tracks.track_for(actor, track_id, day=day_of(now), lock=True)
    policies.may_begin(actor, track.facts()).or_raise()
    return open_for(
        actor=actor,
        track=track,
        recognition_id=recognition_id,
        side=Party.PROVIDER,
        now=now,
        mentor_id=mentor_id,
        told=told,
    )


@transaction.atomic
def open_for(
    *,
    actor: Actor,
    track: Track,
    recognition_id: UUID,
    side: Party,
    now: datetime,
    mentor_id: UUID | None = None,
    told: Mapping[str, Any] | None = None,
) -> Agreement:
    """The same for the room in which the place was agreed: it asked who may, so no face calls this."""
    hold_learner(track.person_id)
    recognition = row_with(Recognition.objects.select_related("company"), recognition_id)
    if recognition is None:
        raise NotFound
    series = f"OVK-{day_of(now).year}"
    form = forms.AgreementForm().with_told(told or {})
    forms.is_sound(form).or_raise()
    agreement = Agreement(
        number=numbers.written(series, numbers.take(series)),
        track=track,
        company=recognition.company,
        begun_side=side,
        ball=side,
        ball_since=now,
        begun_at=now,
        begun_by=actor.user_id,
        touched_at=now,
    )
    agreement.tell(form)
    try:
        with transaction.atomic():
            agreement.save(force_insert=True)
    except IntegrityError as clash:
        if "agreement_once_per_company" not in str(clash) and "track_id" not in str(clash):
            raise
        refusal("agreement.once_per_company").or_raise()
    _place(agreement, recognition, mentor_id=mentor_id, is_lead=True)
    _decide_kind(agreement, day=day_of(now))
    agreement.save(update_fields=["kind", "kind_reason"])
    data = {"track": track.pk, "company": recognition.company_id, "recognition": recognition.pk, "side": side}
    events.record(AgreementHappened.BEGUN, actor=actor, subject=agreement, at=now, data=data)
    return agreement


@transaction.atomic
def fill(*, actor: Actor, agreement_id: UUID, version: int, told: Mapping[str, Any], now: datetime) -> Agreement:
    """Take over what a party fills in of its own fields; what somebody else changed meanwhile is not lost."""
    agreement, party = _to_change(actor, agreement_id, now=now)
    before = agreement.form()
    form = before.with_told(told)
    changed = before.differences(form)
    if not changed:
        return agreement
    steps.may_change(found=version, needed=agreement.version).or_raise()
    forms.may_fill(set(changed), party=party, alone=alone(agreement, day=day_of(now))).or_raise()
    forms.is_sound(form).or_raise()
    agreement.tell(form)
    _decide_kind(agreement, day=day_of(now))
    _touch(agreement, now=now)
    data = {"party": party, "fields": sorted(changed)}
    events.record(AgreementHappened.CHANGED, actor=actor, subject=agreement, at=now, data=data)
    if forms.SAID_YES_TO & set(changed):
        places.ask_again(agreement, actor=actor, now=now)
    return agreement


@transaction.atomic
def set_workplace(
    *,
    actor: Actor,
    agreement_id: UUID,
    recognition_id: UUID,
    mentor_id: UUID | None,
    now: datetime,
    begins_on: date | None = None,
    ends_on: date | None = None,
) -> AgreementWorkplace:
    """Add a workplace, or say another mentor or other days for one that is there.

    Of another company than the one that leads only the workplace is named: that company is asked, each time anew.
    """
    agreement, party = _to_change(actor, agreement_id, now=now)
    forms.may_fill({"begins_on"}, party=party, alone=frozenset()).or_raise()
    recognition = row_with(Recognition.objects.select_related("company"), recognition_id)
    if recognition is None:
        raise NotFound
    forms.days_in_order(begins_on, ends_on).or_raise()
    row = agreement.workplaces.filter(recognition=recognition_id).first()
    is_new, is_of_another = row is None, recognition.company_id != agreement.company_id
    if mentor_id is not None or not is_of_another:
        policies.may_choose_mentor(party, is_of_another=is_of_another).or_raise()
    if row is None:
        row = _place(agreement, recognition, mentor_id=None, is_lead=False)
    elif party is not Party.PROVIDER and is_of_another:
        mentor_id = row.mentor_id
    stood = (row.mentor_id, row.begins_on, row.ends_on)
    row.mentor_id = _mentor_at(recognition, mentor_id)
    row.begins_on, row.ends_on = begins_on, ends_on
    row.save(update_fields=["mentor", "begins_on", "ends_on"])
    _workplaces_changed(agreement, actor=actor, now=now)
    if is_of_another and (is_new or stood != (row.mentor_id, row.begins_on, row.ends_on)):
        places.ask(agreement, row, actor=actor, now=now)
    return row


@transaction.atomic
def remove_workplace(*, actor: Actor, agreement_id: UUID, workplace_id: UUID, now: datetime) -> Agreement:
    """Take a workplace out; that of the lead company stays."""
    agreement, party = _to_change(actor, agreement_id, now=now)
    forms.may_fill({"begins_on"}, party=party, alone=frozenset()).or_raise()
    row = agreement.workplaces.select_related("recognition").filter(pk=workplace_id).first()
    if row is None:
        raise NotFound
    if row.is_lead:
        refusal("agreement.lead_stays").or_raise()
    places.take_out(agreement, row, actor=actor, now=now)
    _workplaces_changed(agreement, actor=actor, now=now)
    return agreement


@transaction.atomic
def hand_over(*, actor: Actor, agreement_id: UUID, to: Party, now: datetime) -> Agreement:
    """Say that another party goes on with it; that party hears so."""
    agreement, party = _to_change(actor, agreement_id, now=now)
    steps.may_hand_over(to, has_ball=Party(agreement.ball)).or_raise()
    agreement.ball, agreement.ball_since = to, now
    _touch(agreement, now=now)
    data = {"party": party, "to": to}
    events.record(AgreementHappened.HANDED_OVER, actor=actor, subject=agreement, at=now, data=data)
    return agreement


@transaction.atomic
def remark(*, actor: Actor, agreement_id: UUID, field: str, words: str, now: datetime) -> Remark:
    """Say something to the others about a field; it stays open until somebody settles it."""
    agreement, party = _to_change(actor, agreement_id, now=now)
    if field not in forms.FILLED_BY and field not in forms.OTHER_FIELDS:
        refusal("agreement.field_known", found=field).or_raise()
    forms.is_remark(words).or_raise()
    row = Remark(
        agreement=agreement,
        field=field,
        words=words.strip(),
        party=party,
        written_at=now,
        written_by=actor.user_id,
    )
    row.save(force_insert=True)
    _touch(agreement, now=now)
    data = {"party": party, "field": field}
    detail = {"words": row.words}
    events.record(AgreementHappened.REMARKED, actor=actor, subject=agreement, at=now, data=data, detail=detail)
    return row


@transaction.atomic
def settle(*, actor: Actor, agreement_id: UUID, remark_id: UUID, now: datetime) -> Remark:
    """Say that a remark is dealt with."""
    agreement, party = _to_change(actor, agreement_id, now=now)
    row = agreement.remarks.filter(pk=remark_id).first()
    if row is None:
        raise NotFound
    if row.settled_at is None:
        row.settled_at, row.settled_by = now, actor.user_id
        row.save(update_fields=["settled_at", "settled_by"])
        _touch(agreement, now=now)
        data = {"party": party, "field": row.field}
        events.record(AgreementHappened.REMARK_SETTLED, actor=actor, subject=agreement, at=now, data=data)
    return row


@transaction.atomic
def withdraw(*, actor: Actor, agreement_id: UUID, words: str, now: datetime) -> Agreement:
    """Give up what not all have signed, and say why."""
    agreement = held(actor, agreement_id, now=now)
    day = day_of(now)
    policies.may_withdraw(actor, doors.access_for(actor, agreement, day=day)).or_raise()
    after = AGREEMENT.after(agreement.state, AgreementMove.WITHDRAW)
    steps.may_give_up(words).or_raise()
    party = doors.party_of(actor, agreement, day=day)
    agreement.state = after
    agreement.closed_on, agreement.closed_at, agreement.closed_by = day, now, actor.user_id
    agreement.closed_side, agreement.closed_reason, agreement.closed_words = party, GIVEN_UP, words.strip()
    agreement.version += 1
    agreement.save()
    detail = {"words": agreement.closed_words}
    events.record(
        AgreementHappened.WITHDRAWN, actor=actor, subject=agreement, at=now, data={"party": party}, detail=detail
    )
    return agreement


def alone(agreement: Agreement, *, day: date) -> frozenset[Party]:
    """The parties for which nobody can come in, so that who guides the learner fills in for them."""
    person, found = agreement.track.person, set()
    families = [person, *doors.acting(agreement, day=day)]
    if not any(access.comes_in(one, Role.LEARNER, Role.GUARDIAN, day=day) for one in families):
        found.add(Party.LEARNER)
    if not access.managers_of([agreement.company_id], day):
        found.add(Party.COMPANY)
    return frozenset(found)


def _to_change(actor: Actor, agreement_id: UUID, *, now: datetime) -> tuple[Agreement, Party]:
    agreement = held(actor, agreement_id, now=now)
    facts = doors.access_for(actor, agreement, day=day_of(now))
    policies.may_fill(actor, facts).or_raise()
    if agreement.state != AgreementState.DRAFT:
        refusal("agreement.is_draft", found=agreement.state).or_raise()
    return agreement, doors.party_of(actor, agreement, day=day_of(now))


def _touch(agreement: Agreement, *, now: datetime) -> None:
    agreement.touched_at, agreement.warned_on = now, None
    agreement.version += 1
    agreement.save()


def _workplaces_changed(agreement: Agreement, *, actor: Actor, now: datetime) -> None:
    _touch(agreement, now=now)
    data = {
        "recognitions": [str(key) for key in agreement.workplaces.order_by("id").values_list("recognition", flat=True)]
    }
    events.record(AgreementHappened.WORKPLACES_CHANGED, actor=actor, subject=agreement, at=now, data=data)


def _decide_kind(agreement: Agreement, *, day: date) -> None:
    """Nobody chooses the kind: it follows from the hours, the sector and the provider (R-AGR-01)."""
    facts = snapshot.facts_of(agreement, day=day)
    found = checks.kind_of(facts, norms=snapshot.norms_for(facts))
    agreement.kind, agreement.kind_reason = ("", "") if found is None else (found.type, found.why)


def _place(
    agreement: Agreement, recognition: Recognition, *, mentor_id: UUID | None, is_lead: bool
) -> AgreementWorkplace:
    row = AgreementWorkplace(
        agreement=agreement,
        recognition=recognition,
        mentor_id=_mentor_at(recognition, mentor_id),
        is_lead=is_lead,
    )
    row.save(force_insert=True)
    return row


def _mentor_at(recognition: Recognition, mentor_id: UUID | None) -> UUID | None:
    """A mentor of that company; whether it fits there is for the check."""
    if mentor_id is None:
        return None
    if not Mentor.objects.filter(pk=mentor_id, company=recognition.company_id).exists():
        refusal("agreement.mentor_of_company").or_raise()
    return mentor_id
