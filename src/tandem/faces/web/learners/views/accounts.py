"""Letting a learner or parent come in, taking that back, and putting out whoever came in wrongly."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from tandem.base import clock
from tandem.faces.web.learners import doors
from tandem.faces.web.middleware import Request
from tandem.journey.intake.actions import accounts as actions


@require_POST
def invite(request: Request, track_id: UUID) -> HttpResponse:
    """Let the learner see the own track."""
    doors.own_provider(request.actor)
    return _sent(request, actions.invite_learner(actor=request.actor, track_id=track_id, now=clock.now()), track_id)


@require_POST
def withdraw(request: Request, track_id: UUID) -> HttpResponse:
    """Take the invitation of the learner back."""
    doors.own_provider(request.actor)
    actions.withdraw_learner(actor=request.actor, track_id=track_id, now=clock.now())
    return _withdrawn(request, track_id)


@require_POST
def invite_guardian(request: Request, track_id: UUID, guardianship_id: UUID) -> HttpResponse:
    """Let a parent or guardian see the track of the child."""
    doors.own_provider(request.actor)
    given = {"track_id": track_id, "guardianship_id": guardianship_id}
    return _sent(request, actions.invite_guardian(actor=request.actor, now=clock.now(), **given), track_id)


@require_POST
def withdraw_guardian(request: Request, track_id: UUID, guardianship_id: UUID) -> HttpResponse:
    """Take the invitation of a parent or guardian back."""
    doors.own_provider(request.actor)
    given = {"track_id": track_id, "guardianship_id": guardianship_id}
    actions.withdraw_guardian(actor=request.actor, now=clock.now(), **given)
    return _withdrawn(request, track_id)


@require_POST
def put_out(request: Request, track_id: UUID) -> HttpResponse:
    """Let nobody come in as the learner any more."""
    doors.own_provider(request.actor)
    actions.put_out_learner(actor=request.actor, track_id=track_id, now=clock.now())
    return _put_out(request, track_id)


@require_POST
def put_out_guardian(request: Request, track_id: UUID, guardianship_id: UUID) -> HttpResponse:
    """Let nobody come in as this parent or guardian any more."""
    doors.own_provider(request.actor)
    given = {"track_id": track_id, "guardianship_id": guardianship_id}
    actions.put_out_guardian(actor=request.actor, now=clock.now(), **given)
    return _put_out(request, track_id)


def _put_out(request: Request, track_id: UUID) -> HttpResponse:
    told = gettext("De toegang is gesloten. Kijk het e-mailadres na voor u opnieuw uitnodigt.")
    messages.success(request, told)
    return redirect("learners:track", track_id)


def _sent(request: Request, invitation: Any, track_id: UUID) -> HttpResponse:
    told = gettext("De uitnodiging is onderweg naar %(email)s.") % {"email": invitation.email}
    messages.success(request, told)
    return redirect("learners:track", track_id)


def _withdrawn(request: Request, track_id: UUID) -> HttpResponse:
    messages.success(request, gettext("De uitnodiging is ingetrokken. De link werkt niet meer."))
    return redirect("learners:track", track_id)
