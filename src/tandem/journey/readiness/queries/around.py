"""What lies within reach of a company: who brings what it misses, and how many learners look for a place."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import Count

from tandem.journey.intake.models import Track
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.readiness.queries.work import key_of
from tandem.journey.readiness.rules.coverage import Coverage, at_least, completing
from tandem.journey.recognition.queries import offers
from tandem.journey.recognition.queries.nearness import Near
from tandem.journey.recognition.queries.offers import Site
from tandem.law import norms
from tandem.registers.geo import queries as geo
from tandem.registers.geo.rules import distance_km
from tandem.registers.reference import queries as reference
from tandem.registers.travel.queries.doors import NEVER, Spot, farthest_km, known_by, travel_minutes_many
from tandem.registers.travel.terms import Known, TravelMode

_QUARTER: Final = 15
_MARGIN: Final = 1.001


@dataclass(frozen=True)
class Around:
    """From where, by what, and how long a trip may take."""

    lat: float
    lon: float
    mode: TravelMode
    minutes: int


@dataclass(frozen=True)
class Reached:
    """An establishment within reach, how long it takes to get there, and what says so."""

    site: Site
    minutes: int
    known: Known = Known.ESTIMATE


@dataclass(frozen=True)
class Neighbour:
    """An establishment that brings what is missing, with its name, how far it is, and for what it is recognised."""

    site: Site
    place: Any
    minutes: int
    known: Known = Known.ESTIMATE
    recognitions: tuple[Any, ...] = ()


def sites_in_reach(around: Around, *, day: date) -> dict[UUID, Reached]:
    """The recognised establishments that can be reached in time."""
    near = _circle(around, day=day)
    if near is None:
        return {}
    sites = list(offers.sites_within(near, day=day).values())
    spots = [Spot(one.lat, one.lon) for one in sites]
    minutes = travel_minutes_many(Spot(around.lat, around.lon), spots, around.mode, day=day)
    known = known_by(around.mode, day=day)
    return {
        one.id: Reached(one, int(took), known)
        for one, took in zip(sites, minutes, strict=True)
        if took != NEVER and took <= around.minutes
    }


def bringing(
    keys: Collection[str],
    around: Around,
    *,
    day: date,
    within_km: float | None = None,
    training: UUID | None = None,
) -> Mapping[str, frozenset[UUID]]:
    """Which establishments bring each of these activities, or one that is the same, by what they were recognised for.

    An activity of a version of a list that ended counts by its words. Who knows that nobody lies further off than so
    many kilometres, looks no further. Of a `training` alone, where one is named.
    """
    near = _circle(around, day=day) if within_km is None else Near(around.lat, around.lon, within_km)
    if near is None:
        return {}
    rows = reference.activities_with_words()
    key_by_id = {row.id: key for row in rows if (key := key_of(row.text_nl)) in keys}
    found: defaultdict[str, set[UUID]] = defaultdict(set)
    for establishment, activity in offers.offered(near, day=day, training=training):
        if activity in key_by_id:
            found[key_by_id[activity]].add(establishment)
    return {key: frozenset(sites) for key, sites in found.items()}


def one_partner_away(
    covered: Iterable[Coverage], around: Around, *, day: date, besides: UUID | None = None
) -> dict[UUID, tuple[Reached, ...]]:
    """For each training of which something is missing: who in reach brings all of that, the nearest first.

    Only where the company itself does something of the training; never an establishment of the company itself.
    """
    open_ones = [one for one in covered if one.had and one.missing]
    keys = {listed.key for one in open_ones for listed in one.missing}
    reach = sites_in_reach(around, day=day) if keys else {}
    brought = bringing(keys, around, day=day, within_km=_farthest(reach, around)) if reach else {}
    found = {}
    for one in open_ones:
        sites = [reach[site] for site in completing(one.missing, brought) if site in reach]
        others = [site for site in sites if site.site.company != besides]
        if others:
            found[one.listed.training] = tuple(sorted(others, key=lambda site: (site.minutes, str(site.site.id))))
    return found


def neighbours(reached: Collection[Reached], *, day: date) -> list[Neighbour]:
    """The same with their names, in the same order."""
    ids = [one.site.id for one in reached]
    places, recognitions = offers.named_sites(ids), offers.recognitions_at(ids, day=day)
    return [
        Neighbour(one.site, places[one.site.id], one.minutes, one.known, tuple(recognitions.get(one.site.id, ())))
        for one in reached
        if one.site.id in places
    ]


def looking(around: Around, *, day: date) -> dict[UUID, int | None]:
    """For each training how many learners in reach look for a workplace; None for fewer than may be told.

    The one door from intake to who is no party: only these numbers leave it, never a learner or a home. Whoever asks
    from many points, a little farther each time, must not find out where somebody lives: so a learner counts where the
    municipality lies, seen from the middle of a municipality, in steps of a quarter of an hour.
    """
    middle = geo.nearest_municipality(around.lat, around.lon, day)
    minutes = math.ceil(around.minutes / _QUARTER) * _QUARTER
    towns = list(geo.municipalities_on(day).order_by("nis"))
    took = travel_minutes_many(
        Spot(middle.lat, middle.lon), [Spot(one.lat, one.lon) for one in towns], around.mode, day=day
    )
    near = [one.nis for one, long in zip(towns, took, strict=True) if long != NEVER and long <= minutes]
    rows = Track.objects.filter(phase=Phase.SEARCHING, nis__in=near).order_by().values_list("training_id")
    group = norms.at(day).publication.min_group_of_minors.value
    return {training: at_least(count, group=group) for training, count in rows.annotate(n=Count("*"))}


def _farthest(reach: Mapping[UUID, Reached], around: Around) -> float:
    """How far the farthest of them lies; a little more, so that it is not on the rim."""
    return _MARGIN * max(distance_km(around.lat, around.lon, one.site.lat, one.site.lon) for one in reach.values())


def _circle(around: Around, *, day: date) -> Near | None:
    """Outside this circle no trip is short enough; None where even next door is too far."""
    km = farthest_km(around.minutes, around.mode, day=day)
    return Near(around.lat, around.lon, km) if km >= 0 else None
