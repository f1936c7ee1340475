"""Every condition on an agreement and its holidays, case by case (R-AGR, R-HOL), and what holds for any of them."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tandem.base.periods import add_months, age_on
from tandem.base.verdict import Verdict
from tandem.glossary import findings
from tandem.journey.agreements.rules import checks, holidays
from tandem.journey.agreements.rules.annex import AnnexFacts, AtWork
from tandem.journey.agreements.rules.checks import AgreementFacts, OtherFacts, WorkplaceFacts
from tandem.journey.agreements.rules.forms import AgreementForm
from tandem.journey.agreements.rules.holidays import HolidayFacts
from tandem.journey.agreements.terms import HolidayWhy, Party
from tandem.law import norms
from tandem.law.school_years import HolidayKind, calendar
from tandem.registers.reference.terms import AgreementType
from tests.factories.agreements import WEEK

HELD = yaml.safe_load((Path(__file__).parent / "agreements.yaml").read_text(encoding="utf-8"))
USUAL = HELD["usual"]
BEGINS, ENDS = USUAL["form"]["begins_on"], USUAL["form"]["ends_on"]
YEAR = next(one for one in calendar().years if one.label == "2026-2027")
SUMMER = [first for kind, first in holidays.holiday_weeks(YEAR) if kind is HolidayKind.SUMMER]


def facts(case: dict[str, Any]) -> AgreementFacts:
    told = {key: value for key, value in USUAL.items() if key not in {"form", "place"}} | case.get("facts", {})
    hours = case.get("hours", WEEK).replace("|", "\n")
    plan = case.get("plan")
    periods = [{"key": USUAL["place"]["key"], "begins": BEGINS, "ends": ENDS, **one} for one in periods_of(plan)]
    others = [{"number": "OVK-1", "hours": WEEK, **one} for one in case.get("others", ())]
    return AgreementFacts(
        form=AgreementForm(**{**USUAL["form"], "hours": hours, **case.get("form", {})}),
        workplaces=tuple(WorkplaceFacts(**{**USUAL["place"], **one}) for one in case.get("places", [{}])),
        others=tuple(OtherFacts(**one) for one in others),
        annex=None if plan is None else AnnexFacts(plan.get("stops", 0), tuple(AtWork(**one) for one in periods)),
        committees=frozenset(told.pop("committees")),
        **told,
    )


def periods_of(plan: dict[str, Any] | None) -> list[dict[str, Any]]:
    """What the plan says of the workplaces; the whole term at the usual one unless told."""
    periods: list[dict[str, Any]] = [] if plan is None else plan.get("periods", [{}])
    return periods


def law_of(told: AgreementFacts) -> norms.Norms:
    return norms.at(told.form.begins_on or told.day)


@pytest.mark.parametrize("case", HELD["cases"], ids=lambda case: str(case["name"]))
def test_an_agreement_of_the_list(case: dict[str, Any]) -> None:
    told = facts(case)
    law = norms.at(told.form.begins_on or told.day, sector=case.get("sector"))
    found, kind = checks.check(told, norms=law), checks.kind_of(told, norms=law)
    said = {
        "unmet": [one.code for one in found.unmet if one.blocks],
        # The advice on hours has a list of its own.
        "warns": [one.code for one in found.warnings if not one.code.startswith("timetable.")],
        "kind": None if kind is None else kind.type.value,
        "minor": checks.is_minor(told, norms=law),
    }
    expected = {key: value for key, value in case.items() if key in said}
    assert {key: said[key] for key in expected} == expected
    assert all(findings.sentence(one).title for one in found.findings)


def of_the_holidays(case: dict[str, Any]) -> Verdict:
    told = {**HELD["usual_deviation"], **case.get("facts", {})}
    if "paid" in case:
        first, days = case["paid"]
        told |= {"works_on": (), "recovered_on": (), "paid_on": [first + timedelta(days=n) for n in range(days)]}
    if "summer" in case or "weeks" in case:
        weeks = SUMMER[: case["summer"]] if "summer" in case else [d for _, d in holidays.holiday_weeks(YEAR)]
        told |= {"works_on": weeks[: case.get("weeks", len(weeks))]}
    if "summer" in case:
        told |= {"recovered_on": [date(2027, 5, 10) + timedelta(days=n) for n in range(len(told["works_on"]))]}
    law = norms.at(told.pop("day"))
    return holidays.check(
        HolidayFacts(
            kind=AgreementType(told.pop("kind")),
            year=YEAR,
            why=HolidayWhy(told.pop("why")),
            agreed_by=frozenset(Party(one) for one in told.pop("agreed_by")),
            **{
                name: frozenset(value)
                if name == "weekdays_at_work"
                else tuple(value)
                if isinstance(value, list)
                else value
                for name, value in told.items()
            },
        ),
        norms=law,
    )


@pytest.mark.parametrize("case", HELD["holidays"], ids=lambda case: str(case["name"]))
def test_the_holidays_of_the_list(case: dict[str, Any]) -> None:
    found = of_the_holidays(case)
    assert [one.code for one in found.unmet if one.blocks] == case["unmet"]
    assert [one.code for one in found.warnings] == case.get("warns", [])
    assert all(findings.sentence(one).title for one in found.findings)


def test_every_rule_on_agreements_and_holidays_has_a_case() -> None:
    ruled = {case["rule"] for part in ("cases", "holidays") for case in HELD[part]}
    assert ruled >= {*(f"R-AGR-0{n}" for n in range(1, 10)), "R-AGR-18", *(f"R-HOL-0{n}" for n in range(1, 8))}


def test_a_school_year_has_fourteen_whole_weeks_of_holidays_of_which_eight_in_summer() -> None:
    assert len(holidays.holiday_weeks(YEAR)) == 14
    assert len(SUMMER) == 8
    free = holidays.free_in(date(2027, 1, 4), date(2027, 3, 31))
    assert [(one.kind, one.last) for one in free] == [
        (HolidayKind.CARNIVAL, date(2027, 2, 14)),
        (HolidayKind.EASTER, date(2027, 3, 31)),
    ]


DAYS = st.dates(date(2019, 9, 1), date(2032, 12, 31))
HOURS = st.text(alphabet="0123456789:-; ,\nschoolwerk", max_size=40) | st.just(WEEK)


@pytest.mark.slow
@pytest.mark.property
@given(
    day=DAYS, begins=st.none() | DAYS, ends=st.none() | DAYS, born=st.none() | st.dates(date(1950, 1, 1)), told=HOURS
)
def test_whatever_is_filled_in_is_answered(
    day: date, begins: date | None, ends: date | None, born: date | None, told: str
) -> None:
    """No agreement that can be stored makes the check fall over, and what blocks always says why."""
    form = AgreementForm(begins_on=begins, ends_on=ends, hours=told).tidy()
    try:
        form.timetable()
    except ValueError:
        return
    one = replace(facts({}), day=day, birth_date=born, form=form)
    found = checks.check(one, norms=law_of(one))
    assert all(findings.sentence(finding).title for finding in found.unmet)
    if begins is None or ends is None or not told.strip(" ;\n"):
        assert not found.is_ok


@pytest.mark.slow
@pytest.mark.property
@given(born=st.dates(date(1990, 1, 1), date(2018, 12, 31)), day=DAYS)
def test_a_parent_signs_exactly_as_long_as_the_learner_is_not_eighteen(born: date, day: date) -> None:
    one = replace(facts({}), birth_date=born, day=day)
    assert checks.is_minor(one, norms=law_of(one)) is (age_on(born, day) < 18)


@pytest.mark.slow
@pytest.mark.property
@given(begins=DAYS, more=st.integers(-400, 400))
def test_an_agreement_is_too_long_from_the_day_that_completes_three_years(begins: date, more: int) -> None:
    last = add_months(begins, 36) - timedelta(days=1)
    ends = last + timedelta(days=more)
    one = replace(facts({"facts": {"track_ends": None}}), day=begins)
    one = replace(one, form=replace(one.form, begins_on=begins, ends_on=ends))
    assert ("agreement.not_too_long" in checks.check(one, norms=law_of(one)).codes()) is (more > 0)


@pytest.mark.slow
@pytest.mark.property
@given(work=st.integers(1, 480), days=st.integers(1, 5))
def test_the_kind_turns_at_twenty_hours_and_nowhere_else(work: int, days: int) -> None:
    end = 8 * 60 + work
    line = f"8:00-{end // 60}:{end % 60:02d}"
    told = facts({"hours": ";".join([line] * days)})
    kind = checks.kind_of(told, norms=law_of(told))
    assert kind is not None
    assert (kind.type is AgreementType.OAO) is (work * days >= 20 * 60)
