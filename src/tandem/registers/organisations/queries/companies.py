"""Doors to companies and establishments that take part, seen from the inside."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.models import row_with
from tandem.registers.organisations import policies
from tandem.registers.organisations.models import Company, CompanyJointCommittee, Establishment, RegisterDoubt
from tandem.registers.reference.models import JointCommittee


def company_for(actor: Actor, company_id: UUID, *, lock: bool = False) -> Company:
    """The company, for its own people and for the bodies; for anybody else there is none."""
    rows = Company.objects.select_for_update() if lock else Company.objects.all()
    company = row_with(rows, company_id) if policies.may_see_company(actor, company_id) else None
    if company is None:
        raise NotFound
    return company


def companies_visible_to(actor: Actor) -> QuerySet[Company]:
    """All companies this actor may know."""
    if actor.has_role(*policies.SEES_EVERY_COMPANY):
        return Company.objects.all()
    own = Q(pk=actor.organisation_id) if actor.has_role(*policies.COMPANY) else Q(pk__in=())
    return Company.objects.filter(own)


def company_numbered(actor: Actor, number: str) -> Company | None:
    """The company with this enterprise number, where it takes part and this actor may know it."""
    return companies_visible_to(actor).filter(number=number).first()


def establishment_for(actor: Actor, establishment_id: UUID) -> Establishment:
    """The establishment, for who may know its company."""
    found = establishments_visible_to(actor).select_related("company").filter(pk=establishment_id).first()
    if found is None:
        raise NotFound
    return found


def establishments_for(actor: Actor, company_id: UUID) -> QuerySet[Establishment]:
    """The establishments of a company, those that the register still holds first."""
    return establishments_of(company_for(actor, company_id))


def establishments_of(company: Company) -> QuerySet[Establishment]:
    """The establishments of a company whose door was passed already, in the same order."""
    return company.establishments.order_by(F("gone_since").asc(nulls_first=True), "municipality", "name", "id")


def establishments_visible_to(actor: Actor) -> QuerySet[Establishment]:
    """All establishments of the companies this actor may know."""
    return Establishment.objects.filter(company__in=companies_visible_to(actor))


def joint_committees_on(company_id: UUID, day: date) -> list[JointCommittee]:
    """The joint committees a company falls under that day, by number."""
    links = CompanyJointCommittee.objects.valid_on(day).filter(company=company_id).select_related("joint_committee")
    committees = {link.joint_committee.number: link.joint_committee for link in links}
    return [committees[number] for number in sorted(committees)]


def joint_committees_of(company_ids: Collection[UUID]) -> dict[UUID, list[CompanyJointCommittee]]:
    """Under which committees these companies fall and fell, each with its days; for who knows the companies."""
    rows = CompanyJointCommittee.objects.filter(company__in=company_ids).select_related("joint_committee")
    found: dict[UUID, list[CompanyJointCommittee]] = {}
    for row in rows.order_by("valid_from", "id"):
        found.setdefault(row.company_id, []).append(row)
    return found


def joint_committee_history(actor: Actor, company_id: UUID) -> QuerySet[CompanyJointCommittee]:
    """Under which committees a company falls and fell, the newest first."""
    company = company_for(actor, company_id)
    return company.joint_committees.select_related("joint_committee").order_by("-valid_from", "id")


def doubts_for(actor: Actor, company_id: UUID) -> QuerySet[RegisterDoubt]:
    """The remarks of a company on the register, the newest first; a mentor does not read them."""
    company = company_for(actor, company_id)
    if actor.has_role("mentor"):
        raise NotFound
    return company.doubts.select_related("establishment").order_by("-raised_at", "id")


def open_doubts(actor: Actor) -> QuerySet[RegisterDoubt]:
    """The remarks that wait for an answer, the oldest first, for who answers them."""
    if not policies.may_settle_doubts(actor).is_ok:
        raise NotFound
    waiting = RegisterDoubt.objects.filter(settled_at__isnull=True)
    return waiting.select_related("company", "establishment").order_by("raised_at", "id")


def doubt_to_settle(actor: Actor, doubt_id: UUID, *, lock: bool = False) -> RegisterDoubt:
    """The remark, for who answers it."""
    rows = RegisterDoubt.objects.select_related("company")
    rows = rows.select_for_update(of=("self",)) if lock else rows
    doubt = rows.filter(pk=doubt_id).first() if policies.may_settle_doubts(actor).is_ok else None
    if doubt is None:
        raise NotFound
    return doubt
