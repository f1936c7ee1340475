"""What is told about the search time of a learner: to the learner, the parents of a minor, the coach and who decides.

Each is told at halfway, when few days are left and when the days are over, and of more days and of what follows.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext, ngettext

from tandem.base.actor import SYSTEM, Actor
from tandem.base.errors import NotFound
from tandem.base.models import Event
from tandem.base.periods import day_of
from tandem.faces.documents import clocks as told
from tandem.faces.documents.words import code_label, training_name
from tandem.faces.outbox.person_letter import PersonLetter
from tandem.journey.intake.policies import tracks as intake
from tandem.journey.placement.queries import clock_people as people
from tandem.journey.placement.queries import clocks as doors
from tandem.journey.placement.queries.clock_people import Concerned
from tandem.journey.placement.queries.clocks import Reading
from tandem.journey.placement.terms.clocks import ClockHappened, ClockOutcome
from tandem.registers.access import queries as access
from tandem.registers.access.terms import Role

_FAMILY: Final = {
    ClockHappened.HALFWAY: "clock_halfway",
    ClockHappened.FEW_LEFT: "clock_few_left",
    ClockHappened.OVER: "clock_over",
    ClockHappened.EXTENSION_GRANTED: "clock_extended",
    ClockHappened.HANDLED: "clock_handled",
}
"""What the learner and the parents hear."""
_COACH: Final = {
    ClockHappened.HALFWAY,
    ClockHappened.FEW_LEFT,
    ClockHappened.OVER,
    ClockHappened.EXTENSION_GRANTED,
    ClockHappened.EXTENSION_REFUSED,
}
"""What the coach hears."""
_DECIDED: Final = {ClockHappened.EXTENSION_GRANTED, ClockHappened.EXTENSION_REFUSED}
"""What who asked for more days hears."""
_MAILED_TO_COACH: Final = {ClockHappened.OVER, *_DECIDED}
"""What the coach also reads as a mail: the rest stands on the board."""

_GUIDED: Final[Mapping[ClockHappened, str]] = {
    ClockHappened.OVER: "clock_over_coach",
    ClockHappened.EXTENSION_ASKED: "clock_asked",
    ClockHappened.EXTENSION_GRANTED: "clock_granted",
    ClockHappened.EXTENSION_REFUSED: "clock_refused",
}
"""The mail of who guides or decides."""

CODES: Final = (*_FAMILY, ClockHappened.EXTENSION_ASKED, ClockHappened.EXTENSION_REFUSED)


@dataclass(frozen=True)
class _Story:
    """A clock and everything that a letter about it says."""

    code: ClockHappened
    reading: Reading
    data: Mapping[str, Any]
    asked_by: UUID | None = None

    @property
    def track(self) -> Any:
        return self.reading.clock.track

    def words(self) -> dict[str, Any]:
        """What the template says, in the language in use."""
        count, track = self.reading.count, self.track
        outcome = self.reading.clock.outcome
        return {
            "name": track.person.given_name,
            "training": training_name(track.training),
            "school": track.provider.name,
            "coach": track.coach.name if track.coach else "",
            "left": told.left_words(count),
            "due": told.long_day(count.due_on) if count.due_on else "",
            "days": int(self.data.get("days") or 0),
            "outcome": code_label(ClockOutcome(outcome)) if outcome else "",
        }


def letters(event: Event, now: datetime) -> list[PersonLetter]:
    """Everybody who hears of this, each with an own letter; nobody where the clock is gone."""
    day = day_of(now)
    try:
        clock = doors.clock_for(SYSTEM, UUID(event.subject_id), day=day)
    except NotFound:
        return []
    code = ClockHappened(event.code)
    asked_by = _asked_by(event, day=day) if code in _DECIDED else None
    story = _Story(code, doors.reading(clock, day=day), event.data, asked_by)
    found = [_to_family(story, one) for one in people.concerned([clock], day=day)[clock.pk] if story.code in _FAMILY]
    if story.code is ClockHappened.EXTENSION_ASKED:
        found += _to_admins(story, now=now)
    elif story.code in _COACH:
        found += _to_coach(story, now=now)
    return found


def _asked_by(event: Event, *, day: date) -> UUID | None:
    """Who asked for the days that were decided on; nobody where the question is gone."""
    try:
        return doors.extension_for(SYSTEM, UUID(event.data["extension"]), day=day).asked_by
    except NotFound:
        return None


def _to_family(story: _Story, one: Concerned) -> PersonLetter:
    user = one.person.user
    language = user.language if user else "nl"
    with translation.override(language):
        words = story.words()
        subject = _parent_subject(story, words) if one.is_guardian else _learner_subject(story, words)
        button = gettext("Bekijk de zoektijd")
    template = _FAMILY[story.code]
    return PersonLetter(
        role=Role.GUARDIAN if one.is_guardian else Role.LEARNER,
        user_id=one.person.user_id,
        track_id=story.track.pk,
        email=one.email,
        template=f"{template}_parent" if one.is_guardian else template,
        subject=subject,
        button=button,
        path=reverse("learner:search_time", args=[story.track.pk]),
        language=language,
        words=words,
    )


def _learner_subject(story: _Story, words: Mapping[str, Any]) -> str:
    match story.code:
        case ClockHappened.HALFWAY:
            return gettext("Je zoektijd is halfweg. %(left)s") % words
        case ClockHappened.FEW_LEFT:
            return gettext("%(left)s om een werkplek te vinden") % words
        case ClockHappened.OVER:
            return gettext("Je zoektijd is om. Praat met je school")
        case ClockHappened.HANDLED:
            return gettext("Wat jij en je school kozen: %(outcome)s") % words
    return _more_days(words) % {"n": words["days"]}


def _more_days(words: Mapping[str, Any]) -> str:
    return ngettext("Je krijgt %(n)s dag extra om te zoeken", "Je krijgt %(n)s dagen extra om te zoeken", words["days"])


def _parent_subject(story: _Story, words: Mapping[str, Any]) -> str:
    match story.code:
        case ClockHappened.HALFWAY:
            return gettext("De zoektijd van %(name)s is halfweg. %(left)s") % words
        case ClockHappened.FEW_LEFT:
            return gettext("%(left)s voor %(name)s om een werkplek te vinden") % words
        case ClockHappened.OVER:
            return gettext("De zoektijd van %(name)s is om. Praat met de school") % words
        case ClockHappened.HANDLED:
            return gettext("Wat %(name)s en de school kozen: %(outcome)s") % words
    return gettext("%(name)s krijgt meer dagen om te zoeken") % words


def _to_coach(story: _Story, *, now: datetime) -> list[PersonLetter]:
    """The coach of the learner; of a learner whom nobody guides everybody who manages the provider.

    Of a decision hears who asked for it too, as long as that is somebody who may know the learner.
    """
    day, coach, is_mailed = day_of(now), story.track.coach, story.code in _MAILED_TO_COACH
    found = [] if coach else list(_to_admins(story, now=now))
    if coach:
        roles = access.roles_at(coach.pk, story.track.provider_id, day)[:1]
        found = [_to_guide(story, coach, role=role, is_mailed=is_mailed) for role in roles]
    if story.code in _DECIDED and all(one.user_id != story.asked_by for one in found):
        found += _to_asker(story, day=day)
    return found


def _to_asker(story: _Story, *, day: date) -> Iterator[PersonLetter]:
    """Who asked for more days, in the first role in which that person may know the learner."""
    for role in (Role.COACH, Role.PROVIDER_ADMIN):
        asker = Actor(story.asked_by, role, story.track.provider_id)
        if intake.may_see(asker, story.track.facts()):
            for user in access.accounts_in_role(story.track.provider_id, role, day):
                if user.pk == story.asked_by:
                    yield _to_guide(story, user, role=role, is_mailed=True)
                    return


def _to_admins(story: _Story, *, now: datetime) -> Iterator[PersonLetter]:
    is_mailed = story.code is ClockHappened.EXTENSION_ASKED or story.code in _MAILED_TO_COACH
    for user in access.accounts_in_role(story.track.provider_id, Role.PROVIDER_ADMIN, day_of(now)):
        yield _to_guide(story, user, role=Role.PROVIDER_ADMIN, is_mailed=is_mailed)


def _to_guide(story: _Story, user: Any, *, role: Role, is_mailed: bool) -> PersonLetter:
    asked = story.code is ClockHappened.EXTENSION_ASKED
    with translation.override(user.language):
        words = story.words()
        subject = _guide_subject(story, words)
        button = gettext("Beslis over de verlenging") if asked else gettext("Open de zoektijd")
    page = ("clock:decide", story.data["extension"]) if asked else ("clock:clock", story.reading.clock.pk)
    return PersonLetter(
        role=role,
        user_id=user.pk,
        track_id=story.track.pk,
        email=user.email if is_mailed else "",
        template=_GUIDED.get(story.code, ""),
        subject=subject,
        button=button,
        path=reverse(page[0], args=[page[1]]),
        language=user.language,
        words=words,
    )


def _guide_subject(story: _Story, words: Mapping[str, Any]) -> str:
    match story.code:
        case ClockHappened.HALFWAY:
            return gettext("%(name)s is halfweg de zoektijd. %(left)s") % words
        case ClockHappened.FEW_LEFT:
            return gettext("%(left)s voor %(name)s") % words
        case ClockHappened.OVER:
            return gettext("Kies wat er volgt voor %(name)s: de zoektijd is om") % words
        case ClockHappened.EXTENSION_ASKED:
            return gettext("Beslis over een verlenging voor %(name)s") % words
        case ClockHappened.EXTENSION_GRANTED:
            return gettext("%(name)s krijgt meer dagen om te zoeken") % words
    return gettext("Geen verlenging voor %(name)s") % words
