"""Saying yes or no to a change by the link in a mail: no account, one purpose, once."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from tandem.base import clock
from tandem.base.errors import NotPossible
from tandem.faces.web.agreements.forms import SignForm
from tandem.faces.web.agreements_after import change_pages as pages
from tandem.faces.web.agreements_after import doors
from tandem.faces.web.agreements_after.forms import NoForm
from tandem.faces.web.answers import inline_pdf
from tandem.faces.web.company.forms.gentle import GentleForm
from tandem.faces.web.middleware import Request
from tandem.journey.agreements.actions import amendments
from tandem.journey.agreements.queries import papers


@never_cache
@require_http_methods(doors.METHODS)
def agree(request: Request, secret: str) -> HttpResponse:
    """Read the text and say yes to it. A mail reader that follows links agrees to nothing: a button does."""
    one = doors.by_link(request, secret)
    form = SignForm(doors.posted(request), initial={"tekst": one.amendment.paper})
    if form.is_bound and form.is_valid():
        try:
            amendments.agree_by_link(secret=secret, shown=form.cleaned_data["tekst"], now=clock.now())
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            return _done(request, is_agreed=True)
    return _shown(request, pages.agree_by_link(one, secret, has_errors=bool(form.errors)), form)


@never_cache
@require_safe
def paper(request: Request, secret: str) -> HttpResponse:
    """The text of the change."""
    row = doors.by_link(request, secret).amendment
    with papers.content_of(row.paper) as stored:
        return inline_pdf(stored.read(), name=f"wijziging-{row.agreement.number}-{row.number}")


@never_cache
@require_http_methods(doors.METHODS)
def refuse(request: Request, secret: str) -> HttpResponse:
    """Say no, and why."""
    doors.by_link(request, secret)
    form = NoForm(doors.posted(request))
    if form.is_bound and form.is_valid():
        try:
            amendments.refuse_by_link(secret=secret, words=form.cleaned_data["woorden"], now=clock.now())
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            return _done(request, is_agreed=False)
    return _shown(request, pages.refuse_by_link(secret, has_errors=bool(form.errors)), form)


def _shown(request: Request, page: Any, form: GentleForm) -> HttpResponse:
    return render(request, "agreements/step.html", {"page": page, "form": form}, status=422 if form.errors else 200)


def _done(request: Request, *, is_agreed: bool) -> HttpResponse:
    return render(request, "agreements/done.html", {"page": pages.done(is_agreed=is_agreed)})
