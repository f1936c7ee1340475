"""Handing in: check the answers, submit, receive the receipt."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from tandem.base import clock
from tandem.base.errors import NotPossible
from tandem.faces.documents import pdf
from tandem.faces.web.answers import inline_pdf
from tandem.faces.web.company import doors
from tandem.faces.web.company.pages import filing as pages
from tandem.faces.web.company.views.coming import DOSSIER, note_seen
from tandem.faces.web.middleware import Request
from tandem.journey.recognition.actions import filing as actions
from tandem.journey.recognition.queries import forms as queries


@require_safe
def check(request: Request, dossier_id: UUID) -> HttpResponse:
    """Every answer once more, and what the body will look at."""
    dossier = queries.form_for(request.actor, dossier_id)
    if dossier.submitted_at is not None:
        return redirect("company:receipt", dossier_id)
    note_seen(request, kind=DOSSIER, subject_id=dossier_id)
    return render(request, "company/check.html", {"page": pages.check(dossier, day=clock.today())})


@require_POST
def submit(request: Request, dossier_id: UUID) -> HttpResponse:
    """Hand the whole form in; what stands in the way is shown with the answers."""
    doors.managed_company(request.actor)
    try:
        actions.submit(actor=request.actor, dossier_id=dossier_id, now=clock.now())
    except NotPossible as refusal:
        dossier = queries.form_for(request.actor, dossier_id)
        note_seen(request, kind=DOSSIER, subject_id=dossier_id)
        if dossier.submitted_at is not None:  # a second click, or a second window
            return redirect("company:receipt", dossier_id)
        page = pages.check(dossier, day=clock.today(), refusal=refusal)
        return render(request, "company/check.html", {"page": page}, status=409)
    return redirect("company:receipt", dossier_id)


@require_safe
def receipt(request: Request, dossier_id: UUID) -> HttpResponse:
    """We received the form: its number, who treats what and why, what comes next."""
    dossier = queries.submitted_form(request.actor, dossier_id)
    note_seen(request, kind=DOSSIER, subject_id=dossier_id)
    return render(request, "company/receipt.html", {"page": pages.receipt(dossier, day=clock.today())})


@require_safe
def receipt_pdf(request: Request, dossier_id: UUID) -> HttpResponse:
    """The receipt as a letter."""
    dossier = queries.submitted_form(request.actor, dossier_id)
    note_seen(request, kind=DOSSIER, subject_id=dossier_id)
    letter = pages.receipt_letter(dossier)
    return inline_pdf(pdf.letter_pdf(letter), name=f"ontvangst-{letter.reference}")
