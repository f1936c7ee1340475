"""Letting go of a training plan that agreements stand on: not while a text with it is being signed."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.journey.agreements.actions.holding import hold_learner
from tandem.journey.agreements.queries import papers
from tandem.journey.plans.actions import plans
from tandem.journey.plans.models import TrainingPlan
from tandem.journey.plans.queries import plans as doors


@transaction.atomic
def reopen(*, actor: Actor, plan_id: UUID, now: datetime) -> TrainingPlan:
    """Change a frozen plan after all; what was signed stays what it was, until all sign another version."""
    is_being_signed = _held(actor, plan_id, now=now)
    return plans.reopen(actor=actor, plan_id=plan_id, is_being_signed=is_being_signed, now=now)


@transaction.atomic
def close(*, actor: Actor, plan_id: UUID, now: datetime) -> TrainingPlan:
    """The plan is over: it stays to be read, and the next one can begin."""
    is_being_signed = _held(actor, plan_id, now=now)
    return plans.close(actor=actor, plan_id=plan_id, is_being_signed=is_being_signed, now=now)


def _held(actor: Actor, plan_id: UUID, *, now: datetime) -> bool:
    """Whether a text with this plan is being signed; nobody presents one meanwhile."""
    plan = doors.plan_for(actor, plan_id, day=day_of(now))
    hold_learner(plan.track.person_id)
    return any(one.is_being_signed for one in papers.texts_with(plan_id))
