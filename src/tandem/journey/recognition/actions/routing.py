"""Where a request goes: to the one body that holds the power that day, else to the agency's desk with the reason."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.journey.recognition import policies
from tandem.journey.recognition.models import RecognitionRequest
from tandem.journey.recognition.terms import Happened
from tandem.registers.mandates import actions as mandate_actions
from tandem.registers.mandates import queries as mandates
from tandem.registers.mandates.terms import Power, RoutingReason


def assign(request: RecognitionRequest, *, day: date) -> None:
    """Write on the request which body treats it and why; the caller saves."""
    route = mandates.route(
        power=Power.RECOGNISE,
        company_id=request.dossier.company_id,
        training=request.training_id,
        nis=request.establishment.nis,
        day=day,
    )
    request.competent_body_id = route.body_id
    request.mandate_id = route.mandate_id
    request.routing_reason = route.reason
    request.routing_candidates = list(route.candidates)


def as_data(request: RecognitionRequest) -> dict[str, Any]:
    """The routing as an event keeps it."""
    return {
        "body": request.competent_body_id,
        "mandate": request.mandate_id,
        "reason": request.routing_reason,
        "candidates": request.routing_candidates,
    }


@transaction.atomic
def move_power(*, actor: Actor, move: mandate_actions.PowerMove, now: datetime) -> int:
    """Give a power to another body and take its open files along; gives the number of files moved.

    A file that waits for its decision keeps its term: the company must not pay for the move.
    """
    policies.may_move_power(actor).or_raise()
    mandate_actions.move_power(actor=actor, move=move, now=now)
    return reroute_open(actor=actor, now=now)


@transaction.atomic
def reroute_open(*, actor: Actor, now: datetime) -> int:
    """Send every open file to the body that holds the power today; gives how many changed desk."""
    moved = 0
    rows = RecognitionRequest.objects.open().select_for_update(of=("self",))
    for request in rows.select_related("dossier", "establishment").order_by("id"):
        before = (request.competent_body_id, request.mandate_id)
        assign(request, day=day_of(now))
        if (request.competent_body_id, request.mandate_id) == before:
            continue
        changed_desk = request.competent_body_id != before[0]
        if changed_desk and request.routing_reason == RoutingReason.ONE_HOLDER:
            request.routing_reason = RoutingReason.POWER_MOVED
        request.version += 1
        request.save()
        data = {"from": before[0], **as_data(request)}
        events.record(Happened.REQUEST_ROUTED, actor=actor, subject=request, at=now, data=data)
        moved += changed_desk
    return moved
