"""Hours as a jurist would put them before us, and as people type them; drawn at random in `test_drawn_hours.py`."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from tandem.base.verdict import Effect
from tandem.journey.agreements.rules import timetable as rules
from tandem.journey.agreements.rules import written
from tandem.journey.agreements.rules.timetable import Worker
from tandem.journey.agreements.rules.weeks import Timetable, Week
from tandem.journey.agreements.rules.written import NotHours
from tandem.law import norms
from tandem.law.values import Scope
from tandem.registers.reference.terms import AgreementType

DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
DAY = date(2026, 11, 21)
CASES = yaml.safe_load((Path(__file__).parent / "timetables.yaml").read_text(encoding="utf-8"))


def table(rows: list[dict[str, str]]) -> Timetable:
    return Timetable(
        tuple(
            Week(tuple(span for name, text in row.items() for span in written.read(text, day=DAYS.index(name))))
            for row in rows
        )
    )


def law(case: dict[str, Any]) -> norms.Norms:
    return norms.at(case.get("day", DAY), sector=case.get("sector"), joint_committee=case.get("committee"))


def who(case: dict[str, Any]) -> Worker:
    return Worker(
        age=case["age"],
        kind=AgreementType(case.get("kind", "OAO")),
        is_adult_education=case.get("adult_education", False),
        is_baker=case.get("bakes", False),
    )


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_timetable_of_the_list(case: dict[str, Any]) -> None:
    verdict = rules.check(table(case["weeks"]), who(case), norms=law(case))
    unmet: dict[str, list[str]] = {}
    for one in verdict.unmet:
        if one.effect is Effect.BLOCK:
            unmet.setdefault(one.code, []).append(one.subject)
    assert unmet == case.get("unmet", {})
    if "warns" in case:
        assert [one.code for one in verdict.warnings] == case["warns"]


def test_every_rule_on_hours_that_a_timetable_can_break_has_a_case() -> None:
    held = {case["rule"] for case in CASES}
    assert held >= {*(f"R-WT-0{n}" for n in (1, 2, 3, 4, 5, 7, 8)), *(f"R-MIN-0{n}" for n in range(1, 9)), "R-ADU-01"}


def test_every_finding_stands_on_a_rule_or_is_about_the_table_itself() -> None:
    for case in CASES:
        for one in rules.check(table(case["weeks"]), who(case), norms=law(case)).findings:
            assert one.ground is not None or one.code == "timetable.overlap", one


# ------------------------------------------------------------------------------------------------ as people type it


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("", []),
        ("8:00-12:00, 12:30-16:30", [(480, 720, "work"), (750, 990, "work")]),
        ("8u30 tot 12u; 13.15 – 17", [(510, 720, "work"), (795, 1020, "work")]),
        ("School 8:30-12:00 werk 13-16", [(510, 720, "lessons"), (780, 960, "work")]),
        ("22:00-2:00", [(1320, 1560, "work")]),
        ("16-24:00", [(960, 1440, "work")]),
    ],
)
def test_hours_are_read_as_they_are_typed(text: str, spans: list[tuple[int, int, str]]) -> None:
    assert [(one.start, one.end, one.where) for one in written.read(text, day=2)] == spans


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("acht tot twaalf", "acht-twaalf"),
        ("8:00-12:75", "8:00-12:75"),
        ("25:00-26:00", "25:00-26:00"),
        ("8:00-25:00", "8:00-25:00"),
        ("20:00-7:00", "20:00-7:00"),
        ("8:00", "8:00"),
        ("8-9 " * 7, ("8-9 " * 7)[:40]),
        ("x" * 500, "x" * 40),
    ],
)
def test_what_is_no_hours_is_named(text: str, found: str) -> None:
    with pytest.raises(NotHours) as told:
        written.read(text, day=0)
    assert told.value.found == found


def test_the_scope_of_a_sector_is_what_the_law_says() -> None:
    assert norms.at(DAY, sector="HORECA").scope == Scope(sector="HORECA")
