"""How the run-up of the learner goes."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tandem.base import clock
from tandem.faces.web.learner.pages import run_up as pages
from tandem.faces.web.learner.views.coming import open_track
from tandem.faces.web.middleware import Request


@require_safe
def run_up(request: Request, track_id: UUID) -> HttpResponse:
    """The programme, how it went, and where it led."""
    found = open_track(request, track_id)
    return render(request, "learner/run_up.html", {"page": pages.run_up(request.actor, found, day=clock.today())})
