"""Advice about a learner: what class council, CLB and VDAB say, and whether the learner is a job seeker."""

from functools import partial
from typing import Any
from uuid import UUID

from ninja import Path, Router

from tandem.base import clock
from tandem.base.verdict import Verdict
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import Answer, door, note, unchanged
from tandem.faces.api.fields import Key
from tandem.faces.api.v1.advice import shapes
from tandem.journey.intake.actions import advice as actions
from tandem.journey.intake.policies import tracks as policies
from tandem.journey.intake.queries import advice as doors
from tandem.journey.intake.queries import tracks

router = Router(tags=["Learners"])


@router.get(
    "/tracks/{track_id}/advice",
    **door("listTrackAdvice", "What was advised about a learner", gives=shapes.TrackAdvice, has_etag=True),
)
def of_track(request: Request, track_id: Path[Key]) -> Any:
    """Every advice that stands, the newest first; for the school and the family."""
    return _told(request, track_id)


@router.post(
    "/tracks/{track_id}/advice",
    **door("noteAdvice", "Note advice", gives=shapes.TrackAdvice, has_etag=True, may_refuse=True),
)
def note_advice(request: Request, track_id: Path[Key], form: shapes.AdviceNote) -> Any:
    """What was advised earlier stays beside it; a class council says two things at once (R-PATH-02)."""
    actions.note(actor=request.actor, track_id=track_id, form=form.form(), now=clock.now())
    return _told(request, track_id)


@router.post(
    "/tracks/{track_id}/advice/{advice_id}/withdraw",
    **door("withdrawAdvice", "Take advice away", gives=shapes.TrackAdvice, has_etag=True, may_refuse=True),
)
def withdraw(request: Request, track_id: Path[Key], advice_id: Path[Key]) -> Any:
    """Advice that was noted by mistake counts no more."""
    actions.withdraw(actor=request.actor, track_id=track_id, advice_id=advice_id, now=clock.now())
    return _told(request, track_id)


@router.put(
    "/tracks/{track_id}/jobSeeker",
    **door(
        "tellJobSeeker",
        "Say whether a learner is registered with VDAB",
        gives=shapes.TrackAdvice,
        has_etag=True,
        needs_match=True,
    ),
)
def tell_job_seeker(request: Request, track_id: Path[Key], form: shapes.JobSeekerForm) -> Any:
    """From a certain age a registered job seeker needs a yes of VDAB to learn dual (R-PATH-04)."""
    find = partial(tracks.track_for, request.actor, track_id, day=clock.today(), lock=True)
    with unchanged(request, find, lambda track: shapes.tag_of(track, doors.standing_on(track.pk))):
        actions.tell_job_seeker(
            actor=request.actor, track_id=track_id, is_job_seeker=form.is_job_seeker, now=clock.now()
        )
        return _told(request, track_id)


def _told(request: Request, track_id: UUID) -> Answer:
    day = clock.today()
    track = tracks.track_for(request.actor, track_id, day=day)
    note(request, track)
    rows = doors.readable(request.actor, track, doors.standing_on(track.pk), day=day)
    told = [one.form() for one in reversed(rows)]
    guides = policies.may_guide(request.actor, track.facts()).is_ok
    verdict = doors.verdict(track, told, None, day=day) if guides else Verdict()
    return Answer(shapes.TrackAdvice.of(track, rows, verdict), etag=shapes.tag_of(track, rows))
