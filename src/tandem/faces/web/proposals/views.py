"""Places that suit one learner."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tandem.base import clock
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export
from tandem.faces.web.middleware import Request
from tandem.faces.web.proposals import pages
from tandem.journey.intake.queries import tracks
from tandem.registers.access import actions as access


@require_safe
def suited(request: Request, track_id: UUID) -> HttpResponse:
    """The best places that stand open for this learner, why, and what keeps others out of reach."""
    now = clock.now()
    track = tracks.track_for(request.actor, track_id, day=clock.today())
    access.note_read(
        actor=request.actor, subject_kind="intake.track", subject_id=track_id, page="proposals:suited", now=now
    )
    return render(request, "proposals/suited.html", {"page": pages.suited(request.actor, track, day=clock.today())})


@export("passende-werkplekken")
def export_suited(request: Request, track_id: UUID) -> Table:
    """The same places as a file."""
    now = clock.now()
    track = tracks.track_for(request.actor, track_id, day=clock.today())
    access.note_read(
        actor=request.actor, subject_kind="intake.track", subject_id=track_id, page="proposals:export", now=now
    )
    return pages.table(track, now=now)
