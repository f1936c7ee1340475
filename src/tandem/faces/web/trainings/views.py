"""The training finder: which dual trainings and run-ups there are, where, and what they lead to."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tandem.base import clock
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export
from tandem.faces.web.middleware import Request
from tandem.faces.web.trainings import exports, pages, training_pages
from tandem.faces.web.trainings.forms import FinderForm


@require_safe
def search(request: Request) -> HttpResponse:
    """What, where, how far, by what, from when: the list and its filters."""
    page = pages.search(FinderForm(request.GET), request.GET, today=clock.today())
    template = "trainings/_answer.html" if request.headers.get("HX-Request") else "trainings/search.html"
    return render(request, template, {"page": page})


@export("duale-opleidingen")
def list_export(request: Request) -> Table:
    """The list as it is filtered, as a file."""
    return exports.table(FinderForm(request.GET), request.GET, now=clock.now(), today=clock.today())


@require_safe
def training(request: Request, slug: str) -> HttpResponse:
    """One training: what it leads to, where it is given, where one can work."""
    page = training_pages.training(slug, FinderForm(request.GET), request.GET, today=clock.today())
    return render(request, "trainings/training.html", {"page": page})
