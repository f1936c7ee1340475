"""Parents and guardians of a learner, and letting learner and parents come in: what the school itself keeps of it."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from ninja import Path, Router

from tandem.base import clock
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.periods import day_of
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import Answer, door, note, unchanged
from tandem.faces.api.fields import Key
from tandem.faces.api.v1.families import shapes
from tandem.journey.intake.actions import accounts, guardians
from tandem.journey.intake.policies import tracks as policies
from tandem.journey.intake.queries import tracks
from tandem.registers.access import queries as access
from tandem.registers.access.terms import PROVIDER_ROLES, Role
from tandem.registers.people import queries as people

router = Router(tags=["Learners"])


@router.get(
    "/tracks/{track_id}/family",
    **door("getTrackFamily", "Who acts for a learner, and who comes in", gives=shapes.TrackFamily, has_etag=True),
)
def of_track(request: Request, track_id: Path[Key]) -> Any:
    """For who guides: the parents and guardians of a minor, and whether each and the learner can sign in."""
    return _told(request, track_id)


@router.post(
    "/tracks/{track_id}/guardians",
    **door("noteGuardian", "Note a parent or guardian", gives=shapes.TrackFamily, has_etag=True, may_refuse=True),
)
def note_guardian(request: Request, track_id: Path[Key], form: shapes.GuardianForm) -> Any:
    """Who is known already, as parent of another, is not added again; nobody is invited by this (R-AGR-02)."""
    _track(request.actor, track_id)
    guardians.note(actor=request.actor, track_id=track_id, person=form.person(), now=clock.now())
    return _told(request, track_id)


@router.put(
    "/tracks/{track_id}/guardians/{guardian_id}",
    **door("correctGuardian", "Correct a parent", gives=shapes.TrackFamily, has_etag=True, needs_match=True),
)
def correct(request: Request, track_id: Path[Key], guardian_id: Path[Key], form: shapes.GuardianForm) -> Any:
    """The names, and how that person is reached; an invitation to an address that changes opens nothing."""
    return _step(request, track_id, partial(guardians.correct, guardianship_id=guardian_id, person=form.person()))


@router.post(
    "/tracks/{track_id}/guardians/{guardian_id}/end",
    **door(
        "endGuardian", "Note that a parent no longer acts", gives=shapes.TrackFamily, has_etag=True, needs_match=True
    ),
)
def end(request: Request, track_id: Path[Key], guardian_id: Path[Key], form: shapes.EndGuardianForm) -> Any:
    """From that day on; what was done before stays."""
    ends_on = form.ends_on or clock.today()
    return _step(request, track_id, partial(guardians.end, guardianship_id=guardian_id, ends_on=ends_on))


@router.post(
    "/tracks/{track_id}/guardians/{guardian_id}/invite",
    **door("inviteGuardian", "Invite a parent", gives=shapes.TrackFamily, has_etag=True, needs_match=True),
)
def invite_guardian(request: Request, track_id: Path[Key], guardian_id: Path[Key]) -> Any:
    """By a link in a mail; the worker sends it."""
    return _step(request, track_id, partial(accounts.invite_guardian, guardianship_id=guardian_id))


@router.post(
    "/tracks/{track_id}/guardians/{guardian_id}/withdrawInvitation",
    **door(
        "withdrawGuardianInvitation",
        "Take the invitation of a parent back",
        gives=shapes.TrackFamily,
        has_etag=True,
        needs_match=True,
    ),
)
def withdraw_guardian(request: Request, track_id: Path[Key], guardian_id: Path[Key]) -> Any:
    """The link dies at once."""
    return _step(request, track_id, partial(accounts.withdraw_guardian, guardianship_id=guardian_id))


@router.post(
    "/tracks/{track_id}/guardians/{guardian_id}/closeAccess",
    **door(
        "closeGuardianAccess", "Close the access of a parent", gives=shapes.TrackFamily, has_etag=True, needs_match=True
    ),
)
def close_guardian(request: Request, track_id: Path[Key], guardian_id: Path[Key]) -> Any:
    """Nobody comes in as this parent any more, until the school invites anew."""
    return _step(request, track_id, partial(accounts.put_out_guardian, guardianship_id=guardian_id))


@router.post(
    "/tracks/{track_id}/invite",
    **door("inviteLearner", "Invite a learner", gives=shapes.TrackFamily, has_etag=True, needs_match=True),
)
def invite_learner(request: Request, track_id: Path[Key]) -> Any:
    """By a link in a mail to the learner's own address; the worker sends it."""
    return _step(request, track_id, accounts.invite_learner)


@router.post(
    "/tracks/{track_id}/withdrawInvitation",
    **door(
        "withdrawLearnerInvitation",
        "Take the invitation of a learner back",
        gives=shapes.TrackFamily,
        has_etag=True,
        needs_match=True,
    ),
)
def withdraw_learner(request: Request, track_id: Path[Key]) -> Any:
    """The link dies at once."""
    return _step(request, track_id, accounts.withdraw_learner)


@router.post(
    "/tracks/{track_id}/closeAccess",
    **door(
        "closeLearnerAccess", "Close the access of a learner", gives=shapes.TrackFamily, has_etag=True, needs_match=True
    ),
)
def close_learner(request: Request, track_id: Path[Key]) -> Any:
    """Nobody comes in as the learner any more, until the school invites anew."""
    return _step(request, track_id, accounts.put_out_learner)


def _track(actor: Actor, track_id: UUID, *, lock: bool = False) -> Any:
    """The track, for who guides the learner; to everybody else its family does not exist."""
    if actor.organisation_id is None or not actor.has_role(*PROVIDER_ROLES):
        raise NotFound
    found = tracks.track_for(actor, track_id, day=clock.today(), lock=lock)
    if not policies.may_guide(actor, found.facts()).is_ok:
        raise NotFound
    return found


def _family(actor: Actor, track: Any) -> shapes.TrackFamily:
    rows = people.guardians_of(actor, track.person_id, day=clock.today())
    found = [shapes.TrackGuardian.of(row, _entry(row.guardian, Role.GUARDIAN)) for row in rows]
    return shapes.TrackFamily.of(_entry(track.person, Role.LEARNER), found)


def _entry(person: Any, role: Role) -> shapes.FamilyEntry:
    now = clock.now()
    waiting = access.invitation_of(person.pk, role=role, now=now)
    comes_in = access.comes_in(person, role, day=day_of(now))
    return shapes.FamilyEntry.of(person, comes_in=comes_in, waiting=waiting)


def _told(request: Request, track_id: UUID) -> Answer:
    track = _track(request.actor, track_id)
    note(request, track)
    family = _family(request.actor, track)
    return Answer(family, etag=shapes.tag_of(track, family))


def _step(request: Request, track_id: UUID, act: Callable[..., Any]) -> Answer:
    """A step on the family, when it still is what was read; the track is held first, as everywhere."""
    find = partial(_track, request.actor, track_id, lock=True)
    with unchanged(request, find, lambda track: shapes.tag_of(track, _family(request.actor, track))):
        act(actor=request.actor, track_id=track_id, now=clock.now())
        return _told(request, track_id)
