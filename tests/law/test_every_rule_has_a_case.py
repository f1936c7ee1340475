"""Every rule on agreements of the domain text has a case in a YAML file that a jurist can read.

A case names its rule (`rule: R-AGR-04`, or in its name), or asks a parameter that the law ties to it.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tandem.law import catalogue
from tandem.law.reading import read

_RULE = re.compile(r"R-[A-Z]+-[0-9]{2}")
TESTS = Path(__file__).parent.parent
COUNTS = {"AGR": 18, "WT": 6, "MIN": 10, "HOL": 6, "PAY": 6, "SUS": 4, "END": 7, "SOC": 7}
"""So many rules the domain text numbers in each family."""
BY_PARAMETER_ONLY = {
    "R-AGR-13",
    "R-AGR-14",
    "R-AGR-15",
    "R-AGR-16",
    "R-MIN-10",
    "R-WT-06",
    "R-PAY-04",
    "R-PAY-06",
}
"""Their cases only say what the law is, on which days: Tandem tells these rules and decides nothing by them, or has
tests in Python for it (R-AGR-13 and 16 in `placement`, R-PAY-04 in `test_drawn_allowance.py`)."""


def _told() -> Iterator[tuple[str, bool]]:
    """Each rule that some case is about, and whether the case names it."""
    law = {one.key: one.rule for one in catalogue.parameters()}
    for path in sorted((TESTS / "law").glob("*.yaml")):
        mistakes: list[str] = []
        for part in read(path, mistakes).values():
            for row in part if isinstance(part, list) else ():
                yield from _rules(row)
                if "key" in row:
                    yield law[row["key"]], False
    for path in sorted((TESTS / "tandem/journey").rglob("*.yaml")):
        held = yaml.safe_load(path.read_text(encoding="utf-8"))
        for part in [held] if isinstance(held, list) else held.values():
            for row in part if isinstance(part, list) else ():
                yield from _rules(row)


def _rules(row: Any) -> Iterator[tuple[str, bool]]:
    """The rule a row names."""
    for named in _RULE.findall(f"{row.get('rule', '')} {row.get('name', '')}"):
        yield named, True


TOLD = list(_told())
EVERY = [f"R-{family}-{number:02}" for family, count in COUNTS.items() for number in range(1, count + 1)]


@pytest.mark.parametrize("rule", EVERY)
def test_a_rule_of_the_domain_text_has_a_case(rule: str):
    assert rule in {told for told, _ in TOLD}


def test_a_rule_has_a_case_that_names_it_unless_its_cases_only_say_what_the_law_is():
    assert {*EVERY} - {told for told, is_named in TOLD if is_named} == BY_PARAMETER_ONLY


def test_a_rule_that_tandem_numbered_in_these_families_has_a_case_too():
    own = {one for one in catalogue.rules() if one.split("-")[1] in COUNTS} - {*EVERY}
    assert own - {told for told, _ in TOLD} == set()
