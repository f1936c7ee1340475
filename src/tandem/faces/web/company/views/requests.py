"""One request of the company: where it stands, answering a question, taking it back, its letters."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tandem.base import clock
from tandem.faces.documents import pdf
from tandem.faces.documents.letter import Certificate
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export, inline_pdf
from tandem.faces.web.company import doors
from tandem.faces.web.company.pages import requests as pages
from tandem.faces.web.company.views.coming import FORM_METHODS, REQUEST, note_seen
from tandem.faces.web.middleware import Request
from tandem.faces.web.recognition.exports import history_table
from tandem.journey.recognition.actions import filing as actions
from tandem.journey.recognition.queries import files
from tandem.journey.recognition.terms import State


@require_safe
def request_page(request: Request, request_id: UUID) -> HttpResponse:
    """One request: where it stands, what is asked, what is in it."""
    file = _open(request, request_id)
    if file.state == State.DRAFT:
        return redirect("company:dossier", file.dossier_id)
    return render(request, "company/request.html", {"page": pages.request(request.actor, file, day=clock.today())})


@require_POST
def resubmit(request: Request, request_id: UUID) -> HttpResponse:
    """Send the completed request back to the body."""
    doors.managed_company(request.actor)
    actions.resubmit(actor=request.actor, request_id=request_id, now=clock.now())
    messages.success(request, gettext("Uw aanvulling is verstuurd. Wij kijken opnieuw of alles er is."))
    return redirect("company:request", request_id)


@require_http_methods(FORM_METHODS)
def withdraw(request: Request, request_id: UUID) -> HttpResponse:
    """Take a request back, after one more question."""
    doors.managed_company(request.actor)
    if request.method == "POST":
        actions.withdraw(actor=request.actor, request_id=request_id, now=clock.now())
        messages.success(request, gettext("De aanvraag is ingetrokken."))
        return redirect("company:request", request_id)
    file = _heading(request, request_id)
    return render(request, "company/confirm.html", {"page": pages.withdraw(file)})


@require_safe
def history(request: Request, request_id: UUID) -> HttpResponse:
    """What happened to the request, and who looked at it."""
    file = _heading(request, request_id)
    return render(request, "recognition/history.html", {"page": pages.history(file)})


@export("geschiedenis")
def history_export(request: Request, request_id: UUID) -> Table:
    """The same history as a file."""
    return history_table(_heading(request, request_id), now=clock.now())


@require_safe
def document(request: Request, request_id: UUID, kind: str) -> HttpResponse:
    """A letter or the certificate of the request as PDF."""
    file = _open(request, request_id)
    found = pages.document(file, kind=kind, day=clock.today())
    if found is None:
        raise Http404
    if isinstance(found, Certificate):
        return inline_pdf(pdf.certificate_pdf(found), name=f"{kind}-{found.number}")
    return inline_pdf(pdf.letter_pdf(found), name=f"{kind}-{found.reference}")


def _open(request: Request, request_id: UUID) -> Any:
    """The request through its door; the reading is noted."""
    doors.inner_company(request.actor)
    file = files.request_for(request.actor, request_id)
    note_seen(request, kind=REQUEST, subject_id=request_id)
    return file


def _heading(request: Request, request_id: UUID) -> Any:
    """What the request is called, through its door; the reading is noted."""
    doors.inner_company(request.actor)
    file = files.heading_for(request.actor, request_id)
    note_seen(request, kind=REQUEST, subject_id=request_id)
    return file
