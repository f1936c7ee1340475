"""Who sees which recognitions sleep, who asks whether there is a place, and who answers."""

from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.verdict import Finding, Verdict
from tandem.registers.access.terms import Role

_EVERYWHERE = (Role.FLEMISH_PARTNERSHIP, Role.AGENCY_STAFF)
_OWN_BODY = (Role.PARTNERSHIP_MANAGER, Role.PARTNERSHIP_STAFF)
_ASKS = (Role.PARTNERSHIP_MANAGER, *_EVERYWHERE)
_ANSWERS = (Role.COMPANY_ADMIN, Role.COMPANY_HR)


def takes_part(actor: Actor) -> bool:
    """Whether this capacity has a list of sleeping recognitions: a partnership its own, a region those of everybody."""
    return actor.has_role(*_EVERYWHERE, *_OWN_BODY) and actor.organisation_id is not None


def sees_every_body(actor: Actor) -> bool:
    """Whether the list holds the recognitions of all bodies."""
    return actor.has_role(*_EVERYWHERE)


def may_campaign(actor: Actor) -> bool:
    """Whether this capacity asks companies at all: who answers for the body, since each question is a mail."""
    return takes_part(actor) and actor.has_role(*_ASKS)


def may_ask(actor: Actor, body_id: UUID) -> Verdict:
    """Ask whether there is a place: the body that recognised, or who looks after every sector."""
    own = sees_every_body(actor) or actor.stands_for(body_id)
    return Verdict((Finding("activation.may_ask", may_campaign(actor) and own, found=actor.role),))


def may_answer(actor: Actor, company_id: UUID) -> Verdict:
    """Answer for a company, and say that there is a place again: who opens its places."""
    allowed = actor.has_role(*_ANSWERS) and actor.stands_for(company_id)
    return Verdict((Finding("activation.may_answer", allowed, found=actor.role),))
