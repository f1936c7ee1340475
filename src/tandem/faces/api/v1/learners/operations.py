"""Learners of a school: enrolled, corrected, guided, their steps and the screening. What a learner needs: no door."""

from collections.abc import Callable, Mapping
from functools import partial
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from ninja import Path, Query, Router

from tandem.base import clock
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import Answer, door, note, note_of, unchanged
from tandem.faces.api.fields import Key
from tandem.faces.api.paging import Page, Paging, page_of
from tandem.faces.api.v1.learners import shapes
from tandem.journey.intake.actions import phases
from tandem.journey.intake.actions import screening as actions
from tandem.journey.intake.actions import tracks as enrolling
from tandem.journey.intake.policies import tracks as policies
from tandem.journey.intake.queries import lists, needs, tracks
from tandem.journey.intake.queries import screening as doors
from tandem.journey.intake.terms.screening import ScreeningState
from tandem.journey.intake.terms.tracks import Move
from tandem.journey.intake.workflow import TRACK
from tandem.registers.access import queries as access
from tandem.registers.access.terms import PROVIDER_ROLES, Role
from tandem.registers.people import queries as people

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


@router.post(
    "/tracks",
    **door(
        "enrolLearner",
        "Enrol a learner",
        gives=shapes.Track,
        status=HTTPStatus.CREATED,
        has_etag=True,
        may_refuse=True,
    ),
)
def enrol(request: Request, form: shapes.EnrolForm) -> Any:
    """In a training of the own school; a coach names nobody who guides, or oneself."""
    provider_id = _own_provider(request.actor)
    if form.coach_id is not None:
        policies.may_assign(request.actor, policies.TrackFacts(provider_id), form.coach_id).or_raise()
    made = enrolling.enrol(
        actor=request.actor,
        provider_id=provider_id,
        person=form.person(),
        form=form.track(),
        coach_id=form.coach_id,
        now=clock.now(),
    )
    answer = _track(request, made.pk)
    return Answer(answer.body, HTTPStatus.CREATED, answer.etag, location=f"/api/v1/tracks/{made.pk}")


@router.get("/coaches", **door("listCoaches", "Who can guide learners of the school", gives=Page[shapes.TrackCoach]))
def coaches(request: Request, wanted: Query[Paging]) -> Any:
    """Whom this actor may name: who manages the school names everybody, a coach oneself."""
    found = access.people_of_provider(_own_provider(request.actor), clock.today())
    if not request.actor.has_role(Role.PROVIDER_ADMIN):
        found = [one for one in found if one[0] == request.actor.user_id]
    return page_of(request, wanted, found, lambda one: shapes.TrackCoach(id=one[0], name=one[1]))


@router.get("/tracks/{track_id}", **door("getTrack", "One learner", gives=shapes.Track, has_etag=True))
def one_track(request: Request, track_id: Path[Key]) -> Any:
    """Who it is, which training, where the track stands, and what can be done."""
    return _track(request, track_id)


@router.put(
    "/tracks/{track_id}",
    **door("correctTrack", "Correct a learner", gives=shapes.Track, has_etag=True, needs_match=True),
)
def correct(request: Request, track_id: Path[Key], form: shapes.TrackCorrection) -> Any:
    """Everything that is told of the learner and the track; an invitation to an address that changes opens nothing."""
    return _change(request, track_id, partial(enrolling.correct, form=form.track(), person=form.person()))


@router.put(
    "/tracks/{track_id}/coach",
    **door("assignCoach", "Say who guides", gives=shapes.Track, has_etag=True, needs_match=True),
)
def assign_coach(request: Request, track_id: Path[Key], form: shapes.CoachForm) -> Any:
    """Who manages the school says who; a coach takes a learner whom nobody guides."""
    return _change(request, track_id, partial(enrolling.assign_coach, coach_id=form.coach_id))


@router.post(
    "/tracks/{track_id}/leave",
    **door("leaveTrack", "Note that a learner left", gives=shapes.Track, has_etag=True, needs_match=True),
)
def leave(request: Request, track_id: Path[Key], form: shapes.LeaveForm) -> Any:
    """The last day and why; the file is kept, and who comes back is enrolled again."""
    return _change(request, track_id, partial(enrolling.leave, left_on=form.left_on, reason=form.reason))


@router.post(
    "/tracks/{track_id}/move",
    **door("moveTrack", "The next step of a track", gives=shapes.Track, has_etag=True, needs_match=True),
)
def move(request: Request, track_id: Path[Key], form: shapes.MoveForm) -> Any:
    """The learner starts to search, or prepares in a run-up, or ends that."""
    return _change(request, track_id, _MOVES[form.move])


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


def _change(request: Request, track_id: UUID, act: Callable[..., Any]) -> Answer:
    """A step on a track, when it and its learner still are what was read."""

    def find() -> Any:
        found = _own_track(request.actor, track_id, lock=True)
        found.person = people.person_for(request.actor, found.person_id, lock=True)
        return found

    with unchanged(request, find, shapes.tag_of):
        act(actor=request.actor, track_id=track_id, now=clock.now())
        return _track(request, track_id)


def _track(request: Request, track_id: UUID) -> Answer:
    found = _own_track(request.actor, track_id)
    note(request, found)
    guides = policies.may_guide(request.actor, found.facts()).is_ok
    moves = [one for one in (*_MOVES, Move.LEAVE) if guides and TRACK.allows(found.phase, one)]
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
