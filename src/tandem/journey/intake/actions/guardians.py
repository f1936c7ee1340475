"""Parents and guardians of a learner: noted by the school, and let go when they no longer act."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.periods import day_of
from tandem.journey.intake.queries import tracks as doors
from tandem.registers.people import actions as people
from tandem.registers.people import queries as people_queries
from tandem.registers.people.models import Guardianship
from tandem.registers.people.rules import PersonForm


@transaction.atomic
def note(*, actor: Actor, track_id: UUID, person: PersonForm, now: datetime) -> Guardianship:
    """Note a parent or guardian of this learner; who is known already, as parent of another, is not added again."""
    track = doors.track_to_guide(actor, track_id, day=day_of(now))
    told = person.tidy()
    known = people_queries.guardian_known_as(kept_by=track.provider_id, told=told)
    guardian = known or people.add_person(actor=actor, form=told, kept_by=track.provider_id, now=now)
    return people.note_guardian(actor=actor, child_id=track.person_id, guardian_id=guardian.pk, now=now)


@transaction.atomic
def end(*, actor: Actor, track_id: UUID, guardianship_id: UUID, ends_on: date, now: datetime) -> Guardianship:
    """Note that somebody no longer acts for this learner."""
    track = doors.track_to_guide(actor, track_id, day=day_of(now))
    found = people_queries.guardianship_for(actor, guardianship_id)
    if found.child_id != track.person_id:
        raise NotFound
    return people.end_guardianship(actor=actor, guardianship_id=guardianship_id, ends_on=ends_on, now=now)
