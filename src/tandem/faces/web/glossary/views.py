"""The official words, with their meaning."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tandem.base import clock
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export
from tandem.faces.web.glossary import pages
from tandem.faces.web.glossary.forms import SearchForm
from tandem.faces.web.middleware import Request


@require_safe
def terms(request: Request) -> HttpResponse:
    """Every word of the field in alphabetical order, or those that fit a search."""
    page = pages.terms_page(SearchForm(request.GET))
    template = "glossary/_list.html" if request.headers.get("HX-Request") else "glossary/terms.html"
    return render(request, template, {"page": page})


@export("begrippen")
def terms_export(request: Request) -> Table:
    """The same words as a file."""
    return pages.terms_table(SearchForm(request.GET), now=clock.now())
