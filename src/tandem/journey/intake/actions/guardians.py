"""Parents and guardians of a learner: noted by the school, and let go when they no longer act."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.periods import day_of
from tandem.journey.intake.models import Track
from tandem.journey.intake.policies import tracks as policies
from tandem.journey.intake.queries import tracks as doors
from tandem.registers.people import actions as people
from tandem.registers.people import queries as people_queries
from tandem.registers.people.actions import NewPerson
from tandem.registers.people.models import Guardianship, Person
from tandem.registers.people.rules import PersonForm


@transaction.atomic
def note(*, actor: Actor, track_id: UUID, person: PersonForm, now: datetime) -> Guardianship:
    """Note a parent or guardian of this learner.

    Who is known already, as parent of another, is not added again, and is reached from now on as was told.
    """
    track = doors.track_to_guide(actor, track_id, day=day_of(now))
    told = person.tidy()
    known = people_queries.guardian_known_as(kept_by=track.provider_id, told=told)
    if known is None:
        guardian = people.add_person(actor=actor, form=told, kept_by=track.provider_id, now=now)
    else:
        reached = known.form().reached_as(told)
        guardian = people.correct_person(actor=actor, person_id=known.pk, form=reached, now=now)
    return people.note_guardian(actor=actor, child_id=track.person_id, guardian_id=guardian.pk, now=now)


@transaction.atomic
def note_all(*, actor: Actor, told: Sequence[tuple[Track, PersonForm]], now: datetime) -> list[Guardianship]:
    """The same for many learners of one provider, each with one parent or guardian; a parent of two is told once."""
    if not told:
        return []
    keepers = {track.provider_id for track, _form in told}
    if len(keepers) > 1 or not all(policies.may_guide(actor, track.facts()).is_ok for track, _form in told):
        raise NotFound
    (kept_by,), forms = keepers, [form.tidy() for _track, form in told]
    known = people_queries.guardians_known_as(kept_by=kept_by, told=forms)
    fresh = [form for form, person in zip(forms, known, strict=True) if person is None]
    added = iter(people.add_people(actor=actor, told=[NewPerson(one) for one in fresh], kept_by=kept_by, now=now))
    pairs = []
    for (track, _form), form, person in zip(told, forms, known, strict=True):
        if person is not None:
            reached = person.form().reached_as(form)
            people.correct_person(actor=actor, person_id=person.pk, form=reached, now=now)
        pairs.append((track.person_id, (person or next(added)).pk))
    return people.note_guardians(actor=actor, pairs=pairs, now=now)


@transaction.atomic
def correct(*, actor: Actor, track_id: UUID, guardianship_id: UUID, person: PersonForm, now: datetime) -> Person:
    """Correct the names of a parent or guardian who acts today, and how that person is reached."""
    guardian = doors.guardian_of(actor, track_id, guardianship_id, day=day_of(now)).guardian
    told = replace(person, birth_date=guardian.birth_date)
    return people.correct_person(actor=actor, person_id=guardian.pk, form=told, now=now)


@transaction.atomic
def end(*, actor: Actor, track_id: UUID, guardianship_id: UUID, ends_on: date, now: datetime) -> Guardianship:
    """Note that somebody no longer acts for this learner."""
    track = doors.track_to_guide(actor, track_id, day=day_of(now))
    found = people_queries.guardianship_for(actor, guardianship_id)
    if found.child_id != track.person_id:
        raise NotFound
    return people.end_guardianship(actor=actor, guardianship_id=guardianship_id, ends_on=ends_on, now=now)
