"""What lies within so many minutes: the cells hold all of it, and the minutes are those of one trip at a time."""

from datetime import date, time

import numpy as np
import pytest

from tandem.registers.geo.rules import cell_of
from tandem.registers.travel.queries import networks
from tandem.registers.travel.queries.areas import Area
from tandem.registers.travel.queries.doors import NEVER, reaches
from tandem.registers.travel.rules import journeys
from tandem.registers.travel.rules.estimates import Spot
from tandem.registers.travel.rules.timetable import packed
from tandem.registers.travel.terms import Known, TravelMode, WhyNot
from tests.factories.travel import in_use
from tests.tandem.registers.travel.feeds import MONDAY, as_timetable, drawn
from tests.tandem.registers.travel.test_journeys import columns, places

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("seed", [1, 2, 5])
def test_every_place_in_reach_lies_in_the_cells_and_takes_as_long_as_one_trip(seed, monkeypatch):
    networks._network.cache_clear()
    in_use(packed(as_timetable(drawn(seed))), valid_from=MONDAY, valid_until=date(2026, 9, 14))
    home = Spot(*places(seed, 1)[0])
    ends = [Spot(*one) for one in places(seed + 7, 30)]
    lat, lon = columns([(one.lat, one.lon) for one in ends])
    for mode in (TravelMode.PUBLIC_TRANSPORT, TravelMode.FOOT, TravelMode.CAR):
        single = [one.minutes for one in reaches(home, ends, mode, day=MONDAY, arrive_by=time(8))]
        for most in (1, 12, 25, 90):
            area = Area(home, mode, most, MONDAY, time(8))
            told = area.minutes(lat, lon).tolist()
            assert told == [NEVER if took is None or took > most else took for took in single]
            inside = [cell_of(end.lat, end.lon) in area.cells for end in ends]
            assert all(is_in for is_in, took in zip(inside, told, strict=True) if took != NEVER)
    monkeypatch.setattr(journeys, "NOTES", 1)
    area = Area(home, TravelMode.PUBLIC_TRANSPORT, 90, MONDAY, time(8))
    assert area.known is Known.TIMETABLE
    again = [one.minutes for one in reaches(home, ends, area.mode, day=MONDAY, arrive_by=time(8))]
    assert area.minutes(lat, lon).tolist() == [NEVER if took is None or took > 90 else took for took in again]
    assert journeys.NOTES == 1


def test_the_cells_reach_no_further_than_they_have_to():
    area = Area(Spot(51.05, 3.72), TravelMode.FOOT, 10, MONDAY)
    assert 1 <= len(area.cells) <= 4
    assert Area(Spot(51.05, 3.72), TravelMode.CAR, 2, MONDAY).cells == ()


def test_before_the_first_bus_an_estimate_reaches_nothing_and_says_why():
    area = Area(Spot(51.05, 3.72), TravelMode.PUBLIC_TRANSPORT, 60, MONDAY, time(4))
    assert (area.cells, area.is_too_early, area.reach(None).why_not) == ((), True, WhyNot.TOO_EARLY)
    assert area.minutes(np.array([51.05]), np.array([3.72])).tolist() == [NEVER]
