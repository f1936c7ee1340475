"""Advice about a learner: noting it, taking it away, and whether VDAB has to say something."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from tandem.base import clock
from tandem.base.errors import NotPossible
from tandem.faces.web.learners import doors
from tandem.faces.web.learners.forms.advice import JobSeekerForm, NoteForm, job_seeker
from tandem.faces.web.learners.pages import advice as pages
from tandem.faces.web.middleware import Request
from tandem.journey.intake.actions import advice as actions


@require_http_methods(doors.FORM_METHODS)
def advice(request: Request, track_id: UUID) -> HttpResponse:
    """What was advised, and a form for one more."""
    track = doors.open_track(request, track_id)
    form = NoteForm(doors.posted(request), initial={"given_on": clock.today()})
    if form.is_bound and form.is_valid():
        try:
            actions.note(actor=request.actor, track_id=track_id, form=form.told(), now=clock.now())
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Het advies is genoteerd."))
            return redirect("learners:advice", track_id)
    page = pages.advice(request.actor, track, day=clock.today(), has_errors=bool(form.errors))
    seeker = JobSeekerForm(initial={"is_job_seeker": job_seeker(known=track.is_job_seeker)})
    told = {"page": page, "form": form, "seeker": seeker}
    return render(request, "learners/advice.html", told, status=422 if form.errors else 200)


@require_POST
def withdraw(request: Request, track_id: UUID, advice_id: UUID) -> HttpResponse:
    """Take away what was noted by mistake."""
    doors.own_provider(request.actor)
    actions.withdraw(actor=request.actor, track_id=track_id, advice_id=advice_id, now=clock.now())
    messages.success(request, gettext("Het advies telt niet meer mee."))
    return redirect("learners:advice", track_id)


@require_POST
def tell_job_seeker(request: Request, track_id: UUID) -> HttpResponse:
    """Say whether the learner is registered as a job seeker."""
    doors.own_provider(request.actor)
    form = JobSeekerForm(request.POST)
    if form.is_valid():
        actions.tell_job_seeker(actor=request.actor, track_id=track_id, is_job_seeker=form.told(), now=clock.now())
        messages.success(request, gettext("Bewaard."))
    else:
        messages.warning(request, gettext("Kies ja, nee of nog niet duidelijk. Er is niets gewijzigd."))
    return redirect("learners:advice", track_id)
