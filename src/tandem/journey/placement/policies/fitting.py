"""Who finds learners for an opening, and who may ask them."""

from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.verdict import Finding, Verdict
from tandem.journey.placement.policies import openings
from tandem.registers.access.terms import PROVIDER_ROLES


def may_find(actor: Actor, company_id: UUID) -> Verdict:
    """Find learners for an opening, ask one, or say why not: who keeps the openings of the company."""
    allowed = openings.may_keep_openings(actor, company_id).is_ok
    return Verdict((Finding("fitting.may_find", allowed, found=actor.role),))


def may_match(actor: Actor) -> bool:
    """Whether this actor has learners of its own to bring to an opening: a provider and its coaches."""
    return actor.has_role(*PROVIDER_ROLES) and actor.organisation_id is not None
