"""The allowance against the published figures, and the formula against every figure."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.law import allowance, catalogue, norms
from tandem.law.allowance import Basis, Category, StudyFacts, Success

PUBLISHED = [
    (date(2020, 3, 1), Category.FIRST, "471.50"),
    (date(2020, 3, 1), Category.THIRD, "560.90"),
    (date(2021, 9, 1), Category.FIRST, "480.90"),
    (date(2021, 9, 1), Category.SECOND, "530.70"),
    (date(2021, 9, 1), Category.THIRD, "572.10"),
    (date(2022, 1, 1), Category.FIRST, "490.60"),
    (date(2022, 1, 1), Category.SECOND, "541.30"),
    (date(2022, 1, 1), Category.THIRD, "583.60"),
    (date(2022, 4, 1), Category.FIRST, "523.80"),
    (date(2022, 4, 1), Category.SECOND, "578.00"),
    (date(2022, 12, 1), Category.FIRST, "567.00"),
    (date(2022, 12, 1), Category.SECOND, "625.60"),
    (date(2022, 12, 1), Category.THIRD, "674.50"),
    (date(2023, 11, 1), Category.FIRST, "578.40"),
    (date(2023, 11, 1), Category.SECOND, "638.20"),
    (date(2023, 11, 1), Category.THIRD, "688.00"),
    (date(2024, 5, 1), Category.FIRST, "600.50"),
    (date(2024, 5, 1), Category.SECOND, "662.60"),
    (date(2024, 5, 1), Category.THIRD, "714.40"),
    (date(2025, 2, 1), Category.FIRST, "612.50"),
    (date(2025, 2, 1), Category.SECOND, "675.90"),
    (date(2025, 2, 1), Category.THIRD, "728.70"),
]


@pytest.mark.parametrize(("day", "step", "amount"), PUBLISHED)
def test_a_published_amount_is_paid_as_published(day: date, step: Category, amount: str):
    found = allowance.monthly(step, norms=norms.at(day))
    assert (found.amount, found.basis) == (Decimal(amount), Basis.PUBLISHED)


@pytest.mark.parametrize(("day", "step", "amount"), PUBLISHED)
def test_the_formula_gives_every_published_amount(day: date, step: Category, amount: str):
    assert allowance.by_formula(step, norms=norms.at(day)) == Decimal(amount)


@pytest.mark.parametrize("step", list(Category))
def test_the_formula_gives_every_amount_that_we_computed(step: Category):
    rows = [value for value in catalogue.history(f"allowance.amount_{step}") if value.is_computed]
    assert rows
    for value in rows:
        assert allowance.by_formula(step, norms=norms.at(value.since)) == value.value, value.since


def test_an_amount_we_computed_is_never_called_sure():
    rows = [v for step in Category for v in catalogue.history(f"allowance.amount_{step}") if v.is_computed]
    assert {value.certainty for value in rows} == {"uncertain"}


def test_every_row_of_the_table_begins_with_the_minimum_income_it_is_based_on():
    days = [value.since for value in catalogue.history("allowance.ggmmi")]
    for step in Category:
        assert [value.since for value in catalogue.history(f"allowance.amount_{step}")] == days


def test_the_third_category_of_2016_is_limited_by_the_child_benefit():
    found = allowance.monthly(Category.THIRD, norms=norms.at(date(2016, 9, 1)))
    assert found.is_capped
    assert found.ground.key == "allowance.cap"
    assert allowance.by_formula(Category.THIRD, norms=norms.at(date(2016, 9, 1))) == Decimal("528.60")


def test_an_amount_that_is_not_known_has_a_forecast_that_never_calls_itself_sure():
    law = norms.at(date(2026, 4, 1))
    found = [allowance.monthly(step, norms=law) for step in Category]
    assert [one.amount for one in found] == [Decimal("622.60"), Decimal("687.10"), Decimal("740.70")]
    assert {one.basis for one in found} == {Basis.FORECAST}
    assert {one.ground.certainty for one in found} == {"uncertain"}


def test_without_a_forecast_nothing_is_guessed():
    law = norms.at(date(2026, 4, 1))
    bare = replace(law)
    vars(bare)["allowance"] = replace(law.allowance, ggmmi_forecast=None)
    found = allowance.monthly(Category.FIRST, norms=bare)
    assert (found.amount, found.basis) == (None, Basis.UNKNOWN)
    assert found.ground.note


@pytest.mark.parametrize("step", list(Category))
def test_the_periods_follow_each_other_and_tell_each_day_what_it_pays(step: Category):
    first, last = allowance.first_day(), date(2026, 11, 21)
    found = allowance.periods(step, first=first, last=last)
    assert found[0].since == first
    assert [one.until for one in found] == [*(one.since for one in found[1:]), None]
    for one in found:
        end = last if one.until is None else one.until - timedelta(days=1)
        for day in (one.since, end):
            told = allowance.monthly(step, norms=norms.at(day))
            assert (told.amount, told.basis) == (one.allowance.amount, one.allowance.basis), day


@pytest.mark.parametrize(
    ("facts", "step"),
    [
        (StudyFacts(), Category.FIRST),
        (StudyFacts(has_second_grade=True), Category.SECOND),
        (StudyFacts(alternating_years_passed=1), Category.SECOND),
        (StudyFacts(alternating_years_passed=2), Category.THIRD),
        (StudyFacts(has_first_year_of_third_grade=True), Category.THIRD),
        (StudyFacts(has_qualification_phase_ov3=True), Category.THIRD),
        (StudyFacts(longest_finished_training_years=1), Category.FIRST),
        (StudyFacts(longest_finished_training_years=2), Category.THIRD),
        (StudyFacts(has_second_grade=True, alternating_years_passed=2), Category.THIRD),
    ],
)
def test_the_highest_category_that_applies_counts(facts: StudyFacts, step: Category):
    assert allowance.category(facts, norms=norms.at(date(2024, 5, 1))) is step


def test_what_gives_each_category_is_named():
    facts = StudyFacts(has_second_grade=True, alternating_years_passed=2)
    found = allowance.successes(facts, norms=norms.at(date(2024, 5, 1)))
    assert found == {
        Category.SECOND: (Success.SECOND_GRADE, Success.ALTERNATING_YEAR),
        Category.THIRD: (Success.ALTERNATING_YEARS,),
    }


@pytest.mark.property
@given(
    done=st.tuples(st.booleans(), st.booleans(), st.booleans(), st.integers(0, 10), st.integers(0, 10)),
    day=st.dates(date(2016, 9, 1), date(2035, 12, 31)),
)
def test_one_more_year_that_passes_never_lowers_the_category_or_the_amount(done: tuple[Any, ...], day: date):
    law, facts = norms.at(day), StudyFacts(*done)
    step, higher = (allowance.category(one, norms=law) for one in (facts, facts.after_this_year()))
    assert higher >= step
    now, then = (allowance.monthly(one, norms=law).amount for one in (step, higher))
    assert now is not None
    assert then is not None
    assert then >= now


@pytest.mark.parametrize(
    ("day", "coming"),
    [
        (date(2026, 8, 31), date(2026, 9, 1)),
        (date(2026, 9, 1), date(2027, 9, 1)),
        (date(2026, 11, 21), date(2027, 9, 1)),
    ],
)
def test_the_next_change_is_the_next_first_of_september(day: date, coming: date):
    assert allowance.next_change(day, norms=norms.at(day)) == coming


@pytest.mark.parametrize(
    ("passed_on", "counts_from"),
    [
        (date(2024, 6, 30), date(2024, 9, 1)),
        (date(2024, 8, 31), date(2024, 9, 1)),
        (date(2024, 9, 1), date(2024, 9, 1)),
        (date(2024, 9, 2), date(2025, 9, 1)),
    ],
)
def test_success_counts_from_the_next_first_of_september(passed_on: date, counts_from: date):
    assert allowance.counts_from(passed_on, norms=norms.at(passed_on)) == counts_from


def test_a_day_of_unlawful_absence_costs_a_twentieth():
    law = norms.at(date(2024, 5, 1))
    assert allowance.after_absence(Decimal("600.50"), days=1, norms=law) == Decimal("570.48")
    assert allowance.after_absence(Decimal("600.50"), days=20, norms=law) == Decimal(0)
    assert allowance.after_absence(Decimal("600.50"), days=25, norms=law) == Decimal(0)


def test_the_hour_of_an_adult_is_as_published_or_follows_the_minimum_income():
    assert allowance.adult_hourly(norms=norms.at(date(2024, 4, 1))) == Decimal("4.27")
    assert allowance.adult_hourly(norms=norms.at(date(2024, 5, 1))) == Decimal("4.35")
    assert allowance.adult_hourly(norms=norms.at(date(2026, 4, 1))) is None


def test_the_published_hour_of_an_adult_fits_the_formula():
    law = norms.at(date(2024, 4, 1))
    assert law.allowance.ggmmi.value is not None
    exact = law.allowance.ggmmi.value * law.adult.hourly_percent.value / 100
    assert allowance.rounded(exact, step=Decimal("0.01"), direction="up") == law.adult.hourly_minimum.value


@pytest.mark.property
@given(exact=st.decimals(0, 5000, places=4), step=st.sampled_from([Decimal("0.10"), Decimal("0.01"), Decimal(1)]))
def test_rounding_up_is_the_smallest_multiple_that_is_enough(exact: Decimal, step: Decimal):
    found = allowance.rounded(exact, step=step, direction="up")
    assert found >= exact > found - step
    assert found % step == 0
