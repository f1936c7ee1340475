"""What is told about agreements: to who signs, the family, the company and the coach; never why somebody is absent."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.utils import translation
from django.utils.formats import date_format

from tandem.base.actor import SYSTEM
from tandem.base.errors import NotFound
from tandem.base.models import Event
from tandem.base.periods import day_of
from tandem.faces.documents.words import code_label, training_name
from tandem.faces.outbox.agreement_words import Case, button, to_learner, to_others
from tandem.faces.outbox.person_letter import PersonLetter
from tandem.journey.agreements.queries import agreements as doors
from tandem.journey.agreements.queries import life, places
from tandem.journey.agreements.terms import (
    AgreementHappened,
    AgreementState,
    BackReason,
    CoachCalled,
    EndReason,
    Party,
    SignatureState,
    Signer,
)
from tandem.journey.placement.queries import clock_people as people
from tandem.registers.access import queries as access
from tandem.registers.access.terms import Role

_COMPANY: Final = (Role.COMPANY_ADMIN, Role.COMPANY_HR)
_ALL: Final = frozenset({Party.PROVIDER, Party.COMPANY, Party.LEARNER})
_STAFF: Final = frozenset({Party.PROVIDER, Party.COMPANY})
_COACH: Final = frozenset({Party.PROVIDER})
_CASES: Final[Mapping[str, tuple[Case, frozenset[Party]]]] = {
    AgreementHappened.COMPLETED: (Case.COMPLETED, _ALL),
    AgreementHappened.REFUSED: (Case.REFUSED, _STAFF),
    AgreementHappened.DRAFT_WARNED: (Case.WARNED, _STAFF),
    AgreementHappened.LAPSED: (Case.LAPSED, _STAFF),
    AgreementHappened.WITHDRAWN: (Case.WITHDRAWN, _ALL),
    AgreementHappened.END_ANNOUNCED: (Case.ANNOUNCED, _ALL),
    AgreementHappened.END_CALLED_OFF: (Case.CALLED_OFF, _ALL),
    AgreementHappened.ENDED: (Case.ENDED, _ALL),
    AgreementHappened.SUSPENDED_LONG: (Case.STILL, _COACH),
    AgreementHappened.COACH_CALLED: (Case.COACH_CALLED, _COACH),
    AgreementHappened.AMENDMENT_PROPOSED: (Case.PROPOSED, _ALL),
    AgreementHappened.AMENDED: (Case.AMENDED, _ALL),
    AgreementHappened.AMENDMENT_REFUSED: (Case.NOT_AMENDED, _ALL),
    AgreementHappened.AMENDMENT_LAPSED: (Case.NOT_AMENDED, _ALL),
    AgreementHappened.YEAR_PASSED: (Case.YEAR_PASSED, _ALL),
    AgreementHappened.YEAR_PASSED_STRUCK: (Case.YEAR_STRUCK, _ALL),
    AgreementHappened.PLACE_AGREED: (Case.PLACE_AGREED, _STAFF),
    AgreementHappened.PLACE_DECLINED: (Case.PLACE_DECLINED, _STAFF),
}
_BESIDE: Final[Mapping[str, Case]] = {
    AgreementHappened.PLACE_ASKED: Case.PLACE_ASKED,
    AgreementHappened.PLACE_DROPPED: Case.PLACE_DROPPED,
    AgreementHappened.COMPLETED: Case.PLACE_SIGNED,
    AgreementHappened.AMENDED: Case.PLACE_AMENDED,
    AgreementHappened.END_ANNOUNCED: Case.PLACE_ENDS,
    AgreementHappened.END_CALLED_OFF: Case.PLACE_GOES_ON,
    AgreementHappened.ENDED: Case.PLACE_ENDED,
    AgreementHappened.WITHDRAWN: Case.PLACE_OFF,
    AgreementHappened.LAPSED: Case.PLACE_OFF,
}
"""What another company hears whose workplace stands in the agreement: never a name, never why it ends."""
_ASKS: Final = frozenset({AgreementHappened.PLACE_ASKED, AgreementHappened.PLACE_DROPPED})
"""Told to one company alone: the one that the event names."""
_BACK: Final = {
    BackReason.SIGN_UNTIL_PASSED: Case.TOO_LATE,
    BackReason.RECOGNITION_ENDED: Case.UNRECOGNISED,
}
_SIGN: Final = {
    AgreementHappened.SIGNATURE_ASKED: Case.ASKED,
    AgreementHappened.SIGNATURE_REMINDED: Case.REMINDED,
}
_YES: Final = {
    AgreementHappened.AMENDMENT_REMINDED: Case.PROPOSED_AGAIN,
    AgreementHappened.AMENDMENT_SIGNER_REPLACED: Case.PROPOSED,
}
"""To one person alone, whose yes is asked."""
CODES: Final = (*_CASES, *_SIGN, *_YES, *sorted(_ASKS), AgreementHappened.HANDED_OVER, AgreementHappened.TAKEN_BACK)


@dataclass(frozen=True)
class _Story:
    """An agreement and everything that a letter about it says, now."""

    case: Case
    one: Any
    data: Mapping[str, Any]
    day: date
    by: UUID | None

    def words(self) -> dict[str, Any]:
        """What a letter says, in the language in use."""
        one, data, person = self.one, self.data, self.one.track.person
        return {
            "name": person.given_name,
            "who": f"{person.given_name} {person.family_name}",
            "company": one.company.name,
            "training": training_name(one.track.training),
            "school": one.track.provider.name,
            "number": one.number,
            "begins": _day(one.begins_on),
            "until": _day(one.sign_until),
            "last": _day(data.get("last_day") or one.closed_on),
            "from": _day(data.get("from_on")),
            "since": _day(data.get("begins_on")),
            "lapses": _day(data.get("lapses_on")),
            "reason": code_label(EndReason(data["reason"])) if data.get("reason") in set(EndReason) else "",
            "why": code_label(CoachCalled(data["why"])) if data.get("why") in set(CoachCalled) else "",
            "signer": code_label(Signer(data["signer"])) if data.get("signer") else "",
        }

    def path(self) -> str:
        """The page it is about: that of the agreement, or of the change."""
        change = self.data.get("amendment") if self.case is Case.PROPOSED else None
        return f"{_path(self.one)}wijziging/{change}/" if change else _path(self.one)

    def letter(self, role: Role, *, user: Any, email: str, path: str = "", **about: Any) -> PersonLetter:
        """The letter to one reader, in that reader's language."""
        language = user.language if user else "nl"
        with translation.override(language):
            words = self.words()
            subject, told = (to_learner if role is Role.LEARNER else to_others)(self.case, words)
            pressed = button(self.case)
        return PersonLetter(
            role=role,
            user_id=user.pk if user else None,
            email=email,
            template="agreement",
            subject=subject,
            button=pressed,
            path=path or self.path(),
            language=language,
            words=words | {"told": told},
            **about,
        )


def letters(event: Event, now: datetime) -> list[PersonLetter]:
    """Everybody who hears of this, each with an own letter, but who did it; nobody where the agreement is gone."""
    day = day_of(now)
    try:
        one = doors.agreement_for(SYSTEM, UUID(event.subject_id), day=day)
    except NotFound:
        return []
    code, by = AgreementHappened(event.code), event.actor_user
    if code in _SIGN:
        return _to_signer(_Story(_SIGN[code], one, event.data, day, by))
    if code in _YES:
        return _to_who_decides(_YES[code], one, event.data, day, by)
    beside = _Story(_BESIDE[code], one, event.data, day, by) if code in _BESIDE else None
    if code in _ASKS:
        return list(_beside(beside, [UUID(event.data["company"])])) if beside else []
    found = _case(code, event.data)
    if found is None or _is_told_twice(code, event.data, at=day_of(event.at)):
        return []
    case, parties = found
    story = _Story(case, one, event.data, day, by)
    told = [
        *(_family(story) if Party.LEARNER in parties and event.data.get("reason") != EndReason.DEATH else ()),
        *(_company(story) if Party.COMPANY in parties else ()),
        *(_coach(story) if Party.PROVIDER in parties else ()),
        *(_beside(beside, places.companies_beside([one.pk]).get(one.pk, [])) if beside else ()),
    ]
    if code is AgreementHappened.AMENDMENT_PROPOSED:
        links = _by_link(story)
        reached = {letter.email for letter in links}
        told = [letter for letter in told if letter.user_id is not None or letter.email not in reached] + links
    return [letter for letter in told if by is None or letter.user_id != by]


def _case(code: AgreementHappened, data: Mapping[str, Any]) -> tuple[Case, frozenset[Party]] | None:
    if code is AgreementHappened.COACH_CALLED and data.get("why") == CoachCalled.WORKPLACE_OVER:
        return Case.CHANGE_ASKED, _STAFF
    if code is AgreementHappened.TAKEN_BACK:
        reason = data.get("reason")
        return (_BACK[BackReason(reason)], _COACH) if reason in set(BackReason) else None
    if code is AgreementHappened.HANDED_OVER:
        return Case.HANDED_OVER, frozenset({Party(data["to"])})
    return _CASES[code]


def _is_told_twice(code: AgreementHappened, data: Mapping[str, Any], *, at: date) -> bool:
    """Whether it ends the same day, so that the letter of the end itself says it all."""
    return code is AgreementHappened.END_ANNOUNCED and date.fromisoformat(data["last_day"]) <= at


def _to_signer(story: _Story) -> list[PersonLetter]:
    """Who is asked to sign, as long as that stands: on the page with an account, or else by a link of its own."""
    row = story.one.signatures.filter(pk=story.data["signature"], state=SignatureState.ASKED).first()
    if row is None or story.one.state != AgreementState.SIGNING:
        return []
    role, user = _account(story, row)
    path = f"{_path(story.one)}tekenen/" if user else f"/tekenen/{doors.secret_of(row.pk)}/"
    is_company = role is Role.COMPANY_ADMIN
    about = {"organisation_id": story.one.company_id} if is_company else {"track_id": story.one.track_id}
    email = row.email or (user.email if user else "")
    return [story.letter(role, user=user, email=email, path=path, **about)]


def _to_who_decides(case: Case, one: Any, data: Mapping[str, Any], day: date, by: UUID | None) -> list[PersonLetter]:
    """Whose yes to a change is asked, as long as that stands: on the page with an account, or else by a link."""
    row = life.asked_yes(UUID(str(data["acceptance"])))
    if row is None:
        return []
    story = _Story(case, one, {**data, "from_on": row.amendment.from_on.isoformat()}, day, by)
    role, user = _account(story, row)
    page = f"{_path(one)}wijziging/{row.amendment_id}/"
    path = page if user else f"/tekenen/wijziging/{doors.secret_of(row.pk)}/"
    about = {"organisation_id": one.company_id} if role is Role.COMPANY_ADMIN else {"track_id": one.track_id}
    return [story.letter(role, user=user, email=row.email or (user.email if user else ""), path=path, **about)]


def _by_link(story: _Story) -> list[PersonLetter]:
    """Whose yes to a change is asked and who has no account: each with a link of its own."""
    found = []
    for row in life.asked_without_account(UUID(str(story.data["amendment"]))):
        is_company = row.signer == Signer.COMPANY
        role = {Signer.COMPANY: Role.COMPANY_ADMIN, Signer.LEARNER: Role.LEARNER, Signer.GUARDIAN: Role.GUARDIAN}
        about = {"organisation_id": story.one.company_id} if is_company else {"track_id": story.one.track_id}
        told = role.get(Signer(row.signer), Role.COACH)
        path = f"/tekenen/wijziging/{doors.secret_of(row.pk)}/"
        found.append(story.letter(told, user=None, email=row.email, path=path, **about))
    return found


def _account(story: _Story, row: Any) -> tuple[Role, Any]:
    """In which role somebody signs, and with which account; without one the link of the mail is enough."""
    one, user = story.one, row.person.user if row.person_id else None
    if row.signer in {Signer.LEARNER, Signer.GUARDIAN}:
        return Role.LEARNER if row.signer == Signer.LEARNER else Role.GUARDIAN, user
    if row.signer == Signer.COMPANY:
        found = access.accounts_in_company(one.company_id, [Role.COMPANY_ADMIN], story.day)
    else:
        guides = (Role.COACH, Role.PROVIDER_ADMIN)
        provider = one.track.provider_id
        found = [(mate, role) for role in guides for mate in access.accounts_in_role(provider, role, story.day)]
    known = {mate.pk: (role, mate) for mate, role in reversed(found)}
    return known.get(row.user, (Role.COMPANY_ADMIN if row.signer == Signer.COMPANY else Role.COACH, None))


def _family(story: _Story) -> Iterator[PersonLetter]:
    for one in people.family_of(story.one.track, day=story.day):
        role = Role.GUARDIAN if one.is_guardian else Role.LEARNER
        yield story.letter(role, user=one.person.user, email=one.email, track_id=story.one.track_id)


def _company(story: _Story) -> Iterator[PersonLetter]:
    company = story.one.company_id
    for user, role in access.accounts_in_company(company, _COMPANY, story.day):
        yield story.letter(role, user=user, email=user.email, organisation_id=company)


def _beside(story: _Story, companies: Iterable[UUID]) -> Iterator[PersonLetter]:
    """The other companies with a workplace in it, each on the page of its own part; or on its list."""
    path = "/overeenkomsten/" if story.case is Case.PLACE_DROPPED else f"{_path(story.one)}mee/"
    for company in companies:
        for user, role in access.accounts_in_company(company, _COMPANY, story.day):
            yield story.letter(role, user=user, email=user.email, path=path, organisation_id=company)


def _coach(story: _Story) -> Iterator[PersonLetter]:
    """The coach of the learner; where nobody guides, everybody who manages the provider."""
    track = story.one.track
    if track.coach is None:
        admins = access.accounts_in_role(track.provider_id, Role.PROVIDER_ADMIN, story.day)
        found = [(Role.PROVIDER_ADMIN, user) for user in admins]
    else:
        found = [(role, track.coach) for role in access.roles_at(track.coach_id, track.provider_id, story.day)[:1]]
    for role, user in found:
        yield story.letter(role, user=user, email=user.email, track_id=track.pk)


def _day(told: Any) -> str:
    if not told:
        return ""
    return date_format(date.fromisoformat(told) if isinstance(told, str) else told, "DATE_FORMAT")


def _path(agreement: Any) -> str:
    return f"/overeenkomsten/{agreement.pk}/"
