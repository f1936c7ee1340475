"""How long a way takes where nothing better is known: an estimate that never pretends to be more."""

from dataclasses import fields
from datetime import date, time

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tandem.law import norms
from tandem.law.values import Certainty
from tandem.registers.travel.queries.arrays import estimated_many, minutes_from
from tandem.registers.travel.queries.doors import travel_minutes, travel_minutes_many
from tandem.registers.travel.rules.arrays import distances_km
from tandem.registers.travel.rules.estimates import NEVER, Spot, estimated, km_within, minutes_over, pace_of
from tandem.registers.travel.terms import Known, TravelMode, WhyNot

DAY = date(2026, 11, 21)
NORM = norms.at(DAY).travel
GENT, LOKEREN = Spot(51.05, 3.72), Spot(51.1, 3.99)
MODES = st.sampled_from(TravelMode)
KM = st.floats(0, 300)
UNHURRIED = settings(deadline=None)


@given(MODES, KM, KM)
def test_further_never_takes_less_time(mode, near, far):
    assume(near <= far)
    pace = pace_of(mode, norm=NORM)
    assert minutes_over(near, pace) <= minutes_over(far, pace)


@pytest.mark.parametrize("mode", TravelMode)
def test_even_next_door_takes_a_minute_and_what_is_lost_around_the_way(mode):
    pace = pace_of(mode, norm=NORM)
    assert minutes_over(0, pace) == pace.extra_minutes + 1


@pytest.mark.parametrize(
    ("km", "mode", "minutes"),
    [
        (4, TravelMode.FOOT, 63),  # 4 km x 1.25 at 4.8 km an hour is 62.5 minutes
        (4, TravelMode.BIKE, 22),  # 5 km at 15 km an hour is 20 minutes, and 2 to set off and park
        (4, TravelMode.E_BIKE, 17),
        (10, TravelMode.MOPED, 29),  # 13.5 km at 30 km an hour is 27 minutes, and 2
        (15, TravelMode.CAR, 32),  # 20.25 km at 45 km an hour is 27 minutes, and 5
        (15, TravelMode.PUBLIC_TRANSPORT, 66),  # 21.75 km at 26 km an hour is 50.2 minutes, and 15
    ],
)
def test_the_estimate_is_the_way_with_its_detour_and_what_is_lost_around_it(km, mode, minutes):
    assert estimated(km, mode, norm=NORM).minutes == minutes


@given(MODES, st.integers(0, 240))
def test_the_farthest_place_within_so_many_minutes_is_just_within_them(mode, minutes):
    pace = pace_of(mode, norm=NORM)
    km = km_within(minutes, pace)
    if km < 0:
        assert minutes_over(0, pace) > minutes
    else:
        assert minutes_over(km, pace) <= minutes < minutes_over(km + 0.01, pace)


def test_nobody_comes_by_bus_where_nothing_runs_so_early():
    before_four = estimated(3, TravelMode.PUBLIC_TRANSPORT, norm=NORM, arrive_by=time(4))
    assert before_four.minutes is None
    assert before_four.why_not is WhyNot.TOO_EARLY
    assert estimated(3, TravelMode.PUBLIC_TRANSPORT, norm=NORM, arrive_by=NORM.transit_from.value).minutes == 26


@pytest.mark.parametrize("mode", [mode for mode in TravelMode if mode is not TravelMode.PUBLIC_TRANSPORT])
def test_who_has_wheels_of_their_own_arrives_at_any_hour(mode):
    assert estimated(3, mode, norm=NORM, arrive_by=time(4)) == estimated(3, mode, norm=NORM)


def test_every_number_of_an_estimate_says_that_it_is_our_own_choice():
    held = [getattr(NORM, name) for name in (field.name for field in fields(NORM))]
    assert {value.certainty for value in held} == {Certainty.INVENTED}
    assert all(value.note for value in held)


def test_the_door_says_how_long_it_takes_and_that_it_is_an_estimate():
    found = travel_minutes(GENT, LOKEREN, TravelMode.BIKE, day=DAY)
    assert (found.minutes, found.known, found.why_not) == (101, Known.ESTIMATE, None)


def test_the_door_says_why_it_knows_nothing():
    for start, end in ((None, GENT), (GENT, None), (None, None)):
        found = travel_minutes(start, end, TravelMode.CAR, day=DAY)
        assert (found.minutes, found.why_not) == (None, WhyNot.NO_POSITION)


@pytest.mark.django_db
@UNHURRIED
@given(
    MODES, st.lists(st.tuples(st.floats(50, 51.5), st.floats(2.5, 6)), max_size=30), st.sampled_from([None, time(4)])
)
def test_many_at_once_take_as_long_as_one_by_one(mode, places, hour):
    ends = [Spot(lat, lon) for lat, lon in places] + [None]
    lat = np.array([np.nan if end is None else end.lat for end in ends])
    lon = np.array([np.nan if end is None else end.lon for end in ends])
    many = minutes_from(GENT, lat, lon, mode, day=DAY, arrive_by=hour)
    assert list(travel_minutes_many(GENT, ends, mode, day=DAY, arrive_by=hour)) == list(many)
    one_by_one = [travel_minutes(GENT, end, mode, day=DAY, arrive_by=hour).minutes for end in ends]
    assert list(many) == [NEVER if minutes is None else minutes for minutes in one_by_one]


@pytest.mark.django_db
def test_a_place_that_is_not_known_is_never_reached():
    km = distances_km(GENT.lat, GENT.lon, np.array([51.05, np.nan]), np.array([3.72, np.nan]))
    assert list(estimated_many(km, TravelMode.BIKE, day=DAY)) == [3, NEVER]
