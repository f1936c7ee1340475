"""The desk of the competent body: check whether the file is complete, take it up, grant or refuse."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tandem.base import events, numbers
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.periods import day_of
from tandem.base.verdict import Verdict, refusal
from tandem.journey.recognition import rules, snapshot
from tandem.journey.recognition.actions import joint_parts
from tandem.journey.recognition.models import CompletionQuestion, Decision, Recognition, RecognitionRequest
from tandem.journey.recognition.models.recognition import repeated
from tandem.journey.recognition.queries import files
from tandem.journey.recognition.terms import CompletionItem, Extent, Happened, Move, Outcome, PartEnd
from tandem.journey.recognition.workflow import REQUEST
from tandem.law import norms


@transaction.atomic
def ask_completion(
    *, actor: Actor, request_id: UUID, items: Collection[CompletionItem], words: str, now: datetime
) -> RecognitionRequest:
    """Tell the company what is missing; the term does not run meanwhile (R-REC-11)."""
    request = files.request_to_treat(actor, request_id)
    target = REQUEST.after(request.state, Move.ASK_COMPLETION)
    if not items or not words.strip():
        refusal("completion.says_what", found=len(items), needed=1).or_raise()
    request.state = target
    request.version += 1
    request.save(update_fields=["state", "version"])
    asked = sorted(str(item) for item in items)
    question = CompletionQuestion(request=request, items=asked, words=words, asked_at=now, asked_by=_person(actor))
    question.save(force_insert=True)
    events.record(
        Happened.COMPLETION_ASKED,
        actor=actor,
        subject=request,
        at=now,
        data={"items": asked, "question": question.pk},
        detail={"words": words},
    )
    return request


@transaction.atomic
def declare_complete(*, actor: Actor, request_id: UUID, now: datetime) -> RecognitionRequest:
    """The file holds all that is needed to decide: the legal term starts (R-REC-10)."""
    request = files.request_to_treat(actor, request_id)
    day = day_of(now)
    request.state = REQUEST.after(request.state, Move.DECLARE_COMPLETE)
    request.completed_at, request.completed_by = now, actor.user_id
    request.due_on = rules.decision_due(day, norms=norms.at(day))
    request.version += 1
    request.save(update_fields=["state", "completed_at", "completed_by", "due_on", "version"])
    events.record(Happened.REQUEST_COMPLETE, actor=actor, subject=request, at=now, data={"due_on": request.due_on})
    return request


@transaction.atomic
def take_up(*, actor: Actor, request_id: UUID, now: datetime) -> RecognitionRequest:
    """Start to treat a complete file."""
    request = files.request_to_treat(actor, request_id)
    request.state = REQUEST.after(request.state, Move.TAKE_UP)
    request.taken_up_at, request.taken_up_by = now, actor.user_id
    request.version += 1
    request.save(update_fields=["state", "taken_up_at", "taken_up_by", "version"])
    events.record(Happened.REQUEST_TAKEN_UP, actor=actor, subject=request, at=now)
    return request


@transaction.atomic
def grant(*, actor: Actor, request_id: UUID, motive: str = "", now: datetime) -> Recognition:
    """Recognise the workplace for five years (R-REC-13); every condition that blocks must be met."""
    request = files.request_to_treat(actor, request_id)
    target = REQUEST.after(request.state, Move.GRANT)
    facts, verdict = snapshot.assess(request, day=day_of(now))
    verdict.or_raise()
    request.state = target
    _decide(request, outcome=Outcome.GRANTED, facts=facts, verdict=verdict, motive=motive, actor=actor, now=now)
    recognition = _recognise(request, facts=facts, now=now)
    data = {"recognition": recognition.pk, "number": recognition.number, **_ground(request)}
    data |= {"valid_from": recognition.valid_from, "valid_until": recognition.valid_until}
    if recognition.extent == Extent.LIMITED:
        data |= {"extent": recognition.extent, "taught": recognition.taught, "listed": recognition.listed}
    events.record(Happened.RECOGNITION_GRANTED, actor=actor, subject=request, at=now, data=data)
    joint_parts.recognised(request, actor=actor, now=now)
    return recognition


@transaction.atomic
def refuse(*, actor: Actor, request_id: UUID, motive: str, now: datetime) -> RecognitionRequest:
    """Refuse in writing and with reasons (R-REC-14); the letter names every unmet condition."""
    request = files.request_to_treat(actor, request_id)
    target = REQUEST.after(request.state, Move.REFUSE)
    if not motive.strip():
        refusal("decision.refusal_has_motive").or_raise()
    facts, verdict = snapshot.assess(request, day=day_of(now))
    request.state = target
    _decide(request, outcome=Outcome.REFUSED, facts=facts, verdict=verdict, motive=motive, actor=actor, now=now)
    data = {"unmet": sorted(verdict.codes()), **_ground(request)}
    events.record(
        Happened.RECOGNITION_REFUSED, actor=actor, subject=request, at=now, data=data, detail={"motive": motive}
    )
    joint_parts.ended(request, PartEnd.REFUSED, actor=actor, now=now)
    return request


def _decide(
    request: RecognitionRequest,
    *,
    outcome: Outcome,
    facts: rules.WorkplaceFacts,
    verdict: Verdict,
    motive: str,
    actor: Actor,
    now: datetime,
) -> None:
    request.decided_at, request.decided_by = now, actor.user_id
    request.version += 1
    request.save(update_fields=["state", "decided_at", "decided_by", "version"])
    Decision(
        request=request,
        outcome=outcome,
        taken_at=now,
        taken_by=_person(actor),
        body_id=_body_of(request),
        mandate_id=request.mandate_id,
        law_version=norms.version(),
        facts=snapshot.frozen(facts),
        findings=snapshot.frozen_findings(verdict.unmet),
        motive=motive,
    ).save(force_insert=True)


def _recognise(request: RecognitionRequest, *, facts: rules.WorkplaceFacts, now: datetime) -> Recognition:
    day = day_of(now)
    start, end = rules.validity(day, recognised_until=facts.recognised_until, norms=norms.at(day))
    series = f"E-{day.year}"
    place = request.establishment
    is_limited = facts.extent is Extent.LIMITED
    recognition = Recognition(
        request=request,
        number=numbers.written(series, numbers.take(series)),
        company_id=place.company_id,
        establishment=place,
        training_id=request.training_id,
        body_id=_body_of(request),
        extent=facts.extent,
        taught=facts.activities_offered if is_limited else None,
        listed=facts.activities_listed if is_limited else None,
        valid_from=start,
        valid_until=end,
        granted_at=now,
        **repeated(place),
    )
    recognition.save(force_insert=True)
    return recognition


def _ground(request: RecognitionRequest) -> dict[str, object]:
    return {"body": request.competent_body_id, "mandate": request.mandate_id, "law": norms.version()}


def _person(actor: Actor) -> UUID:
    """A decision and a question are somebody's, never the platform's."""
    if actor.user_id is None:
        raise NotFound
    return actor.user_id


def _body_of(request: RecognitionRequest) -> UUID:
    """The body that treats the request; it has one from submission on."""
    if request.competent_body_id is None:
        raise NotFound
    return request.competent_body_id
