"""Early signals of search times, for who came through the doors of the clocks: a fixed number of queries for many."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from tandem.base.periods import day_of
from tandem.journey.intake.models import Track
from tandem.journey.placement.models import Introduction, Opening, SavedOpening, SearchClock, Veto
from tandem.journey.placement.queries.clocks import Reading, readings
from tandem.journey.placement.rules import signals as rules
from tandem.journey.placement.rules.signals import Search, Told
from tandem.journey.placement.terms.clocks import ClockState
from tandem.journey.placement.terms.introductions import IntroductionState, Origin
from tandem.journey.placement.workflow.introductions import RUNNING
from tandem.law import norms
from tandem.registers.geo.rules import bounding_box, distance_km
from tandem.registers.people import queries as people
from tandem.registers.people.models import Guardianship

AT_ONCE: Final = 500
"""So many clocks are looked at together."""
_NO_PLACE: Final = (IntroductionState.REFUSED, IntroductionState.LAPSED, IntroductionState.FALLEN_AWAY)
_Spot = tuple[UUID, float | None, float | None]


@dataclass
class _Met:
    """What became of the introductions of one track."""

    running: int = 0
    ended: list[date] = field(default_factory=list)
    company: list[date] = field(default_factory=list)
    family: list[date] = field(default_factory=list)


def signals_of(found: Sequence[Reading], *, day: date) -> dict[UUID, tuple[Told, ...]]:
    """What asks attention in each of these clocks, by the key of the clock; one that does not run has nothing."""
    runs = (one for one in found if one.clock.state == ClockState.RUNNING)
    held = [one for one in runs if one.count.has_begun and not one.count.is_over]
    told: dict[UUID, tuple[Told, ...]] = {one.clock.pk: () for one in found}
    law = norms.at(day)
    for first in range(0, len(held), AT_ONCE):
        part = held[first : first + AT_ONCE]
        searches = _searches(part, day=day)
        for one in part:
            told[one.clock.pk] = rules.signals(
                searches[one.clock.track_id], one.count, norms=law, free_days=one.free_days
            )
    return told


def of_provider(provider_id: UUID, *, day: date) -> list[tuple[Reading, tuple[Told, ...]]]:
    """Every clock that runs at a provider and asks attention, for the weekly message to its coaches."""
    rows = SearchClock.objects.running().filter(track__provider=provider_id).named().order_by("pk")
    found = readings(list(rows), day=day)
    told = signals_of(found, day=day)
    return [(one, told[one.clock.pk]) for one in found if told[one.clock.pk]]


def providers_with_clocks() -> list[UUID]:
    """Where learners search, for the nightly work."""
    rows = SearchClock.objects.running().order_by("track__provider")
    return list(rows.values_list("track__provider", flat=True).distinct())


def _searches(found: Sequence[Reading], *, day: date) -> Mapping[UUID, Search]:
    tracks = {one.clock.track_id: one.clock.track for one in found}
    met, near = _met(tracks, day=day), _places_near(list(tracks.values()), day=day)
    known = {key: facts for key, *facts in _known(tracks, day=day)}
    told = {}
    for one in found:
        key = one.clock.track_id
        is_kept, findable, has_parent = known[key]
        told[key] = Search(
            is_kept=bool(is_kept),
            running=met[key].running,
            refused=sum(ended >= one.clock.started_on for ended in met[key].ended),
            company_since=min(met[key].company, default=None),
            family_since=min(met[key].family, default=None),
            has_place_near=near[key],
            has_profile=findable is not None,
            is_findable=bool(findable),
            is_minor=people.is_minor(one.clock.track.person, day=day),
            has_parent=bool(has_parent),
        )
    return told


def _known(tracks: Collection[UUID], *, day: date) -> QuerySet[Track, tuple[UUID, bool, bool | None, bool]]:
    """By track: whether a workplace is kept, whether companies find the profile if any, and whether a parent acts."""
    kept = SavedOpening.objects.filter(track=OuterRef("pk"))
    parents = Guardianship.objects.valid_on(day).filter(child=OuterRef("person"))
    rows = Track.objects.filter(pk__in=tracks).annotate(is_kept=Exists(kept), has_parent=Exists(parents))
    return rows.values_list("pk", "is_kept", "profile__is_findable", "has_parent")


def _met(tracks: Collection[UUID], *, day: date) -> Mapping[UUID, _Met]:
    found: defaultdict[UUID, _Met] = defaultdict(_Met)
    rows = Introduction.objects.filter(track__in=tracks).filter(Q(state__in=RUNNING) | Q(state__in=_NO_PLACE))
    for row in rows.only(
        *("track_id", "state", "origin", "talk_starts", "proposed_at", "interested_at", "promised_at", "ended_at")
    ):
        met = found[row.track_id]
        if row.state in RUNNING:
            met.running += 1
            _awaits(row, met, day=day)
        elif row.ended_at is not None:
            met.ended.append(day_of(row.ended_at))
    return found


def _awaits(row: Introduction, met: _Met, *, day: date) -> None:
    """Who has to answer, and since when; nobody before a talk that is planned."""
    if row.state == IntroductionState.PROMISED and row.promised_at is not None:
        met.family.append(day_of(row.promised_at))
    elif row.state == IntroductionState.PLANNED:
        if row.talk_starts is not None and day_of(row.talk_starts) < day:
            met.company.append(day_of(row.talk_starts))
    elif row.awaits_learner:
        met.family.append(day_of(row.proposed_at))
    else:
        asked = row.interested_at if row.origin == Origin.INVITED else None
        met.company.append(day_of(asked or row.proposed_at))


def _places_near(tracks: Sequence[Track], *, day: date) -> Mapping[UUID, bool]:
    """For each track whether a workplace of its training stands open within reach that the learner did not refuse.

    Where the home or the workplace has no position nobody can say that it is too far.
    """
    km = float(norms.at(day).signals.reach_km.value)
    spots = _open_spots(tracks, km, day=day)
    vetoed = set(Veto.objects.filter(track__in=tracks).values_list("track_id", "establishment_id"))
    return {
        track.pk: any(
            (track.pk, place) not in vetoed and _is_near(track, lat, lon, km)
            for place, lat, lon in spots.get(track.training_id, ())
        )
        for track in tracks
    }


def _open_spots(tracks: Sequence[Track], km: float, *, day: date) -> Mapping[UUID, list[_Spot]]:
    """Where workplaces with a free seat stand open for these trainings, around all of these homes."""
    rows = Opening.objects.public_on(day).with_seat().filter(training__in={track.training_id for track in tracks})
    homes = [bounding_box(track.lat, track.lon, km) for track in tracks if track.lat is not None and track.lon]
    if len(homes) == len(tracks):
        south, north = min(one.south for one in homes), max(one.north for one in homes)
        rows = rows.filter(Q(lat__isnull=True) | Q(lat__gte=south, lat__lte=north))
    found: defaultdict[UUID, list[_Spot]] = defaultdict(list)
    for training, place, lat, lon in rows.order_by().values_list("training_id", "establishment_id", "lat", "lon"):
        found[training].append((place, lat, lon))
    return found


def _is_near(track: Track, lat: float | None, lon: float | None, km: float) -> bool:
    if track.lat is None or track.lon is None or lat is None or lon is None:
        return True
    return distance_km(track.lat, track.lon, lat, lon) <= km


def counts(told: Iterable[tuple[Told, ...]]) -> Counter[str]:
    """How many learners each signal is about."""
    return Counter(one.signal.value for each in told for one in each)
