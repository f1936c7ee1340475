"""What people without a school ask, as the API gives it to whoever has it in hand."""

from datetime import date
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import Field

from tandem.faces.api.doors import etag_of
from tandem.faces.api.fields import (
    Asked,
    Both,
    Day,
    Email,
    Given,
    InstitutionNumber,
    Key,
    Name,
    Phone,
    ShortText,
    Text,
    TrainingCode,
    shown,
)
from tandem.faces.api.paging import Paging
from tandem.journey.handover.queries.enquiries import Part
from tandem.journey.handover.terms.enquiries import (
    AgeGroup,
    EnquiryOutcome,
    EnquiryState,
    PassReason,
    Situation,
    TakerKind,
)
from tandem.journey.intake.rules.tracks import TrackForm
from tandem.registers.people.rules import PersonForm

_YASMINA = {"givenName": "Yasmina", "familyName": "Zonderschool", "birthDate": "2007-04-12"}


class EnquiryList(Paging):
    """Which part of the enquiries."""

    part: Annotated[
        Literal["waiting", "taken"], Field(description="What waits for an answer, or what was taken up.")
    ] = "waiting"

    @property
    def meant(self) -> Part:
        """The same part as the site shows it."""
        return Part(self.part)


class EnquiryLine(Given):
    """One enquiry in a list: what is asked, never by whom."""

    id: UUID
    state: EnquiryState
    taker: TakerKind
    age: AgeGroup
    situation: Situation
    municipality: str
    training: str = Field(description="Empty where none was named.")
    training_name: Both | None
    since: date
    answers_until: date

    @classmethod
    def of(cls, turn: Any) -> Self:
        """The turn of who has it in hand."""
        return cls(**_line(turn))


class Enquiry(EnquiryLine):
    """One enquiry: who asks what, and how to reach them."""

    name: str
    email: str
    phone: str
    words: str
    left_on: date

    @classmethod
    def whole(cls, turn: Any, enquiry: Any) -> Self:
        """The same with who asks."""
        return cls(
            **_line(turn),
            name=enquiry.name,
            email=enquiry.email,
            phone=enquiry.phone,
            words=enquiry.words,
            left_on=enquiry.left_on,
        )


class PassEnquiryForm(Asked):
    """Why an enquiry goes to the next who can help."""

    model_config = Asked.model_config | shown(reason="full")

    reason: Literal["not_offered", "full", "too_far", "other_help", "not_reached"]

    @property
    def meant(self) -> PassReason:
        """The same reason as the site takes it."""
        return PassReason(self.reason)


class CloseEnquiryForm(Asked):
    """What came of an enquiry, other than a track here."""

    model_config = Asked.model_config | shown(outcome="work")

    outcome: EnquiryOutcome


class EnquiryTrackForm(Asked):
    """The track that is made of an enquiry."""

    model_config = Asked.model_config | shown(**_YASMINA, training="BOU-SCHILDER", startsOn="2026-11-23")

    given_name: Name
    family_name: Name
    birth_date: Day
    email: Email = ""
    phone: Phone = ""
    training: TrainingCode
    starts_on: Day
    location_number: Annotated[InstitutionNumber | None, Field(description="The location of the school.")] = None
    street: Text = ""
    house_number: Annotated[ShortText, Field(max_length=30)] = ""
    postal_code: Annotated[ShortText, Field(max_length=4)] = ""
    municipality: Annotated[Text, Field(max_length=100)] = ""
    coach_id: Annotated[Key | None, Field(description="Who guides; nobody when left out.")] = None

    def person(self) -> PersonForm:
        """Who is enrolled."""
        return PersonForm(self.given_name, self.family_name, self.birth_date, self.email, self.phone)

    def track(self) -> TrackForm:
        """In which training, and from where."""
        return TrackForm(
            training=self.training,
            starts_on=self.starts_on,
            location_number=self.location_number or "",
            street=self.street,
            house_number=self.house_number,
            postal_code=self.postal_code,
            municipality=self.municipality,
        )


class TrackOfEnquiry(Given):
    """The track that was made."""

    track_id: UUID
    number: str


def tag_of(enquiry: Any) -> str:
    """The version of an enquiry."""
    return etag_of("enquiry", enquiry.pk, enquiry.version, enquiry.state)


def _line(turn: Any) -> dict[str, Any]:
    enquiry = turn.enquiry
    training = enquiry.training
    return {
        "id": enquiry.pk,
        "state": EnquiryState(enquiry.state),
        "taker": TakerKind(turn.taker),
        "age": AgeGroup(enquiry.age),
        "situation": Situation(enquiry.situation),
        "municipality": enquiry.municipality,
        "training": training.code if training else "",
        "training_name": Both.of(training.name, training.name_en) if training else None,
        "since": turn.since,
        "answers_until": turn.answers_until,
    }
