"""Signing: present the text, take it back, sign, refuse, keep a scan, let somebody else sign."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from tandem.base import clock
from tandem.base.errors import NotFound, NotPossible
from tandem.faces.documents import agreement as documents
from tandem.faces.exchange.signing import agreements as service
from tandem.faces.web.agreements import step_pages as pages
from tandem.faces.web.agreements.doors import METHODS, only, opened, posted
from tandem.faces.web.agreements.forms import ScanForm, SignerForm, SignForm, WhyForm
from tandem.faces.web.company.forms.gentle import GentleForm
from tandem.faces.web.middleware import Request
from tandem.journey.agreements import policies
from tandem.journey.agreements.actions import signing as actions
from tandem.journey.agreements.actions import takeover
from tandem.journey.agreements.queries import agreements as queries
from tandem.journey.agreements.rules.scans import MOST_BYTES
from tandem.journey.agreements.terms import AgreementState, SignedWhere, Signer


@require_http_methods(METHODS)
def present(request: Request, agreement_id: UUID) -> HttpResponse:
    """Say that the text is ready to be signed."""
    found, day = opened(request, agreement_id), clock.today()
    only(request, policies.may_present(request.actor, queries.access_for(request.actor, found, day=day)))
    _stands(request, found, AgreementState.DRAFT)

    def act() -> object:
        return actions.present(**_given(request, agreement_id), text=documents.text_of(found, day=day))

    done = gettext("De tekst is aangeboden. Wie eerst tekent, krijgt een bericht.")
    page = partial(pages.present, day=day)
    return _step(request, found, form=GentleForm(posted(request)), act=act, page=page, done=done)


@require_POST
def take_back(request: Request, agreement_id: UUID) -> HttpResponse:
    """Take the text back to change it."""
    actions.take_back(**_given(request, agreement_id))
    messages.success(request, gettext("De tekst is terug. Wie al tekende, tekent straks opnieuw."))
    return redirect("agreements:agreement", agreement_id)


@require_http_methods(METHODS)
def sign(request: Request, agreement_id: UUID) -> HttpResponse:
    """Read the text and agree to it."""
    found = opened(request, agreement_id)
    signer = _signer(request, found)
    form = SignForm(posted(request), initial={"tekst": found.paper})

    def act() -> object:
        shown = form.cleaned_data["tekst"]
        return actions.sign(**_given(request, agreement_id), signer=signer, shown=shown, strength=strength_of(request))

    return _step(request, found, form=form, act=act, page=pages.sign, done=gettext("Getekend. Bedankt."))


@require_POST
def sign_at_service(request: Request, agreement_id: UUID) -> HttpResponse:
    """Have the signing service ask for the signature; it says where within minutes."""
    found = queries.agreement_for(request.actor, agreement_id, day=clock.today())
    signer = policies.signs_as(request.actor, queries.access_for(request.actor, found, day=clock.today()))
    service.ask(actor=request.actor, agreement_id=agreement_id, signer=signer or Signer.COMPANY, now=clock.now())
    messages.success(
        request, gettext("Gevraagd. De ondertekendienst maakt het document klaar: kijk zo meteen opnieuw.")
    )
    return redirect("agreements:agreement", agreement_id)


@require_http_methods(METHODS)
def refuse(request: Request, agreement_id: UUID) -> HttpResponse:
    """Do not sign, and say why."""
    found = opened(request, agreement_id)
    signer = _signer(request, found)
    form = WhyForm(posted(request))

    def act() -> object:
        return actions.refuse(**_given(request, agreement_id), signer=signer, words=form.cleaned_data["woorden"])

    done = gettext("Genoteerd. De tekst gaat terug naar de school.")
    return _step(request, found, form=form, act=act, page=pages.refuse, done=done)


@require_http_methods(METHODS)
def scan(request: Request, agreement_id: UUID, signer: str) -> HttpResponse:
    """Keep the scan of a paper that somebody signed."""
    found, who = opened(request, agreement_id), _named(signer)
    only(request, policies.may_scan(request.actor, queries.access_for(request.actor, found, day=clock.today())))
    _stands(request, found, AgreementState.SIGNING)
    form = ScanForm(posted(request), request.FILES if request.method == "POST" else None)

    def act() -> object:
        content = form.cleaned_data["bestand"].read(MOST_BYTES + 1)
        return actions.scan(**_given(request, agreement_id), signer=who, content=content)

    def page(actor: Any, one: Any, *, has_errors: bool) -> Any:
        return pages.scan(actor, one, who, has_errors=has_errors)

    return _step(request, found, form=form, act=act, page=page, done=gettext("De scan is bewaard."))


@require_http_methods(METHODS)
def keep_scan(request: Request, agreement_id: UUID) -> HttpResponse:
    """Keep the scan of an agreement that was signed outside Tandem."""
    found = opened(request, agreement_id)
    only(request, policies.may_scan(request.actor, queries.access_for(request.actor, found, day=clock.today())))
    if request.method != "POST" and found.origin != SignedWhere.OUTSIDE:
        raise NotFound
    form = ScanForm(posted(request), request.FILES if request.method == "POST" else None)

    def act() -> object:
        content = form.cleaned_data["bestand"].read(MOST_BYTES + 1)
        return takeover.keep_scan(**_given(request, agreement_id), content=content)

    done = gettext("De scan is bewaard.")
    return _step(request, found, form=form, act=act, page=pages.outside_scan, done=done)


@require_http_methods(METHODS)
def replace(request: Request, agreement_id: UUID, signer: str) -> HttpResponse:
    """Let somebody else sign."""
    found, who = opened(request, agreement_id), _named(signer)
    only(request, policies.may_present(request.actor, queries.access_for(request.actor, found, day=clock.today())))
    _stands(request, found, AgreementState.SIGNING)
    form = SignerForm(posted(request))

    def act() -> object:
        told = form.cleaned_data
        return actions.replace_signer(
            **_given(request, agreement_id), signer=who, name=told["naam"], email=told["mail"]
        )

    def page(actor: Any, one: Any, *, has_errors: bool) -> Any:
        return pages.replace(actor, one, who, has_errors=has_errors)

    return _step(request, found, form=form, act=act, page=page, done=gettext("De link is verstuurd."))


@require_POST
def remind(request: Request, agreement_id: UUID, signer: str) -> HttpResponse:
    """Ask somebody again."""
    actions.remind(**_given(request, agreement_id), signer=_named(signer))
    messages.success(request, gettext("De herinnering is verstuurd."))
    return redirect("agreements:agreement", agreement_id)


def strength_of(request: Request) -> str:
    """How sure it is who sits there: whoever says so of the account, or the link in a mail."""
    return str(request.user.issuer or "mail")[:60] if request.user.is_authenticated else ""


def _signer(request: Request, found: Any) -> Signer:
    """As whom this reader signs, where that is asked; else there is no page."""
    facts = queries.access_for(request.actor, found, day=clock.today())
    signer = policies.signs_as(request.actor, facts)
    if signer is None:
        only(request, policies.may_sign(request.actor, facts, Signer.COMPANY))
        raise NotFound
    _stands(request, found, AgreementState.SIGNING)
    return signer


def _named(signer: str) -> Signer:
    if signer not in set(Signer):
        raise NotFound
    return Signer(signer)


def _stands(request: Request, found: Any, state: AgreementState) -> None:
    """There is a form only where the agreement stands so; who sends it all the same is told where it stands."""
    if request.method != "POST" and found.state != state:
        raise NotFound


def _given(request: Request, agreement_id: UUID) -> dict[str, Any]:
    return {"actor": request.actor, "agreement_id": agreement_id, "now": clock.now()}


def _step(
    request: Request, found: Any, *, form: GentleForm, act: Callable[[], object], page: Callable[..., Any], done: str
) -> HttpResponse:
    if form.is_bound and form.is_valid():
        try:
            act()
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, done)
            return redirect("agreements:agreement", found.pk)
    shown = page(request.actor, found, has_errors=bool(form.errors))
    return render(request, "agreements/step.html", {"page": shown, "form": form}, status=422 if form.errors else 200)
