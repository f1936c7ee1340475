"""The board of a provider or coach, and whom to ring."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tandem.base import clock as time
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export
from tandem.faces.web.clock.doors import note_list
from tandem.faces.web.clock.forms import BoardForm
from tandem.faces.web.clock.pages import board as pages
from tandem.faces.web.middleware import Request


@require_safe
def board(request: Request) -> HttpResponse:
    """The learners who search, the first to end first."""
    note_list(request)
    page = pages.board(request.actor, form=BoardForm(request.GET), query=request.GET, day=time.today())
    template = "clock/_list.html" if request.headers.get("HX-Request") else "clock/board.html"
    return render(request, template, {"page": page})


@export("zoektijd")
def board_export(request: Request) -> Table:
    """The board as it is filtered, as a file."""
    note_list(request)
    return pages.board_table(request.actor, form=BoardForm(request.GET), now=time.now())


@require_safe
def calls(request: Request) -> HttpResponse:
    """Whom to ring."""
    note_list(request)
    return render(request, "clock/calls.html", {"page": pages.calls(request.actor, day=time.today())})


@export("te-bellen")
def calls_export(request: Request) -> Table:
    """Whom to ring, as a file."""
    note_list(request)
    return pages.calls_table(request.actor, now=time.now())
