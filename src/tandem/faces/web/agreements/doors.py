"""Who comes into this area, and what is noted when somebody reads: an agreement is everybody's own affair."""

from typing import Any
from uuid import UUID

from tandem.base import clock
from tandem.base.errors import NotFound
from tandem.base.verdict import Verdict
from tandem.faces.web.middleware import Request
from tandem.journey.agreements import policies
from tandem.journey.agreements.queries import agreements as queries
from tandem.journey.agreements.queries import lists
from tandem.journey.agreements.queries import places as own_places
from tandem.journey.intake.queries import tracks
from tandem.registers.access import actions as access

KIND = "agreements.agreement"
"""What an agreement is called in the history."""
METHODS = ["GET", "HEAD", "POST"]


def open_list(request: Request) -> None:
    """The own agreements; that somebody opened a page with learners is noted."""
    if not policies.has_agreements(request.actor):
        raise NotFound
    for kind, subject_id in lists.noted_with(request.actor, day=clock.today()):
        _note(request, kind=kind, subject_id=subject_id)


def opened(request: Request, agreement_id: UUID) -> Any:
    """The agreement through its door; the reading is noted."""
    found = queries.agreement_for(request.actor, agreement_id, day=clock.today())
    _note(request, kind=KIND, subject_id=agreement_id)
    return found


def shared_places(request: Request, agreement_id: UUID) -> list[Any]:
    """The own workplaces in an agreement that another company leads; the reading is noted."""
    found = own_places.shared_for(request.actor, agreement_id)
    _note(request, kind=KIND, subject_id=agreement_id)
    return found


def shared_place(request: Request, agreement_id: UUID, workplace_id: UUID) -> Any:
    """One of them; the reading is noted."""
    found = own_places.place_for(request.actor, workplace_id)
    if found.agreement_id != agreement_id:
        raise NotFound
    _note(request, kind=KIND, subject_id=agreement_id)
    return found


def by_link(request: Request, secret: str) -> Any:
    """The signature that a mailed link asks for; the reading is noted."""
    found = queries.signature_by_link(secret)
    _note(request, kind=KIND, subject_id=found.agreement_id)
    return found


def open_track(request: Request, track_id: UUID) -> Any:
    """The learner for whom somebody would begin an agreement; the reading is noted."""
    found = tracks.track_for(request.actor, track_id, day=clock.today())
    only(request, policies.may_begin(request.actor, found.facts()))
    _note(request, kind="intake.track", subject_id=track_id)
    return found


def only(request: Request, verdict: Verdict) -> None:
    """Who may not take a step finds no form for it; who sends it all the same is told why not."""
    if request.method != "POST" and not verdict.is_ok:
        raise NotFound
    verdict.or_raise()


def posted(request: Request) -> Any:
    """What was sent, or nothing."""
    return request.POST if request.method == "POST" else None


def _note(request: Request, *, kind: str, subject_id: Any) -> None:
    page = request.resolver_match.view_name if request.resolver_match else ""
    access.note_read(actor=request.actor, subject_kind=kind, subject_id=subject_id, page=page, now=clock.now())
