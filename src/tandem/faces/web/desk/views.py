"""The desk of a body: its files, checks and decisions."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tandem.base import clock
from tandem.base.errors import NotFound, NotPossible
from tandem.faces.documents import pdf
from tandem.faces.documents import recognition as letters
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export, inline_pdf
from tandem.faces.web.desk import inbox as lists
from tandem.faces.web.desk import pages
from tandem.faces.web.desk.forms import CompletionForm, DecisionForm, InboxForm, LiftForm
from tandem.faces.web.middleware import Request
from tandem.faces.web.recognition.exports import history_table
from tandem.journey.recognition import policies
from tandem.journey.recognition.actions import desk as actions
from tandem.journey.recognition.actions import lifting
from tandem.journey.recognition.queries import attachments, files
from tandem.journey.recognition.queries import lifting as lifting_doors
from tandem.journey.recognition.terms import CompletionItem, LiftGround, Outcome
from tandem.registers.access import actions as access


@require_safe
def inbox(request: Request) -> HttpResponse:
    """The files on this desk, those with the nearest deadline first."""
    page = lists.inbox(request.actor, form=InboxForm(request.GET), query=request.GET, day=clock.today())
    template = "desk/_list.html" if request.headers.get("HX-Request") else "desk/inbox.html"
    return render(request, template, {"page": page})


@export("aanvragen")
def inbox_export(request: Request) -> Table:
    """The list as it is filtered, as a file."""
    return lists.inbox_table(request.actor, form=InboxForm(request.GET), now=clock.now())


@require_safe
def request_page(request: Request, request_id: UUID) -> HttpResponse:
    """One file with its checks, timeline and next step."""
    file = _open(request, request_id, page="desk:request")
    return render(request, "desk/request.html", {"page": pages.request(request.actor, file, day=clock.today())})


@require_http_methods(["GET", "HEAD", "POST"])
def ask_completion(request: Request, request_id: UUID) -> HttpResponse:
    """Tell the company what is missing."""
    _only_desk(request)
    form = CompletionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        items = [CompletionItem(item) for item in form.cleaned_data["items"]]
        words = form.cleaned_data["words"]
        actions.ask_completion(actor=request.actor, request_id=request_id, items=items, words=words, now=clock.now())
        messages.success(request, gettext("De vraag is verstuurd. De onderneming is aan zet."))
        return redirect("desk:request", request_id)
    file = _open(request, request_id, page="desk:ask_completion")
    page = pages.completion(file, has_errors=bool(form.errors))
    status = 422 if form.errors else 200
    return render(request, "desk/ask_completion.html", {"page": page, "form": form}, status=status)


@require_POST
def declare_complete(request: Request, request_id: UUID) -> HttpResponse:
    """The file is complete: the term starts."""
    _only_desk(request)
    file = actions.declare_complete(actor=request.actor, request_id=request_id, now=clock.now())
    messages.success(request, pages.complete_message(file))
    return redirect("desk:request", request_id)


@require_POST
def take_up(request: Request, request_id: UUID) -> HttpResponse:
    """Start to treat the file."""
    _only_desk(request)
    actions.take_up(actor=request.actor, request_id=request_id, now=clock.now())
    messages.success(request, gettext("U behandelt deze aanvraag."))
    return redirect("desk:decide", request_id)


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: Request, request_id: UUID) -> HttpResponse:
    """Grant or refuse, with the letter beside it."""
    _only_desk(request)
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _decide(request, request_id, form)
        except NotPossible as refusal:
            return _decision_page(request, request_id, form=form, refusal=refusal)
        messages.success(request, gettext("De beslissing is genomen. De brief is onderweg."))
        return redirect("desk:request", request_id)
    return _decision_page(request, request_id, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def lift(request: Request, request_id: UUID) -> HttpResponse:
    """Lift the recognition that came of a request, for the body that decides on it today."""
    _only_desk(request)
    file = _to_lift(request, request_id)
    form = LiftForm(request.POST or None)
    if request.method == "POST":
        lifting_doors.to_lift(request.actor, request_id, day=clock.today())
    if request.method == "POST" and form.is_valid():
        told = lifting.Told(
            grounds=frozenset(LiftGround(one) for one in form.cleaned_data["grounds"]),
            guidance=form.cleaned_data["guidance"],
            motive=form.cleaned_data["motive"],
            lifts_on=form.cleaned_data["lifts_on"],
        )
        try:
            row = lifting.lift(actor=request.actor, request_id=request_id, told=told, now=clock.now())
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, pages.lifted_message(row))
            sees = policies.may_see_file(request.actor, files.file_facts(file)).is_ok
            return redirect("desk:request", request_id) if sees else redirect("workplaces:workplace", row.number)
    may_lift = lifting_doors.may_lift_today(request.actor, file, day=clock.today())
    page = pages.lifting(file, may_lift=may_lift, has_errors=bool(form.errors))
    return render(request, "desk/lift.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@require_POST
def preview(request: Request, request_id: UUID) -> HttpResponse:
    """The letter as it would be now, while the decision is being written."""
    file = _open(request, request_id, page="desk:preview")
    outcome = Outcome.REFUSED if request.POST.get("outcome") == Outcome.REFUSED else Outcome.GRANTED
    letter = letters.draft(file, outcome=outcome, motive=request.POST.get("motive", "")[:4000], day=clock.today())
    return render(request, "parts/letter.html", {"letter": letter})


@require_safe
def history(request: Request, request_id: UUID) -> HttpResponse:
    """What happened to the file, and who looked at it."""
    file = _open(request, request_id, page="desk:history")
    return render(request, "recognition/history.html", {"page": pages.history(file)})


@export("geschiedenis")
def history_export(request: Request, request_id: UUID) -> Table:
    """The same history as a file."""
    return history_table(_open(request, request_id, page="desk:history_export"), now=clock.now())


@require_safe
def document(request: Request, request_id: UUID, kind: str) -> HttpResponse:
    """A letter of the file as PDF."""
    file = _open(request, request_id, page=f"desk:{kind[:20]}")
    letter = pages.letter_of(file, kind=kind)
    if letter is None:
        raise Http404
    return inline_pdf(pdf.letter_pdf(letter), name=f"{kind}-{letter.reference}")


@require_safe
def attachment(request: Request, attachment_id: UUID) -> FileResponse:
    """A document the company added; always a download, never shown in the page."""
    _only_desk(request)
    found = attachments.attachment_for(request.actor, attachment_id)
    now = clock.now()
    access.note_read(
        actor=request.actor, subject_kind="recognition.dossier", subject_id=found.dossier_id, page="attachment", now=now
    )
    content = attachments.content_of(found)
    return FileResponse(content, as_attachment=True, filename=found.file_name, content_type=found.media_type)


def _decide(request: Request, request_id: UUID, form: DecisionForm) -> None:
    motive, now = form.cleaned_data["motive"], clock.now()
    if form.cleaned_data["outcome"] == Outcome.GRANTED:
        actions.grant(actor=request.actor, request_id=request_id, motive=motive, now=now)
    else:
        actions.refuse(actor=request.actor, request_id=request_id, motive=motive, now=now)


def _decision_page(
    request: Request, request_id: UUID, *, form: DecisionForm, refusal: NotPossible | None = None
) -> HttpResponse:
    file = _open(request, request_id, page="desk:decide")
    page = pages.decision(file, form=form, refusal=refusal, day=clock.today())
    status = 409 if refusal else (422 if form.errors else 200)
    return render(request, "desk/decide.html", {"page": page, "form": form}, status=status)


def _to_lift(request: Request, request_id: UUID) -> Any:
    """The file as its desk reads it, or as the body does that holds the power by now."""
    try:
        return _open(request, request_id, page="desk:lift")
    except NotFound:
        file, _ = lifting_doors.to_lift(request.actor, request_id, day=clock.today())
        _note(request, request_id, page="desk:lift")
        return file


def _only_desk(request: Request) -> None:
    """The desk is for who works at one; a company reads its own file in its own area."""
    if not policies.may_use_desk(request.actor):
        raise NotFound


def _open(request: Request, request_id: UUID, *, page: str) -> Any:
    """The file through its door; the reading is noted."""
    _only_desk(request)
    file = files.request_for(request.actor, request_id)
    _note(request, request_id, page=page)
    return file


def _note(request: Request, request_id: UUID, *, page: str) -> None:
    kind = "recognition.recognitionrequest"
    access.note_read(actor=request.actor, subject_kind=kind, subject_id=request_id, page=page, now=clock.now())
