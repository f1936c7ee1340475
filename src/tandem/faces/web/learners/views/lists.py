"""The list of learners, and the same list as a file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tandem.base import clock
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export
from tandem.faces.web.learners import doors
from tandem.faces.web.learners.forms.lists import ListForm
from tandem.faces.web.learners.pages import lists as pages
from tandem.faces.web.middleware import Request


@require_safe
def learners(request: Request) -> HttpResponse:
    """The learners of the own provider, or those one guides."""
    doors.note_list(request)
    page = pages.learners(request.actor, data=ListForm(request.GET).told(), query=request.GET, day=clock.today())
    template = "learners/_list.html" if request.headers.get("HX-Request") else "learners/list.html"
    return render(request, template, {"page": page})


@export("lerenden")
def export_list(request: Request) -> Table:
    """The list as it is filtered, as a file."""
    doors.note_list(request)
    return pages.table(request.actor, data=ListForm(request.GET).told(), now=clock.now())
