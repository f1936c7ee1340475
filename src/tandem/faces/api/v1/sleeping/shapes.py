"""Sleeping recognitions and the question whether there is a place, as the API gives and takes them."""

from datetime import date, datetime
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import Field

from tandem.faces.api.exports import Format
from tandem.faces.api.fields import (
    Asked,
    Both,
    Code,
    Flag,
    Given,
    RecognitionNumber,
    SectorCode,
    TrainingCode,
    Wanted,
    shown,
)
from tandem.faces.api.paging import Paging
from tandem.journey.activation.queries.sleeping import Sleeper, SleepWish
from tandem.journey.activation.rules import MOST_AT_ONCE
from tandem.journey.activation.terms import AskedPart, LikelyReason, PlaceAnswer, QuestionState


class SleepingWish(Wanted):
    """Which sleeping recognitions."""

    training: Annotated[TrainingCode | None, Field(description="Only for this training.")] = None
    sector: Annotated[SectorCode | None, Field(description="Only of this sector.")] = None
    region: Annotated[Code | None, Field(description="Only in this region, of any kind.")] = None
    part: Annotated[AskedPart | None, Field(description="Only this part: who can be asked, who answered …")] = None

    def wish(self) -> SleepWish:
        """The same as the list takes it."""
        return SleepWish(self.training or "", self.sector or "", self.region or "", self.part)


class SleepingList(SleepingWish, Paging):
    """Which sleeping recognitions, a page at a time."""


class SleepingExport(SleepingWish):
    """Which sleeping recognitions, in which form."""

    format: Format = Format.CSV


class Reason(Given):
    """Why a company may say yes; every weight is an assumption."""

    code: LikelyReason
    points: int
    number: int = Field(description="Years, learners or months, where the reason counts some; else 0.")


class SleepingRecognition(Given):
    """A valid recognition under which nobody learns and no place stands open."""

    number: str = Field(description="The number of the recognition.", examples=["E-2026-000001"])
    company: str
    establishment: str
    municipality: str
    training: str
    training_name: Both
    points: int = Field(description="How likely a yes is; never without its reasons.")
    most_points: int
    reasons: list[Reason]
    has_address: bool
    can_be_asked: bool
    state: QuestionState | None = Field(description="Where the newest question stands; null where nobody asked.")
    asked_on: date | None
    reminded_on: date | None
    paused_until: date | None

    @classmethod
    def of(cls, line: Sleeper, row: Any) -> Self:
        """A line with its recognition at hand."""
        asked = line.asked
        return cls(
            number=row.number,
            company=row.company.name,
            establishment=row.establishment.name,
            municipality=row.establishment.municipality,
            training=row.training.code,
            training_name=Both.of(row.training.name, row.training.name_en),
            points=line.likelihood.points,
            most_points=line.likelihood.most,
            reasons=[Reason(code=one.code, points=one.points, number=one.number) for one in line.likelihood.reasons],
            has_address=line.has_address,
            can_be_asked=line.can_ask,
            state=asked.state if asked else None,
            asked_on=asked.asked_on if asked else None,
            reminded_on=asked.reminded_on if asked else None,
            paused_until=asked.paused_until if asked else None,
        )


class CampaignForm(Asked):
    """Whom to ask; a dry run only says who would be asked."""

    model_config = shown(recognitions=["E-2026-000001"], dryRun=True)

    recognitions: Annotated[list[RecognitionNumber], Field(min_length=1, max_length=MOST_AT_ONCE)]
    dry_run: Flag = False


class NotAsked(Given):
    """Who was not asked, and why."""

    number: str
    reasons: list[str] = Field(description="Codes of findings, such as activation.asked_lately.")


class Campaign(Given):
    """Who was asked, or would be."""

    dry_run: bool
    asked: list[str]
    left: list[NotAsked]


class AvailabilityQuestion(Given):
    """What a company was asked, and what it answered."""

    id: UUID
    recognition: str = Field(description="The number of the recognition.")
    establishment: str
    training: str
    asked_by: str = Field(description="The name of the body that asked.")
    asked_on: date
    answers_until: date
    state: QuestionState
    answer: PlaceAnswer | None
    answered_at: datetime | None
    paused_until: date | None
    woken_on: date | None

    @classmethod
    def of(cls, row: Any) -> Self:
        """A question with its workplace at hand."""
        return cls(
            id=row.pk,
            recognition=row.recognition.number,
            establishment=row.recognition.establishment.name,
            training=row.recognition.training.code,
            asked_by=row.asked_for.name,
            asked_on=row.asked_on,
            answers_until=row.answers_until,
            state=QuestionState(row.state),
            answer=PlaceAnswer(row.answer) if row.answer else None,
            answered_at=row.answered_at,
            paused_until=row.paused_until,
            woken_on=row.woken_on,
        )


class AvailabilityAnswer(Asked):
    """What a company answers."""

    model_config = shown(answer="places")

    answer: PlaceAnswer
