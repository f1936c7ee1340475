"""Keeping places, ranking them, refusing them. Every step works without script; with it the page stays where it is."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tandem.base import clock
from tandem.base.errors import NotPossible
from tandem.faces.documents.reasons import line, reasons_of
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export
from tandem.faces.web.learner import doors
from tandem.faces.web.learner.forms import VetoForm
from tandem.faces.web.learner.pages import places as pages
from tandem.faces.web.learner.views.coming import FORM_METHODS, open_track, posted, show_form, way_back
from tandem.faces.web.middleware import Request
from tandem.journey.placement.actions import wishes as actions
from tandem.journey.placement.terms.wishes import Direction

_WAYS = {"omhoog": Direction.UP, "omlaag": Direction.DOWN}


@require_safe
def places(request: Request, track_id: UUID) -> HttpResponse:
    """What the learner kept, ranked and refused."""
    found = open_track(request, track_id)
    return render(request, "learner/places.html", {"page": pages.places(request.actor, found, day=clock.today())})


@export("mijn-werkplekken")
def places_export(request: Request, track_id: UUID) -> Table:
    """The kept places as a file."""
    found = open_track(request, track_id)
    return pages.places_table(request.actor, found, now=clock.now())


@require_POST
def save(request: Request, track_id: UUID, opening_id: UUID) -> HttpResponse:
    """Keep a place."""
    return _step(request, track_id, opening_id, actions.keep, gettext("Bewaard. Je vindt het bij je werkplekken."))


@require_POST
def let_go(request: Request, track_id: UUID, opening_id: UUID) -> HttpResponse:
    """No longer keep a place."""
    return _step(request, track_id, opening_id, actions.let_go, gettext("Niet meer bewaard."))


@require_POST
def rank(request: Request, track_id: UUID, opening_id: UUID) -> HttpResponse:
    """Give a place a rank, after the others."""
    return _step(request, track_id, opening_id, actions.rank, gettext("Deze werkplek staat in je volgorde."))


@require_POST
def unrank(request: Request, track_id: UUID, opening_id: UUID) -> HttpResponse:
    """Keep a place without a rank."""
    return _step(request, track_id, opening_id, actions.unrank, gettext("Uit je volgorde. Nog wel bewaard."))


@require_POST
def move(request: Request, track_id: UUID, opening_id: UUID, direction: str) -> HttpResponse:
    """Move a place up or down."""
    if direction not in _WAYS:
        raise Http404
    act = partial(actions.move, direction=_WAYS[direction])
    return _step(request, track_id, opening_id, act, gettext("Je volgorde is aangepast."))


@require_http_methods(FORM_METHODS)
def veto(request: Request, track_id: UUID, establishment_id: UUID) -> HttpResponse:
    """Refuse an establishment, with a reason or none."""
    found = open_track(request, track_id)
    page = pages.veto(request.actor, found, establishment_id, day=clock.today())
    back = way_back(request, otherwise=reverse("learner:places", args=[track_id]))
    form = VetoForm(posted(request), initial={"reason": page.reason})
    if form.is_bound and form.is_valid():
        act = partial(actions.veto, actor=request.actor, track_id=track_id, establishment_id=establishment_id)
        try:
            act(reason=form.cleaned_data["reason"], now=clock.now())
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Genoteerd: hier niet. Je kunt dit altijd terugnemen."))
            return redirect(back)
    return show_form(request, "learner/veto.html", page=page.with_back(back, has_errors=bool(form.errors)), form=form)


@require_POST
def undo_veto(request: Request, track_id: UUID, establishment_id: UUID) -> HttpResponse:
    """Take a refusal back."""
    doors.own_track(request.actor, track_id, day=clock.today())
    actions.undo_veto(actor=request.actor, track_id=track_id, establishment_id=establishment_id, now=clock.now())
    messages.success(request, gettext("Teruggenomen. Deze plek doet weer mee."))
    return redirect(way_back(request, otherwise=reverse("learner:places", args=[track_id])))


def _step(request: Request, track_id: UUID, opening_id: UUID, act: Callable[..., Any], done: str) -> HttpResponse:
    """One step with one place, and back to where the visitor was; what cannot be is told there."""
    doors.own_track(request.actor, track_id, day=clock.today())
    try:
        act(actor=request.actor, track_id=track_id, opening_id=opening_id, now=clock.now())
    except NotPossible as refusal:
        for reason in reasons_of(refusal.verdict):
            messages.warning(request, line(reason))
    else:
        messages.success(request, done)
    list_url = f"{reverse('learner:places', args=[track_id])}#plek-{opening_id}"
    return redirect(way_back(request, otherwise=list_url))
