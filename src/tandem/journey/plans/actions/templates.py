"""Templates of a provider: kept from a plan, without people and days, and thrown away."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.journey.plans.actions.plans import CARRIED, to_write
from tandem.journey.plans.models import PlanTemplate
from tandem.journey.plans.queries import templates as doors
from tandem.journey.plans.rules import keeping
from tandem.journey.plans.terms import PlanHappened


@transaction.atomic
def save(*, actor: Actor, plan_id: UUID, name: str, now: datetime) -> PlanTemplate:
    """Keep where this plan has its activities learned, under a name; the one with that name is written anew."""
    plan, told = to_write(actor, plan_id, now=now), " ".join(name.split())
    lines = [{field: getattr(one, field) for field in CARRIED} for one in plan.lines.all()]
    keeping.may_save_template(told, lines=len(lines)).or_raise()
    named = {"provider_id": plan.track.provider_id, "training_id": plan.track.training_id, "name": told}
    row = PlanTemplate.objects.select_for_update().filter(**named).first() or PlanTemplate(**named)
    row.lines, row.saved_at, row.saved_by = lines, now, actor.user_id
    row.save()
    data = {"training": row.training_id, "lines": len(lines)}
    events.record(PlanHappened.TEMPLATE_SAVED, actor=actor, subject=row, at=now, data=data)
    return row


@transaction.atomic
def remove(*, actor: Actor, template_id: UUID, now: datetime) -> None:
    """Throw a template away; the plans that began from it stay as they are."""
    row = doors.template_for(actor, template_id)
    data = {"training": row.training_id}
    events.record(PlanHappened.TEMPLATE_REMOVED, actor=actor, subject=row, at=now, data=data)
    row.delete()
