"""What was advised about the way of the learner."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tandem.base import clock
from tandem.faces.web.learner.pages import advice as pages
from tandem.faces.web.learner.views.coming import open_track
from tandem.faces.web.middleware import Request


@require_safe
def advice(request: Request, track_id: UUID) -> HttpResponse:
    """Who advised which way, when and why."""
    found = open_track(request, track_id)
    return render(request, "learner/advice.html", {"page": pages.advice(request.actor, found, day=clock.today())})
