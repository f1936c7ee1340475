"""The workplace of a company in an agreement that another company leads: read, say yes with a mentor, say no."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from tandem.base import clock
from tandem.base.errors import NotFound, NotPossible
from tandem.faces.web.agreements import taking_part_pages as pages
from tandem.faces.web.agreements.doors import METHODS, only, posted, shared_place, shared_places
from tandem.faces.web.agreements.forms import WhyForm, YesForm
from tandem.faces.web.company.forms.gentle import GentleForm
from tandem.faces.web.middleware import Request
from tandem.journey.agreements import policies
from tandem.journey.agreements.actions import places as actions
from tandem.journey.agreements.queries import choices
from tandem.journey.agreements.terms import AgreementState


@require_safe
def shared(request: Request, agreement_id: UUID) -> HttpResponse:
    """What concerns the own workplace, and what is asked."""
    places = shared_places(request, agreement_id)
    return render(request, "agreements/shared.html", {"page": pages.shared(request.actor, places)})


@require_http_methods(METHODS)
def agree_place(request: Request, agreement_id: UUID, workplace_id: UUID) -> HttpResponse:
    """Say yes, and who guides the learner here."""
    row = _to_answer(request, agreement_id, workplace_id)
    form = YesForm(posted(request), mentors=choices.mentors_of(row), initial={"mentor": str(row.mentor_id or "")})

    def act() -> None:
        mentor = UUID(form.cleaned_data["mentor"])
        actions.agree(actor=request.actor, workplace_id=workplace_id, mentor_id=mentor, now=clock.now())
        messages.success(request, gettext("U doet mee. De school en de andere onderneming krijgen een bericht."))

    return _step(request, row, form, act, page=pages.agree)


@require_http_methods(METHODS)
def decline_place(request: Request, agreement_id: UUID, workplace_id: UUID) -> HttpResponse:
    """Say no, and why."""
    row = _to_answer(request, agreement_id, workplace_id)
    form = WhyForm(posted(request))

    def act() -> None:
        words = form.cleaned_data["woorden"]
        actions.decline(actor=request.actor, workplace_id=workplace_id, words=words, now=clock.now())
        messages.success(request, gettext("U doet niet mee. De school en de andere onderneming lezen waarom."))

    return _step(request, row, form, act, page=pages.decline)


def _to_answer(request: Request, agreement_id: UUID, workplace_id: UUID) -> Any:
    row = shared_place(request, agreement_id, workplace_id)
    only(request, policies.may_answer(request.actor, row.recognition.company_id))
    if request.method != "POST" and row.agreement.state != AgreementState.DRAFT:
        raise NotFound
    return row


def _step(
    request: Request, row: Any, form: GentleForm, act: Callable[[], None], *, page: Callable[..., Any]
) -> HttpResponse:
    if form.is_bound and form.is_valid():
        try:
            act()
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            return redirect("agreements:list")
    context = {"page": page(request.actor, row, has_errors=bool(form.errors)), "form": form}
    return render(request, "agreements/step.html", context, status=422 if form.errors else 200)
