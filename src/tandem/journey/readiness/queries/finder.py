"""Which dual trainings and run-ups there are, at which provider and location, how far from somewhere. All is public."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final
from uuid import UUID

import numpy as np
from django.db.models import QuerySet

from tandem.journey.readiness.rules import finder as rules
from tandem.journey.readiness.rules.finder import Found, Taught
from tandem.journey.recognition.queries import public
from tandem.journey.recognition.queries.minutes import Trip
from tandem.journey.recognition.queries.nearness import Near
from tandem.journey.recognition.queries.public import Wish
from tandem.registers.geo.rules import distance_km
from tandem.registers.organisations.queries import providers
from tandem.registers.travel.queries.doors import NEVER, Spot

_PLACE: Final = (
    "location__provider__number",
    "location__provider__name",
    "location__provider__kind",
    "location__provider__website",
    "location_id",
    "location__name",
    "location__street",
    "location__house_number",
    "location__postal_code",
    "location__municipality",
    "location__lat",
    "location__lon",
    "valid_from",
    "valid_until",
)


@dataclass(frozen=True)
class Around:
    """From where somebody looks, and how far; where a `trip` says within how many minutes, `km` does not count."""

    spot: Spot
    km: float | None
    trip: Trip | None = None

    @property
    def has_edge(self) -> bool:
        """Whether something can lie too far."""
        return self.km is not None or self.trip is not None

    def holds(self, one: Taught) -> bool:
        """Whether a place whose distance is known lies within reach; by minutes only those that were told any do."""
        if self.trip is not None:
            return one.minutes is not None
        return self.km is None or (one.km is not None and one.km <= self.km)


def trainings_in_reach(
    around: Around | None,
    *,
    start: date,
    today: date,
    sectors_of: Mapping[UUID, Collection[str]],
    with_opening: QuerySet[Any, UUID],
) -> list[Found]:
    """Every training that can be started on a day within reach, with its places, run-ups and recognised workplaces.

    `sectors_of` are the trainings of the day with their sectors. Workplaces are those recognised today;
    `with_opening` names the recognitions under which a place is free.
    """
    wish = workplaces_in_reach(around)
    dual = _in_reach(_dual(start), around)
    run_ups = _in_reach(_run_ups(start), around)
    return [
        one
        for one in rules.found(
            dual,
            run_ups,
            sectors_of=sectors_of,
            workplaces=public.by_training(wish, day=today),
            open_workplaces=public.by_training(replace(wish, among=with_opening), day=today),
        )
        if one.training in sectors_of
    ]


def _dual(day: date) -> list[Taught]:
    rows = providers.programmes_on(day).values_list("training_id", "agreement_type", *_PLACE)
    return [_taught(place, training=training, agreement=agreement) for training, agreement, *place in rows]


def _run_ups(day: date) -> list[Taught]:
    rows = providers.aanloop_on(day).values_list("training_id", "sector__code", "name", *_PLACE)
    return [
        _taught(place, training=training, sector=sector or "", name=name) for training, sector, name, *place in rows
    ]


def _taught(
    place: Iterable[Any], *, training: UUID | None, agreement: str = "", sector: str = "", name: str = ""
) -> Taught:
    told = dict(zip(_PLACE, place, strict=True))
    street = f"{told['location__street']} {told['location__house_number']}".strip()
    town = f"{told['location__postal_code']} {told['location__municipality']}"
    return Taught(
        training=training,
        sector=sector,
        name=name,
        provider=told["location__provider__number"],
        provider_name=told["location__provider__name"],
        provider_kind=told["location__provider__kind"],
        website=told["location__provider__website"],
        location=told["location_id"],
        location_name=told["location__name"],
        address=f"{street}, {town}" if street else town,
        municipality=town,
        lat=told["location__lat"],
        lon=told["location__lon"],
        agreement=agreement,
        valid_from=told["valid_from"],
        valid_until=told["valid_until"],
    )


def _in_reach(taught: list[Taught], around: Around | None) -> list[Taught]:
    """Those in the circle, or within the minutes, each with its distance; without a place all of them, with none."""
    if around is None:
        return taught
    measured = [replace(one, km=_km(around.spot, one)) for one in taught]
    if around.trip is not None:
        measured = _timed(measured, around.trip)
    return [one for one in measured if around.holds(one)]


def _timed(taught: list[Taught], trip: Trip) -> list[Taught]:
    known = [one for one in taught if one.km is not None]
    lat = np.array([one.lat for one in known], np.float64)
    lon = np.array([one.lon for one in known], np.float64)
    minutes = trip.area.minutes(lat, lon).tolist()
    return [replace(one, minutes=None if took == NEVER else took) for one, took in zip(known, minutes, strict=True)]


def _km(spot: Spot, one: Taught) -> float | None:
    return None if one.lat is None or one.lon is None else distance_km(spot.lat, spot.lon, one.lat, one.lon)


def workplaces_in_reach(around: Around | None) -> Wish:
    """The workplaces within the same reach."""
    if around is None:
        return Wish()
    if around.trip is not None:
        return Wish(trip=around.trip)
    return Wish(near=Near(around.spot.lat, around.spot.lon, around.km))
