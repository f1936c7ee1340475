"""Training days counted fast and day by day: always the same as counting them one by one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.law import calendar, counting
from tandem.law.counting import CountedDay, DayKind
from tandem.law.errors import NoCalendar

DAYS = st.dates(date(2016, 9, 1), date(2029, 12, 31))
FREE = st.frozensets(st.dates(date(2026, 8, 20), date(2027, 7, 10)), max_size=12)
NEAR = st.dates(date(2026, 8, 1), date(2027, 6, 30))


@given(day=NEAR, count=st.integers(0, 60), free=FREE)
def test_a_term_ends_on_the_same_day_as_when_it_is_counted_one_by_one(day, count, free):
    assert counting.nth_after(day, count, free_days=free) == calendar.add_training_days(day, count, free_days=free)


@given(day=DAYS, ahead=st.integers(-5, 400), free=FREE)
def test_the_days_between_two_days_are_as_many_as_when_counted_one_by_one(day, ahead, free):
    until, after = day + timedelta(days=ahead), timedelta(days=1)
    if until > date(2030, 8, 1):
        return
    assert counting.count_after(day, until, free_days=free) == calendar.training_days_between(
        day + after, until + after, free_days=free
    )


@given(day=NEAR, free=FREE)
def test_the_first_training_day_is_the_same(day, free):
    assert counting.first_from(day, free_days=free) == calendar.first_training_day(day, free_days=free)


@given(day=NEAR, count=st.integers(1, 45), free=FREE)
def test_the_list_of_days_counts_as_many_as_the_term_is_long_and_names_every_other_day(day, count, free):
    end = counting.nth_after(day, count, free_days=free)
    days = list(counting.days_of(day, end, own=dict.fromkeys(free, "Studiedag")))

    assert [one.day for one in days] == [day + timedelta(days=n + 1) for n in range((end - day).days)]
    counted = [one for one in days if one.number is not None]
    assert [one.number for one in counted] == list(range(1, count + 1))
    assert all(one.kind is DayKind.TRAINING for one in counted)
    assert all(calendar.is_training_day(one.day, free_days=free) == (one.number is not None) for one in days)
    assert all(one.name for one in days if one.kind not in {DayKind.TRAINING, DayKind.WEEKEND})


@given(day=NEAR, extra=NEAR)
def test_one_more_free_day_never_makes_a_term_shorter(day, extra):
    assert counting.nth_after(day, 20, free_days=frozenset({extra})) >= counting.nth_after(day, 20)


@pytest.mark.parametrize(
    ("day", "kind", "name"),
    [
        (date(2026, 11, 9), DayKind.TRAINING, ""),
        (date(2026, 11, 1), DayKind.WEEKEND, ""),  # All Saints' on a Sunday
        (date(2026, 11, 2), DayKind.SCHOOL_HOLIDAY, "herfstvakantie"),
        (date(2026, 11, 7), DayKind.WEEKEND, ""),
        (date(2026, 11, 11), DayKind.SCHOOL_HOLIDAY, "Wapenstilstand"),
        (date(2027, 5, 7), DayKind.SCHOOL_HOLIDAY, "dag na Hemelvaartsdag"),
        (date(2026, 11, 23), DayKind.OWN_FREE_DAY, "Kermismaandag"),
        (date(2026, 12, 25), DayKind.SCHOOL_HOLIDAY, "kerstvakantie"),
    ],
)
def test_a_day_says_what_it_is(day, kind, name):
    own = {date(2026, 11, 23): "Kermismaandag", date(2026, 12, 25): "Kerstmis"}
    (told,) = counting.days_of(day - timedelta(days=1), day, own=own)

    assert told == CountedDay(day, kind, 1 if kind is DayKind.TRAINING else None, name)


def test_a_term_that_reaches_past_the_school_years_we_know_is_no_term():
    with pytest.raises(NoCalendar):
        counting.nth_after(date(2030, 6, 20), 20)
    with pytest.raises(NoCalendar):
        counting.nth_after(date(2031, 9, 1), 20)
    with pytest.raises(NoCalendar):
        counting.first_from(date(2030, 7, 2))


def test_a_term_is_not_shorter_than_nothing():
    with pytest.raises(ValueError, match="found -1 days"):
        counting.nth_after(date(2026, 9, 1), -1)
