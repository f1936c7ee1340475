"""Of which new workplaces a learner hears, as the API gives and takes it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import Field

from tandem.faces.api.doors import etag_of
from tandem.faces.api.fields import Asked, Given, TrainingCode, shape, shown
from tandem.journey.placement.rules.alerts import LATEST_MINUTE, USUAL_KM, AlertForm
from tandem.registers.travel.terms import TravelMode

PostalCode = Annotated[str, shape(r"^([1-9][0-9]{3})?$", 4)]


class ToldPlace(Given):
    """A workplace that was told."""

    opening_id: UUID | None = Field(description="The open place; null for a recognition without one.")
    recognition_number: str
    kilometres: float
    is_again: bool = Field(description="Whether it was told as free again, after it was full or paused.")
    found_at: datetime

    @classmethod
    def of(cls, row: Any) -> Self:
        """One workplace."""
        return cls(
            opening_id=row.opening_id,
            recognition_number=row.under().number,
            kilometres=round(row.km, 1),
            is_again=row.is_again,
            found_at=row.found_at,
        )


class PlaceAlert(Given):
    """What somebody asked to hear of."""

    is_on: bool
    training: str | None = Field(description="Null where nothing was asked yet.")
    most: int | None = Field(description="Minutes with a mode, else kilometres in a straight line.")
    mode: TravelMode | None
    postal_code: str = Field(description="Empty: from home.")
    earliest_minute: int | None
    with_recognised: bool
    told: list[ToldPlace] = Field(description="What was told, the newest first, at most fifty.")

    @classmethod
    def of(cls, row: Any, hits: Iterable[Any]) -> Self:
        """What was asked, or that nothing was."""
        form = row.form() if row else None
        return cls(
            is_on=bool(row and row.is_on),
            training=form.training_code if form else None,
            most=form.most if form else None,
            mode=form.mode if form else None,
            postal_code=form.postal_code if form else "",
            earliest_minute=form.earliest_minute if form else None,
            with_recognised=form.with_recognised if form else False,
            told=[ToldPlace.of(one) for one in hits],
        )


class AlertText(Asked):
    """What somebody asks to hear of."""

    model_config = shown(training="ELE-INST", most=30, mode="bike")

    training: TrainingCode
    most: Annotated[int, Field(ge=1, le=1000, description="Minutes with a mode, else kilometres.")] = USUAL_KM
    mode: TravelMode | None = None
    postal_code: Annotated[PostalCode, Field(description="Left out: from home.")] = ""
    earliest_minute: Annotated[int, Field(ge=0, le=LATEST_MINUTE, description="Of the day.")] | None = None
    with_recognised: bool = False

    def form(self) -> AlertForm:
        """The same as the action takes it."""
        return AlertForm(
            training_code=self.training,
            most=self.most,
            mode=self.mode,
            postal_code=self.postal_code,
            earliest_minute=self.earliest_minute,
            with_recognised=self.with_recognised,
        )


def tag_of(track: Any, row: Any) -> str:
    """The version of what was asked in a track, and of what was told."""
    return etag_of("place-alert", track.pk, row.version if row else 0, row.told_on if row else None)
