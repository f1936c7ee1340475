"""What happens to the question whether there is a place: asked, answered by the link or with an account, woken."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction

from tandem.base import events, ids
from tandem.base.actor import PUBLIC, SYSTEM, Actor
from tandem.base.errors import NotFound, NotPossible
from tandem.base.periods import day_of
from tandem.base.verdict import Finding, Verdict, refusal
from tandem.journey.activation import policies, rules
from tandem.journey.activation.models import AvailabilityQuestion
from tandem.journey.activation.queries import questions as doors
from tandem.journey.activation.queries import sleeping
from tandem.journey.activation.terms import ActivationHappened, PlaceAnswer, QuestionMove, QuestionState
from tandem.journey.activation.workflow import AVAILABILITY, MOVES
from tandem.law import norms
from tandem.registers.accounts.rules import fingerprint

_SAID: Final[Mapping[PlaceAnswer, ActivationHappened]] = {
    PlaceAnswer.PLACES: ActivationHappened.PLACES_SAID,
    PlaceAnswer.NOT_NOW: ActivationHappened.PAUSED,
    PlaceAnswer.MENTOR_LEFT: ActivationHappened.MENTOR_LEFT,
}


@dataclass(frozen=True)
class Campaign:
    """Who was asked, and who was not with the reasons; by recognition."""

    asked: tuple[UUID, ...]
    left: Mapping[UUID, Verdict]


def ask_many(*, actor: Actor, recognition_ids: Collection[UUID], now: datetime, dry: bool = False) -> Campaign:
    """Ask each of these companies, and say of whom it was not possible and why; dry only says so.

    Each question is kept by itself: one that cannot be asked holds back no other. What one company is asked is kept
    together, so that it gets one mail.
    """
    Verdict((Finding("activation.may_ask", policies.may_campaign(actor), found=actor.role),)).or_raise()
    count = len(recognition_ids)
    fits = 0 < count <= rules.MOST_AT_ONCE
    Verdict((Finding("activation.most_at_once", fits, found=count, needed=rules.MOST_AT_ONCE),)).or_raise()
    asked: list[UUID] = []
    left: dict[UUID, Verdict] = {}
    step: Callable[..., object] = may_ask if dry else ask
    for together in sleeping.by_company(recognition_ids):
        with transaction.atomic():
            for key in together:
                try:
                    step(actor=actor, recognition_id=key, now=now)
                except NotPossible as no:
                    left[key] = no.verdict
                else:
                    asked.append(key)
    return Campaign(tuple(asked), left)


def may_ask(*, actor: Actor, recognition_id: UUID, now: datetime) -> None:
    """Refuse what asking would refuse, and ask nothing."""
    day = day_of(now)
    found = sleeping.recognition_for(actor, recognition_id)
    policies.may_ask(actor, found.body_id).or_raise()
    rules.may_ask(sleeping.ask_facts(found, day=day), day=day, norms=norms.at(day)).or_raise()


def ask(*, actor: Actor, recognition_id: UUID, now: datetime) -> AvailabilityQuestion:
    """Ask the company by mail whether there is a place. Who asks at the same moment finds it was asked."""
    try:
        return _ask(actor=actor, recognition_id=recognition_id, now=now)
    except IntegrityError as clash:
        if "availability_asked_once" not in str(clash) and "recognition_id" not in str(clash):
            raise
        refusal("activation.asked_lately", found=day_of(now), needed=day_of(now)).or_raise()
        raise


@transaction.atomic
def _ask(*, actor: Actor, recognition_id: UUID, now: datetime) -> AvailabilityQuestion:
    day = day_of(now)
    found = sleeping.recognition_for(actor, recognition_id, lock=True)
    policies.may_ask(actor, found.body_id).or_raise()
    rules.may_ask(sleeping.ask_facts(found, day=day), day=day, norms=norms.at(day)).or_raise()
    if actor.organisation_id is None:
        raise NotFound
    key = ids.new_id()
    row = AvailabilityQuestion(
        id=key,
        recognition=found,
        asked_for_id=actor.organisation_id,
        secret_hash=fingerprint(doors.secret_of(key)),
        asked_at=now,
        asked_by=actor.user_id,
        asked_on=day,
        answers_until=rules.answers_until(day, norms=norms.at(day)),
    )
    row.save(force_insert=True)
    data = {"recognition": found.pk, "answers_until": row.answers_until}
    events.record(ActivationHappened.ASKED, actor=actor, subject=row, at=now, data=data)
    return row


@transaction.atomic
def answer_by_link(*, secret: str, answer: PlaceAnswer, now: datetime) -> AvailabilityQuestion:
    """Answer by the link in the mail, without an account; the link answers once."""
    row = AvailabilityQuestion.objects.select_for_update(of=("self",)).filter(secret_hash=fingerprint(secret)).first()
    if row is None:
        raise NotFound
    return _answered(row, answer, actor=PUBLIC, now=now)


@transaction.atomic
def answer(*, actor: Actor, question_id: UUID, answer: PlaceAnswer, now: datetime) -> AvailabilityQuestion:
    """Answer with an account."""
    row = doors.question_for(actor, question_id, lock=True)
    policies.may_answer(actor, row.recognition.company_id).or_raise()
    return _answered(row, answer, actor=actor, now=now)


@transaction.atomic
def wake(*, actor: Actor, question_id: UUID, now: datetime) -> AvailabilityQuestion:
    """There is a place again, or another mentor: the earlier answer no longer counts."""
    row = doors.question_for(actor, question_id, lock=True)
    policies.may_answer(actor, row.recognition.company_id).or_raise()
    return woken(row, QuestionMove.WAKE, actor=actor, now=now)


def woken(row: AvailabilityQuestion, move: QuestionMove, *, actor: Actor, now: datetime) -> AvailabilityQuestion:
    """The question is over: the workplace is awake."""
    before = row.state
    row.state = AVAILABILITY.after(row.state, move)
    row.woken_on = day_of(now)
    row.version += 1
    row.save(update_fields=["state", "woken_on", "version"])
    data = {"recognition": row.recognition_id, "was": before}
    events.record(ActivationHappened.WOKEN, actor=actor, subject=row, at=now, data=data)
    return row


@transaction.atomic
def opened(*, recognition_id: UUID, now: datetime) -> int:
    """A place was opened: whatever was asked or said before is over; gives how many questions."""
    rows = AvailabilityQuestion.objects.select_for_update(of=("self",)).standing().filter(recognition=recognition_id)
    return len([woken(row, QuestionMove.WAKE, actor=SYSTEM, now=now) for row in rows.order_by("pk")])


def _answered(row: AvailabilityQuestion, said: PlaceAnswer, *, actor: Actor, now: datetime) -> AvailabilityQuestion:
    day = day_of(now)
    state = AVAILABILITY.after(row.state, MOVES[said])
    rules.may_answer(answers_until=row.answers_until, day=day).or_raise()
    row.state, row.answer = state, said
    row.answered_at, row.answered_by = now, actor.user_id
    row.paused_until = rules.paused_until(day, norms=norms.at(day)) if state is QuestionState.PAUSED else None
    row.version += 1
    row.save(update_fields=["state", "answer", "answered_at", "answered_by", "paused_until", "version"])
    data = {"recognition": row.recognition_id, "paused_until": row.paused_until}
    events.record(_SAID[said], actor=actor, subject=row, at=now, data=data)
    return row
