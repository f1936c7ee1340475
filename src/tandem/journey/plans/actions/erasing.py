"""Erasing a training plan that was kept as long as it has to be."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import SYSTEM
from tandem.journey.plans.models import TrainingPlan
from tandem.journey.plans.terms import PlanHappened


@transaction.atomic
def erase(plan_id: UUID, *, now: datetime) -> bool:
    """Erase a plan with its versions, and the words in its history. The room above says when; a second time nothing."""
    row = TrainingPlan.objects.select_for_update(of=("self",)).filter(pk=plan_id).first()
    if row is None:
        return False
    data = {"begins": row.begins, "ends": row.ends}
    events.record(PlanHappened.ERASED, actor=SYSTEM, subject=row, at=now, data=data)
    events.erase_details(subject=row, actor=SYSTEM, at=now)
    row.delete()
    return True
