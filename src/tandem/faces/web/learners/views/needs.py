"""The shielded part of a file, for the coach who guides this learner."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from tandem.base import clock
from tandem.base.errors import NotPossible
from tandem.faces.web.learners import doors
from tandem.faces.web.learners.forms.needs import NeedsForm, PaperForm
from tandem.faces.web.learners.pages import needs as pages
from tandem.faces.web.middleware import Request
from tandem.journey.intake.actions import needs as actions
from tandem.journey.intake.queries import needs as queries
from tandem.journey.intake.terms.needs import Scope
from tandem.registers.access import actions as access


@require_http_methods(doors.FORM_METHODS)
def needs(request: Request, track_id: UUID) -> HttpResponse:
    """What the learner needs; opening it is noted before anything is shown."""
    track, day = _open(request, track_id), clock.today()
    seen = queries.kept_of(track)
    form = NeedsForm(doors.posted(request), told=seen)
    if form.is_bound and form.is_valid():
        try:
            actions.keep(actor=request.actor, track_id=track_id, told=form.told(), seen=seen, now=clock.now())
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Verzegeld bewaard."))
            return redirect("learners:needs", track_id)
    row = queries.needs_file_for(request.actor, track_id, day=day)
    given = queries.agreements_for(request.actor, track_id, day=day)
    page = pages.needs(track, row, given, form, back_url=reverse("learners:track", args=[track_id]))
    status = 422 if form.errors else 200
    return render(request, "learners/needs.html", {"page": page, "form": form, "track_id": track_id}, status=status)


@require_http_methods(doors.FORM_METHODS)
def paper(request: Request, track_id: UUID, scope: str) -> HttpResponse:
    """Note who signed on paper."""
    track, asked = _open(request, track_id), _scope(scope)
    form = PaperForm(doors.posted(request), initial={"signed_on": clock.today()})
    if form.is_bound and form.is_valid():
        given = {"track_id": track_id, "scope": asked, **form.told()}
        try:
            actions.note_agreement(actor=request.actor, now=clock.now(), **given)
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Het akkoord is genoteerd. Bewaar het papier op school."))
            return redirect("learners:needs", track_id)
    back = reverse("learners:needs", args=[track_id])
    page = pages.paper(track, asked, day=clock.today(), has_errors=bool(form.errors), back_url=back)
    status = 422 if form.errors else 200
    return render(request, "learners/paper.html", {"page": page, "form": form}, status=status)


@require_POST
def withdraw(request: Request, track_id: UUID, scope: str) -> HttpResponse:
    """Take an agreement back."""
    doors.own_provider(request.actor)
    actions.withdraw(actor=request.actor, track_id=track_id, scope=_scope(scope), now=clock.now())
    messages.success(request, gettext("Het akkoord is ingetrokken."))
    return redirect("learners:needs", track_id)


@require_POST
def erase(request: Request, track_id: UUID) -> HttpResponse:
    """Erase what was written down."""
    doors.own_provider(request.actor)
    actions.erase(actor=request.actor, track_id=track_id, now=clock.now())
    messages.success(request, gettext("Het afgeschermde deel is gewist."))
    return redirect("learners:needs", track_id)


def _open(request: Request, track_id: UUID) -> Any:
    """The track, for who may read its shielded part; the reading is noted apart."""
    doors.own_provider(request.actor)
    track = queries.track_for(request.actor, track_id, day=clock.today())
    page = request.resolver_match.view_name if request.resolver_match else ""
    access.note_read(actor=request.actor, subject_kind=pages.SUBJECT, subject_id=track.pk, page=page, now=clock.now())
    return track


def _scope(written: str) -> Scope:
    if written not in set(Scope):
        raise Http404
    return Scope(written)
