"""Ends and suspensions by the rules, case by case (R-END, R-SUS, R-HOL-01), and what holds for any days."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tandem.journey.agreements.rules import amendments, ending, suspensions
from tandem.journey.agreements.rules.ending import EndFacts, Stopped
from tandem.journey.agreements.rules.suspensions import SuspensionFacts
from tandem.journey.agreements.terms import EndReason, Party, SuspensionCause
from tandem.law import calendar, norms

_HERE = Path(__file__).parent
ENDS = yaml.safe_load((_HERE / "endings.yaml").read_text(encoding="utf-8"))
STOPS = yaml.safe_load((_HERE / "suspensions.yaml").read_text(encoding="utf-8"))
LAW = norms.at(date(2027, 3, 10))
DAYS = st.dates(date(2026, 9, 1), date(2028, 8, 31))


def stopped(pairs: list[list[Any]]) -> tuple[Stopped, ...]:
    return tuple(Stopped(*pair) for pair in pairs)


@pytest.mark.parametrize("case", ENDS["cases"], ids=lambda case: case["name"])
def test_an_end_of_the_list(case: dict[str, Any]) -> None:
    told = ENDS["usual"] | case.get("facts", {})
    told |= {"reason": EndReason(told["reason"]), "party": Party(told["party"])}
    told["alone"] = frozenset(Party(one) for one in told.get("alone", []))
    verdict = ending.check(EndFacts(**told, stopped=stopped(case.get("stopped", []))), norms=LAW)
    assert sorted(one.code for one in verdict.unmet if one.blocks) == case.get("unmet", [])
    assert sorted(one.code for one in verdict.warnings) == case.get("warns", [])
    if "reported_to" in case:
        assert ending.reported_to(told["reason"], norms=LAW) == case["reported_to"]


@pytest.mark.parametrize("case", STOPS["cases"], ids=lambda case: case["name"])
def test_a_suspension_of_the_list(case: dict[str, Any]) -> None:
    told = STOPS["usual"] | case.get("facts", {})
    told["cause"] = SuspensionCause(told["cause"])
    others = {name: stopped(case.get(name, [])) for name in ("others", "compelling")}
    verdict = suspensions.check(SuspensionFacts(**told, **others), norms=LAW)
    assert sorted(one.code for one in verdict.unmet) == case.get("unmet", [])
    if "paid" in case:
        assert suspensions.is_paid(told["cause"], norms=LAW) is case["paid"]
    if "long" in case:
        one = Stopped(told["begins_on"], told["ends_on"])
        assert suspensions.is_long(one, day=told["begins_on"], norms=LAW) is case["long"]
    assert suspensions.paid_by(told["cause"], norms=LAW) == case.get("payer", "")


@pytest.mark.parametrize(
    ("from_on", "codes"),
    [
        (date(2027, 6, 30), set()),
        (date(2027, 7, 1), {"amendment.in_term"}),
        (date(2027, 3, 9), {"amendment.from_later"}),
    ],
)
def test_a_change_begins_while_the_agreement_runs(from_on: date, codes: set[str]) -> None:
    term = {"begins_on": date(2027, 1, 4), "ends_on": date(2027, 6, 30), "day": date(2027, 3, 10)}
    assert amendments.may_propose({"hours": "x"}, from_on=from_on, **term).codes() == codes


def test_the_words_of_the_law_are_those_of_the_code() -> None:
    assert set(LAW.ending.reasons.value) == {one.value for one in EndReason} == set(ending.ENDED_BY)
    causes = {*LAW.suspension.causes.value, *LAW.suspension.unpaid_causes.value}
    assert causes == {one.value for one in SuspensionCause}
    for party in (Party.PROVIDER, Party.COMPANY, Party.LEARNER):
        assert set(ending.reasons_for(Party.PROVIDER, alone=[party])) >= set(ending.reasons_for(party, alone=[]))


@pytest.mark.property
@given(DAYS, st.lists(st.tuples(DAYS, st.integers(0, 60)), max_size=4))
def test_a_suspension_never_makes_probation_shorter(begins: date, told: list[tuple[date, int]]) -> None:
    plain = ending.probation_until(begins, (), norms=LAW)
    found = [Stopped(day, day + timedelta(days=more)) for day, more in told]
    assert plain == begins + timedelta(days=LAW.ending.probation_days.value - 1)
    assert plain <= ending.probation_until(begins, found, norms=LAW)


@pytest.mark.property
@given(DAYS, st.integers(0, 40), DAYS, st.integers(0, 40))
def test_two_suspensions_overlap_where_they_share_a_day(one: date, long: int, other: date, more: int) -> None:
    first, second = Stopped(one, one + timedelta(days=long)), Stopped(other, other + timedelta(days=more))
    mine = {one + timedelta(days=ahead) for ahead in range(long + 1)}
    theirs = {other + timedelta(days=ahead) for ahead in range(more + 1)}
    assert suspensions.overlaps(first, second) is suspensions.overlaps(second, first) is bool(mine & theirs)
    assert first.days_by(first.ends_on or one) == len(mine)
    total = {day for day in mine | theirs if day.year == 2027}
    assert suspensions.compelling_days([first, second], year=2027) == len(total)


@pytest.mark.property
@given(DAYS, st.integers(0, 400))
def test_school_holidays_are_those_of_the_calendar_in_the_term(begins: date, long: int) -> None:
    ends = min(begins + timedelta(days=long), date(2028, 8, 31))
    found = suspensions.holidays(begins, ends, "OAO", norms=LAW)
    term = [begins + timedelta(days=ahead) for ahead in range((ends - begins).days + 1)]
    free = {
        one
        for year in {calendar.school_year_of(day).label: calendar.school_year_of(day) for day in term}.values()
        for one in (holiday.period for holiday in year.holidays)
    }
    for day in term:
        assert any(day in one for one in found) is any(day in one for one in free)


def test_a_change_of_mentor_alone_asks_no_yes_of_the_learner() -> None:
    mentor = {"workplaces": {"a": {"mentor": "b"}}}
    assert amendments.needed(mentor) == {Party.PROVIDER, Party.COMPANY}
    assert Party.LEARNER in amendments.needed(mentor | {"hours": "8:00-12:00"})
    assert Party.LEARNER in amendments.needed({"workplaces": {"a": {"mentor": "b", "recognition": "c"}}})
