"""Signing by the link in a mail: no account, one purpose, once."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tandem.base import clock
from tandem.base.errors import NotPossible
from tandem.faces.exchange.signing import agreements as service
from tandem.faces.web.agreements import step_pages as pages
from tandem.faces.web.agreements.doors import METHODS, by_link, posted
from tandem.faces.web.agreements.forms import SignForm, WhyForm
from tandem.faces.web.answers import inline_pdf
from tandem.faces.web.company.forms.gentle import GentleForm
from tandem.faces.web.middleware import Request
from tandem.journey.agreements.actions import signing as actions
from tandem.journey.agreements.queries import papers


@never_cache
@require_http_methods(METHODS)
def sign(request: Request, secret: str) -> HttpResponse:
    """Read the text and agree to it. A mail reader that follows links signs nothing: a button does."""
    row = by_link(request, secret)
    form = SignForm(posted(request), initial={"tekst": row.agreement.paper})
    if form.is_bound and form.is_valid():
        try:
            actions.sign_by_link(secret=secret, shown=form.cleaned_data["tekst"], now=clock.now())
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            return _done(request, is_signed=True)
    return _shown(request, pages.sign_by_link(row, secret, has_errors=bool(form.errors)), form)


@never_cache
@require_POST
def at_service(request: Request, secret: str) -> HttpResponse:
    """Have the signing service ask for the signature; it says where within minutes."""
    by_link(request, secret)
    service.ask_by_link(secret=secret, now=clock.now())
    messages.success(
        request, gettext("Gevraagd. De ondertekendienst maakt het document klaar: kijk zo meteen opnieuw.")
    )
    return redirect("sign:sign", secret)


@require_safe
def returned(request: Request) -> HttpResponse:
    """Back from the signing service."""
    return render(request, "agreements/done.html", {"page": pages.returned()})


@never_cache
@require_safe
def paper(request: Request, secret: str) -> HttpResponse:
    """The text that is to be signed."""
    found = by_link(request, secret).agreement
    with papers.content_of(found.paper) as stored:
        return inline_pdf(stored.read(), name=f"overeenkomst-{found.number}")


@never_cache
@require_http_methods(METHODS)
def refuse(request: Request, secret: str) -> HttpResponse:
    """Do not sign, and say why."""
    by_link(request, secret)
    form = WhyForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            actions.refuse_by_link(secret=secret, words=form.cleaned_data["woorden"], now=clock.now())
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            return _done(request, is_signed=False)
    return _shown(request, pages.refuse_by_link(secret, has_errors=bool(form.errors)), form)


def _shown(request: Request, page: Any, form: GentleForm) -> HttpResponse:
    return render(request, "agreements/step.html", {"page": page, "form": form}, status=422 if form.errors else 200)


def _done(request: Request, *, is_signed: bool) -> HttpResponse:
    return render(request, "agreements/done.html", {"page": pages.done(is_signed=is_signed)})
