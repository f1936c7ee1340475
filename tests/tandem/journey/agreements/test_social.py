"""Social security of an agreement, condition by condition (R-SOC-01 to 07)."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tandem.glossary import findings
from tandem.journey.agreements.rules import pay, social
from tandem.journey.agreements.rules.checks import AgreementFacts, WorkplaceFacts
from tandem.journey.agreements.rules.forms import AgreementForm
from tandem.law import norms
from tandem.law.allowance import Basis, Category
from tests.factories.agreements import WEEK

HELD = yaml.safe_load((Path(__file__).parent / "social.yaml").read_text(encoding="utf-8"))
PLACE = WorkplaceFacts(
    key="R-2026-000001",
    training_fits=True,
    recognised_from=date(2026, 1, 1),
    recognised_until=date(2031, 1, 1),
    is_recognised=True,
    is_in_register=True,
)


def facts(case: dict[str, Any]) -> AgreementFacts:
    usual = HELD["usual"]
    form = AgreementForm(
        **{**usual["form"], "hours": case.get("hours", WEEK).replace("; ", ";"), **case.get("form", {})}
    )
    told = {key: value for key, value in usual.items() if key != "form"} | case.get("facts", {})
    places = tuple(told.pop("workplaces", (PLACE,)))
    return AgreementFacts(form=form, workplaces=places, track_begins=date(2023, 1, 1), track_ends=None, **told)


@pytest.mark.parametrize("case", HELD["cases"], ids=lambda case: str(case["name"]))
def test_an_agreement_of_the_list(case: dict[str, Any]) -> None:
    told = facts(case)
    found = social.social(told, norms=norms.at(told.form.begins_on or told.day))
    said = {
        "learner": found.is_learner,
        "unmet": [one.code for one in found.verdict.unmet if one.blocks],
        "warns": [one.code for one in found.verdict.warnings],
        "dimona": found.dimona and found.dimona.value,
        "none_declared": found.no_dimona is not None,
        "limited_until": found.limited_until,
        "running": found.running_stays and found.running_stays.value,
        "student": found.student_days and list(found.student_days),
        "dmfa": found.dmfa_type and found.dmfa_type.value,
        "work_rules": found.work_rules.value,
    }
    expected = {key: value for key, value in case.items() if key in said}
    assert {key: said[key] for key in expected} == expected
    assert {one.ground.rule for one in found.verdict.findings if one.ground} <= {"R-SOC-01", "R-SOC-06"}
    assert all(findings.sentence(one).title for one in found.verdict.findings)


def test_every_rule_has_a_case() -> None:
    assert {case["rule"] for case in HELD["cases"]} == {f"R-SOC-0{n}" for n in range(1, 8)}


@pytest.mark.slow
@pytest.mark.property
@given(born=st.dates(date(1990, 1, 1), date(2015, 12, 31)), day=st.dates(date(2016, 9, 1), date(2035, 12, 31)))
def test_the_contributions_are_limited_until_the_end_of_the_year_of_eighteen(born: date, day: date) -> None:
    assert social.limited_until(born, norms=norms.at(day)) == date(born.year + 18, 12, 31)


@pytest.mark.slow
@pytest.mark.property
@given(
    day=st.dates(date(2020, 9, 1), date(2030, 12, 31)),
    length=st.integers(0, 1100),
    years=st.integers(0, 3),
    grade=st.booleans(),
)
def test_the_coming_amounts_lie_in_the_term_and_passing_never_costs_money(
    day: date, length: int, years: int, grade: bool
) -> None:
    ends = date.fromordinal(day.toordinal() + length)
    form = AgreementForm(begins_on=day, ends_on=ends, years_passed=years, has_second_grade=grade)
    found = pay.pay_of(form, day=day)
    assert found.now.since == day
    for coming in (found.when_passed, found.indexed):
        assert coming is None or day < coming.since <= ends
    if found.when_passed is not None:
        assert (found.when_passed.since.month, found.when_passed.since.day) == (9, 1)
        assert found.when_passed.allowance.category >= found.now.allowance.category
    if found.indexed is not None:
        assert found.indexed.allowance.category == found.now.allowance.category
        assert found.indexed.allowance.amount != found.now.allowance.amount


def test_an_amount_is_that_of_the_first_day_where_it_begins_later() -> None:
    form = AgreementForm(begins_on=date(2025, 2, 1), ends_on=date(2026, 6, 30), has_second_grade=True)
    found = pay.pay_of(form, day=date(2024, 6, 1))
    assert (found.now.since, found.now.allowance.category) == (date(2025, 2, 1), Category.SECOND)
    assert found.now.allowance.basis is Basis.PUBLISHED
    assert pay.pay_of(replace(form, begins_on=None, ends_on=None), day=date(2024, 6, 1)).now.since == date(2024, 6, 1)
