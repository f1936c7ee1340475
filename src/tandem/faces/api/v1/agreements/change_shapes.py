"""Changes of a signed agreement as the API gives them."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

from pydantic import Field

from tandem.faces.api.fields import Given
from tandem.faces.documents.amendment_words import differences
from tandem.journey.agreements.terms import AmendmentState, Party, SignatureKind, SignatureState, Signer


class AgreementDifference(Given):
    """One field that changes, in words."""

    label: str
    before: str
    after: str


class AgreementYes(Given):
    """The yes of one party, and how it was given."""

    signer: Signer
    name: str
    state: SignatureState
    kind: SignatureKind | None
    strength: str = Field(description="How the signer had signed in.")
    set_at: datetime | None
    paper: str = Field(description="The SHA-256 of the text to which this party said yes.")

    @classmethod
    def of(cls, one: Any) -> Self:
        """One yes, given or asked."""
        return cls(
            signer=Signer(one.signer),
            name=one.name,
            state=SignatureState(one.state),
            kind=SignatureKind(one.kind) if one.kind else None,
            strength=one.strength,
            set_at=one.set_at,
            paper=one.paper,
        )


class AgreementChange(Given):
    """A change of a signed agreement: what differs, from which day, and who said yes."""

    id: UUID
    number: int = Field(description="Which change of its agreement it is.")
    state: AmendmentState
    proposed_by: Party
    proposed_at: datetime
    from_on: date
    differences: list[AgreementDifference]
    words: str = Field(description="Why it is proposed.")
    closed_words: str = Field(description="Why it is off.")
    paper: str = Field(description="The SHA-256 of its text: what everybody says yes to.")
    yes: list[AgreementYes]

    @classmethod
    def of(cls, row: Any, yes: Iterable[Any]) -> Self:
        """A change with who is asked."""
        return cls(
            id=row.pk,
            number=row.number,
            state=AmendmentState(row.state),
            proposed_by=Party(row.side),
            proposed_at=row.proposed_at,
            from_on=row.from_on,
            differences=[
                AgreementDifference(label=one.label, before=one.before, after=one.after) for one in differences(row)
            ],
            words=row.words,
            closed_words=row.closed_words,
            paper=row.paper,
            yes=[AgreementYes.of(one) for one in yes],
        )


class AgreementChanges(Given):
    """Every change that was proposed, the newest first."""

    items: list[AgreementChange]
