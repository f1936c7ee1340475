"""The learner and who acts for the learner, and whether each comes in, as the API gives and takes it."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import Field

from tandem.faces.api.doors import etag_of
from tandem.faces.api.fields import Asked, Day, Email, Given, Phone, shown
from tandem.faces.api.v1.learners.shapes import PersonName
from tandem.registers.people.rules import PersonForm

_AN = {"givenName": "An", "familyName": "Ouder", "email": "an.ouder@voorbeeld.example", "phone": "0470 00 00 02"}


class EntryMove(StrEnum):
    """What the school can do about somebody's access."""

    INVITE = "invite"
    WITHDRAW = "withdrawInvitation"
    CLOSE = "closeAccess"


class FamilyEntry(Given):
    """Whether somebody can come in."""

    comes_in: bool
    invited_at_address: str = Field(description="Where the link of an invitation that waits went; else empty.")
    invited_until: datetime | None
    moves: list[EntryMove] = Field(description="What can be done about it now; to invite needs an e-mail address.")

    @classmethod
    def of(cls, person: Any, *, comes_in: bool, waiting: Any) -> Self:
        """Somebody who comes in, who was invited, or neither."""
        open_now = EntryMove.CLOSE if comes_in else EntryMove.WITHDRAW if waiting else EntryMove.INVITE
        return cls(
            comes_in=comes_in,
            invited_at_address="" if comes_in or waiting is None else waiting.email,
            invited_until=None if comes_in or waiting is None else waiting.expires_at,
            moves=[] if open_now is EntryMove.INVITE and not person.email else [open_now],
        )


class TrackGuardian(Given):
    """A parent or guardian who acts for the learner today."""

    id: UUID = Field(description="Of the tie between the two: the key in the addresses.")
    given_name: str
    family_name: str
    email: str
    phone: str
    since: date
    entry: FamilyEntry

    @classmethod
    def of(cls, row: Any, entry: FamilyEntry) -> Self:
        """A guardianship with its guardian at hand."""
        who = row.guardian
        return cls(
            id=row.pk,
            given_name=who.given_name,
            family_name=who.family_name,
            email=who.email,
            phone=who.phone,
            since=row.valid_from,
            entry=entry,
        )


class TrackFamily(Given):
    """Whether the learner comes in, and who acts for the learner: of an adult nobody does."""

    learner: FamilyEntry
    items: list[TrackGuardian]
    total: int

    @classmethod
    def of(cls, learner: FamilyEntry, guardians: Sequence[TrackGuardian]) -> Self:
        """The learner, and everybody who acts."""
        return cls(learner=learner, items=list(guardians), total=len(guardians))


class GuardianForm(Asked):
    """A parent or guardian; what is left out is not known (any more)."""

    model_config = Asked.model_config | shown(**_AN)

    given_name: PersonName
    family_name: PersonName
    email: Annotated[Email, Field(description="To invite.")] = ""
    phone: Phone = ""

    def person(self) -> PersonForm:
        """The same as the action takes it."""
        return PersonForm(self.given_name, self.family_name, None, self.email, self.phone)


class EndGuardianForm(Asked):
    """From which day on somebody no longer acts."""

    model_config = Asked.model_config | shown(endsOn="2026-11-21")

    ends_on: Annotated[Day | None, Field(description="Today when left out.")] = None


def tag_of(track: Any, family: TrackFamily) -> str:
    """The version of who acts for a learner, and of who comes in."""
    return etag_of("family", track.pk, family.model_dump_json())
