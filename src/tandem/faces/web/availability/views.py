"""Answering whether there is a place, by the link in the mail."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from tandem.base import clock
from tandem.base.errors import NotFound, NotPossible
from tandem.faces.web.availability import pages
from tandem.faces.web.middleware import Request
from tandem.journey.activation.actions import questions as actions
from tandem.journey.activation.queries import questions as queries
from tandem.journey.activation.terms import PlaceAnswer


@never_cache
@require_safe
def question(request: Request, secret: str) -> HttpResponse:
    """What is asked, with its three answers. A mail reader that follows links answers nothing: a button does."""
    page = pages.question(queries.by_link(secret), secret=secret, day=clock.today())
    return render(request, "availability/question.html", {"page": page})


@require_POST
def answer(request: Request, secret: str) -> HttpResponse:
    """Answer it. Who taps twice, or comes too late, reads on the page what was answered and how to change it."""
    try:
        said = PlaceAnswer(request.POST.get("antwoord", ""))
    except ValueError:
        raise NotFound from None
    try:
        actions.answer_by_link(secret=secret, answer=said, now=clock.now())
    except NotPossible:
        page = pages.question(queries.by_link(secret), secret=secret, day=clock.today())
        return render(request, "availability/question.html", {"page": page}, status=409)
    return redirect("availability:question", secret)
