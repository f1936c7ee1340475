"""What is told of modules: somebody is asked to give one, or not any more; the coach hears the answer.

No mail names the learner: who is asked reads the name behind the door, after saying yes. Who acts for VDAB acts within
no organisation, and gets a mail only.
"""

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
from tandem.journey.plans.queries import modules as queries
from tandem.journey.plans.queries import plans
from tandem.journey.plans.terms import Giver, ModuleState, PlanHappened, PlanState
from tandem.registers.access import queries as access
from tandem.registers.access.terms import Role

CODES: Final = (
    PlanHappened.MODULE_ASKED,
    PlanHappened.MODULE_WITHDRAWN,
    PlanHappened.MODULE_CONFIRMED,
    PlanHappened.MODULE_REFUSED,
)
_STANDS: Final = {
    PlanHappened.MODULE_ASKED: ModuleState.ASKED,
    PlanHappened.MODULE_CONFIRMED: ModuleState.CONFIRMED,
    PlanHappened.MODULE_REFUSED: ModuleState.REFUSED,
}


def letters(event: Event, now: datetime) -> list[PersonLetter]:
    """Everybody who hears of this; nobody where it is otherwise meanwhile, or the plan is closed."""
    day, code = day_of(now), PlanHappened(event.code)
    try:
        plan = plans.plan_for(SYSTEM, UUID(event.subject_id), day=day)
        one = None if code is PlanHappened.MODULE_WITHDRAWN else queries.module_for(SYSTEM, UUID(event.data["module"]))
    except NotFound:
        return []
    if plan.state == PlanState.CLOSED or (one is not None and one.state != _STANDS[code]):
        return []
    if code in {PlanHappened.MODULE_ASKED, PlanHappened.MODULE_WITHDRAWN}:
        path = reverse("plans:asked") if one is None else reverse("plans:given", args=[one.pk])
        asked = None if event.data["giver"] == Giver.VDAB else UUID(event.data["provider"])
        return [
            _letter(plan, code, role, user, path=path, organisation_id=asked) for role, user in _givers(asked, day=day)
        ]
    coach, path = plan.track.coach, reverse("plans:plan", args=[plan.pk])
    roles = access.roles_at(coach.pk, plan.track.provider_id, day)[:1] if coach else []
    return [_letter(plan, code, role, coach, path=path, track_id=plan.track_id) for role in roles]


def _givers(asked: UUID | None, *, day: date) -> list[tuple[Role, Any]]:
    """Who manages the provider that is asked, or its coaches where nobody does; without one, who acts for VDAB."""
    if asked is None:
        return [(Role.EMPLOYMENT_SERVICE, user) for user in access.accounts_everywhere(Role.EMPLOYMENT_SERVICE, day)]
    by_role = (
        [(role, user) for user in access.accounts_in_role(asked, role, day)]
        for role in (Role.PROVIDER_ADMIN, Role.COACH)
    )
    return next((found for found in by_role if found), [])


def _letter(
    plan: Any,
    code: PlanHappened,
    role: Role,
    user: Any,
    *,
    path: str,
    track_id: UUID | None = None,
    organisation_id: UUID | None = None,
) -> PersonLetter:
    with translation.override(user.language):
        subject, told, button = _words(code)
        words = {"school": plan.track.provider.name}
        subject, told = subject % words, told % words
    return PersonLetter(
        role=role,
        user_id=user.pk if track_id or organisation_id else None,
        email=user.email,
        template="plan",
        subject=subject,
        button=button,
        path=path,
        language=user.language,
        words={"told": told},
        track_id=track_id,
        organisation_id=organisation_id,
    )


def _words(code: PlanHappened) -> tuple[str, str, str]:
    return {
        PlanHappened.MODULE_ASKED: (
            gettext("%(school)s vraagt u om een module te geven"),
            gettext("%(school)s vraagt of u een deel van een opleiding geeft. Lees wat, en zeg of het kan."),
            gettext("Open de vraag"),
        ),
        PlanHappened.MODULE_WITHDRAWN: (
            gettext("%(school)s vraagt u niet langer om een module te geven"),
            gettext("%(school)s nam een vraag terug. U hoeft die module niet te geven."),
            gettext("Bekijk uw vragen"),
        ),
        PlanHappened.MODULE_CONFIRMED: (
            gettext("Een andere aanbieder geeft de module"),
            gettext("Een andere aanbieder zei ja op uw vraag."),
            gettext("Open het opleidingsplan"),
        ),
        PlanHappened.MODULE_REFUSED: (
            gettext("Een andere aanbieder kan de module niet geven"),
            gettext("Een andere aanbieder zei nee op uw vraag. Waarom, leest u bij het plan."),
            gettext("Open het opleidingsplan"),
        ),
    }[code]
