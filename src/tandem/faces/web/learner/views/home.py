"""Where the learner stands."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from tandem.base import clock
from tandem.faces.web.learner import doors
from tandem.faces.web.learner.pages import home as pages
from tandem.faces.web.learner.views.coming import open_track
from tandem.faces.web.middleware import Request


@require_safe
def home(request: Request) -> HttpResponse:
    """The one track there is, or which one it is about."""
    found = doors.own_tracks(request.actor, day=clock.today())
    if len(found) == 1:
        return redirect("learner:track", found[0].pk)
    return render(request, "learner/home.html", {"page": pages.choose(request.actor, found)})


@require_safe
def track(request: Request, track_id: UUID) -> HttpResponse:
    """Where one track stands, what comes next, and what the learner chose."""
    found = open_track(request, track_id)
    return render(request, "learner/track.html", {"page": pages.track(request.actor, found, day=clock.today())})
