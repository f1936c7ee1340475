"""The workplaces of a plan: where the learner works, from when to when."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.periods import day_of
from tandem.journey.plans.actions.plans import changed, writable
from tandem.journey.plans.models import PlanLine, PlanWorkplace, TrainingPlan
from tandem.journey.plans.queries import plans as doors
from tandem.journey.plans.rules import keeping
from tandem.journey.plans.rules.keeping import RecognisedFacts, WorkplaceForm
from tandem.journey.plans.terms import PlanHappened
from tandem.journey.recognition.models import Recognition


@transaction.atomic
def add(
    *, actor: Actor, plan_id: UUID, recognition_id: UUID, form: WorkplaceForm, seen: int | None = None, now: datetime
) -> PlanWorkplace:
    """Take a recognised workplace into the plan; the first one has the lead."""
    row = writable(actor, plan_id, seen=seen, now=now)
    recognition = Recognition.objects.filter(pk=recognition_id).first()
    if recognition is None:
        raise NotFound
    others = list(row.workplaces.all())
    one = PlanWorkplace(plan=row, recognition=recognition, number=max((o.number for o in others), default=0) + 1)
    _fill(row, one, form, others, is_first=not others)
    one.save(force_insert=True)
    _told(row, one, PlanHappened.WORKPLACE_ADDED, actor=actor, now=now)
    return one


@transaction.atomic
def change(
    *, actor: Actor, plan_id: UUID, number: int, form: WorkplaceForm, seen: int | None = None, now: datetime
) -> PlanWorkplace:
    """Give a workplace other days, another kind or the lead."""
    row = writable(actor, plan_id, seen=seen, now=now)
    one = doors.workplace_of(row, number)
    others = [other for other in row.workplaces.all() if other.pk != one.pk]
    _fill(row, one, form, others, is_first=not others)
    one.save()
    _told(row, one, PlanHappened.WORKPLACE_CHANGED, actor=actor, now=now)
    return one


@transaction.atomic
def remove(*, actor: Actor, plan_id: UUID, number: int, seen: int | None = None, now: datetime) -> TrainingPlan:
    """Take a workplace from the plan, and from every line that named it."""
    row = writable(actor, plan_id, seen=seen, now=now)
    one = doors.workplace_of(row, number)
    named = [line for line in row.lines.all() if number in line.workplaces]
    for line in named:
        line.workplaces = [other for other in line.workplaces if other != number]
    PlanLine.objects.bulk_update(named, ["workplaces"])
    one.delete()
    rest = next((other for other in row.workplaces.all() if other.number != number), None)
    if one.is_lead and rest is not None:
        rest.is_lead = True
        rest.save(update_fields=["is_lead"])
    _told(row, one, PlanHappened.WORKPLACE_REMOVED, actor=actor, now=now)
    return row


def _fill(
    row: TrainingPlan, one: PlanWorkplace, form: WorkplaceForm, others: list[PlanWorkplace], *, is_first: bool
) -> None:
    found = one.recognition
    facts = RecognisedFacts(
        is_for_training=found.training_id == row.track.training_id,
        from_day=found.valid_from,
        last_day=(found.ended_on or found.valid_until) - timedelta(days=1),
    )
    same = [other for other in others if other.recognition_id == one.recognition_id]
    is_twice = any(other.begins <= form.ends and form.begins <= other.ends for other in same)
    kept: dict[str, Any] = {"begins": row.begins, "ends": row.ends, "others": len(others), "is_twice": is_twice}
    keeping.may_take_workplace(form, facts, **kept).or_raise()
    one.begins, one.ends, one.setting = form.begins, form.ends, form.setting or ""
    one.days, one.supervised_days = form.days, form.supervised_days
    was_lead, one.is_lead = one.is_lead, form.is_lead or is_first
    if one.is_lead:
        PlanWorkplace.objects.filter(plan=row, is_lead=True).exclude(pk=one.pk).update(is_lead=False)
    elif was_lead:
        one.is_lead = True


def _told(row: TrainingPlan, one: PlanWorkplace, code: PlanHappened, *, actor: Actor, now: datetime) -> None:
    changed(row, day=day_of(now))
    data = {
        "track": row.track_id,
        "number": one.number,
        "recognition": one.recognition_id,
        "begins": one.begins,
        "ends": one.ends,
        "version": row.version,
    }
    events.record(code, actor=actor, subject=row, at=now, data=data)
