"""Days without lessons as the API gives and takes them."""

from datetime import date
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import Field, StringConstraints

from tandem.faces.api.fields import NO_CONTROL, Asked, Day, Given, ShortText, shown
from tandem.registers.organisations.rules import LONGEST_FREE_DAY_WORDS
from tandem.registers.organisations.terms import FreeDayKind


class FreeDay(Given):
    """A day on which a provider gives no lessons by its own choice."""

    id: UUID
    day: date
    kind: str
    words: str
    location: str | None = Field(description="The number of the location; null where it holds at every location.")

    @classmethod
    def of(cls, row: Any) -> Self:
        """A free day with its location at hand."""
        number = row.location.number if row.location else None
        return cls(id=row.pk, day=row.day, kind=row.kind, words=row.words, location=number)


class FreeDaysAdded(Given):
    """The days that were added."""

    items: list[FreeDay]
    total: int


class FreeDaysAsked(Asked):
    """Which days are free, where and why; of a range only the days that have lessons otherwise are added."""

    model_config = shown(first="2027-01-25", kind="study", words="Studiedag")

    first: Day
    last: Annotated[Day | None, Field(description="The last day; the first one when left out.")] = None
    kind: FreeDayKind = FreeDayKind.FREE
    words: Annotated[str, StringConstraints(pattern=NO_CONTROL, max_length=LONGEST_FREE_DAY_WORDS)] = ""
    location: Annotated[
        ShortText | None, Field(description="The number of one location; every location when left out.")
    ] = None
