"""What comes after the last signature: suspended, ended."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tandem.base import clock
from tandem.base.errors import NotFound, NotPossible
from tandem.faces.web.agreements_after import doors, pages
from tandem.faces.web.agreements_after.forms import EndForm, PassedForm, ResumeForm, SuspensionForm
from tandem.faces.web.company.forms.gentle import GentleForm
from tandem.faces.web.middleware import Request
from tandem.journey.agreements import policies
from tandem.journey.agreements.actions import drafts, ending, success, suspensions
from tandem.journey.agreements.queries import agreements as queries
from tandem.journey.agreements.queries import life as after
from tandem.journey.agreements.rules.ending import reasons_for
from tandem.journey.agreements.terms import SuspensionCause


@require_safe
def life(request: Request, agreement_id: UUID) -> HttpResponse:
    """How it stands."""
    found = doors.opened(request, agreement_id)
    return render(request, "agreements_after/life.html", {"page": pages.life(request.actor, found, day=clock.today())})


@require_http_methods(doors.METHODS)
def end(request: Request, agreement_id: UUID) -> HttpResponse:
    """Say that it ends: first what follows, then it is so."""
    day, found = clock.today(), doors.running(request, agreement_id, policies.may_end)
    known = after.ending_of(found)
    if request.method != "POST" and known is not None and not known.is_forced:
        raise NotFound
    alone = drafts.alone(found, day=day)
    reasons = reasons_for(queries.party_of(request.actor, found, day=day), alone=alone)
    first = {"opgezegd": day, "laatste": day}
    form, told = EndForm(doors.posted(request), reasons=reasons, initial=first), None
    if form.is_bound and form.is_valid():
        told = form.told()
        try:
            if form.cleaned_data["gezien"] == pages.key(told):
                ending.end(**given(request, agreement_id), told=told)
                messages.success(request, gettext("Het einde is gemeld. De anderen krijgen een bericht."))
                return redirect("agreement_life:life", agreement_id)
            ending.assess(found, actor=request.actor, told=told, day=day).or_raise()
        except NotPossible as refusal:
            form.refuse(refusal)
    page = pages.end(request.actor, found, told=told, day=day, has_errors=bool(form.errors))
    return _shown(request, page, form)


@require_POST
def call_off(request: Request, agreement_id: UUID) -> HttpResponse:
    """It goes on after all."""
    ending.call_off(**given(request, agreement_id))
    messages.success(request, gettext("Het einde is afgeroepen."))
    return redirect("agreement_life:life", agreement_id)


@require_http_methods(doors.METHODS)
def suspend(request: Request, agreement_id: UUID) -> HttpResponse:
    """Note that it lies still."""
    found = doors.running(request, agreement_id, policies.may_suspend)
    form = SuspensionForm(doors.posted(request), initial={"van": clock.today()})

    def act() -> object:
        told = form.cleaned_data
        cause = SuspensionCause(told["oorzaak"])
        return suspensions.suspend(
            **given(request, agreement_id), cause=cause, begins_on=told["van"], ends_on=told["tot"]
        )

    done = gettext("De schorsing is genoteerd.")
    return taken(request, found, form, act, title=gettext("Noteer een schorsing"), done=done)


@require_http_methods(doors.METHODS)
def resume(request: Request, agreement_id: UUID, suspension_id: UUID) -> HttpResponse:
    """Say which day is the last of it."""
    found = doors.running(request, agreement_id, policies.may_suspend)
    row = doors.suspension(request, found, suspension_id)
    form = ResumeForm(doors.posted(request), initial={"tot": row.ends_on})

    def act() -> object:
        last_day = form.cleaned_data["tot"]
        return suspensions.resume(**given(request, agreement_id), suspension_id=suspension_id, last_day=last_day)

    return taken(request, found, form, act, title=gettext("Noteer de laatste dag"), done=gettext("Bewaard."))


@require_POST
def strike(request: Request, agreement_id: UUID, suspension_id: UUID) -> HttpResponse:
    """It was noted by mistake."""
    suspensions.strike(**given(request, agreement_id), suspension_id=suspension_id)
    messages.success(request, gettext("De schorsing is geschrapt."))
    return redirect("agreement_life:life", agreement_id)


@require_http_methods(doors.METHODS)
def passed(request: Request, agreement_id: UUID) -> HttpResponse:
    """Note that a year ended with success."""
    found = doors.running(request, agreement_id, policies.may_note_success)
    form = PassedForm(doors.posted(request))

    def act() -> object:
        return success.note(**given(request, agreement_id), passed_on=form.cleaned_data["op"])

    lead = gettext(
        "De klassenraad beslist of de lerende verder kan. Dat telt vanaf 1 september voor de leervergoeding."
    )
    done = gettext("Genoteerd: het telt vanaf 1 september voor de leervergoeding. De anderen krijgen een bericht.")
    return taken(request, found, form, act, title=gettext("Noteer dat het jaar geslaagd is"), done=done, lead=lead)


@require_POST
def strike_passed(request: Request, agreement_id: UUID, passed_id: UUID) -> HttpResponse:
    """It was noted by mistake."""
    success.strike(**given(request, agreement_id), passed_id=passed_id)
    messages.success(request, gettext("Het geslaagde jaar is geschrapt."))
    return redirect("agreement_life:life", agreement_id)


def given(request: Request, agreement_id: UUID) -> dict[str, Any]:
    """Who takes a step with which agreement, now."""
    return {"actor": request.actor, "agreement_id": agreement_id, "now": clock.now()}


def taken(
    request: Request,
    found: Any,
    form: GentleForm,
    act: Callable[[], object],
    *,
    title: str,
    done: str,
    lead: str = "",
) -> HttpResponse:
    """A form, and the step that it asks for."""
    if form.is_bound and form.is_valid():
        try:
            act()
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, done)
            return redirect("agreement_life:life", found.pk)
    page = pages.step(request.actor, found, title, lead=lead, has_errors=bool(form.errors))
    return _shown(request, page, form)


def _shown(request: Request, page: Any, form: GentleForm) -> HttpResponse:
    context = {"page": page, "form": form}
    return render(request, "agreements_after/step.html", context, status=422 if form.errors else 200)
