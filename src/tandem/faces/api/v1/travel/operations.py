"""How long it takes to get somewhere, and the timetables that say so."""

from datetime import time
from http import HTTPStatus
from typing import Annotated, Any, Final

from ninja import File, Form, Path, Query, Router, UploadedFile
from pydantic import Field

from tandem.base import clock
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import Answer, door
from tandem.faces.api.fields import Key, Wanted
from tandem.faces.api.paging import Page, Paging, page_of
from tandem.faces.api.v1.travel import shapes
from tandem.faces.exchange.gtfs import importer
from tandem.registers.travel import actions
from tandem.registers.travel.queries import doors
from tandem.registers.travel.queries import timetables as queries
from tandem.registers.travel.rules.estimates import Spot
from tandem.registers.travel.terms import TravelMode

router = Router(tags=["Travel"])

POINT: Final = r"^(49|5[01])(\.[0-9]{1,6})?,[2-6](\.[0-9]{1,6})?$"
HOUR: Final = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"


class TripWish(Wanted):
    """Which trip."""

    start: Annotated[
        str, Field(alias="from", pattern=POINT, description="Latitude,longitude.", examples=["51.0536,3.7253"])
    ]
    end: Annotated[str, Field(alias="to", pattern=POINT, description="Latitude,longitude.", examples=["51.1,3.99"])]
    arrive_by: Annotated[
        str | None,
        Field(pattern=HOUR, description="By when one has to be there; else the usual hour.", examples=["07:30"]),
    ] = None


@router.get("/travelTimes", **door("getTravelTimes", "How long a trip takes", gives=shapes.TravelTimes, is_public=True))
def travel_times(request: Request, wanted: Query[TripWish]) -> Any:  # noqa: ARG001 - ninja's first argument
    """On foot, by bike, electric bike, moped, car and public transport, on an ordinary working day.

    By public transport the timetables that were imported say it, with an estimated walk to and from the stops; where
    there are none it is an estimate like the others. Every answer says which of the two it is.
    """
    start, end, day = _spot(wanted.start), _spot(wanted.end), clock.today()
    hour = None if wanted.arrive_by is None else time.fromisoformat(wanted.arrive_by)
    others = [mode for mode in TravelMode if mode is not TravelMode.PUBLIC_TRANSPORT]
    times = [
        shapes.TravelTime.of(doors.travel_minutes(start, end, mode, day=day, arrive_by=hour), mode) for mode in others
    ]
    journey = doors.journey(start, end, day=day, arrive_by=hour)
    times.append(shapes.TravelTime.of(journey.reach, TravelMode.PUBLIC_TRANSPORT))
    return shapes.TravelTimes.of(times, journey)


@router.get(
    "/timetables",
    **door("listTimetablesInUse", "The timetables in use", gives=shapes.TimetablesInUse, is_public=True),
)
def in_use(request: Request) -> Any:  # noqa: ARG001 - ninja's first argument
    """Whose timetables travel times rest on, for which days."""
    rows = queries.in_use()
    return shapes.TimetablesInUse(items=[shapes.TimetableInUse.of(row) for row in rows], total=len(rows))


@router.get("/imports/timetables", **door("listTimetables", "Timetables handed in", gives=Page[shapes.Timetable]))
def listed(request: Request, wanted: Query[Paging]) -> Any:
    """Every timetable that was handed in, the newest first; for the administrators of the platform."""
    return page_of(request, wanted, queries.timetables_for(request.actor), shapes.Timetable.of)


@router.post(
    "/imports/timetables",
    **door(
        "handInTimetable",
        "Hand in a timetable",
        gives=shapes.Timetable,
        status=HTTPStatus.CREATED,
        may_refuse=True,
    ),
)
def hand_in(request: Request, file: File[UploadedFile], operator: Annotated[str, Form(max_length=40)]) -> Any:
    """A zip file in the form GTFS, of at most 500 MB, of one operator such as `delijn`.

    The worker reads it; ask for it again until its state is `checked` or `refused`. Nothing counts until it is taken in
    use.
    """
    row = importer.hand_in(actor=request.actor, operator=operator, file=file, now=clock.now())
    return Answer(shapes.Timetable.of(row), status=HTTPStatus.CREATED, location=f"/api/v1/imports/timetables/{row.pk}")


@router.get("/imports/timetables/{timetable_id}", **door("getTimetable", "One timetable", gives=shapes.Timetable))
def timetable(request: Request, timetable_id: Path[Key]) -> Any:
    """What a file turned out to hold, and what is wrong in it."""
    return shapes.Timetable.of(queries.timetable_for(request.actor, timetable_id))


@router.post(
    "/imports/timetables/{timetable_id}/use",
    **door("useTimetable", "Take a timetable in use", gives=shapes.Timetable, may_refuse=True),
)
def use(request: Request, timetable_id: Path[Key]) -> Any:
    """Reckon with it from now on, on the days for which it is the newest of its operator."""
    return shapes.Timetable.of(actions.use(actor=request.actor, timetable_id=timetable_id, now=clock.now()))


@router.post(
    "/imports/timetables/{timetable_id}/withdraw",
    **door("withdrawTimetable", "Withdraw a timetable", gives=shapes.Timetable, may_refuse=True),
)
def withdraw(request: Request, timetable_id: Path[Key]) -> Any:
    """Reckon with it no longer; an older one of the same operator counts again where it holds."""
    return shapes.Timetable.of(actions.withdraw(actor=request.actor, timetable_id=timetable_id, now=clock.now()))


def _spot(text: str) -> Spot:
    lat, _, lon = text.partition(",")
    return Spot(float(lat), float(lon))
