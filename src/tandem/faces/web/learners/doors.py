"""Which provider a visitor of this area works for, and the track that was opened. Who may not come in meets no page."""

from typing import Any
from uuid import UUID

from tandem.base import clock
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.faces.web.middleware import Request
from tandem.journey.intake.policies import tracks as policies
from tandem.journey.intake.queries import tracks
from tandem.registers.access import actions as access
from tandem.registers.access.terms import PROVIDER_ROLES
from tandem.registers.people import queries as people

FORM_METHODS = ["GET", "HEAD", "POST"]
_PROVIDER, _TRACK = "organisations.provider", "intake.track"


def own_provider(actor: Actor) -> UUID:
    """The provider this actor works for."""
    if actor.organisation_id is None or not actor.has_role(*PROVIDER_ROLES):
        raise NotFound
    return actor.organisation_id


def note_list(request: Request) -> UUID:
    """The own provider; that somebody opened a page with its learners is noted."""
    provider_id = own_provider(request.actor)
    _note(request, kind=_PROVIDER, subject_id=provider_id)
    return provider_id


def open_track(request: Request, track_id: UUID) -> Any:
    """The track through its door, for who guides learners; the reading is noted."""
    own_provider(request.actor)
    found = tracks.track_for(request.actor, track_id, day=clock.today())
    _note(request, kind=_TRACK, subject_id=found.pk)
    return found


def guided(request: Request, track_id: UUID) -> Any:
    """The same, for who may change it."""
    found = open_track(request, track_id)
    if not policies.may_guide(request.actor, found.facts()).is_ok:
        raise NotFound
    return found


def guardian(request: Request, track: Any, guardianship_id: UUID) -> Any:
    """Who acts for the learner of this opened track today by this guardianship."""
    found = people.guardians_of(request.actor, track.person_id, day=clock.today())
    row = found.filter(pk=guardianship_id).first()
    if row is None:
        raise NotFound
    return row


def posted(request: Request) -> Any:
    """What was posted, or None where the form is only shown."""
    return request.POST if request.method == "POST" else None


def _note(request: Request, *, kind: str, subject_id: UUID) -> None:
    page = request.resolver_match.view_name if request.resolver_match else ""
    access.note_read(actor=request.actor, subject_kind=kind, subject_id=subject_id, page=page, now=clock.now())
