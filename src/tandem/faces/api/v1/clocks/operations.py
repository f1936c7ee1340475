"""The search time of learners: the board of a coach, one learner's days, and more days asked and decided."""

from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import Any
from uuid import UUID

from ninja import Path, Query, Router

from tandem.base import clock as time
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import Answer, door, note, note_of, unchanged
from tandem.faces.api.fields import Key
from tandem.faces.api.paging import Page, filled
from tandem.faces.api.v1.clocks import shapes
from tandem.journey.intake.queries import tracks
from tandem.journey.placement.actions import clock_extensions as extensions
from tandem.journey.placement.actions import clocks as actions
from tandem.journey.placement.policies import clocks as policies
from tandem.journey.placement.queries import clock_board as boards
from tandem.journey.placement.queries import clock_signals
from tandem.journey.placement.queries import clocks as doors
from tandem.journey.placement.terms.clocks import ClockState, ExtensionState

router = Router(tags=["Search time"])


@router.get(
    "/searchTimes",
    **door("listSearchTimes", "Who searches and how long still", gives=Page[shapes.SearchTimeLine]),
)
def board(request: Request, wanted: Query[shapes.BoardList]) -> Any:
    """The learners whom this actor looks after, the first to end first; for a coach also those whom nobody guides."""
    day = time.today()
    found = boards.board(request.actor, wish=wanted.wish(), day=day)
    note_of(request, kind="organisations.provider", key=request.actor.organisation_id)
    start = (wanted.page - 1) * wanted.page_size
    lines = boards.lines(found.keys[start : start + wanted.page_size], day=day)
    return filled(request, wanted, items=[shapes.SearchTimeLine.of(line) for line in lines], total=found.total)


@router.get(
    "/tracks/{track_id}/searchTimes",
    **door("listTrackSearchTimes", "The search times of a learner", gives=shapes.SearchTimes),
)
def of_track(request: Request, track_id: Path[Key]) -> Any:
    """How many days are left to a learner, and each time before; the newest first."""
    day = time.today()
    note(request, tracks.track_for(request.actor, track_id, day=day))
    found = doors.readings(doors.of_track(request.actor, track_id, day=day), day=day)
    return shapes.SearchTimes(items=[_whole(request.actor, one) for one in found], total=len(found))


@router.get(
    "/searchTimes/{clock_id}",
    **door("getSearchTime", "One search time", gives=shapes.SearchTime, has_etag=True),
)
def one(request: Request, clock_id: Path[Key]) -> Any:
    """How many days are left to one learner, with what was asked and answered."""
    return _answer(request, clock_id)


@router.post(
    "/searchTimes/{clock_id}/extensions",
    **door("askExtension", "Ask more days", gives=shapes.SearchTime, has_etag=True, needs_match=True),
)
def ask(request: Request, clock_id: Path[Key], form: shapes.AskForm) -> Any:
    """Who guides the learner asks with a reason; the school decides, once (R-AGR-12)."""
    return _step(request, clock_id, partial(extensions.ask, clock_id=clock_id, reason=form.reason, words=form.words))


@router.post(
    "/searchTimes/{clock_id}/extensions/{extension_id}/grant",
    **door("grantExtension", "Give more days", gives=shapes.SearchTime, has_etag=True, needs_match=True),
)
def grant(request: Request, clock_id: Path[Key], extension_id: Path[Key], form: shapes.AnswerForm) -> Any:
    """As many as the law of today says."""
    return _decide(request, clock_id, extension_id, partial(extensions.grant, words=form.words))


@router.post(
    "/searchTimes/{clock_id}/extensions/{extension_id}/refuse",
    **door("refuseExtension", "Give no more days", gives=shapes.SearchTime, has_etag=True, needs_match=True),
)
def refuse(request: Request, clock_id: Path[Key], extension_id: Path[Key], form: shapes.AnswerForm) -> Any:
    """And say why: the coach reads it."""
    return _decide(request, clock_id, extension_id, partial(extensions.refuse, words=form.words))


@router.post(
    "/searchTimes/{clock_id}/extensions/{extension_id}/withdraw",
    **door("withdrawExtension", "Take the question back", gives=shapes.SearchTime, has_etag=True, needs_match=True),
)
def withdraw(request: Request, clock_id: Path[Key], extension_id: Path[Key]) -> Any:
    """A question that nobody answered yet."""
    return _decide(request, clock_id, extension_id, extensions.withdraw)


@router.post(
    "/searchTimes/{clock_id}/handle",
    **door("handleSearchTime", "Say what follows", gives=shapes.SearchTime, has_etag=True, needs_match=True),
)
def handle(request: Request, clock_id: Path[Key], form: shapes.HandleForm) -> Any:
    """When the days are over: the track follows what was chosen (R-AGR-13)."""
    act = partial(actions.handle, clock_id=clock_id, outcome=form.outcome, words=form.words)
    return _step(request, clock_id, act)


def _found(actor: Actor, clock_id: UUID, *, lock: bool = False) -> Any:
    """The clock, for who looks after learners; a learner has the own list."""
    if not policies.has_board(actor):
        raise NotFound
    return doors.clock_for(actor, clock_id, day=time.today(), lock=lock)


def _answer(request: Request, clock_id: UUID) -> Answer:
    found = _found(request.actor, clock_id)
    note(request, found)
    body = _whole(request.actor, doors.reading(found, day=time.today()))
    return Answer(body, status=HTTPStatus.OK, etag=shapes.tag_of(found))


def _whole(actor: Actor, reading: doors.Reading) -> shapes.SearchTime:
    is_school = policies.has_board(actor)
    rows = reading.clock.extensions.all() if is_school else ()
    held = sorted(rows, key=lambda row: (row.asked_at, row.pk))
    told = clock_signals.signals_of([reading], day=time.today())[reading.clock.pk] if is_school else ()
    return shapes.SearchTime.whole(reading, extensions=held, moves=_moves(actor, reading, held), told=told)


def _moves(actor: Actor, reading: doors.Reading, held: list[Any]) -> list[str]:
    facts, runs = reading.clock.track.facts(), reading.clock.state == ClockState.RUNNING
    is_asked = any(row.state == ExtensionState.ASKED for row in held)
    decides, asks = policies.may_decide(actor, facts).is_ok, policies.may_ask(actor, facts).is_ok
    may = {
        "ask": asks and runs and not is_asked,
        "grant": decides and is_asked,
        "refuse": decides and is_asked,
        "withdraw": asks and is_asked,
        "handle": policies.may_handle(actor, facts).is_ok and runs and reading.count.is_over,
    }
    return [move for move, is_open in may.items() if is_open]


def _step(request: Request, clock_id: UUID, act: Callable[..., Any]) -> Answer:
    with unchanged(request, partial(_found, request.actor, clock_id, lock=True), shapes.tag_of):
        act(actor=request.actor, now=time.now())
        return _answer(request, clock_id)


def _decide(request: Request, clock_id: UUID, extension_id: UUID, act: Callable[..., Any]) -> Answer:
    _found(request.actor, clock_id)
    if doors.extension_for(request.actor, extension_id, day=time.today()).clock_id != clock_id:
        raise NotFound
    return _step(request, clock_id, partial(act, extension_id=extension_id))
