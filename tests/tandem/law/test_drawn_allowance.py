"""The allowance on any day since 2016, for whoever finished whatever, against a twin in whole cents (R-PAY-01 to 05).

The twin holds the table of the domain text (§4.8) itself and counts without decimals: it knows nothing of the YAML.
"""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.base.periods import age_on
from tandem.law import allowance, norms
from tandem.law.allowance import Basis, Category, StudyFacts
from tandem.law.calendar import school_year_of
from tandem.law.school_years import calendar

pytestmark = [pytest.mark.property, pytest.mark.slow]

FIRST = date(2016, 9, 1)
DAYS = st.dates(FIRST, date(2040, 12, 31))

GGMMI = (
    (FIRST, 153193),
    (date(2017, 6, 1), 156259),
    (date(2018, 9, 1), 159381),
    (date(2020, 3, 1), 162572),
    (date(2021, 9, 1), 165823),
    (date(2022, 1, 1), 169140),
    (date(2022, 3, 1), 172521),
    (date(2022, 4, 1), 180616),
    (date(2022, 5, 1), 184228),
    (date(2022, 8, 1), 187913),
    (date(2022, 11, 1), 191671),
    (date(2022, 12, 1), 195499),
    (date(2023, 11, 1), 199418),
    (date(2024, 4, 1), 202988),
    (date(2024, 5, 1), 207048),
    (date(2025, 2, 1), 211189),
    (date(2026, 4, 1), 211189 + 3500),
)
"""In cents; the last is the step of 35 euro, a forecast."""
CAPPED = ((FIRST, 3), 52000)
"""The one amount that the table of the text cuts off; of the two after it the text only asks whether they were."""
FORECAST = date(2026, 4, 1)
THOUSANDTHS = {1: 290, 2: 320, 3: 345}
PUBLISHED = {
    (date(2020, 3, 1), 1),
    (date(2020, 3, 1), 3),
    *((since, step) for since in (date(2021, 9, 1), date(2022, 1, 1), date(2022, 12, 1)) for step in (1, 2, 3)),
    (date(2022, 4, 1), 1),
    (date(2022, 4, 1), 2),
    *((since, step) for since in (date(2023, 11, 1), date(2024, 5, 1), date(2025, 2, 1)) for step in (1, 2, 3)),
}


class Study(NamedTuple):
    """What somebody finished, as the tests draw it."""

    second_grade: bool
    third_grade: bool
    ov3: bool
    years: int
    finished: int

    def facts(self) -> StudyFacts:
        """As the rules ask it."""
        return StudyFacts(self.second_grade, self.third_grade, self.ov3, self.years, self.finished)

    def step(self) -> int:
        """The category, read from the top down."""
        if self.third_grade or self.ov3 or self.years >= 2 or self.finished >= 2:
            return 3
        return 2 if self.second_grade or self.years == 1 else 1


STUDIES = st.builds(Study, st.booleans(), st.booleans(), st.booleans(), st.integers(0, 4), st.integers(0, 4))


def row(day: date) -> tuple[date, int]:
    """The line of the table that holds on a day."""
    return max(one for one in GGMMI if one[0] <= day)


def cents(step: int, day: date) -> int:
    """A share of the minimum income, up to the next ten cents, and not above the limit of its time."""
    since, ggmmi = row(day)
    dimes = -(-ggmmi * THOUSANDTHS[step] // (1000 * 10))
    line, cap = CAPPED
    return cap if (since, step) == line else dimes * 10


@given(study=STUDIES, day=DAYS)
def test_the_amount_of_any_day_is_that_of_the_table(study: Study, day: date):
    law = norms.at(day)
    found = allowance.monthly(allowance.category(study.facts(), norms=law), norms=law)
    assert found.category == study.step()
    assert found.amount == Decimal(cents(study.step(), day)) / 100
    since, _ = row(day)
    assert (found.basis is Basis.FORECAST) is (day >= FORECAST)
    assert (found.basis is Basis.PUBLISHED) is ((since, study.step()) in PUBLISHED)


@given(study=STUDIES, day=DAYS, later=st.integers(1, 3000))
def test_as_time_goes_nobody_gets_less_for_the_same(study: Study, day: date, later: int):
    amounts = []
    for one in (day, day + timedelta(days=later)):
        law = norms.at(one)
        amounts.append(allowance.monthly(allowance.category(study.facts(), norms=law), norms=law).amount)
    now, then = amounts
    assert now is not None
    assert then is not None
    assert then >= now


@given(study=STUDIES, begins=DAYS, passes=st.lists(st.booleans(), min_size=1, max_size=3))
def test_a_school_year_that_passes_counts_from_its_first_of_september_and_not_a_day_before(
    study: Study, begins: date, passes: list[bool]
):
    held, day = study, begins
    for is_passed in passes:
        law = norms.at(day)
        turn = allowance.next_change(day, norms=law)
        assert (turn.month, turn.day) == (9, 1)
        assert 0 < (turn - day).days <= 366
        before = turn - timedelta(days=1)
        assert allowance.counts_from(before, norms=law) == turn
        assert allowance.category(held.facts(), norms=norms.at(before)) == held.step()
        held = held._replace(years=held.years + is_passed)
        if is_passed and held.years <= 2:
            assert allowance.category(held.facts(), norms=norms.at(turn)) == max(held.step(), held.years + 1)
        day = turn
    assert allowance.category(held.facts(), norms=norms.at(day)) == held.step()


@given(step=st.sampled_from(list(Category)), first=st.dates(FIRST, date(2030, 12, 31)), long=st.integers(0, 1500))
def test_the_periods_of_any_term_join_and_change_where_the_table_does(step: Category, first: date, long: int):
    last = first + timedelta(days=long)
    found = allowance.periods(step, first=first, last=last)
    assert found[0].since == first
    assert found[-1].until is None
    for one, other in pairwise(found):
        assert one.until == other.since
        assert other.since in {since for since, _ in GGMMI}
        assert one.allowance != other.allowance
    for one in found:
        end = last if one.until is None else one.until - timedelta(days=1)
        for day in {one.since, one.since + (end - one.since) // 2, end}:
            assert one.allowance.amount == Decimal(cents(step, day)) / 100, day


@given(amount=st.integers(1, 100_000), days=st.integers(0, 40), day=DAYS)
def test_a_day_of_unlawful_absence_costs_a_twentieth_and_a_month_never_less_than_nothing(
    amount: int, days: int, day: date
):
    left = allowance.after_absence(Decimal(amount) / 100, days=days, norms=norms.at(day))
    exact = max(0, amount * (20 - days))
    assert abs(int(left * 100) * 20 - exact) <= 10
    assert left == left.quantize(Decimal("0.01"))


@given(born=st.dates(date(1990, 1, 1), date(2020, 12, 31)), day=st.dates(date(1990, 1, 1), date(2045, 12, 31)))
def test_somebody_is_as_old_as_birthdays_went_by(born: date, day: date):
    birthdays = 0
    for year in range(born.year + 1, day.year + 1):
        leaps = (born.month, born.day) == (2, 29) and (year % 4 or (year % 100 == 0 and year % 400))
        birthdays += (date(year, 3, 1) if leaps else date(year, born.month, born.day)) <= day
    assert max(0, age_on(born, day)) == birthdays


@given(day=st.dates(FIRST, calendar().years[-1].period.end - timedelta(days=1)))
def test_a_school_year_runs_from_september_to_august(day: date):
    begins = day.year if day.month >= 9 else day.year - 1
    year = school_year_of(day)
    assert year.label == f"{begins}-{begins + 1}"
    assert day in year.period
    assert (year.period.start, year.period.end) == (date(begins, 9, 1), date(begins + 1, 9, 1))
