"""What is told about a matching round: who may answer for a provider that was asked gets a notice and a mail."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from tandem.base.actor import SYSTEM
from tandem.base.errors import NotFound
from tandem.base.models import Event
from tandem.base.periods import day_of
from tandem.faces.outbox.person_letter import PersonLetter
from tandem.journey.placement.queries.correspondence import AboutRound, about_round
from tandem.journey.placement.terms.rounds import RoundHappened
from tandem.registers.access import queries as access
from tandem.registers.access.terms import Role

CODES: Final = (RoundHappened.PROVIDER_ASKED,)


def letters(event: Event, now: datetime) -> list[PersonLetter]:
    """A notice and a mail to everybody who manages the provider that was asked; nobody where the round is gone."""
    try:
        about = about_round(SYSTEM, UUID(event.subject_id))
    except NotFound:
        return []
    provider = UUID(event.data["provider"])
    admins = access.accounts_in_role(provider, Role.PROVIDER_ADMIN, day_of(now))
    return [_asked(about, user, provider_id=provider) for user in admins]


def _asked(about: AboutRound, user: Any, *, provider_id: UUID) -> PersonLetter:
    words = {
        "runner": about.runner,
        "title": about.title,
        "year": f"{about.school_year}-{about.school_year + 1}",
    }
    with translation.override(user.language):
        subject = gettext("Zeg of uw lerenden meedoen met een matchronde van %(runner)s") % words
        button = gettext("Zeg ja of nee")
    return PersonLetter(
        role=Role.PROVIDER_ADMIN,
        user_id=user.pk,
        organisation_id=provider_id,
        email=user.email,
        template="round_asked",
        subject=subject,
        button=button,
        path=reverse("rounds:round", args=[about.round_id]),
        language=user.language,
        words=words,
    )
