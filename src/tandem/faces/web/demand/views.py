"""Unmet demand: what the regions miss, counted so that nobody can be found in it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tandem.base import clock
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export
from tandem.faces.web.demand import pages
from tandem.faces.web.middleware import Request


@require_safe
def counts(request: Request) -> HttpResponse:
    """The counts that may be told, by regional forum and training."""
    return render(request, "demand/list.html", {"page": pages.counts(request.actor, request.GET, day=clock.today())})


@export("onvervulde-vraag")
def export_list(request: Request) -> Table:
    """The same as a file, with the reasons apart."""
    return pages.as_table(request.actor, request.GET, now=clock.now())
