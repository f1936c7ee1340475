"""How ready a company is, without an account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from tandem.base import clock
from tandem.faces.web.scan import pages


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What the scan is, and the way to the first question."""
    return render(request, "scan/start.html", {"page": pages.start()})


@require_safe
def question(request: HttpRequest) -> HttpResponse:
    """One question; an answer leads to the next one, the last to the result."""
    asked = pages.Asked.of(request.GET)
    if onward := pages.onward(asked, request.GET):
        return redirect(onward)
    page = pages.question(asked, request.GET, here=request.build_absolute_uri(pages.address(asked)), day=clock.today())
    return render(request, "scan/question.html", {"page": page, "form": page.form})


@require_safe
def result(request: HttpRequest) -> HttpResponse:
    """How ready, theme by theme; where an answer is missing, its question."""
    asked = pages.Asked.of(request.GET)
    if not asked.is_complete:
        return redirect(pages.address(asked))
    page = pages.result(asked, here=request.build_absolute_uri(pages.address(asked)), day=clock.today())
    return render(request, "scan/result.html", {"page": page})
