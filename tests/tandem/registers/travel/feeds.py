"""Small feeds for tests: drawn at random, and turned into the arrays of the product."""

import random
from datetime import date, timedelta

import numpy as np

from tandem.registers.travel.rules.timetable import NOT_POSSIBLE, OFF, ON, Profiles, Stops, Timetable, Trips
from tests.tandem.registers.travel.naive import Call, Feed, Trip

MONDAY = date(2026, 9, 7)
BUSY = (100, 5 * 60, 22 * 60 + 30, 4 * 60 + 45)
"""Minutes of the day around which trips leave; the third runs past midnight."""
WEEK = tuple(MONDAY + timedelta(days=ahead) for ahead in range(7))


def drawn(seed: int) -> Feed:
    """A few stops in and around a town, and trips between them, some past midnight, some not open everywhere."""
    source = random.Random(seed)
    stops = {
        f"s{number}": (51.0 + source.uniform(0, 0.05), 3.7 + source.uniform(0, 0.08))
        for number in range(source.randint(5, 11))
    }
    trips = []
    busy = BUSY[seed % len(BUSY)]
    for _ in range(source.randint(8, 45)):
        route = source.sample(sorted(stops), source.randint(2, min(5, len(stops))))
        now, calls = (busy + source.randint(0, 170)) * 60, []
        for stop in route:
            arrives = now
            now += source.choice((0, 0, 0, 60, 90))
            calls.append(Call(stop, arrives, now, source.random() < 0.9, source.random() < 0.9))
            now += source.choice((0, 0, 60, 120, 240, 600))
        days = frozenset(day for day in WEEK if source.random() < 0.85)
        trips.append(Trip(tuple(calls), days, line=source.choice("123")))
    changes: dict[tuple[str, str], int | None] = {}
    for _ in range(source.randint(0, 3)):
        pair = source.choice(sorted(stops)), source.choice(sorted(stops))
        changes[pair] = source.choice((None, 0, 60, 300))
    return Feed(stops, tuple(trips), changes)


def as_timetable(feed: Feed) -> Timetable:
    """The feed as arrays, each trip with a profile of its own."""
    names = list(feed.stops)
    lines = sorted({trip.line for trip in feed.trips})
    calls = [call for trip in feed.trips for call in trip.calls]
    begins = [trip.calls[0].leaves for trip in feed.trips for _ in trip.calls]
    counts = [len(trip.calls) for trip in feed.trips]
    return Timetable(
        first_day=MONDAY,
        stops=Stops(
            tuple(names),
            np.array([feed.stops[name][0] for name in names]),
            np.array([feed.stops[name][1] for name in names]),
        ),
        lines=tuple(lines),
        profiles=Profiles(
            ptr=np.cumsum([0, *counts]).astype(np.int32),
            stop=np.array([names.index(call.stop) for call in calls], np.int32),
            arrives=np.array([c.arrives - b for c, b in zip(calls, begins, strict=True)], np.int32),
            leaves=np.array([c.leaves - b for c, b in zip(calls, begins, strict=True)], np.int32),
            opens=np.array([ON * call.on | OFF * call.off for call in calls], np.uint8),
            line=np.array([lines.index(trip.line) for trip in feed.trips], np.int32),
        ),
        trips=Trips(
            profile=np.arange(len(feed.trips), dtype=np.int32),
            start=np.array([trip.calls[0].leaves for trip in feed.trips], np.int32),
            service=np.arange(len(feed.trips), dtype=np.int32),
        ),
        runs=np.array([[day in trip.days for day in WEEK] for trip in feed.trips], np.bool_).reshape(-1, len(WEEK)),
        changes=np.array(
            [
                (names.index(one), names.index(other), NOT_POSSIBLE if seconds is None else seconds)
                for (one, other), seconds in feed.changes.items()
            ],
            np.int32,
        ).reshape(-1, 3),
    )
