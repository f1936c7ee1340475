"""Whom an event concerns, and what a message on it says: read through the same doors as a page."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tandem.base.actor import SYSTEM
from tandem.base.errors import NotFound
from tandem.base.models import Event
from tandem.faces.outbox.terms import Audience
from tandem.journey.activation.queries import questions
from tandem.journey.activation.queries.questions import QUESTION
from tandem.journey.placement.queries import correspondence as placement
from tandem.journey.placement.queries.correspondence import OPENING
from tandem.journey.recognition.queries import correspondence


@dataclass(frozen=True)
class Recipient:
    """One organisation, and the address where it reads its mail (empty: notices only)."""

    organisation_id: UUID
    email: str


def context_of(event: Event) -> dict[str, Any] | None:
    """The words of a message on this event, or None where its subject is gone."""
    try:
        found = _about(event.subject_kind, UUID(event.subject_id))
    except NotFound:
        return None
    detail = getattr(event, "detail", None)
    return {
        "about": found,
        "event": event,
        "detail": detail.body if detail is not None and detail.body else {},
        "number": found.number,
        "workplace": f"{found.training}, {found.establishment}",
    }


def _about(subject_kind: str, subject_id: UUID) -> correspondence.About:
    """What the event is about, from the room it happened in."""
    if subject_kind == OPENING:
        return placement.about_opening(SYSTEM, subject_id)
    if subject_kind == QUESTION:
        return questions.about_question(SYSTEM, subject_id)
    return correspondence.about(SYSTEM, subject_kind=subject_kind, subject_id=subject_id)


def recipient_of(context: dict[str, Any], audience: Audience) -> Recipient | None:
    """Where the message for this audience goes."""
    about: correspondence.About = context["about"]
    if audience is Audience.COMPANY:
        return Recipient(about.company_id, about.company_email)
    if about.body_id is None:
        return None
    return Recipient(about.body_id, about.body_email)
