"""Who may open, tie, end and close accounts."""

from typing import Final
from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.verdict import Finding, Verdict

KEEPERS: Final = ("system", "platform_admin")
"""The platform itself and its administrators."""


def may_open(actor: Actor) -> Verdict:
    """Open an account for somebody else: the platform, on the ground of an invitation, and its administrators."""
    return Verdict((Finding("account.may_open", actor.has_role(*KEEPERS), found=actor.role),))


def may_keep(actor: Actor, user_id: UUID) -> Verdict:
    """Tie an identity to an account, end its sessions or close it: the person, the platform, its administrators."""
    return Verdict((Finding("account.may_keep", is_own_or_keeper(actor, user_id), found=actor.role),))


def is_own_or_keeper(actor: Actor, user_id: UUID) -> bool:
    """Whether this is the actor's own account, or the actor keeps all accounts."""
    return actor.has_role(*KEEPERS) or (actor.user_id is not None and actor.user_id == user_id)
