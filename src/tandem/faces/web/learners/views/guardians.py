"""Parents and guardians of a learner."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from tandem.base import clock
from tandem.base.errors import NotPossible
from tandem.faces.web.learners import doors
from tandem.faces.web.learners.forms.enrolling import GuardianForm
from tandem.faces.web.learners.pages import enrolling as pages
from tandem.faces.web.middleware import Request
from tandem.journey.intake.actions import guardians as actions


@require_http_methods(doors.FORM_METHODS)
def note(request: Request, track_id: UUID) -> HttpResponse:
    """Note a parent or guardian."""
    track = doors.guided(request, track_id)
    form = GuardianForm(doors.posted(request))
    if form.is_bound and form.is_valid():
        try:
            actions.note(actor=request.actor, track_id=track_id, person=form.told(), now=clock.now())
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("De ouder of voogd staat in het dossier."))
            return redirect("learners:track", track_id)
    page = pages.guardian(track, has_errors=bool(form.errors))
    status = 422 if form.errors else 200
    return render(request, "learners/form.html", {"page": page, "form": form}, status=status)


@require_http_methods(doors.FORM_METHODS)
def correct(request: Request, track_id: UUID, guardianship_id: UUID) -> HttpResponse:
    """Correct a parent or guardian."""
    track = doors.guided(request, track_id)
    known = doors.guardian(request, track, guardianship_id)
    form = GuardianForm(doors.posted(request), initial=pages.known_guardian(known))
    given = {"track_id": track_id, "guardianship_id": guardianship_id}
    if form.is_bound and form.is_valid():
        try:
            actions.correct(actor=request.actor, person=form.told(), now=clock.now(), **given)
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Bewaard."))
            return redirect("learners:track", track_id)
    page = pages.correct_guardian(track, known, has_errors=bool(form.errors))
    status = 422 if form.errors else 200
    return render(request, "learners/form.html", {"page": page, "form": form}, status=status)


@require_POST
def end(request: Request, track_id: UUID, guardianship_id: UUID) -> HttpResponse:
    """Note that somebody no longer acts for the learner."""
    doors.own_provider(request.actor)
    actions.end(
        actor=request.actor,
        track_id=track_id,
        guardianship_id=guardianship_id,
        ends_on=clock.today(),
        now=clock.now(),
    )
    messages.success(request, gettext("Deze ouder of voogd handelt niet meer voor de lerende."))
    return redirect("learners:track", track_id)
