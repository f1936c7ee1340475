"""Stand-ins for a learner in what a company reads: nothing changes within a municipality and an age bracket."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.journey.placement.rules import coarse
from tandem.journey.placement.rules.market import OLDEST, Point, Seeker, age_on
from tandem.journey.placement.terms.introductions import AgeBracket

pytestmark = pytest.mark.slow

CENTRE = Point(50.99, 3.53)
DAYS = st.dates(date(2026, 9, 1), date(2027, 8, 31))
MINORS = st.dates(date(2008, 9, 2), date(2014, 1, 1))
ADULTS = st.dates(date(1950, 1, 1), date(2008, 9, 1))


def seeker(born: date | None, *, lat: float = 50.98, lon: float = 3.53, **values: object) -> Seeker:
    told: dict[str, object] = {
        "track_id": UUID(int=1),
        "number": 0,
        "training": "BAK",
        "home": Point(lat, lon),
        "born": born,
        "free_from": date(2026, 9, 1),
        "free_until": date(2027, 7, 1),
        "modes": frozenset({"bike"}),
        "limit_minutes": 45,
        "needs": frozenset({"quiet_place"}),
        "days_left": 3,
    }
    return Seeker(**told | values)  # type: ignore[arg-type]


def stood_in(born: date | None, day: date, **values: float) -> Seeker:
    return coarse.stand_in(seeker(born, **values), centre=CENTRE, school_year=2026, day=day)


@given(born=st.tuples(MINORS, MINORS) | st.tuples(ADULTS, ADULTS), day=DAYS, lat=st.floats(50.9, 51.1))
def test_nobody_can_be_told_from_another_of_the_same_bracket_and_municipality(born, day, lat):
    assert stood_in(born[0], day, lat=lat) == stood_in(born[1], day, lat=51.0)


@given(minor=MINORS, adult=ADULTS, day=DAYS)
def test_the_stand_in_is_as_old_as_the_bracket_can_be(minor, adult, day):
    assert age_on(stood_in(minor, day).born, day, assumed=15) == 17
    assert age_on(stood_in(None, day).born, day, assumed=15) == 17
    assert age_on(stood_in(adult, day).born, day, assumed=15) == OLDEST


def test_the_bracket_is_told_on_one_day_of_the_school_year():
    eve = coarse.fixed_day(2026) + timedelta(days=1)
    turning = date(eve.year - 18, eve.month, eve.day)
    assert coarse.bracket_in(turning, school_year=2026) is AgeBracket.MINOR
    assert coarse.bracket_in(turning - timedelta(days=1), school_year=2026) is AgeBracket.ADULT
    assert coarse.bracket_in(None, school_year=2026) is AgeBracket.UNKNOWN


def test_needs_and_the_time_that_is_left_are_nobodys_business():
    told = stood_in(date(2010, 1, 1), date(2026, 11, 1))
    assert (told.needs, told.days_left, told.ranked) == (frozenset(), None, ())


@pytest.mark.parametrize(
    ("told", "asked", "fits"),
    [
        (AgeBracket.MINOR, 16, None),
        (AgeBracket.MINOR, 18, False),
        (AgeBracket.ADULT, 18, True),
        (AgeBracket.ADULT, 21, None),
        (AgeBracket.UNKNOWN, 16, None),
        (AgeBracket.ADULT, None, None),
    ],
)
def test_what_differs_within_a_bracket_is_not_said(told, asked, fits):
    assert coarse.fits_bracket(told, asked) is fits


@given(lat=st.floats(49.5, 51.5), lon=st.floats(2.5, 6.4))
def test_without_a_municipality_the_home_lies_somewhere_in_a_cell_of_the_grid(lat, lon):
    told = coarse.middle(Point(lat, lon), centre=None)
    assert told is not None
    assert abs(told.lat - lat) <= coarse.GRID / 2 + 1e-3
    assert coarse.middle(told, centre=None) == told
    assert coarse.middle(None, centre=CENTRE) is None
