"""How many days a learner has to find a workplace."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tandem.base import clock
from tandem.base.errors import NotFound
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export
from tandem.faces.web.clock.pages.one import days_table
from tandem.faces.web.learner.pages import searching as pages
from tandem.faces.web.learner.views.coming import open_track
from tandem.faces.web.middleware import Request
from tandem.journey.placement.queries import clocks as doors


@require_safe
def search_time(request: Request, track_id: UUID) -> HttpResponse:
    """The meter, how the days were counted, and what holds meanwhile."""
    found = open_track(request, track_id)
    page = pages.search_page(request.actor, found, day=clock.today())
    return render(request, "learner/search_time.html", {"page": page})


@export("telling")
def days_export(request: Request, track_id: UUID) -> Table:
    """Every day of the count, as a file."""
    open_track(request, track_id)
    clocks = doors.of_track(request.actor, track_id, day=clock.today())
    if not clocks:
        raise NotFound
    return days_table(clocks[0], now=clock.now())
