"""Openings: what stands open for everybody; and for a company open, change, pause, close, take over."""

from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import Any

from ninja import Path, Query, Router

from tandem.base import clock
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import Answer, door, note, unchanged
from tandem.faces.api.fields import Key
from tandem.faces.api.paging import Page, page_of
from tandem.faces.api.v1.openings import shapes
from tandem.journey.placement.actions import openings as actions
from tandem.journey.placement.queries import openings as doors
from tandem.journey.placement.queries import public_openings
from tandem.registers.organisations.queries import companies

router = Router(tags=["Openings"])


@router.get(
    "/openPlaces", **door("listOpenPlaces", "Places that stand open", gives=Page[shapes.OpenPlace], is_public=True)
)
def open_places(request: Request, wanted: Query[shapes.OpenPlaces]) -> Any:
    """Every opening with a free place today, the one that expires first first; a person stands in none of them."""
    rows = public_openings.listed(day=clock.today(), training=wanted.training)
    return page_of(request, wanted, rows, shapes.OpenPlace.of)


@router.get(
    "/openPlaces/{opening_id}",
    **door("getOpenPlace", "One place that stands open", gives=shapes.OpenPlace, is_public=True),
)
def open_place(request: Request, opening_id: Path[Key]) -> Any:  # noqa: ARG001 - a view takes a request
    """One opening that everybody may see today; where every place is taken, `freePlaces` is nought."""
    return shapes.OpenPlace.of(public_openings.public_opening(opening_id, day=clock.today()))


@router.get(
    "/companies/{company_id}/openings",
    **door("listOpenings", "Openings of a company", gives=Page[shapes.OpeningLine]),
)
def openings(request: Request, company_id: Path[Key], wanted: Query[shapes.OpeningsOf]) -> Any:
    """Every opening of a company, the newest school year first, for who may see them from the inside."""
    rows = doors.openings_of(request.actor, company_id)
    if wanted.school_year is not None:
        rows = rows.filter(school_year=wanted.school_year)
    if wanted.state is not None:
        rows = rows.filter(state=wanted.state)
    note(request, companies.company_for(request.actor, company_id))
    return page_of(request, wanted, rows, shapes.OpeningLine.of)


@router.post(
    "/recognitions/{recognition_id}/openings",
    **door("openPlace", "Open a place", gives=shapes.Opening, status=HTTPStatus.CREATED, may_refuse=True),
)
def create(request: Request, recognition_id: Path[Key], form: shapes.OpeningForm) -> Any:
    """Say that a recognised workplace takes somebody this year."""
    made = actions.open_place(actor=request.actor, recognition_id=recognition_id, form=form.form(), now=clock.now())
    return _made(request, made)


@router.get("/openings/{opening_id}", **door("getOpening", "One opening", gives=shapes.Opening, has_etag=True))
def opening(request: Request, opening_id: Path[Key]) -> Any:
    """One opening with its mentors and its contact, for its company."""
    row = doors.opening_for(request.actor, opening_id)
    note(request, row)
    return Answer(shapes.Opening.of(row), etag=shapes.tag_of(row))


@router.put(
    "/openings/{opening_id}",
    **door("changeOpening", "Change an opening", gives=shapes.Opening, has_etag=True, needs_match=True),
)
def change(request: Request, opening_id: Path[Key], form: shapes.OpeningForm) -> Any:
    """Tell something else of an opening that is open or paused."""
    return _step(request, opening_id, partial(actions.change, form=form.form()))


@router.post(
    "/openings/{opening_id}/pause",
    **door("pauseOpening", "Pause an opening", gives=shapes.Opening, has_etag=True, needs_match=True),
)
def pause(request: Request, opening_id: Path[Key]) -> Any:
    """Not now: nobody sees the opening until it is resumed."""
    return _step(request, opening_id, actions.pause)


@router.post(
    "/openings/{opening_id}/resume",
    **door("resumeOpening", "Open again", gives=shapes.Opening, has_etag=True, needs_match=True),
)
def resume(request: Request, opening_id: Path[Key]) -> Any:
    """Yes again; everything is looked at anew."""
    return _step(request, opening_id, actions.resume)


@router.post(
    "/openings/{opening_id}/close",
    **door("closeOpening", "Close an opening", gives=shapes.Opening, has_etag=True, needs_match=True),
)
def close(request: Request, opening_id: Path[Key], form: shapes.CloseOpening) -> Any:
    """No longer, and why."""
    return _step(request, opening_id, partial(actions.close, reason=form.reason))


@router.post(
    "/openings/{opening_id}/takeOver",
    **door("takeOverOpening", "Open it again", gives=shapes.Opening, status=HTTPStatus.CREATED, may_refuse=True),
)
def take_over(request: Request, opening_id: Path[Key], form: shapes.TakeOverOpening) -> Any:
    """Open the same place in another school year, with the mentors who still guide there."""
    now = clock.now()
    made = actions.take_over(actor=request.actor, opening_id=opening_id, school_year=form.school_year, now=now)
    return _made(request, made)


def _made(request: Request, made: Any) -> Answer:
    row = doors.opening_for(request.actor, made.pk)
    note(request, row)
    return Answer(
        shapes.Opening.of(row),
        status=HTTPStatus.CREATED,
        etag=shapes.tag_of(row),
        location=f"/api/v1/openings/{row.pk}",
    )


def _step(request: Request, opening_id: Any, act: Callable[..., Any]) -> Answer:
    with unchanged(request, partial(doors.opening_for, request.actor, opening_id, lock=True), shapes.tag_of):
        act(actor=request.actor, opening_id=opening_id, now=clock.now())
        row = doors.opening_for(request.actor, opening_id)
    return Answer(shapes.Opening.of(row), etag=shapes.tag_of(row))
