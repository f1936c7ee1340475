"""What the competent body did with a request of long ago: ask, declare complete, take up, decide."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.periods import day_of
from tandem.base.verdict import Verdict
from tandem.journey.recognition import rules, snapshot
from tandem.journey.recognition.actions.past.facts import PastQuestion
from tandem.journey.recognition.actions.past.forms import Filed, Scene
from tandem.journey.recognition.actions.past.mentors import Duty
from tandem.journey.recognition.models import CompletionQuestion, Decision, Dossier, Recognition
from tandem.journey.recognition.models.recognition import repeated
from tandem.journey.recognition.rules import WorkplaceFacts
from tandem.journey.recognition.terms import Condition, Happened, Move, Outcome
from tandem.journey.recognition.workflow import REQUEST
from tandem.law import norms

Pair = tuple[UUID, UUID]
"""An establishment and a training."""


@dataclass
class Desk:
    """Who treats for each body, and what was recognised for a company so far."""

    clerks: Mapping[UUID, Actor]
    answers: Mapping[Condition, bool]
    documents: frozenset[Condition]
    granted: dict[Pair, Recognition] = field(default_factory=dict)


def treat(filed: Filed, *, dossier: Dossier, number: str, desk: Desk, scene: Scene) -> Recognition | None:
    """Every step that was taken with this request; gives the recognition it led to."""
    past = filed.past
    if past.question is not None:
        _ask_and_answer(filed, past.question, dossier=dossier, desk=desk, scene=scene)
    if past.completed_at is not None:
        _declare_complete(filed, past.completed_at, desk=desk, scene=scene)
    if past.taken_up_at is not None:
        _take_up(filed, past.taken_up_at, desk=desk, scene=scene)
    recognition = None
    if past.decided_at is not None and past.outcome is not None:
        recognition = _decide(filed, past.outcome, past.decided_at, number=number, desk=desk, scene=scene)
    if past.withdrawn_at is not None:
        _withdraw(filed, past.withdrawn_at, scene=scene)
    return recognition


def _ask_and_answer(filed: Filed, past: PastQuestion, *, dossier: Dossier, desk: Desk, scene: Scene) -> None:
    request, clerk = filed.row, _clerk(filed, desk)
    request.state = REQUEST.after(request.state, Move.ASK_COMPLETION)
    request.version += 1
    asked = sorted(str(item) for item in past.items)
    question = CompletionQuestion(
        request=request, items=asked, words=past.words, asked_at=past.asked_at, asked_by=_person(clerk)
    )
    scene.ledger.add(question)
    scene.ledger.tell(
        Happened.COMPLETION_ASKED,
        actor=clerk,
        subject=request,
        at=past.asked_at,
        data={"items": asked, "question": question.pk},
        detail={"words": past.words},
    )
    if past.answered_at is None:
        return
    at, actor = past.answered_at, scene.actor
    dossier.changed_at = at
    dossier.version += 1
    data = {"part": "workplace", "version": dossier.version, "request": request.pk, "extent": request.extent}
    scene.ledger.tell(Happened.DOSSIER_CHANGED, actor=actor, subject=dossier, at=at, data=data)
    request.state = REQUEST.after(request.state, Move.RESUBMIT)
    request.version += 1
    question.answered_at, question.answered_by = at, actor.user_id
    scene.ledger.tell(Happened.REQUEST_RESUBMITTED, actor=actor, subject=request, at=at)


def _declare_complete(filed: Filed, at: datetime, *, desk: Desk, scene: Scene) -> None:
    request, clerk, day = filed.row, _clerk(filed, desk), day_of(at)
    request.state = REQUEST.after(request.state, Move.DECLARE_COMPLETE)
    request.completed_at, request.completed_by = at, clerk.user_id
    request.due_on = rules.decision_due(day, norms=norms.at(day))
    request.version += 1
    data = {"due_on": request.due_on}
    scene.ledger.tell(Happened.REQUEST_COMPLETE, actor=clerk, subject=request, at=at, data=data)


def _take_up(filed: Filed, at: datetime, *, desk: Desk, scene: Scene) -> None:
    request, clerk = filed.row, _clerk(filed, desk)
    request.state = REQUEST.after(request.state, Move.TAKE_UP)
    request.taken_up_at, request.taken_up_by = at, clerk.user_id
    request.version += 1
    scene.ledger.tell(Happened.REQUEST_TAKEN_UP, actor=clerk, subject=request, at=at)


def _decide(
    filed: Filed, outcome: Outcome, at: datetime, *, number: str, desk: Desk, scene: Scene
) -> Recognition | None:
    request, clerk = filed.row, _clerk(filed, desk)
    facts, verdict = _assess(filed, at=at, desk=desk, scene=scene)
    granted = outcome is Outcome.GRANTED
    if granted:
        verdict.or_raise()
    request.state = REQUEST.after(request.state, Move.GRANT if granted else Move.REFUSE)
    request.decided_at, request.decided_by = at, clerk.user_id
    request.version += 1
    scene.ledger.add(_decision(filed, outcome, facts=facts, verdict=verdict, clerk=clerk, at=at))
    ground = {"body": request.competent_body_id, "mandate": request.mandate_id, "law": norms.version()}
    if not granted:
        data: dict[str, Any] = {"unmet": sorted(verdict.codes()), **ground}
        detail = {"motive": filed.past.motive}
        scene.ledger.tell(Happened.RECOGNITION_REFUSED, actor=clerk, subject=request, at=at, data=data, detail=detail)
        return None
    recognition = _recognition(filed, facts=facts, number=number, at=at)
    desk.granted[_pair(filed)] = recognition
    sector = snapshot.sector_of(request, sectors=())
    for nomination, named in filed.mentors:
        named.duties.append(Duty(nomination, recognition, sector))
    scene.ledger.add(recognition)
    data = {"recognition": recognition.pk, "number": number, **ground}
    data |= {"valid_from": recognition.valid_from, "valid_until": recognition.valid_until}
    scene.ledger.tell(Happened.RECOGNITION_GRANTED, actor=clerk, subject=request, at=at, data=data)
    return recognition


def _assess(filed: Filed, *, at: datetime, desk: Desk, scene: Scene) -> tuple[WorkplaceFacts, Verdict]:
    request, day, ground = filed.row, day_of(at), scene.ground
    request.competent_body = ground.body(filed.body_id)
    mentors = sorted(filed.mentors, key=lambda pair: pair[0].pk)
    facts = WorkplaceFacts(
        day=day,
        sector=snapshot.sector_of(request, sectors=ground.sectors_of(filed.training, day)),
        region=ground.region_of(filed.place.nis, day),
        is_in_register=True,
        declarations={**desk.answers, Condition.EQUIPMENT: filed.past.has_equipment},
        documents=desk.documents,
        activities_listed=len(ground.activities_of(filed.training, day)),
        activities_offered=len(filed.past.activities),
        mentors=tuple(named.facts_at(at) for _, named in mentors),
        recognised_until=_recognised_until(filed, day=day, desk=desk),
    )
    switches = ground.switches_of(filed.body_id, day)
    return facts, rules.may_recognise(facts, norms=snapshot.norms_for(facts), switches=switches)


def _decision(
    filed: Filed, outcome: Outcome, *, facts: WorkplaceFacts, verdict: Verdict, clerk: Actor, at: datetime
) -> Decision:
    request = filed.row
    return Decision(
        request=request,
        outcome=outcome,
        taken_at=at,
        taken_by=_person(clerk),
        body_id=filed.body_id,
        mandate_id=request.mandate_id,
        law_version=norms.version(),
        facts=snapshot.frozen(facts),
        findings=snapshot.frozen_findings(verdict.unmet),
        motive=filed.past.motive,
    )


def _recognition(filed: Filed, *, facts: WorkplaceFacts, number: str, at: datetime) -> Recognition:
    day, place, request = day_of(at), filed.place, filed.row
    start, end = rules.validity(day, recognised_until=facts.recognised_until, norms=norms.at(day))
    return Recognition(
        request=request,
        number=number,
        company_id=place.company_id,
        establishment=place,
        training=filed.training,
        body_id=filed.body_id,
        valid_from=start,
        valid_until=end,
        granted_at=at,
        **repeated(place),
    )


def _withdraw(filed: Filed, at: datetime, *, scene: Scene) -> None:
    request, before = filed.row, filed.row.state
    request.state = REQUEST.after(request.state, Move.WITHDRAW)
    request.withdrawn_at, request.withdrawn_by = at, scene.actor.user_id
    request.version += 1
    data = {"from": before}
    scene.ledger.tell(Happened.REQUEST_WITHDRAWN, actor=scene.actor, subject=request, at=at, data=data)


def _recognised_until(filed: Filed, *, day: date, desk: Desk) -> date | None:
    known = desk.granted.get(_pair(filed))
    return known.valid_until if known is not None and known.valid_until > day else None


def _clerk(filed: Filed, desk: Desk) -> Actor:
    return desk.clerks[filed.body_id]


def _person(actor: Actor) -> UUID:
    """A decision and a question are somebody's, never the platform's."""
    if actor.user_id is None:
        raise NotFound
    return actor.user_id


def _pair(filed: Filed) -> Pair:
    return filed.place.pk, filed.training.pk
