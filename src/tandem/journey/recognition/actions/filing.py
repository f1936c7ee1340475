"""Handing in: the company submits, answers a question, withdraws."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from tandem.base import events, numbers
from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.base.verdict import refusal
from tandem.journey.recognition import policies, rules, snapshot
from tandem.journey.recognition.actions import joint_parts, routing
from tandem.journey.recognition.models import CompletionQuestion, Dossier, RecognitionRequest
from tandem.journey.recognition.queries import files
from tandem.journey.recognition.terms import Extent, Happened, Move, PartEnd, State
from tandem.journey.recognition.workflow import REQUEST


def submit(*, actor: Actor, dossier_id: UUID, now: datetime) -> Dossier:
    """Hand in the whole form: every request in it goes to the body that holds the power that day (R-REC-04)."""
    try:
        return _submit(actor=actor, dossier_id=dossier_id, now=now)
    except IntegrityError as clash:
        if "request_one_open_per_training" not in str(clash) and "establishment_id" not in str(clash):
            raise
        refusal("form.no_other_open_request").or_raise()
        raise


@transaction.atomic
def _submit(*, actor: Actor, dossier_id: UUID, now: datetime) -> Dossier:
    dossier = files.dossier_for(actor, dossier_id, lock=True)
    policies.may_file(actor, dossier.company_id).or_raise()
    day = day_of(now)
    requests = list(files.whole(dossier.requests.select_for_update(of=("self",))).order_by("id"))
    for request in requests:
        REQUEST.after(request.state, Move.SUBMIT)
    rules.may_submit(snapshot.form_facts(dossier, requests, day=day)).or_raise()
    series = f"ERK-{day.year}"
    dossier.number = numbers.written(series, numbers.take(series))
    dossier.submitted_at, dossier.submitted_by, dossier.changed_at = now, actor.user_id, now
    dossier.save(update_fields=["number", "submitted_at", "submitted_by", "changed_at"])
    for request in requests:
        _hand_in(request, actor=actor, now=now)
    data = {"number": dossier.number, "requests": [request.pk for request in requests]}
    events.record(Happened.DOSSIER_SUBMITTED, actor=actor, subject=dossier, at=now, data=data)
    return dossier


@transaction.atomic
def resubmit(*, actor: Actor, request_id: UUID, now: datetime) -> RecognitionRequest:
    """Answer the question: the completed request goes back to the body."""
    request = files.request_of_company(actor, request_id)
    target = REQUEST.after(request.state, Move.RESUBMIT)
    rules.may_resubmit(snapshot.form_facts(request.dossier, [request], day=day_of(now))).or_raise()
    request.state = target
    request.version += 1
    request.save(update_fields=["state", "version"])
    open_questions = CompletionQuestion.objects.filter(request=request, answered_at__isnull=True)
    open_questions.update(answered_at=now, answered_by=actor.user_id)
    events.record(Happened.REQUEST_RESUBMITTED, actor=actor, subject=request, at=now)
    return request


@transaction.atomic
def withdraw(*, actor: Actor, request_id: UUID, now: datetime) -> RecognitionRequest:
    """Take a request back before it is decided."""
    request = files.request_of_company(actor, request_id)
    before = request.state
    request.state = REQUEST.after(request.state, Move.WITHDRAW)
    request.withdrawn_at, request.withdrawn_by = now, actor.user_id
    request.version += 1
    request.save(update_fields=["state", "withdrawn_at", "withdrawn_by", "version"])
    events.record(Happened.REQUEST_WITHDRAWN, actor=actor, subject=request, at=now, data={"from": before})
    joint_parts.ended(request, PartEnd.WITHDRAWN, actor=actor, now=now)
    return request


def _hand_in(request: RecognitionRequest, *, actor: Actor, now: datetime) -> None:
    request.state = REQUEST.after(request.state, Move.SUBMIT)
    request.submitted_at, request.submitted_by = now, actor.user_id
    request.version += 1
    routing.assign(request, day=day_of(now))
    request.save()
    data = {"dossier": request.dossier_id, "state": State.SUBMITTED, **routing.as_data(request)}
    if request.extent == Extent.LIMITED:
        data["extent"] = request.extent
    events.record(Happened.REQUEST_SUBMITTED, actor=actor, subject=request, at=now, data=data)
    joint_parts.filed(request, actor=actor, now=now)
