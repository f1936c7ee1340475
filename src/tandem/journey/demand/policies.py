"""Who reads where demand is not met."""

from typing import Final

from tandem.base.actor import Actor
from tandem.registers.access.terms import Role

_ALL: Final = (Role.AGENCY_STAFF, Role.FLEMISH_PARTNERSHIP, Role.FORUM_MEMBER)
_OWN_SECTOR: Final = (Role.PARTNERSHIP_MANAGER, Role.PARTNERSHIP_STAFF, Role.PARTNERSHIP_VOTER)


def may_see(actor: Actor) -> bool:
    """Whether this actor reads what may be told: who steers, a regional forum, a partnership for its sector."""
    return sees_every_sector(actor) or (actor.has_role(*_OWN_SECTOR) and actor.organisation_id is not None)


def sees_every_sector(actor: Actor) -> bool:
    """Whether this actor reads every sector."""
    return actor.has_role(*_ALL)
