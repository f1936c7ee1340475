"""Companies that join, their joint committees, and what they find wrong in the register."""

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.verdict import refusal
from tandem.registers.geo import queries as geo
from tandem.registers.organisations import policies, rules
from tandem.registers.organisations.models import Company, CompanyJointCommittee, Establishment, RegisterDoubt
from tandem.registers.organisations.queries import companies, register
from tandem.registers.organisations.rules import CommitteeTime, EstablishmentFacts, RegisterFacts
from tandem.registers.organisations.terms import Happened, PositionSource, RegisterField
from tandem.registers.reference import queries as reference
from tandem.registers.reference.models import JointCommittee
from tandem.registers.reference.rules import UnreadableNumber

Position = Callable[[str, str], Mapping[str, Any]]
"""Finds the place of a postal code and municipality, as fields of a row."""


@transaction.atomic
def join(*, actor: Actor, facts: RegisterFacts, now: datetime) -> Company:
    """Let a company take part, with its establishments, as the register holds them."""
    policies.may_let_in(actor).or_raise()
    places = Establishment.objects.filter(number__in=[place.number for place in facts.establishments])
    taken = set(places.values_list("number", flat=True))
    is_joined = Company.objects.filter(number=facts.number).exists()
    rules.may_join(facts, is_joined=is_joined, taken=taken).or_raise()
    company = newcomer(facts, now=now)
    company.save(force_insert=True)
    own = [adopted(place, company=company) for place in facts.establishments]
    Establishment.objects.bulk_create(own)
    data = {"number": facts.number, "establishments": [place.number for place in own]}
    events.record(Happened.COMPANY_JOINED, actor=actor, subject=company, at=now, data=data)
    return company


@transaction.atomic
def adopt(*, actor: Actor, company_id: UUID, numbers: Collection[str], now: datetime) -> list[Establishment]:
    """Let establishments of a company that takes part join it, as the register holds them now."""
    company = companies.company_for(actor, company_id, lock=True)
    policies.may_keep_company(actor, company_id).or_raise()
    held = {place.number: place for place in register.facts_to_join(company.number).establishments}
    taken = set(Establishment.objects.filter(number__in=list(numbers)).values_list("number", flat=True))
    rules.may_adopt(numbers, held=held, taken=taken).or_raise()
    places = Establishment.objects.bulk_create(
        adopted(held[number], company=company) for number in sorted(set(numbers))
    )
    data = {"establishments": [place.number for place in places]}
    events.record(Happened.ESTABLISHMENTS_ADOPTED, actor=actor, subject=company, at=now, data=data)
    return places


def position_of(postal_code: str, municipality: str) -> dict[str, Any]:
    """Municipality code and position of an address, as fields of a row; empty where the postal code is unknown."""
    found = geo.place_of(postal_code, municipality)
    if found is None:
        return {"nis": "", "lat": None, "lon": None, "position_source": ""}
    return {"nis": found.nis, "lat": found.lat, "lon": found.lon, "position_source": PositionSource.POSTAL_CODE}


def newcomer(facts: RegisterFacts, *, now: datetime) -> Company:
    """A company as the register holds it; not stored yet."""
    return Company(
        number=facts.number,
        name=facts.name,
        legal_form=facts.legal_form,
        started_on=facts.started_on,
        contact_email=facts.email,
        contact_phone=facts.phone,
        joined_at=now,
    )


def adopted(facts: EstablishmentFacts, *, company: Company, position: Position = position_of) -> Establishment:
    """An establishment as the register holds it, with the place of its postal code; not stored yet."""
    place = Establishment(
        company=company,
        number=facts.number,
        name=facts.name,
        street=facts.street,
        house_number=facts.house_number,
        box=facts.box,
        postal_code=facts.postal_code,
        municipality=facts.municipality,
        started_on=facts.started_on,
        phone=facts.phone,
        website=facts.website,
    )
    for name, value in position(facts.postal_code, facts.municipality).items():
        setattr(place, name, value)
    return place


@transaction.atomic
def set_joint_committee(
    *,
    actor: Actor,
    company_id: UUID,
    number: str,
    valid_from: date,
    valid_until: date | None = None,
    now: datetime,
) -> CompanyJointCommittee:
    """Say that a company falls under a joint committee from a day on; it may fall under several."""
    company = companies.company_for(actor, company_id, lock=True)
    policies.may_keep_company(actor, company_id).or_raise()
    committee = _committee(number, valid_from)
    new = CommitteeTime(committee.number if committee else number, valid_from, valid_until)
    others = [link.time() for link in company.joint_committees.select_related("joint_committee")]
    rules.may_fall_under(new, is_known=committee is not None, others=others).or_raise()
    if committee is None:
        raise NotFound
    link = CompanyJointCommittee(
        company=company, joint_committee=committee, valid_from=valid_from, valid_until=valid_until
    )
    link.save(force_insert=True)
    data = {"number": new.number, "valid_from": valid_from, "valid_until": valid_until}
    events.record(Happened.JOINT_COMMITTEE_SET, actor=actor, subject=company, at=now, data=data)
    return link


@transaction.atomic
def leave_joint_committee(
    *, actor: Actor, company_id: UUID, number: str, ends_on: date, now: datetime
) -> CompanyJointCommittee:
    """Say that a company no longer falls under a joint committee from a day on."""
    company = companies.company_for(actor, company_id, lock=True)
    policies.may_keep_company(actor, company_id).or_raise()
    links = company.joint_committees.filter(joint_committee__number=number, valid_until__isnull=True)
    link = links.select_related("joint_committee").first()
    rules.may_leave_committee(link.time() if link else None, number=number, ends_on=ends_on).or_raise()
    if link is None:
        raise NotFound
    link.valid_until = ends_on
    link.save(update_fields=["valid_until"])
    data = {"number": number, "valid_until": ends_on}
    events.record(Happened.JOINT_COMMITTEE_LEFT, actor=actor, subject=company, at=now, data=data)
    return link


@transaction.atomic
def doubt_register(
    *,
    actor: Actor,
    company_id: UUID,
    field: RegisterField,
    explanation: str,
    establishment_id: UUID | None = None,
    now: datetime,
) -> RegisterDoubt:
    """Say that something in the register is not right. The fact stays as it is until the register changes."""
    company = companies.company_for(actor, company_id)
    policies.may_doubt(actor, company_id).or_raise()
    place = company.establishments.filter(pk=establishment_id).first() if establishment_id else None
    if actor.user_id is None or (establishment_id is not None and place is None):
        raise NotFound
    if not explanation.strip():
        refusal("doubt.no_words").or_raise()
    doubt = RegisterDoubt(
        company=company,
        establishment=place,
        field=field,
        explanation=explanation.strip(),
        raised_at=now,
        raised_by=actor.user_id,
    )
    doubt.save(force_insert=True)
    data = {"doubt": doubt.pk, "field": field, "establishment": establishment_id}
    events.record(Happened.REGISTER_DOUBTED, actor=actor, subject=company, at=now, data=data)
    return doubt


@transaction.atomic
def settle_doubt(*, actor: Actor, doubt_id: UUID, answer: str, now: datetime) -> RegisterDoubt:
    """Answer a remark on the register."""
    doubt = companies.doubt_to_settle(actor, doubt_id, lock=True)
    policies.may_settle_doubts(actor).or_raise()
    rules.may_settle(settled_at=doubt.settled_at).or_raise()
    doubt.settled_at, doubt.settled_by, doubt.answer = now, actor.user_id, answer.strip()
    doubt.save(update_fields=["settled_at", "settled_by", "answer"])
    data = {"doubt": doubt.pk, "field": doubt.field}
    events.record(Happened.DOUBT_SETTLED, actor=actor, subject=doubt.company, at=now, data=data)
    return doubt


def _committee(number: str, day: date) -> JointCommittee | None:
    """The committee with this number, however it is written, where it exists that day."""
    try:
        found = reference.joint_committee_by_number(number)
    except (NotFound, UnreadableNumber):
        return None
    return reference.joint_committees_on(day).filter(pk=found.pk).first()
