"""What is told of a warm handover: the family reads it, the receiver answers, who gave hears how it ended."""

from collections.abc import Iterator
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
from tandem.faces.documents.handover import receiver_name
from tandem.faces.documents.words import code_label
from tandem.faces.outbox.person_letter import PersonLetter
from tandem.journey.handover.queries import handovers as queries
from tandem.journey.handover.terms.handovers import Agreed, HandoverHappened, HandoverKind, HandoverState, ReturnReason
from tandem.registers.access import queries as access
from tandem.registers.access.terms import Role
from tandem.registers.people import queries as people

CODES: Final = (
    HandoverHappened.ASKED,
    HandoverHappened.AGREED,
    HandoverHappened.ACCEPTED,
    HandoverHappened.RETURNED,
    HandoverHappened.DECLINED,
)
_ENDS: Final = (HandoverHappened.ACCEPTED, HandoverHappened.RETURNED, HandoverHappened.DECLINED)


def letters(event: Event, now: datetime) -> list[PersonLetter]:
    """Everybody who hears of this; nobody where the handover is gone, or is not where the event says any more."""
    day = day_of(now)
    try:
        one = queries.handover_for(SYSTEM, UUID(event.subject_id), day=day)
    except NotFound:
        return []
    code = HandoverHappened(event.code)
    if code is HandoverHappened.ASKED:
        return list(_to_family(one, day=day)) if one.state == HandoverState.ASKED or _is_inside(one) else []
    if code is HandoverHappened.AGREED:
        return list(_to_receivers(one, day=day)) if one.state == HandoverState.OFFERED else []
    told = list(_to_giver(one, day=day)) if code in _ENDS else []
    return told + (list(_to_family(one, day=day)) if code is HandoverHappened.ACCEPTED else [])


def _is_inside(one: Any) -> bool:
    """Within the school nobody has to agree; the family still hears of it."""
    return one.agreed_as == Agreed.NOT_NEEDED


def _to_family(one: Any, *, day: date) -> Iterator[PersonLetter]:
    learner = one.track.person
    yield _letter(one, Role.LEARNER, learner.user, email=learner.email, user_id=learner.user_id, is_family=True)
    for parent in people.guardians_acting_for([learner.pk], day=day).get(learner.pk, []):
        yield _letter(one, Role.GUARDIAN, parent.user, email=parent.email, user_id=parent.user_id, is_family=True)


def _to_receivers(one: Any, *, day: date) -> Iterator[PersonLetter]:
    """Who is asked to take over; without a name in the mail where that is another organisation."""
    if one.kind == HandoverKind.COLLEAGUE:
        if one.to_coach is not None:
            for role in access.roles_at(one.to_coach_id, one.track.provider_id, day)[:1]:
                yield _letter(one, role, one.to_coach, email=one.to_coach.email)
        return
    if one.kind == HandoverKind.VDAB:
        found = [(Role.EMPLOYMENT_SERVICE, user) for user in access.accounts_everywhere(Role.EMPLOYMENT_SERVICE, day)]
    else:
        found = [
            (role, user)
            for role in (Role.PROVIDER_ADMIN, Role.COACH)
            for user in access.accounts_in_role(one.to_provider_id, role, day)
        ]
    for role, user in found:
        yield _letter(one, role, user, email=user.email)


def _to_giver(one: Any, *, day: date) -> Iterator[PersonLetter]:
    """Who gave, as long as that person works there."""
    for role in (Role.COACH, Role.PROVIDER_ADMIN):
        for user in access.accounts_in_role(one.track.provider_id, role, day):
            if user.pk == one.given_by:
                yield _letter(one, role, user, email=user.email)
                return


def _letter(
    one: Any, role: Role, user: Any, *, email: str, user_id: UUID | None = None, is_family: bool = False
) -> PersonLetter:
    language = user.language if user else "nl"
    with translation.override(language):
        words = {"who": receiver_name(one), "school": one.track.provider.name, "name": one.track.person.given_name}
        told = _told(one, is_family=is_family) % words
        subject = _subject(one, is_family=is_family) % words
        button = gettext("Open de overdracht")
        reason = code_label(ReturnReason(one.reason)) if one.reason else ""
    return PersonLetter(
        role=role,
        user_id=user_id,
        track_id=one.track_id if user_id else None,
        email=email,
        template="handover",
        subject=subject,
        button=button,
        path=reverse("handovers:handover", args=[one.pk]),
        language=language,
        words={"told": told, "reason": reason},
    )


def _subject(one: Any, *, is_family: bool) -> str:
    state = HandoverState(one.state)
    if is_family:
        if state is HandoverState.ACCEPTED:
            return gettext("%(who)s begeleidt %(name)s vanaf nu")
        return gettext("Lees het overdrachtsblad van %(name)s")
    return {
        HandoverState.OFFERED: gettext("Er wordt een lerende aan u overgedragen"),
        HandoverState.ACCEPTED: gettext("Uw overdracht is aanvaard"),
        HandoverState.RETURNED: gettext("Uw overdracht is teruggestuurd"),
    }.get(state, gettext("Uw overdracht gaat niet door"))


def _told(one: Any, *, is_family: bool) -> str:
    state = HandoverState(one.state)
    if is_family:
        if state is HandoverState.ACCEPTED:
            return gettext("%(who)s heeft de begeleiding overgenomen van %(school)s.")
        if state is HandoverState.ASKED:
            return gettext("%(school)s wil de begeleiding overdragen aan %(who)s. Lees het blad en zeg of het mag.")
        return gettext("%(school)s wil de begeleiding overdragen aan %(who)s. Je leest wat op het blad staat.")
    return {
        HandoverState.OFFERED: gettext("%(school)s vraagt u om een lerende over te nemen. Het blad staat klaar."),
        HandoverState.ACCEPTED: gettext("%(who)s nam de lerende over. U bent niet langer verantwoordelijk."),
        HandoverState.RETURNED: gettext("%(who)s stuurde de lerende terug. U blijft begeleiden."),
    }.get(state, gettext("De lerende of een ouder ging niet akkoord. U blijft begeleiden."))
