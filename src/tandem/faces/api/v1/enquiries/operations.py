"""What people without a school ask: read and taken up by whoever has it in hand, passed on, closed, made a track."""

from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import Any
from uuid import UUID

from ninja import Path, Query, Router

from tandem.base import clock
from tandem.base.errors import NotFound
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import Answer, door, note, unchanged
from tandem.faces.api.fields import Key
from tandem.faces.api.paging import Page, page_of
from tandem.faces.api.v1.enquiries import shapes
from tandem.journey.handover.actions import enquiries as actions
from tandem.journey.handover.policies import enquiries as policies
from tandem.journey.handover.queries import enquiries as doors

router = Router(tags=["Handovers"])


@router.get("/enquiries", **door("listEnquiries", "What people without a school ask", gives=Page[shapes.EnquiryLine]))
def enquiries(request: Request, wanted: Query[shapes.EnquiryList]) -> Any:
    """What is in the hands of who asks, the first to answer first; without names."""
    if not policies.takes_part(request.actor):
        raise NotFound
    return page_of(request, wanted, doors.turns_for(request.actor, wanted.meant), shapes.EnquiryLine.of)


@router.get("/enquiries/{enquiry_id}", **door("getEnquiry", "One enquiry", gives=shapes.Enquiry, has_etag=True))
def one(request: Request, enquiry_id: Path[Key]) -> Any:
    """Who asks what, and how to reach them."""
    return _answer(request, enquiry_id)


@router.post(
    "/enquiries/{enquiry_id}/take",
    **door("takeEnquiry", "Take an enquiry up", gives=shapes.Enquiry, has_etag=True, needs_match=True),
)
def take(request: Request, enquiry_id: Path[Key]) -> Any:
    """From now on who asks this helps, and the asker reads so."""
    _act(request, enquiry_id, actions.take)
    return _answer(request, enquiry_id)


@router.post(
    "/enquiries/{enquiry_id}/passOn",
    **door("passEnquiryOn", "Give an enquiry to the next", status=HTTPStatus.NO_CONTENT, needs_match=True),
)
def pass_on(request: Request, enquiry_id: Path[Key], form: shapes.PassEnquiryForm) -> Any:
    """With the reason; from then on it is in other hands."""
    _act(request, enquiry_id, partial(actions.pass_on, reason=form.meant))
    return Answer(status=HTTPStatus.NO_CONTENT)


@router.post(
    "/enquiries/{enquiry_id}/close",
    **door("closeEnquiry", "Close an enquiry", status=HTTPStatus.NO_CONTENT, needs_match=True),
)
def close(request: Request, enquiry_id: Path[Key], form: shapes.CloseEnquiryForm) -> Any:
    """With what came of it; the asker gets a mail."""
    _act(request, enquiry_id, partial(actions.close, outcome=form.outcome))
    return Answer(status=HTTPStatus.NO_CONTENT)


@router.post(
    "/enquiries/{enquiry_id}/enrol",
    **door("enrolEnquiry", "Make a track of an enquiry", gives=shapes.TrackOfEnquiry, needs_match=True),
)
def enrol(request: Request, enquiry_id: Path[Key], form: shapes.EnquiryTrackForm) -> Any:
    """The asker becomes a learner of the provider that took the enquiry up."""
    act = partial(actions.enrol, person=form.person(), form=form.track(), coach_id=form.coach_id)
    track = _act(request, enquiry_id, act)
    return shapes.TrackOfEnquiry(track_id=track.pk, number=track.number)


def _answer(request: Request, enquiry_id: UUID) -> Answer:
    found = doors.enquiry_for(request.actor, enquiry_id)
    note(request, found)
    turn = doors.turn_of(found)
    if turn is None:
        raise NotFound
    turn.enquiry = found
    return Answer(shapes.Enquiry.whole(turn, found), etag=shapes.tag_of(found))


def _act(request: Request, enquiry_id: UUID, act: Callable[..., Any]) -> Any:
    find = partial(doors.enquiry_for, request.actor, enquiry_id, lock=True)
    with unchanged(request, find, shapes.tag_of):
        return act(actor=request.actor, enquiry_id=enquiry_id, now=clock.now())
