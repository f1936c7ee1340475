"""Activity lists: which there are, a file with new ones tried and taken over, all of them as a file."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from tandem.base import clock
from tandem.base.errors import NotFound
from tandem.faces.exchange import actions as exchange
from tandem.faces.exchange import policies, queries
from tandem.faces.exchange.activities import importer, table
from tandem.faces.exchange.tables import Table
from tandem.faces.exchange.terms import FileKind
from tandem.faces.web.answers import export
from tandem.faces.web.middleware import Request
from tandem.faces.web.system import list_pages as pages
from tandem.faces.web.system.forms import UploadForm
from tandem.registers.reference import queries as reference

_KIND = FileKind.ACTIVITIES
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "HEAD", "POST"])
def overview(request: Request) -> HttpResponse:
    """The lists there are, and the form to hand in a file."""
    _see_that_may(request)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        kept = exchange.keep(actor=request.actor, kind=_KIND, name=file.name, content=file.read(), now=clock.now())
        return redirect("system:activity_lists_preview", kept.pk)
    status = 422 if form.errors else 200
    page = pages.overview(day=clock.today())
    return render(request, "system/activity_lists.html", {"page": page, "form": form}, status=status)


@export("activiteitenlijsten")
def lists_export(request: Request) -> Table:
    """Every version of every list, in the form in which it can be brought in."""
    _see_that_may(request)
    return table.table(reference.kept_lists(), now=clock.now())


@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: Request, upload_id: UUID) -> HttpResponse:
    """What the file would do; posting takes it over."""
    upload, content = queries.upload_for(request.actor, upload_id, kind=_KIND)
    try:
        if request.method == "POST":
            done = importer.apply(actor=request.actor, name=upload.name, content=content, now=clock.now())
            if done.is_ok:
                messages.success(request, gettext("De activiteitenlijsten zijn overgenomen."))
                return redirect("system:activity_lists")
        outcome = importer.preview(actor=request.actor, name=upload.name, content=content)
    except importer.UnreadableError as error:
        return _unreadable(request, name=upload.name, error=error)
    status = 200 if outcome.is_ok else 422
    return render(request, "system/import_preview.html", {"page": pages.preview(upload, outcome)}, status=status)


@require_safe
def errors(request: Request, upload_id: UUID) -> HttpResponse:
    """The same file with what is wrong beside each row."""
    upload, content = queries.upload_for(request.actor, upload_id, kind=_KIND)
    try:
        outcome = importer.preview(actor=request.actor, name=upload.name, content=content)
    except importer.UnreadableError as error:
        return _unreadable(request, name=upload.name, error=error)
    response = HttpResponse(importer.with_errors(outcome, name=upload.name, now=clock.now()), content_type=_XLSX)
    response["Content-Disposition"] = 'attachment; filename="tandem-fouten.xlsx"'
    return response


def _see_that_may(request: Request) -> None:
    if not policies.may_hand_in(request.actor, _KIND).is_ok:
        raise NotFound


def _unreadable(request: Request, *, name: str, error: importer.UnreadableError) -> HttpResponse:
    page = pages.unreadable(name, str(error))
    return render(request, "system/import_unreadable.html", {"page": page}, status=422)
