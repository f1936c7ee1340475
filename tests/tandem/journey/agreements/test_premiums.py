"""Premiums of company and learner, condition by condition (R-PREM-05 to 07, R-AGR-09)."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tandem.journey.agreements.rules import premiums
from tandem.journey.agreements.rules.premiums import Premium, PremiumFacts
from tandem.law import norms
from tandem.law.school_years import calendar
from tandem.registers.reference.terms import AgreementType

TODAY = date(2026, 11, 21)
HELD = yaml.safe_load((Path(__file__).parent / "premiums.yaml").read_text(encoding="utf-8"))
CASES = [
    pytest.param(whose, case, id=f"{whose.__name__}: {case['name']}")
    for whose in (premiums.company, premiums.learner)
    for case in HELD[whose.__name__]
]
YEAR = next(one for one in calendar().years if one.label == "2026-2027")
LAW = norms.at(YEAR.period.start)


def facts(**changed: Any) -> PremiumFacts:
    told = HELD["usual"] | changed
    return PremiumFacts(**told | {"kind": AgreementType(told["kind"])})


@pytest.mark.parametrize(("whose", "case"), CASES)
def test_an_agreement_of_the_list(whose: Any, case: dict[str, Any]) -> None:
    found: Premium = whose(facts(**case.get("facts", {})), year=YEAR, today=case.get("today", TODAY), norms=LAW)
    assert [one.code for one in found.verdict.unmet if one.blocks] == case.get("unmet", [])
    assert [one.code for one in found.verdict.warnings] == case.get("warns", [])
    if "amount" in case:
        assert found.amount == case["amount"]


def test_every_rule_on_premiums_of_today_has_a_case() -> None:
    assert {case["rule"] for whose in ("company", "learner") for case in HELD[whose]} >= {
        "R-PREM-05",
        "R-PREM-06",
        "R-PREM-07",
        "R-AGR-09",
    }


def test_there_is_a_premium_for_the_school_years_since_2023() -> None:
    labels = [one.label for one in premiums.school_years()]
    assert labels[0] == "2023-2024"
    assert "2022-2023" not in labels


@given(begins=st.dates(date(2026, 6, 1), date(2027, 6, 1)), days=st.integers(0, 500))
def test_a_longer_agreement_never_has_fewer_months(begins: date, days: int) -> None:
    def months(ends: date) -> int:
        found = premiums.company(facts(begins=begins, ends=ends), year=YEAR, today=TODAY, norms=LAW)
        return next(one.found for one in found.verdict.findings if one.code == "premium.company_months")

    ends = begins + timedelta(days=days)
    assert 0 <= months(ends) <= months(ends + timedelta(days=1)) <= 12
