"""Referrals of a learner, for the coach who guides; each look is noted as a look at the shielded part."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tandem.base import clock
from tandem.base.errors import NotFound, NotPossible
from tandem.faces.web.learners import doors
from tandem.faces.web.learners.forms.referrals import ProposeForm, StepForm
from tandem.faces.web.learners.pages import referrals as pages
from tandem.faces.web.learners.pages.needs import SUBJECT
from tandem.faces.web.middleware import Request
from tandem.journey.intake.actions import referrals as actions
from tandem.journey.intake.queries import needs
from tandem.journey.intake.queries import referrals as queries
from tandem.journey.intake.terms.referrals import Agreeing, ReferralMove
from tandem.registers.access import actions as access


@require_http_methods(doors.FORM_METHODS)
def referrals(request: Request, track_id: UUID) -> HttpResponse:
    """The referrals of this learner, and a form for one more."""
    track = _open(request, track_id)
    form = ProposeForm(doors.posted(request), initial={"proposed_on": clock.today()})
    if form.is_bound and form.is_valid():
        try:
            actions.propose(actor=request.actor, track_id=track_id, now=clock.now(), **form.told())
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("De verwijzing is voorgesteld. Noteer nu wie akkoord gaat."))
            return redirect("learners:referrals", track_id)
    page = pages.referrals(request.actor, track, day=clock.today(), has_errors=bool(form.errors))
    return render(request, "learners/referrals.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@require_http_methods(doors.FORM_METHODS)
def step(request: Request, track_id: UUID, referral_id: UUID) -> HttpResponse:
    """Note an agreement, the start, the end, or that it does not go on."""
    track = _open(request, track_id)
    known = queries.referrals_of(request.actor, track_id, day=clock.today())
    if referral_id not in {one.pk for one in known}:
        raise NotFound
    form = StepForm(doors.posted(request), initial={"on": clock.today()})
    if form.is_bound and form.is_valid():
        try:
            _take(request, form.cleaned_data, track_id=track_id, referral_id=referral_id)
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Genoteerd."))
            return redirect("learners:referrals", track_id)
    page = pages.step(track, has_errors=bool(form.errors))
    return render(request, "learners/form.html", {"page": page, "form": form}, status=422 if form.errors else 200)


def _take(request: Request, data: dict[str, Any], *, track_id: UUID, referral_id: UUID) -> None:
    move, on = ReferralMove(data["move"]), data["on"]
    given: dict[str, Any] = {
        "actor": request.actor,
        "track_id": track_id,
        "referral_id": referral_id,
        "now": clock.now(),
    }
    if move is ReferralMove.AGREE:
        actions.agree(**given, who=Agreeing(data["who"]), agreed_on=on)
    elif move is ReferralMove.START:
        actions.start(**given, on=on)
    elif move is ReferralMove.END:
        actions.end(**given, on=on, closing=data["closing"])
    else:
        actions.refuse(**given, on=on, closing=data["closing"])


def _open(request: Request, track_id: UUID) -> Any:
    """The track, for who may read its shielded part; the reading is noted apart."""
    doors.own_provider(request.actor)
    track = needs.track_for(request.actor, track_id, day=clock.today())
    page = request.resolver_match.view_name if request.resolver_match else ""
    access.note_read(actor=request.actor, subject_kind=SUBJECT, subject_id=track.pk, page=page, now=clock.now())
    return track
