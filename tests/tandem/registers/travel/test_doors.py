"""The door to travel times: by timetable where there is one, else by estimate, and it always says which."""

from datetime import date, time

import numpy as np
import pytest

from tandem.registers.travel.queries import arrays, doors, networks
from tandem.registers.travel.queries.doors import travel_minutes
from tandem.registers.travel.queries.timetables import counting_near
from tandem.registers.travel.rules.estimates import NEVER, Spot
from tandem.registers.travel.rules.timetable import packed
from tandem.registers.travel.terms import Known, TimetableState, TravelMode, WhyNot
from tests.conftest import NOW
from tests.factories.travel import TimetableFactory, in_use
from tests.harness.queries import query_budget
from tests.tandem.registers.travel.feeds import MONDAY, as_timetable
from tests.tandem.registers.travel.naive import Call, Feed, Trip

pytestmark = pytest.mark.django_db

BUS = TravelMode.PUBLIC_TRANSPORT
HOME, WORK, FAR = Spot(51.0501, 3.7001), Spot(51.0701, 3.7601), Spot(50.85, 4.35)
LINE = Feed(
    {"Markt": (51.05, 3.70), "Brug": (51.06, 3.73), "Fabriek": (51.07, 3.76)},
    (
        Trip(
            (Call("Markt", 27000, 27000), Call("Brug", 27360, 27420), Call("Fabriek", 27900, 27900)),
            frozenset({MONDAY}),
            line="12",
        ),
    ),
    {},
)


@pytest.fixture(autouse=True)
def _forgotten():
    networks._network.cache_clear()


@pytest.fixture
def bus():
    return in_use(packed(as_timetable(LINE)), valid_from=MONDAY, valid_until=date(2026, 9, 14))


def test_without_a_timetable_the_bus_is_an_estimate():
    assert travel_minutes(HOME, WORK, BUS, day=MONDAY).known is Known.ESTIMATE


def test_a_timetable_says_when_one_leaves_and_arrives_and_on_which_day(bus):
    found = travel_minutes(HOME, WORK, BUS, day=MONDAY)
    assert (found.known, found.day, found.why_not) == (Known.TIMETABLE, MONDAY, None)
    assert (found.leaves, found.arrives, found.minutes) == (7 * 60 + 29, 7 * 60 + 46, 17)


def test_asked_in_the_weekend_before_it_answers_for_the_monday_after(bus):
    assert travel_minutes(HOME, WORK, BUS, day=date(2026, 9, 5)).day == MONDAY


def test_who_starts_before_the_first_bus_has_no_connection(bus):
    early = travel_minutes(HOME, WORK, BUS, day=MONDAY, arrive_by=time(4))
    assert (early.minutes, early.known, early.why_not) == (None, Known.TIMETABLE, WhyNot.NO_CONNECTION)


def test_a_place_that_is_not_known_is_told_apart_from_one_without_a_connection(bus):
    found = doors.reaches(HOME, [None, FAR, WORK], BUS, day=MONDAY)
    assert [one.why_not for one in found] == [WhyNot.NO_POSITION, WhyNot.NO_CONNECTION, None]


def test_arrays_say_the_same_minutes(bus):
    places = [WORK, FAR, Spot(51.0601, 3.7301)]
    lat, lon = np.array([p.lat for p in places] + [np.nan]), np.array([p.lon for p in places] + [np.nan])
    one_by_one = [travel_minutes(HOME, place, BUS, day=MONDAY).minutes for place in places]
    expected = [*(NEVER if minutes is None else minutes for minutes in one_by_one), NEVER]
    assert list(arrays.minutes_from(HOME, lat, lon, BUS, day=MONDAY)) == expected


def test_a_journey_is_told_leg_by_leg(bus):
    found = doors.journey(HOME, WORK, day=MONDAY)
    assert found.operators == ("Verzonnen Vervoer",)
    assert [(leg.start, leg.end, leg.line, leg.towards) for leg in found.legs] == [
        ("", "Markt", "", ""),
        ("Markt", "Fabriek", "12", "Fabriek"),
        ("Fabriek", "", "", ""),
    ]
    assert [(leg.leaves, leg.arrives) for leg in found.legs] == [(26940, 27000), (27000, 27900), (27900, 27960)]


def test_who_lives_next_door_walks(bus):
    found = doors.journey(HOME, Spot(51.0511, 3.7001), day=MONDAY)
    assert (found.reach.minutes, found.reach.known) == (2, Known.TIMETABLE)
    assert [(leg.line, leg.start, leg.end) for leg in found.legs] == [("", "", "")]


def test_a_journey_without_a_timetable_is_an_estimate_without_legs():
    found = doors.journey(HOME, WORK, day=MONDAY)
    assert (found.reach.known, found.legs, found.operators) == (Known.ESTIMATE, (), ())


@pytest.mark.parametrize("mode", [mode for mode in TravelMode if mode is not BUS])
def test_other_ways_of_travelling_ask_no_timetable(bus, mode):
    with query_budget(0):
        assert travel_minutes(HOME, WORK, mode, day=MONDAY).known is Known.ESTIMATE


def test_however_many_places_are_asked_the_database_is_asked_once(bus):
    doors.reaches(HOME, [WORK], BUS, day=MONDAY)
    with query_budget(1):
        doors.reaches(HOME, [WORK] * 500, BUS, day=MONDAY)


def test_each_place_can_have_its_own_hour_and_the_database_is_still_asked_once(bus):
    trips = [(WORK, time(4)), (None, None), (WORK, None), (FAR, time(8)), (WORK, time(8))] * 20
    one_by_one = [travel_minutes(HOME, place, BUS, day=MONDAY, arrive_by=hour) for place, hour in trips[:5]]
    with query_budget(1):
        together = doors.reaches_by(HOME, trips, BUS, day=MONDAY)
    assert together == one_by_one * 20
    assert {one.known for one in together[2:3]} == {Known.TIMETABLE}
    with query_budget(0):
        assert doors.reaches_by(HOME, trips[:1], TravelMode.BIKE, day=MONDAY)[0].known is Known.ESTIMATE


@pytest.mark.parametrize("state", [state for state in TimetableState if state is not TimetableState.IN_USE])
def test_only_a_timetable_in_use_counts(state):
    TimetableFactory(state=state, decided_at=NOW if state is TimetableState.WITHDRAWN else None)
    assert counting_near(date(2026, 11, 21)) is None


def test_two_operators_are_one_network():
    first = Feed(LINE.stops, (Trip(LINE.trips[0].calls[:2], frozenset({MONDAY})),), {})
    calls = (Call("Brug", 27720, 27720), Call("Fabriek", 28200, 28200))
    second = Feed({"Brug": (51.0603, 3.7303), "Fabriek": (51.07, 3.76)}, (Trip(calls, frozenset({MONDAY})),), {})
    for operator, feed in (("a", first), ("b", second)):
        in_use(packed(as_timetable(feed)), operator=operator, valid_from=MONDAY, valid_until=date(2026, 9, 14))
    found = doors.journey(HOME, WORK, day=MONDAY)
    assert [leg.line for leg in found.legs] == ["", "1", "", "1", ""]  # a walk of a minute, and three to change
    assert (found.reach.leaves, found.reach.arrives) == (7 * 60 + 29, 7 * 60 + 51)
