"""Being told when a workplace comes up: what a learner asks, and what was told."""

from functools import partial
from typing import Any

from ninja import Path, Router

from tandem.base import clock
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import Answer, door, note, unchanged
from tandem.faces.api.fields import Key
from tandem.faces.api.v1.alerts import shapes
from tandem.journey.intake.queries import tracks
from tandem.journey.placement.actions import alerts as actions
from tandem.journey.placement.queries import alerts as doors

router = Router(tags=["Choices of a learner"])


@router.get(
    "/tracks/{track_id}/placeAlert",
    **door("getPlaceAlert", "Of which new workplaces a learner hears", gives=shapes.PlaceAlert, has_etag=True),
)
def alert(request: Request, track_id: Path[Key]) -> Any:
    """What was asked, and what was told; for the learner and who acts for the learner."""
    return _told(request, track_id)


@router.put(
    "/tracks/{track_id}/placeAlert",
    **door("keepPlaceAlert", "Ask to hear of new workplaces", gives=shapes.PlaceAlert, has_etag=True, needs_match=True),
)
def keep(request: Request, track_id: Path[Key], form: shapes.AlertText) -> Any:
    """Ask it, or ask something else; what was told before is not told again."""
    find = partial(tracks.track_for, request.actor, track_id, day=clock.today(), lock=True)
    with unchanged(request, find, lambda track: shapes.tag_of(track, _of(request, track))):
        actions.keep(actor=request.actor, track_id=track_id, form=form.form(), now=clock.now())
        return _told(request, track_id)


@router.post(
    "/tracks/{track_id}/placeAlert/end",
    **door("endPlaceAlert", "No longer hear of new workplaces", gives=shapes.PlaceAlert, has_etag=True),
)
def end(request: Request, track_id: Path[Key]) -> Any:
    """No mail any more; nothing happens where nothing was asked."""
    actions.end(actor=request.actor, track_id=track_id, now=clock.now())
    return _told(request, track_id)


def _of(request: Request, track: Any) -> Any:
    return doors.alert_in(request.actor, track, day=clock.today())


def _told(request: Request, track_id: Any) -> Answer:
    track = tracks.track_for(request.actor, track_id, day=clock.today())
    found = _of(request, track)
    note(request, track)
    hits = doors.told_by(found)[: doors.MOST_SHOWN] if found else ()
    return Answer(shapes.PlaceAlert.of(found, hits), etag=shapes.tag_of(track, found))
