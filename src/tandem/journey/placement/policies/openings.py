"""Who may keep openings, and who may see them from the inside."""

from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.verdict import Finding, Verdict
from tandem.registers.access.terms import Role

_KEEPS = (Role.COMPANY_ADMIN, Role.COMPANY_HR)
_REACHES_OUT = (Role.COACH, Role.PROVIDER_ADMIN)


def may_keep_openings(actor: Actor, company_id: UUID) -> Verdict:
    """Open, change, pause and close: who manages the company, or its people."""
    allowed = actor.has_role(*_KEEPS) and actor.stands_for(company_id)
    return Verdict((Finding("opening.may_keep", allowed, found=actor.role),))


def may_see_openings(actor: Actor, company_id: UUID) -> Verdict:
    """See every opening of a company with its mentors: the company itself, and the platform."""
    own = actor.has_role(*_KEEPS) and actor.stands_for(company_id)
    return Verdict((Finding("opening.may_see", own or actor.has_role(Role.SYSTEM), found=actor.role),))


def may_reach_contact(actor: Actor, company_id: UUID) -> Verdict:
    """Know whom to ring about an opening: the company itself, and who looks for a place for learners."""
    own = may_see_openings(actor, company_id).is_ok
    return Verdict((Finding("opening.may_see", own or actor.has_role(*_REACHES_OUT), found=actor.role),))
