"""Mails to one person: a link to sign in, an invitation. Their secret is made anew at the moment of writing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_noop

from tandem.base.models import Event
from tandem.faces.documents.words import code_label
from tandem.journey.activation.queries import questions
from tandem.journey.activation.terms import ActivationHappened
from tandem.journey.handover.queries import enquiries
from tandem.journey.handover.terms.enquiries import EnquiryHappened
from tandem.registers.access import queries as access
from tandem.registers.access.terms import Happened as AccessHappened
from tandem.registers.access.terms import Role
from tandem.registers.accounts import queries as accounts
from tandem.registers.accounts.terms import Happened as AccountHappened

_INVITES: Final = {
    Role.LEARNER: ("invitation_learner", gettext_noop("Je bent uitgenodigd in Tandem")),
    Role.GUARDIAN: ("invitation_parent", gettext_noop("U bent uitgenodigd in Tandem")),
}
"""How a learner and a parent are invited: to a track, not to work for an organisation."""

_FOLLOW: Final = gettext_noop("Bekijk je vraag")
_TO_ASKER: Final[Mapping[str, tuple[str, str, str]]] = {
    EnquiryHappened.LEFT: (
        "enquiry_left",
        gettext_noop("Bevestig je vraag om hulp"),
        gettext_noop("Bekijk en bevestig je vraag"),
    ),
    EnquiryHappened.TAKEN: ("enquiry_taken", gettext_noop("Iemand helpt je verder"), _FOLLOW),
    EnquiryHappened.CLOSED: ("enquiry_closed", gettext_noop("Je vraag om hulp is afgesloten"), _FOLLOW),
    EnquiryHappened.GIVEN_UP: ("enquiry_given_up", gettext_noop("Niemand kon je vraag opnemen"), _FOLLOW),
}
"""What somebody without a school hears, under which subject, with which button."""


_TO_COMPANY: Final[Mapping[str, str]] = {
    ActivationHappened.ASKED: gettext_noop("Is er dit jaar plaats voor een lerende?"),
    ActivationHappened.REMINDED: gettext_noop("Nog even: is er plaats voor een lerende?"),
}
"""How a company is asked whether there is a place: by a link that works without an account."""


@dataclass(frozen=True)
class PersonalMail:
    """What to write to one person."""

    to: str
    template: str
    subject: str
    button: str
    path: str
    language: str = "nl"
    words: dict[str, Any] = field(default_factory=dict)
    is_forgotten: bool = False
    """Whether nothing of the mail stays once it was sent: to somebody of whom nobody keeps a file."""


def personal_mail(event: Event, *, now: datetime) -> PersonalMail | None:
    """The mail this event asks for, or None where it asks none or the link no longer opens anything."""
    if event.code == AccountHappened.SIGN_IN_LINK_MADE:
        return _sign_in(UUID(event.data["link"]), now=now)
    if event.code == AccessHappened.INVITED:
        return _invitation(UUID(event.subject_id), now=now)
    if event.code in _TO_ASKER:
        return _to_asker(event, now=now)
    if event.code in _TO_COMPANY:
        return _is_there_place(event)
    return None


def _is_there_place(event: Event) -> PersonalMail | None:
    """The question whether there is a place; nothing stays of the mail, since its link answers."""
    told = questions.mail_of(UUID(event.subject_id))
    if told is None:
        return None
    return PersonalMail(
        to=told.to,
        template="availability_asked",
        subject=_TO_COMPANY[event.code],
        button=gettext_noop("Antwoord zonder account"),
        path=reverse("availability:question", args=[told.secret]),
        words={
            "company": told.company,
            "establishment": told.establishment,
            "training": told.training.name,
            "body": told.body.name,
            "answers_until": told.answers_until,
            "is_reminder": event.code == ActivationHappened.REMINDED,
            "others": [
                {
                    "establishment": one.establishment,
                    "training": one.training.name,
                    "url": settings.BASE_URL + reverse("availability:question", args=[one.secret]),
                }
                for one in told.others
            ],
        },
        is_forgotten=True,
    )


def _to_asker(event: Event, *, now: datetime) -> PersonalMail | None:
    """What somebody without a school hears of an enquiry: always with the link to follow and withdraw it."""
    told = enquiries.mail_of(UUID(event.subject_id), now=now)
    if told is None:
        return None
    template, subject, button = _TO_ASKER[event.code]
    turn = told.turn
    return PersonalMail(
        to=told.to,
        template=template,
        subject=subject,
        button=button,
        path=reverse("enquire:follow", args=[told.secret]),
        language=told.language,
        words={
            "name": told.name,
            "confirm_by": told.confirm_by,
            "who": (turn.provider or str(turn.kind)) if turn else "",
            "outcome": code_label(told.outcome) if told.outcome else "",
        },
        is_forgotten=True,
    )


def _sign_in(link_id: UUID, *, now: datetime) -> PersonalMail | None:
    link = accounts.link_mail(link_id, now=now)
    if link is None:
        return None
    return PersonalMail(
        to=link.email,
        template="sign_in",
        subject=gettext_noop("Meld u aan bij Tandem"),
        button=gettext_noop("Meld mij aan"),
        path=reverse("account:use_link", args=[link.secret]),
        language=link.language,
        words={"expires_at": link.expires_at},
    )


def _invitation(invitation_id: UUID, *, now: datetime) -> PersonalMail | None:
    offer = access.invitation_mail(invitation_id, now=now)
    if offer is None:
        return None
    template, subject = _INVITES.get(offer.role, ("invitation", gettext_noop("U bent uitgenodigd in Tandem")))
    return PersonalMail(
        to=offer.email,
        template=template,
        subject=subject,
        button=gettext_noop("Bekijk de uitnodiging"),
        path=reverse("account:invitation", args=[offer.secret]),
        words={
            "name": offer.name,
            "inviter": offer.invited_by or "Tandem",
            "role": code_label(offer.role),
            "organisation": offer.organisation or "Tandem",
            "expires_at": offer.expires_at,
        },
    )
