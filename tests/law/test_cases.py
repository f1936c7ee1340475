"""Every case in the YAML files of this folder, as a jurist wrote it, against the law as the product holds it."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tandem.law import allowance, calendar, catalogue, norms
from tandem.law.reading import read
from tandem.law.show import plain_data
from tandem.law.values import Scope

FOLDER = Path(__file__).parent


def _files() -> dict[str, dict[str, Any]]:
    mistakes: list[str] = []
    held = {path.stem: read(path, mistakes) for path in sorted(FOLDER.glob("*.yaml"))}
    assert not mistakes, mistakes
    return held


FILES = _files()
CALENDAR = FILES["calendar"]


def _rows(part: str) -> Iterator[dict[str, Any]]:
    for held in FILES.values():
        yield from held.get(part, ())


def _values() -> Iterator[Any]:
    for row in _rows("values"):
        whom = "".join(f"[{row[name]}]" for name in ("sector", "joint_committee") if name in row)
        for day, expected in row["on"].items():
            yield pytest.param(row, day, expected, id=f"{row['key']}{whom} on {day}")


VALUES = list(_values())
ALLOWANCES = [pytest.param(row, id=row["name"]) for row in _rows("allowances")]
TERMS = [pytest.param(row, id=row["name"]) for row in CALENDAR["terms"]]
COUNTS = [pytest.param(row, id=f"{row['from']} to {row['before']}") for row in CALENDAR["counts"]]
DAYS = [pytest.param(day, kind, id=f"{day} is {kind}") for day, kind in CALENDAR["days"].items()]
YEARS = [pytest.param(day, label, id=f"{day} in {label}") for day, label in CALENDAR["school_years"].items()]


def test_there_are_enough_cases_to_trust_the_law():
    assert len(VALUES) + len(ALLOWANCES) + len(TERMS) + len(COUNTS) + len(DAYS) + len(YEARS) >= 150


def test_every_subject_of_the_law_has_a_case():
    assert {row["key"].partition(".")[0] for row in _rows("values")} >= {
        subject.code for subject in catalogue.subjects() if subject.code != "duty"
    }


@pytest.mark.parametrize(("row", "day", "expected"), VALUES)
def test_the_value_on_the_day(row: dict[str, Any], day: date, expected: Any):
    scope = Scope(row.get("sector"), row.get("joint_committee"))
    value = catalogue.parameter(row["key"]).at(day, scope=scope)
    if expected == "no_value":
        assert value is None
        return
    assert value is not None
    assert _comparable(value.value) == _comparable(None if expected == "unknown" else expected)
    if "effect" in row and row.get("only_effect_on", day) == day:
        assert norms.effect_of(value) == row["effect"]


@pytest.mark.parametrize("row", ALLOWANCES)
def test_the_allowance_of_a_learner(row: dict[str, Any]):
    law = norms.at(row["day"])
    facts = allowance.StudyFacts(**row["facts"])
    found = allowance.monthly(allowance.category(facts, norms=law), norms=law)
    expected = row["expect"]
    assert found.category == expected["category"]
    assert found.amount == (None if expected["amount"] == "unknown" else expected["amount"])
    assert found.basis == expected["basis"]
    assert found.is_capped is expected.get("is_capped", False)


@pytest.mark.parametrize("row", TERMS)
def test_the_last_day_of_a_term(row: dict[str, Any]):
    begin, free = row["from"], row.get("free_days", ())
    if "training_days" in row:
        end = calendar.add_training_days(begin, row["training_days"], free_days=free)
    elif "working_days" in row:
        end = calendar.add_working_days(begin, row["working_days"])
    else:
        end = calendar.add_calendar_days(begin, row["calendar_days"], rolls=row.get("rolls", False))
    assert end == row["expect"]


@pytest.mark.parametrize("row", COUNTS)
def test_the_number_of_training_days(row: dict[str, Any]):
    assert calendar.training_days_between(row["from"], row["before"]) == row["expect"]


@pytest.mark.parametrize(("day", "kind"), DAYS)
def test_what_kind_of_day_it_is(day: date, kind: str):
    assert calendar.is_training_day(day) is (kind == "training_day")
    assert calendar.is_weekend(day) is (kind == "weekend")
    if kind != "weekend":
        assert calendar.is_school_holiday(day) is (kind == "school_holiday")


@pytest.mark.parametrize(("day", "label"), YEARS)
def test_the_school_year_of_a_day(day: date, label: str):
    assert calendar.school_year_of(day).label == label


def _comparable(held: Any) -> Any:
    if isinstance(held, Decimal) or (isinstance(held, int) and not isinstance(held, bool)):
        return Decimal(held)
    return held if isinstance(held, str | list) else plain_data(held)
