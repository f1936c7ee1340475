"""Doors to the days on which providers give no lessons by their own choice. Which days those are is public."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.models import row_with
from tandem.base.periods import Period
from tandem.registers.organisations import policies
from tandem.registers.organisations.models import ProviderFreeDay
from tandem.registers.organisations.models.free_day import ProviderFreeDayQuerySet

_NONE: frozenset[date] = frozenset()


@dataclass(frozen=True)
class FreeDays:
    """The free days of several providers at hand: those of a whole provider, and those of one of its locations."""

    whole: dict[UUID, frozenset[date]] = field(default_factory=dict)
    here: dict[UUID, frozenset[date]] = field(default_factory=dict)

    def at(self, provider_id: UUID, location_id: UUID | None) -> frozenset[date]:
        """The days without lessons at this location; without a location those of the whole provider."""
        own = self.here.get(location_id, _NONE) if location_id else _NONE
        return self.whole.get(provider_id, _NONE) | own


def free_days_of(provider_id: UUID, period: Period) -> ProviderFreeDayQuerySet:
    """The free days of a provider in a period that ends, in order, with the location of each."""
    rows = ProviderFreeDay.objects.filter(provider=provider_id).between(period.start, period.end or date.max)
    return rows.select_related("location").order_by("day", "location__number", "id")


def at_location(provider_id: UUID, location_id: UUID | None, period: Period) -> dict[date, ProviderFreeDay]:
    """What is free at a location in a period that ends, by day; what holds there alone goes first."""
    rows = ProviderFreeDay.objects.at(provider_id, location_id).between(period.start, period.end or date.max)
    return {row.day: row for row in rows.order_by("location", "day", "id")}


def of_providers(provider_ids: Collection[UUID], *, since: date) -> FreeDays:
    """The free days of these providers from a day on, in one query."""
    whole: defaultdict[UUID, set[date]] = defaultdict(set)
    here: defaultdict[UUID, set[date]] = defaultdict(set)
    rows = ProviderFreeDay.objects.filter(provider__in=provider_ids, day__gte=since).order_by()
    for provider_id, location_id, day in rows.values_list("provider", "location", "day"):
        (here[location_id] if location_id else whole[provider_id]).add(day)
    return FreeDays(
        {key: frozenset(days) for key, days in whole.items()}, {key: frozenset(days) for key, days in here.items()}
    )


def free_day_to_keep(actor: Actor, free_day_id: UUID, *, lock: bool = False) -> ProviderFreeDay:
    """One free day, for who looks at them as the provider does; locked to take it away."""
    rows = ProviderFreeDay.objects.select_related("provider", "location")
    found = row_with(rows.select_for_update(of=("self",)) if lock else rows, free_day_id)
    if found is None or not policies.may_see_free_days(actor, found.provider_id):
        raise NotFound
    return found
