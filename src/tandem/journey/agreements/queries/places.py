"""Doors of a company to its own workplace in an agreement that another company leads: that part of it and no more."""

from collections.abc import Collection
from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.models import row_with
from tandem.journey.agreements import policies
from tandem.journey.agreements.models import Agreement, AgreementWorkplace
from tandem.journey.agreements.models.agreement import AgreementQuerySet, WorkplaceQuerySet

_AROUND = (
    "agreement__track__person",
    "agreement__track__training",
    "agreement__track__provider",
    "agreement__track__coach",
    "agreement__company",
    "recognition__establishment",
    "recognition__company",
    "mentor__person",
)


def places_for(actor: Actor) -> WorkplaceQuerySet:
    """The workplaces of the own company in agreements that another one leads, with all that is told of them."""
    rows = AgreementWorkplace.objects.of_others().select_related(*_AROUND)
    if not actor.has_role(*policies.MAKES) or actor.organisation_id is None:
        return rows.none()
    return rows.filter(recognition__company=actor.organisation_id)


def place_for(actor: Actor, workplace_id: UUID) -> AgreementWorkplace:
    """One of them."""
    found = row_with(places_for(actor), workplace_id)
    if found is None or not policies.may_share(actor, found.recognition.company_id).is_ok:
        raise NotFound
    return found


def shared_with(actor: Actor) -> AgreementQuerySet:
    """The agreements with a workplace of the own company that another one leads; what changed last first."""
    rows = Agreement.objects.named().filter(pk__in=places_for(actor).values("agreement"))
    return rows.order_by("-touched_at", "number")


def shared_for(actor: Actor, agreement_id: UUID) -> list[AgreementWorkplace]:
    """The own workplaces in one of these agreements, of which there is at least one."""
    found = list(places_for(actor).filter(agreement=agreement_id).order_by("begins_on", "id"))
    if not found:
        raise NotFound
    return found


def companies_beside(agreement_ids: Collection[UUID]) -> dict[UUID, list[UUID]]:
    """The other companies with a workplace in these agreements, in order; for the letters."""
    rows = AgreementWorkplace.objects.of_others().filter(agreement__in=agreement_ids)
    found: dict[UUID, list[UUID]] = {}
    for agreement, company in (
        rows.order_by("recognition__company").values_list("agreement", "recognition__company").distinct()
    ):
        found.setdefault(agreement, []).append(company)
    return found
