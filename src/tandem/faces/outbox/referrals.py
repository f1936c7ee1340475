"""What is told of a referral: the family that something waits for them, the coach that they said no.

That it is a referral, and to what, stands under the seal of the file: a message only says where to look.
"""

from collections.abc import Iterator
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
from tandem.journey.intake.queries import referrals as queries
from tandem.journey.intake.queries import tracks
from tandem.journey.intake.terms.referrals import ReferralHappened
from tandem.registers.access.terms import Role
from tandem.registers.people import queries as people

CODES: Final = (ReferralHappened.PROPOSED, ReferralHappened.REFUSED)


def letters(event: Event, now: datetime) -> list[PersonLetter]:
    """Everybody who hears of this; nobody where the referral is gone, or goes on otherwise meanwhile."""
    day = day_of(now)
    try:
        track = tracks.track_for(SYSTEM, UUID(event.subject_id), day=day)
    except NotFound:
        return []
    if event.code == ReferralHappened.REFUSED:
        said_no = Role(event.actor_role) in {Role.LEARNER, Role.GUARDIAN}
        return list(_to_coach(track)) if said_no else []
    return list(_to_family(track, now=now)) if queries.is_open(UUID(event.data["referral"])) else []


def _to_family(track: Any, *, now: datetime) -> Iterator[PersonLetter]:
    learner, day = track.person, day_of(now)
    yield _letter(track, Role.LEARNER, learner.user, email=learner.email, user_id=learner.user_id)
    for parent in people.guardians_acting_for([learner.pk], day=day).get(learner.pk, []):
        yield _letter(track, Role.GUARDIAN, parent.user, email=parent.email, user_id=parent.user_id)


def _to_coach(track: Any) -> Iterator[PersonLetter]:
    if track.coach is not None:
        yield _letter(track, Role.COACH, track.coach, email=track.coach.email, user_id=track.coach_id)


def _letter(track: Any, role: Role, user: Any, *, email: str, user_id: UUID | None) -> PersonLetter:
    language, is_coach = user.language if user else "nl", role is Role.COACH
    with translation.override(language):
        name = {"name": track.person.given_name}
        if is_coach:
            subject = gettext("Er is een antwoord van %(name)s of een ouder") % name
            told = gettext("Het staat in het afgeschermde deel van het dossier. U leest het daar.")
        else:
            subject = gettext("Lees wat er klaarstaat in het traject van %(name)s") % name
            told = gettext(
                "De school legt jullie iets voor. Het staat op slot, onder “Wat je nodig hebt”. Lees het daar, en"
                " zeg ja of nee. Zonder jullie akkoord begint er niets."
            )
        button = gettext("Open het dossier") if is_coach else gettext("Open het traject")
    return PersonLetter(
        role=role,
        user_id=user_id,
        track_id=track.pk if user_id else None,
        email=email,
        template="referral",
        subject=subject,
        button=button,
        path=reverse("learners:needs" if is_coach else "learner:needs", args=[track.pk]),
        language=language,
        words={"told": told},
    )
