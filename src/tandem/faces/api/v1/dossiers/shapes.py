"""Forms as the API gives and takes them: one dossier for several trainings and establishments of one company."""

from datetime import datetime
from typing import Any, Self
from uuid import UUID

from pydantic import Field

from tandem.base.actor import Actor
from tandem.faces.api.doors import etag_of
from tandem.faces.api.fields import SOME_KEY, Asked, Email, Flag, Given, Key, Phone, Text, TrainingCode, Words, shown
from tandem.faces.api.v1.requests.shapes import Attachment, Contact, RequestSummary, contact_of
from tandem.journey.recognition.terms import Condition


class DossierSummary(Given):
    """Where a form stands; nothing of a person."""

    id: UUID
    company_id: UUID
    number: str | None = Field(description="Its number, from the submission on.")
    filed_as: str
    version: int
    started_at: datetime
    changed_at: datetime
    submitted_at: datetime | None

    @classmethod
    def of(cls, row: Any) -> Self:
        """A form."""
        return cls(
            id=row.pk,
            company_id=row.company_id,
            number=row.number,
            filed_as=row.filed_as,
            version=row.version,
            started_at=row.started_at,
            changed_at=row.changed_at,
            submitted_at=row.submitted_at,
        )


class DossierDetail(DossierSummary):
    """Everything of a form, for the company it belongs to."""

    contact: Contact
    remarks: str
    declarations: dict[str, bool] = Field(description="What was declared for the whole company, by condition.")
    attachments: list[Attachment]
    requests: list[RequestSummary]

    @classmethod
    def whole(cls, row: Any, *, requests: list[Any], actor: Actor) -> Self:
        """A form with its requests."""
        return cls(
            **DossierSummary.of(row).model_dump(),
            contact=contact_of(row),
            remarks=row.remarks,
            declarations={one.condition: one.is_met for one in row.declarations.all() if one.request_id is None},
            attachments=[Attachment.of(one) for one in row.attachments.all()],
            requests=[RequestSummary.of(one, actor=actor) for one in requests],
        )


class ContactForm(Asked):
    """Whom the body can reach, and what the company wants to add."""

    model_config = shown(name="Noor Voorbeeld", email="noor@voorbeeld.example", phone="09 000 00 00", remarks="")

    name: Text
    email: Email
    phone: Phone
    remarks: Words = ""


class DeclarationsForm(Asked):
    """Yes or no to the conditions that hold for the whole company; what is left out stays as it was."""

    model_config = shown(finance=True, convictions=True, duties=True)

    finance: Flag | None = None
    convictions: Flag | None = None
    duties: Flag | None = None

    def answers(self) -> dict[Condition, bool]:
        """What was answered."""
        given = self.model_dump(exclude_none=True)
        return {Condition(name): answer for name, answer in given.items()}


class RequestForm(Asked):
    """One training at one establishment."""

    model_config = shown(establishmentId=SOME_KEY, training="ELE-INST")

    establishment_id: Key
    training: TrainingCode


def tag_of(row: Any) -> str:
    """The version of a form."""
    return etag_of("dossier", row.pk, row.version)
