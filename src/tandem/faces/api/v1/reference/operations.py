"""Reference data: sectors, joint committees, trainings, activity lists, shortage occupations. All of it is public."""

from typing import Annotated, Any

from ninja import Path, Query, Router
from pydantic import Field

from tandem.base import clock
from tandem.base.errors import NotFound
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import door
from tandem.faces.api.fields import (
    WHOLE,
    CommitteeNumber,
    SectorCode,
    ShortText,
    TrainingCode,
)
from tandem.faces.api.paging import Page, Paging, page_of
from tandem.faces.api.v1.parts import DayList, OnDay
from tandem.faces.api.v1.reference import shapes
from tandem.registers.reference import queries

router = Router(tags=["Reference data"])

MOST_FOUND = 1000

Year = Annotated[int, Field(ge=2000, le=2100, examples=[2024]), WHOLE]


class CommitteeList(DayList):
    """Which joint committees."""

    q: Annotated[ShortText, Field(description="The start of the number, or words of the name.")] = ""


class TrainingList(DayList):
    """Which trainings: those that fit everything asked."""

    q: Annotated[ShortText, Field(description="Words of the name, a qualification, an occupation, an activity.")] = ""
    sector: Annotated[SectorCode | None, Field(description="The code of a sector.")] = None
    nace: Annotated[
        str | None, Field(pattern=r"^[0-9.]{2,8}$", description="A NACE-BEL 2008 code: what such a company may offer.")
    ] = None


@router.get("/sectors", **door("listSectors", "Sectors of a day", gives=Page[shapes.Sector], is_public=True))
def sectors(request: Request, wanted: Query[DayList]) -> Any:
    """The sectors in their usual order; companies without a partnership come last."""
    return page_of(request, wanted, queries.sectors_on(wanted.day or clock.today()), shapes.Sector.of)


@router.get("/sectors/{code}", **door("getSector", "One sector", gives=shapes.Sector, is_public=True))
def sector(request: Request, code: Path[SectorCode]) -> Any:  # noqa: ARG001 - ninja's first argument
    """A sector, of any day."""
    return shapes.Sector.of(queries.sector_by_code(code))


@router.get(
    "/jointCommittees",
    **door("listJointCommittees", "Joint committees of a day", gives=Page[shapes.JointCommittee], is_public=True),
)
def joint_committees(request: Request, wanted: Query[CommitteeList]) -> Any:
    """Joint committees by number, or those that fit a search."""
    day = wanted.day or clock.today()
    if wanted.q:
        found = queries.search_joint_committees(wanted.q, day=day, limit=MOST_FOUND)
        return page_of(request, wanted, found, shapes.JointCommittee.of)
    return page_of(request, wanted, queries.joint_committees_on(day), shapes.JointCommittee.of)


@router.get(
    "/jointCommittees/{number}",
    **door("getJointCommittee", "One joint committee", gives=shapes.JointCommitteeDetail, is_public=True),
)
def joint_committee(request: Request, number: Path[CommitteeNumber], wanted: Query[OnDay]) -> Any:  # noqa: ARG001
    """A joint committee, with the sectors that follow from it on a day."""
    day = wanted.day or clock.today()
    row = queries.joint_committee_by_number(number)
    found = [one.code for one in queries.sectors_of_joint_committee(row.number, day)]
    return shapes.JointCommitteeDetail.with_sectors(row, sectors=found, day=day)


@router.get("/trainings", **door("listTrainings", "Trainings of a day", gives=Page[shapes.Training], is_public=True))
def trainings(request: Request, wanted: Query[TrainingList]) -> Any:
    """Dual trainings by name, or those that fit a search, a NACE code or a sector."""
    day = wanted.day or clock.today()
    rows = _trainings(wanted)
    shown = rows[(wanted.page - 1) * wanted.page_size : wanted.page * wanted.page_size]
    codes = queries.sector_codes_by_training([row.pk for row in shown], day)
    return page_of(request, wanted, rows, lambda row: shapes.Training.of(row, sectors=codes.get(row.pk, ())))


@router.get("/trainings/{code}", **door("getTraining", "One training", gives=shapes.TrainingDetail, is_public=True))
def training(request: Request, code: Path[TrainingCode], wanted: Query[OnDay]) -> Any:  # noqa: ARG001
    """A training, of any day, with its sectors on the day asked about."""
    row = queries.training_by_code(code)
    return shapes.TrainingDetail.whole(
        row,
        sectors=queries.sector_codes_of(row.pk, wanted.day or clock.today()),
        shortage_years=queries.shortage_years(row.pk),
    )


@router.get(
    "/trainings/{code}/activityList",
    **door("getActivityList", "The activity list of a training", gives=shapes.ActivityList, is_public=True),
)
def activity_list(request: Request, code: Path[TrainingCode], wanted: Query[OnDay]) -> Any:  # noqa: ARG001
    """The list in force on a day; not found where we know none."""
    day = wanted.day or clock.today()
    found = queries.activity_list_for(queries.training_by_code(code).pk, day)
    if found is None:
        raise NotFound
    return shapes.ActivityList.of(found.list, activities=found.activities, training=code, day=day)


@router.get(
    "/shortageLists",
    **door("listShortageLists", "Lists of shortage occupations", gives=Page[shapes.ShortageList], is_public=True),
)
def shortage_lists(request: Request, wanted: Query[Paging]) -> Any:
    """The yearly lists, the newest first."""
    return page_of(request, wanted, queries.shortage_lists(), shapes.ShortageList.of)


@router.get(
    "/shortageLists/{year}",
    **door("getShortageList", "The shortage occupations of a year", gives=shapes.ShortageList, is_public=True),
)
def shortage_list(request: Request, year: Path[Year]) -> Any:  # noqa: ARG001
    """The list of one year."""
    row = next((one for one in queries.shortage_lists() if one.year == year), None)
    if row is None:
        raise NotFound
    return shapes.ShortageList.of(row)


def _trainings(wanted: TrainingList) -> Any:
    day = wanted.day or clock.today()
    rows: Any = queries.trainings_on(day)
    if wanted.q:
        rows = queries.search_trainings(wanted.q, day=day, limit=MOST_FOUND)
    elif wanted.nace:
        rows = queries.trainings_for_nace(wanted.nace, day=day)
    kept = [row.pk for row in queries.trainings_for_nace(wanted.nace, day=day)] if wanted.nace else None
    if wanted.sector:
        own = {row.pk for row in queries.trainings_of_sector(wanted.sector, day=day)}
        kept = [pk for pk in kept if pk in own] if kept is not None else list(own)
    return rows if kept is None else [row for row in rows if row.pk in set(kept)]
