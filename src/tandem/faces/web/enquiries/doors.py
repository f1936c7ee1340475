"""The enquiry that was opened: that somebody looked is noted, and the asker can see it."""

from typing import Any
from uuid import UUID

from tandem.base import clock
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.faces.web.middleware import Request
from tandem.journey.handover.policies import enquiries as policies
from tandem.journey.handover.queries import enquiries as queries
from tandem.registers.access import actions as access

ENQUIRY = "handover.enquiry"
FORM_METHODS = ["GET", "HEAD", "POST"]


def taking_part(actor: Actor) -> Actor:
    """Who takes enquiries up; for anybody else there is no such area."""
    if not policies.takes_part(actor):
        raise NotFound
    return actor


def opened(request: Request, enquiry_id: UUID) -> Any:
    """The enquiry through its door; the reading is noted."""
    found = queries.enquiry_for(request.actor, enquiry_id)
    page = request.resolver_match.view_name if request.resolver_match else ""
    access.note_read(actor=request.actor, subject_kind=ENQUIRY, subject_id=found.pk, page=page, now=clock.now())
    return found


def posted(request: Request) -> Any:
    """What was posted, or None where the form is only shown."""
    return request.POST if request.method == "POST" else None
