"""The address of a calendar: shown, made anew, revoked; and what a calendar reads there without signing in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from tandem.base import clock
from tandem.faces.documents.agenda import agenda
from tandem.faces.web.agenda import pages
from tandem.faces.web.middleware import Request
from tandem.journey.placement.actions import feeds as actions
from tandem.journey.placement.policies import feeds as policies
from tandem.journey.placement.queries import feeds as queries
from tandem.registers.access import actions as access


@never_cache
@require_safe
def feed(request: Request) -> HttpResponse:
    """Whether there is an address, and what one reads there."""
    page = pages.feed(request.actor, queries.feed_of(request.actor))
    return render(request, "agenda/feed.html", {"page": page})


@require_POST
def make(request: Request) -> HttpResponse:
    """Make an address; the one there was answers no more."""
    actions.make(actor=request.actor, now=clock.now())
    messages.success(request, gettext("Het adres is gemaakt. Een adres van vroeger werkt niet meer."))
    return redirect("agenda:feed")


@require_POST
def revoke(request: Request) -> HttpResponse:
    """Let the address answer no more."""
    actions.revoke(actor=request.actor, now=clock.now())
    messages.success(request, gettext("Het adres is ingetrokken. Een agenda leest er niets meer."))
    return redirect("agenda:feed")


@never_cache
@require_safe
def file(_request: Request, secret: str) -> HttpResponse:
    """What stands in the calendar of who holds this address, as that person may know it today."""
    now = clock.now()
    held = queries.by_secret(secret, day=clock.today())
    actor = held.actor
    if actions.note_use(held.feed.pk, day=clock.today()) and actor.organisation_id is not None:
        kind = "organisations.provider"
        access.note_read(actor=actor, subject_kind=kind, subject_id=actor.organisation_id, page="agenda:file", now=now)
    with translation.override(held.feed.capacity.user.language):
        is_family = policies.is_family(actor)
        content = agenda(queries.entries(actor, now=now), is_family=is_family, made_at=now)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="tandem-zoektijd.ics"'
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Robots-Tag"] = "noindex"
    return response
