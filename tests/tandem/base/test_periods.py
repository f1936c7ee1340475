from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.base.periods import BRUSSELS, Period, add_months, age_on, day_of

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31))


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 21, 22, 59, 59, tzinfo=UTC), date(2026, 11, 21)),
        (datetime(2026, 11, 21, 23, 0, tzinfo=UTC), date(2026, 11, 22)),
        (datetime(2026, 7, 31, 21, 59, 59, tzinfo=UTC), date(2026, 7, 31)),
        (datetime(2026, 7, 31, 22, 0, tzinfo=UTC), date(2026, 8, 1)),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), date(2027, 1, 1)),
        (datetime(2026, 11, 21, 20, 0, tzinfo=ZoneInfo("America/New_York")), date(2026, 11, 22)),
    ],
)
def test_a_moment_falls_on_a_day_in_brussels(moment, day):
    assert day_of(moment) == day


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (datetime(2026, 3, 28, 23, 0, tzinfo=UTC), datetime(2026, 3, 29, 22, 0, tzinfo=UTC)),
        (datetime(2026, 10, 24, 22, 0, tzinfo=UTC), datetime(2026, 10, 25, 23, 0, tzinfo=UTC)),
    ],
    ids=["clocks go forward", "clocks go back"],
)
def test_the_night_the_clock_changes_makes_the_day_shorter_or_longer(before, after):
    assert day_of(before) == day_of(after - timedelta(seconds=1))
    assert day_of(after) == day_of(before) + timedelta(days=1)
    assert after - before != timedelta(hours=24)


def test_the_hour_that_comes_twice_is_one_day():
    twice = [datetime(2026, 10, 25, 2, 30, fold=fold, tzinfo=BRUSSELS) for fold in (0, 1)]
    assert twice[1].astimezone(UTC) - twice[0].astimezone(UTC) == timedelta(hours=1)
    assert {day_of(one) for one in twice} == {date(2026, 10, 25)}


def test_a_moment_without_a_zone_has_no_day():
    with pytest.raises(ValueError, match="time zone"):
        day_of(datetime(2026, 11, 21, 9, 30))  # noqa: DTZ001 - the mistake itself


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2024, 2, 29), 60, date(2029, 2, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 11, 21), 0, date(2026, 11, 21)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_that_month(day, months, then):
    assert add_months(day, months) == then


@pytest.mark.slow
@given(day=DAYS, months=st.integers(0, 600))
def test_months_later_never_jumps_over_a_month(day, months):
    then = add_months(day, months)
    assert (then.year - day.year) * 12 + then.month - day.month == months
    assert then.day <= day.day


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        (date(2001, 11, 22), date(2026, 11, 21), 24),
        (date(2001, 11, 21), date(2026, 11, 21), 25),
        (date(2004, 2, 29), date(2029, 2, 28), 24),
        (date(2004, 2, 29), date(2029, 3, 1), 25),
        (date(2004, 2, 29), date(2028, 2, 29), 24),
        (date(2026, 11, 21), date(2026, 11, 21), 0),
    ],
)
def test_an_age_counts_full_years(birth, day, age):
    assert age_on(birth, day) == age


def test_a_period_holds_its_first_day_and_not_its_last():
    year = Period(date(2026, 9, 1), date(2027, 9, 1))
    assert date(2026, 9, 1) in year
    assert date(2027, 8, 31) in year
    assert date(2027, 9, 1) not in year
    assert date(2026, 8, 31) not in year


def test_a_period_without_an_end_is_still_going():
    assert date(9999, 12, 31) in Period(date(2026, 9, 1))


@pytest.mark.parametrize("end", [date(2026, 9, 1), date(2026, 8, 31)])
def test_a_period_ends_after_it_starts(end):
    with pytest.raises(ValueError, match="ends after it starts"):
        Period(date(2026, 9, 1), end)


@pytest.mark.slow
@given(starts=st.lists(DAYS, min_size=2, max_size=2), lengths=st.lists(st.integers(1, 900), min_size=2, max_size=2))
def test_two_periods_overlap_when_they_share_a_day(starts, lengths):
    one, other = (Period(start, start + timedelta(days=n)) for start, n in zip(starts, lengths, strict=True))
    shared = any(one.start + timedelta(days=n) in other for n in range(lengths[0]))
    assert one.overlaps(other) == other.overlaps(one) == shared


def test_a_period_that_follows_another_does_not_overlap_it():
    assert not Period(date(2021, 9, 1), date(2026, 9, 1)).overlaps(Period(date(2026, 9, 1)))


@pytest.mark.parametrize(
    ("day", "months", "found"), [(date(9999, 12, 31), 12, date.max), (date(1, 1, 1), -1, date.min)]
)
def test_months_later_stay_within_the_calendar(day, months, found):
    assert add_months(day, months) == found
