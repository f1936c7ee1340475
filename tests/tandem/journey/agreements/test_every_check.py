"""Every check of an agreement carries a rule, a source and how sure it is, and asks no more than that allows."""

import re
from pathlib import Path

import pytest

from tandem.base.verdict import Effect, Finding
from tandem.faces.documents.reasons import reason_of
from tandem.journey.agreements.rules import checks, holidays, timetable
from tandem.law import catalogue, norms
from tandem.law.values import Certainty, Value
from tests.tandem.journey.agreements import test_rules, test_timetable

CODES = re.compile(r"\"((?:agreement|timetable|holiday|average)\.[a-z_]+)\"")


def every() -> list[Finding]:
    found: list[Finding] = []
    for case in test_rules.HELD["cases"]:
        told = test_rules.facts(case)
        law = norms.at(told.form.begins_on or told.day, sector=case.get("sector"))
        found += checks.whole(told, norms=law).findings
    for case in test_rules.HELD["holidays"]:
        found += test_rules.of_the_holidays(case).findings
    for case in test_timetable.CASES:
        table, law = test_timetable.table(case["weeks"]), test_timetable.law(case)
        found += timetable.check(table, test_timetable.who(case), norms=law).findings
    return found


ALL = every()
BY_CODE = {one.code: one for one in ALL}


@pytest.mark.parametrize("code", sorted(BY_CODE))
def test_a_check_has_a_rule_a_source_and_a_certainty(code: str) -> None:
    for one in (each for each in ALL if each.code == code):
        assert isinstance(one.ground, Value), one
        assert one.ground.rule.startswith("R-")
        assert one.ground.source or one.ground.note, one.ground.key


@pytest.mark.django_db
def test_what_people_read_names_rule_source_and_certainty() -> None:
    for one in BY_CODE.values():
        told = reason_of(one)
        assert told.rule, one
        assert told.article, one
        assert told.certainty, one
        assert told.source or one.ground.note, one


def test_what_the_law_is_not_sure_of_never_stops() -> None:
    for one in ALL:
        if one.effect is Effect.BLOCK:
            assert one.ground.certainty in {Certainty.OFFICIAL, Certainty.RETOLD}, one


def test_the_cases_meet_every_check_of_the_agreement_and_its_hours() -> None:
    named = set()
    for module in (checks, holidays, timetable):
        named |= set(CODES.findall(Path(module.__file__).read_text(encoding="utf-8")))
    assert named - set(BY_CODE) == set()


def test_the_three_kinds_have_a_word_each() -> None:
    words = {effect: reason_of(Finding("agreement.has_plan", is_met=False, effect=effect)).weight for effect in Effect}
    assert words == {Effect.BLOCK: "Verplicht", Effect.WARN: "Advies", Effect.NOTE: "Goed om te weten"}
    assert reason_of(Finding("agreement.has_plan", is_met=True)).weight == ""


def test_a_parameter_of_a_check_is_in_the_catalogue() -> None:
    assert {one.ground.key for one in ALL} <= {one.key for one in catalogue.parameters()}
