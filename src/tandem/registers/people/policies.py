"""Who may know and keep what about a person."""

from typing import Final
from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.verdict import Finding, Verdict

KEEPERS: Final = ("system", "platform_admin")
SEES_EVERYBODY: Final = (*KEEPERS, "flemish_partnership", "agency_staff")
KEEPS_FOR_OWN: Final = ("company_admin", "company_hr", "provider_admin", "coach")
"""Who writes down people for the own organisation: mentors of a company, staff of a provider."""


def may_add(actor: Actor, kept_by: UUID | None) -> Verdict:
    """Add a person to the files of an organisation: who keeps its files, or the platform."""
    allowed = actor.has_role(*KEEPERS) or (actor.has_role(*KEEPS_FOR_OWN) and actor.stands_for(kept_by))
    return Verdict((Finding("person.may_add", allowed, found=actor.role),))


def may_correct(actor: Actor, *, kept_by: UUID | None, user_id: UUID | None) -> Verdict:
    """Correct what is known of a person: the person, who keeps the file the person stands in, the platform."""
    allowed = may_add(actor, kept_by).is_ok or is_self(actor, user_id)
    return Verdict((Finding("person.may_correct", allowed, found=actor.role),))


def may_see(actor: Actor, *, kept_by: UUID | None, user_id: UUID | None) -> bool:
    """Whether this actor may know that the person exists."""
    return actor.has_role(*SEES_EVERYBODY) or may_correct(actor, kept_by=kept_by, user_id=user_id).is_ok


def is_self(actor: Actor, user_id: UUID | None) -> bool:
    """Whether the actor is this very person."""
    return actor.user_id is not None and actor.user_id == user_id
