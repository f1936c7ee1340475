"""The order of extracts, how much may vanish at once, and which of several names counts."""

from datetime import UTC, date, datetime

import pytest

from tandem.registers.organisations.rules import (
    ExtractFacts,
    NameFacts,
    may_follow,
    may_lose,
    name_of_company,
    name_of_establishment,
)
from tandem.registers.organisations.terms import ExtractKind

FULL, UPDATE = ExtractKind.FULL, ExtractKind.UPDATE


def extract(number, kind):
    return ExtractFacts(number, kind, date(2026, 11, 1), datetime(2026, 11, 1, 7, tzinfo=UTC), "1.0.0", "f" * 64)


@pytest.mark.parametrize(
    ("number", "kind", "current", "refused"),
    [
        (140, FULL, None, set()),
        (140, UPDATE, None, {"register.full_first"}),
        (140, FULL, 139, set()),
        (180, FULL, 139, set()),
        (140, FULL, 140, set()),
        (139, FULL, 140, {"register.not_older"}),
        (141, UPDATE, 140, set()),
        (142, UPDATE, 140, {"register.no_gap"}),
        (139, UPDATE, 140, {"register.not_older"}),
    ],
)
def test_extracts_follow_each_other_in_order(number, kind, current, refused):
    assert may_follow(extract(number, kind), current=current).codes() == refused


def test_a_gap_says_which_extract_is_missing():
    (finding,) = may_follow(extract(145, UPDATE), current=140).unmet
    assert (finding.found, finding.needed) == (145, 141)


@pytest.mark.parametrize(
    ("vanished", "taking_part", "is_ok"),
    [(0, 0, True), (20, 30, True), (21, 30, False), (50, 1000, True), (51, 1000, False), (1000, 36_000, True)],
)
def test_a_few_places_may_vanish_but_not_suspiciously_many(vanished, taking_part, is_ok):
    assert may_lose(vanished=vanished, taking_part=taking_part).is_ok == is_ok


def name(kind, language, text):
    return NameFacts(kind, language, text)


def test_the_dutch_name_counts_before_names_in_other_languages():
    names = [name("001", "1", "Boulangerie"), name("001", "2", "Bakkerij"), name("002", "2", "BKK")]
    assert name_of_company(names) == "Bakkerij"
    assert name_of_company(names[:1]) == "Boulangerie"
    assert name_of_company([name("002", "2", "BKK")]) == "BKK"
    assert name_of_company([]) == ""


def test_an_establishment_is_called_as_it_says_over_the_door():
    names = [name("001", "2", "Bakkerij NV"), name("003", "2", "De Zon")]
    assert name_of_establishment(names, company="Bakkerij NV") == "De Zon"
    assert name_of_establishment([], company="Bakkerij NV") == "Bakkerij NV"


def test_of_two_names_in_the_same_language_always_the_same_counts():
    names = [name("003", "2", "Zon"), name("003", "2", "Maan")]
    assert name_of_establishment(names, company="") == name_of_establishment(names[::-1], company="") == "Maan"


def test_the_name_of_a_branch_is_not_the_name_of_the_company():
    assert name_of_company([name("004", "2", "Bijkantoor Gent"), name("003", "2", "De Zon")]) == "De Zon"
