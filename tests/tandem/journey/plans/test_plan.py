"""Training plans: what is taught where, by whom and when (R-PLAN-02, 05, 06)."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tandem.base.verdict import Verdict
from tandem.faces.exchange.shipped import reference as shipped
from tandem.journey.plans.rules import plan as plans
from tandem.journey.plans.rules import settings
from tandem.journey.plans.rules.plan import Asked, Line, Plan, Workplace
from tandem.journey.plans.terms import Setting, Trade, Where
from tandem.law import norms
from tandem.registers.reference.terms import Safety

HELD = yaml.safe_load((Path(__file__).parent / "plans.yaml").read_text(encoding="utf-8"))
LAW = norms.at(date(2026, 10, 1))


def named(cases: list[dict[str, Any]]) -> list[Any]:
    return [pytest.param(case, id=case["name"]) for case in cases]


def plan_of(case: dict[str, Any]) -> Plan:
    told = HELD["usual"] | {name: case[name] for name in HELD["usual"] if name in case and name != "lines"}
    lines = {code: line for code, line in (HELD["usual"]["lines"] | case.get("lines", {})).items() if line is not None}
    return Plan(
        begins=told["begins"],
        ends=told["ends"],
        age=told["age"],
        asked=tuple(
            Asked(**one | {"safety": Safety(one["safety"]) if "safety" in one else None}) for one in told["asked"]
        ),
        lines={code: _line(**line) for code, line in lines.items()},
        workplaces=tuple(_workplace(**one) for one in told["workplaces"]),
    )


def _asked(**told: Any) -> Asked:
    return Asked(**told | ({"safety": Safety(told["safety"])} if "safety" in told else {}))


def _line(**told: Any) -> Line:
    places = {name: Where(told[name]) for name in ("introduced", "practised") if name in told}
    return Line(**told | places | {"workplaces": frozenset(told.get("workplaces", ()))})


def _workplace(**told: Any) -> Workplace:
    offers = {"offers": frozenset(told["offers"])} if "offers" in told else {}
    setting = {"setting": Setting(told["setting"])} if "setting" in told else {}
    return Workplace(**told | offers | setting)


def unmet(verdict: Verdict, *, blocks: bool) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in verdict.unmet:
        if one.blocks == blocks:
            found.setdefault(one.code, []).append(one.subject)
    return found


@pytest.mark.parametrize("case", named(HELD["plans"]))
def test_a_plan_of_the_list(case: dict[str, Any]) -> None:
    plan = plan_of(case)
    verdict = plans.check(plan, norms=LAW)
    assert unmet(verdict, blocks=True) == case.get("unmet", {})
    assert unmet(verdict, blocks=False) == case.get("warns", {})
    assert plans.not_covered(plan) == tuple(case.get("nowhere", ()))


@pytest.mark.parametrize("case", named(HELD["trades"]))
def test_what_a_trade_asks_of_its_workplaces(case: dict[str, Any]) -> None:
    verdict = settings.check(plan_of(case), Trade(case["trade"]), norms=LAW)
    assert unmet(verdict, blocks=True) == case.get("unmet", {})
    assert unmet(verdict, blocks=False) == case.get("warns", {})


def test_what_the_law_names_has_its_word() -> None:
    assert set(LAW.plan.places.value) == set(Where)
    assert {*LAW.plan.care_settings.value, *LAW.plan.childcare_groups.value} == set(Setting) - {Setting.WIDER}


def test_every_trade_is_a_qualification_of_the_catalogue() -> None:
    assert {one.code for one in shipped.read().qualifications} >= set(settings.TRADES)


where = st.sampled_from([None, *Where])
codes = [f"BAK-{number:02d}" for number in range(1, 7)]
lines = st.dictionaries(
    st.sampled_from(codes),
    st.builds(
        Line, introduced=where, practised=where, is_exempt=st.booleans(), taught_by=st.sampled_from(["", "VDAB"])
    ),
)


@given(lines=lines, counts=st.lists(st.booleans(), min_size=6, max_size=6))
def test_what_is_covered_nowhere_is_what_stops_the_plan(lines: dict[str, Line], counts: list[bool]) -> None:
    asked = tuple(Asked(code, counts=flag) for code, flag in zip(codes, counts, strict=True))
    plan = Plan(date(2026, 10, 1), date(2027, 6, 30), 17, asked, lines, ())
    found = unmet(plans.check(plan, norms=LAW), blocks=True)
    stopped = {*found.get("plan.introduced", ()), *found.get("plan.practised", ())}
    assert stopped == set(plans.not_covered(plan))

    whole = {code: replace(line, is_exempt=True) for code, line in lines.items()}
    left = plans.not_covered(replace(plan, lines=whole))
    assert set(left) == {one.code for one in asked if one.counts} - set(lines)
