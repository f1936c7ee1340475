from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.base.actor import PUBLIC, SYSTEM, Actor
from tandem.registers.geo.rules import search_key
from tandem.registers.reference import policies, rules
from tandem.registers.reference.rules import Catalogue
from tandem.registers.reference.terms import Unsound


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("124", "124"),
        (" 124 ", "124"),
        ("124.00", "124"),
        ("12400", "124"),
        ("PC 149.01", "149.01"),
        ("pc149.01", "149.01"),
        ("P.C. 149.01", "149.01"),
        ("PSC 149.01", "149.01"),
        ("p.s.c. 149.01", "149.01"),
        ("Paritair Comité nr. 302", "302"),
        ("paritair subcomite 149.02", "149.02"),
        ("149.1", "149.01"),
        ("149 01", "149.01"),
        ("14901", "149.01"),
        ("1490100", "149.01"),
        ("149.01.00", "149.01"),
        ("330.01.20", "330.01"),
        ("140.10", "140.10"),
    ],
)
def test_a_joint_committee_is_understood_however_it_is_written(written: str, number: str):
    assert rules.joint_committee_number(written) == number


@pytest.mark.parametrize(
    "written", ["", "  ", "bakkerij", "12", "1491", "049.01", "149.", "149.01.00.1", "PC", "149,01"]
)
def test_what_is_no_joint_committee_is_refused_in_dutch_with_what_was_found(written: str):
    with pytest.raises(rules.UnreadableNumber) as refusal:
        rules.joint_committee_number(written)

    assert "drie cijfers" in str(refusal.value)
    assert (written.strip() or "niets") in str(refusal.value)


@given(st.integers(100, 999), st.integers(0, 99))
def test_a_normal_number_stays_as_it_is(committee: int, part: int):
    written = f"{committee}.{part:02d}" if part else str(committee)

    assert rules.joint_committee_number(written) == written
    assert rules.joint_committee_number(rules.joint_committee_number(f"PC {committee}{part:02d}")) == written


@given(st.text(max_size=60))
def test_any_text_gives_a_number_or_a_refusal(text: str):
    try:
        number = rules.joint_committee_number(text)
    except rules.UnreadableNumber:
        return
    assert rules.JOINT_COMMITTEE.fullmatch(number)


@pytest.mark.parametrize(("number", "parent"), [("149.01", "149"), ("124", "")])
def test_a_subcommittee_has_a_committee_above_it(number: str, parent: str):
    assert rules.parent_committee(number) == parent


def test_a_nace_code_falls_under_each_of_its_prefixes_the_most_precise_first():
    assert rules.nace_prefixes("10.712") == ("10712", "1071", "107", "10")
    assert rules.nace_prefixes("1071201") == ("10712", "1071", "107", "10")
    assert rules.nace_prefixes("1") == ()


def keys(*texts: str) -> tuple[str, ...]:
    return tuple(search_key(text) for text in texts)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("brood", 0),
        ("BROOD- EN BAN", 0),
        ("banket", 1),
        ("duaal brood", 1),
        ("bakker", 2),
        ("brood bakker", 2),
        ("gistdeeg", 3),
        ("brood gist", 3),
        ("koekoek", None),
        ("kerij", None),
        ("", None),
    ],
)
def test_the_nearer_to_the_start_of_the_name_the_better(text: str, place: int | None):
    found = rules.rank(
        search_key(text),
        names=keys("Brood- en banketbakkerij duaal"),
        related=keys("Bakker"),
        activities=keys("Maakt gistdeeg"),
    )

    assert found == place


def only(catalogue: Catalogue) -> set[tuple[str, str]]:
    return {(str(finding.code), finding.subject) for finding in rules.check(catalogue).unmet}


def test_a_training_in_a_sector_that_does_not_exist_is_found(catalogue: Catalogue):
    first, *rest = catalogue.trainings
    broken = replace(catalogue, trainings=(replace(first, sectors=("FISHERY",)), *rest))

    assert only(broken) == {(Unsound.SECTOR_UNKNOWN, first.code)}


def test_a_training_or_committee_without_sector_is_found(catalogue: Catalogue):
    training, *trainings = catalogue.trainings
    committee, *committees = catalogue.joint_committees
    broken = replace(
        catalogue,
        trainings=(replace(training, sectors=()), *trainings),
        joint_committees=(replace(committee, sectors=()), *committees),
    )

    assert only(broken) == {(Unsound.SECTOR_MISSING, training.code), (Unsound.SECTOR_MISSING, committee.number)}


def test_a_training_that_points_nowhere_is_found(catalogue: Catalogue):
    first, *rest = catalogue.trainings
    nowhere = replace(first, qualifications=("ASTRONAUT",), activity_list="XYZ")

    assert only(replace(catalogue, trainings=(nowhere, *rest))) == {
        (Unsound.QUALIFICATION_UNKNOWN, first.code),
        (Unsound.ACTIVITY_LIST_UNKNOWN, first.code),
    }


@pytest.mark.parametrize("table", ["sectors", "joint_committees", "qualifications", "trainings"])
def test_a_code_that_stands_twice_is_found(catalogue: Catalogue, table: str):
    rows = getattr(catalogue, table)
    broken = replace(catalogue, **{table: (*rows, rows[0])})

    assert {code for code, _ in only(broken)} == {Unsound.CODE_DOUBLE}


@pytest.mark.parametrize("code", ["bak-brood", "BAK", "BAK_BROOD", "BA-BROOD", "BAK-"])
def test_a_training_code_is_three_capitals_and_more(catalogue: Catalogue, code: str):
    extra = replace(catalogue.trainings[0], code=code)

    assert only(replace(catalogue, trainings=(*catalogue.trainings, extra))) == {(Unsound.CODE_MALFORMED, code)}


def test_a_joint_committee_is_stored_in_its_one_way_of_writing(catalogue: Catalogue):
    extra = replace(catalogue.joint_committees[0], number="149.1")
    broken = replace(catalogue, joint_committees=(*catalogue.joint_committees, extra))

    assert only(broken) == {(Unsound.CODE_MALFORMED, "149.1")}


def test_an_activity_bears_the_code_of_its_list(catalogue: Catalogue):
    first, *rest = catalogue.activity_lists
    strays = replace(first, activities=(*first.activities, replace(first.activities[0], code="SLA-99")))

    assert only(replace(catalogue, activity_lists=(strays, *rest))) == {(Unsound.ACTIVITY_ELSEWHERE, "SLA-99")}


def test_two_versions_of_a_list_do_not_count_on_the_same_day(catalogue: Catalogue):
    first, *rest = catalogue.activity_lists
    ended = replace(first, valid_until=date(2027, 9, 1))
    overlapping = replace(first, version=2, valid_from=date(2027, 1, 1))
    following = replace(first, version=2, valid_from=date(2027, 9, 1))

    assert only(replace(catalogue, activity_lists=(ended, overlapping, *rest))) == {
        (Unsound.VERSIONS_OVERLAP, first.code)
    }
    assert only(replace(catalogue, activity_lists=(ended, following, *rest))) == set()


def test_a_year_does_not_name_more_shortage_occupations_than_its_total(catalogue: Catalogue):
    listed = replace(catalogue.shortage_lists[-1], total=2)

    assert only(replace(catalogue, shortage_lists=(listed,))) == {(Unsound.MORE_THAN_TOTAL, str(listed.year))}


def test_a_shortage_occupation_points_at_a_training_that_exists(catalogue: Catalogue):
    listed = catalogue.shortage_lists[-1]
    stray = replace(listed.occupations[0], trainings=("XXX-NIETS",))
    broken = replace(catalogue, shortage_lists=(replace(listed, occupations=(stray,)),))

    assert only(broken) == {(Unsound.TRAINING_UNKNOWN, stray.code)}


@pytest.mark.parametrize(
    ("actor", "may"), [(SYSTEM, True), (Actor(user_id=None, role="platform_admin"), True), (PUBLIC, False)]
)
def test_only_the_platform_and_its_administrators_keep_the_reference_tables(actor: Actor, may: bool):
    assert policies.may_keep_reference(actor).is_ok is may
