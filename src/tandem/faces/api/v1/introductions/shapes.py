"""Introductions as the API gives and takes them: each side sees what it sees on the site."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import Field, StringConstraints

from tandem.base.periods import BRUSSELS
from tandem.faces.api.doors import etag_of
from tandem.faces.api.fields import SOME_KEY, Asked, Both, Day, FewWords, Given, Key, Words, shape, shown
from tandem.faces.api.paging import Paging
from tandem.journey.placement.actions.introductions import Talk
from tandem.journey.placement.queries import introductions as doors
from tandem.journey.placement.queries.introduction_lists import Part
from tandem.journey.placement.rules.introductions import LONGEST_LETTER, LONGEST_WORDS
from tandem.journey.placement.terms.introductions import (
    AgeBracket,
    Distance,
    EndReason,
    IntroductionMove,
    IntroductionState,
    Origin,
    RefusalReason,
    Side,
)
from tandem.journey.placement.workflow.introductions import INTRODUCTION, RUNNING

Hour = Annotated[str, shape(r"^([01][0-9]|2[0-3]):[0-5][0-9]$", 5), Field(examples=["14:30"])]
Place = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1F\x7F]*$", min_length=1, max_length=200)]


class IntroductionList(Paging):
    """Which part of the introductions."""

    part: Annotated[
        Literal["running", "waiting", "placed", "ended"],
        Field(
            description="What runs, what waits for an answer of who asks (of a school: of its learners, also where the"
            " company may already decide), who is placed, what ended."
        ),
    ] = "running"

    @property
    def meant(self) -> Part:
        """The same part as the site shows it."""
        return Part[self.part.upper()]


class IntroducedPlace(Given):
    """The opening that a learner gets to know."""

    opening_id: UUID
    recognition: str
    establishment_id: UUID
    establishment_name: str
    company_name: str
    municipality: str
    starts_on: date

    @classmethod
    def of(cls, opening: Any) -> Self:
        """An opening with its place, company and recognition at hand."""
        place = opening.establishment
        return cls(
            opening_id=opening.pk,
            recognition=opening.recognition.number,
            establishment_id=place.pk,
            establishment_name=place.name,
            company_name=opening.company.name,
            municipality=place.municipality,
            starts_on=opening.starts_on,
        )


class IntroductionLine(Given):
    """One introduction in a list."""

    id: UUID
    state: IntroductionState
    waits_for: Side | None = Field(
        description="Who decides the next step; null once it ended. Beside it a learner may still say whether they want"
        " what is proposed: the part `waiting` of a learner or school holds that too."
    )
    answers_until: date | None = Field(description="By when; null where nobody has to answer.")
    origin: Origin
    learner_name: str = Field(description="Empty for a company that has not answered yet.")
    track_id: UUID | None = Field(description="The track of the learner; null for a company.")
    training: str
    training_name: Both
    provider_name: str = Field(description="Empty for a company that asked, until the learner says to want this.")
    place: IntroducedPlace
    proposed_at: datetime
    talk_starts: datetime | None
    ended_at: datetime | None
    reason: str = Field(description="Why it ended; a code of refusal or end reasons.")

    @classmethod
    def of(cls, one: Any, *, is_company: bool) -> Self:
        """An introduction with the learner and the place at hand, as this side may know it."""
        return cls(**_line(one, is_company=is_company))


class IntroductionTalk(Given):
    """When and where the two meet."""

    starts: datetime
    place: str
    words: str


class IntroducedIdentity(Given):
    """Who the learner is, and who guides; for a company that answered."""

    name: str
    municipality: str
    email: str
    phone: str
    coach: str
    coach_email: str


class IntroducedLearner(Given):
    """What a company may know: what fits, and once it answered who it is."""

    classes_since: date
    distance: Distance = Field(description="How far the learner lives from the place, in bands.")
    age: AgeBracket = Field(description="On the first day.")
    min_age: int | None = Field(description="The age that the opening asks.")
    is_old_enough: bool | None
    identity: IntroducedIdentity | None = Field(description="Null as long as the company has not answered.")

    @classmethod
    def of(cls, seen: doors.Candidate) -> Self:
        """What the company may know now."""
        who = seen.identity
        known = (
            None
            if who is None
            else IntroducedIdentity(
                name=who.name,
                municipality=who.municipality,
                email=who.email,
                phone=who.phone,
                coach=who.coach,
                coach_email=who.coach_email,
            )
        )
        return cls(
            classes_since=seen.starts_on,
            distance=seen.distance,
            age=seen.age,
            min_age=seen.min_age,
            is_old_enough=seen.is_old_enough,
            identity=known,
        )


class IntroductionContact(Given):
    """Whom a school can reach at the company."""

    name: str
    email: str
    phone: str


class Introduction(IntroductionLine):
    """One introduction: where it stands and what this actor can do."""

    letter: str
    interested_at: datetime | None = Field(description="When the learner said to want this.")
    talk: IntroductionTalk | None
    planned_at: datetime | None
    promised_at: datetime | None
    placed_at: datetime | None
    ended_by: Side | None
    words: str = Field(description="What was said with the reason.")
    moved_to: UUID | None = Field(description="The introduction with which it goes on.")
    learner: IntroducedLearner | None = Field(description="For the company only.")
    other_places: list[IntroducedPlace] = Field(description="Where else the company could go on; for the company only.")
    contact: IntroductionContact | None = Field(description="For the school only.")
    moves: list[IntroductionMove] = Field(description="What this actor can do now; the rules may still refuse one.")

    @classmethod
    def whole(
        cls,
        one: Any,
        *,
        moves: Iterable[IntroductionMove],
        seen: doors.Candidate | None = None,
        other_places: Iterable[Any] = (),
        contact: Any = None,
    ) -> Self:
        """An introduction as this side may know it; `seen` is what a company may know of the learner."""
        return cls(
            **_line(one, is_company=seen is not None),
            letter="" if seen is not None and one.awaits_learner else one.letter,
            interested_at=one.interested_at,
            talk=_talk(one),
            planned_at=one.planned_at,
            promised_at=one.promised_at,
            placed_at=one.placed_at,
            ended_by=Side(one.ended_side) if one.ended_side else None,
            words=one.words,
            moved_to=one.moved_to_id,
            learner=None if seen is None else IntroducedLearner.of(seen),
            other_places=[IntroducedPlace.of(opening) for opening in other_places],
            contact=None
            if contact is None
            else IntroductionContact(name=contact.name, email=contact.email, phone=contact.phone),
            moves=list(moves),
        )


class ProposalForm(Asked):
    """With which opening a learner gets to know."""

    model_config = shown(openingId=SOME_KEY, letter="Ik bak graag en sta vroeg op.")

    opening_id: Key
    letter: Annotated[
        Words, Field(max_length=LONGEST_LETTER, description="Only from who speaks for the learner; without a name.")
    ] = ""
    answers_until: Annotated[Day | None, Field(description="Ten days from today when left out.")] = None


class LetterForm(Asked):
    """Why the learner wants this, in own words."""

    model_config = shown(letter="Ik bak graag en sta vroeg op.")

    letter: Annotated[Words, Field(max_length=LONGEST_LETTER)]


class TalkForm(Asked):
    """When and where the two meet."""

    model_config = shown(day="2026-12-03", hour="14:30", place="Dorpsstraat 1, 9000 Gent", words="Vraag naar Noor.")

    day: Day
    hour: Annotated[Hour, Field(description="By the clock of Brussels.")]
    place: Place
    words: Annotated[FewWords, Field(max_length=LONGEST_WORDS)] = ""

    def talk(self) -> Talk:
        """The same as the action takes it."""
        starts = datetime.combine(self.day, time.fromisoformat(self.hour), tzinfo=BRUSSELS)
        return Talk(starts, self.place, self.words)


class NoForm(Asked):
    """Why somebody says no."""

    model_config = shown(reason="too_far", words="De bus rijdt niet zo vroeg.")

    reason: RefusalReason = Field(description="A company and a learner have different reasons; `other` is for both.")
    words: Annotated[
        FewWords, Field(max_length=LONGEST_WORDS, description="The other side and the school read it.")
    ] = ""


class FallAwayForm(Asked):
    """Why a place fell away after both said yes."""

    model_config = shown(reason="no_agreement", words="")

    reason: EndReason
    words: Annotated[
        FewWords, Field(max_length=LONGEST_WORDS, description="The other side and the school read it.")
    ] = ""


class TransferForm(Asked):
    """With which other place of the company it goes on."""

    model_config = shown(openingId=SOME_KEY)

    opening_id: Key


def tag_of(one: Any) -> str:
    """The version of an introduction."""
    return etag_of("introduction", one.pk, one.version, one.state)


def _line(one: Any, *, is_company: bool) -> dict[str, Any]:
    track = one.track
    hides = is_company and not doors.company_knows(one)
    return {
        "id": one.pk,
        "state": IntroductionState(one.state),
        "waits_for": INTRODUCTION.owners[IntroductionState(one.state)] if one.state in RUNNING else None,
        "answers_until": one.answers_until if one.state in RUNNING else None,
        "origin": Origin(one.origin),
        "learner_name": "" if hides else f"{track.person.given_name} {track.person.family_name}",
        "track_id": None if is_company else track.pk,
        "training": track.training.code,
        "training_name": Both.of(track.training.name, track.training.name_en),
        "provider_name": "" if is_company and one.awaits_learner else track.provider.name,
        "place": IntroducedPlace.of(one.opening),
        "proposed_at": one.proposed_at,
        "talk_starts": one.talk_starts,
        "ended_at": one.ended_at,
        "reason": one.reason,
    }


def _talk(one: Any) -> IntroductionTalk | None:
    if one.talk_starts is None:
        return None
    return IntroductionTalk(starts=one.talk_starts, place=one.talk_place, words=one.talk_words)
