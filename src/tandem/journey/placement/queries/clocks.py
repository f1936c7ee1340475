"""Doors to the search time of learners, and how each clock stands on a day. Not allowed looks the same as not there."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.models import row_with
from tandem.base.periods import Period, day_of
from tandem.journey.intake.models import Track
from tandem.journey.intake.queries import tracks
from tandem.journey.intake.queries.search_time import SearchTime
from tandem.journey.placement.models import ClockExtension, SearchClock
from tandem.journey.placement.rules import clocks as rules
from tandem.journey.placement.rules.clocks import Count
from tandem.journey.placement.terms.clocks import ClockReason
from tandem.law import norms
from tandem.registers.access import queries as access
from tandem.registers.access.terms import Role
from tandem.registers.organisations.models import ProviderFreeDay
from tandem.registers.organisations.queries import free_days
from tandem.registers.organisations.queries.free_days import FreeDays

_AT_ONCE: Final = 10_000
"""So many keys fit in one question to either database."""


@dataclass(frozen=True)
class Reading:
    """A clock, and how it stands on the day asked about; one that stopped stands still on the day it did."""

    clock: SearchClock
    count: Count
    free_days: frozenset[date] = frozenset()
    """The free days of the own school, as they were counted with."""


def clock_for(actor: Actor, clock_id: UUID, *, day: date, lock: bool = False) -> SearchClock:
    """One clock with its learner, training, provider, place and coach, for who may know the track.

    A lock takes the track first, as everything does that moves a track and its clock.
    """
    rows = SearchClock.objects.named()
    clock = row_with(rows, clock_id)
    if clock is None:
        raise NotFound
    tracks.track_for(actor, clock.track_id, day=day, lock=lock)
    return rows.select_for_update(of=("self",)).get(pk=clock_id) if lock else clock


def extension_for(actor: Actor, extension_id: UUID, *, day: date, lock: bool = False) -> ClockExtension:
    """One question for more days, with its clock, for who may know the track.

    A lock takes the track first, then the clock, then the question.
    """
    rows = ClockExtension.objects.select_related("clock__track__person", "clock__track__provider")
    extension = row_with(rows, extension_id)
    if extension is None:
        raise NotFound
    tracks.track_for(actor, extension.clock.track_id, day=day, lock=lock)
    if not lock:
        return extension
    SearchClock.objects.select_for_update().get(pk=extension.clock_id)
    return rows.select_for_update(of=("self",)).get(pk=extension_id)


def vdab_answers(day: date) -> bool:
    """Whether somebody at VDAB takes learners over that day."""
    return bool(access.accounts_everywhere(Role.EMPLOYMENT_SERVICE, day))


def of_track(actor: Actor, track_id: UUID, *, day: date) -> list[SearchClock]:
    """Every clock of a track, the newest first, for who may know the track."""
    track = tracks.track_for(actor, track_id, day=day)
    rows = SearchClock.objects.named().filter(track=track).prefetch_related("extensions")
    return list(rows.order_by("-started_on", "-created_at", "-id"))


def running_of(track: Track) -> SearchClock | None:
    """The clock of a track that runs; the track came through its door, with its provider and place at hand."""
    clock = SearchClock.objects.running().filter(track=track).first()
    if clock is not None:
        clock.track = track
    return clock


def search_time_of(track: Track, day: date) -> SearchTime | None:
    """Until when the learner of this track may search, for a room below; the track came through its door."""
    clock = running_of(track)
    count = None if clock is None else reading(clock, day=day).count
    if clock is None or count is None or count.due_on is None:
        return None
    return SearchTime(until=count.due_on, is_again=clock.why == ClockReason.PLACE_LOST)


def readings(clocks: Sequence[SearchClock], *, day: date, known: FreeDays | None = None) -> list[Reading]:
    """How each of these clocks stands; their tracks are at hand. One query, or none where the free days are known."""
    known = known or free_days.of_providers({one.track.provider_id for one in clocks}, since=_earliest(clocks))
    own = [known.at(clock.track.provider_id, clock.track.location_id) for clock in clocks]
    return [
        Reading(clock, count_of(clock, free_days=free, day=day), free) for clock, free in zip(clocks, own, strict=True)
    ]


def reading(clock: SearchClock, *, day: date) -> Reading:
    """How one clock stands."""
    (found,) = readings([clock], day=day)
    return found


def days_left_of(track_ids: Collection[UUID], *, day: date) -> dict[UUID, int]:
    """How many training days are left to each of these tracks whose clock runs; for a room or snapshot above.

    Whoever asks came through the doors of the tracks. A track without a clock that runs is left out.
    """
    keys, found = list(track_ids), dict[UUID, int]()
    for first in range(0, len(keys), _AT_ONCE):
        rows = SearchClock.objects.running().filter(track__in=keys[first : first + _AT_ONCE]).select_related("track")
        found |= {one.clock.track_id: one.count.left for one in readings(list(rows), day=day)}
    return found


def count_of(clock: SearchClock, *, free_days: frozenset[date], day: date) -> Count:
    """How a clock stands on a day, or on the day on which it stood still."""
    stood = clock.stopped_on or (day_of(clock.handled_at) if clock.handled_at else None)
    on = min(day, stood) if stood else day
    return rules.count(clock.facts(free_days=free_days), day=on, norms=norms.at(clock.started_on))


def own_free_days(track: Track, period: Period) -> dict[date, ProviderFreeDay]:
    """The free days of the school of a learner in a period, by day."""
    return free_days.at_location(track.provider_id, track.location_id, period)


def _earliest(clocks: Iterable[SearchClock]) -> date:
    return min((one.started_on for one in clocks), default=date.max)
