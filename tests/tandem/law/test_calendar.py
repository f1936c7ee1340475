"""The school calendar against the rule of the order of 31 August 2001 and against published calendars."""

import shutil
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tandem.base.periods import Period
from tandem.law import calendar, loader, school_years
from tandem.law.errors import LawError, NoCalendar
from tandem.law.school_years import FreeDay, HolidayKind, SchoolYear

YEARS = school_years.calendar().years
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
FIRST, LAST = date(2016, 9, 1), date(2030, 8, 31)
UNHURRIED = settings(deadline=None)
"""The first example of a run reads the calendar."""


def easter_of(year: int) -> date:
    """Easter by the rule of the church, written here apart from every library."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    n = (32 + 2 * e + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * n) // 451
    month, day = divmod(h + n - 7 * m + 114, 31)
    return date(year, month, day + 1)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def by_rule(first: int) -> dict[HolidayKind, tuple[date, date]]:
    """The holidays of a school year, computed from article 7."""
    all_saints, christmas, easter = date(first, 11, 1), date(first, 12, 25), easter_of(first + 1)
    autumn = all_saints + DAY if all_saints.weekday() == 6 else monday_of(all_saints)
    winter = monday_of(christmas) + (WEEK if christmas.weekday() >= 5 else timedelta())
    carnival = monday_of(easter) - 6 * WEEK
    april = date(first + 1, 4, 1)
    spring = april + timedelta(days=-april.weekday() % 7)
    if easter.month == 3:
        spring = easter + DAY
    elif easter > date(first + 1, 4, 15):
        spring = easter - 2 * WEEK + DAY
    return {
        HolidayKind.AUTUMN: (autumn, autumn + WEEK),
        HolidayKind.CHRISTMAS: (winter, winter + 2 * WEEK),
        HolidayKind.CARNIVAL: (carnival, carnival + WEEK),
        HolidayKind.EASTER: (spring, spring + 2 * WEEK),
        HolidayKind.SUMMER: (date(first + 1, 7, 1), date(first + 1, 9, 1)),
    }


@pytest.mark.parametrize("year", YEARS, ids=lambda year: year.label)
def test_the_holidays_follow_article_7(year: SchoolYear):
    expected = by_rule(year.first_year)
    if year.first_year == 2020:  # extended because of COVID
        expected[HolidayKind.AUTUMN] = (date(2020, 11, 2), date(2020, 11, 16))
    assert {h.kind: (h.period.start, h.period.end) for h in year.holidays} == expected


@pytest.mark.parametrize("year", YEARS, ids=lambda year: year.label)
def test_the_free_days_follow_article_7(year: SchoolYear):
    easter = easter_of(year.first_year + 1)
    assert year.free_days == {
        FreeDay.ARMISTICE: date(year.first_year, 11, 11),
        FreeDay.EASTER_MONDAY: easter + DAY,
        FreeDay.LABOUR_DAY: date(year.first_year + 1, 5, 1),
        FreeDay.ASCENSION: easter + timedelta(days=39),
        FreeDay.DAY_AFTER_ASCENSION: easter + timedelta(days=40),
        FreeDay.WHIT_MONDAY: easter + timedelta(days=50),
    }


@pytest.mark.parametrize(
    ("label", "kind", "start", "last"),
    [
        ("2018-2019", "autumn", date(2018, 10, 29), date(2018, 11, 4)),
        ("2018-2019", "easter", date(2019, 4, 8), date(2019, 4, 21)),
        ("2019-2020", "carnival", date(2020, 2, 24), date(2020, 3, 1)),
        ("2020-2021", "autumn", date(2020, 11, 2), date(2020, 11, 15)),
        ("2021-2022", "christmas", date(2021, 12, 27), date(2022, 1, 9)),
        ("2022-2023", "carnival", date(2023, 2, 20), date(2023, 2, 26)),
        ("2023-2024", "easter", date(2024, 4, 1), date(2024, 4, 14)),
        ("2024-2025", "carnival", date(2025, 3, 3), date(2025, 3, 9)),
        ("2025-2026", "easter", date(2026, 4, 6), date(2026, 4, 19)),
        ("2026-2027", "autumn", date(2026, 11, 2), date(2026, 11, 8)),
        ("2026-2027", "christmas", date(2026, 12, 21), date(2027, 1, 3)),
        ("2026-2027", "carnival", date(2027, 2, 8), date(2027, 2, 14)),
        ("2026-2027", "easter", date(2027, 3, 29), date(2027, 4, 11)),
    ],
)
def test_the_holidays_are_as_schools_published_them(label: str, kind: str, start: date, last: date):
    year = next(year for year in YEARS if year.label == label)
    assert Period(start, last + DAY) in [holiday.period for holiday in year.holidays if holiday.kind == kind]


def test_the_school_years_follow_each_other_from_2016_to_2030():
    assert (YEARS[0].period.start, YEARS[-1].period.end) == (FIRST, LAST + DAY)
    assert all(before.period.end == after.period.start for before, after in pairwise(YEARS))


def test_a_year_that_was_not_compared_with_a_published_calendar_says_so():
    assert {year.label for year in YEARS if year.certainty != "official"} == {
        "2017-2018",
        "2026-2027",
        "2027-2028",
        "2028-2029",
        "2029-2030",
    }
    assert all(year.note for year in YEARS if year.certainty != "official")


@pytest.mark.parametrize("day", [FIRST - DAY, LAST + 2 * DAY])
def test_a_day_outside_the_calendar_is_refused_and_not_guessed(day: date):
    with pytest.raises(NoCalendar, match="add the year to school_calendar"):
        calendar.is_training_day(day)


def test_a_year_has_ten_legal_public_holidays_besides_easter_and_whit_sunday():
    held = calendar.public_holidays(2026)
    assert len(held) == 12
    assert held[date(2026, 7, 21)] == "Nationale feestdag"
    assert date(2026, 7, 11) not in held


def test_a_term_cannot_be_shorter_than_nothing():
    with pytest.raises(ValueError, match="not shorter than nothing"):
        calendar.add_training_days(date(2026, 9, 1), -1)
    with pytest.raises(ValueError, match="not shorter than nothing"):
        calendar.add_calendar_days(date(2026, 9, 1), -1)


def test_the_holidays_in_a_period_are_those_that_share_a_day():
    held = calendar.holidays_in(Period(date(2026, 11, 8), date(2026, 12, 22)))
    assert [holiday.name for holiday in held] == ["herfstvakantie", "kerstvakantie"]
    assert calendar.holidays_in(Period(date(2026, 11, 9), date(2026, 12, 21))) == ()


def test_the_last_lesson_day_of_october_is_before_the_autumn_holiday():
    october = Period(date(2026, 10, 1), date(2026, 11, 1))
    assert calendar.last_training_day(october) == date(2026, 10, 30)
    assert calendar.last_training_day(Period(date(2025, 10, 1), date(2025, 11, 1))) == date(2025, 10, 24)
    assert calendar.last_training_day(Period(date(2026, 7, 1), date(2026, 8, 31))) is None
    with pytest.raises(ValueError, match="needs a period that ends"):
        calendar.last_training_day(Period(date(2026, 7, 1)))


def test_the_first_lesson_day_of_november_is_after_the_autumn_holiday():
    assert calendar.first_training_day(date(2026, 11, 1)) == date(2026, 11, 9)


def test_the_countdown_is_zero_on_the_last_day_and_negative_after_it():
    deadline = date(2026, 9, 29)
    assert calendar.training_days_left(date(2026, 9, 1), deadline) == 20
    assert calendar.training_days_left(deadline, deadline) == 0
    assert calendar.training_days_left(date(2026, 10, 1), deadline) == -2
    assert calendar.calendar_days_left(date(2026, 9, 30), deadline) == -1


DAYS = st.dates(FIRST, date(2028, 8, 31))


@UNHURRIED
@given(begin=DAYS, count=st.integers(1, 60), free=st.frozensets(DAYS, max_size=5))
def test_a_term_of_training_days_ends_on_a_training_day_with_as_many_in_between(
    begin: date, count: int, free: frozenset[date]
):
    end = calendar.add_training_days(begin, count, free_days=free)
    assert calendar.is_training_day(end, free_days=free)
    assert calendar.training_days_between(begin + DAY, end + DAY, free_days=free) == count
    assert calendar.training_days_left(begin, end, free_days=free) == count


@UNHURRIED
@given(begin=DAYS, count=st.integers(1, 40))
def test_a_term_of_working_days_is_never_longer_than_one_of_training_days(begin: date, count: int):
    assert calendar.add_working_days(begin, count) <= calendar.add_training_days(begin, count)


@UNHURRIED
@given(day=DAYS)
def test_every_training_day_is_a_working_day(day: date):
    assert calendar.is_working_day(day) or not calendar.is_training_day(day)


@UNHURRIED
@given(begin=DAYS, count=st.integers(0, 400))
def test_a_term_that_rolls_ends_on_a_working_day_and_not_earlier(begin: date, count: int):
    end = calendar.add_calendar_days(begin, count, rolls=True)
    assert calendar.is_working_day(end)
    assert end >= calendar.add_calendar_days(begin, count) == begin + timedelta(days=count)


@pytest.mark.parametrize(
    ("written", "instead", "named"),
    [
        ("  2017-2018:", "  2018-2018:", "which is not the end of school year 2018-2018"),
        ("  2017-2018:", "  2017-2018: null\n  2017-2019:", "2017-2018: needed the holidays and free days"),
        ("autumn: {from: 2017-10-30", "autumn: {from: 2017-11-30", "ends on 2017-11-06, before it starts"),
        ("autumn: {from: 2017-10-30, until: 2017-11-06}", "autumn: never", "autumn: is 'never', needed from and until"),
        ("labour_day: 2018-05-01", "labour_day: 2019-05-01", "is on 2019-05-01, outside the school year"),
        ("      labour_day: 2018-05-01\n", "", "misses labour_day"),
        ("source: [L8, L12]", "source: [L8, L99]", "source L99 is not in sources.yaml"),
        ("public_holidays:\n  certainty: retold\n", "public_holidays:\n", "public_holidays: misses certainty"),
        ("  autumn: herfstvakantie\n", "", "words needs a word for each"),
    ],
)
def test_a_mistake_in_the_school_calendar_is_named(tmp_path: Path, written: str, instead: str, named: str):
    shutil.copy(loader.FOLDER / "sources.yaml", tmp_path)
    text = (loader.FOLDER / "school_calendar.yaml").read_text(encoding="utf-8")
    assert written in text
    (tmp_path / "school_calendar.yaml").write_text(text.replace(written, instead, 1), encoding="utf-8")
    with pytest.raises(LawError, match=r"school_calendar\.yaml") as caught:
        school_years.calendar(tmp_path)
    assert named in "\n".join(caught.value.mistakes)


def test_a_school_year_that_is_left_out_is_noticed(tmp_path: Path):
    shutil.copy(loader.FOLDER / "sources.yaml", tmp_path)
    text = (loader.FOLDER / "school_calendar.yaml").read_text(encoding="utf-8")
    start, end = text.index("  2019-2020:"), text.index("  2020-2021:")
    (tmp_path / "school_calendar.yaml").write_text(text[:start] + text[end:], encoding="utf-8")
    with pytest.raises(LawError, match="2020-2021 does not follow 2018-2019"):
        school_years.calendar(tmp_path)
