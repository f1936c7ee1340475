"""The allowance of a learner: worked out for everybody, nothing is kept."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tandem.base import clock
from tandem.faces.exchange.tables import Table
from tandem.faces.web.allowance import pages
from tandem.faces.web.allowance.forms import AllowanceForm
from tandem.faces.web.answers import export
from tandem.faces.web.middleware import Request


@require_safe
def calculator(request: Request) -> HttpResponse:
    """How much a learner gets a month, on which day, and why."""
    page = pages.calculator(AllowanceForm(request.GET), today=clock.today())
    return render(request, "allowance/calculator.html", {"page": page})


@export("leervergoeding")
def amounts_export(request: Request) -> Table:  # noqa: ARG001 - a view takes a request
    """Every amount since the beginning, as a file."""
    return pages.amounts_table(now=clock.now())
