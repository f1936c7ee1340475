"""Once a week: a coach hears how many of the own learners ask attention. Who and why stands on the board, not here."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.urls import reverse
from django.utils import translation
from django.utils.translation import ngettext

from tandem.base.models import Event
from tandem.base.periods import day_of
from tandem.faces.documents.words import code_label
from tandem.faces.outbox.person_letter import PersonLetter
from tandem.journey.placement.queries import clock_signals
from tandem.journey.placement.terms.signals import Signal, SignalHappened
from tandem.registers.access import queries as access
from tandem.registers.access.terms import Role

CODES: Final = (SignalHappened.TOLD,)


def letters(event: Event, now: datetime) -> list[PersonLetter]:
    """One letter to each coach whose learners ask attention; of learners whom nobody guides to who manages."""
    provider, day = UUID(event.subject_id), day_of(now)
    found = clock_signals.of_provider(provider, day=day)
    of_coach: dict[UUID | None, list[Any]] = {}
    for reading, told in found:
        of_coach.setdefault(reading.clock.track.coach_id, []).append(told)
    coaches = {user.pk: (user, Role.COACH) for user in access.accounts_in_role(provider, Role.COACH, day)}
    admins = [(user, Role.PROVIDER_ADMIN) for user in access.accounts_in_role(provider, Role.PROVIDER_ADMIN, day)]
    every = coaches | {user.pk: (user, role) for user, role in admins if user.pk not in coaches}
    written = [_letter(*every[key], told, provider) for key, told in of_coach.items() if key in every]
    nobody = [one for key, told in of_coach.items() if key not in every for one in told]
    done = {one.user_id for one in written}
    if nobody:
        written += [_letter(*admin, nobody, provider) for admin in admins if admin[0].pk not in done]
    return written


def _letter(user: Any, role: Role, told: list[Any], provider: UUID) -> PersonLetter:
    with translation.override(user.language):
        n = len(told)
        words = {"n": n, "lines": _lines(clock_signals.counts(told))}
        subject = ngettext(
            "%(n)s lerende die zoekt, vraagt uw aandacht", "%(n)s lerenden die zoeken, vragen uw aandacht", n
        )
        button = translation.gettext("Open de zoektijd van uw lerenden")
        return PersonLetter(
            role=role,
            user_id=user.pk,
            organisation_id=provider,
            email=user.email,
            template="signals",
            subject=subject % {"n": n},
            button=button,
            path=reverse("clock:board"),
            language=user.language,
            words=words,
        )


def _lines(counts: Mapping[str, int]) -> list[str]:
    held = Counter(counts)
    return [f"{code_label(one)}: {held[one.value]}" for one in Signal if held[one.value]]
