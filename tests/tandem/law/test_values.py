"""Days that return, scopes, and what a unit may hold."""

from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tandem.law import units
from tandem.law.checker import Checker
from tandem.law.values import DayOfYear, Scope, Unit

SEPTEMBER = DayOfYear(9, 1)


def test_a_day_of_the_school_year_falls_in_one_of_its_two_years():
    assert DayOfYear(11, 30).in_school_year(2026, starts=SEPTEMBER) == date(2026, 11, 30)
    assert DayOfYear(1, 15).in_school_year(2026, starts=SEPTEMBER) == date(2027, 1, 15)
    assert DayOfYear(8, 31).in_school_year(2026, starts=SEPTEMBER) == date(2027, 8, 31)
    assert SEPTEMBER.in_school_year(2026, starts=SEPTEMBER) == date(2026, 9, 1)


def test_a_day_that_returns_comes_round_this_year_or_the_next():
    assert SEPTEMBER.on_or_after(date(2026, 8, 31)) == date(2026, 9, 1)
    assert SEPTEMBER.on_or_after(date(2026, 9, 1)) == date(2026, 9, 1)
    assert SEPTEMBER.on_or_after(date(2026, 9, 2)) == date(2027, 9, 1)


def test_a_scope_covers_those_who_have_all_it_asks():
    asked = Scope("CONSTRUCTION", "124")
    assert Scope().covers(asked)
    assert Scope("CONSTRUCTION").covers(asked)
    assert Scope(joint_committee="124").covers(asked)
    assert not Scope("HORECA").covers(asked)
    assert not Scope("CONSTRUCTION").covers(Scope())


def test_a_joint_committee_weighs_more_than_a_sector():
    weights = [Scope(), Scope("CONSTRUCTION"), Scope(joint_committee="124"), Scope("CONSTRUCTION", "124")]
    assert [scope.weight for scope in weights] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("unit", "written", "held"),
    [
        (Unit.CALENDAR_DAYS, 14, 14),
        (Unit.HOURS, Decimal("4.5"), Decimal("4.5")),
        (Unit.HOURS, 8, Decimal(8)),
        (Unit.PERCENT, Decimal("34.5"), Decimal("34.5")),
        (Unit.FRACTION, "1/20", Fraction(1, 20)),
        (Unit.BOOLEAN, False, False),
        (Unit.DATE, date(2019, 9, 2), date(2019, 9, 2)),
        (Unit.DAY_OF_YEAR, "09-01", SEPTEMBER),
        (Unit.TIME, "20:00", time(20)),
        (Unit.TEXT, "1", "1"),
        (Unit.CODES, ["OAO", "SAO"], ("OAO", "SAO")),
        (Unit.CODES, [], ()),
        (Unit.YEARS, None, None),
    ],
)
def test_a_value_is_held_as_its_unit_says(unit: Unit, written: Any, held: Any):
    mistakes: list[str] = []
    found = units.held(written, unit=unit, check=Checker(mistakes, "here"))
    assert (found, mistakes) == (held, [])
    assert held is None or type(found) is units.python_type(unit)


@pytest.mark.parametrize(
    ("unit", "written"),
    [
        (Unit.CALENDAR_DAYS, "14"),
        (Unit.CALENDAR_DAYS, True),
        (Unit.HOURS, "8"),
        (Unit.FRACTION, "1/0"),
        (Unit.FRACTION, "half"),
        (Unit.BOOLEAN, 1),
        (Unit.BOOLEAN, "ja"),
        (Unit.DATE, "2019-09-02"),
        (Unit.DAY_OF_YEAR, "02-29"),
        (Unit.DAY_OF_YEAR, "13-01"),
        (Unit.TIME, "25:00"),
        (Unit.TEXT, 1),
        (Unit.CODES, "OAO"),
        (Unit.CODES, [1]),
    ],
)
def test_a_value_that_does_not_fit_its_unit_is_a_mistake(unit: Unit, written: Any):
    mistakes: list[str] = []
    assert units.held(written, unit=unit, check=Checker(mistakes, "here")) is None
    assert mistakes == [f"here: value is {written!r}, which does not fit unit {unit}"]
