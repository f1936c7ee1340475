"""Adding people and correcting what is known of them."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.registers.people import policies, queries, rules
from tandem.registers.people.models import Person
from tandem.registers.people.rules import PersonForm
from tandem.registers.people.terms import Happened

__all__ = ["PersonForm", "add_person", "correct_person"]


@transaction.atomic
def add_person(
    *, actor: Actor, form: PersonForm, now: datetime, kept_by: UUID | None = None, user_id: UUID | None = None
) -> Person:
    """Add a person to the files of an organisation, the actor's own unless another is named."""
    keeper = kept_by or actor.organisation_id
    policies.may_add(actor, keeper).or_raise()
    told = form.tidy()
    rules.is_plausible(told, day=day_of(now)).or_raise()
    person = Person(kept_by=keeper, user_id=user_id, created_at=now)
    person.tell(told)
    person.save(force_insert=True)
    events.record(Happened.PERSON_ADDED, actor=actor, subject=person, at=now, data={"kept_by": keeper})
    return person


@transaction.atomic
def correct_person(*, actor: Actor, person_id: UUID, form: PersonForm, now: datetime) -> Person:
    """Correct what is known of a person. The old and new words go with the event and can be erased later."""
    person = queries.person_for(actor, person_id, lock=True)
    policies.may_correct(actor, kept_by=person.kept_by, user_id=person.user_id).or_raise()
    told = form.tidy()
    rules.is_plausible(told, day=day_of(now)).or_raise()
    changed = person.form().differences(told)
    if not changed:
        return person
    person.tell(told)
    person.save(update_fields=list(changed))
    events.record(
        Happened.PERSON_CORRECTED,
        actor=actor,
        subject=person,
        at=now,
        data={"fields": sorted(changed)},
        detail={name: {"before": before, "after": after} for name, (before, after) in changed.items()},
    )
    return person
