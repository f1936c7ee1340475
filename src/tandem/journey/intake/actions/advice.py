"""Noting advice about a learner, taking it away again, and whether the learner is registered as a job seeker."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.base.verdict import refusal
from tandem.journey.intake.models import Advice, Track
from tandem.journey.intake.queries import advice as doors
from tandem.journey.intake.queries import tracks
from tandem.journey.intake.rules import advice as rules
from tandem.journey.intake.rules.advice import AdviceForm
from tandem.journey.intake.terms.advice import AdviceHappened
from tandem.journey.intake.workflow import RUNNING
from tandem.law import norms


@transaction.atomic
def note(*, actor: Actor, track_id: UUID, form: AdviceForm, now: datetime) -> Advice:
    """Note what somebody advises; what was advised earlier stays beside it."""
    day = day_of(now)
    track = _guided(actor, track_id, now=now)
    told = form.tidy()
    rules.may_note(told, birth_date=track.person.birth_date, day=day, norms=norms.at(day)).or_raise()
    row = Advice(track=track, noted_at=now, noted_by=actor.user_id, **vars(told))
    row.save(force_insert=True)
    data = {"advice": row.pk, "adviser": told.adviser, "given_on": told.given_on}
    events.record(AdviceHappened.NOTED, actor=actor, subject=track, at=now, data=data)
    return row


@transaction.atomic
def withdraw(*, actor: Actor, track_id: UUID, advice_id: UUID, now: datetime) -> Advice:
    """Take away advice that was noted by mistake; the row stays, and counts no more."""
    row = doors.one_of(actor, track_id, advice_id, day=day_of(now))
    row.withdrawn_at, row.withdrawn_by = now, actor.user_id
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    data = {"advice": row.pk, "adviser": row.adviser}
    events.record(AdviceHappened.WITHDRAWN, actor=actor, subject=row.track, at=now, data=data)
    return row


@transaction.atomic
def tell_job_seeker(*, actor: Actor, track_id: UUID, is_job_seeker: bool | None, now: datetime) -> Track:
    """Say whether the learner is registered with VDAB as a job seeker; None where nobody knows (R-PATH-04)."""
    track = _guided(actor, track_id, now=now)
    if track.is_job_seeker is is_job_seeker:
        return track
    track.is_job_seeker = is_job_seeker
    track.version += 1
    track.save(update_fields=["is_job_seeker", "version"])
    events.record(AdviceHappened.JOB_SEEKER_TOLD, actor=actor, subject=track, at=now)
    return track


def _guided(actor: Actor, track_id: UUID, *, now: datetime) -> Track:
    track = tracks.track_to_guide(actor, track_id, day=day_of(now))
    if track.phase not in RUNNING:
        refusal("advice.learner_is_here", found=track.phase).or_raise()
    return track
