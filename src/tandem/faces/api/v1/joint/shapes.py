"""Workplaces that train together, as the API gives and takes them."""

from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

from pydantic import Field

from tandem.faces.api.doors import etag_of
from tandem.faces.api.fields import SOME_KEY, ActivityCode, Asked, Given, Key, TrainingCode, shown
from tandem.journey.recognition import rules
from tandem.journey.recognition.actions.joint import Asked as AskedPart
from tandem.journey.recognition.queries.joint import Whole
from tandem.journey.recognition.terms import PartEnd, PartState, Together


class JointLine(Given):
    """One plan of a company in the list."""

    id: UUID
    number: str
    training: str
    lead_id: UUID = Field(description="The company that leads.")
    lead: str
    started_at: datetime

    @classmethod
    def of(cls, row: Any) -> Self:
        """A plan with its training and its lead at hand."""
        return cls(
            id=row.pk,
            number=row.number,
            training=row.training.code,
            lead_id=row.company_id,
            lead=row.company.name,
            started_at=row.started_at,
        )


class JointPart(Given):
    """What one workplace teaches of it."""

    id: UUID
    company_id: UUID
    company: str
    establishment_id: UUID
    establishment: str
    is_lead: bool
    state: PartState
    end_reason: PartEnd | None
    request_id: UUID | None = Field(description="Its request for a limited recognition, once it takes part.")
    activities: list[str]


class JointTraining(JointLine):
    """Workplaces that together teach one training."""

    stands: Together
    listed_on: date = Field(description="The day whose activity list counts.")
    missing: list[str] = Field(description="What is compulsory, or taken to be, and nobody teaches.")
    assumed: list[str] = Field(description="Of what nobody knows whether it is compulsory: it counts as such.")
    at_school: list[str] = Field(description="What is not compulsory and nobody of them teaches.")
    parts: list[JointPart]

    @classmethod
    def whole(cls, found: Whole) -> Self:
        """A plan with its parts."""
        taught = found.facts.taught
        optional = (one.code for one in found.activities if one.is_compulsory is False)
        return cls(
            **JointLine.of(found.joint).model_dump(),
            stands=rules.together(found.facts),
            listed_on=found.joint.listed_on,
            missing=list(found.facts.missing),
            assumed=sorted(found.facts.assumed),
            at_school=[code for code in optional if code not in taught],
            parts=[
                JointPart(
                    id=one.part.pk,
                    company_id=one.part.company_id,
                    company=one.part.company.name,
                    establishment_id=one.part.establishment_id,
                    establishment=one.part.establishment.name,
                    is_lead=one.part.is_lead,
                    state=PartState(one.part.state),
                    end_reason=PartEnd(one.part.end_reason) if one.part.end_reason else None,
                    request_id=one.part.request_id,
                    activities=sorted(one.codes),
                )
                for one in found.parts
            ],
        )


class PartForm(Asked):
    """A workplace that is asked to teach these activities."""

    model_config = shown(establishmentId=SOME_KEY, activities=["BAK-01", "BAK-02"])

    establishment_id: Key
    activities: list[ActivityCode] = Field(min_length=1, max_length=200)

    def asked(self) -> AskedPart:
        """The same for the action."""
        return AskedPart(self.establishment_id, tuple(self.activities))


class JointForm(Asked):
    """Which training, at which workplaces; an own one is among them and leads."""

    model_config = shown(training="BAK-BROOD", parts=[{"establishmentId": SOME_KEY, "activities": ["BAK-01"]}])

    training: TrainingCode
    parts: list[PartForm] = Field(min_length=1, max_length=20)


def tag_of(found: Whole) -> str:
    """The version of a plan with its parts."""
    return etag_of("joint", found.joint.pk, found.joint.version)
