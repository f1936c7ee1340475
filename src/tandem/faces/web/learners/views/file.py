"""The file of a learner, its steps, and who guides."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tandem.base import clock
from tandem.base.errors import NotFound, NotPossible
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export
from tandem.faces.web.learners import doors
from tandem.faces.web.learners.forms.enrolling import CoachForm, LeaveForm
from tandem.faces.web.learners.pages import choices as choice_pages
from tandem.faces.web.learners.pages import enrolling as form_pages
from tandem.faces.web.learners.pages import file as pages
from tandem.faces.web.middleware import Request
from tandem.journey.intake.actions import phases
from tandem.journey.intake.actions import tracks as actions
from tandem.journey.intake.terms.tracks import Move
from tandem.registers.access.terms import Role

_MOVES = {
    Move.START_SEARCH: phases.start_search,
    Move.START_RUN_UP: phases.start_run_up,
    Move.END_RUN_UP: phases.end_run_up,
}


@require_safe
def track(request: Request, track_id: UUID) -> HttpResponse:
    """One learner: where the track stands, what comes next, what is known."""
    found = doors.open_track(request, track_id)
    return render(request, "learners/track.html", {"page": pages.track(request.actor, found, now=clock.now())})


@require_POST
def move(request: Request, track_id: UUID) -> HttpResponse:
    """Take the next step of the track."""
    doors.own_provider(request.actor)
    asked = request.POST.get("move", "")
    step = _MOVES.get(Move(asked)) if asked in set(Move) else None
    if step is None:
        raise Http404
    step(actor=request.actor, track_id=track_id, now=clock.now())
    if step is phases.start_run_up:
        messages.success(request, gettext("De aanloop begint vandaag. Vul het programma in."))
        return redirect("learners:run_up", track_id)
    messages.success(request, gettext("Genoteerd."))
    return redirect("learners:track", track_id)


@require_http_methods(doors.FORM_METHODS)
def coach(request: Request, track_id: UUID) -> HttpResponse:
    """Say who guides the learner; for who decides that in the school."""
    found = doors.guided(request, track_id)
    if not request.actor.has_role(Role.PROVIDER_ADMIN):
        raise NotFound
    coaches = form_pages.coaches(found.provider_id, day=clock.today(), and_also=found.coach)
    form = CoachForm(doors.posted(request), coaches=coaches, initial={"coach": str(found.coach_id or "")})
    if form.is_bound and form.is_valid():
        try:
            actions.assign_coach(actor=request.actor, track_id=track_id, coach_id=form.coach_id(), now=clock.now())
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Bewaard."))
            return redirect("learners:track", track_id)
    page = form_pages.coach(found, has_errors=bool(form.errors))
    status = 422 if form.errors else 200
    return render(request, "learners/form.html", {"page": page, "form": form}, status=status)


@require_POST
def take(request: Request, track_id: UUID) -> HttpResponse:
    """Guide a learner whom nobody guides yet."""
    doors.own_provider(request.actor)
    actions.assign_coach(actor=request.actor, track_id=track_id, coach_id=request.actor.user_id, now=clock.now())
    messages.success(request, gettext("U begeleidt deze lerende."))
    return redirect("learners:track", track_id)


@require_http_methods(doors.FORM_METHODS)
def leave(request: Request, track_id: UUID) -> HttpResponse:
    """Note that the learner left."""
    found = doors.guided(request, track_id)
    form = LeaveForm(doors.posted(request), initial={"left_on": clock.today()})
    if form.is_bound and form.is_valid():
        try:
            actions.leave(actor=request.actor, track_id=track_id, now=clock.now(), **form.told())
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Het vertrek is genoteerd. Het dossier blijft bewaard."))
            return redirect("learners:track", track_id)
    page = form_pages.leave(found, has_errors=bool(form.errors))
    status = 422 if form.errors else 200
    return render(request, "learners/form.html", {"page": page, "form": form}, status=status)


@require_safe
def choices(request: Request, track_id: UUID) -> HttpResponse:
    """Which places the learner kept, ranked and refused."""
    found = doors.open_track(request, track_id)
    page = choice_pages.choices(request.actor, found, day=clock.today())
    return render(request, "learners/choices.html", {"page": page})


@require_safe
def history(request: Request, track_id: UUID) -> HttpResponse:
    """What happened to the track, and who looked at it."""
    found = doors.open_track(request, track_id)
    page = pages.history(request.actor, found, day=clock.today())
    return render(request, "recognition/history.html", {"page": page})


@export("geschiedenis")
def history_export(request: Request, track_id: UUID) -> Table:
    """The same history as a file."""
    return pages.history_table(request.actor, doors.open_track(request, track_id), now=clock.now())
