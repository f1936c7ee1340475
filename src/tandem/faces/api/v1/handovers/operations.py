"""Warm handovers: a learner goes with a sheet to a colleague, another provider or VDAB, who accepts or sends back."""

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
from tandem.faces.api.doors import Answer, door, note, unchanged
from tandem.faces.api.fields import Key
from tandem.faces.api.paging import Page, page_of
from tandem.faces.api.v1.handovers import shapes
from tandem.journey.handover.actions import handovers as actions
from tandem.journey.handover.policies import handovers as policies
from tandem.journey.handover.policies.handovers import HandoverFacts
from tandem.journey.handover.queries import handovers as doors
from tandem.journey.handover.rules import handovers as rules
from tandem.journey.handover.terms.handovers import HandoverMove, HandoverState
from tandem.journey.handover.workflow.handovers import HANDOVER
from tandem.journey.intake.policies import tracks as track_policies
from tandem.journey.intake.queries import tracks

router = Router(tags=["Handovers"])

_MAY: Final[Mapping[HandoverMove, Callable[[Actor, HandoverFacts], Any]]] = {
    HandoverMove.AGREE: policies.may_agree,
    HandoverMove.DECLINE: policies.may_agree,
    HandoverMove.ACCEPT: policies.may_answer,
    HandoverMove.SEND_BACK: policies.may_answer,
    HandoverMove.WITHDRAW: policies.may_withdraw,
}


@router.get("/handovers", **door("listHandovers", "Learners who go to other hands", gives=Page[shapes.HandoverLine]))
def handovers(request: Request, wanted: Query[shapes.HandoverList]) -> Any:
    """What is offered to who asks, the first to answer first; what runs and what ended for the own learners."""
    day = clock.today()
    if not policies.takes_part(request.actor):
        raise NotFound
    rows = doors.part(request.actor, wanted.meant, day=day)
    return page_of(request, wanted, rows, _line)


@router.get(
    "/tracks/{track_id}/handover",
    **door("getTrackHandover", "The handover that runs for a learner", gives=shapes.Handover, has_etag=True),
)
def of_track(request: Request, track_id: Path[Key]) -> Any:
    """For the school and the family; none runs where this is not found."""
    day = clock.today()
    tracks.track_for(request.actor, track_id, day=day)
    found = doors.open_of(request.actor, track_id, day=day)
    if found is None:
        raise NotFound
    return _whole(request, found)


@router.post(
    "/tracks/{track_id}/handovers",
    **door(
        "handLearnerOver",
        "Offer a learner to other hands",
        gives=shapes.Handover,
        status=HTTPStatus.CREATED,
        may_refuse=True,
    ),
)
def offer(request: Request, track_id: Path[Key], form: shapes.HandOverForm) -> Any:
    """A colleague reads the sheet at once; another provider or VDAB once the family agreed, here or on paper.

    Until it is accepted nothing changes: who gives stays responsible.
    """
    track = tracks.track_for(request.actor, track_id, day=clock.today())
    if not track_policies.may_guide(request.actor, track.facts()).is_ok:
        raise NotFound
    note(request, track)
    row = actions.offer(
        actor=request.actor,
        track_id=track_id,
        to=form.receiver(),
        sheet=form.sheet(),
        paper_on=form.paper_on,
        now=clock.now(),
    )
    answer = _again(request, row.pk)
    return Answer(answer.body, HTTPStatus.CREATED, answer.etag, location=f"/api/v1/handovers/{row.pk}")


@router.get("/handovers/{handover_id}", **door("getHandover", "One handover", gives=shapes.Handover, has_etag=True))
def one(request: Request, handover_id: Path[Key]) -> Any:
    """The sheet, where it stands, and what can be done."""
    return _again(request, handover_id)


@router.post(
    "/handovers/{handover_id}/agree",
    **door("agreeToHandover", "Agree to a handover", gives=shapes.Handover, has_etag=True, needs_match=True),
)
def agree(request: Request, handover_id: Path[Key]) -> Any:
    """The learner of age, or a parent of a minor, read the sheet: from now on the receiver reads it too."""
    return _step(request, handover_id, actions.agree)


@router.post(
    "/handovers/{handover_id}/decline",
    **door("declineHandover", "Do not agree to a handover", gives=shapes.Handover, has_etag=True, needs_match=True),
)
def decline(request: Request, handover_id: Path[Key]) -> Any:
    """The learner or a parent does not want it, before or after agreeing; the school stays."""
    return _step(request, handover_id, actions.decline)


@router.post(
    "/handovers/{handover_id}/notePaper",
    **door("noteHandoverPaper", "Note a signed paper", gives=shapes.Handover, has_etag=True, needs_match=True),
)
def note_paper(request: Request, handover_id: Path[Key], form: shapes.HandoverPaperForm) -> Any:
    """Who gives notes that the learner or a parent signed for it."""
    return _step(request, handover_id, partial(actions.note_paper, signed_on=form.signed_on))


@router.post(
    "/handovers/{handover_id}/accept",
    **door("acceptHandover", "Take a learner over", gives=shapes.Handover, has_etag=True, needs_match=True),
)
def accept(request: Request, handover_id: Path[Key]) -> Any:
    """From now on the receiver guides; another provider finds the new track in the answer."""
    return _step(request, handover_id, actions.accept)


@router.post(
    "/handovers/{handover_id}/sendBack",
    **door("sendHandoverBack", "Send a learner back", status=HTTPStatus.NO_CONTENT, needs_match=True),
)
def send_back(request: Request, handover_id: Path[Key], form: shapes.SendBackForm) -> Any:
    """With the reason; who gave stays responsible, and the sheet is shut."""
    _act(request, handover_id, partial(actions.send_back, reason=form.reason, words=form.words))
    return Answer(status=HTTPStatus.NO_CONTENT)


@router.post(
    "/handovers/{handover_id}/withdraw",
    **door("withdrawHandover", "Take a handover back", gives=shapes.Handover, has_etag=True, needs_match=True),
)
def withdraw(request: Request, handover_id: Path[Key]) -> Any:
    """Who gives takes the offer back."""
    return _step(request, handover_id, actions.withdraw)


def _line(one: Any) -> shapes.HandoverLine:
    return shapes.HandoverLine.of(one, is_late=_is_late(one))


def _is_late(one: Any) -> bool:
    return one.state == HandoverState.OFFERED and rules.is_late(one.answers_until, day=clock.today())


def _again(request: Request, handover_id: UUID) -> Answer:
    return _whole(request, doors.handover_for(request.actor, handover_id, day=clock.today()))


def _whole(request: Request, found: Any) -> Answer:
    """The handover with its sheet; that somebody read it is noted at the track, where the learner sees who looked."""
    note(request, found.track)
    facts = doors.facts_of(found, day=clock.today())
    moves = [one for one, may in _MAY.items() if HANDOVER.allows(found.state, one) and may(request.actor, facts).is_ok]
    return Answer(shapes.Handover.whole(found, is_late=_is_late(found), moves=moves), etag=shapes.tag_of(found))


def _act(request: Request, handover_id: UUID, act: Callable[..., Any]) -> None:
    find = partial(doors.handover_for, request.actor, handover_id, day=clock.today(), lock=True)
    with unchanged(request, find, shapes.tag_of):
        act(actor=request.actor, handover_id=handover_id, now=clock.now())


def _step(request: Request, handover_id: UUID, act: Callable[..., Any]) -> Answer:
    _act(request, handover_id, act)
    return _again(request, handover_id)
