"""The run-up of a learner: its programme, how it goes, its end; and which run-ups run."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from tandem.base import clock
from tandem.base.errors import NotPossible
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export
from tandem.faces.web.learners import doors
from tandem.faces.web.learners.forms.run_ups import CloseForm, EvaluationForm, RunUpForm, TakeBackForm
from tandem.faces.web.learners.pages import run_ups as pages
from tandem.faces.web.middleware import Request
from tandem.journey.intake.actions import phases
from tandem.journey.intake.actions import run_ups as actions
from tandem.journey.intake.queries import run_ups as queries
from tandem.journey.intake.terms.run_ups import RunUpState


@require_safe
def running(request: Request) -> HttpResponse:
    """The run-ups that run."""
    doors.note_list(request)
    return render(request, "learners/run_ups.html", {"page": pages.running(request.actor, day=clock.today())})


@export("aanloop")
def export_running(request: Request) -> Table:
    """The same list as a file."""
    doors.note_list(request)
    return pages.table(request.actor, now=clock.now())


@require_safe
def run_up(request: Request, track_id: UUID) -> HttpResponse:
    """How the run-up of this learner goes."""
    track = doors.open_track(request, track_id)
    return render(request, "learners/run_up.html", {"page": pages.run_up(request.actor, track, day=clock.today())})


@require_http_methods(doors.FORM_METHODS)
def plan(request: Request, track_id: UUID) -> HttpResponse:
    """Say what the run-up is."""
    track, day = doors.guided(request, track_id), clock.today()
    rows = queries.run_ups_of(request.actor, track_id, day=day)
    row = next((one for one in rows if one.state == RunUpState.RUNNING), None)
    offered = pages.programmes(track, row, day=day)
    form = RunUpForm(doors.posted(request), programmes=offered, initial=pages.known(row))
    act = partial(actions.plan, actor=request.actor, track_id=track_id, now=clock.now())
    if _done(form, lambda: act(form=form.told())):
        messages.success(request, gettext("Het programma is bewaard. De lerende kan het lezen."))
        return redirect("learners:run_up", track_id)
    return _shown(request, pages.plan(track, has_errors=bool(form.errors)), form)


@require_http_methods(doors.FORM_METHODS)
def evaluate(request: Request, track_id: UUID) -> HttpResponse:
    """Say how it goes."""
    track = doors.guided(request, track_id)
    form = EvaluationForm(doors.posted(request), initial={"held_on": clock.today()})
    act = partial(actions.evaluate, actor=request.actor, track_id=track_id, now=clock.now())
    if _done(form, lambda: act(**form.told())):
        messages.success(request, gettext("De evaluatie is bewaard. De lerende kan ze lezen."))
        return redirect("learners:run_up", track_id)
    return _shown(request, pages.evaluate(track, has_errors=bool(form.errors)), form)


@require_http_methods(doors.FORM_METHODS)
def take_back(request: Request, track_id: UUID, evaluation_id: UUID) -> HttpResponse:
    """An evaluation was a slip."""
    track = doors.guided(request, track_id)
    queries.evaluation_of(track, evaluation_id)
    form = TakeBackForm(doors.posted(request))
    act = partial(actions.take_back, actor=request.actor, track_id=track_id, now=clock.now())
    if _done(form, lambda: act(evaluation_id=evaluation_id, why=form.cleaned_data["why"])):
        messages.success(request, gettext("De evaluatie is teruggenomen. De geschiedenis zegt waarom."))
        return redirect("learners:run_up", track_id)
    return _shown(request, pages.take_back(track, has_errors=bool(form.errors)), form)


@require_http_methods(doors.FORM_METHODS)
def close(request: Request, track_id: UUID) -> HttpResponse:
    """The run-up is over: the learner looks for a workplace."""
    track = doors.guided(request, track_id)
    form = CloseForm(doors.posted(request))
    act = partial(phases.end_run_up, actor=request.actor, track_id=track_id, now=clock.now())
    if _done(form, lambda: act(closing=form.cleaned_data["closing"])):
        messages.success(request, gettext("De aanloop is afgerond. De lerende zoekt nu een werkplek."))
        return redirect("learners:track", track_id)
    return _shown(request, pages.close(track, has_errors=bool(form.errors)), form)


def _done(form: Any, act: Callable[[], Any]) -> bool:
    """Whether what was posted could be done; where not, the form says why."""
    if not (form.is_bound and form.is_valid()):
        return False
    try:
        act()
    except NotPossible as refusal:
        form.refuse(refusal)
        return False
    return True


def _shown(request: Request, page: pages.FormPage, form: Any) -> HttpResponse:
    return render(request, "learners/form.html", {"page": page, "form": form}, status=422 if form.errors else 200)
