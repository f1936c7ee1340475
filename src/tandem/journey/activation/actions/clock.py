"""What a day and an event bring: one reminder, questions without an answer or a recognition, pauses that are over.

The nightly job calls `tick`: it asks nobody by itself, it only reminds once of what a person asked. Each part looks at
the data, so a second call the same day changes nothing.
"""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from tandem.base import events
from tandem.base.actor import SYSTEM
from tandem.base.periods import day_of
from tandem.journey.activation import rules
from tandem.journey.activation.actions import questions
from tandem.journey.activation.models import AvailabilityQuestion
from tandem.journey.activation.terms import ActivationHappened, QuestionMove, QuestionState
from tandem.journey.activation.workflow import AVAILABILITY
from tandem.journey.placement.models import Opening
from tandem.journey.placement.terms.openings import OpeningHappened
from tandem.journey.recognition.models import Recognition
from tandem.law import norms


def tick(*, now: datetime) -> dict[str, int]:
    """Everything that this day brings; gives how many of each."""
    day = day_of(now)
    return {
        "ended": _each(_ended(day), _close, now=now),
        "reminded": _each(_to_remind(day), _remind, now=now),
        "unanswered": _each(_late(day), _lapse, now=now),
        "woken": _each(_over(day), _run_out, now=now),
    }


def happened(*, event_id: int, now: datetime) -> None:
    """What follows from an event: where a place opens, the workplace is awake."""
    event = events.get(event_id)
    if event is None or event.code not in {OpeningHappened.OPENED, OpeningHappened.RESUMED}:
        return
    recognition = Opening.objects.filter(pk=event.subject_id).values_list("recognition", flat=True).first()
    if recognition is not None:
        questions.opened(recognition_id=recognition, now=now)


def _to_remind(day: date) -> QuerySet[AvailabilityQuestion]:
    asked_before = rules.reminded_from(day, norms=norms.at(day))
    return AvailabilityQuestion.objects.filter(
        recognition__in=Recognition.objects.public_on(day).values("pk"),
        state=QuestionState.ASKED,
        reminded_on__isnull=True,
        asked_on__lte=asked_before,
        answers_until__gte=day,
    )


def _ended(day: date) -> QuerySet[AvailabilityQuestion]:
    return AvailabilityQuestion.objects.standing().exclude(
        recognition__in=Recognition.objects.public_on(day).values("pk")
    )


def _late(day: date) -> QuerySet[AvailabilityQuestion]:
    return AvailabilityQuestion.objects.filter(state=QuestionState.ASKED, answers_until__lt=day)


def _over(day: date) -> QuerySet[AvailabilityQuestion]:
    return AvailabilityQuestion.objects.filter(state=QuestionState.PAUSED, paused_until__lte=day)


def _each(rows: QuerySet[AvailabilityQuestion], step: Callable[..., None], *, now: datetime) -> int:
    return sum(_held(rows, key, step, now=now) for key in rows.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _held(rows: QuerySet[AvailabilityQuestion], key: UUID, step: Callable[..., None], *, now: datetime) -> bool:
    """The step on one question that is held, if it still is one of these: it may have been answered meanwhile."""
    AvailabilityQuestion.objects.select_for_update(of=("self",)).filter(pk=key).first()
    row = rows.filter(pk=key).first()
    if row is not None:
        step(row, now=now)
    return row is not None


def _remind(row: AvailabilityQuestion, *, now: datetime) -> None:
    row.reminded_on = day_of(now)
    row.save(update_fields=["reminded_on"])
    data = {"recognition": row.recognition_id, "answers_until": row.answers_until}
    events.record(ActivationHappened.REMINDED, actor=SYSTEM, subject=row, at=now, data=data)


def _lapse(row: AvailabilityQuestion, *, now: datetime) -> None:
    row.state = AVAILABILITY.after(row.state, QuestionMove.LAPSE)
    row.version += 1
    row.save(update_fields=["state", "version"])
    data = {"recognition": row.recognition_id}
    events.record(ActivationHappened.UNANSWERED, actor=SYSTEM, subject=row, at=now, data=data)


def _close(row: AvailabilityQuestion, *, now: datetime) -> None:
    row.state = AVAILABILITY.after(row.state, QuestionMove.END)
    row.version += 1
    row.save(update_fields=["state", "version"])
    data = {"recognition": row.recognition_id}
    events.record(ActivationHappened.ENDED, actor=SYSTEM, subject=row, at=now, data=data)


def _run_out(row: AvailabilityQuestion, *, now: datetime) -> None:
    questions.woken(row, QuestionMove.RUN_OUT, actor=SYSTEM, now=now)
