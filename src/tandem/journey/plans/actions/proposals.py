"""A plan that begins from workplaces that together cover the training: who teaches what, and when."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.journey.plans.actions import lines, plans, workplaces
from tandem.journey.plans.actions.plans import EMPTY, Source
from tandem.journey.plans.models import PlanWorkplace, TrainingPlan
from tandem.journey.plans.queries import plans as doors
from tandem.journey.plans.queries import proposals
from tandem.journey.plans.rules import spreading
from tandem.journey.plans.rules.keeping import PlanForm, WorkplaceForm


@transaction.atomic
def start(
    *,
    actor: Actor,
    track_id: UUID,
    form: PlanForm,
    establishments: Sequence[UUID],
    source: Source = EMPTY,
    now: datetime,
) -> TrainingPlan:
    """Begin a plan with these workplaces, the lead first, each for its months; the activities divided over them."""
    key = plans.start(actor=actor, track_id=track_id, form=form, source=source, now=now).pk
    row = doors.plan_for(actor, key, day=day_of(now))
    found = proposals.recognised_at(establishments, row.track, day=day_of(now))
    places = [
        PlanWorkplace(plan=row, number=number, recognition=one, begins=row.begins, ends=row.ends, is_lead=number == 1)
        for number, one in enumerate(found, start=1)
    ]
    stays = spreading.stays(doors.read_with(row, places=places, rows=row.lines.all()))
    for place in places:
        if str(place.number) in stays:
            begins, ends = stays[str(place.number)]
            told = WorkplaceForm(begins, ends, is_lead=place.is_lead)
            workplaces.add(actor=actor, plan_id=key, recognition_id=place.recognition_id, form=told, now=now)
    return lines.spread(actor=actor, plan_id=key, now=now)
