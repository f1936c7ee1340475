"""What comes after the last signature: suspended, changed, ended."""

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
from tandem.base.verdict import refusal
from tandem.faces.web.agreements_after import doors, pages
from tandem.faces.web.agreements_after.forms import AmendForm, EndForm, NoForm, ResumeForm, SuspensionForm
from tandem.faces.web.company.forms.gentle import GentleForm, as_answer
from tandem.faces.web.middleware import Request
from tandem.journey.agreements import policies
from tandem.journey.agreements.actions import amendments, drafts, ending, suspensions
from tandem.journey.agreements.queries import agreements as queries
from tandem.journey.agreements.queries import life as after
from tandem.journey.agreements.rules.amendments import AMENDABLE
from tandem.journey.agreements.rules.ending import reasons_for
from tandem.journey.agreements.terms import AmendmentState, Party, SuspensionCause


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
                ending.end(**_given(request, agreement_id), told=told)
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
    ending.call_off(**_given(request, agreement_id))
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
            **_given(request, agreement_id), cause=cause, begins_on=told["van"], ends_on=told["tot"]
        )

    done = gettext("De schorsing is genoteerd.")
    return _step(request, found, form, act, title=gettext("Noteer een schorsing"), done=done)


@require_http_methods(doors.METHODS)
def resume(request: Request, agreement_id: UUID, suspension_id: UUID) -> HttpResponse:
    """Say which day is the last of it."""
    found = doors.running(request, agreement_id, policies.may_suspend)
    row = doors.suspension(request, found, suspension_id)
    form = ResumeForm(doors.posted(request), initial={"tot": row.ends_on})

    def act() -> object:
        last_day = form.cleaned_data["tot"]
        return suspensions.resume(**_given(request, agreement_id), suspension_id=suspension_id, last_day=last_day)

    return _step(request, found, form, act, title=gettext("Noteer de laatste dag"), done=gettext("Bewaard."))


@require_POST
def strike(request: Request, agreement_id: UUID, suspension_id: UUID) -> HttpResponse:
    """It was noted by mistake."""
    suspensions.strike(**_given(request, agreement_id), suspension_id=suspension_id)
    messages.success(request, gettext("De schorsing is geschrapt."))
    return redirect("agreement_life:life", agreement_id)


@require_http_methods(doors.METHODS)
def amend(request: Request, agreement_id: UUID) -> HttpResponse:
    """Propose a change."""
    found = doors.running(request, agreement_id, policies.may_amend)
    if request.method != "POST" and after.amending(found) is not None:
        raise NotFound
    kept = {name: getattr(found, name) for name in AMENDABLE}
    kept["holiday_approved"] = as_answer(given=found.holiday_approved)
    form = AmendForm(doors.posted(request), places=pages.mentors(found), initial=kept)

    def act() -> object:
        told = form.cleaned_data
        return amendments.propose(
            **_given(request, agreement_id),
            from_on=told["vanaf"],
            told=form.told(),
            places=form.chosen(),
            words=told["woorden"],
        )

    done = gettext("De wijziging is voorgesteld. De anderen krijgen een bericht.")
    lead = gettext("Pas aan wat anders wordt en laat de rest staan. Ze geldt als de anderen akkoord gaan.")
    return _step(request, found, form, act, title=gettext("Stel een wijziging voor"), lead=lead, done=done)


@require_safe
def amendment(request: Request, agreement_id: UUID, amendment_id: UUID) -> HttpResponse:
    """What differs, and who said yes."""
    found = doors.opened(request, agreement_id)
    row = doors.amendment(request, found, amendment_id)
    page = pages.change(request.actor, found, row, day=clock.today())
    return render(request, "agreements_after/change.html", {"page": page})


@require_POST
def agree(request: Request, agreement_id: UUID, amendment_id: UUID) -> HttpResponse:
    """Say yes, for oneself or for who cannot come in."""
    found = doors.opened(request, agreement_id)
    doors.amendment(request, found, amendment_id)
    party = request.GET.get("voor", "")
    whom = Party(party) if party in set(Party) else None
    amendments.agree(actor=request.actor, amendment_id=amendment_id, party=whom, now=clock.now())
    messages.success(request, gettext("Uw akkoord is genoteerd."))
    return redirect("agreement_life:amendment", agreement_id, amendment_id)


@require_http_methods(doors.METHODS)
def refuse(request: Request, agreement_id: UUID, amendment_id: UUID) -> HttpResponse:
    """Say no, and why."""
    found = doors.running(request, agreement_id, policies.may_amend)
    row = doors.amendment(request, found, amendment_id)
    is_own = queries.party_of(request.actor, found, day=clock.today()) == row.side
    if request.method != "POST" and (is_own or row.state != AmendmentState.PROPOSED):
        raise NotFound
    if is_own:
        refusal("amendment.not_own", found=row.side).or_raise()
    form = NoForm(doors.posted(request))

    def act() -> object:
        words = form.cleaned_data["woorden"]
        return amendments.refuse(actor=request.actor, amendment_id=amendment_id, words=words, now=clock.now())

    return _step(request, found, form, act, title=gettext("Weiger de wijziging"), done=gettext("U weigerde."))


@require_POST
def withdraw(request: Request, agreement_id: UUID, amendment_id: UUID) -> HttpResponse:
    """Take it back."""
    found = doors.opened(request, agreement_id)
    doors.amendment(request, found, amendment_id)
    amendments.withdraw(actor=request.actor, amendment_id=amendment_id, now=clock.now())
    messages.success(request, gettext("De wijziging is ingetrokken."))
    return redirect("agreement_life:life", agreement_id)


def _given(request: Request, agreement_id: UUID) -> dict[str, Any]:
    return {"actor": request.actor, "agreement_id": agreement_id, "now": clock.now()}


def _step(
    request: Request,
    found: Any,
    form: GentleForm,
    act: Callable[[], object],
    *,
    title: str,
    done: str,
    lead: str = "",
) -> HttpResponse:
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
