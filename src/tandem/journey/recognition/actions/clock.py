"""What happens because a day has come: late files, recognitions that end or soon will, mentor trainings that are due.

The nightly job calls these; each looks at the data, so a second call the same day changes nothing. Work goes in small
transactions, so that the site stays open.
"""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from tandem.base import events
from tandem.base.actor import SYSTEM
from tandem.base.periods import add_months, day_of
from tandem.journey.recognition import snapshot
from tandem.journey.recognition.actions import joint_parts, lifting, routing
from tandem.journey.recognition.models import Mentor, Recognition, RecognitionRequest
from tandem.journey.recognition.terms import Happened, RecognitionMove, RecognitionState
from tandem.journey.recognition.workflow import RECOGNITION
from tandem.law import norms

TRAINING_WARNING_MONTHS = 2
"""How long before the mentor training is due a company hears of it: our own choice."""


def tick(*, now: datetime) -> dict[str, int]:
    """Everything that this day brings; gives how many of each."""
    return {
        "rerouted": routing.reroute_open(actor=SYSTEM, now=now),
        "overdue": note_overdue(now=now),
        "expired": expire(now=now),
        "expiring": warn_of_expiry(now=now),
        "training": remind_of_training(now=now),
        "parts": joint_parts.review(now=now),
    }


def note_overdue(*, now: datetime) -> int:
    """Say once that a decision is late, to both sides: the file stays on the desk, marked."""
    rows = RecognitionRequest.objects.overdue_on(day_of(now)).filter(overdue_noted_on__isnull=True)
    return _each(rows, _note_overdue, now=now)


def expire(*, now: datetime) -> int:
    """End the recognitions whose five years are over, or that are lifted from today on."""
    rows = Recognition.objects.filter(state=RecognitionState.VALID, valid_until__lte=day_of(now))
    return _each(rows, _expire, now=now)


def warn_of_expiry(*, now: datetime) -> int:
    """Tell a company once that a recognition ends soon."""
    day = day_of(now)
    months = norms.at(day).recognition.expiry_warning_months.value
    rows = Recognition.objects.valid_on(day).filter(valid_until__lte=add_months(day, months), warned_on__isnull=True)
    rows = rows.filter(lifting_decided_on__isnull=True)
    return _each(rows, _warn, now=now)


def remind_of_training(*, now: datetime) -> int:
    """Remind a company once of a mentor whose training is due soon or late (R-MEN-07)."""
    rows = Mentor.objects.filter(
        deactivated_at__isnull=True, trained_on__isnull=True, training_reminded_on__isnull=True
    ).filter(nominations__request__recognition__isnull=False)
    return _each(rows.distinct(), _remind, now=now)


def _each(rows: QuerySet, step: Callable[..., bool], *, now: datetime) -> int:
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    return sum(step(key, now=now) for key in keys)


@transaction.atomic
def _note_overdue(request_id: UUID, *, now: datetime) -> bool:
    late = RecognitionRequest.objects.overdue_on(day_of(now)).filter(overdue_noted_on__isnull=True)
    request = late.select_for_update(of=("self",)).filter(pk=request_id).first()
    if request is None:
        return False
    request.overdue_noted_on = day_of(now)
    request.save(update_fields=["overdue_noted_on"])
    events.record(Happened.DECISION_OVERDUE, actor=SYSTEM, subject=request, at=now, data={"due_on": request.due_on})
    return True


@transaction.atomic
def _expire(recognition_id: UUID, *, now: datetime) -> bool:
    recognition = Recognition.objects.select_for_update().get(pk=recognition_id)
    if recognition.state != RecognitionState.VALID or recognition.valid_until > day_of(now):
        return False
    if recognition.lifting_decided_on is not None:
        lifting.take_effect(recognition, actor=SYSTEM, now=now)
        return True
    recognition.state = RECOGNITION.after(recognition.state, RecognitionMove.EXPIRE)
    recognition.ended_on = recognition.valid_until
    recognition.save(update_fields=["state", "ended_on"])
    events.record(Happened.RECOGNITION_EXPIRED, actor=SYSTEM, subject=recognition, at=now)
    return True


@transaction.atomic
def _warn(recognition_id: UUID, *, now: datetime) -> bool:
    recognition = Recognition.objects.select_for_update().get(pk=recognition_id)
    if recognition.warned_on is not None:
        return False
    recognition.warned_on = day_of(now)
    recognition.save(update_fields=["warned_on"])
    data = {"valid_until": recognition.valid_until}
    events.record(Happened.RECOGNITION_EXPIRES_SOON, actor=SYSTEM, subject=recognition, at=now, data=data)
    return True


@transaction.atomic
def _remind(mentor_id: UUID, *, now: datetime) -> bool:
    mentor = Mentor.objects.select_for_update(of=("self",)).select_related("person").get(pk=mentor_id)
    duty = snapshot.training_duty(mentor)
    if mentor.training_reminded_on is not None or duty is None:
        return False
    if add_months(day_of(now), TRAINING_WARNING_MONTHS) < duty.due_on:
        return False
    mentor.training_reminded_on = day_of(now)
    mentor.save(update_fields=["training_reminded_on"])
    data = {"due_on": duty.due_on, "recognition": duty.recognition_id}
    events.record(Happened.MENTOR_TRAINING_DUE, actor=SYSTEM, subject=mentor, at=now, data=data)
    return True
