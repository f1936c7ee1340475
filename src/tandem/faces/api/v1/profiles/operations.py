"""What learners tell of themselves: writing it, being found or not, the CV; and what a company sees."""

from functools import partial
from typing import Any, Final

from django.http import HttpResponse
from ninja import Path, Query, Router

from tandem.base import clock
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import Answer, door, note, unchanged
from tandem.faces.api.fields import Key
from tandem.faces.api.paging import Page, Paging, page_of
from tandem.faces.api.v1.profiles import shapes
from tandem.faces.documents.cv import cv
from tandem.faces.documents.pdf import cv_pdf
from tandem.journey.intake.queries import tracks
from tandem.journey.placement.actions import profiles as actions
from tandem.journey.placement.queries import profiles as doors

router = Router(tags=["Profile of a learner"])

PDF: Final = ("application/pdf",)


@router.get(
    "/tracks/{track_id}/profile",
    **door("getLearnerProfile", "What a learner tells", gives=shapes.LearnerProfile, has_etag=True),
)
def profile(request: Request, track_id: Path[Key]) -> Any:
    """The profile of a track, for the learner, who acts for the learner and who guides the learner."""
    return _told(request, track_id)


@router.put(
    "/tracks/{track_id}/profile",
    **door("tellProfile", "Write the profile", gives=shapes.LearnerProfile, has_etag=True, needs_match=True),
)
def tell(request: Request, track_id: Path[Key], form: shapes.ProfileText) -> Any:
    """Write what one tells; a name, a number or an address by which a stranger could reach a minor is refused."""
    find = partial(tracks.track_for, request.actor, track_id, day=clock.today(), lock=True)
    with unchanged(request, find, lambda track: shapes.tag_of(_of(request, track))):
        actions.tell(actor=request.actor, track_id=track_id, form=form.form(), now=clock.now())
        return _told(request, track_id)


@router.post(
    "/tracks/{track_id}/profile/beFound",
    **door("beFound", "Let companies find the learner", gives=shapes.LearnerProfile, has_etag=True, may_refuse=True),
)
def be_found(request: Request, track_id: Path[Key]) -> Any:
    """Let companies with an open place for this training find the learner, without a name."""
    actions.be_found(actor=request.actor, track_id=track_id, now=clock.now())
    return _told(request, track_id)


@router.post(
    "/tracks/{track_id}/profile/hide",
    **door("hideLearner", "No longer be found", gives=shapes.LearnerProfile, has_etag=True),
)
def hide(request: Request, track_id: Path[Key]) -> Any:
    """From this moment no company finds the learner."""
    actions.hide(actor=request.actor, track_id=track_id, now=clock.now())
    return _told(request, track_id)


@router.get(
    "/tracks/{track_id}/profile/preview",
    **door("previewProfile", "What a company would see", gives=shapes.FoundLearner),
)
def preview(request: Request, track_id: Path[Key]) -> Any:
    """What a company near home would see of this learner, whether the learner is found or not."""
    track = tracks.track_for(request.actor, track_id, day=clock.today())
    note(request, track)
    return shapes.FoundLearner.of(doors.as_seen(track, _of(request, track)))


@router.get("/tracks/{track_id}/cv", **door("getCv", "The CV of a learner", media_types=PDF))
def cv_file(request: Request, track_id: Path[Key]) -> HttpResponse:
    """The CV as PDF, with the name, for the learner, who acts for the learner and who guides the learner."""
    track = tracks.track_for(request.actor, track_id, day=clock.today())
    note(request, track)
    made = cv(track, _of(request, track).form, training=track.training.name, day=clock.today())
    return HttpResponse(cv_pdf(made), content_type="application/pdf")


@router.get(
    "/foundLearners", **door("listFoundLearners", "Learners who want to be found", gives=Page[shapes.FoundLine])
)
def found(request: Request, wanted: Query[Paging]) -> Any:
    """Who wants to be found for the trainings in which this company has an open place, the nearest first."""
    return page_of(request, wanted, doors.found_by(request.actor, day=clock.today()), shapes.FoundLine.of)


@router.get(
    "/foundLearners/{profile_id}",
    **door("getFoundLearner", "What a learner tells companies", gives=shapes.FoundLearner),
)
def found_one(request: Request, profile_id: Path[Key]) -> Any:
    """What one of them tells; the learner can see that this company looked."""
    note(request, doors.found_one(request.actor, profile_id, day=clock.today()))
    return shapes.FoundLearner.of(doors.seen_of(request.actor, profile_id, day=clock.today()))


def _of(request: Request, track: Any) -> Any:
    return doors.told_in(request.actor, track, day=clock.today())


def _told(request: Request, track_id: Any) -> Answer:
    track = tracks.track_for(request.actor, track_id, day=clock.today())
    note(request, track)
    told = _of(request, track)
    return Answer(shapes.LearnerProfile.of(told), etag=shapes.tag_of(told))
