"""Doors to people: oneself, and the people in the files of the own organisation."""

from uuid import UUID

from django.db.models import Q, QuerySet

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.registers.people import policies
from tandem.registers.people.models import Person


def person_for(actor: Actor, person_id: UUID, *, lock: bool = False) -> Person:
    """The person, for who may know; for anybody else there is none."""
    rows = Person.objects.select_for_update() if lock else Person.objects.all()
    person = rows.filter(pk=person_id).first()
    if person is None or not policies.may_see(actor, kept_by=person.kept_by, user_id=person.user_id):
        raise NotFound
    return person


def people_for(actor: Actor) -> QuerySet[Person]:
    """Everybody this actor may know."""
    if actor.has_role(*policies.SEES_EVERYBODY):
        return Person.objects.all()
    own_files = Q(kept_by=actor.organisation_id, kept_by__isnull=False)
    seen = own_files if actor.has_role(*policies.KEEPS_FOR_OWN) else Q(pk__in=())
    if actor.user_id is not None:
        seen |= Q(user_id=actor.user_id)
    return Person.objects.filter(seen)
