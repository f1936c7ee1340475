"""Travel times and timetables as the API gives them."""

from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

from pydantic import Field

from tandem.faces.api.fields import Given
from tandem.faces.exchange.gtfs import importer, messages
from tandem.registers.travel.queries.doors import Journey
from tandem.registers.travel.rules.estimates import Reach
from tandem.registers.travel.terms import TravelMode


class TravelTime(Given):
    """How long a trip takes one way, and what that rests on."""

    mode: TravelMode
    minutes: int | None = Field(description="From door to door; empty where there is no travel time.")
    known: str = Field(description="estimate: a fixed speed, no promise. timetable: the timetables that were imported.")
    why_not: str | None = Field(description="no_position, too_early or no_connection where there are no minutes.")
    day: date | None = Field(description="The ordinary working day of which the timetables were asked.")
    leaves: str | None = Field(description="When one leaves home, by the timetable.", examples=["07:12"])
    arrives: str | None = Field(description="When one arrives, by the timetable.", examples=["07:51"])

    @classmethod
    def of(cls, reach: Reach, mode: TravelMode) -> Self:
        """One answer of the door."""
        return cls(
            mode=mode,
            minutes=reach.minutes,
            known=reach.known,
            why_not=reach.why_not,
            day=reach.day,
            leaves=_clock(reach.leaves),
            arrives=_clock(reach.arrives),
        )


class Leg(Given):
    """One part of a journey: a walk where `line` is empty."""

    start: str = Field(description="The stop; empty at home.")
    end: str = Field(description="The stop; empty at the end of the trip.")
    leaves: str
    arrives: str
    line: str
    towards: str

    @classmethod
    def of(cls, leg: Any) -> Self:
        """One leg, in whole minutes."""
        return cls(
            start=leg.start,
            end=leg.end,
            leaves=_clock(leg.leaves // 60) or "",
            arrives=_clock(-(-leg.arrives // 60)) or "",
            line=leg.line,
            towards=leg.towards,
        )


class TravelTimes(Given):
    """Every way of travelling between two places."""

    items: list[TravelTime]
    legs: list[Leg] = Field(description="The trip by public transport, where a timetable says it.")
    operators: list[str] = Field(description="Whose timetables say so.")

    @classmethod
    def of(cls, times: list[TravelTime], journey: Journey) -> Self:
        """All answers together."""
        return cls(items=times, legs=[Leg.of(leg) for leg in journey.legs], operators=list(journey.operators))


class TimetableInUse(Given):
    """A timetable that travel times by public transport rest on."""

    operator: str
    publisher: str
    version: str
    valid_from: date
    valid_until: date = Field(description="The first day it says nothing of any more.")

    @classmethod
    def of(cls, row: Any) -> Self:
        """A timetable of the table."""
        return cls(
            operator=row.operator,
            publisher=row.publisher,
            version=row.version,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
        )


class TimetablesInUse(Given):
    """All of them; empty where travel times by public transport are estimates."""

    items: list[TimetableInUse]
    total: int


class TimetableProblem(Given):
    """Something that is wrong in a file."""

    code: str
    file: str
    line: int
    found: str
    needed: str
    sentence: str


class Timetable(Given):
    """A timetable that was handed in."""

    id: UUID
    operator: str
    source: str
    state: str = Field(description="received, refused, checked, in_use or withdrawn.")
    publisher: str
    version: str
    valid_from: date | None
    valid_until: date | None
    stops: int
    lines: int
    trips: int
    left_out: int = Field(description="Trips that were left out because something in them cannot be.")
    received_at: datetime
    problem_count: int
    problems: list[TimetableProblem] = Field(description="The first of them.")

    @classmethod
    def of(cls, row: Any) -> Self:
        """A timetable of the table."""
        return cls(
            id=row.pk,
            operator=row.operator,
            source=row.source,
            state=row.state,
            publisher=row.publisher,
            version=row.version,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
            stops=row.stops,
            lines=row.lines,
            trips=row.trips,
            left_out=row.left_out,
            received_at=row.received_at,
            problem_count=row.problem_count,
            problems=[
                TimetableProblem(
                    code=one.code,
                    file=one.file,
                    line=one.line,
                    found=one.found,
                    needed=one.needed,
                    sentence=messages.sentence(one),
                )
                for one in importer.problems_of(row)
            ],
        )


def _clock(minutes: int | None) -> str | None:
    """A minute of the day as a clock shows it; the evening before too."""
    return None if minutes is None else f"{minutes // 60 % 24:02}:{minutes % 60:02}"
