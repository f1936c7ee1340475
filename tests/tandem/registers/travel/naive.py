"""The same questions asked of the same trips, without a thought for speed: shares no code with the product."""

import heapq
import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

FOOT_MINUTES_PER_KM = 60 * 1.25 / 4.8
WALK_MOST, CHANGE, CHANGE_WALK_MOST, JOURNEY_MOST = 20, 3, 8, 150


@dataclass(frozen=True)
class Call:
    """A trip calls at a stop."""

    stop: str
    arrives: int
    leaves: int
    on: bool = True
    off: bool = True


@dataclass(frozen=True)
class Trip:
    """A trip, and the days on which it runs."""

    calls: tuple[Call, ...]
    days: frozenset[date]
    line: str = "1"


@dataclass(frozen=True)
class Feed:
    """Stops with their place, trips, and what is said of a change: seconds, or None where it is ruled out."""

    stops: dict[str, tuple[float, float]]
    trips: tuple[Trip, ...]
    changes: dict[tuple[str, str], int | None]


def km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance on a sphere, by another formula."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(math.radians, place)) for place in (one, other))
    across = math.cos(lat2) * math.sin(lon2 - lon1)
    along = math.cos(lat1) * math.sin(lat2) - math.sin(lat1) * math.cos(lat2) * math.cos(lon2 - lon1)
    ahead = math.sin(lat1) * math.sin(lat2) + math.cos(lat1) * math.cos(lat2) * math.cos(lon2 - lon1)
    return 6371.0088 * math.atan2(math.hypot(across, along), ahead)


def walk(one: tuple[float, float], other: tuple[float, float]) -> int:
    """Whole minutes on foot, at least one."""
    return max(1, math.ceil(km(one, other) * FOOT_MINUTES_PER_KM - 1e-6))


def change(feed: Feed, one: str, other: str) -> int | None:
    """Seconds between getting off and boarding, or None where people do not change so."""
    if (one, other) in feed.changes:
        said = feed.changes[one, other]
        return None if said is None else max(60, said)
    if one == other:
        return CHANGE * 60
    minutes = walk(feed.stops[one], feed.stops[other])
    return (minutes + CHANGE) * 60 if minutes <= CHANGE_WALK_MOST else None


def rides(feed: Feed, day: date) -> Iterable[tuple[int, int, Trip]]:
    """Every trip that matters on a day: its number, the seconds to add, itself."""
    for number, trip in enumerate(feed.trips):
        if day in trip.days:
            yield number, 0, trip
        if day - timedelta(days=1) in trip.days:
            yield number, -86400, trip


State = tuple[int, str, tuple[int, int, int]]
"""A moment, a stop, and aboard what: a trip, the seconds to add, and the call; the trip is -1 for who waits."""


def earliest(feed: Feed, day: date, home: tuple[float, float], leaves: int) -> dict[str, int]:
    """When one gets off at each stop at the earliest, leaving home then: Dijkstra over moments, stops and vehicles."""
    running = list(rides(feed, day))
    near = [stop for stop, place in feed.stops.items() if walk(home, place) <= WALK_MOST]
    queue: list[State] = [(leaves + walk(home, feed.stops[stop]) * 60, stop, (-1, 0, 0)) for stop in near]
    heapq.heapify(queue)
    seen: set[tuple[str, tuple[int, int, int]]] = set()
    found: dict[str, int] = {}
    while queue:
        now, stop, aboard = heapq.heappop(queue)
        if (stop, aboard) in seen:
            continue
        seen.add((stop, aboard))
        following = _boards(running, now, stop) if aboard[0] < 0 else _rides_on(feed, aboard, found)
        for state in following:
            heapq.heappush(queue, state)
    return found


def _boards(running: list[tuple[int, int, Trip]], now: int, stop: str) -> Iterable[State]:
    for number, plus, trip in running:
        for at, call in enumerate(trip.calls[:-1]):
            if call.stop == stop and call.on and call.leaves + plus >= now:
                yield call.leaves + plus, stop, (number, plus, at)


def _rides_on(feed: Feed, aboard: tuple[int, int, int], found: dict[str, int]) -> Iterable[State]:
    number, plus, at = aboard
    calls = feed.trips[number].calls
    call = calls[at + 1]
    arrives = call.arrives + plus
    if call.off:
        found[call.stop] = min(found.get(call.stop, arrives), arrives)
        for other in feed.stops:
            seconds = change(feed, call.stop, other)
            if seconds is not None:
                yield arrives + seconds, other, (-1, 0, 0)
    if at + 2 < len(calls):
        yield call.leaves + plus, call.stop, (number, plus, at + 1)


def journey(
    feed: Feed, day: date, home: tuple[float, float], place: tuple[float, float], limit: int
) -> tuple[int, int] | None:
    """Who leaves last and still arrives in time, and when they arrive at the earliest; None where nobody does."""
    begin = limit - JOURNEY_MOST * 60
    times = {
        call.leaves + plus - walk(home, feed.stops[call.stop]) * 60
        for _, plus, trip in rides(feed, day)
        for call in trip.calls[:-1]
        if call.on and walk(home, feed.stops[call.stop]) <= WALK_MOST
    }
    on_foot = limit - walk(home, place) * 60 if walk(home, place) <= WALK_MOST else None
    for leaves in sorted((time for time in times if begin <= time), reverse=True):
        if on_foot is not None and leaves < on_foot:
            break
        ends = [
            arrives + walk(feed.stops[stop], place) * 60
            for stop, arrives in earliest(feed, day, home, leaves).items()
            if walk(feed.stops[stop], place) <= WALK_MOST
        ]
        if ends and min(ends) <= limit:
            return leaves, min(ends)
    return None if on_foot is None else (on_foot, limit)
