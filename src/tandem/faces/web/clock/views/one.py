"""One clock: how it stands, how it was counted, what happened."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tandem.base import clock as time
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export
from tandem.faces.web.clock.doors import open_clock
from tandem.faces.web.clock.pages import history as histories
from tandem.faces.web.clock.pages import one as pages
from tandem.faces.web.middleware import Request


@require_safe
def clock_page(request: Request, clock_id: UUID) -> HttpResponse:
    """How many days are left, how they were counted, and what can be done."""
    found = open_clock(request, clock_id)
    page = pages.clock_page(request.actor, found, day=time.today())
    return render(request, "clock/clock.html", {"page": page})


@export("telling")
def days_export(request: Request, clock_id: UUID) -> Table:
    """Every day of the count, as a file."""
    return pages.days_table(open_clock(request, clock_id), now=time.now())


@require_safe
def history(request: Request, clock_id: UUID) -> HttpResponse:
    """What happened to the search time, and who looked."""
    found = open_clock(request, clock_id)
    return render(request, "recognition/history.html", {"page": histories.history(found)})


@export("geschiedenis")
def history_export(request: Request, clock_id: UUID) -> Table:
    """The same history as a file."""
    return histories.table(open_clock(request, clock_id), now=time.now())
