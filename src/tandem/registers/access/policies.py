"""Who lets whom act for which organisation. What is not named here is denied."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.verdict import Finding, Verdict
from tandem.registers.access.terms import COMPANY_ROLES, FAMILY_ROLES, PROVIDER_ROLES, ClaimProof, Role

OWN: Final[Mapping[Role, frozenset[Role]]] = {
    Role.COMPANY_ADMIN: COMPANY_ROLES,
    Role.PROVIDER_ADMIN: PROVIDER_ROLES,
    Role.PARTNERSHIP_MANAGER: frozenset(
        {Role.PARTNERSHIP_MANAGER, Role.PARTNERSHIP_STAFF, Role.PARTNERSHIP_VOTER},
    ),
}
"""Who lets others in, in the own organisation only, and in which roles."""

EVERYWHERE: Final[Mapping[Role, frozenset[Role]]] = {
    Role.SYSTEM: frozenset(Role),
    Role.PLATFORM_ADMIN: frozenset(Role),
    Role.AGENCY_STAFF: frozenset(Role) - {Role.PLATFORM_ADMIN},
}
"""Who lets others in anywhere, and in which roles: the agency makes no administrators of the platform."""

GIVES: Final = (Role.SYSTEM, Role.PLATFORM_ADMIN)
"""Who gives a capacity without an invitation."""


def may_invite(actor: Actor, role: Role, organisation_id: UUID | None) -> Verdict:
    """Let somebody act in this role for this organisation, or take that back."""
    return Verdict((Finding("access.may_invite", _lets_in(actor, role, organisation_id), found=actor.role),))


def may_invite_person(actor: Actor, role: Role, kept_by: UUID | None) -> Verdict:
    """Let a learner or parent in the own files come in as that person, or take that back: the provider, its coaches."""
    own = actor.has_role(*PROVIDER_ROLES) and actor.stands_for(kept_by)
    allowed = role in FAMILY_ROLES and (own or _lets_in(actor, role, None))
    return Verdict((Finding("access.may_invite", allowed, found=actor.role),))


def may_withdraw(actor: Actor, role: Role, organisation_id: UUID | None) -> Verdict:
    """Take an invitation back: a person, of those who could have sent it."""
    allowed = actor.user_id is not None and _lets_in(actor, role, organisation_id)
    return Verdict((Finding("access.may_withdraw", allowed, found=actor.role),))


def may_give(actor: Actor) -> Verdict:
    """Give a capacity at once, without an invitation."""
    return Verdict((Finding("access.may_give", actor.has_role(*GIVES), found=actor.role),))


def may_claim(actor: Actor, proof: ClaimProof, *, is_demo: bool) -> Verdict:
    """Speak for a company without an invitation: with a proof that counts; anybody with an account in demo mode."""
    counts = proof is ClaimProof.LEGAL_REPRESENTATIVE or is_demo
    return Verdict((Finding("access.may_claim", actor.user_id is not None and counts, found=actor.role),))


def may_end(actor: Actor, *, role: Role, organisation_id: UUID | None, user_id: UUID) -> Verdict:
    """End a capacity: who lets people in there, and the person itself."""
    allowed = is_self(actor, user_id) or _lets_in(actor, role, organisation_id)
    return Verdict((Finding("access.may_end", allowed, found=actor.role),))


def may_issue_token(actor: Actor) -> Verdict:
    """Make a key for the API: a person, for the capacity in use."""
    allowed = actor.user_id is not None and actor.capacity_id is not None
    return Verdict((Finding("access.may_issue_token", allowed, found=actor.role),))


def may_see_people_of(actor: Actor, organisation_id: UUID | None) -> bool:
    """Whether this actor may see who acts for the organisation."""
    if actor.role in EVERYWHERE:
        return True
    return actor.role in OWN and actor.stands_for(organisation_id)


def is_self(actor: Actor, user_id: UUID) -> bool:
    """Whether the actor is this very person."""
    return actor.user_id is not None and actor.user_id == user_id


def _lets_in(actor: Actor, role: Role, organisation_id: UUID | None) -> bool:
    anywhere = {str(one): roles for one, roles in EVERYWHERE.items()}.get(actor.role, frozenset())
    own = {str(one): roles for one, roles in OWN.items()}.get(actor.role, frozenset())
    return role in anywhere or (role in own and actor.stands_for(organisation_id))
