"""Asking to be told when a workplace comes up, changing it, and ending it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from tandem.base import clock
from tandem.base.errors import NotPossible
from tandem.faces.web.learner import doors
from tandem.faces.web.learner.forms import AlertForm
from tandem.faces.web.learner.pages import alerts as pages
from tandem.faces.web.learner.views.coming import FORM_METHODS, open_track, posted, show_form
from tandem.faces.web.middleware import Request
from tandem.journey.placement.actions import alerts as actions


@require_http_methods(FORM_METHODS)
def alert(request: Request, track_id: UUID) -> HttpResponse:
    """What one is told of, and what was told."""
    found, day = open_track(request, track_id), clock.today()
    kept = pages.kept(request.actor, found, day=day)
    form = AlertForm(posted(request), trainings=pages.trainings(day), initial=pages.initial(found, kept))
    if form.is_bound and form.is_valid():
        try:
            actions.keep(actor=request.actor, track_id=track_id, form=form.told(), now=clock.now())
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Bewaard. Je hoort het als er een werkplek bij komt die past."))
            return redirect("learner:alert", track_id)
    page = pages.alert(request.actor, found, kept, has_errors=bool(form.errors))
    return show_form(request, "learner/alert.html", page=page, form=form)


@require_POST
def end(request: Request, track_id: UUID) -> HttpResponse:
    """No longer be told."""
    doors.own_track(request.actor, track_id, day=clock.today())
    actions.end(actor=request.actor, track_id=track_id, now=clock.now())
    messages.success(request, gettext("Uitgezet. Je krijgt geen mails meer over nieuwe werkplekken."))
    return redirect("learner:alert", track_id)
