"""Whose search time a visitor of this area opens: that of the learners of the own provider. Nobody else comes in."""

from typing import Any
from uuid import UUID

from tandem.base import clock as time
from tandem.base.errors import NotFound
from tandem.faces.web.middleware import Request
from tandem.journey.placement.policies import clocks as policies
from tandem.journey.placement.queries import clocks as doors
from tandem.registers.access import actions as access

KIND = "placement.searchclock"
"""What a clock is called in the history."""


def only_guides(request: Request) -> None:
    """This area is for who guides learners; a learner has the own page."""
    if not policies.has_board(request.actor):
        raise NotFound


def note_list(request: Request) -> None:
    """The own provider; that somebody opened a page with its learners is noted."""
    only_guides(request)
    if request.actor.organisation_id is not None:
        _note(request, kind="organisations.provider", subject_id=request.actor.organisation_id)


def open_clock(request: Request, clock_id: UUID) -> Any:
    """The clock through its door; the reading is noted."""
    only_guides(request)
    found = doors.clock_for(request.actor, clock_id, day=time.today())
    _note(request, kind=KIND, subject_id=clock_id)
    return found


def open_extension(request: Request, extension_id: UUID) -> Any:
    """The question for more days through its door; the reading is noted with its clock."""
    only_guides(request)
    found = doors.extension_for(request.actor, extension_id, day=time.today())
    _note(request, kind=KIND, subject_id=found.clock_id)
    return found


def _note(request: Request, *, kind: str, subject_id: UUID) -> None:
    page = request.resolver_match.view_name if request.resolver_match else ""
    access.note_read(actor=request.actor, subject_kind=kind, subject_id=subject_id, page=page, now=time.now())
