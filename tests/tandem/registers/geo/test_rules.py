import math

import pyproj
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tandem.registers.geo.rules import (
    CELL_LAT,
    CELL_LON,
    EARTH_RADIUS_KM,
    arrondissement_of,
    bounding_box,
    cell_of,
    cells_within,
    distance_km,
    search_key,
)

GHENT, BRUGES = (51.05, 3.73), (51.21, 3.22)

belgium = st.tuples(st.floats(49.4, 51.6), st.floats(2.4, 6.5))
anywhere = st.tuples(st.floats(-85, 85), st.floats(-180, 180))
reach = st.floats(0, 500)


def moved(point, *, km, bearing):
    """The point that lies so many kilometres from another in this direction."""
    angle, lat, lon = km / EARTH_RADIUS_KM, math.radians(point[0]), math.radians(point[1])
    new_lat = math.asin(math.sin(lat) * math.cos(angle) + math.cos(lat) * math.sin(angle) * math.cos(bearing))
    turn = math.atan2(
        math.sin(bearing) * math.sin(angle) * math.cos(lat), math.cos(angle) - math.sin(lat) * math.sin(new_lat)
    )
    return math.degrees(new_lat), (math.degrees(lon + turn) + 180) % 360 - 180


def test_ghent_lies_forty_kilometres_from_bruges():
    assert distance_km(*GHENT, *BRUGES) == pytest.approx(39.8, abs=0.3)


@given(belgium, belgium)
def test_the_distance_is_that_of_the_real_earth_within_half_a_percent(here, there):
    real = pyproj.Geod(ellps="WGS84").inv(here[1], here[0], there[1], there[0])[2] / 1000
    assert distance_km(*here, *there) == pytest.approx(real, rel=0.005, abs=0.001)


@given(anywhere, anywhere)
def test_it_is_as_far_back_as_it_is_there(here, there):
    assert distance_km(*here, *there) == pytest.approx(distance_km(*there, *here))


@given(anywhere)
def test_a_place_lies_at_no_distance_from_itself(here):
    assert distance_km(*here, *here) == 0


@given(anywhere, anywhere, anywhere)
def test_a_detour_is_never_shorter(here, there, between):
    assert distance_km(*here, *there) <= distance_km(*here, *between) + distance_km(*between, *there) + 1e-6


@given(anywhere, reach, st.floats(0, 1), st.floats(0, 2 * math.pi))
def test_everything_within_reach_lies_in_the_box(here, km, share, bearing):
    assert moved(here, km=km * share, bearing=bearing) in bounding_box(here[0], here[1], km)


@given(anywhere, reach, st.floats(0, 1), st.floats(0, 2 * math.pi))
def test_everything_within_reach_lies_in_one_of_the_cells(here, km, share, bearing):
    assert cell_of(*moved(here, km=km * share, bearing=bearing)) in cells_within(here[0], here[1], km)


@given(belgium, belgium, st.floats(0, 100))
def test_a_place_in_another_cell_is_out_of_reach(here, there, km):
    assume(cell_of(*there) not in cells_within(here[0], here[1], km))
    assert distance_km(*here, *there) > km


@given(belgium, st.floats(0, 60))
def test_the_cells_reach_at_most_one_cell_too_far(here, km):
    rows, columns = 2 * km / 111 / CELL_LAT + 2, 2 * km / 69 / CELL_LON + 2
    assert len(cells_within(here[0], here[1], km)) <= math.ceil(rows) * math.ceil(columns)


@given(anywhere, reach)
def test_no_cell_is_named_twice(here, km):
    cells = cells_within(here[0], here[1], km)
    assert len(cells) == len(set(cells))


def test_neighbours_on_either_side_of_a_line_of_the_grid_lie_in_different_cells():
    assert cell_of(51.05, 3.74) != cell_of(51.05, 3.76)
    assert cell_of(51.09, 3.74) != cell_of(51.11, 3.74)


def test_a_circle_around_a_pole_takes_every_longitude():
    assert (89.5, 123.0) in bounding_box(89.9, 0, 100)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Sint-Job-in-'t-Goor", " sint job in t goor"),
        ("  ÉLÈVE ", " eleve"),
        ("'s-Gravenwezel", " s gravenwezel"),
        ("%_", ""),
        ("9000  Gent", " 9000 gent"),
    ],
)
def test_accents_signs_and_capitals_do_not_matter_in_a_search(typed, key):
    assert search_key(typed) == key


@given(st.text(max_size=40))
def test_searching_for_what_was_searched_is_the_same_search(typed):
    assert search_key(search_key(typed)) == search_key(typed)


def test_the_code_of_a_municipality_begins_with_its_arrondissement():
    assert arrondissement_of("36008") == "36000"
