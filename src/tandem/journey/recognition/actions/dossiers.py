"""Filling in the form: start, change, discard. What the company may change depends on where each request stands."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.periods import day_of
from tandem.base.verdict import Finding, Verdict, refusal
from tandem.journey.recognition import policies
from tandem.journey.recognition.actions import joint_parts
from tandem.journey.recognition.models import (
    Declaration,
    Dossier,
    Mentor,
    Nomination,
    OfferedActivity,
    RecognitionRequest,
)
from tandem.journey.recognition.queries import files
from tandem.journey.recognition.terms import PER_DOSSIER, PER_REQUEST, Condition, Extent, Happened, State
from tandem.registers.organisations.queries import companies
from tandem.registers.reference import queries as reference

_OPEN_TO_CHANGE = (State.DRAFT, State.INCOMPLETE)
MOST_REQUESTS = 60
"""More trainings × establishments than this in one form is split by the company, so that a page stays readable."""


@transaction.atomic
def start(*, actor: Actor, company_id: UUID, now: datetime) -> Dossier:
    """Open an empty form for the company."""
    policies.may_file(actor, company_id).or_raise()
    company = companies.company_for(actor, company_id)
    dossier = Dossier(company=company, started_at=now, started_by=actor.user_id, changed_at=now)
    dossier.save(force_insert=True)
    events.record(Happened.DOSSIER_STARTED, actor=actor, subject=dossier, at=now, data={"company": company.pk})
    return dossier


@transaction.atomic
def set_contact(
    *, actor: Actor, dossier_id: UUID, name: str, email: str, phone: str, remarks: str, now: datetime
) -> Dossier:
    """Say whom the body can reach about this form, and what the company wants to add."""
    dossier = _to_change(actor, dossier_id)
    dossier.contact_name, dossier.contact_email = name, email
    dossier.contact_phone, dossier.remarks = phone, remarks
    _changed(dossier, actor=actor, part="contact", now=now)
    return dossier


@transaction.atomic
def add_request(
    *, actor: Actor, dossier_id: UUID, establishment_id: UUID, training: str, now: datetime
) -> RecognitionRequest:
    """Ask for one training at one establishment in this form; asking twice is the same."""
    dossier = _to_change(actor, dossier_id, draft_only=True)
    known = dossier.requests.filter(establishment_id=establishment_id, training__code=training).first()
    if known is not None:
        return known
    count = dossier.requests.count()
    if count >= MOST_REQUESTS:
        refusal("form.too_many_requests", found=count, needed=MOST_REQUESTS).or_raise()
    establishment = companies.establishment_for(actor, establishment_id)
    if establishment.company_id != dossier.company_id:
        raise NotFound
    asked = reference.training_by_code(training)
    request = RecognitionRequest(dossier=dossier, establishment=establishment, training=asked)
    request.save(force_insert=True)
    _changed(dossier, actor=actor, part="requests", now=now, about={"request": request.pk, "training": training})
    return request


@transaction.atomic
def add_requests(
    *, actor: Actor, dossier_id: UUID, establishments: Collection[UUID], trainings: Collection[str], now: datetime
) -> list[RecognitionRequest]:
    """Ask for each of these trainings at each of these establishments: all of them, or none."""
    return [
        add_request(actor=actor, dossier_id=dossier_id, establishment_id=place, training=training, now=now)
        for place in sorted(set(establishments))
        for training in sorted(set(trainings))
    ]


@transaction.atomic
def remove_request(*, actor: Actor, request_id: UUID, now: datetime) -> Dossier:
    """Take one training at one establishment out of a form that was not handed in yet."""
    request = files.request_of_company(actor, request_id)
    dossier = _to_change(actor, request.dossier_id, draft_only=True)
    about = {"request": request.pk, "training": request.training.code, "removed": True}
    joint_parts.left([request.pk], actor=actor, now=now)
    request.delete()
    _changed(dossier, actor=actor, part="requests", now=now, about=about)
    return dossier


@transaction.atomic
def declare(*, actor: Actor, dossier_id: UUID, answers: Mapping[Condition, bool], now: datetime) -> Dossier:
    """Answer yes or no to conditions that hold for the whole company."""
    dossier = _to_change(actor, dossier_id)
    for condition, is_met in answers.items():
        if condition not in PER_DOSSIER:
            refusal("form.condition_per_request", found=condition).or_raise()
        values = {"is_met": is_met, "given_at": now, "given_by": actor.user_id}
        Declaration.objects.update_or_create(dossier=dossier, request=None, condition=condition, defaults=values)
    _changed(dossier, actor=actor, part="declarations", now=now, about={str(c): met for c, met in answers.items()})
    return dossier


@transaction.atomic
def describe_workplace(
    *,
    actor: Actor,
    request_id: UUID,
    equipment: bool | None,
    activities: Collection[str],
    mentors: Collection[UUID],
    extent: Extent | None = None,
    now: datetime,
) -> RecognitionRequest:
    """For one request: is the equipment there, which activities can be offered, who guides.

    A limited one asks for these activities and nothing else; without a word on it the extent stays as it is.
    """
    request = files.request_of_company(actor, request_id)
    dossier = _to_change(actor, request.dossier_id)
    if State(request.state) not in _OPEN_TO_CHANGE:
        refusal("form.request_closed", found=request.state, needed=sorted(_OPEN_TO_CHANGE)).or_raise()
    if extent is not None and extent != request.extent:
        if getattr(request, "joint_part", None) is not None:
            refusal("joint.stays_limited").or_raise()
        request.extent = extent
        request.save(update_fields=["extent"])
    _set_equipment(request, is_met=equipment, actor=actor, now=now)
    _set_activities(request, codes=set(activities), now=now)
    _set_mentors(request, mentor_ids=set(mentors))
    about = {"request": request.pk, "extent": request.extent}
    _changed(dossier, actor=actor, part="workplace", now=now, about=about)
    return request


@transaction.atomic
def discard(*, actor: Actor, dossier_id: UUID, now: datetime) -> None:
    """Throw away a form that was never handed in. Its history stays; its contents go."""
    dossier = _to_change(actor, dossier_id, draft_only=True)
    joint_parts.left(dossier.requests.values_list("pk", flat=True), actor=actor, now=now)
    events.record(Happened.DOSSIER_DISCARDED, actor=actor, subject=dossier, at=now)
    dossier.delete()


def _to_change(actor: Actor, dossier_id: UUID, *, draft_only: bool = False) -> Dossier:
    dossier = files.dossier_for(actor, dossier_id, lock=True)
    policies.may_file(actor, dossier.company_id).or_raise()
    states = set(dossier.requests.values_list("state", flat=True))
    is_draft = dossier.submitted_at is None
    is_open = is_draft or (not draft_only and State.INCOMPLETE in states)
    Verdict((Finding("form.open_to_change", is_open, found=sorted(states)),)).or_raise()
    return dossier


def _changed(
    dossier: Dossier, *, actor: Actor, part: str, now: datetime, about: Mapping[str, Any] | None = None
) -> None:
    dossier.changed_at = now
    dossier.version += 1
    dossier.save()
    data = {"part": part, "version": dossier.version, **(about or {})}
    events.record(Happened.DOSSIER_CHANGED, actor=actor, subject=dossier, at=now, data=data)


def _set_equipment(request: RecognitionRequest, *, is_met: bool | None, actor: Actor, now: datetime) -> None:
    (condition,) = PER_REQUEST
    if is_met is None:
        Declaration.objects.filter(request=request, condition=condition).delete()
        return
    values = {"is_met": is_met, "given_at": now, "given_by": actor.user_id, "dossier_id": request.dossier_id}
    Declaration.objects.update_or_create(request=request, condition=condition, defaults=values)


def _set_activities(request: RecognitionRequest, *, codes: set[str], now: datetime) -> None:
    day = day_of(now)
    listed = reference.activity_list_for(request.training_id, day)
    by_code = {activity.code: activity for activity in listed.activities} if listed else {}
    unknown = sorted(codes - set(by_code))
    if unknown:
        refusal("activities.unknown", found=unknown, needed=request.training.code).or_raise()
    OfferedActivity.objects.filter(request=request).delete()
    OfferedActivity.objects.bulk_create(
        OfferedActivity(request=request, activity=by_code[code]) for code in sorted(codes)
    )


def _set_mentors(request: RecognitionRequest, *, mentor_ids: set[UUID]) -> None:
    company_id = request.dossier.company_id
    mentors = Mentor.objects.filter(pk__in=mentor_ids, company_id=company_id, deactivated_at__isnull=True)
    known = {mentor.pk: mentor for mentor in mentors}
    if set(known) != mentor_ids:
        raise NotFound
    Nomination.objects.filter(request=request).delete()
    Nomination.objects.bulk_create(Nomination(request=request, mentor=known[pk]) for pk in sorted(known))
