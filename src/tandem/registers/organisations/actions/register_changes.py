"""What a new extract changes for companies and establishments that take part.

Nothing is deleted: what the register no longer holds keeps its row and gets `gone_since`; what comes back loses it.
Contact details are the company's own and are left alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet

from tandem.registers.organisations.actions import company as joining
from tandem.registers.organisations.actions import register_rows
from tandem.registers.organisations.models import Company, Establishment, RegisterEstablishment
from tandem.registers.organisations.queries import register as queries
from tandem.registers.organisations.rules import EstablishmentFacts, RegisterFacts
from tandem.registers.organisations.terms import RegisterChange

_COMPANY_FIELDS: Final = ("name", "legal_form", "started_on")
_ADDRESS_FIELDS: Final = ("street", "house_number", "box", "postal_code", "municipality")
_PLACE_FIELDS: Final = ("name", "started_on", *_ADDRESS_FIELDS)


@dataclass(frozen=True)
class Sight:
    """What can be seen in a generation, and how far it can be trusted.

    `rejected` are the entities of which a row was rejected; `is_certain` is False when rows were rejected of which the
    number could not be read: then a missing row may be one of those, and nothing is called gone.
    """

    generation: int
    snapshot_on: date
    rejected: frozenset[int]
    is_certain: bool


@dataclass(frozen=True)
class EstablishmentChange:
    """An establishment that takes part for which the new extract says something else."""

    establishment_id: UUID
    kinds: frozenset[RegisterChange]


@dataclass(frozen=True)
class RowChange:
    """A row to write: which fields get which values, and what that is called."""

    row: Company | Establishment
    values: Mapping[str, Any]
    kinds: frozenset[RegisterChange]

    @property
    def company_id(self) -> UUID:
        """The company it is about."""
        return self.row.pk if isinstance(self.row, Company) else self.row.company_id

    def write(self) -> None:
        """Store it; a new establishment as a whole, any other row only where it changes."""
        for name, value in self.values.items():
            setattr(self.row, name, value)
        if RegisterChange.ADDED in self.kinds:
            self.row.save(force_insert=True)
        else:
            self.row.save(update_fields=list(self.values))


@dataclass
class Plan:
    """All that a new extract changes for some companies."""

    companies: list[RowChange] = field(default_factory=list)
    places: list[RowChange] = field(default_factory=list)
    left_alone: set[UUID] = field(default_factory=set)
    """Companies that were not compared, since a row of theirs was rejected."""

    @property
    def differing(self) -> frozenset[UUID]:
        """The companies for which something changes; one that receives a place from another as well."""
        received = {change.values["company_id"] for change in self.places if "company_id" in change.values}
        return frozenset({change.company_id for change in (*self.companies, *self.places)} | received)

    @property
    def vanished(self) -> int:
        """How many establishments vanish."""
        return sum(RegisterChange.GONE in change.kinds for change in self.places)

    def write(self) -> None:
        """Store everything, in the current transaction."""
        for change in (*self.companies, *self.places):
            change.write()

    def establishment_changes(self) -> Iterator[EstablishmentChange]:
        """What the rooms above want to know; a place of a company with a new name is looked at too."""
        for change in self.places:
            yield EstablishmentChange(change.row.pk, change.kinds)
        told = {change.row.pk for change in self.places}
        rows = (change.row for change in self.companies if "name" in change.values)
        places = (place for row in rows if isinstance(row, Company) for place in row.establishments.all())
        yield from (EstablishmentChange(place.pk, frozenset()) for place in places if place.pk not in told)


def companies_with_places(rows: QuerySet[Company]) -> list[Company]:
    """Companies with their establishments at hand."""
    return list(rows.order_by("number").prefetch_related("establishments"))


def plan(companies: Sequence[Company], *, sight: Sight) -> Plan:
    """Compare companies with what the register holds of them now; writes nothing."""
    made = Plan()
    facts = queries.facts_of([int(company.number) for company in companies], generation=sight.generation)
    owners = _owners(companies, facts)
    standing = {place.number for company in companies for place in company.establishments.all()}
    for company in companies:
        places = list(company.establishments.all())
        if {int(company.number), *(int(place.number) for place in places)} & sight.rejected:
            made.left_alone.add(company.pk)
            continue
        held = facts.get(int(company.number))
        made.companies += _company_change(company, held, sight=sight)
        made.places += _place_changes(places, held, owners=owners, sight=sight)
        if held is not None:
            fresh = [place for place in held.establishments if place.number not in standing]
            made.places += _added(company, fresh)
    _name_transfers(made, sight)
    return made


def _owners(
    companies: Sequence[Company], facts: Mapping[int, RegisterFacts]
) -> dict[str, tuple[UUID, EstablishmentFacts]]:
    """For every establishment number the company of these that runs it now, with the facts."""
    return {
        place.number: (company.pk, place)
        for company in companies
        if (held := facts.get(int(company.number))) is not None
        for place in held.establishments
    }


def _company_change(company: Company, held: RegisterFacts | None, *, sight: Sight) -> list[RowChange]:
    if held is None:
        return [] if company.gone_since or not sight.is_certain else [_gone(company, sight)]
    values = _different(company, held, _COMPANY_FIELDS, sight=sight)
    kinds = {RegisterChange.RENAMED} if "name" in values else set()
    if company.gone_since is not None:
        values["gone_since"] = None
        kinds.add(RegisterChange.BACK)
    return [RowChange(company, values, frozenset(kinds))] if values else []


def _place_changes(
    places: Sequence[Establishment],
    held: RegisterFacts | None,
    *,
    owners: Mapping[str, tuple[UUID, EstablishmentFacts]],
    sight: Sight,
) -> Iterator[RowChange]:
    own = {} if held is None else {place.number: place for place in held.establishments}
    for place in places:
        if place.number in own:
            values, kinds = _place_values(place, own[place.number], sight=sight)
        elif place.number in owners:
            owner, facts = owners[place.number]
            values, kinds = _place_values(place, facts, sight=sight)
            values["company_id"] = owner
            kinds.add(RegisterChange.TRANSFERRED)
        elif place.gone_since is None and sight.is_certain:
            yield _gone(place, sight)
            continue
        else:
            continue
        if values:
            yield RowChange(place, values, frozenset(kinds))


def _place_values(
    place: Establishment, facts: EstablishmentFacts, *, sight: Sight
) -> tuple[dict[str, Any], set[RegisterChange]]:
    values = _different(place, facts, _PLACE_FIELDS, sight=sight)
    kinds = {RegisterChange.RENAMED} if "name" in values else set()
    is_moved = not values.keys().isdisjoint(_ADDRESS_FIELDS)
    if is_moved:
        kinds.add(RegisterChange.MOVED)
    if is_moved or not place.position_source:
        position = joining.position_of(facts.postal_code, facts.municipality)
        values |= {name: value for name, value in position.items() if getattr(place, name) != value}
    if place.gone_since is not None:
        values["gone_since"] = None
        kinds.add(RegisterChange.BACK)
    return values, kinds


def _added(company: Company, fresh: Sequence[EstablishmentFacts]) -> Iterator[RowChange]:
    there = {place.number for place in Establishment.objects.filter(number__in=[facts.number for facts in fresh])}
    for facts in fresh:
        if facts.number not in there:
            place = joining.adopted(facts, company=company)
            yield RowChange(place, {}, frozenset({RegisterChange.ADDED}))


def _gone(row: Company | Establishment, sight: Sight) -> RowChange:
    return RowChange(row, {"gone_since": sight.snapshot_on}, frozenset({RegisterChange.GONE}))


def _different(row: object, facts: object, fields: Sequence[str], *, sight: Sight) -> dict[str, Any]:
    """The fields for which the register says something else; without certainty it does not empty a field."""
    values = {name: getattr(facts, name) for name in fields if getattr(facts, name) != getattr(row, name)}
    return {name: value for name, value in values.items() if value or (sight.is_certain and name != "name")}


def _name_transfers(made: Plan, sight: Sight) -> None:
    """Say of a vanished establishment that it went to somebody who does not take part, where the register knows."""
    gone = [change.row for change in made.places if RegisterChange.GONE in change.kinds]
    numbers = [int(row.number) for row in gone]
    elsewhere: set[int] = set()
    for some in register_rows.in_portions(numbers):
        rows = RegisterEstablishment.objects.filter(generation=sight.generation, number__in=some)
        elsewhere.update(rows.values_list("number", flat=True))
    made.places = [
        RowChange(change.row, change.values, change.kinds | {RegisterChange.TRANSFERRED})
        if RegisterChange.GONE in change.kinds and int(change.row.number) in elsewhere
        else change
        for change in made.places
    ]
