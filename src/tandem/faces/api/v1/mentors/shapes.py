"""Mentors as the API gives and takes them, for the company where they train."""

from datetime import date, datetime
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import Field

from tandem.faces.api.doors import etag_of
from tandem.faces.api.fields import COUNT, SOME_KEY, Asked, Day, Email, Given, Key, Name, Phone, shown
from tandem.journey.recognition.actions import mentors as actions
from tandem.journey.recognition.terms import ExtractModel, ExtractOutcome, MentorExemption, MentorProof


class MentorLine(Given):
    """A mentor in a list."""

    id: UUID
    name: str
    is_active: bool
    trained_on: date | None
    establishments: list[UUID]

    @classmethod
    def of(cls, row: Any) -> Self:
        """A mentor with the person and the places at hand."""
        return cls(
            id=row.pk,
            name=f"{row.person.given_name} {row.person.family_name}",
            is_active=row.deactivated_at is None,
            trained_on=row.trained_on,
            establishments=[one.establishment_id for one in row.postings.all()],
        )


class ExtractCheck(Given):
    """Somebody saw the extract; the extract itself is never kept."""

    id: UUID
    model: str
    issued_on: date
    outcome: str
    valid_until: date
    seen_at: datetime

    @classmethod
    def of(cls, row: Any) -> Self:
        """A check of an extract."""
        return cls(
            id=row.pk,
            model=row.model,
            issued_on=row.issued_on,
            outcome=row.outcome,
            valid_until=row.valid_until,
            seen_at=row.seen_at,
        )


class MentorRef(Given):
    """A mentor that was named or changed; nothing of the person."""

    id: UUID
    company_id: UUID


class Mentor(Given):
    """Everything of a mentor, for the company."""

    id: UUID
    company_id: UUID
    given_name: str
    family_name: str
    birth_date: date | None
    email: str
    phone: str
    experience_years: int
    proof: str
    exemption: str
    trained_on: date | None
    training_organiser: str
    named_at: datetime
    deactivated_at: datetime | None
    establishments: list[UUID]
    extract_checks: list[ExtractCheck]

    @classmethod
    def of(cls, row: Any) -> Self:
        """A mentor with the person at hand."""
        person = row.person
        return cls(
            id=row.pk,
            company_id=row.company_id,
            given_name=person.given_name,
            family_name=person.family_name,
            birth_date=person.birth_date,
            email=person.email,
            phone=person.phone,
            experience_years=row.experience_years,
            proof=row.proof,
            exemption=row.exemption,
            trained_on=row.trained_on,
            training_organiser=row.training_organiser,
            named_at=row.named_at,
            deactivated_at=row.deactivated_at,
            establishments=[one.establishment_id for one in row.postings.order_by("id")],
            extract_checks=[ExtractCheck.of(one) for one in row.extract_checks.order_by("seen_at", "id")],
        )


class MentorForm(Asked):
    """What a company tells of a mentor."""

    model_config = shown(
        givenName="Sam",
        familyName="Voorbeeld",
        birthDate="1980-05-04",
        experienceYears=9,
        establishments=[SOME_KEY],
    )

    given_name: Name
    family_name: Name
    birth_date: Day | None = None
    email: Email = ""
    phone: Phone = ""
    experience_years: Annotated[int, Field(ge=0, le=70), COUNT] = 0
    proof: MentorProof = MentorProof.NONE
    exemption: MentorExemption = MentorExemption.NONE
    establishments: list[Key] = Field(min_length=1, max_length=100, description="Where the mentor guides.")

    def form(self) -> actions.MentorForm:
        """The same as the action takes it."""
        return actions.MentorForm(
            given_name=self.given_name,
            family_name=self.family_name,
            birth_date=self.birth_date,
            email=self.email,
            phone=self.phone,
            experience_years=self.experience_years,
            proof=self.proof,
            exemption=self.exemption,
        )


class ExtractForm(Asked):
    """Which extract was seen, and what was found."""

    model_config = shown(model="596.2", issuedOn="2026-11-01", outcome="in_order")

    model: ExtractModel
    issued_on: Day
    outcome: ExtractOutcome


class TrainingForm(Asked):
    """The mentor training that was followed."""

    model_config = shown(trainedOn="2026-10-06", organiser="Voorbeeldfonds")

    trained_on: Day
    organiser: Name


def tag_of(row: Any) -> str:
    """The version of a mentor: everything one can change of it."""
    person = row.person
    own = (row.experience_years, row.proof, row.exemption, row.trained_on, row.training_organiser, row.deactivated_at)
    told = (person.given_name, person.family_name, person.birth_date, person.email, person.phone)
    places = sorted(str(one) for one in row.postings.values_list("establishment_id", flat=True))
    return etag_of("mentor", row.pk, *own, *told, *places, row.extract_checks.count())
