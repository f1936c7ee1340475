"""Who acts for an organisation, and who was invited to, as the API gives and takes them."""

from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

from pydantic import Field

from tandem.faces.api.fields import SOME_KEY, Asked, Email, Given, Key, shown
from tandem.registers.access.terms import Role


class PersonCapacity(Given):
    """Somebody who may act for an organisation in a role."""

    id: UUID
    user_id: UUID
    name: str
    email: str
    role: str
    organisation_id: UUID | None
    organisation: str
    valid_from: date
    valid_until: date | None

    @classmethod
    def of(cls, row: Any) -> Self:
        """A capacity with its person and organisation at hand."""
        return cls(
            id=row.pk,
            user_id=row.user_id,
            name=row.user.name,
            email=row.user.email,
            role=row.role,
            organisation_id=row.organisation_id,
            organisation=row.organisation_name(),
            valid_from=row.valid_from,
            valid_until=row.valid_until,
        )


class Invitation(Given):
    """A capacity offered by e-mail; the secret itself is in the mail only."""

    id: UUID
    email: str
    role: str
    organisation_id: UUID | None
    invited_at: datetime
    expires_at: datetime
    withdrawn_at: datetime | None

    @classmethod
    def of(cls, row: Any) -> Self:
        """An invitation."""
        return cls(
            id=row.pk,
            email=row.email,
            role=row.role,
            organisation_id=row.organisation_id,
            invited_at=row.invited_at,
            expires_at=row.expires_at,
            withdrawn_at=row.withdrawn_at,
        )


class InvitationForm(Asked):
    """Whom to invite, for what."""

    model_config = shown(email="sam@voorbeeld.example", role="company_hr", organisationId=SOME_KEY)

    email: Email = Field(min_length=3)
    role: Role
    organisation_id: Key | None = Field(None, description="Left out for a role without an organisation.")
