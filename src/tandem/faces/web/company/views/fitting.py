"""Learners who fit an opening: the list, asking one, saying why not."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tandem.base import clock
from tandem.base.errors import NotPossible
from tandem.faces.documents.reasons import line, reasons_of
from tandem.faces.web.company import doors
from tandem.faces.web.company.forms.fitting import PassForm
from tandem.faces.web.company.pages import fitting as pages
from tandem.faces.web.company.views.coming import FORM_METHODS, OPENING, note_seen, posted, show_form
from tandem.faces.web.middleware import Request
from tandem.journey.placement.actions import fitting as actions
from tandem.journey.placement.queries import openings as queries
from tandem.journey.placement.snapshot import fitting
from tandem.journey.placement.terms.fitting import PassReason


@require_safe
def fitting_learners(request: Request, opening_id: UUID) -> HttpResponse:
    """Who wants to be found and fits this opening."""
    page = pages.fitting_page(request.actor, _open(request, opening_id), day=clock.today())
    return render(request, "company/fitting.html", {"page": page})


@require_POST
def invite(request: Request, opening_id: UUID, profile_id: UUID) -> HttpResponse:
    """Ask one of them to get to know each other."""
    _open(request, opening_id)
    try:
        made = actions.invite(actor=request.actor, opening_id=opening_id, profile_id=profile_id, now=clock.now())
    except NotPossible as refusal:
        for reason in reasons_of(refusal.verdict):
            messages.error(request, line(reason))
        return redirect("company:fitting", opening_id)
    messages.success(request, gettext("Gevraagd. U hoort het zodra de lerende wil kennismaken."))
    return redirect("introductions:introduction", made.pk)


@require_http_methods(FORM_METHODS)
def pass_over(request: Request, opening_id: UUID, profile_id: UUID) -> HttpResponse:
    """Do not ask this one, and why."""
    found = _open(request, opening_id)
    fitting.found_there(request.actor, found, profile_id, day=clock.today())
    form = PassForm(posted(request))
    if form.is_bound and form.is_valid():
        reason = PassReason(form.cleaned_data["reason"])
        given: dict[str, Any] = {"actor": request.actor, "now": clock.now(), "reason": reason}
        actions.pass_over(opening_id=opening_id, profile_id=profile_id, **given)
        messages.success(request, gettext("Bewaard. Deze lerende staat niet meer in uw lijst."))
        return redirect("company:fitting", opening_id)
    page = pages.pass_page(request.actor, found, profile_id, day=clock.today(), has_errors=bool(form.errors))
    return show_form(request, "company/pass_learner.html", page=page, form=form)


@require_POST
def show_again(request: Request, opening_id: UUID, passed_id: UUID) -> HttpResponse:
    """Show a learner again who was passed over."""
    doors.recruiting_company(request.actor)
    actions.show_again(actor=request.actor, opening_id=opening_id, passed_id=passed_id, now=clock.now())
    messages.success(request, gettext("Teruggenomen. Past de lerende nog, dan staat die weer in uw lijst."))
    return redirect("company:fitting", opening_id)


def _open(request: Request, opening_id: UUID) -> Any:
    """The opening through its door; the reading is noted."""
    doors.recruiting_company(request.actor)
    found = queries.own_opening(request.actor, opening_id)
    note_seen(request, kind=OPENING, subject_id=opening_id)
    return found
