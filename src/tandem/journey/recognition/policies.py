"""May this person do this? Questions on the actor only; whether it is possible now is the workflow's."""

from dataclasses import dataclass
from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.verdict import Finding, Verdict
from tandem.journey.recognition.terms import State
from tandem.registers.access.terms import Role

_DECIDERS = (Role.PARTNERSHIP_MANAGER, Role.FLEMISH_PARTNERSHIP, Role.AGENCY_STAFF)
_SEES_EVERY_FILE = (Role.FLEMISH_PARTNERSHIP, Role.AGENCY_STAFF, Role.SYSTEM)
_SEES_OWN_BODY = (Role.PARTNERSHIP_MANAGER, Role.PARTNERSHIP_STAFF, Role.PARTNERSHIP_VOTER)
_FILES_FOR_COMPANY = (Role.COMPANY_ADMIN,)
_SEES_COMPANY = (Role.COMPANY_ADMIN, Role.COMPANY_HR)


@dataclass(frozen=True)
class FileFacts:
    """Whose file it is, who decides on it, and where it stands."""

    company_id: UUID
    body_id: UUID | None = None
    state: State = State.DRAFT


def may_file(actor: Actor, company_id: UUID) -> Verdict:
    """Fill in and hand in a form, name mentors, answer a question, withdraw: the company itself."""
    allowed = actor.has_role(*_FILES_FOR_COMPANY) and actor.stands_for(company_id)
    return Verdict((Finding("recognition.may_file", allowed, found=actor.role),))


def may_see_company(actor: Actor, company_id: UUID) -> Verdict:
    """See the recognitions, requests and mentors of a company from the inside."""
    own = actor.has_role(*_SEES_COMPANY) and actor.stands_for(company_id)
    allowed = own or actor.has_role(Role.SYSTEM)
    return Verdict((Finding("recognition.may_see", allowed, found=actor.role),))


def may_see_file(actor: Actor, file: FileFacts) -> Verdict:
    """See a request with its personal parts; a draft is the company's alone."""
    inside = actor.has_role(*_SEES_COMPANY) and actor.stands_for(file.company_id)
    desk = actor.has_role(*_SEES_OWN_BODY) and actor.stands_for(file.body_id)
    allowed = inside or (file.state is not State.DRAFT and (desk or actor.has_role(*_SEES_EVERY_FILE)))
    return Verdict((Finding("recognition.may_see", allowed, found=actor.role),))


def may_treat(actor: Actor, file: FileFacts) -> Verdict:
    """Check, ask to complete, take up and decide: who decides for the body that holds the power."""
    allowed = actor.has_role(*_DECIDERS) and actor.stands_for(file.body_id)
    return Verdict((Finding("recognition.may_treat", allowed, found=actor.role),))


def may_lift(actor: Actor, file: FileFacts) -> Verdict:
    """Lift a recognition: who decides for the body that holds the power on that day (R-REC-20)."""
    allowed = actor.has_role(*_DECIDERS) and actor.stands_for(file.body_id)
    return Verdict((Finding("recognition.may_lift", allowed, found=actor.role),))


def decides(actor: Actor) -> bool:
    """Whether this capacity decides for its body at all."""
    return actor.has_role(*_DECIDERS)


def may_use_desk(actor: Actor) -> bool:
    """Whether this capacity has a desk with files at all."""
    return actor.has_role(*_DECIDERS, *_SEES_OWN_BODY)


def sees_every_file(actor: Actor) -> bool:
    """Whether this capacity sees the files of all bodies."""
    return actor.has_role(*_SEES_EVERY_FILE)


def may_move_power(actor: Actor) -> Verdict:
    """Move a power with its open files: the Flemish partnership and the agency."""
    allowed = actor.has_role(Role.FLEMISH_PARTNERSHIP, Role.AGENCY_STAFF)
    return Verdict((Finding("recognition.may_move_power", allowed, found=actor.role),))


@dataclass(frozen=True)
class JointParties:
    """The companies that train together, and the bodies that treat their requests."""

    lead: UUID
    companies: frozenset[UUID]
    bodies: frozenset[UUID] = frozenset()


def may_see_joint(actor: Actor, parties: JointParties) -> Verdict:
    """See who trains together: every company that takes part, and every body that treats a part of it."""
    inside = any(may_see_company(actor, one).is_ok for one in parties.companies)
    desk = actor.has_role(*_SEES_OWN_BODY) and any(actor.stands_for(one) for one in parties.bodies)
    allowed = inside or desk or (bool(parties.bodies) and actor.has_role(*_SEES_EVERY_FILE))
    return Verdict((Finding("recognition.may_see", allowed, found=actor.role),))


def may_lead(actor: Actor, parties: JointParties) -> Verdict:
    """Ask another workplace to take part, and take one out that did not file yet: the company that leads."""
    return may_file(actor, parties.lead)
