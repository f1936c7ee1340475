"""What is told about introductions: to the learner, the parents of a minor, the coach, and who answers at the company.

A company that has not answered yet reads no name: not on the page, not in a mail, not in a notice.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext

from tandem.base.actor import SYSTEM
from tandem.base.errors import NotFound
from tandem.base.models import Event
from tandem.base.periods import BRUSSELS, day_of
from tandem.faces.documents.meetings import Talk
from tandem.faces.documents.words import code_label, training_name
from tandem.faces.outbox import enclosures
from tandem.faces.outbox.introduction_words import Case, to_coach, to_company, to_family
from tandem.faces.outbox.person_letter import PersonLetter
from tandem.journey.intake.terms.tracks import Phase
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
_QUIET: Final = {IntroductionHappened.LETTER_WRITTEN, IntroductionHappened.MOVED}
"""What nobody is written about: of a move the introduction that goes on tells."""
_MAILED_TO_COACH: Final = {Case.ACCEPTED, Case.FALLEN_AWAY}
"""What a coach also reads as a mail; the rest stands in the list."""
_INVITES: Final = {Case.PLANNED, Case.REPLANNED, Case.MOVED_TALK}
"""What puts a talk in a calendar, or moves it there."""
_MOVED: Final = {
    IntroductionState.PLANNED: Case.MOVED_TALK,
    IntroductionState.PROMISED: Case.MOVED_SEAT,
}
_BECAUSE: Final = {
    EndReason.PLACED_ELSEWHERE: Case.ELSEWHERE,
    EndReason.NOT_SEARCHING: Case.STOPPED,
    EndReason.CHANGED_MIND: Case.WITHDRAWN,
}
"""How an introduction ends, told by its reason."""
_TOLD_TO_COMPANY: Final = {EndReason.NO_ANSWER, *_BECAUSE}
"""What lapsed without its doing."""
_ASKED: Final = {IntroductionHappened.PROPOSED: Case.ASKED, IntroductionHappened.REMINDED: Case.ASKED_AGAIN}
"""A company that found the learner waits."""
_SAID_BY_COMPANY: Final = {Case.ASKED, Case.MOVED, Case.MOVED_TALK, Case.MOVED_SEAT, Case.PROMISED}
_TO_PLANNER: Final = {Case.PLANNED, Case.REPLANNED}
"""What only who planned it reads, as a mail: the talk comes into that calendar too."""

CODES: Final = tuple(code for code in IntroductionHappened if code not in _QUIET)


@dataclass(frozen=True)
class _Story:
    """An introduction and everything that a letter about it says, now."""

    code: IntroductionHappened
    one: Any
    data: Mapping[str, Any]
    now: datetime

    @property
    def by_company(self) -> bool:
        """Whether the company took the step."""
        return self.data.get("side") == Side.COMPANY

    @property
    def is_called_off(self) -> bool:
        """Whether it ended while a talk still stood in the calendar."""
        return self.one.ended_at is not None and self.one.talk_starts is not None and self.one.talk_starts > self.now

    def case(self) -> Case:
        """What happened, as far as it asks for words of its own."""
        one = self.one
        if one.awaits_learner and self.code in _ASKED:
            return _ASKED[self.code]
        if self.code is IntroductionHappened.PROPOSED and "moved_from" in self.data:
            return _MOVED.get(one.state, Case.MOVED)
        if self.code in {IntroductionHappened.WITHDRAWN, IntroductionHappened.LAPSED}:
            return _BECAUSE.get(one.reason, Case.LAPSED)
        if self.code is IntroductionHappened.FALLEN_AWAY and one.track.phase == Phase.LEFT:
            return Case.LEFT
        return Case(self.code.removeprefix("placement.introduction_"))

    def family_case(self) -> Case:
        """The same for the family: a talk that the own side called off is what counts."""
        own = self.code in {IntroductionHappened.WITHDRAWN, IntroductionHappened.REFUSED} and not self.by_company
        return Case.CALLED_OFF if own and self.is_called_off else self.case()

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
            "who": self.who(),
            "training": training_name(one.track.training),
            "school": one.track.provider.name,
            "company": one.opening.company.name,
            "place": f"{place.name}, {place.municipality}",
            "before": self._before(),
            "until": date_format(one.answers_until, "DATE_FORMAT"),
            "talk": talk if one.state == IntroductionState.PLANNED else "",
            "talk_place": one.talk_place,
            "reason": self.reason,
            "said": one.words,
        }

    def who(self) -> str:
        """The learner as the company may know: by name once it answered."""
        one = self.one
        knew = one.planned_at is not None or one.promised_at is not None
        if one.state in KNOWN or knew:
            return f"{one.track.person.given_name} {one.track.person.family_name}"
        if one.awaits_learner:
            return gettext("een lerende die u vroeg")
        return gettext("een lerende van %(school)s") % {"school": one.track.provider.name}

    def _before(self) -> str:
        """The place from which the company moved it; empty where it did not, or that is gone."""
        if "moved_from" not in self.data:
            return ""
        try:
            old = doors.introduction_for(SYSTEM, UUID(self.data["moved_from"]), day=day_of(self.now))
        except NotFound:
            return ""
        return f"{old.opening.establishment.name}, {old.opening.establishment.municipality}"


def letters(event: Event, now: datetime) -> list[PersonLetter]:
    """Everybody who hears of this, each with an own letter; nobody where the introduction is gone."""
    try:
        one = doors.introduction_for(SYSTEM, UUID(event.subject_id), day=day_of(now))
    except NotFound:
        return []
    story = _Story(IntroductionHappened(event.code), one, event.data, now)
    found: list[PersonLetter] = []
    if story.code is IntroductionHappened.INTERESTED and one.origin != Origin.INVITED:
        return found
    if _concerns_family(story):
        found += _family(story)
    if _concerns_company(story):
        found += _company(story)
    if story.case() is not Case.PROPOSED:
        found += _coach(story)
    return found


def _concerns_family(story: _Story) -> bool:
    match story.code:
        case IntroductionHappened.PROPOSED:
            return story.one.origin != Origin.LEARNER
        case IntroductionHappened.REFUSED:
            return story.by_company or story.is_called_off
        case IntroductionHappened.WITHDRAWN:
            return story.is_called_off
        case IntroductionHappened.REMINDED:
            return story.one.state == IntroductionState.PROMISED or bool(story.one.awaits_learner)
        case IntroductionHappened.ACCEPTED | IntroductionHappened.INTERESTED:
            return False
    return True


def _concerns_company(story: _Story) -> bool:
    match story.code:
        case IntroductionHappened.REFUSED:
            return not story.by_company
        case IntroductionHappened.REMINDED:
            return story.one.state in UNDECIDED and not story.one.awaits_learner
        case IntroductionHappened.LAPSED:
            return story.one.reason in _TOLD_TO_COMPANY
    return story.case() not in _SAID_BY_COMPANY


def _family(story: _Story) -> Iterator[PersonLetter]:
    case = story.family_case()
    for one in people.family_of(story.one.track, day=day_of(story.now)):
        user = one.person.user
        language = user.language if user else "nl"
        with translation.override(language):
            words = story.words()
            subject, told = to_family(case, words, is_parent=one.is_guardian)
            button = gettext("Bekijk de kennismaking")
            enclosed = _enclosed(story, case, with_whom=words["place"], to=one.email)
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
            words=words | {"told": told, "said": "" if case is Case.CALLED_OFF else words["said"]},
            track_id=story.one.track_id,
            enclosed=enclosed,
        )


def _company(story: _Story) -> Iterator[PersonLetter]:
    """A notice and a mail to each who answers at the company: only they may read names."""
    company, case = story.one.opening.company_id, story.case()
    is_own_step = case in _TO_PLANNER
    for user, role in access.accounts_in_company(company, _RECRUITERS, day_of(story.now)):
        if is_own_step and user.pk != story.one.planned_by:
            continue
        with translation.override(user.language):
            words = story.words()
            subject, told = to_company(case, words)
            button = gettext("Bekijk de kennismaking")
            enclosed = _enclosed(story, case, with_whom=words["who"], to=user.email)
        yield PersonLetter(
            role=role,
            user_id=None if is_own_step else user.pk,
            email=user.email,
            template="introduction",
            subject=subject,
            button=button,
            path=_path(story),
            language=user.language,
            words=words | {"told": told},
            organisation_id=company,
            enclosed=enclosed,
        )


def _coach(story: _Story) -> Iterator[PersonLetter]:
    """The coach of the learner; nobody where nobody guides yet: it stands in the list of the school."""
    coach, case = story.one.track.coach, story.case()
    if coach is None:
        return
    for role in access.roles_at(coach.pk, story.one.track.provider_id, day_of(story.now))[:1]:
        with translation.override(coach.language):
            words = story.words()
            subject, told = to_coach(case, words)
            button = gettext("Bekijk de kennismaking")
        yield PersonLetter(
            role=role,
            user_id=coach.pk,
            email=coach.email if case in _MAILED_TO_COACH else "",
            template="introduction",
            subject=subject,
            button=button,
            path=_path(story),
            language=coach.language,
            words=words | {"told": told},
            track_id=story.one.track_id,
        )


def _enclosed(story: _Story, case: Case, *, with_whom: str, to: str) -> Mapping[str, str]:
    """The invitation for a calendar, or what takes it out again; nothing where no talk is ahead."""
    one = story.one
    if not to or not (case in _INVITES or story.is_called_off):
        return {}
    talk = Talk(
        uid=str(doors.talk_key(one.pk)),
        sequence=one.talk_sequence + int(story.is_called_off),
        starts=one.talk_starts,
        title=gettext("Kennismaking: %(other)s") % {"other": with_whom},
        place=one.talk_place,
        words=one.talk_words,
        url=settings.BASE_URL + _path(story),
        is_off=story.is_called_off,
        organiser=settings.REPLY_TO_EMAIL,
        attendee=to,
    )
    return enclosures.of_talk(talk, made_at=story.now)


def _path(story: _Story) -> str:
    return reverse("introductions:introduction", args=[story.one.pk])
