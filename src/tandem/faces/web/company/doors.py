"""Which company a visitor of this area acts for. Who may not come in meets no page at all."""

from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.journey.placement.policies import openings
from tandem.journey.recognition import policies
from tandem.registers.access.terms import COMPANY_ROLES


def own_company(actor: Actor) -> UUID:
    """The company this actor works for, in whatever capacity."""
    if actor.organisation_id is None or not actor.has_role(*COMPANY_ROLES):
        raise NotFound
    return actor.organisation_id


def inner_company(actor: Actor) -> UUID:
    """The company whose requests and mentors this actor may see."""
    company_id = own_company(actor)
    if not policies.may_see_company(actor, company_id).is_ok:
        raise NotFound
    return company_id


def recruiting_company(actor: Actor) -> UUID:
    """The company this actor opens places for."""
    company_id = own_company(actor)
    if not openings.may_keep_openings(actor, company_id).is_ok:
        raise NotFound
    return company_id


def managed_company(actor: Actor) -> UUID:
    """The company this actor files requests for, names mentors in and lets people in."""
    company_id = own_company(actor)
    if not policies.may_file(actor, company_id).is_ok:
        raise NotFound
    return company_id
