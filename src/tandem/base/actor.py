"""Who acts: one person in one capacity, or nobody."""

from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True)
class Actor:
    """One person in one capacity.

    `role` is a stable code that the access room hands out; `organisation_id` is the one organisation
    the capacity stands for; `sectors` and `regions` narrow what that organisation may reach.
    """

    user_id: UUID | None
    role: str
    organisation_id: UUID | None = None
    capacity_id: UUID | None = None
    sectors: frozenset[str] = field(default_factory=frozenset)
    regions: frozenset[str] = field(default_factory=frozenset)

    def has_role(self, *roles: str) -> bool:
        """Whether the capacity in use is one of these."""
        return self.role in roles

    def stands_for(self, organisation_id: UUID | None) -> bool:
        """Whether the capacity in use belongs to this organisation."""
        return organisation_id is not None and self.organisation_id == organisation_id


PUBLIC = Actor(user_id=None, role="public")
"""Nobody in particular: a visitor who did not sign in."""

SYSTEM = Actor(user_id=None, role="system")
"""The platform itself: shipped tables, the nightly clock, an import started from the command line."""
