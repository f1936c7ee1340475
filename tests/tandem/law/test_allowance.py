"""The allowance against the published figures, and the formula against every figure."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.law import allowance, catalogue, norms
from tandem.law.allowance import Basis, Category, StudyFacts

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


def test_an_amount_that_is_not_known_is_not_guessed():
    found = allowance.monthly(Category.FIRST, norms=norms.at(date(2026, 4, 1)))
    assert (found.amount, found.basis) == (None, Basis.UNKNOWN)
    assert found.ground.note


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


@given(exact=st.decimals(0, 5000, places=4), step=st.sampled_from([Decimal("0.10"), Decimal("0.01"), Decimal(1)]))
def test_rounding_up_is_the_smallest_multiple_that_is_enough(exact: Decimal, step: Decimal):
    found = allowance.rounded(exact, step=step, direction="up")
    assert found >= exact > found - step
    assert found % step == 0
