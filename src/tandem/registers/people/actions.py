"""Adding people, correcting what is known of them, and noting who acts for a child."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.events import Entry
from tandem.base.periods import day_of
from tandem.base.verdict import refusal
from tandem.law import norms
from tandem.registers.people import policies, queries, rules
from tandem.registers.people.models import Guardianship, Person
from tandem.registers.people.rules import GuardianFacts, PersonForm
from tandem.registers.people.terms import Happened

__all__ = [
    "NewPerson",
    "PersonForm",
    "add_past",
    "add_people",
    "add_person",
    "correct_person",
    "end_guardianship",
    "link_account",
    "mark_person",
    "note_guardian",
    "note_guardians",
    "note_past_guardians",
    "unlink_account",
]

_AT_ONCE: Final = 400


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


@transaction.atomic
def mark_person(*, actor: Actor, person_id: UUID, national_number: str, now: datetime) -> Person:
    """Know this person again by a national number from now on; the number itself is not kept."""
    person = queries.person_for(actor, person_id, lock=True)
    policies.may_add(actor, person.kept_by).or_raise()
    if person.kept_by is None:
        raise NotFound
    rules.may_be_number(national_number, birth_date=person.birth_date).or_raise()
    mark = queries.mark_of(national_number, kept_by=person.kept_by)
    if person.number_mark == mark:
        return person
    if Person.objects.filter(kept_by=person.kept_by, number_mark=mark).exists():
        refusal("person.one_per_number").or_raise()
    person.number_mark = mark
    person.save(update_fields=["number_mark"])
    data = {"fields": ["number_mark"]}
    events.record(Happened.PERSON_CORRECTED, actor=actor, subject=person, at=now, data=data)
    return person


@dataclass(frozen=True)
class NewPerson:
    """Somebody who comes into the files of an organisation, with the national number where it was told."""

    form: PersonForm
    national_number: str = ""


@transaction.atomic
def add_people(*, actor: Actor, told: Sequence[NewPerson], kept_by: UUID, now: datetime) -> list[Person]:
    """Add many people at once, each as `add_person` and `mark_person` do; when one cannot be, none of them is added."""
    policies.may_add(actor, kept_by).or_raise()
    persons, entries, marks = [], [], []
    for one in told:
        form = one.form.tidy()
        rules.is_plausible(form, day=day_of(now)).or_raise()
        person = Person(kept_by=kept_by, created_at=now)
        person.tell(form)
        persons.append(person)
        entries.append(Entry(Happened.PERSON_ADDED, actor, person, now, {"kept_by": kept_by}))
        if one.national_number:
            rules.may_be_number(one.national_number, birth_date=person.birth_date).or_raise()
            person.number_mark = queries.mark_of(one.national_number, kept_by=kept_by)
            marks.append(person.number_mark)
            entries.append(Entry(Happened.PERSON_CORRECTED, actor, person, now, {"fields": ["number_mark"]}))
    is_known = Person.objects.filter(kept_by=kept_by, number_mark__in=marks).exists()
    if is_known or len(set(marks)) < len(marks):
        refusal("person.one_per_number").or_raise()
    Person.objects.bulk_create(persons, batch_size=_AT_ONCE)
    events.record_all(entries)
    return persons


@dataclass(frozen=True)
class PastPerson:
    """Somebody who came into the files of an organisation long ago."""

    form: PersonForm
    kept_by: UUID
    added_at: datetime
    by: Actor


@dataclass(frozen=True)
class PastGuardian:
    """Who acts for a child since long ago."""

    child_id: UUID
    form: PersonForm
    since: datetime
    by: Actor


@transaction.atomic
def add_past(*, actor: Actor, told: Sequence[PastPerson]) -> list[Person]:
    """Add many people who came long ago; nobody is told of them any more."""
    policies.may_add(actor, None).or_raise()
    persons = []
    for one in told:
        form = one.form.tidy()
        rules.is_plausible(form, day=day_of(one.added_at)).or_raise()
        person = Person(kept_by=one.kept_by, created_at=one.added_at)
        person.tell(form)
        persons.append(person)
    Person.objects.bulk_create(persons, batch_size=_AT_ONCE)
    pairs = zip(persons, told, strict=True)
    events.record_past(
        Entry(Happened.PERSON_ADDED, one.by, person, one.added_at, {"kept_by": one.kept_by}) for person, one in pairs
    )
    return persons


@transaction.atomic
def note_past_guardians(*, actor: Actor, told: Sequence[PastGuardian], kept_by: Mapping[UUID, UUID]) -> int:
    """Note who acts for each of these children since long ago, a person of their own each; gives how many."""
    parents = add_past(
        actor=actor, told=[PastPerson(one.form, kept_by[one.child_id], one.since, one.by) for one in told]
    )
    children = Person.objects.in_bulk([one.child_id for one in told])
    rows, entries = [], []
    for one, parent in zip(told, parents, strict=True):
        since = day_of(one.since)
        row = Guardianship(
            child_id=one.child_id, guardian=parent, valid_from=since, noted_at=one.since, noted_by=one.by.user_id
        )
        data = {"guardianship": row.pk, "guardian": parent.pk, "valid_from": since}
        rows.append(row)
        entries.append(Entry(Happened.GUARDIAN_NOTED, one.by, children[one.child_id], one.since, data))
    Guardianship.objects.bulk_create(rows, batch_size=_AT_ONCE)
    events.record_past(entries)
    return len(rows)


@transaction.atomic
def link_account(*, actor: Actor, person_id: UUID, user_id: UUID, now: datetime) -> Person:
    """Tie a person in the files of an organisation to the account of that same human being."""
    person = queries.person_for(actor, person_id, lock=True)
    policies.may_add(actor, person.kept_by).or_raise()
    if person.user_id == user_id:
        return person
    is_taken = Person.objects.filter(user=user_id, kept_by=person.kept_by).exists()
    if person.user_id is not None or is_taken:
        refusal("person.one_account").or_raise()
    person.user_id = user_id
    person.save(update_fields=["user"])
    events.record(Happened.PERSON_LINKED, actor=actor, subject=person, at=now, data={"user": user_id})
    return person


@transaction.atomic
def unlink_account(*, actor: Actor, person_id: UUID, now: datetime) -> Person:
    """Untie a person from an account: it was somebody else's, or it closed. The account itself stays."""
    person = queries.person_for(actor, person_id, lock=True)
    policies.may_add(actor, person.kept_by).or_raise()
    before = person.user_id
    if before is None:
        refusal("person.has_account").or_raise()
    person.user_id = None
    person.save(update_fields=["user"])
    events.record(Happened.PERSON_UNLINKED, actor=actor, subject=person, at=now, data={"user": before})
    return person


@transaction.atomic
def note_guardian(
    *, actor: Actor, child_id: UUID, guardian_id: UUID, now: datetime, valid_from: date | None = None
) -> Guardianship:
    """Note that a person in the same files acts for a child as parent or guardian, from a day on."""
    child = queries.person_for(actor, child_id, lock=True)
    guardian = queries.person_for(actor, guardian_id)
    policies.may_add(actor, child.kept_by).or_raise()
    if guardian.kept_by != child.kept_by:
        raise NotFound
    day = day_of(now)
    noted = Guardianship.objects.filter(child=child, guardian=guardian, valid_until__isnull=True)
    facts = GuardianFacts(
        day=day,
        child_birth=child.birth_date,
        guardian_birth=guardian.birth_date,
        is_same_person=child.pk == guardian.pk,
        is_noted=noted.exists(),
    )
    rules.may_be_guardian(facts, norms=norms.at(day)).or_raise()
    row = Guardianship(
        child=child, guardian=guardian, valid_from=valid_from or day, noted_at=now, noted_by=actor.user_id
    )
    row.save(force_insert=True)
    data = {"guardianship": row.pk, "guardian": guardian.pk, "valid_from": row.valid_from}
    events.record(Happened.GUARDIAN_NOTED, actor=actor, subject=child, at=now, data=data)
    return row


@transaction.atomic
def note_guardians(*, actor: Actor, pairs: Sequence[tuple[UUID, UUID]], now: datetime) -> list[Guardianship]:
    """The same for many children and who acts for each of them, from today on; one that cannot be stops them all."""
    day = day_of(now)
    keys = {key for pair in pairs for key in pair}
    rows = Person.objects.select_for_update().filter(pk__in=keys).order_by("id")
    known = {one.pk: one for one in rows if policies.may_see(actor, kept_by=one.kept_by, user_id=one.user_id)}
    noted = Guardianship.objects.filter(child__in=[child for child, _guardian in pairs], valid_until__isnull=True)
    there = set(noted.values_list("child", "guardian"))
    found, entries = [], []
    for child_id, guardian_id in pairs:
        child, guardian = known.get(child_id), known.get(guardian_id)
        if child is None or guardian is None or child.kept_by != guardian.kept_by:
            raise NotFound
        policies.may_add(actor, child.kept_by).or_raise()
        is_noted = (child_id, guardian_id) in there
        facts = GuardianFacts(day, child.birth_date, guardian.birth_date, child_id == guardian_id, is_noted)
        rules.may_be_guardian(facts, norms=norms.at(day)).or_raise()
        there.add((child_id, guardian_id))
        row = Guardianship(child=child, guardian=guardian, valid_from=day, noted_at=now, noted_by=actor.user_id)
        data = {"guardianship": row.pk, "guardian": guardian.pk, "valid_from": day}
        found.append(row)
        entries.append(Entry(Happened.GUARDIAN_NOTED, actor, child, now, data))
    Guardianship.objects.bulk_create(found, batch_size=_AT_ONCE)
    events.record_all(entries)
    return found


@transaction.atomic
def end_guardianship(*, actor: Actor, guardianship_id: UUID, ends_on: date, now: datetime) -> Guardianship:
    """Note that somebody no longer acts for a child, from this day on."""
    row = queries.guardianship_for(actor, guardianship_id, lock=True)
    policies.may_add(actor, row.child.kept_by).or_raise()
    rules.may_end_guardianship(valid_from=row.valid_from, valid_until=row.valid_until, ends_on=ends_on).or_raise()
    row.valid_until, row.ended_at, row.ended_by = ends_on, now, actor.user_id
    row.save(update_fields=["valid_until", "ended_at", "ended_by"])
    data = {"guardianship": row.pk, "guardian": row.guardian_id, "valid_until": ends_on}
    events.record(Happened.GUARDIAN_ENDED, actor=actor, subject=row.child, at=now, data=data)
    return row
