"""Lifting a recognition before its time: the decision, and the day on which it takes effect (R-SAN-01, R-SAN-03)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.periods import day_of
from tandem.journey.recognition import rules, snapshot
from tandem.journey.recognition.actions import joint_parts
from tandem.journey.recognition.models import Lifting, Recognition, RecognitionRequest
from tandem.journey.recognition.queries import lifting as doors
from tandem.journey.recognition.terms import Happened, LiftGround, PartEnd, RecognitionMove, RecognitionState
from tandem.journey.recognition.workflow import RECOGNITION
from tandem.law import norms
from tandem.registers.mandates.rules import Route


@dataclass(frozen=True)
class Told:
    """Why a recognition is lifted, what was tried first, and the first day on which it does not hold any more."""

    grounds: frozenset[LiftGround]
    guidance: str
    motive: str
    lifts_on: date


@transaction.atomic
def lift(*, actor: Actor, request_id: UUID, told: Told, now: datetime) -> Recognition:
    """Decide that a recognition is lifted, and the one that was to follow it too; today or on a day that comes."""
    day = day_of(now)
    request, route = doors.to_lift(actor, request_id, day=day, lock=True)
    recognition = Recognition.objects.select_for_update().get(request=request)
    RECOGNITION.after(recognition.state, RecognitionMove.LIFT)
    facts = _facts(recognition, told, day=day)
    verdict = rules.may_lift(facts, norms=norms.at(day))
    verdict.or_raise()
    findings = snapshot.frozen_findings(verdict.unmet)
    for one in (recognition, *_following(recognition, lifts_on=told.lifts_on)):
        _decide(one, told, route=route, findings=findings, actor=actor, now=now)
    return recognition


def take_effect(recognition: Recognition, *, actor: Actor, now: datetime) -> None:
    """The day has come: it is lifted. Who calls this holds it."""
    recognition.state = RECOGNITION.after(recognition.state, RecognitionMove.LIFT)
    recognition.ended_on = recognition.lifting.lifts_on
    recognition.save(update_fields=["state", "ended_on"])
    data = {"lifts_on": recognition.ended_on}
    events.record(Happened.RECOGNITION_LIFTED, actor=actor, subject=recognition, at=now, data=data)
    joint_parts.ended(recognition.request, PartEnd.LIFTED, actor=actor, now=now)


def _facts(recognition: Recognition, told: Told, *, day: date) -> rules.LiftFacts:
    return rules.LiftFacts(
        day=day,
        lifts_on=told.lifts_on,
        valid_until=recognition.valid_until,
        grounds=tuple(sorted(told.grounds)),
        has_guidance=bool(told.guidance.strip()),
        has_motive=bool(told.motive.strip()),
        is_decided=recognition.lifting_decided_on is not None,
    )


def _following(recognition: Recognition, *, lifts_on: date) -> list[Recognition]:
    """What else was granted for after that day: lifting is about the training at the establishment (R-SAN-03)."""
    same = Recognition.objects.select_for_update().filter(
        establishment=recognition.establishment_id,
        training=recognition.training_id,
        company=recognition.company_id,
        state=RecognitionState.VALID,
        lifting_decided_on__isnull=True,
        valid_until__gt=lifts_on,
    )
    return list(same.exclude(pk=recognition.pk).order_by("valid_from", "pk"))


def _decide(
    recognition: Recognition,
    told: Told,
    *,
    route: Route,
    findings: list[dict[str, object]],
    actor: Actor,
    now: datetime,
) -> None:
    if actor.user_id is None:
        raise NotFound
    day = day_of(now)
    has_begun = recognition.valid_from < told.lifts_on
    lifts_on = told.lifts_on if has_begun else day
    row = Lifting(
        recognition=recognition,
        grounds=sorted(told.grounds),
        guidance=told.guidance.strip(),
        motive=told.motive.strip(),
        lifts_on=lifts_on,
        would_end_on=recognition.valid_until,
        decided_at=now,
        decided_by=actor.user_id,
        body_id=route.body_id,
        mandate_id=route.mandate_id,
        law_version=norms.version(),
        findings=findings,
    )
    row.save(force_insert=True)
    recognition.lifting_decided_on = day
    recognition.valid_until = max(lifts_on, recognition.valid_from + timedelta(days=1))
    recognition.save(update_fields=["lifting_decided_on", "valid_until"])
    request = RecognitionRequest.objects.select_for_update().get(pk=recognition.request_id)
    request.version += 1
    request.save(update_fields=["version"])
    data = {
        "recognition": recognition.pk,
        "number": recognition.number,
        "grounds": row.grounds,
        "lifts_on": lifts_on,
        "body": row.body_id,
        "mandate": row.mandate_id,
        "law": row.law_version,
    }
    detail = {"motive": row.motive, "guidance": row.guidance}
    events.record(Happened.LIFTING_DECIDED, actor=actor, subject=request, at=now, data=data, detail=detail)
    if lifts_on <= day:
        take_effect(recognition, actor=actor, now=now)
