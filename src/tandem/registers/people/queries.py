"""Doors to people: oneself, the people in the files of the own organisation, and the minors one acts for."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.crypto import salted_hmac

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.law import norms
from tandem.registers.people import policies, rules
from tandem.registers.people.models import Guardianship, GuardianshipQuerySet, Person
from tandem.registers.people.rules import PersonForm

_MARK = "tandem.people.national_number"


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


def known_as(*, kept_by: UUID, given_name: str, family_name: str, birth_date: date) -> Person | None:
    """The person with these names, born that day, in the files of one organisation; who enrols one looks here first."""
    rows = Person.objects.filter(kept_by=kept_by, birth_date=birth_date)
    named = rows.filter(given_name__iexact=given_name, family_name__iexact=family_name)
    return named.order_by("created_at", "id").first()


def mark_of(national_number: str, *, kept_by: UUID) -> str:
    """What a national number leaves behind in the files of one organisation: the same number, the same mark."""
    return salted_hmac(_MARK, f"{kept_by}:{national_number}", algorithm="sha256").hexdigest()


def is_minor(person: Person, *, day: date) -> bool:
    """Whether this person is a minor that day."""
    return rules.is_minor(person.birth_date, day=day, norms=norms.at(day))


def guardian_known_as(*, kept_by: UUID, told: PersonForm) -> Person | None:
    """A parent in these files with the same names and one address or number in common; without either nobody is."""
    return guardians_known_as(kept_by=kept_by, told=[told])[0]


def guardians_known_as(*, kept_by: UUID, told: Sequence[PersonForm]) -> list[Person | None]:
    """The same for many parents at once, in the order told."""
    reached = Q(pk__in=())
    for one in told:
        reached |= Q(email__iexact=one.email) if one.email else Q(pk__in=())
        reached |= Q(phone=one.phone) if one.phone else Q(pk__in=())
    rows = Person.objects.filter(reached, kept_by=kept_by, wards__isnull=False).distinct()
    known = list(rows.order_by("created_at", "id"))
    return [next((row for row in known if rules.is_same_parent(row.form(), one)), None) for one in told]


def others_at(address: str, *, kept_by: UUID | None, person_id: UUID) -> QuerySet[Person]:
    """Who else in these files comes in with this address: an account without identity has an address of its own."""
    rows = Person.objects.filter(kept_by=kept_by, user__email__iexact=address, user__issuer="", user__is_active=True)
    return rows.exclude(pk=person_id)


def is_tied(user_id: UUID) -> bool:
    """Whether somebody in any files is tied to this account; for the room that gives accounts what they may do."""
    return Person.objects.filter(user=user_id).exists()


def guardians_of(actor: Actor, child_id: UUID, *, day: date) -> GuardianshipQuerySet:
    """Who acts for this child that day, for who may know the child; nobody acts for an adult."""
    child = person_for(actor, child_id)
    if not rules.is_minor(child.birth_date, day=day, norms=norms.at(day)):
        return Guardianship.objects.none()
    rows = Guardianship.objects.valid_on(day).filter(child=child).select_related("guardian")
    return rows.order_by("guardian__family_name", "guardian__given_name", "id")


def guardianships_of(actor: Actor, child_id: UUID) -> GuardianshipQuerySet:
    """Everybody who ever acted for this child, for who may know the child, the first one first."""
    rows = Guardianship.objects.filter(child=person_for(actor, child_id)).select_related("guardian")
    return rows.order_by("valid_from", "id")


def guardianship_for(actor: Actor, guardianship_id: UUID, *, lock: bool = False) -> Guardianship:
    """One guardianship, for who may know the child."""
    rows = Guardianship.objects.select_for_update(of=("self",)) if lock else Guardianship.objects.all()
    found = rows.filter(pk=guardianship_id).select_related("child", "guardian").first()
    if found is None:
        raise NotFound
    person_for(actor, found.child_id)
    return found


def acting_guardians(user_id: UUID, *, day: date) -> GuardianshipQuerySet:
    """The guardianships in which this account acts for somebody who is a minor that day."""
    born_after = rules.minors_born_after(day, norms=norms.at(day))
    rows = Guardianship.objects.valid_on(day).filter(guardian__user=user_id)
    return rows.filter(child__birth_date__gt=born_after)


def accounts_acting_for(child_ids: Collection[UUID], *, day: date) -> dict[UUID, list[UUID]]:
    """For each of these children the accounts that act for them that day; an adult has nobody."""
    born_after = rules.minors_born_after(day, norms=norms.at(day))
    rows = Guardianship.objects.valid_on(day).filter(child__in=child_ids, child__birth_date__gt=born_after)
    found: dict[UUID, list[UUID]] = {}
    pairs = rows.filter(guardian__user__isnull=False).order_by("child_id", "id")
    for child_id, user_id in pairs.values_list("child_id", "guardian__user"):
        found.setdefault(child_id, []).append(user_id)
    return found


def guardians_acting_for(child_ids: Collection[UUID], *, day: date) -> dict[UUID, list[Person]]:
    """For each of these children the people who act for them that day, with their accounts; an adult has nobody."""
    born_after = rules.minors_born_after(day, norms=norms.at(day))
    rows = Guardianship.objects.valid_on(day).filter(child__in=child_ids, child__birth_date__gt=born_after)
    found: dict[UUID, list[Person]] = {}
    named = rows.select_related("guardian__user").order_by("guardian__family_name", "guardian__given_name", "id")
    for row in named:
        found.setdefault(row.child_id, []).append(row.guardian)
    return found
