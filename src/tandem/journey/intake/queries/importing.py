"""What a file or message of pupils would do: the plan, on what the provider knows. A few questions for a whole file."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.models import slices
from tandem.journey.intake.models import Track
from tandem.journey.intake.models.tracks import TrackQuerySet
from tandem.journey.intake.policies import tracks as policies
from tandem.journey.intake.queries import tracks
from tandem.journey.intake.rules import importing as rules
from tandem.journey.intake.rules.importing import (
    Ground,
    KnownGuardian,
    KnownPerson,
    KnownTrack,
    PupilRow,
    RowPlan,
    TrainingFacts,
)
from tandem.journey.intake.terms.tracks import Phase
from tandem.law import norms
from tandem.registers.geo import queries as geo
from tandem.registers.organisations.models import Location, Programme
from tandem.registers.people import queries as people
from tandem.registers.people.models import Guardianship, Person
from tandem.registers.reference import queries as reference


def plans_for(
    actor: Actor, provider_id: UUID, rows: Sequence[PupilRow], *, answers: Mapping[str, str], day: date
) -> tuple[RowPlan, ...]:
    """What will happen with these rows, for who may enrol here; nothing is written."""
    policies.may_enrol(actor, provider_id).or_raise()
    ground = _ground(actor, provider_id, rows, day=day)
    return rules.plan(rows, ground, answers=answers, day=day, norms_at=norms.at)


def not_named(actor: Actor, provider_id: UUID, plans: Sequence[RowPlan], *, day: date) -> TrackQuerySet:
    """Who is here in one of the trainings of these rows, and in none of the rows: perhaps they left."""
    named = {plan.person_id for plan in plans if plan.person_id}
    asked = {str(option) for plan in plans for question in plan.questions for option in question.options}
    if any(plan.questions for plan in plans):
        named |= {UUID(one) for one in asked if len(one) == len(str(provider_id))}
    codes = {plan.form.training for plan in plans if plan.form.training}
    rows = tracks.tracks_for(actor, day=day).running().filter(provider=provider_id, training__code__in=codes)
    return rows.exclude(person__in=named).named().order_by("person__family_name", "person__given_name", "number")


def known_people(
    actor: Actor, provider_id: UUID, *, numbers: Collection[str], births: Collection[date], day: date
) -> tuple[dict[str, KnownPerson], dict[str, list[KnownPerson]]]:
    """Who the provider knows by these national numbers, and by name and these birth dates; for who may enrol here."""
    marks = {people.mark_of(number, kept_by=provider_id): number for number in numbers}
    known = _known(actor, provider_id, marks=marks, births=births, day=day)
    by_name: dict[str, list[KnownPerson]] = {}
    for _mark, one in known:
        by_name.setdefault(rules.name_key(one.form, one.form.birth_date), []).append(one)
    return {marks[mark]: one for mark, one in known if mark in marks}, by_name


def trainings_named(provider_id: UUID, *, day: date) -> tuple[TrainingFacts, ...]:
    """The trainings that a file of this provider may name, and which of them are its own."""
    return _named(_offered(provider_id), day=day)


def _named(own: Collection[str], *, day: date) -> tuple[TrainingFacts, ...]:
    rows = reference.trainings_on(day)
    return tuple(TrainingFacts(one.code, (one.name, one.name_en), one.code in own) for one in rows)


def _ground(actor: Actor, provider_id: UUID, rows: Sequence[PupilRow], *, day: date) -> Ground:
    own = _offered(provider_id)
    numbers = {row.national_number for row in rows if row.national_number}
    births = {row.birth_date for row in rows if row.birth_date}
    by_number, by_name = known_people(actor, provider_id, numbers=numbers, births=births, day=day)
    return Ground(
        trainings=_named(own, day=day),
        locations=frozenset(Location.objects.filter(provider=provider_id).values_list("number", flat=True)),
        postal_codes=frozenset(geo.places_by_postal_code()),
        offers=_offering(own),
        by_number=by_number,
        by_name=by_name,
    )


def _offered(provider_id: UUID) -> dict[str, list[Any]]:
    """The periods in which the provider offers each training."""
    found: dict[str, list[Any]] = {}
    rows = Programme.objects.filter(location__provider=provider_id).order_by("training__code", "valid_from", "id")
    for code, since, until in rows.values_list("training__code", "valid_from", "valid_until"):
        found.setdefault(code, []).append((since, until))
    return found


def _offering(own: Mapping[str, Sequence[Any]]) -> Callable[[str, date], bool]:
    def offers(code: str, day: date) -> bool:
        return any(since <= day and (until is None or day < until) for since, until in own.get(code, ()))

    return offers


def _known(
    actor: Actor, provider_id: UUID, *, marks: Collection[str], births: Collection[date], day: date
) -> list[tuple[str, KnownPerson]]:
    """Learners in the files of this provider with one of these marks or birth dates; of no other provider."""
    found: dict[UUID, Person] = {}
    for column, values in (("number_mark__in", marks), ("birth_date__in", births)):
        for some in slices(values):
            rows = Person.objects.filter(**{column: some}, kept_by=provider_id).order_by("created_at", "id")
            found.update((one.pk, one) for one in rows)
    theirs: dict[UUID, list[KnownTrack]] = {}
    parents: dict[UUID, list[KnownGuardian]] = {}
    for some in slices(found):
        for track in Track.objects.filter(person__in=some, provider=provider_id).named().order_by("starts_on", "id"):
            theirs.setdefault(track.person_id, []).append(_track(actor, track))
        rows_of = Guardianship.objects.valid_on(day).filter(child__in=some).select_related("guardian")
        for row in rows_of.order_by("valid_from", "id"):
            parents.setdefault(row.child_id, []).append(KnownGuardian(row.pk, row.guardian.form()))
    return [
        (
            one.number_mark,
            KnownPerson(
                id=key,
                form=one.form(),
                has_number=bool(one.number_mark),
                tracks=tuple(theirs.get(key, ())),
                guardians=tuple(parents.get(key, ())),
            ),
        )
        for key, one in found.items()
        if key in theirs or one.number_mark in marks
    ]


def _track(actor: Actor, track: Track) -> KnownTrack:
    is_open = policies.may_guide(actor, track.facts()).is_ok
    return KnownTrack(track.pk, track.form(), Phase(track.phase), track.left_on, is_open)
