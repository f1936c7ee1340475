"""What every view of this area does with a request: note who looks, read what was posted, find the way back."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from tandem.base import clock
from tandem.base.periods import BRUSSELS
from tandem.faces.web.company.forms.gentle import SectionForm, fingerprint
from tandem.faces.web.middleware import Request
from tandem.faces.web.onward import ours
from tandem.registers.access import actions as access

COMPANY, DOSSIER, REQUEST, MENTOR, OPENING = (
    "organisations.company",
    "recognition.dossier",
    "recognition.recognitionrequest",
    "recognition.mentor",
    "placement.opening",
)
"""What can be looked at here, as events and notes name it."""

FORM_METHODS = ["GET", "HEAD", "POST"]


def note_seen(request: Request, *, kind: str, subject_id: UUID) -> None:
    """Note that somebody opened a page with personal data."""
    page = request.resolver_match.view_name if request.resolver_match else ""
    access.note_read(actor=request.actor, subject_kind=kind, subject_id=subject_id, page=page, now=clock.now())


def posted(request: Request) -> Any:
    """What was posted, or None where the form is only shown."""
    return request.POST if request.method == "POST" else None


def show_form(request: Request, template: str, *, page: Any, form: Any) -> HttpResponse:
    """A page with a form; one that came back says so."""
    return render(request, template, {"page": page, "form": form}, status=422 if form.errors else 200)


def saved(kept: Mapping[str, Any]) -> JsonResponse:
    """That the section was saved just now, and the fingerprint of what is kept from now on."""
    told = {"savedAt": f"{clock.now().astimezone(BRUSSELS):%H:%M}", "known": fingerprint(kept)}
    return JsonResponse(told)


def not_saved(form: SectionForm) -> JsonResponse:
    """What of a section cannot be read yet, the next attempt may; one that was overtaken waits for a choice."""
    if form.is_overtaken:
        return JsonResponse({"isOvertaken": True}, status=409)
    return JsonResponse({"errors": form.errors}, status=422)


def way_back(request: Request, *, otherwise: str) -> str:
    """Where the visitor came from inside this area, or the page named otherwise."""
    asked = ours(request.POST.get("terug") or request.GET.get("terug") or "")
    return asked if asked.startswith(reverse("company:home")) else otherwise


def with_query(url: str, **values: object) -> str:
    """The address with these values added to its query."""
    return f"{url}{'&' if '?' in url else '?'}{urlencode(values)}"
