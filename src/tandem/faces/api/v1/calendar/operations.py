"""The school calendar and the public holidays, of a school year or of a range of days. All of it is public."""

from typing import Annotated, Any

from django.utils.translation import gettext
from ninja import Path, Query, Router
from pydantic import Field

from tandem.base import clock
from tandem.base.errors import NotFound
from tandem.base.periods import Period
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import door
from tandem.faces.api.fields import Day, example, shape
from tandem.faces.api.issues import WRONG
from tandem.faces.api.paging import Page, Paging, page_of
from tandem.faces.api.problems import InputFault, Issue, Kind, Refused
from tandem.faces.api.v1.calendar import shapes
from tandem.law import calendar, school_years

router = Router(tags=["Calendar"])

YearLabel = Annotated[str, shape(r"^20[0-9]{2}-20[0-9]{2}$", 9), example("2026-2027")]


class HolidayList(Paging):
    """Which days."""

    since: Annotated[Day | None, Field(description="The first day; today when left out.", examples=["2026-11-21"])] = (
        None
    )
    until: Annotated[
        Day | None,
        Field(
            description="The first day after the range; the end of the school year of `since` when left out.",
            examples=["2027-02-01"],
        ),
    ] = None


@router.get("/schoolYears", **door("listSchoolYears", "School years", gives=Page[shapes.SchoolYear], is_public=True))
def years(request: Request, wanted: Query[Paging]) -> Any:
    """The school years we know, the oldest first, each with its holidays."""
    return page_of(request, wanted, school_years.calendar().years, shapes.SchoolYear.of)


@router.get("/schoolYears/{label}", **door("getSchoolYear", "One school year", gives=shapes.SchoolYear, is_public=True))
def year(request: Request, label: Path[YearLabel]) -> Any:  # noqa: ARG001 - ninja's first argument
    """A school year with its school holidays, the days on which every school is closed, and the public holidays."""
    found = next((one for one in school_years.calendar().years if one.label == label), None)
    if found is None:
        raise NotFound
    return shapes.SchoolYear.of(found)


@router.get(
    "/holidays",
    **door("listHolidays", "Holidays in a range of days", gives=Page[shapes.Holiday], is_public=True, may_miss=True),
)
def holidays(request: Request, wanted: Query[HolidayList]) -> Any:
    """School holidays and public holidays that share a day with the range; not found where we know no school year."""
    period = _range(wanted)
    found = shapes.holidays_in(period, years=calendar.school_years_in(period))
    return page_of(request, wanted, found, lambda one: one)


def _range(wanted: HolidayList) -> Period:
    since = wanted.since or clock.today()
    until = wanted.until or calendar.school_year_of(since).period.end
    if until is None or until <= since:
        issue = Issue(type=InputFault.INVALID, where="query", name="until", value=str(until), title=gettext(WRONG))
        raise Refused(Kind.BAD_REQUEST, issues=[issue])
    return Period(since, until)
