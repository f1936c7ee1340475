"""Changes of a signed agreement as the API gives them."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import Field, StringConstraints

from tandem.faces.api.fields import (
    COUNT,
    Asked,
    Day,
    FewWords,
    Flag,
    Given,
    Key,
    RecognitionNumber,
    Text,
    shown,
)
from tandem.faces.api.v1.agreements.shapes import DayList, Hours
from tandem.faces.documents.amendment_words import differences
from tandem.journey.agreements.rules.amendments import AMENDABLE
from tandem.journey.agreements.rules.forms import MOST_LESSON_HOURS
from tandem.journey.agreements.terms import AmendmentState, HolidayWhy, Party, SignatureKind, SignatureState, Signer


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


class ChangedPlace(Asked):
    """What changes at one workplace of the agreement: who guides, or where."""

    id: Annotated[Key, Field(description="Of a workplace in `getAgreement`, one that is not past.")]
    mentor_id: Key | None = None
    recognition: Annotated[
        RecognitionNumber | None, Field(description="Another recognised workplace of the same company.")
    ] = None


class ChangeForm(Asked):
    """What becomes different; what is left out stays as it is."""

    model_config = Asked.model_config | shown(fromOn="2027-02-01", endsOn="2027-05-28", words="De school sluit.")

    from_on: Annotated[Day, Field(description="From which day on.")]
    words: Annotated[FewWords, Field(description="Why; the others read it.")] = ""
    ends_on: Day | None = None
    hours: Hours = ""
    turns_from: Day | None = None
    turns_skip_holidays: Flag = False
    holiday_why: HolidayWhy = HolidayWhy.NONE
    holiday_works: DayList = ""
    holiday_recovered: DayList = ""
    holiday_approved: Flag | None = None
    holiday_paid: DayList = ""
    holiday_words: FewWords = ""
    other_words: FewWords = ""
    lesson_hours: Annotated[int, Field(ge=0, le=MOST_LESSON_HOURS), COUNT] | None = None
    joint_committee: Annotated[str, StringConstraints(pattern=r"^[0-9.]{0,10}$", max_length=10)] = ""
    accident_insurer: Text = ""
    accident_policy: Text = ""
    liability_insurer: Text = ""
    liability_policy: Text = ""
    workplaces: Annotated[list[ChangedPlace], Field(max_length=20, default_factory=list)]

    def told(self) -> dict[str, Any]:
        """What was sent of the fields; an emptied last day is no change."""
        sent = {name: getattr(self, name) for name in AMENDABLE if name in self.model_fields_set}
        return {name: value for name, value in sent.items() if name != "ends_on" or value is not None}


class AgreementChanges(Given):
    """Every change that was proposed, the newest first."""

    items: list[AgreementChange]
