"""Who asks, in which capacity, with which keys; and what the organisation was told."""

from datetime import date, datetime
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import Field

from tandem.faces.api.fields import COUNT, SOME_KEY, Asked, Given, Key, ShortText, shown
from tandem.registers.access.queries import Held


class Capacity(Given):
    """A capacity in which a person can act."""

    id: UUID
    role: str
    organisation_id: UUID | None
    organisation: str
    is_in_use: bool

    @classmethod
    def of(cls, held: Held, *, in_use: UUID | None) -> Self:
        """A capacity one can choose."""
        return cls(
            id=held.id,
            role=held.role,
            organisation_id=held.organisation_id,
            organisation=held.organisation,
            is_in_use=held.id == in_use,
        )


class Me(Given):
    """Who asks and in which capacity."""

    user_id: UUID
    name: str
    email: str
    language: str
    role: str
    capacity_id: UUID | None
    organisation_id: UUID | None
    sectors: list[str]
    capacities: list[Capacity]


class Notice(Given):
    """A line for everybody who acts for one organisation."""

    id: UUID
    code: str
    title: str
    subject_kind: str
    subject_id: UUID
    data: dict[str, Any]
    at: datetime
    read_at: datetime | None

    @classmethod
    def of(cls, row: Any) -> Self:
        """A notice."""
        return cls(
            id=row.pk,
            code=row.code,
            title=row.title,
            subject_kind=row.subject_kind,
            subject_id=row.subject_id,
            data=row.data,
            at=row.at,
            read_at=row.read_at,
        )


class ReadForm(Asked):
    """Which notices were read."""

    model_config = shown(ids=[SOME_KEY])

    ids: list[Key] | None = Field(None, max_length=500, description="Left out for all of them.")


class Marked(Given):
    """How many notices became read."""

    count: int


class Token(Given):
    """An access key; its secret is kept nowhere."""

    id: UUID
    name: str
    capacity_id: UUID
    role: str
    organisation: str
    issued_at: datetime
    expires_at: datetime
    revoked_at: datetime | None
    last_used_on: date | None

    @classmethod
    def of(cls, row: Any) -> Self:
        """A key with its capacity at hand."""
        return cls(
            id=row.pk,
            name=row.name,
            capacity_id=row.capacity_id,
            role=row.capacity.role,
            organisation=row.capacity.organisation_name(),
            issued_at=row.issued_at,
            expires_at=row.expires_at,
            revoked_at=row.revoked_at,
            last_used_on=row.last_used_on,
        )


class NewToken(Token):
    """An access key just made; this is the only time its secret is shown."""

    secret: str


class TokenForm(Asked):
    """A key to make, for the capacity in use."""

    model_config = shown(name="Payroll", days=90)

    name: ShortText = Field(min_length=1, description="By which you know it later: the program that uses it.")
    days: Annotated[int, Field(ge=1, le=365, description="How long it works."), COUNT] = 90
