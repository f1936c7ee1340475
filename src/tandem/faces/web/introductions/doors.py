"""Who comes into this area, and what is noted when somebody reads: who a learner is, is everybody's own affair."""

from typing import Any
from uuid import UUID

from tandem.base import clock
from tandem.base.errors import NotFound
from tandem.base.verdict import Verdict
from tandem.faces.web.middleware import Request
from tandem.journey.intake.queries import tracks
from tandem.journey.placement.policies import introductions as policies
from tandem.journey.placement.queries import introduction_lists as lists
from tandem.journey.placement.queries import introductions as doors
from tandem.registers.access import actions as access

KIND = "placement.introduction"
"""What an introduction is called in the history."""
SHIELDED = "intake.needsfile"
"""What the shielded part of a file is called where looks are noted."""


def open_list(request: Request) -> None:
    """The own introductions; that somebody opened a page with learners is noted."""
    actor = request.actor
    if not policies.has_introductions(actor):
        raise NotFound
    for kind, subject_id in lists.noted_with(actor, day=clock.today()):
        _note(request, kind=kind, subject_id=subject_id)


def open_introduction(request: Request, introduction_id: UUID) -> Any:
    """The introduction through its door; the reading is noted."""
    if not policies.has_introductions(request.actor):
        raise NotFound
    found = doors.introduction_for(request.actor, introduction_id, day=clock.today())
    _note(request, kind=KIND, subject_id=introduction_id)
    return found


def note_what_is_told(request: Request, found: Any) -> None:
    """Note with the learner that a company reads what it is told of the shielded part."""
    if policies.is_recruiter(request.actor) and doors.needs_told(found):
        _note(request, kind=SHIELDED, subject_id=found.track_id)


def only(request: Request, verdict: Verdict) -> None:
    """Who may not take a step finds no form for it; who sends it all the same is told why not."""
    if request.method != "POST" and not verdict.is_ok:
        raise NotFound
    verdict.or_raise()


def open_track(request: Request, track_id: UUID) -> Any:
    """The learner somebody would propose; the reading is noted."""
    if not policies.has_introductions(request.actor):
        raise NotFound
    found = tracks.track_for(request.actor, track_id, day=clock.today())
    _note(request, kind="intake.track", subject_id=track_id)
    return found


def _note(request: Request, *, kind: str, subject_id: Any) -> None:
    page = request.resolver_match.view_name if request.resolver_match else ""
    access.note_read(actor=request.actor, subject_kind=kind, subject_id=subject_id, page=page, now=clock.now())
