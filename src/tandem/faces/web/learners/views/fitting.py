"""The own learners who fit an opening that stands open, and the same list as a file."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tandem.base import clock
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export
from tandem.faces.web.learners import doors
from tandem.faces.web.learners.pages import fitting as pages
from tandem.faces.web.middleware import Request
from tandem.journey.placement.queries import public_openings


@require_safe
def fitting_learners(request: Request, opening_id: UUID) -> HttpResponse:
    """Whom one guides and could go there."""
    doors.note_list(request)
    opening = public_openings.public_opening(opening_id, day=clock.today())
    page = pages.fitting_page(request.actor, opening, day=clock.today())
    return render(request, "learners/fitting.html", {"page": page})


@export("passende-lerenden")
def export_fitting(request: Request, opening_id: UUID) -> Table:
    """The same learners as a file."""
    doors.note_list(request)
    opening = public_openings.public_opening(opening_id, day=clock.today())
    return pages.table(request.actor, opening, now=clock.now())
