"""What is told about introductions: to the learner, the parents of a minor, the coach, and who answers at the company.

A company that has not answered yet reads no name: not on the page, and not in a mail.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext

from tandem.base.actor import SYSTEM
from tandem.base.errors import NotFound
from tandem.base.models import Event
from tandem.base.periods import BRUSSELS, day_of
from tandem.faces.documents.words import code_label
from tandem.faces.outbox.introduction_words import to_coach, to_company, to_family
from tandem.faces.outbox.person_letter import PersonLetter
from tandem.journey.placement.queries import clock_people as people
from tandem.journey.placement.queries import introductions as doors
from tandem.journey.placement.terms.introductions import (
    EndReason,
    IntroductionHappened,
    IntroductionState,
    Origin,
    RefusalReason,
    Side,
)
from tandem.journey.placement.workflow.introductions import KNOWN, UNDECIDED
from tandem.registers.access import queries as access
from tandem.registers.access.terms import Role

_RECRUITERS: Final = (Role.COMPANY_ADMIN, Role.COMPANY_HR)
_QUIET: Final = {IntroductionHappened.INTERESTED, IntroductionHappened.LETTER_WRITTEN, IntroductionHappened.MOVED}
"""What nobody is written about."""
_MAILED_TO_COACH: Final = {IntroductionHappened.ACCEPTED, IntroductionHappened.FALLEN_AWAY}
"""What a coach also reads as a mail; the rest stands in the list."""

CODES: Final = tuple(code for code in IntroductionHappened if code not in _QUIET)


@dataclass(frozen=True)
class _Story:
    """An introduction and everything that a letter about it says."""

    code: IntroductionHappened
    one: Any
    data: Mapping[str, Any]

    @property
    def by_company(self) -> bool:
        """Whether the company took the step."""
        return self.data.get("side") == Side.COMPANY

    @property
    def reason(self) -> str:
        """Why it ended, in the language in use."""
        if not self.one.reason:
            return ""
        refused = self.one.state == IntroductionState.REFUSED
        return code_label(RefusalReason(self.one.reason) if refused else EndReason(self.one.reason))

    def words(self) -> dict[str, Any]:
        """What a letter says, in the language in use."""
        one, place = self.one, self.one.opening.establishment
        talk = date_format(one.talk_starts.astimezone(BRUSSELS), "DATETIME_FORMAT") if one.talk_starts else ""
        return {
            "name": one.track.person.given_name,
            "who": self._who(),
            "training": gettext(one.track.training.name),
            "school": one.track.provider.name,
            "place": f"{place.name}, {place.municipality}",
            "until": date_format(one.answers_until, "DATE_FORMAT"),
            "talk": talk if one.state == IntroductionState.PLANNED else "",
            "talk_place": one.talk_place,
            "reason": self.reason,
            "said": one.words,
        }

    def _who(self) -> str:
        """The learner as the company may know: by name once it answered."""
        one = self.one
        knew = one.planned_at is not None or one.promised_at is not None
        if one.state in KNOWN or knew:
            return f"{one.track.person.given_name} {one.track.person.family_name}"
        return gettext("een lerende van %(school)s") % {"school": one.track.provider.name}


def letters(event: Event, now: datetime) -> list[PersonLetter]:
    """Everybody who hears of this, each with an own letter; nobody where the introduction is gone."""
    try:
        one = doors.introduction_for(SYSTEM, UUID(event.subject_id), day=day_of(now))
    except NotFound:
        return []
    story = _Story(IntroductionHappened(event.code), one, event.data)
    found: list[PersonLetter] = []
    if _concerns_family(story):
        found += _family(story, now=now)
    if _concerns_company(story):
        found += _company(story, now=now)
    if story.code is not IntroductionHappened.PROPOSED:
        found += _coach(story, now=now)
    return found


def _concerns_family(story: _Story) -> bool:
    match story.code:
        case IntroductionHappened.PROPOSED:
            return story.one.origin != Origin.LEARNER
        case IntroductionHappened.REFUSED:
            return story.by_company
        case IntroductionHappened.REMINDED:
            return story.one.state == IntroductionState.PROMISED
        case IntroductionHappened.ACCEPTED | IntroductionHappened.WITHDRAWN:
            return False
    return True


def _concerns_company(story: _Story) -> bool:
    match story.code:
        case IntroductionHappened.PROPOSED:
            return "moved_from" not in story.data
        case IntroductionHappened.REFUSED:
            return not story.by_company
        case IntroductionHappened.REMINDED:
            return story.one.state in UNDECIDED
        case IntroductionHappened.LAPSED:
            return story.one.reason == EndReason.NO_ANSWER
        case IntroductionHappened.PLANNED | IntroductionHappened.REPLANNED | IntroductionHappened.PROMISED:
            return False
    return True


def _family(story: _Story, *, now: datetime) -> Iterator[PersonLetter]:
    for one in people.family_of(story.one.track, day=day_of(now)):
        user = one.person.user
        language = user.language if user else "nl"
        with translation.override(language):
            words = story.words()
            subject, told = to_family(story.code, words, is_parent=one.is_guardian)
            button = gettext("Bekijk de kennismaking")
        role = Role.GUARDIAN if one.is_guardian else Role.LEARNER
        yield PersonLetter(
            role=role,
            user_id=one.person.user_id,
            email=one.email,
            template="introduction",
            subject=subject,
            button=button,
            path=_path(story),
            language=language,
            words=words | {"told": told},
            track_id=story.one.track_id,
        )


def _company(story: _Story, *, now: datetime) -> Iterator[PersonLetter]:
    """A mail to each who answers at the company; what waits there stands on its home, and only they may read names."""
    company = story.one.opening.company_id
    for user, role in access.accounts_in_company(company, _RECRUITERS, day_of(now)):
        with translation.override(user.language):
            words = story.words()
            subject, told = to_company(story.code, words)
            button = gettext("Bekijk de kennismaking")
        yield PersonLetter(
            role=role,
            user_id=None,
            email=user.email,
            template="introduction",
            subject=subject,
            button=button,
            path=_path(story),
            language=user.language,
            words=words | {"told": told},
            track_id=story.one.track_id,
        )


def _coach(story: _Story, *, now: datetime) -> Iterator[PersonLetter]:
    """The coach of the learner; nobody where nobody guides yet: it stands in the list of the school."""
    coach = story.one.track.coach
    if coach is None:
        return
    for role in access.roles_at(coach.pk, story.one.track.provider_id, day_of(now))[:1]:
        with translation.override(coach.language):
            words = story.words()
            subject, told = to_coach(story.code, words)
            button = gettext("Bekijk de kennismaking")
        yield PersonLetter(
            role=role,
            user_id=coach.pk,
            email=coach.email if story.code in _MAILED_TO_COACH else "",
            template="introduction",
            subject=subject,
            button=button,
            path=_path(story),
            language=coach.language,
            words=words | {"told": told},
            track_id=story.one.track_id,
        )


def _path(story: _Story) -> str:
    return reverse("introductions:introduction", args=[story.one.pk])
