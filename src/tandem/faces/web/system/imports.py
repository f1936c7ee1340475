"""Files of providers: hand in, look at what it would do, take it over, undo."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from tandem.base import clock
from tandem.faces.exchange import actions as exchange
from tandem.faces.exchange import queries
from tandem.faces.exchange.providers import importer
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export
from tandem.faces.web.middleware import Request
from tandem.faces.web.system import exports
from tandem.faces.web.system import import_pages as pages
from tandem.faces.web.system.forms import UploadForm
from tandem.registers.organisations.actions import providers as actions
from tandem.registers.organisations.queries import providers as batches

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "HEAD", "POST"])
def overview(request: Request) -> HttpResponse:
    """The batches so far, and the form to hand in a file."""
    page = pages.overview(request.actor, request.GET)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        kept = exchange.keep(actor=request.actor, name=file.name, content=file.read(), now=clock.now())
        return redirect("system:import_preview", kept.pk)
    status = 422 if form.errors else 200
    return render(request, "system/imports.html", {"page": page, "form": form}, status=status)


@export("invoer")
def batches_export(request: Request) -> Table:
    """The batches so far, as a file."""
    return exports.batches_table(request.actor, now=clock.now())


@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: Request, upload_id: UUID) -> HttpResponse:
    """What the file would do; posting takes it over."""
    upload, content = queries.upload_for(request.actor, upload_id)
    try:
        if request.method == "POST":
            done = importer.apply(actor=request.actor, name=upload.name, content=content, now=clock.now())
            if done.is_ok:
                messages.success(request, gettext("Het bestand is overgenomen. U kunt de invoer nog ongedaan maken."))
                return redirect("system:imports")
        outcome = importer.preview(actor=request.actor, name=upload.name, content=content)
    except importer.UnreadableError as error:
        return _unreadable(request, upload, error)
    status = 200 if outcome.is_ok else 422
    return render(request, "system/import_preview.html", {"page": pages.preview(upload, outcome)}, status=status)


@require_safe
def errors(request: Request, upload_id: UUID) -> HttpResponse:
    """The same file with what is wrong beside each row."""
    upload, content = queries.upload_for(request.actor, upload_id)
    try:
        outcome = importer.preview(actor=request.actor, name=upload.name, content=content)
    except importer.UnreadableError as error:
        return _unreadable(request, upload, error)
    response = HttpResponse(importer.with_errors(outcome, name=upload.name, now=clock.now()), content_type=_XLSX)
    response["Content-Disposition"] = 'attachment; filename="tandem-fouten.xlsx"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: Request, batch_id: UUID) -> HttpResponse:
    """Make everything as it was before the batch, after one more question."""
    batch = batches.batch_for(request.actor, batch_id)
    if request.method == "POST":
        actions.undo_batch(actor=request.actor, batch_id=batch_id, now=clock.now())
        messages.success(request, gettext("De invoer is ongedaan gemaakt."))
        return redirect("system:imports")
    if batch.undone_at is not None:
        return redirect("system:imports")
    return render(request, "system/undo_import.html", {"page": pages.undo(batch)})


def _unreadable(request: Request, upload: Any, error: importer.UnreadableError) -> HttpResponse:
    page = pages.unreadable(upload, str(error))
    return render(request, "system/import_unreadable.html", {"page": page}, status=422)
