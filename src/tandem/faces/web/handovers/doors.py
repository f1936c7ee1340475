"""The handover that was opened: that somebody read the sheet is noted."""

from typing import Any
from uuid import UUID

from tandem.base import clock
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.faces.web.middleware import Request
from tandem.journey.handover.policies import handovers as policies
from tandem.journey.handover.queries import handovers as queries
from tandem.registers.access import actions as access

HANDOVER, TRACK = "handover.warmhandover", "intake.track"
FORM_METHODS = ["GET", "HEAD", "POST"]


def taking_part(actor: Actor) -> Actor:
    """Who gives or receives learners; for anybody else there is no such list."""
    if not policies.takes_part(actor):
        raise NotFound
    return actor


def opened(request: Request, handover_id: UUID) -> Any:
    """The handover through its door; the reading is noted at the track, where the learner sees who looked."""
    found = queries.handover_for(request.actor, handover_id, day=clock.today())
    page = request.resolver_match.view_name if request.resolver_match else ""
    access.note_read(actor=request.actor, subject_kind=TRACK, subject_id=found.track_id, page=page, now=clock.now())
    return found


def posted(request: Request) -> Any:
    """What was posted, or None where the form is only shown."""
    return request.POST if request.method == "POST" else None
