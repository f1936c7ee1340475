"""Recognised workplaces as everybody may see them: a place and a training, never a person."""

from datetime import date
from enum import StrEnum
from typing import Any, Self

from pydantic import Field

from tandem.faces.api.fields import Both, Given
from tandem.faces.api.v1.parts import Address
from tandem.faces.documents.travel import edition_words
from tandem.journey.recognition.terms import Extent, RecognitionState
from tandem.law import norms
from tandem.registers.travel.queries.areas import Area
from tandem.registers.travel.rules.estimates import minutes_over, pace_of
from tandem.registers.travel.terms import Known, TravelMode


class Sort(StrEnum):
    """In which order."""

    NEAREST = "nearest"
    NAME = "name"
    NEWEST = "newest"


class TravelMinutes(Given):
    """Estimated minutes from the point asked about: proxies of our own, to order places by, no promise."""

    foot: int
    bike: int
    e_bike: int
    moped: int
    car: int
    public_transport: int

    @classmethod
    def over(cls, km: float, *, day: date) -> Self:
        """The estimates for so many kilometres in a straight line."""
        norm = norms.at(day).travel
        return cls(**{str(mode): minutes_over(km, pace_of(mode, norm=norm)) for mode in TravelMode})


class TripThere(Given):
    """How long it takes to get there by what was asked, and what says so."""

    mode: TravelMode
    minutes: int
    known: Known = Field(
        description="estimate: a fixed speed, no promise. timetable: the timetables that were imported."
    )
    day: date | None = Field(description="The ordinary working day of which the timetables were asked.")
    timetables: list[str] = Field(description="Whose timetables, of which edition; empty for an estimate.")

    @classmethod
    def of(cls, minutes: int | None, area: Area | None) -> Self | None:
        """The minutes to one place; none where no minutes were asked."""
        if minutes is None or area is None:
            return None
        counting = area.counting
        return cls(
            mode=area.mode,
            minutes=minutes,
            known=area.known,
            day=None if counting is None else counting.day,
            timetables=[] if counting is None else [edition_words(one) for one in counting.editions],
        )


class Workplace(Given):
    """A recognised workplace: one training at one establishment."""

    number: str = Field(description="The number of the recognition.", examples=["E-2026-000001"])
    training: str = Field(description="The code of the training.")
    training_name: Both
    company: str = Field(description="The enterprise number.")
    company_name: str
    establishment: str = Field(description="The establishment number.")
    establishment_name: str
    address: Address
    extent: Extent = Field(description="A limited recognition covers the activities of its entry and nothing else.")
    valid_from: date
    valid_until: date
    distance_km: float | None = Field(description="In a straight line from the point asked about.")
    travel_minutes: TravelMinutes | None
    trip: TripThere | None = Field(description="Where `minutes` were asked: how long it takes by `mode`.")

    @classmethod
    def of(cls, row: Any, *, km: float | None, day: date, trip: TripThere | None = None) -> Self:
        """An entry of the public register, as far as it is on that day."""
        return cls(
            number=row.number,
            training=row.training.code,
            training_name=Both.of(row.training.name, row.training.name_en),
            company=row.company.number,
            company_name=row.company.name,
            establishment=row.establishment.number,
            establishment_name=row.establishment.name,
            address=Address.of(row.establishment),
            extent=Extent(row.extent),
            valid_from=row.valid_from,
            valid_until=row.valid_until,
            distance_km=None if km is None else round(km, 2),
            travel_minutes=None if km is None else TravelMinutes.over(km, day=day),
            trip=trip,
        )


class OfferedActivity(Given):
    """An activity of the training that the establishment said it can offer."""

    code: str
    text: Both


class OtherRecognition(Given):
    """What else an establishment is recognised for."""

    number: str
    training: str
    training_name: Both


class WorkplaceDetail(Workplace):
    """An entry of the public register, also one that ended: a certificate's code leads here."""

    state: str = Field(description="valid or expired.")
    gone_since: date | None = Field(description="Since when the enterprise register no longer holds the establishment.")
    is_valid_today: bool = Field(description="Whether a learner may start here today.")
    paused_until: date | None = Field(
        description="The company says that there is no place before this day; null where it says no such thing."
    )
    website: str
    decided_by: str = Field(description="The name of the body that decided.")
    activities: list[OfferedActivity]
    partners: list[str] = Field(description="Of a limited recognition: the numbers of those who teach the rest.")
    others: list[OtherRecognition]

    @classmethod
    def whole(
        cls,
        row: Any,
        *,
        activities: list[Any],
        partners: list[Any],
        others: list[Any],
        paused_until: date | None,
        today: date,
    ) -> Self:
        """Everything that is public of a recognition."""
        return cls(
            **Workplace.of(row, km=None, day=today).model_dump(),
            state=row.state,
            gone_since=row.gone_since,
            is_valid_today=row.state == "valid"
            and row.gone_since is None
            and row.valid_from <= today < row.valid_until,
            paused_until=paused_until,
            website=row.establishment.website,
            decided_by=row.body.name,
            activities=[
                OfferedActivity(code=one.activity.code, text=Both.of(one.activity.text_nl, one.activity.text_en))
                for one in activities
            ],
            partners=[one.number for one in partners],
            others=[
                OtherRecognition(
                    number=one.number,
                    training=one.training.code,
                    training_name=Both.of(one.training.name, one.training.name_en),
                )
                for one in others
            ],
        )


class Totals(Given):
    """How much the public register holds today."""

    recognitions: int
    establishments: int
    trainings: int


def _is_valid(row: Any, day: date) -> bool:
    in_time: bool = row.valid_from <= day < row.valid_until
    return in_time and row.state == RecognitionState.VALID and row.gone_since is None
