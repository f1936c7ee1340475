"""What the product ships, held against what its sources say. No database."""

import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tandem.registers.reference import rules
from tandem.registers.reference.rules import Catalogue
from tandem.registers.reference.terms import AgreementType, Certainty, Finality, Grade, Safety

OUTSIDE = Path(__file__).parents[5] / "shared"
SOURCE_TEXT = OUTSIDE / "domain" / "duaal-leren.md"
ESCO = OUTSIDE / "data" / "esco" / "occupations_nl_v1.1.csv"

LENGTHS = {
    "BAK": 24,
    "SLA": 21,
    "KAP": 18,
    "ZOR": 18,
    "KIN": 19,
    "RUW": 21,
    "ELE": 20,
    "AUT": 19,
    "GRO": 20,
    "KEU": 20,
    "LOG": 20,
    "WIN": 15,
    "STU": 14,
    "VLO": 13,
    "PLA": 12,
    "LAS": 14,
    "CHE": 12,
}
SOURCED = {
    "BAK": 21,
    "SLA": 18,
    "KAP": 15,
    "ZOR": 14,
    "KIN": 19,
    "RUW": 16,
    "ELE": 15,
    "AUT": 5,
    "GRO": 20,
    "KEU": 16,
    "LOG": 16,
    "WIN": 8,
    "STU": 6,
    "VLO": 6,
    "PLA": 6,
    "LAS": 0,
    "CHE": 0,
}


def test_the_catalogue_fits_together(catalogue: Catalogue):
    assert rules.check(catalogue).unmet == ()


def test_seventeen_sectors_have_a_partnership_and_one_row_stands_for_those_without(catalogue: Catalogue):
    with_partnership = [row for row in catalogue.sectors if row.has_partnership]

    assert [row.number for row in with_partnership] == list(range(1, 18))
    assert [row.code for row in catalogue.sectors if not row.has_partnership] == ["NONE"]
    assert all("16" in row.note and "17" in row.note for row in with_partnership)


def test_every_activity_list_has_as_many_activities_as_its_source(catalogue: Catalogue):
    assert {row.code: len(row.activities) for row in catalogue.activity_lists} == LENGTHS


def test_activities_from_a_public_source_are_retold_and_the_others_are_invented(catalogue: Catalogue):
    for row in catalogue.activity_lists:
        marks = Counter(activity.certainty for activity in row.activities)
        assert marks[Certainty.RETOLD] == SOURCED[row.code], row.code
        assert marks[Certainty.INVENTED] == LENGTHS[row.code] - SOURCED[row.code], row.code


def test_no_activity_list_claims_to_be_the_official_one(catalogue: Catalogue):
    assert {row.certainty for row in catalogue.activity_lists} == {Certainty.UNCERTAIN}
    assert all("officiële lijst kan afwijken" in row.note for row in catalogue.activity_lists)


def test_phase_and_compulsory_are_unknown_for_every_activity(catalogue: Catalogue):
    activities = [activity for row in catalogue.activity_lists for activity in row.activities]

    assert {activity.phase for activity in activities} == {None}
    assert {activity.is_compulsory for activity in activities} == {None}


def test_activities_are_numbered_in_order(catalogue: Catalogue):
    for row in catalogue.activity_lists:
        expected = [f"{row.code}-{place:02d}" for place in range(1, len(row.activities) + 1)]
        assert [activity.code for activity in row.activities] == expected


@pytest.mark.parametrize(
    ("code", "safety"), [("LOG-12", Safety.MINOR), ("RUW-20", Safety.PPE), ("LAS-13", Safety.PPE), ("KIN-03", None)]
)
def test_an_activity_asks_for_care_where_its_words_do(catalogue: Catalogue, code: str, safety: Safety | None):
    found = {activity.code: activity.safety for row in catalogue.activity_lists for activity in row.activities}

    assert found[code] == safety


def test_every_text_people_read_exists_in_dutch_and_in_english(catalogue: Catalogue):
    pairs = [
        *((row.name, row.name_en) for row in catalogue.sectors),
        *((row.name, row.name_en) for row in catalogue.joint_committees),
        *((row.name, row.name_en) for row in catalogue.qualifications),
        *((row.name, row.name_en) for row in catalogue.trainings),
        *((row.summary, row.summary_en) for row in catalogue.trainings),
        *((row.name, row.name_en) for row in catalogue.activity_lists),
        *((a.text_nl, a.text_en) for row in catalogue.activity_lists for a in row.activities),
        *((o.name, o.name_en) for row in catalogue.shortage_lists for o in row.occupations),
    ]
    notes = [
        (row.note, row.note_en)
        for rows in (catalogue.sectors, catalogue.trainings, catalogue.activity_lists, catalogue.shortage_lists)
        for row in rows
    ]

    assert [pair for pair in pairs if not all(pair)] == []
    assert [pair for pair in notes if bool(pair[0]) != bool(pair[1])] == []


def test_seventy_one_trainings_are_known(catalogue: Catalogue):
    assert len(catalogue.trainings) == 71
    assert all(row.name.endswith(" duaal") or "duaal (" in row.name for row in catalogue.trainings)


def test_each_activity_list_is_used_and_only_the_green_one_is_shared(catalogue: Catalogue):
    uses = Counter(row.activity_list for row in catalogue.trainings if row.activity_list)

    assert set(uses) == set(LENGTHS)
    assert [code for code, count in uses.items() if count > 1] == ["GRO"]


def test_what_the_source_marks_in_doubt_is_uncertain(catalogue: Catalogue):
    by_code = {row.code: row for row in catalogue.trainings}

    assert by_code["AUT-PLAATWERKER"].certainty is Certainty.UNCERTAIN
    assert by_code["KEU-HULPKOK"].certainty is Certainty.UNCERTAIN
    assert by_code["WIN-MEDEWERKER"].certainty is Certainty.UNCERTAIN
    assert by_code["BAK-BROOD"].certainty is Certainty.RETOLD
    assert {row.nace_certainty for row in catalogue.trainings} == {Certainty.INVENTED}
    assert {row.occupation_certainty for row in catalogue.trainings} == {Certainty.UNCERTAIN}


def test_a_training_counts_from_the_school_year_in_which_it_was_seen(catalogue: Catalogue):
    by_code = {row.code: row for row in catalogue.trainings}

    assert by_code["ELE-INST"].valid_from == date(2016, 9, 1)
    assert (by_code["ELE-PODIUM"].valid_from, by_code["ELE-PODIUM"].seen_in) == (None, 2021)
    assert by_code["ELE-INST"].agreement is AgreementType.OAO
    assert by_code["ELE-MECHANICA"].finality is Finality.DOUBLE
    assert by_code["ELE-INST-VOLW"].grade is Grade.ADULT


def test_seven_trainings_started_in_the_first_year(catalogue: Catalogue):
    assert sum(row.seen_in == 2016 for row in catalogue.trainings) == 7


def test_the_totals_of_shortage_occupations_are_the_published_ones(catalogue: Catalogue):
    assert {row.year: row.total for row in catalogue.shortage_lists} == {2022: 207, 2023: 234, 2024: 241}
    assert not any(row.is_complete for row in catalogue.shortage_lists)


@pytest.mark.parametrize("number", ["201", "202", "311", "312", "200"])
def test_trade_has_no_partnership(catalogue: Catalogue, number: str):
    assert {row.number: row.sectors for row in catalogue.joint_committees}[number] == ("NONE",)


def test_only_sourced_joint_committees_are_surer_than_uncertain(catalogue: Catalogue):
    sure = {row.number for row in catalogue.joint_committees if row.sector_certainty is not Certainty.UNCERTAIN}

    assert sure == {"124", "226", "302", "314"}


@pytest.mark.skipif(not SOURCE_TEXT.exists(), reason="the source text does not lie beside the project")
def test_every_activity_carries_the_mark_of_its_source(catalogue: Catalogue):
    text = SOURCE_TEXT.read_text(encoding="utf-8")
    text = text[text.index("### 7.2") : text.index("### 7.3")]
    marks = {
        code: [Certainty.RETOLD if "[S]" in item else Certainty.INVENTED for item in items.split("·")]
        for code, items in re.findall(r"\*\*([A-Z]{3}) – .*?\n(1 .*)\n", text)
    }

    assert {row.code: [a.certainty for a in row.activities] for row in catalogue.activity_lists} == marks


@pytest.mark.skipif(not SOURCE_TEXT.exists(), reason="the source text does not lie beside the project")
def test_every_training_of_the_source_is_there(catalogue: Catalogue):
    text = SOURCE_TEXT.read_text(encoding="utf-8")
    text = text[text.index("### 7.1") : text.index("### 7.2")]
    rows = re.findall(r"^\| ([^|]+?) \| [A-Z_]|^\| ([^|]+?) \| idem", text, flags=re.MULTILINE)
    sought = {name for row in rows for name in row if name} - {"Training (… duaal)"}
    adult = "Elektrotechnisch installateur, Elektrotechnicus (adult)"
    ours = {row.name.removesuffix(" duaal") for row in catalogue.trainings}

    assert len(sought) == 68
    assert sought - ours == {adult}
    assert {"Elektrotechnisch installateur duaal (volwassenen)", "Elektrotechnicus duaal (volwassenen)"} <= ours


@pytest.mark.skipif(not ESCO.exists(), reason="the ESCO table does not lie beside the project")
def test_every_related_occupation_exists_in_esco_under_that_name(catalogue: Catalogue):
    with ESCO.open(encoding="utf-8", newline="") as file:
        known = {row["conceptUri"].rsplit("/", 1)[1]: row["preferredLabel"] for row in csv.DictReader(file)}
    linked = {(o.esco, o.name) for row in catalogue.trainings for o in row.occupations}

    assert [(esco, name) for esco, name in linked if known.get(esco) != name] == []
