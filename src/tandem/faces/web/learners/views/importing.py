"""Reading in pupils from a file: choose it, look what it does, answer, let it in, invite."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from tandem.base import clock
from tandem.base.errors import NotPossible
from tandem.faces.documents.reasons import line, reasons_of
from tandem.faces.exchange.enrolments import actions, fetching, importer
from tandem.faces.exchange.enrolments import doors as files
from tandem.faces.exchange.enrolments.reading import MOST_BYTES, UnreadableError, template
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export
from tandem.faces.web.learners import doors
from tandem.faces.web.learners.forms.importing import AnswersForm, AskForm, PupilsForm
from tandem.faces.web.learners.pages import enrolling
from tandem.faces.web.learners.pages import importing as pages
from tandem.faces.web.middleware import Request
from tandem.journey.intake.actions.importing import MOST_AT_ONCE
from tandem.registers.access.terms import Role


@require_http_methods(doors.FORM_METHODS)
def start(request: Request) -> HttpResponse:
    """Choose a file of pupils."""
    provider_id = doors.own_provider(request.actor)
    form = PupilsForm(request.POST, request.FILES) if request.method == "POST" else PupilsForm()
    if form.is_bound and form.is_valid():
        given = form.cleaned_data["file"]
        try:
            kept = actions.hand_in(
                actor=request.actor,
                provider_id=provider_id,
                name=given.name,
                content=given.read(MOST_BYTES + 1),
                now=clock.now(),
            )
        except UnreadableError as error:
            form.add_error("file", str(error))
        else:
            return redirect("learners:import_file", kept.pk)
    page = pages.start(request.actor, request.GET, has_errors=bool(form.errors))
    return render(request, "learners/import.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@require_http_methods(doors.FORM_METHODS)
def ask(request: Request) -> HttpResponse:
    """Ask the enrolments of a class list."""
    provider_id = doors.own_provider(request.actor)
    form = AskForm(doors.posted(request))
    if form.is_bound and form.is_valid():
        try:
            kept = fetching.ask(
                actor=request.actor,
                provider_id=provider_id,
                name=gettext("Opgevraagd bij Onderwijs"),
                pupils=form.cleaned_data["pupils"],
                now=clock.now(),
            )
        except NotPossible as refusal:
            form.add_error("pupils", [line(reason) for reason in reasons_of(refusal.verdict)])
        else:
            return redirect("learners:import_file", kept.pk)
    page = pages.ask(has_errors=bool(form.errors))
    return render(request, "learners/form.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@export("leerlingen-sjabloon")
def empty(request: Request) -> Table:
    """An empty file to fill in, with what belongs in each column."""
    doors.own_provider(request.actor)
    return template(now=clock.now())


@export("ingelezen-bestanden")
def export_list(request: Request) -> Table:
    """The files so far, as a file."""
    doors.own_provider(request.actor)
    return pages.files_table(request.actor, now=clock.now())


@require_http_methods(doors.FORM_METHODS)
def file(request: Request, file_id: UUID) -> HttpResponse:
    """What the file does; who answers looks again, who agrees lets it in."""
    doors.note_list(request)
    found, now = files.file_for(request.actor, file_id), clock.now()
    if found.wiped_at is not None:
        return render(request, "learners/import_file.html", {"page": pages.gone(found), "form": None})
    looked = actions.looked_at(request.actor, found, now=now)
    form = None if found.confirmed_at else _form(request, found, looked)
    refusals: list[dict[str, str]] = []
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            return _step(request, file_id, form, goes="let_in" in request.POST)
        except NotPossible as refusal:
            refusals = [{"text": line(reason)} for reason in reasons_of(refusal.verdict)]
            found = files.file_for(request.actor, file_id)
            looked = actions.looked_at(request.actor, found, now=now)
            form = _form(request, found, looked, is_fresh=True)
    page = pages.preview(request.actor, found, looked, now=now, refusals=refusals)
    status = 422 if refusals or (form is not None and form.errors) else 200
    return render(request, "learners/import_file.html", {"page": page, "form": form}, status=status)


@export("leerlingen-nog-niet-ingelezen")
def rest(request: Request, file_id: UUID) -> Table:
    """The rows that cannot go in yet, to correct and read in again."""
    doors.note_list(request)
    found = files.file_for(request.actor, file_id)
    return importer.rest(actions.looked_at(request.actor, found, now=clock.now()), now=clock.now())


@export("leerlingen-wat-het-bestand-doet")
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
    messages.success(request, gettext("Het bestand is weg. Wie ingelezen is, blijft."))
    return redirect("learners:import")


@require_POST
def invite(request: Request, file_id: UUID) -> HttpResponse:
    """Invite the new learners of this file."""
    doors.own_provider(request.actor)
    actions.ask_invitations(actor=request.actor, file_id=file_id, now=clock.now())
    messages.success(
        request, gettext("De uitnodigingen vertrekken zo meteen, naar elke nieuwe lerende met een eigen e-mailadres.")
    )
    return redirect("learners:import_file", file_id)


def _step(request: Request, file_id: UUID, form: AnswersForm, *, goes: bool) -> HttpResponse:
    """Keep the answers; let the rows in where that was asked."""
    now = clock.now()
    actions.answer(actor=request.actor, file_id=file_id, answers=form.answers(), coach_id=form.coach_id())
    if goes:
        let_in = actions.let_in(actor=request.actor, file_id=file_id, seen=form.cleaned_data["seen"], now=now)
        if len(let_in.agreed) <= MOST_AT_ONCE:
            actions.take_in(file_id=file_id, now=now)
            messages.success(request, gettext("Klaar. Hieronder staat wat er gebeurde."))
    return redirect("learners:import_file", file_id)


def _form(request: Request, found: object, looked: importer.Preview, *, is_fresh: bool = False) -> AnswersForm:
    provider_id, day = doors.own_provider(request.actor), clock.today()
    coaches = enrolling.coaches(provider_id, day=day)
    if not request.actor.has_role(Role.PROVIDER_ADMIN):
        coaches = [one for one in coaches if one[0] == str(request.actor.user_id)]
    chosen = getattr(found, "coach_id", None)
    return AnswersForm(
        None if is_fresh else doors.posted(request),
        questions=pages.questions(looked, day=day),
        coaches=coaches,
        answers=getattr(found, "answers", {}),
        initial={"coach": str(chosen) if chosen else "", "seen": looked.seen},
    )
