"""What every view of this area does with a request: open the track, note who looks, find the way back."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from tandem.base import clock
from tandem.faces.web.learner import doors
from tandem.faces.web.middleware import Request
from tandem.faces.web.onward import ours
from tandem.registers.access import actions as access

TRACK = "intake.track"
"""What can be looked at here, as events and notes name it."""

FORM_METHODS = ["GET", "HEAD", "POST"]


def open_track(request: Request, track_id: UUID) -> Any:
    """The track through its door; the reading is noted."""
    found = doors.own_track(request.actor, track_id, day=clock.today())
    page = request.resolver_match.view_name if request.resolver_match else ""
    access.note_read(actor=request.actor, subject_kind=TRACK, subject_id=track_id, page=page, now=clock.now())
    return found


def posted(request: Request) -> Any:
    """What was posted, or None where the form is only shown."""
    return request.POST if request.method == "POST" else None


def show_form(request: Request, template: str, *, page: Any, form: Any) -> HttpResponse:
    """A page with a form; one that came back says so."""
    return render(request, template, {"page": page, "form": form}, status=422 if form.errors else 200)


def way_back(request: Request, *, otherwise: str) -> str:
    """The page of ours the visitor came from, or the page named otherwise."""
    return ours(request.POST.get("terug") or request.GET.get("terug") or "") or otherwise
