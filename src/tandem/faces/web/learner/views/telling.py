"""Where a learner tells about themselves: the own part of the screening, and the shielded part of the file."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from tandem.base import clock
from tandem.base.errors import NotPossible
from tandem.faces.web.learner import doors
from tandem.faces.web.learner.pages import telling as pages
from tandem.faces.web.learner.views.coming import FORM_METHODS, open_track, posted, show_form
from tandem.faces.web.learners.forms.needs import NeedsForm
from tandem.faces.web.learners.forms.screening import ScreeningForm
from tandem.faces.web.learners.pages.needs import SUBJECT
from tandem.faces.web.middleware import Request
from tandem.journey.intake.actions import needs as needs_actions
from tandem.journey.intake.actions import screening as actions
from tandem.journey.intake.queries import needs as needs_queries
from tandem.journey.intake.queries import screening as queries
from tandem.journey.intake.rules.screening import Answers
from tandem.journey.intake.terms.needs import Scope
from tandem.journey.intake.terms.screening import Voice
from tandem.registers.access import actions as access


@require_http_methods(FORM_METHODS)
def telling(request: Request, track_id: UUID) -> HttpResponse:
    """The questions of the screening, to the learner or parent."""
    track, day = open_track(request, track_id), clock.today()
    found = queries.screening_of(request.actor, track_id, day=day)
    said = Answers() if found is None else found.by_learner()
    form = ScreeningForm(posted(request), voice=Voice.LEARNER, said=said)
    if form.is_bound and form.is_valid():
        told, now = form.told(), clock.now()
        try:
            actions.answer(actor=request.actor, track_id=track_id, voice=Voice.LEARNER, answers=told, now=now)
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Bewaard. Je school leest het ook."))
            return redirect("learner:track", track_id)
    page = pages.telling(request.actor, track, found, form)
    return show_form(request, "learner/telling.html", page=page, form=form)


@require_http_methods(FORM_METHODS)
def needs(request: Request, track_id: UUID) -> HttpResponse:
    """What the learner needs; opening it is noted before anything is shown."""
    track, day = _shielded(request, track_id), clock.today()
    seen = needs_queries.kept_of(track)
    form = NeedsForm(posted(request), told=seen)
    if form.is_bound and form.is_valid():
        try:
            told, now = form.told(), clock.now()
            needs_actions.keep(actor=request.actor, track_id=track_id, told=told, seen=seen, now=now)
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Verzegeld bewaard."))
            return redirect("learner:needs", track_id)
    row = needs_queries.needs_file_for(request.actor, track_id, day=day)
    given = needs_queries.agreements_for(request.actor, track_id, day=day)
    page = pages.needs(request.actor, track, row, given, form, day=day)
    return show_form(request, "learner/needs.html", page=page, form=form)


@require_POST
def agree(request: Request, track_id: UUID, scope: str) -> HttpResponse:
    """Agree that it is kept, or that a company hears it."""
    doors.own_track(request.actor, track_id, day=clock.today())
    needs_actions.agree(actor=request.actor, track_id=track_id, scope=_scope(scope), now=clock.now())
    messages.success(request, gettext("Je akkoord is bewaard. Je kunt het altijd intrekken."))
    return redirect("learner:needs", track_id)


@require_POST
def withdraw(request: Request, track_id: UUID, scope: str) -> HttpResponse:
    """Take an agreement back."""
    doors.own_track(request.actor, track_id, day=clock.today())
    needs_actions.withdraw(actor=request.actor, track_id=track_id, scope=_scope(scope), now=clock.now())
    messages.success(request, gettext("Je akkoord is ingetrokken."))
    return redirect("learner:needs", track_id)


@require_POST
def erase_needs(request: Request, track_id: UUID) -> HttpResponse:
    """Erase what was written down."""
    doors.own_track(request.actor, track_id, day=clock.today())
    needs_actions.erase(actor=request.actor, track_id=track_id, now=clock.now())
    messages.success(request, gettext("Gewist."))
    return redirect("learner:needs", track_id)


def _shielded(request: Request, track_id: UUID) -> Any:
    """The own track; that its shielded part is opened is noted apart."""
    track = doors.own_track(request.actor, track_id, day=clock.today())
    page = request.resolver_match.view_name if request.resolver_match else ""
    access.note_read(actor=request.actor, subject_kind=SUBJECT, subject_id=track.pk, page=page, now=clock.now())
    return track


def _scope(written: str) -> Scope:
    if written not in set(Scope):
        raise Http404
    return Scope(written)
