"""Answering whether there is a place, with an account: the question, the answer, and taking it back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from tandem.base import clock
from tandem.base.errors import NotFound
from tandem.faces.web.company import doors
from tandem.faces.web.company.pages import availability as pages
from tandem.faces.web.middleware import Request
from tandem.journey.activation.actions import questions as actions
from tandem.journey.activation.queries import questions as queries
from tandem.journey.activation.terms import PlaceAnswer


@require_safe
def availability(request: Request, question_id: UUID) -> HttpResponse:
    """The question, or what was answered and what follows."""
    doors.recruiting_company(request.actor)
    found = queries.question_for(request.actor, question_id)
    return render(request, "company/availability.html", {"page": pages.page(found, day=clock.today())})


@require_POST
def answer(request: Request, question_id: UUID) -> HttpResponse:
    """Answer it; who has a place opens it next."""
    doors.recruiting_company(request.actor)
    try:
        said = PlaceAnswer(request.POST.get("antwoord", ""))
    except ValueError:
        raise NotFound from None
    found = actions.answer(actor=request.actor, question_id=question_id, answer=said, now=clock.now())
    messages.success(request, gettext("Uw antwoord is bewaard."))
    if said is PlaceAnswer.PLACES:
        return redirect("company:open_place", found.recognition_id)
    return redirect("company:availability", question_id)


@require_POST
def wake(request: Request, question_id: UUID) -> HttpResponse:
    """There is a place again, or another mentor."""
    doors.recruiting_company(request.actor)
    actions.wake(actor=request.actor, question_id=question_id, now=clock.now())
    messages.success(
        request, gettext("Bewaard. Uw vorige antwoord telt niet meer. Is er plaats, zet de werkplek dan open.")
    )
    return redirect("company:openings")
