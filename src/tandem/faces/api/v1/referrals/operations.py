"""Referrals to a NAFT or to intensive coaching, for the coach who guides and the family; each look is noted."""

from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from ninja import Path, Router

from tandem.base import clock
from tandem.base.errors import NotFound
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import Answer, door, note_of, unchanged
from tandem.faces.api.fields import Key
from tandem.faces.api.v1.referrals import shapes
from tandem.journey.intake.actions import referrals as actions
from tandem.journey.intake.queries import needs
from tandem.journey.intake.queries import referrals as doors
from tandem.journey.intake.terms.referrals import Agreeing
from tandem.registers.access.terms import Role

router = Router(tags=["Learners"])

SUBJECT: Final = "intake.needsfile"
"""A look at a referral is a look at the shielded part of a file: the learner reads who looked."""


@router.get(
    "/tracks/{track_id}/referrals",
    **door("listReferrals", "The referrals of a learner", gives=shapes.Referrals),
)
def of_track(request: Request, track_id: Path[Key]) -> Any:
    """For the coach who guides, the learner and a parent of a minor; to nobody else they exist."""
    rows = doors.referrals_of(request.actor, track_id, day=clock.today())
    _note(request, track_id)
    items = [_shown(request, one) for one in rows]
    return shapes.Referrals(items=items, total=len(items))


@router.post(
    "/tracks/{track_id}/referrals",
    **door("proposeReferral", "Note a proposal", gives=shapes.Referral, status=HTTPStatus.CREATED, may_refuse=True),
)
def propose(request: Request, track_id: Path[Key], form: shapes.ReferralForm) -> Any:
    """Who proposes to refer the learner, to what and why; kept when the learner or a parent agreed to that."""
    row = actions.propose(
        actor=request.actor,
        track_id=track_id,
        kind=form.kind,
        proposer=form.proposer,
        proposed_on=form.proposed_on,
        reason=form.reason,
        now=clock.now(),
    )
    answer = _again(request, track_id, row.pk)
    return Answer(
        answer.body, HTTPStatus.CREATED, answer.etag, location=f"/api/v1/tracks/{track_id}/referrals/{row.pk}"
    )


@router.get(
    "/tracks/{track_id}/referrals/{referral_id}",
    **door("getReferral", "One referral", gives=shapes.Referral, has_etag=True),
)
def one(request: Request, track_id: Path[Key], referral_id: Path[Key]) -> Any:
    """To what, why, who agreed and who still has to, and what can be done."""
    return _again(request, track_id, referral_id)


@router.post(
    "/tracks/{track_id}/referrals/{referral_id}/agree",
    **door("agreeToReferral", "Agree to a referral", gives=shapes.Referral, has_etag=True, needs_match=True),
)
def agree(request: Request, track_id: Path[Key], referral_id: Path[Key], form: shapes.ReferralAgreeForm) -> Any:
    """The family for itself; the coach notes what somebody said or signed. With the last one it can start."""
    who = form.who or (Agreeing.GUARDIANS if request.actor.has_role(Role.GUARDIAN) else Agreeing.LEARNER)
    act = partial(actions.agree, who=who, agreed_on=form.agreed_on or clock.today())
    return _step(request, track_id, referral_id, act)


@router.post(
    "/tracks/{track_id}/referrals/{referral_id}/start",
    **door("startReferral", "Note that it started", gives=shapes.Referral, has_etag=True, needs_match=True),
)
def start(request: Request, track_id: Path[Key], referral_id: Path[Key], form: shapes.ReferralStepForm) -> Any:
    """Once everybody who is asked agreed (R-NAF-01)."""
    return _step(request, track_id, referral_id, partial(actions.start, on=form.on))


@router.post(
    "/tracks/{track_id}/referrals/{referral_id}/end",
    **door("endReferral", "Note that it ended", gives=shapes.Referral, has_etag=True, needs_match=True),
)
def end(request: Request, track_id: Path[Key], referral_id: Path[Key], form: shapes.ReferralCloseForm) -> Any:
    """And how; the words are sealed."""
    return _step(request, track_id, referral_id, partial(actions.end, on=form.on, closing=form.closing))


@router.post(
    "/tracks/{track_id}/referrals/{referral_id}/refuse",
    **door("refuseReferral", "Note that it does not go on", gives=shapes.Referral, has_etag=True, needs_match=True),
)
def refuse(request: Request, track_id: Path[Key], referral_id: Path[Key], form: shapes.ReferralCloseForm) -> Any:
    """Somebody does not want it, or it cannot be."""
    return _step(request, track_id, referral_id, partial(actions.refuse, on=form.on, closing=form.closing))


def _step(request: Request, track_id: UUID, referral_id: UUID, act: Callable[..., Any]) -> Answer:
    """A step on a referral, when it still is what was read; the track is held first, as everywhere."""

    def tag(_track: Any) -> str:
        return shapes.tag_of(doors.referral_for(request.actor, track_id, referral_id, day=clock.today()))

    find = partial(needs.track_for, request.actor, track_id, day=clock.today(), lock=True)
    with unchanged(request, find, tag):
        act(actor=request.actor, track_id=track_id, referral_id=referral_id, now=clock.now())
        return _again(request, track_id, referral_id)


def _again(request: Request, track_id: UUID, referral_id: UUID) -> Answer:
    rows = doors.referrals_of(request.actor, track_id, day=clock.today())
    row = next((one for one in rows if one.pk == referral_id), None)
    if row is None:
        raise NotFound
    _note(request, track_id)
    return Answer(_shown(request, row), etag=shapes.tag_of(row))


def _shown(request: Request, row: Any) -> shapes.Referral:
    day = clock.today()
    return shapes.Referral.of(
        row,
        doors.read(row),
        state=doors.standing(row, day=day),
        missing=doors.missing(row, day=day),
        moves=doors.moves(request.actor, row, day=day),
    )


def _note(request: Request, track_id: UUID) -> None:
    note_of(request, kind=SUBJECT, key=track_id)
