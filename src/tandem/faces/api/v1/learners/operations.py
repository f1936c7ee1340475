"""Learners of a school: the list, one track, its next step, and the screening. What a learner needs: no door."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final
from uuid import UUID

from ninja import Path, Query, Router

from tandem.base import clock
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import Answer, door, note, note_of, unchanged
from tandem.faces.api.fields import Key
from tandem.faces.api.paging import Page, page_of
from tandem.faces.api.v1.learners import shapes
from tandem.journey.intake.actions import phases
from tandem.journey.intake.actions import screening as actions
from tandem.journey.intake.policies import tracks as policies
from tandem.journey.intake.queries import lists, needs, tracks
from tandem.journey.intake.queries import screening as doors
from tandem.journey.intake.terms.screening import ScreeningState
from tandem.journey.intake.terms.tracks import Move
from tandem.journey.intake.workflow import TRACK
from tandem.registers.access.terms import PROVIDER_ROLES

router = Router(tags=["Learners"])

_MOVES: Final[Mapping[Move, Callable[..., Any]]] = {
    Move.START_SEARCH: phases.start_search,
    Move.START_RUN_UP: phases.start_run_up,
    Move.END_RUN_UP: phases.end_run_up,
}


@router.get("/tracks", **door("listTracks", "Learners of the own school", gives=Page[shapes.TrackLine]))
def listed(request: Request, wanted: Query[shapes.TrackList]) -> Any:
    """Those of the own school by name; for a coach the own learners and those whom nobody guides."""
    note_of(request, kind="organisations.provider", key=_own_provider(request.actor))
    return page_of(
        request, wanted, lists.learners(request.actor, wanted.wanted(), day=clock.today()), shapes.TrackLine.of
    )


@router.get("/tracks/{track_id}", **door("getTrack", "One learner", gives=shapes.Track, has_etag=True))
def one_track(request: Request, track_id: Path[Key]) -> Any:
    """Who it is, which training, where the track stands, and what can be done."""
    return _track(request, track_id)


@router.post(
    "/tracks/{track_id}/move",
    **door("moveTrack", "The next step of a track", gives=shapes.Track, has_etag=True, needs_match=True),
)
def move(request: Request, track_id: Path[Key], form: shapes.MoveForm) -> Any:
    """The learner starts to search, or prepares in a run-up, or ends that."""
    find = partial(_own_track, request.actor, track_id, lock=True)
    with unchanged(request, find, shapes.tag_of):
        _MOVES[form.move](actor=request.actor, track_id=track_id, now=clock.now())
        return _track(request, track_id)


@router.get(
    "/tracks/{track_id}/screening",
    **door("getScreening", "The screening of a learner", gives=shapes.Screening, has_etag=True),
)
def screening(request: Request, track_id: Path[Key]) -> Any:
    """The newest one: what learner and coach say, where they differ, and where it leads."""
    note(request, _own_track(request.actor, track_id))
    return _screening(request, track_id)


@router.put(
    "/tracks/{track_id}/screening",
    **door("answerScreening", "Answer the screening", gives=shapes.Screening, has_etag=True, needs_match=True),
)
def answer(request: Request, track_id: Path[Key], form: shapes.AnswersForm) -> Any:
    """Everything that one voice says; the other voice stays as it was."""
    return _step(request, track_id, partial(actions.answer, voice=form.voice, answers=form.answers()))


@router.post(
    "/tracks/{track_id}/screening/conclude",
    **door("concludeScreening", "Conclude the screening", gives=shapes.Screening, has_etag=True, needs_match=True),
)
def conclude(request: Request, track_id: Path[Key]) -> Any:
    """Say where it leads (R-PATH-06); the track moves by a step of its own."""
    return _step(request, track_id, actions.conclude)


@router.post(
    "/tracks/{track_id}/screening/reopen",
    **door("reopenScreening", "Look again", gives=shapes.Screening, has_etag=True, needs_match=True),
)
def reopen(request: Request, track_id: Path[Key]) -> Any:
    """A new version begins with the answers of the last one, which stays as it was."""
    return _step(request, track_id, actions.reopen)


def _own_provider(actor: Actor) -> UUID:
    if actor.organisation_id is None or not actor.has_role(*PROVIDER_ROLES):
        raise NotFound
    return actor.organisation_id


def _own_track(actor: Actor, track_id: UUID, *, lock: bool = False) -> Any:
    """The track, for who guides learners; a learner reads the own one elsewhere."""
    _own_provider(actor)
    return tracks.track_for(actor, track_id, day=clock.today(), lock=lock)


def _track(request: Request, track_id: UUID) -> Answer:
    found = _own_track(request.actor, track_id)
    note(request, found)
    guides = policies.may_guide(request.actor, found.facts()).is_ok
    moves = [one for one in _MOVES if guides and TRACK.allows(found.phase, one)]
    last = doors.screenings_of(request.actor, track_id, day=clock.today()).concluded().first()
    left_for = needs.left_for(request.actor, found, day=clock.today()) if found.left_reason else None
    body = shapes.Track.whole(found, path=last.path if last else "", moves=moves, left_for=left_for)
    return Answer(body, etag=shapes.tag_of(found))


def _screening(request: Request, track_id: UUID) -> Answer:
    found = doors.screening_of(request.actor, track_id, day=clock.today())
    if found is None:
        raise NotFound
    verdict = doors.verdict_of(found) if found.state == ScreeningState.CONCLUDED else None
    return Answer(shapes.Screening.of(found, verdict=verdict), etag=shapes.tag_of_screening(found))


def _step(request: Request, track_id: UUID, act: Callable[..., Any]) -> Answer:
    """A step on the screening, when it still is what was read; the track is held first, as everywhere."""

    def find() -> Any:
        return _own_track(request.actor, track_id, lock=True)

    def tag(_track: Any) -> str:
        return shapes.tag_of_screening(doors.screening_of(request.actor, track_id, day=clock.today(), lock=True))

    with unchanged(request, find, tag):
        act(actor=request.actor, track_id=track_id, now=clock.now())
        return _screening(request, track_id)
