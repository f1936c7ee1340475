"""What who can help hears of an enquiry: that it is their turn, for what and until when; never of whom it is."""

from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext

from tandem.base.models import Event
from tandem.base.periods import day_of
from tandem.faces.outbox.person_letter import PersonLetter
from tandem.journey.handover.queries import enquiries as queries
from tandem.journey.handover.rules.enquiries import Taker
from tandem.journey.handover.terms.enquiries import EnquiryHappened, TakerKind
from tandem.registers.access import queries as access
from tandem.registers.access.terms import Role

CODES: Final = (EnquiryHappened.ROUTED,)


def letters(event: Event, now: datetime) -> list[PersonLetter]:
    """A mail to everybody who can take it up; nobody where it went on meanwhile."""
    taker = queries.taker_of(UUID(event.subject_id))
    if taker is None:
        return []
    until = date.fromisoformat(str(event.data["answers_until"]))
    return [_letter(event, user, role=role, until=until) for role, user in _readers(taker, day=day_of(now))]


def _readers(taker: Taker, *, day: date) -> list[tuple[Role, Any]]:
    """Who manages the provider, or its coaches where nobody does; who acts for the CLB or VDAB."""
    if taker.kind is not TakerKind.PROVIDER or taker.provider is None:
        role = queries.ROLES[taker.kind]
        return [(role, user) for user in access.accounts_everywhere(role, day)]
    for role in (Role.PROVIDER_ADMIN, Role.COACH):
        if found := access.accounts_in_role(taker.provider, role, day):
            return [(role, user) for user in found]
    return []


def _letter(event: Event, user: Any, *, role: Role, until: date) -> PersonLetter:
    with translation.override(user.language):
        words = {"name": user.name, "until": date_format(until, "DATE_FORMAT")}
        subject = gettext("Er wacht een hulpvraag op u, tot %(until)s") % words
        button = gettext("Open de hulpvraag")
    return PersonLetter(
        role=role,
        user_id=None,
        track_id=None,
        email=user.email,
        template="enquiry_routed",
        subject=subject,
        button=button,
        path=reverse("enquiries:enquiry", args=[event.subject_id]),
        language=user.language,
        words=words,
    )
