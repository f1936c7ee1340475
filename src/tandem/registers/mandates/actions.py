"""Giving, ending and moving powers; letting a rule warn; loading what is shipped."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.periods import day_of
from tandem.base.verdict import Effect, Verdict, refusal
from tandem.law.values import Certainty
from tandem.registers.geo import queries as geo
from tandem.registers.mandates import policies, queries, rules
from tandem.registers.mandates.models import Body, CooperationAgreement, Mandate, RuleSetting
from tandem.registers.mandates.rules import (
    HolderFacts,
    MandateFacts,
    NewMandate,
    PowerMove,
    ShippedMandates,
    SwitchFacts,
)
from tandem.registers.mandates.terms import BodyKind, Happened
from tandem.registers.reference import queries as reference

__all__ = [
    "NewMandate",
    "PowerMove",
    "end_mandate",
    "give_mandate",
    "load",
    "move_power",
    "sign_agreement",
    "switch_rule",
]


@transaction.atomic
def give_mandate(*, actor: Actor, new: NewMandate, now: datetime) -> Mandate:
    """Give a power to a body; refused where another holds it in that time."""
    policies.may_give(actor).or_raise()
    _one_at_a_time()
    _may_give(new, today=day_of(now)).or_raise()
    mandate = _store(new, actor=actor, now=now)
    _happened(Happened.MANDATE_GIVEN, mandate, actor=actor, now=now)
    return mandate


@transaction.atomic
def end_mandate(*, actor: Actor, mandate_id: UUID, ends_on: date, now: datetime) -> Mandate:
    """End a mandate today or later; what was decided under it stands."""
    policies.may_give(actor).or_raise()
    _one_at_a_time()
    mandate = queries.mandate(mandate_id)
    rules.may_end(mandate.facts(), ends_on=ends_on, today=day_of(now)).or_raise()
    _end(mandate, ends_on=ends_on, actor=actor, now=now)
    return mandate


@transaction.atomic
def move_power(*, actor: Actor, move: PowerMove, now: datetime) -> Mandate:
    """Let a power go to another body on a day: the mandate of the one ends, that of the other begins.

    The open files are moved by who keeps them, in the same transaction.
    """
    policies.may_give(actor).or_raise()
    _one_at_a_time()
    today, new = day_of(now), move.as_mandate()
    rows = Mandate.objects.about(power=move.power, sector=move.sector, region=move.region)
    current = rows.named().valid_on(move.on).first()
    facts = current.facts() if current else None
    verdict = rules.may_move(facts, move) + _may_give(new, today=today, ending=facts)
    if facts is not None:
        verdict += rules.may_end(facts, ends_on=move.on, today=today)
    verdict.or_raise()
    if current is not None:
        _end(current, ends_on=move.on, actor=actor, now=now)
    mandate = _store(new, actor=actor, now=now)
    data = {"from": current.pk if current else None}
    _happened(Happened.POWER_MOVED, mandate, actor=actor, now=now, **data)
    return mandate


@transaction.atomic
def sign_agreement(
    *,
    actor: Actor,
    body_id: UUID,
    reference_code: str,
    signed_on: date,
    valid_from: date,
    valid_until: date | None = None,
    now: datetime,
) -> CooperationAgreement:
    """Enter the signed cooperation agreement by which a body can receive powers (R-REC-21)."""
    policies.may_give(actor).or_raise()
    body = queries.body(body_id)
    if CooperationAgreement.objects.filter(reference=reference_code).exists():
        refusal("agreement.known_already", found=reference_code).or_raise()
    if valid_until is not None and valid_until <= valid_from:
        refusal("agreement.ends_before_start", found=valid_until, needed=valid_from).or_raise()
    agreement = CooperationAgreement(
        body=body,
        reference=reference_code,
        signed_on=signed_on,
        valid_from=valid_from,
        valid_until=valid_until,
        certainty=Certainty.OFFICIAL,
    )
    agreement.save(force_insert=True)
    data = {"body": body.pk, "reference": reference_code, "valid_from": valid_from}
    events.record(Happened.AGREEMENT_SIGNED, actor=actor, subject=agreement, at=now, data=data)
    return agreement


@transaction.atomic
def switch_rule(
    *, actor: Actor, body_id: UUID, key: str, effect: Effect, valid_from: date, now: datetime
) -> RuleSetting:
    """Let a rule that we only know retold warn at this body, or stop again, from a day on."""
    policies.may_switch_rule(actor, body_id).or_raise()
    if actor.user_id is None:
        raise NotFound
    body = queries.body(body_id, lock=True)
    settings = RuleSetting.objects.filter(body=body, key=key)
    current = settings.valid_on(valid_from).first()
    facts = SwitchFacts(
        certainty=queries.certainty_of_rule(key, body=body, day=valid_from),
        effect=effect,
        current=Effect(current.effect) if current else None,
        valid_from=valid_from,
        later_settings=tuple(settings.values_list("valid_from", flat=True)),
    )
    rules.may_switch(facts, today=day_of(now)).or_raise()
    if current is not None:
        current.valid_until = valid_from
        current.save(update_fields=["valid_until"])
    setting = RuleSetting(body=body, key=key, effect=effect, valid_from=valid_from, set_at=now, set_by=actor.user_id)
    setting.save(force_insert=True)
    data = {"key": key, "effect": effect, "valid_from": valid_from}
    events.record(Happened.RULE_SWITCHED, actor=actor, subject=body, at=now, data=data)
    return setting


@transaction.atomic
def load(*, actor: Actor, shipped: ShippedMandates, now: datetime) -> dict[str, int]:
    """Add the shipped bodies, agreements and mandates that are not there yet; the same again does nothing.

    What people changed since stays: a shipped mandate that clashes with one of theirs is left out.
    """
    policies.may_load(actor).or_raise()
    counts = {
        "bodies": sum(_add_body(row) for row in shipped.bodies),
        "agreements": sum(_add_agreement(row) for row in shipped.agreements),
        "mandates": 0,
    }
    _one_at_a_time()
    for new in shipped.mandates:
        if _may_give(new, today=None).is_ok:
            _store(new, actor=actor, now=now)
            counts["mandates"] += 1
    if any(counts.values()):
        subject = queries.body_by_code(shipped.bodies[0].code)
        events.record(Happened.BODIES_LOADED, actor=actor, subject=subject, at=now, data=counts)
    return counts


def _one_at_a_time() -> None:
    """Let one change of powers follow the other: two overlapping mandates cannot both be found free."""
    list(Body.objects.select_for_update().order_by("pk").values_list("pk", flat=True))


def _may_give(new: NewMandate, *, today: date | None, ending: MandateFacts | None = None) -> Verdict:
    """Whether the mandate can be given, when `ending` ends on the day it starts."""
    holder = queries.body_by_code(new.holder)
    if new.sector:
        reference.sector_by_code(new.sector)
    if new.region:
        geo.region(new.region)
    rows = Mandate.objects.about(power=new.power, sector=new.sector, region=new.region).named()
    others = [row.facts() for row in rows]
    if ending is not None:
        others = [replace(one, valid_until=new.valid_from) if one.id == ending.id else one for one in others]
    facts = HolderFacts(
        kind=BodyKind(holder.kind),
        sector=holder.sector.code if holder.sector else "",
        valid_from=holder.valid_from,
        valid_until=holder.valid_until,
        has_agreement=_agreement(new, holder) is not None,
    )
    instrument = queries.instrument_on(new.valid_from)
    return rules.may_give(new, holder=facts, others=others, today=today, instrument=instrument)


def _agreement(new: NewMandate, holder: Body) -> CooperationAgreement | None:
    """The agreement the mandate stands on: of this body, and running on the day the mandate starts."""
    found = CooperationAgreement.objects.filter(reference=new.agreement, body=holder).first()
    runs = found is not None and found.valid_from <= new.valid_from
    ended = found is not None and found.valid_until is not None and found.valid_until <= new.valid_from
    return found if runs and not ended else None


def _store(new: NewMandate, *, actor: Actor, now: datetime) -> Mandate:
    holder = queries.body_by_code(new.holder)
    mandate = Mandate(
        power=new.power,
        sector=reference.sector_by_code(new.sector) if new.sector else None,
        region=new.region,
        holder=holder,
        agreement=_agreement(new, holder),
        valid_from=new.valid_from,
        valid_until=new.valid_until,
        certainty=new.certainty,
        note=new.note,
        note_en=new.note_en,
        given_at=now,
        given_by=actor.user_id,
    )
    mandate.save(force_insert=True)
    return mandate


def _end(mandate: Mandate, *, ends_on: date, actor: Actor, now: datetime) -> None:
    mandate.valid_until, mandate.ended_at, mandate.ended_by = ends_on, now, actor.user_id
    mandate.save(update_fields=["valid_until", "ended_at", "ended_by"])
    _happened(Happened.MANDATE_ENDED, mandate, actor=actor, now=now)


def _happened(code: Happened, mandate: Mandate, *, actor: Actor, now: datetime, **more: object) -> None:
    facts = mandate.facts()
    data = {
        "power": facts.power,
        "sector": facts.sector,
        "region": facts.region,
        "holder": facts.holder,
        "valid_from": facts.valid_from,
        "valid_until": facts.valid_until,
    }
    events.record(code, actor=actor, subject=mandate, at=now, data=data | more)


def _add_body(row: rules.BodyRow) -> bool:
    sector = reference.sector_by_code(row.sector) if row.sector else None
    facts = {"kind": row.kind, "name": row.name, "name_en": row.name_en, "sector": sector, "valid_from": row.valid_from}
    _, is_new = Body.objects.get_or_create(code=row.code, defaults=facts)
    return is_new


def _add_agreement(row: rules.AgreementRow) -> bool:
    facts = {
        "body": queries.body_by_code(row.body),
        "valid_from": row.valid_from,
        "certainty": row.certainty,
        "note": row.note,
        "note_en": row.note_en,
    }
    _, is_new = CooperationAgreement.objects.get_or_create(reference=row.reference, defaults=facts)
    return is_new
