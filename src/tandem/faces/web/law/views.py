"""The dated rules, with their sources."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tandem.base import clock
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export
from tandem.faces.web.law import pages, rule_pages
from tandem.faces.web.law.forms import DayForm, RulesForm
from tandem.faces.web.middleware import Request
from tandem.law.errors import UnknownKey


@require_safe
def rules(request: Request) -> HttpResponse:
    """Every rule with its value on a day."""
    page = pages.rules(RulesForm(request.GET), query=request.GET, today=clock.today())
    template = "law/_list.html" if request.headers.get("HX-Request") else "law/rules.html"
    return render(request, template, {"page": page})


@export("regels")
def rules_export(request: Request) -> Table:
    """The rules as they are filtered, as a file."""
    return pages.rules_table(RulesForm(request.GET), now=clock.now(), today=clock.today())


@require_safe
def rule(request: Request, key: str) -> HttpResponse:
    """One rule with its whole history."""
    try:
        page = rule_pages.rule(key, DayForm(request.GET), today=clock.today())
    except UnknownKey:
        raise Http404 from None
    return render(request, "law/rule.html", {"page": page})


@export("regel-{key}")
def rule_export(request: Request, key: str) -> Table:  # noqa: ARG001 - a view takes a request
    """The history of one rule, as a file."""
    try:
        return rule_pages.rule_table(key, now=clock.now())
    except UnknownKey:
        raise Http404 from None


@require_safe
def sources(request: Request) -> HttpResponse:
    """Where the rules were read."""
    return render(request, "law/sources.html", {"page": rule_pages.sources()})


@export("bronnen")
def sources_export(request: Request) -> Table:  # noqa: ARG001 - a view takes a request
    """The same sources as a file."""
    return rule_pages.sources_table(now=clock.now())
