"""Taking over running agreements: choose a file, look what it does, let it in."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from tandem.base import clock
from tandem.base.errors import NotPossible
from tandem.faces.documents.reasons import line, reasons_of
from tandem.faces.exchange.reading import UnreadableError
from tandem.faces.exchange.tables import Table
from tandem.faces.exchange.takeovers import actions, importer
from tandem.faces.exchange.takeovers import doors as files
from tandem.faces.exchange.takeovers.reading import MOST_BYTES, template
from tandem.faces.web.answers import export
from tandem.faces.web.learners import doors
from tandem.faces.web.middleware import Request
from tandem.faces.web.takeovers import pages
from tandem.faces.web.takeovers.forms import FileForm, SeenForm
from tandem.journey.agreements.actions.takeover import MOST_AT_ONCE


@require_http_methods(doors.FORM_METHODS)
def start(request: Request) -> HttpResponse:
    """Choose a file of agreements."""
    provider_id = doors.own_provider(request.actor)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_bound and form.is_valid():
        given = form.cleaned_data["file"]
        content = given.read(MOST_BYTES + 1)
        try:
            kept = actions.hand_in(
                actor=request.actor, provider_id=provider_id, name=given.name, content=content, now=clock.now()
            )
        except UnreadableError as error:
            form.add_error("file", str(error))
        else:
            return redirect("takeovers:file", kept.pk)
    page = pages.start(request.actor, request.GET, has_errors=bool(form.errors))
    return render(request, "takeovers/start.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@export("overeenkomsten-sjabloon")
def empty(request: Request) -> Table:
    """An empty file to fill in, with what belongs in each column."""
    doors.own_provider(request.actor)
    return template(now=clock.now())


@export("overgenomen-bestanden")
def export_list(request: Request) -> Table:
    """The files so far, as a file."""
    doors.own_provider(request.actor)
    return pages.files_table(request.actor, now=clock.now())


@require_http_methods(doors.FORM_METHODS)
def file(request: Request, file_id: UUID) -> HttpResponse:
    """What the file does; who agrees lets it in."""
    doors.note_list(request)
    found, now = files.file_for(request.actor, file_id), clock.now()
    if found.wiped_at is not None:
        return render(request, "takeovers/file.html", {"page": pages.gone(found), "form": None})
    refusals: list[dict[str, str]] = []
    form = SeenForm(doors.posted(request))
    if form.is_bound:
        seen = form.cleaned_data["seen"] if form.is_valid() else ""
        try:
            return _let_in(request, file_id, seen=seen)
        except NotPossible as refusal:
            refusals = [{"text": line(reason)} for reason in reasons_of(refusal.verdict)]
            found = files.file_for(request.actor, file_id)
    looked = actions.looked_at(request.actor, found, now=now)
    page = pages.preview(found, looked, refusals=refusals)
    again = None if found.confirmed_at else SeenForm(initial={"seen": looked.seen})
    return render(request, "takeovers/file.html", {"page": page, "form": again}, status=422 if refusals else 200)


@export("overeenkomsten-nog-niet-overgenomen")
def rest(request: Request, file_id: UUID) -> Table:
    """The rows that cannot go in yet, to correct and read in again."""
    doors.note_list(request)
    found = files.file_for(request.actor, file_id)
    return importer.rest(actions.looked_at(request.actor, found, now=clock.now()), now=clock.now())


@export("overeenkomsten-wat-het-bestand-doet")
def whole(request: Request, file_id: UUID) -> Table:
    """Every row with what happens to it."""
    doors.note_list(request)
    found = files.file_for(request.actor, file_id)
    return importer.whole(actions.looked_at(request.actor, found, now=clock.now()), now=clock.now())


@require_POST
def throw_away(request: Request, file_id: UUID) -> HttpResponse:
    """Throw the file away before its time."""
    doors.own_provider(request.actor)
    actions.throw_away(actor=request.actor, file_id=file_id, now=clock.now())
    messages.success(request, gettext("Het bestand is weg. Wat overgenomen is, blijft."))
    return redirect("takeovers:start")


def _let_in(request: Request, file_id: UUID, *, seen: str) -> HttpResponse:
    now = clock.now()
    let_in = actions.let_in(actor=request.actor, file_id=file_id, seen=seen, now=now)
    if len(let_in.agreed) <= MOST_AT_ONCE:
        actions.take_over(file_id=file_id, now=now)
        messages.success(request, gettext("Klaar. Hieronder staat wat er gebeurde."))
    return redirect("takeovers:file", file_id)
