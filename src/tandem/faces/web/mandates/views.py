"""Who decides about what."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tandem.base import clock
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export
from tandem.faces.web.mandates import pages, routing
from tandem.faces.web.mandates.forms import MatrixForm
from tandem.faces.web.middleware import Request
from tandem.registers.mandates import queries


@require_safe
def matrix(request: Request) -> HttpResponse:
    """Who holds which power in which sector on a day."""
    page = pages.matrix(MatrixForm(request.GET), query=request.GET, today=clock.today())
    return render(request, "mandates/matrix.html", {"page": page})


@export("bevoegdheden")
def matrix_export(request: Request) -> Table:
    """The powers as they are filtered, as a file."""
    return pages.matrix_table(MatrixForm(request.GET), now=clock.now(), today=clock.today())


@require_safe
def body(request: Request, code: str) -> HttpResponse:
    """One body: what it decides, under which agreement, since when."""
    page = pages.body(queries.body_by_code(code), today=clock.today())
    return render(request, "mandates/body.html", {"page": page})


@require_safe
def route(request: Request) -> HttpResponse:
    """Where a request would go, and why."""
    page = routing.route(request.GET, today=clock.today())
    return render(request, "mandates/route.html", {"page": page, "form": page.form})
