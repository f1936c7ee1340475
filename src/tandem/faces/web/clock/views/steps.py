"""The steps on the search time: ask and decide on more days, say what follows, note that somebody was rung."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from tandem.base import clock as time
from tandem.base.errors import NotFound, NotPossible
from tandem.faces.web.clock.doors import only_guides, open_clock, open_extension
from tandem.faces.web.clock.forms import AskForm, DecideForm, HandleForm
from tandem.faces.web.clock.pages import steps as pages
from tandem.faces.web.middleware import Request
from tandem.faces.web.onward import ours
from tandem.journey.placement.actions import clock_day, clock_extensions, clocks
from tandem.journey.placement.policies import clocks as policies
from tandem.journey.placement.queries import clocks as doors
from tandem.journey.placement.terms.clocks import ClockOutcome, ExtensionReason, ExtensionState

_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_METHODS)
def ask(request: Request, clock_id: UUID) -> HttpResponse:
    """Ask more days for a learner."""
    found = open_clock(request, clock_id)
    policies.may_ask(request.actor, found.track.facts()).or_raise()
    form = AskForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        reason, words = ExtensionReason(form.cleaned_data["reason"]), form.cleaned_data["words"]
        try:
            clock_extensions.ask(actor=request.actor, clock_id=clock_id, reason=reason, words=words, now=time.now())
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("De vraag is verstuurd. De beheerder van uw school beslist."))
            return redirect("clock:clock", clock_id)
    page = pages.ask(found, has_errors=bool(form.errors), day=time.today())
    return _shown(request, page=page, form=form)


@require_http_methods(_METHODS)
def decide(request: Request, extension_id: UUID) -> HttpResponse:
    """Grant or refuse more days."""
    extension = open_extension(request, extension_id)
    may_decide = policies.may_decide(request.actor, extension.clock.track.facts())
    if request.method != "POST" and not may_decide.is_ok:
        raise NotFound
    may_decide.or_raise()
    clock = doors.clock_for(request.actor, extension.clock_id, day=time.today())
    form = DecideForm(
        request.POST if request.method == "POST" else None, days=pages.grant_words(clock, day=time.today())
    )
    if form.is_bound and form.is_valid():
        is_granted = form.cleaned_data["decision"] == ExtensionState.GRANTED
        act = clock_extensions.grant if is_granted else clock_extensions.refuse
        try:
            act(actor=request.actor, extension_id=extension_id, words=form.cleaned_data["words"], now=time.now())
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _decided(is_granted=is_granted))
            return redirect("clock:clock", extension.clock_id)
    page = pages.decide(extension, clock, has_errors=bool(form.errors), day=time.today())
    return _shown(request, page=page, form=form)


@require_POST
def withdraw(request: Request, extension_id: UUID) -> HttpResponse:
    """Take a question back."""
    only_guides(request)
    extension = clock_extensions.withdraw(actor=request.actor, extension_id=extension_id, now=time.now())
    messages.success(request, gettext("De vraag is ingetrokken."))
    return redirect("clock:clock", extension.clock_id)


@require_http_methods(_METHODS)
def handle(request: Request, clock_id: UUID) -> HttpResponse:
    """Say what follows when the days are over."""
    found = open_clock(request, clock_id)
    policies.may_handle(request.actor, found.track.facts()).or_raise()
    form = HandleForm(request.POST if request.method == "POST" else None, outcomes=pages.outcomes(time.today()))
    if form.is_bound and form.is_valid():
        outcome, words = ClockOutcome(form.cleaned_data["outcome"]), form.cleaned_data["words"]
        try:
            clocks.handle(actor=request.actor, clock_id=clock_id, outcome=outcome, words=words, now=time.now())
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("De keuze is vastgelegd. Het traject volgt ze."))
            return redirect("clock:clock", clock_id)
    page = pages.handle(found, has_errors=bool(form.errors), day=time.today())
    return _shown(request, page=page, form=form)


@require_POST
def note_call(request: Request, clock_id: UUID, person_id: UUID) -> HttpResponse:
    """Note that somebody was rung."""
    only_guides(request)
    clock_day.note_call(actor=request.actor, clock_id=clock_id, person_id=person_id, now=time.now())
    messages.success(request, gettext("Genoteerd: u belde."))
    back = ours(request.POST.get("terug") or "")
    return redirect(back or "clock:calls")


def _decided(*, is_granted: bool) -> str:
    if is_granted:
        return gettext("De verlenging is toegestaan. De lerende en de ouders horen de nieuwe laatste dag.")
    return gettext("De verlenging is geweigerd. De trajectbegeleider leest waarom.")


def _shown(request: Request, *, page: object, form: AskForm | DecideForm | HandleForm) -> HttpResponse:
    return render(request, "clock/step.html", {"page": page, "form": form}, status=422 if form.errors else 200)
