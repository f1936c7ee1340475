"""Doors to the templates of a provider, and to plans of other learners that a new one can follow."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.journey.intake.models import Track
from tandem.journey.plans import policies
from tandem.journey.plans.models import PlanTemplate, TrainingPlan
from tandem.journey.plans.queries import plans

FEW = 10
"""So many plans of others are offered to follow."""


def templates_for(actor: Actor) -> "QuerySet[PlanTemplate]":
    """The templates of the own provider."""
    rows = PlanTemplate.objects.select_related("training").order_by("training__name", "name", "pk")
    return rows.filter(provider=actor.organisation_id) if policies.keeps_templates(actor) else rows.none()


def template_for(actor: Actor, template_id: UUID) -> PlanTemplate:
    """One of them."""
    found = templates_for(actor).filter(pk=template_id).first()
    if found is None:
        raise NotFound
    return found


def to_follow(actor: Actor, track: Track, *, day: date) -> list[TrainingPlan]:
    """The newest plans of other learners of the same training at the same provider that this actor may read."""
    rows = plans.plans_for(actor, day=day).filter(track__training=track.training_id, track__provider=track.provider_id)
    return list(rows.exclude(track=track)[:FEW])
