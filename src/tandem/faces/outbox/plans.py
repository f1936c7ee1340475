"""What is told of a training plan: it is shared, or somebody of the other side said something of it.

No mail names a learner to a company, and none repeats what was said: both stand behind the door.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
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
from tandem.journey.plans import policies
from tandem.journey.plans.queries import plans as queries
from tandem.journey.plans.terms import PlanHappened, PlanState, PlanVoice
from tandem.registers.access import queries as access
from tandem.registers.access.terms import Role
from tandem.registers.people import queries as people

CODES: Final = (PlanHappened.SHARED, PlanHappened.COMMENTED)


@dataclass(frozen=True)
class _Reader:
    """To whom a letter goes, in which capacity, and where its line is shown."""

    role: str
    email: str
    language: str
    user_id: UUID | None
    track_id: UUID | None = None
    organisation_id: UUID | None = None


def letters(event: Event, now: datetime) -> list[PersonLetter]:
    """Everybody who hears of this; nobody where the plan is gone or closed meanwhile."""
    day = day_of(now)
    try:
        plan = queries.plan_for(SYSTEM, UUID(event.subject_id), day=day)
    except NotFound:
        return []
    if plan.state in {PlanState.DRAFT, PlanState.CLOSED}:
        return []
    is_shared = event.code == PlanHappened.SHARED
    if is_shared or event.data["voice"] == PlanVoice.PROVIDER:
        readers = [*_family(plan, day=day), *_companies(plan, day=day)]
    else:
        readers = list(_school(plan, day=day))
    return [_letter(plan, one, is_shared=is_shared) for one in readers]


def _family(plan: Any, *, day: date) -> Iterator[_Reader]:
    learner = plan.track.person
    parents = people.guardians_acting_for([learner.pk], day=day).get(learner.pk, [])
    for role, person in ((Role.LEARNER, learner), *((Role.GUARDIAN, one) for one in parents)):
        language = person.user.language if person.user else "nl"
        track_id = plan.track_id if person.user_id else None
        yield _Reader(role, person.email, language, person.user_id, track_id=track_id)


def _companies(plan: Any, *, day: date) -> Iterator[_Reader]:
    for company in sorted({one.recognition.company_id for one in plan.workplaces.all()}):
        for user, role in access.accounts_in_company(company, policies.COMPANY, day):
            yield _Reader(role, user.email, user.language, user.pk, organisation_id=company)


def _school(plan: Any, *, day: date) -> Iterator[_Reader]:
    """The coach of the learner; nobody where nobody guides yet: it stands in the list of the school."""
    coach = plan.track.coach
    if coach is not None:
        for role in access.roles_at(coach.pk, plan.track.provider_id, day)[:1]:
            yield _Reader(role, coach.email, coach.language, coach.pk, track_id=plan.track_id)


def _letter(plan: Any, reader: _Reader, *, is_shared: bool) -> PersonLetter:
    with translation.override(reader.language):
        subject, told = _shared(reader) if is_shared else _said(reader)
        words = {"school": plan.track.provider.name, "name": plan.track.person.given_name}
        button = gettext("Open het opleidingsplan")
        subject, told = subject % words, told % words
    return PersonLetter(
        role=reader.role,
        user_id=reader.user_id,
        email=reader.email,
        template="plan",
        subject=subject,
        button=button,
        path=reverse("plans:plan", args=[plan.pk]),
        language=reader.language,
        words={"told": told},
        track_id=reader.track_id,
        organisation_id=reader.organisation_id,
    )


def _shared(reader: _Reader) -> tuple[str, str]:
    if reader.organisation_id is not None:
        told = gettext("%(school)s schreef wat een lerende bij u leert. Lees het, en zeg wat anders moet.")
        return gettext("Lees een opleidingsplan met uw werkplek"), told
    told = gettext("%(school)s schreef wat %(name)s waar leert. Lees het, en zeg bij het plan wat anders moet.")
    return gettext("Lees het opleidingsplan van %(name)s"), told


def _said(reader: _Reader) -> tuple[str, str]:
    if reader.organisation_id is not None:
        return gettext("Er is iets gezegd over een opleidingsplan"), gettext("%(school)s zei iets bij het plan.")
    subject = gettext("Er is iets gezegd over het opleidingsplan van %(name)s")
    return subject, gettext("Iemand zei iets bij het plan. U leest het daar.") if reader.role in {
        Role.COACH,
        Role.PROVIDER_ADMIN,
    } else gettext("%(school)s zei iets bij het plan.")
