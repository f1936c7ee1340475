"""Bringing a learner and an opening together: propose, write, meet, promise, say yes."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.base.verdict import Verdict, refusal
from tandem.journey.intake.actions import phases
from tandem.journey.intake.queries import advice, tracks
from tandem.journey.placement.actions import introduction_ends as ends
from tandem.journey.placement.actions import seating
from tandem.journey.placement.actions.introduction_locks import held
from tandem.journey.placement.models import Introduction, Opening, Veto
from tandem.journey.placement.policies import introductions as policies
from tandem.journey.placement.policies import wishes as choosing
from tandem.journey.placement.queries import introductions as doors
from tandem.journey.placement.rules import introductions as rules
from tandem.journey.placement.rules.introductions import SEARCHES, GoOnFacts, TalkFacts
from tandem.journey.placement.terms.introductions import (
    EndReason,
    IntroductionHappened,
    IntroductionMove,
    IntroductionState,
    Origin,
    Side,
)
from tandem.journey.placement.terms.openings import OpeningState
from tandem.journey.placement.workflow.introductions import INTRODUCTION, RUNNING
from tandem.journey.recognition.models import Recognition


@dataclass(frozen=True)
class Talk:
    """When and where a learner and a company meet, and what else the learner should know."""

    starts: datetime
    place: str
    words: str = ""


def propose(
    *,
    actor: Actor,
    track_id: UUID,
    opening_id: UUID,
    letter: str = "",
    answers_until: date | None = None,
    now: datetime,
) -> Introduction:
    """Bring a learner and an opening together; the learner may write a letter. The company answers first."""
    try:
        return _propose(
            actor=actor, track_id=track_id, opening_id=opening_id, letter=letter, answers_until=answers_until, now=now
        )
    except IntegrityError as clash:
        runs_once_or_raise(clash)
        raise


@transaction.atomic
def _propose(
    *, actor: Actor, track_id: UUID, opening_id: UUID, letter: str, answers_until: date | None, now: datetime
) -> Introduction:
    day = day_of(now)
    track = tracks.track_for(actor, track_id, day=day, lock=True)
    facts = tracks.facts_of(track, day=day)
    policies.may_propose(actor, facts).or_raise()
    opening = doors.opening_to_propose(opening_id)
    until = answers_until or rules.answer_day(day)
    known = doors.proposal(track, opening, answers_until=until, letter=letter.strip(), day=day)
    (rules.may_propose(known) + advice.before_dual(track, day=day)).or_raise()
    is_own = choosing.is_own(actor, facts)
    introduction = Introduction(
        track=track,
        opening=opening,
        origin=Origin.LEARNER if is_own else Origin.COACH,
        letter=letter.strip(),
        answers_until=until,
        proposed_at=now,
        proposed_by=actor.user_id,
    )
    if is_own:
        introduction.interested_at, introduction.interested_by = now, actor.user_id
    introduction.save(force_insert=True)
    note(IntroductionHappened.PROPOSED, introduction, actor=actor, now=now, **proposed_data(introduction))
    return introduction


@transaction.atomic
def show_interest(*, actor: Actor, introduction_id: UUID, now: datetime) -> Introduction:
    """The learner wants to get to know this company; said twice is the same."""
    introduction = _for_learner(actor, introduction_id, now=now)
    if introduction.state not in RUNNING:
        refusal("introduction.running", found=introduction.state).or_raise()
    if introduction.interested_at is None:
        if introduction.awaits_learner:
            doors.may_agree(introduction, day=day_of(now)).or_raise()
            _wait_until(introduction, rules.answer_day(day_of(now)))
        introduction.interested_at, introduction.interested_by = now, actor.user_id
        _save(introduction)
        note(IntroductionHappened.INTERESTED, introduction, actor=actor, now=now)
    return introduction


@transaction.atomic
def write_letter(*, actor: Actor, introduction_id: UUID, letter: str, now: datetime) -> Introduction:
    """Say in one's own words why; until the company answers it can be changed."""
    introduction = _for_learner(actor, introduction_id, now=now)
    if introduction.state != IntroductionState.PROPOSED:
        refusal("introduction.letter_open", found=introduction.state).or_raise()
    rules.may_write(letter.strip()).or_raise()
    introduction.letter = letter.strip()
    _save(introduction)
    note(IntroductionHappened.LETTER_WRITTEN, introduction, actor=actor, now=now)
    return introduction


@transaction.atomic
def plan(*, actor: Actor, introduction_id: UUID, talk: Talk, now: datetime) -> Introduction:
    """Invite the learner to meet; planning again moves the talk in everybody's calendar."""
    introduction = for_company(actor, introduction_id, now=now)
    after = INTRODUCTION.after(introduction.state, IntroductionMove.PLAN)
    talks = rules.may_plan(TalkFacts(now, talk.starts, talk.place, talk.words))
    (_may_go_on(introduction, day=day_of(now)) + talks).or_raise()
    is_again = introduction.state == IntroductionState.PLANNED
    introduction.state = after
    introduction.talk_starts, introduction.talk_place = talk.starts, talk.place.strip()
    introduction.talk_words = talk.words.strip()
    introduction.talk_sequence += int(is_again)
    introduction.planned_at, introduction.planned_by = now, actor.user_id
    _wait_until(introduction, rules.day_after_talk(talk.starts))
    _save(introduction)
    code = IntroductionHappened.REPLANNED if is_again else IntroductionHappened.PLANNED
    note(code, introduction, actor=actor, now=now, starts=talk.starts)
    return introduction


def promise(*, actor: Actor, introduction_id: UUID, now: datetime) -> Introduction:
    """Keep a seat for the learner: the opening has one, and its mentors can guide one more."""
    try:
        return _promise(actor=actor, introduction_id=introduction_id, now=now)
    except IntegrityError as clash:
        seating.taken_or_raise(clash)
        raise


@transaction.atomic
def _promise(*, actor: Actor, introduction_id: UUID, now: datetime) -> Introduction:
    introduction = for_company(actor, introduction_id, now=now)
    after = INTRODUCTION.after(introduction.state, IntroductionMove.PROMISE)
    opening = introduction.opening
    _may_go_on(introduction, day=day_of(now)).or_raise()
    seating.keep(introduction, opening, now=now)
    introduction.state = after
    introduction.promised_at, introduction.promised_by = now, actor.user_id
    _wait_until(introduction, rules.answer_day(day_of(now)))
    _save(introduction)
    note(IntroductionHappened.PROMISED, introduction, actor=actor, now=now, answers_until=introduction.answers_until)
    return introduction


@transaction.atomic
def accept(*, actor: Actor, introduction_id: UUID, now: datetime) -> Introduction:
    """The learner says yes: the learner is placed, and everything else that runs for the learner ends."""
    introduction = held(actor, introduction_id, now=now, everything=True)
    policies.may_speak(actor, doors.facts_of(introduction, day=day_of(now)).track).or_raise()
    after = INTRODUCTION.after(introduction.state, IntroductionMove.ACCEPT)
    if introduction.track.phase not in SEARCHES:
        refusal("introduction.searching", found=introduction.track.phase).or_raise()
    if not _is_recognised(introduction.opening, day=day_of(now)):
        refusal("introduction.recognised").or_raise()
    doors.may_agree(introduction, day=day_of(now)).or_raise()
    introduction.state = after
    introduction.placed_at, introduction.placed_by = now, actor.user_id
    _save(introduction)
    note(IntroductionHappened.ACCEPTED, introduction, actor=actor, now=now)
    elsewhere = EndReason.PLACED_ELSEWHERE
    for other in Introduction.objects.running().filter(track=introduction.track_id).order_by("pk"):
        ends.end(other, IntroductionMove.WITHDRAW, actor=actor, side=Side.LEARNER, reason=elsewhere, now=now)
    ends.lapse_where_full(introduction.opening_id, places=introduction.opening.places, now=now)
    phases.place(actor=actor, track_id=introduction.track_id, now=now)
    return introduction


def runs_once_or_raise(clash: IntegrityError, *, code: str = "introduction.runs_once") -> None:
    """Say in words that the two know each other already, where the database says so in its own."""
    told = str(clash)
    if "introduction_runs_once" in told or "placement_introduction.track_id" in told:
        refusal(code).or_raise()


def note(
    code: IntroductionHappened, introduction: Introduction, *, actor: Actor, now: datetime, **more: object
) -> None:
    """Write in the history what happened to an introduction."""
    data = {**ends.about(introduction), **more}
    events.record(code, actor=actor, subject=introduction, at=now, data=data)


def proposed_data(introduction: Introduction) -> dict[str, object]:
    """What the history keeps of a new introduction."""
    return {
        "origin": introduction.origin,
        "answers_until": introduction.answers_until,
        "round": introduction.matching_round_id,
    }


def for_company(actor: Actor, introduction_id: UUID, *, now: datetime) -> Introduction:
    """The introduction, held, for who answers at the company."""
    introduction = held(actor, introduction_id, now=now)
    policies.may_answer(actor, doors.facts_of(introduction, day=day_of(now))).or_raise()
    return introduction


def _for_learner(actor: Actor, introduction_id: UUID, *, now: datetime) -> Introduction:
    introduction = held(actor, introduction_id, now=now)
    policies.may_speak(actor, doors.facts_of(introduction, day=day_of(now)).track).or_raise()
    return introduction


def _may_go_on(introduction: Introduction, *, day: date) -> Verdict:
    """Whether the company may learn who it is, or keep a seat: both sides can still come to a place."""
    track, opening = introduction.track, introduction.opening
    facts = GoOnFacts(
        is_searching=track.phase in SEARCHES,
        is_closed=opening.state == OpeningState.CLOSED,
        is_recognised=_is_recognised(opening, day=day),
        is_vetoed=Veto.objects.filter(track=track, establishment=opening.establishment_id).exists(),
        is_old_enough=doors.seems_old_enough(introduction, opening),
        is_agreed=not introduction.awaits_learner,
    )
    return rules.may_go_on(facts)


def _is_recognised(opening: Opening, *, day: date) -> bool:
    return Recognition.objects.valid_on(day).filter(pk=opening.recognition_id, gone_since__isnull=True).exists()


def _wait_until(introduction: Introduction, day: date) -> None:
    introduction.answers_until, introduction.reminded_on = day, None


def _save(introduction: Introduction) -> None:
    introduction.version += 1
    introduction.save()
