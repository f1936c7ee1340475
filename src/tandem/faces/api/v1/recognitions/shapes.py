"""Recognitions of one company as it sees them itself."""

from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

from pydantic import Field

from tandem.faces.api.fields import Both, Given
from tandem.journey.recognition.terms import Extent


class Recognition(Given):
    """A recognition of a company: one training at one establishment, for a period."""

    number: str
    request_id: UUID
    establishment_id: UUID
    establishment: str
    establishment_name: str
    training: str
    training_name: Both
    body: str
    state: str
    extent: Extent
    taught: int | None = Field(description="Of a limited recognition: how many activities it covers.")
    listed: int | None = Field(description="Of a limited recognition: how many the list had.")
    valid_from: date
    valid_until: date
    ended_on: date | None
    gone_since: date | None
    granted_at: datetime

    @classmethod
    def of(cls, row: Any) -> Self:
        """A recognition with its establishment, training and body at hand."""
        return cls(
            number=row.number,
            request_id=row.request_id,
            establishment_id=row.establishment_id,
            establishment=row.establishment.number,
            establishment_name=row.establishment.name,
            training=row.training.code,
            training_name=Both.of(row.training.name, row.training.name_en),
            body=row.body.code,
            state=row.state,
            extent=Extent(row.extent),
            taught=row.taught,
            listed=row.listed,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
            ended_on=row.ended_on,
            gone_since=row.gone_since,
            granted_at=row.granted_at,
        )
