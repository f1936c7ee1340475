"""A referral, as the family reads it, agrees to it or refuses it; each look is noted as a look at the shielded part."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from tandem.base import clock
from tandem.faces.web.learner import doors
from tandem.faces.web.learner.pages import referrals as pages
from tandem.faces.web.learners.pages.needs import SUBJECT
from tandem.faces.web.middleware import Request
from tandem.journey.intake.actions import referrals as actions
from tandem.registers.access import actions as access


@require_safe
def referrals(request: Request, track_id: UUID) -> HttpResponse:
    """To what, why, and who agreed."""
    track = doors.own_track(request.actor, track_id, day=clock.today())
    page = request.resolver_match.view_name if request.resolver_match else ""
    access.note_read(actor=request.actor, subject_kind=SUBJECT, subject_id=track.pk, page=page, now=clock.now())
    told = pages.referrals(request.actor, track, day=clock.today())
    return render(request, "learner/referrals.html", {"page": told})


@require_POST
def agree(request: Request, track_id: UUID, referral_id: UUID) -> HttpResponse:
    """Agree for oneself, or as a parent."""
    doors.own_track(request.actor, track_id, day=clock.today())
    who = pages.voice_of(request.actor)
    day, now = clock.today(), clock.now()
    actions.agree(actor=request.actor, track_id=track_id, referral_id=referral_id, who=who, agreed_on=day, now=now)
    messages.success(request, gettext("Je akkoord is bewaard."))
    return redirect("learner:referrals", track_id)


@require_POST
def refuse(request: Request, track_id: UUID, referral_id: UUID) -> HttpResponse:
    """Not want it, as the learner or as a parent."""
    doors.own_track(request.actor, track_id, day=clock.today())
    day, now = clock.today(), clock.now()
    actions.refuse(actor=request.actor, track_id=track_id, referral_id=referral_id, on=day, closing="", now=now)
    messages.success(request, gettext("Je hebt gezegd dat je dit niet wilt. Het gaat niet door."))
    return redirect("learner:referrals", track_id)
