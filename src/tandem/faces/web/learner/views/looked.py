"""Who opened the file of the learner."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tandem.base import clock
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export
from tandem.faces.web.learner.pages import looked as pages
from tandem.faces.web.learner.views.coming import open_track
from tandem.faces.web.middleware import Request


@require_safe
def looked(request: Request, track_id: UUID) -> HttpResponse:
    """Who looked, when, in which capacity."""
    found = open_track(request, track_id)
    return render(request, "learner/looked.html", {"page": pages.looked(request.actor, found, day=clock.today())})


@export("wie-keek")
def looked_export(request: Request, track_id: UUID) -> Table:
    """The same list as a file."""
    return pages.table(request.actor, open_track(request, track_id), now=clock.now())
