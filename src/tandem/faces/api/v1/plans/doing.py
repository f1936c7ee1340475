"""What the doors of a training plan share: a step on it by who saw it, and the plan as it stands after."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from tandem.base import clock
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import Answer, door, note, unchanged
from tandem.faces.api.v1.plans import shapes
from tandem.journey.plans import policies
from tandem.journey.plans.queries import modules
from tandem.journey.plans.queries import plans as doors
from tandem.journey.plans.terms import PlanMove
from tandem.journey.plans.workflow import PLAN


def written(operation_id: str, summary: str) -> dict[str, Any]:
    """A door that changes a plan somebody saw."""
    return door(operation_id, summary, gives=shapes.TrainingPlanGiven, has_etag=True, needs_match=True)


def again(request: Request, plan_id: UUID) -> Answer:
    """The plan with everything in it; that somebody read it is noted at the track."""
    day = clock.today()
    found = doors.plan_for(request.actor, plan_id, day=day)
    note(request, found.track)
    facts = doors.facts_of(request.actor, found, day=day)
    may = policies.may_write(request.actor, facts).is_ok
    body = shapes.TrainingPlanGiven.whole(
        found,
        support=found.support_plan if policies.may_see_support(request.actor, facts) else "",
        verdict=doors.verdict_of(found, day=day),
        moves=[PlanMove(one) for one in PLAN.moves_from(found.state)] if may else [],
        comments=doors.comments_on(found),
        versions=doors.versions_of(found),
        modules=modules.modules_of(found),
        nowhere=doors.not_covered(found),
    )
    return Answer(body, etag=shapes.tag_of(found))


def stepped(request: Request, plan_id: UUID, act: Callable[..., Any]) -> Answer:
    """The plan after this step, by who saw it as it stands."""
    find = partial(doors.plan_for, request.actor, plan_id, day=clock.today(), lock=True)
    with unchanged(request, find, shapes.tag_of):
        act(actor=request.actor, plan_id=plan_id, now=clock.now())
    return again(request, plan_id)
