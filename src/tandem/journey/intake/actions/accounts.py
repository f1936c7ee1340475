"""Letting a learner or parent come in by a link of the school, and putting out whoever came in wrongly."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.journey.intake.queries import tracks as doors
from tandem.registers.access import actions as access
from tandem.registers.access.models import Invitation
from tandem.registers.access.terms import Role
from tandem.registers.people.models import Person


@transaction.atomic
def invite_learner(*, actor: Actor, track_id: UUID, now: datetime) -> Invitation:
    """Let the learner see the own track, at the own e-mail address."""
    track = doors.track_to_guide(actor, track_id, day=day_of(now))
    return access.invite_person(actor=actor, person_id=track.person_id, role=Role.LEARNER, now=now)


@transaction.atomic
def invite_guardian(*, actor: Actor, track_id: UUID, guardianship_id: UUID, now: datetime) -> Invitation:
    """Let a parent or guardian see the track of the child."""
    guardian_id = _guardian_of(actor, track_id, guardianship_id, now=now)
    return access.invite_person(actor=actor, person_id=guardian_id, role=Role.GUARDIAN, now=now)


@transaction.atomic
def withdraw_learner(*, actor: Actor, track_id: UUID, now: datetime) -> Invitation:
    """Take the invitation of the learner back."""
    track = doors.track_to_guide(actor, track_id, day=day_of(now))
    return access.withdraw_person(actor=actor, person_id=track.person_id, role=Role.LEARNER, now=now)


@transaction.atomic
def withdraw_guardian(*, actor: Actor, track_id: UUID, guardianship_id: UUID, now: datetime) -> Invitation:
    """Take the invitation of a parent or guardian back."""
    guardian_id = _guardian_of(actor, track_id, guardianship_id, now=now)
    return access.withdraw_person(actor=actor, person_id=guardian_id, role=Role.GUARDIAN, now=now)


@transaction.atomic
def put_out_learner(*, actor: Actor, track_id: UUID, now: datetime) -> Person:
    """Let nobody come in as the learner any more, until the school invites anew."""
    track = doors.track_to_guide(actor, track_id, day=day_of(now))
    return access.put_out_person(actor=actor, person_id=track.person_id, now=now)


@transaction.atomic
def put_out_guardian(*, actor: Actor, track_id: UUID, guardianship_id: UUID, now: datetime) -> Person:
    """Let nobody come in as this parent or guardian any more, until the school invites anew."""
    guardian_id = _guardian_of(actor, track_id, guardianship_id, now=now)
    return access.put_out_person(actor=actor, person_id=guardian_id, now=now)


def _guardian_of(actor: Actor, track_id: UUID, guardianship_id: UUID, *, now: datetime) -> UUID:
    """Who acts for the learner of this track today by this guardianship."""
    return doors.guardian_of(actor, track_id, guardianship_id, day=day_of(now)).guardian_id
