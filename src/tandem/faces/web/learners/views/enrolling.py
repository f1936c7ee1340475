"""Enrolling a learner, and correcting what was told."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tandem.base import clock
from tandem.base.errors import NotPossible
from tandem.faces.web.learners import doors
from tandem.faces.web.learners.forms.enrolling import EnrolForm, LearnerForm
from tandem.faces.web.learners.pages import enrolling as pages
from tandem.faces.web.learners.pages.frame import name_of
from tandem.faces.web.middleware import Request
from tandem.journey.intake.actions import tracks as actions
from tandem.registers.access.terms import Role


@require_http_methods(doors.FORM_METHODS)
def enrol(request: Request) -> HttpResponse:
    """Enrol a learner; who is known already is recognised."""
    provider_id, day = doors.own_provider(request.actor), clock.today()
    coaches = pages.coaches(provider_id, day=day)
    if not request.actor.has_role(Role.PROVIDER_ADMIN):
        coaches = [one for one in coaches if one[0] == str(request.actor.user_id)]
    form = EnrolForm(
        doors.posted(request),
        trainings=pages.trainings(provider_id, day=day),
        locations=pages.locations(provider_id, day=day),
        coaches=coaches,
        initial={"starts_on": day} | ({"coach": coaches[0][0]} if len(coaches) == 1 else {}),
    )
    if form.is_bound and form.is_valid():
        try:
            track = actions.enrol(
                actor=request.actor,
                provider_id=provider_id,
                person=form.person(),
                form=form.track(),
                coach_id=form.coach_id(),
                now=clock.now(),
            )
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            told = gettext("%(name)s is ingeschreven. Begin met de screening.") % {"name": name_of(track.person)}
            messages.success(request, told)
            return redirect("learners:track", track.pk)
    page = pages.enrol(has_errors=bool(form.errors), day=day)
    return _shown(request, "learners/learner.html", page, form)


@require_http_methods(doors.FORM_METHODS)
def correct(request: Request, track_id: UUID) -> HttpResponse:
    """Correct what was told of a learner and a track."""
    track, day = doors.guided(request, track_id), clock.today()
    form = LearnerForm(
        doors.posted(request),
        trainings=pages.trainings(track.provider_id, day=day, and_also=track.training.code),
        locations=pages.locations(track.provider_id, day=day, and_also=track.location),
        initial=pages.known(track),
    )
    if form.is_bound and form.is_valid():
        try:
            actions.correct(
                actor=request.actor, track_id=track_id, form=form.track(), person=form.person(), now=clock.now()
            )
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Bewaard."))
            return redirect("learners:track", track_id)
    page = pages.correct(track, has_errors=bool(form.errors), day=day)
    return _shown(request, "learners/learner.html", page, form)


def _shown(request: Request, template: str, page: pages.FormPage, form: LearnerForm) -> HttpResponse:
    return render(request, template, {"page": page, "form": form}, status=422 if form.errors else 200)
