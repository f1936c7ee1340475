"""Journeys by public transport against a search that shares no code with ours."""

import math
import random
from datetime import date
from itertools import combinations, pairwise

import numpy as np
import pytest

from tandem.law import norms
from tandem.registers.geo.rules import distance_km
from tandem.registers.travel.rules import journeys
from tandem.registers.travel.rules.network import network
from tandem.registers.travel.rules.timetable import packed, unpacked
from tests.tandem.registers.travel import naive
from tests.tandem.registers.travel.feeds import MONDAY, WEEK, as_timetable, drawn

NORM = norms.at(date(2026, 11, 21)).travel
LIMITS = (4 * 3600, 8 * 3600, 75 * 60, 7 * 3600 + 30)


def places(seed: int, count: int) -> list[tuple[float, float]]:
    source = random.Random(seed)
    return [(50.995 + source.uniform(0, 0.06), 3.695 + source.uniform(0, 0.09)) for _ in range(count)]


def columns(found: list[tuple[float, float]]):
    return np.array([lat for lat, _ in found]), np.array([lon for _, lon in found])


def pairs(times: journeys.Times) -> list[tuple[int, int] | None]:
    rows = zip(times.leaves.tolist(), times.arrives.tolist(), strict=True)
    return [None if leaves == journeys.NONE else (leaves, arrives) for leaves, arrives in rows]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(120))
def test_every_journey_is_the_one_that_a_plain_search_finds(seed):
    feed = drawn(seed)
    day, limit = WEEK[seed % 7], LIMITS[seed % len(LIMITS)]
    held = network([as_timetable(feed)], day, norm=NORM)
    homes, ends = places(seed, 2), places(seed + 1000, 3)
    for home in homes:
        expected = [naive.journey(feed, day, home, end, limit) for end in ends]
        assert pairs(journeys.from_one(held, home, *columns(ends), limit=limit)) == expected
    for end in ends:
        expected = [naive.journey(feed, day, home, end, limit) for home in homes]
        assert pairs(journeys.to_one(held, *columns(homes), end, limit=limit)) == expected


def test_a_ride_that_arrives_in_the_second_in_which_it_leaves_is_not_lost():
    hour = 3600
    calls = (
        naive.Call("A", 7 * hour + 1800, 7 * hour + 1800),
        naive.Call("B", 7 * hour + 54 * 60, 7 * hour + 54 * 60),
        naive.Call("C", 7 * hour + 54 * 60, 7 * hour + 54 * 60),
    )
    stops = {"A": (51.00, 3.70), "B": (51.08, 3.70), "C": (51.10, 3.70)}
    feed = naive.Feed(stops, (naive.Trip(calls, frozenset(WEEK)),), {})
    held = network([as_timetable(feed)], MONDAY, norm=NORM)
    home, end, limit = (51.0001, 3.70), (51.1001, 3.70), 7 * hour + 55 * 60
    expected = (7 * hour + 29 * 60, 7 * hour + 55 * 60)

    assert naive.journey(feed, MONDAY, home, end, limit) == expected
    assert pairs(journeys.from_one(held, home, *columns([end]), limit=limit)) == [expected]
    assert pairs(journeys.to_one(held, *columns([home]), end, limit=limit)) == [expected]


@pytest.mark.slow
def test_the_legs_of_a_journey_hang_together_and_ride_what_runs():
    assert sum(_ridden(seed) for seed in range(40)) > 100


def _ridden(seed: int) -> int:
    """How many rides the journeys of one feed take; every one of them runs that day."""
    feed = drawn(seed)
    day, limit = WEEK[seed % 7], LIMITS[seed % len(LIMITS)]
    held = network([as_timetable(feed)], day, norm=NORM)
    running = {
        (one.stop, other.stop, one.leaves + plus, other.arrives + plus, trip.line)
        for _, plus, trip in naive.rides(feed, day)
        for one, other in combinations(trip.calls, 2)
        if one.on and other.off
    }
    ridden = 0
    ends = places(seed + 1000, 4)
    for home in places(seed, 4):
        times = journeys.from_one(held, home, *columns(ends), limit=limit)
        for end, pair in zip(ends, pairs(times), strict=True):
            if pair is not None:
                legs = journeys.legs(held, home, end, leaves=pair[0], arrives=pair[1])
                assert (legs[0].leaves, legs[-1].arrives) == pair
                assert all(one.end == other.start and one.arrives <= other.leaves for one, other in pairwise(legs))
                rides = [leg for leg in legs if leg.line]
                assert {(leg.start, leg.end, leg.leaves, leg.arrives, leg.line) for leg in rides} <= running
                ridden += len(rides)
    return ridden


def test_a_timetable_comes_out_of_its_file_as_it_went_in():
    table = as_timetable(drawn(3))
    content = packed(table)
    again = unpacked(content)
    assert packed(again) == content
    assert (again.first_day, again.last_day, again.lines) == (MONDAY, WEEK[-1], table.lines)
    assert again.stops.names == table.stops.names
    assert np.array_equal(again.runs, table.runs)


def test_a_network_of_nothing_is_still_a_network():
    held = network([], MONDAY, norm=NORM)
    assert pairs(journeys.from_one(held, (51.05, 3.72), *columns([(51.05, 3.7201), (51.5, 4.0)]), limit=28800)) == [
        (28800 - 60, 28800),
        None,
    ]


def test_stops_in_another_country_are_out_of_reach_but_in_the_timetable():
    feed = naive.Feed(
        {"hier": (51.05, 3.72), "Parijs": (48.0, 2.3)},
        (naive.Trip((naive.Call("hier", 20000, 20000), naive.Call("Parijs", 26000, 26000)), frozenset(WEEK)),),
        {},
    )
    held = network([as_timetable(feed)], MONDAY, norm=NORM)
    assert pairs(journeys.from_one(held, (51.05, 3.72), *columns([(48.0, 2.3)]), limit=28800)) == [None]


@pytest.mark.parametrize("seed", range(5))
def test_the_stops_near_a_place_are_those_that_the_distance_says(seed):
    held = network([as_timetable(drawn(seed))], MONDAY, norm=NORM)
    ends = [*places(seed, 200), *zip(held.lat.tolist(), held.lon.tolist(), strict=True)]
    near, most, pace = held.near(*columns(ends)), held.walking.most_minutes, held.walking.pace
    for number, (lat, lon) in enumerate(ends):
        found = near.to[near.ptr[number] : near.ptr[number + 1]].tolist()
        takes = near.takes[near.ptr[number] : near.ptr[number + 1]].tolist()
        far = [distance_km(lat, lon, *stop) for stop in zip(held.lat.tolist(), held.lon.tolist(), strict=True)]
        walks = [max(1, math.ceil(km * pace.minutes_per_km - 1e-6)) for km in far]
        assert dict(zip(found, takes, strict=True)) == {stop: walk for stop, walk in enumerate(walks) if walk <= most}
