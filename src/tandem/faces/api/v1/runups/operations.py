"""Run-ups of learners: who is in one, what was planned, how it goes, and its end."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from ninja import Path, Query, Router

from tandem.base import clock
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.verdict import Verdict
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import Answer, door, note, note_of, unchanged
from tandem.faces.api.fields import Key
from tandem.faces.api.paging import Page, page_of
from tandem.faces.api.v1.runups import shapes
from tandem.journey.intake.actions import phases
from tandem.journey.intake.actions import run_ups as actions
from tandem.journey.intake.policies import tracks as policies
from tandem.journey.intake.queries import run_ups as doors
from tandem.journey.intake.queries import tracks
from tandem.journey.intake.terms.run_ups import RunUpState
from tandem.registers.access.terms import PROVIDER_ROLES

router = Router(tags=["Learners"])


@router.get("/runUps", **door("listRunUps", "Learners who are in a run-up", gives=Page[shapes.RunUpLine]))
def running(request: Request, wanted: Query[shapes.RunUpList]) -> Any:
    """Those of the own school, who ends first on top."""
    if request.actor.organisation_id is None or not request.actor.has_role(*PROVIDER_ROLES):
        raise NotFound
    note_of(request, kind="organisations.provider", key=request.actor.organisation_id)
    day = clock.today()
    return page_of(
        request,
        wanted,
        doors.running(request.actor, day=day),
        lambda one: shapes.RunUpLine.of(one, near=doors.nearness(one, day=day)),
    )


@router.get(
    "/tracks/{track_id}/runUps",
    **door("listTrackRunUps", "The run-ups of a learner", gives=shapes.TrackRunUps, has_etag=True),
)
def of_track(request: Request, track_id: Path[Key]) -> Any:
    """For the school and the family; one begins and ends with a move of the track, or when the learner leaves."""
    return _told(request, track_id)


@router.put(
    "/tracks/{track_id}/runUp",
    **door("planRunUp", "Plan the run-up that runs", gives=shapes.TrackRunUps, has_etag=True, needs_match=True),
)
def plan(request: Request, track_id: Path[Key], form: shapes.RunUpPlan) -> Any:
    """Which programme, with whom, what it works on and until when; later again, as when it takes longer."""
    return _step(request, track_id, partial(actions.plan, form=form.form()))


@router.post(
    "/tracks/{track_id}/runUp/evaluations",
    **door("evaluateRunUp", "Say how the run-up goes", gives=shapes.TrackRunUps, has_etag=True, needs_match=True),
)
def evaluate(request: Request, track_id: Path[Key], form: shapes.RunUpEvaluationForm) -> Any:
    """The learner reads it, and a parent of a minor too."""
    act = partial(actions.evaluate, held_on=form.held_on, progress=form.progress, words=form.words)
    return _step(request, track_id, act)


@router.post(
    "/tracks/{track_id}/runUp/evaluations/{evaluation_id}/takeBack",
    **door(
        "takeRunUpEvaluationBack", "Take an evaluation back", gives=shapes.TrackRunUps, has_etag=True, may_refuse=True
    ),
)
def take_back(request: Request, track_id: Path[Key], evaluation_id: Path[Key], form: shapes.TakeBackForm) -> Any:
    """It was a slip: its words are not given any more, and the history says why. Also of a run-up that ended."""
    now = clock.now()
    actions.take_back(actor=request.actor, track_id=track_id, evaluation_id=evaluation_id, why=form.why, now=now)
    return _told(request, track_id)


@router.post(
    "/tracks/{track_id}/runUp/close",
    **door("closeRunUp", "End the run-up that runs", gives=shapes.TrackRunUps, has_etag=True, needs_match=True),
)
def close(request: Request, track_id: Path[Key], form: shapes.CloseRunUpForm) -> Any:
    """The learner looks for a workplace from now on; back to a run-up is a move of the track (`start_run_up`)."""
    return _step(request, track_id, partial(phases.end_run_up, closing=form.closing))


def _step(request: Request, track_id: UUID, act: Callable[..., Any]) -> Answer:
    """A step on the run-up that runs, when it still is what was read; the track is held first, as everywhere."""

    def tag(_track: Any) -> str:
        return shapes.tag_of(_running(request.actor, track_id)[1])

    find = partial(tracks.track_for, request.actor, track_id, day=clock.today(), lock=True)
    with unchanged(request, find, tag):
        act(actor=request.actor, track_id=track_id, now=clock.now())
        return _told(request, track_id)


def _told(request: Request, track_id: UUID) -> Answer:
    day = clock.today()
    track = tracks.track_for(request.actor, track_id, day=day)
    note(request, track)
    rows, current = _running(request.actor, track_id)
    guides = policies.may_guide(request.actor, track.facts()).is_ok
    asks = current is not None and guides
    verdict = doors.planning(track, current, current.form(), day=day) if asks else Verdict()
    offered = doors.programmes_for(track, day=day) if asks else []
    return Answer(shapes.TrackRunUps.of(rows, verdict, offered), etag=shapes.tag_of(current))


def _running(actor: Actor, track_id: UUID) -> tuple[list[Any], Any]:
    """Every run-up of the track, and the one that runs."""
    rows = doors.run_ups_of(actor, track_id, day=clock.today())
    return rows, next((one for one in rows if one.state == RunUpState.RUNNING), None)
