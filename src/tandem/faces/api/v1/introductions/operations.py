"""Introductions: a learner and a workplace get to know each other; for the learner, the school and the company."""

from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import Any

from ninja import Path, Query, Router

from tandem.base import clock
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import Answer, door, note, note_of, unchanged
from tandem.faces.api.fields import Key
from tandem.faces.api.paging import Page, Paging, page_of
from tandem.faces.api.v1.introductions import shapes
from tandem.journey.intake.queries import tracks
from tandem.journey.placement.actions import introduction_ends as ends
from tandem.journey.placement.actions import introduction_moves
from tandem.journey.placement.actions import introductions as actions
from tandem.journey.placement.actions.introduction_locks import held
from tandem.journey.placement.policies import introductions as policies
from tandem.journey.placement.queries import introduction_lists as lists
from tandem.journey.placement.queries import introductions as doors
from tandem.journey.placement.queries import openings
from tandem.journey.placement.terms.introductions import IntroductionMove, IntroductionState
from tandem.journey.placement.workflow.introductions import INTRODUCTION
from tandem.registers.access.terms import Role

router = Router(tags=["Introductions"])

FAMILY = (Role.LEARNER, Role.GUARDIAN)


@router.get("/introductions", **door("listIntroductions", "One's introductions", gives=Page[shapes.IntroductionLine]))
def introductions(request: Request, wanted: Query[shapes.IntroductionList]) -> Any:
    """Of the own company, of the learners one guides, or of oneself; the first to answer first."""
    actor, day = request.actor, clock.today()
    if not policies.has_introductions(actor):
        raise NotFound
    for kind, key in lists.noted_with(actor, day=day):
        note_of(request, kind=kind, key=key)
    rows = lists.part(actor, wanted.meant, day=day)
    return page_of(request, wanted, rows, _line(actor))


@router.get(
    "/tracks/{track_id}/introductions",
    **door("listTrackIntroductions", "Introductions of a learner", gives=Page[shapes.IntroductionLine]),
)
def of_track(request: Request, track_id: Path[Key], wanted: Query[Paging]) -> Any:
    """What runs for one learner, and the place the learner has."""
    day = clock.today()
    note(request, tracks.track_for(request.actor, track_id, day=day))
    return page_of(request, wanted, lists.of_track(request.actor, track_id, day=day), _line(request.actor))


@router.post(
    "/tracks/{track_id}/introductions",
    **door(
        "proposeIntroduction",
        "Bring a learner and a workplace together",
        gives=shapes.Introduction,
        status=HTTPStatus.CREATED,
        may_refuse=True,
    ),
)
def propose(request: Request, track_id: Path[Key], form: shapes.ProposalForm) -> Any:
    """The learner, who acts for a minor, or who guides the learner proposes; the company answers first."""
    facts = tracks.facts_of(tracks.track_for(request.actor, track_id, day=clock.today()), day=clock.today())
    if form.letter.strip():
        policies.may_speak(request.actor, facts).or_raise()
    made = actions.propose(
        actor=request.actor,
        track_id=track_id,
        opening_id=form.opening_id,
        letter=form.letter,
        answers_until=form.answers_until,
        now=clock.now(),
    )
    return _made(request, made)


@router.get(
    "/introductions/{introduction_id}",
    **door("getIntroduction", "One introduction", gives=shapes.Introduction, has_etag=True),
)
def introduction(request: Request, introduction_id: Path[Key]) -> Any:
    """Where it stands, what each side may know, and what this actor can do."""
    one = doors.introduction_for(request.actor, introduction_id, day=clock.today())
    note(request, one)
    return Answer(_whole(request.actor, one), etag=shapes.tag_of(one))


@router.post(
    "/introductions/{introduction_id}/showInterest",
    **door("showInterest", "Want to meet", gives=shapes.Introduction, has_etag=True, needs_match=True),
)
def show_interest(request: Request, introduction_id: Path[Key]) -> Any:
    """The learner wants to get to know the company; said twice is the same."""
    return _step(request, introduction_id, actions.show_interest)


@router.put(
    "/introductions/{introduction_id}/letter",
    **door("writeLetter", "Write the letter", gives=shapes.Introduction, has_etag=True, needs_match=True),
)
def letter(request: Request, introduction_id: Path[Key], form: shapes.LetterForm) -> Any:
    """The words of the learner to the company, until the company answers."""
    return _step(request, introduction_id, partial(actions.write_letter, letter=form.letter))


@router.post(
    "/introductions/{introduction_id}/plan",
    **door("planTalk", "Plan the talk", gives=shapes.Introduction, has_etag=True, needs_match=True),
)
def plan(request: Request, introduction_id: Path[Key], form: shapes.TalkForm) -> Any:
    """The company invites the learner, and knows then who it is; planning again moves the talk."""
    return _step(request, introduction_id, partial(actions.plan, talk=form.talk()))


@router.post(
    "/introductions/{introduction_id}/promise",
    **door("promiseSeat", "Promise a seat", gives=shapes.Introduction, has_etag=True, needs_match=True),
)
def promise(request: Request, introduction_id: Path[Key]) -> Any:
    """The company keeps a seat; no seat is promised twice."""
    return _step(request, introduction_id, actions.promise)


@router.post(
    "/introductions/{introduction_id}/accept",
    **door("acceptSeat", "Take the seat", gives=shapes.Introduction, has_etag=True, needs_match=True),
)
def accept(request: Request, introduction_id: Path[Key]) -> Any:
    """The learner says yes and is placed; what else runs for the learner ends."""
    return _step(request, introduction_id, actions.accept, everything=True)


@router.post(
    "/introductions/{introduction_id}/refuse",
    **door("refuseIntroduction", "Say no", gives=shapes.Introduction, has_etag=True, needs_match=True),
)
def refuse(request: Request, introduction_id: Path[Key], form: shapes.NoForm) -> Any:
    """The company or the learner says no, with a reason."""
    return _step(request, introduction_id, partial(ends.refuse, reason=form.reason, words=form.words))


@router.post(
    "/introductions/{introduction_id}/withdraw",
    **door("withdrawIntroduction", "Take it back", gives=shapes.Introduction, has_etag=True, needs_match=True),
)
def withdraw(request: Request, introduction_id: Path[Key]) -> Any:
    """Who may propose takes it back; once a seat is promised, only who speaks for the learner."""
    return _step(request, introduction_id, ends.withdraw)


@router.post(
    "/introductions/{introduction_id}/fallAway",
    **door("loseSeat", "The place fell away", gives=shapes.Introduction, has_etag=True, needs_match=True),
)
def fall_away(request: Request, introduction_id: Path[Key], form: shapes.FallAwayForm) -> Any:
    """The place fell away after both said yes: the seat is free, and the learner searches again."""
    return _step(request, introduction_id, partial(ends.fall_away, reason=form.reason, words=form.words))


@router.post(
    "/introductions/{introduction_id}/transfer",
    **door(
        "transferIntroduction",
        "Go on with another place",
        gives=shapes.Introduction,
        status=HTTPStatus.CREATED,
        has_etag=True,
        needs_match=True,
    ),
)
def transfer(request: Request, introduction_id: Path[Key], form: shapes.TransferForm) -> Any:
    """Go on with another place of the company, as far as it was; the answer is the new introduction."""
    with _unchanged(request, introduction_id):
        made = introduction_moves.transfer(
            actor=request.actor, introduction_id=introduction_id, opening_id=form.opening_id, now=clock.now()
        )
    return _made(request, made)


def _line(actor: Actor) -> Callable[[Any], shapes.IntroductionLine]:
    return partial(shapes.IntroductionLine.of, is_company=policies.is_recruiter(actor))


def _whole(actor: Actor, one: Any) -> shapes.Introduction:
    """An introduction as this actor may know it."""
    day = clock.today()
    moves = _moves(actor, one)
    if policies.is_recruiter(actor):
        others = doors.other_openings(one, day=day) if IntroductionMove.TRANSFER in moves else ()
        return shapes.Introduction.whole(one, moves=moves, seen=doors.candidate_of(one), other_places=others)
    contact = None if actor.has_role(*FAMILY) else openings.contact_for(actor, one.opening)
    return shapes.Introduction.whole(one, moves=moves, contact=contact)


def _moves(actor: Actor, one: Any) -> list[IntroductionMove]:
    facts = doors.facts_of(one, day=clock.today())
    is_promised = one.state == IntroductionState.PROMISED
    answers, speaks = policies.may_answer(actor, facts), policies.may_speak(actor, facts.track)
    allowed = {
        IntroductionMove.PLAN: answers,
        IntroductionMove.PROMISE: answers,
        IntroductionMove.TRANSFER: answers,
        IntroductionMove.ACCEPT: speaks,
        IntroductionMove.REFUSE: policies.may_refuse(actor, facts),
        IntroductionMove.WITHDRAW: policies.may_withdraw(actor, facts.track, is_promised=is_promised),
        IntroductionMove.FALL_AWAY: policies.may_end_place(actor, facts),
    }
    return [move for move, verdict in allowed.items() if verdict.is_ok and INTRODUCTION.allows(one.state, move)]


def _made(request: Request, made: Any) -> Answer:
    one = doors.introduction_for(request.actor, made.pk, day=clock.today())
    note(request, one)
    return Answer(
        _whole(request.actor, one),
        status=HTTPStatus.CREATED,
        etag=shapes.tag_of(one),
        location=f"/api/v1/introductions/{one.pk}",
    )


def _unchanged(request: Request, introduction_id: Any, *, everything: bool = False) -> Any:
    find = partial(held, request.actor, introduction_id, now=clock.now(), everything=everything)
    return unchanged(request, find, shapes.tag_of)


def _step(request: Request, introduction_id: Any, act: Callable[..., Any], *, everything: bool = False) -> Answer:
    with _unchanged(request, introduction_id, everything=everything):
        act(actor=request.actor, introduction_id=introduction_id, now=clock.now())
        one = doors.introduction_for(request.actor, introduction_id, day=clock.today())
    return Answer(_whole(request.actor, one), etag=shapes.tag_of(one))
