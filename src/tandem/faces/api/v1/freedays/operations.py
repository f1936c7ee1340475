"""The days on which providers give no lessons by their own choice: public to read, the provider's to say."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from ninja import Path, Query, Router

from tandem.base import clock
from tandem.base.errors import NotFound
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import Answer, door
from tandem.faces.api.fields import InstitutionNumber, Key
from tandem.faces.api.paging import Page, page_of
from tandem.faces.api.v1.freedays import shapes
from tandem.faces.api.v1.parts import DayList
from tandem.law import calendar
from tandem.law.errors import NoCalendar
from tandem.registers.organisations.actions import free_days as actions
from tandem.registers.organisations.queries import free_days as doors
from tandem.registers.organisations.queries import providers

router = Router(tags=["Calendar"])


@router.get(
    "/providers/{number}/freeDays",
    **door("listFreeDays", "Free days of a provider", gives=Page[shapes.FreeDay], is_public=True, may_miss=True),
)
def free_days(request: Request, number: Path[InstitutionNumber], wanted: Query[DayList]) -> Any:
    """The days that a provider chose to be free in the school year of a day, beside the holidays of all schools."""
    try:
        year = calendar.school_year_of(wanted.day or clock.today())
    except NoCalendar:
        raise NotFound from None
    rows = doors.free_days_of(providers.provider_numbered(number).pk, year.period)
    return page_of(request, wanted, rows, shapes.FreeDay.of)


@router.post(
    "/providers/{number}/freeDays",
    **door(
        "addFreeDays",
        "Keep days free",
        gives=shapes.FreeDaysAdded,
        status=HTTPStatus.CREATED,
        may_refuse=True,
    ),
)
def add(request: Request, number: Path[InstitutionNumber], form: shapes.FreeDaysAsked) -> Any:
    """Add days without lessons; the search time of every learner there is counted anew at once."""
    provider = providers.provider_numbered(number)
    told = actions.FreeDaysForm(
        first=form.first,
        last=form.last or form.first,
        kind=form.kind,
        words=form.words,
        location_id=_location(provider.pk, form.location),
    )
    rows = actions.add_free_days(actor=request.actor, provider_id=provider.pk, form=told, now=clock.now())
    items = [shapes.FreeDay.of(one) for one in rows]
    return Answer(shapes.FreeDaysAdded(items=items, total=len(items)), status=HTTPStatus.CREATED, location=request.path)


@router.delete(
    "/freeDays/{free_day_id}",
    **door("removeFreeDay", "Give lessons after all", status=HTTPStatus.NO_CONTENT, may_refuse=True),
)
def remove(request: Request, free_day_id: Path[Key]) -> Any:
    """Take a free day back; those of a school year that is over stay."""
    actions.remove_free_day(actor=request.actor, free_day_id=free_day_id, now=clock.now())
    return Answer()


def _location(provider_id: UUID, number: str | None) -> UUID | None:
    if number is None:
        return None
    found = providers.locations_of(provider_id, clock.today()).filter(number=number).first()
    if found is None:
        raise NotFound
    return found.pk
