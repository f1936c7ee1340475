"""What the API says of agreements that were signed outside Tandem, and how the list of agreements comes as a file."""

from datetime import datetime
from typing import Annotated, Any, Self

from pydantic import Field

from tandem.faces.api.exports import Format
from tandem.faces.api.fields import Given, Key, Wanted
from tandem.journey.agreements.terms import AgreementState


class AgreementExport(Wanted):
    """Which agreements, in which form."""

    state: Annotated[
        list[AgreementState], Field(description="Only these states; all when left out.", default_factory=list)
    ]
    track_id: Annotated[Key | None, Field(description="Only those of one learner.")] = None
    format: Format = Format.CSV


class AgreementOutside(Given):
    """What was told of an agreement that was signed outside Tandem."""

    old_number: str
    work_hours: float | None = Field(description="The hours a week at the workplace, as told.")
    establishment_number: str
    establishment_name: str
    mentor_name: str = Field(description="As it was written in the file.")
    taken_over_at: datetime
    has_scan: bool

    @classmethod
    def of(cls, told: Any, one: Any) -> Self:
        """What was told of this agreement."""
        return cls(
            old_number=told.old_number,
            work_hours=None if one.work_hours is None else float(one.work_hours),
            establishment_number=told.establishment.number,
            establishment_name=told.establishment.name,
            mentor_name=told.mentor_name,
            taken_over_at=told.taken_at,
            has_scan=bool(told.scan),
        )
