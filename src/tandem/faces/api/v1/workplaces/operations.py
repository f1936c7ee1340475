"""The public register of recognised workplaces: what, where, how far."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Final
from uuid import UUID

from django.http import HttpResponse
from ninja import Path, Query, Router
from pydantic import Field

from tandem.base import clock
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import door
from tandem.faces.api.exports import FILES, Format
from tandem.faces.api.fields import WHOLE, Code, Nis, RecognitionNumber, SectorCode, ShortText, TrainingCode, Wanted
from tandem.faces.api.paging import Page, Paging, filled
from tandem.faces.api.v1 import trips
from tandem.faces.api.v1.workplaces import export, shapes
from tandem.journey.activation.queries import questions
from tandem.journey.recognition.queries import joint, public
from tandem.journey.recognition.queries.nearness import Near
from tandem.journey.recognition.queries.public import Hit, Wish
from tandem.journey.recognition.terms import Extent
from tandem.registers.geo import queries as geo
from tandem.registers.reference import queries as reference
from tandem.registers.travel.terms import TravelMode

router = Router(tags=["Recognised workplaces"])

USUAL_KM: Final = 20
LAST_PAGE: Final = 500
MOST_EXPORTED: Final = 50_000
_HOUR: Final = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"


class WorkplaceWish(Wanted):
    """What somebody looks for; everything asked has to fit."""

    q: Annotated[ShortText, Field(description="Words of the name of the place, or of a training.")] = ""
    training: Annotated[
        list[TrainingCode], Field(default_factory=list, max_length=50, description="Codes of trainings.")
    ]
    sector: Annotated[list[SectorCode], Field(default_factory=list, max_length=50, description="Codes of sectors.")]
    nis: Annotated[list[Nis], Field(default_factory=list, max_length=400, description="NIS codes of municipalities.")]
    region: Annotated[Code | None, Field(description="The code of a region of any kind.")] = None
    near: trips.Point | None = None
    km: Annotated[int, Field(ge=1, le=100, description="How far around the point, in a straight line."), WHOLE] = (
        USUAL_KM
    )
    minutes: trips.Minutes | None = None
    mode: Annotated[TravelMode, Field(description="By what, for the minutes.")] = TravelMode.BIKE
    arrive_by: Annotated[
        str | None,
        Field(pattern=_HOUR, description="By when one has to be there; else the usual hour.", examples=["07:30"]),
    ] = None
    sort: Annotated[
        shapes.Sort | None,
        Field(description="`nearest` needs a point, and is by minutes where `minutes` are asked; else it is by name."),
    ] = None

    def order(self) -> public.Sort:
        """The order asked for, or the usual one: nearest first where there is a point."""
        if self.sort is not None and (self.near or self.sort is not shapes.Sort.NEAREST):
            return self.sort.value
        return "nearest" if self.near else "name"


class WorkplaceList(WorkplaceWish, Paging):
    """Which workplaces."""

    page: Annotated[int, Field(ge=1, le=LAST_PAGE, description="The page, from 1."), WHOLE] = 1


class WorkplaceExport(WorkplaceWish):
    """Which workplaces, in which form."""

    format: Format = Format.CSV


@router.get(
    "/workplaces",
    **door("searchWorkplaces", "Search recognised workplaces", gives=Page[shapes.Workplace], is_public=True),
)
def workplaces(request: Request, wanted: Query[WorkplaceList]) -> Any:
    """The workplaces of today that fit, a page at a time."""
    day = clock.today()
    wish = wish_of(wanted, day=day)
    found = public.find(wish, sort=wanted.order(), most=wanted.page * wanted.page_size, day=day)
    hits = found.hits[(wanted.page - 1) * wanted.page_size :]
    far, trips = {hit.id: hit.km for hit in hits}, _trips(hits, wish)
    items = [
        shapes.Workplace.of(row, km=far[row.pk], day=day, trip=trips[row.pk])
        for row in public.shown([hit.id for hit in hits])
    ]
    return filled(request, wanted, items=items, total=found.total)


@router.get(
    "/workplaces/export",
    **door(
        "exportWorkplaces",
        "Recognised workplaces as a file",
        is_public=True,
        media_types=FILES,
    ),
)
def workplaces_file(request: Request, wanted: Query[WorkplaceExport]) -> HttpResponse:  # noqa: ARG001 - ninja's argument
    """What fits as CSV or XLSX, with the question written in the file; at most fifty thousand rows."""
    day = clock.today()
    wish = wish_of(wanted, day=day)
    found = public.find(wish, sort=wanted.order(), most=MOST_EXPORTED, day=day)
    far, trips = {hit.id: hit.km for hit in found.hits}, _trips(found.hits, wish)
    rows = [(row, far[row.pk], trips[row.pk]) for row in public.shown(list(far))]
    asked = {name: value for name, value in wanted.model_dump(mode="json").items() if value}
    return export.workplaces(rows, total=found.total, asked=asked, kind=wanted.format, now=clock.now())


@router.get(
    "/workplaces/totals",
    **door("getWorkplaceTotals", "How much the register holds", gives=shapes.Totals, is_public=True),
)
def totals(request: Request) -> Any:  # noqa: ARG001 - ninja's first argument
    """How many recognitions, establishments and trainings there are today."""
    found = public.totals(day=clock.today())
    return shapes.Totals(
        recognitions=found.recognitions, establishments=found.establishments, trainings=found.trainings
    )


@router.get(
    "/workplaces/{number}",
    **door("getWorkplace", "One recognised workplace", gives=shapes.WorkplaceDetail, is_public=True),
)
def workplace(request: Request, number: Path[RecognitionNumber]) -> Any:  # noqa: ARG001 - ninja's first argument
    """An entry of the register, with its activities; also one that ended, which then says so."""
    row, today = public.recognition_by_number(number), clock.today()
    return shapes.WorkplaceDetail.whole(
        row,
        activities=public.activities_of(row),
        partners=joint.partners_of(row, day=today) if row.extent == Extent.LIMITED else [],
        others=list(public.others_at(row, day=today)),
        paused_until=questions.paused_among([row.pk], day=today).get(row.pk),
        today=today,
    )


def wish_of(wanted: WorkplaceWish, *, day: date) -> Wish:
    """The question as the register takes it; a code that nobody knows finds nothing."""
    by_code = {row.code: row.pk for row in reference.trainings_on(day)}
    lat, _, lon = (wanted.near or "").partition(",")
    return Wish(
        trainings=[by_code[code] for code in wanted.training if code in by_code] if wanted.training else None,
        of_sectors=_of_sectors(wanted.sector, day=day) if wanted.sector else None,
        nis=_nis(wanted, day=day),
        text=wanted.q,
        related=[row.pk for row in reference.search_trainings(wanted.q, day=day, limit=200)] if wanted.q else (),
        near=Near(float(lat), float(lon), float(wanted.km)) if wanted.near and not wanted.minutes else None,
        trip=trips.trip(wanted.near, wanted.minutes, wanted.mode, day=day, arrive_by=wanted.arrive_by),
    )


def _trips(hits: Iterable[Hit], wish: Wish) -> dict[UUID, shapes.TripThere | None]:
    area = None if wish.trip is None else wish.trip.area
    return {hit.id: shapes.TripThere.of(hit.minutes, area) for hit in hits}


def _of_sectors(codes: list[str], *, day: date) -> list[Any]:
    return [row.pk for code in codes for row in reference.trainings_of_sector(code, day=day)]


def _nis(wanted: WorkplaceWish, *, day: date) -> list[str] | None:
    if wanted.region is None:
        return wanted.nis or None
    inside = [row.nis for row in geo.municipalities_in(wanted.region, day)]
    return [nis for nis in inside if nis in set(wanted.nis)] if wanted.nis else inside
