"""The invented extracts: in the form of the KBO, recognisably invented, the same for the same seed."""

import csv
import zipfile
from collections import Counter, defaultdict
from importlib import resources
from io import StringIO
from itertools import islice

import pytest

from tandem.faces.demo.kbo.company import Inventor
from tandem.faces.demo.kbo.generator import generate
from tandem.faces.demo.kbo.hostile import KINDS, write_hostile
from tandem.faces.demo.kbo.updates import Kind
from tandem.faces.demo.kbo.words import FIRST_NAMES, INVENTED, LAST_NAMES
from tandem.registers.organisations.rules import has_check_digits

pytestmark = pytest.mark.slow

COLUMNS = {
    "code.csv": "Category,Code,Language,Description",
    "enterprise.csv": "EnterpriseNumber,Status,JuridicalSituation,TypeOfEnterprise,JuridicalForm,JuridicalFormCAC,"
    "StartDate",
    "establishment.csv": "EstablishmentNumber,StartDate,EnterpriseNumber",
    "branch.csv": "Id,StartDate,EnterpriseNumber",
    "denomination.csv": "EntityNumber,Language,TypeOfDenomination,Denomination",
    "address.csv": "EntityNumber,TypeOfAddress,CountryNL,CountryFR,Zipcode,MunicipalityNL,MunicipalityFR,StreetNL,"
    "StreetFR,HouseNumber,Box,ExtraAddressInfo,DateStrikingOff",
    "contact.csv": "EntityNumber,EntityContact,ContactType,Value",
    "activity.csv": "EntityNumber,ActivityGroup,NaceVersion,NaceCode,Classification",
}
"""As the KBO describes them; written out, so that the generator cannot agree with itself."""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return generate(tmp_path_factory.mktemp("kbo"), establishments=3000, updates=2)


@pytest.fixture(scope="module")
def tables(made):
    return {name: rows(made.full, name) for name in COLUMNS}


def text(path, name):
    with zipfile.ZipFile(path) as packed:
        return packed.read(name).decode()


def rows(path, name):
    return list(csv.DictReader(StringIO(text(path, name))))


def number(shown):
    return int(shown.replace(".", ""))


def test_every_file_has_the_columns_that_the_kbo_describes(made):
    for name, header in COLUMNS.items():
        assert text(made.full, name).split("\n")[0] == header
    assert set(zipfile.ZipFile(made.full).namelist()) == {"meta.csv", *COLUMNS}


def test_texts_stand_in_quotes_days_do_not_and_nothing_is_nothing(made):
    line = text(made.full, "enterprise.csv").split("\n")[1]
    assert line.startswith('"0100.')
    assert line.count(",,") >= 1
    assert line.rpartition(",")[2].count("-") == 2
    assert '""' in text(made.full, "denomination.csv")


def test_as_many_establishments_as_asked_each_with_one_address(tables):
    places = {row["EstablishmentNumber"] for row in tables["establishment.csv"]}
    assert len(places) == 3000
    addresses = Counter(row["EntityNumber"] for row in tables["address.csv"] if row["TypeOfAddress"] == "BAET")
    assert addresses == dict.fromkeys(places, 1)


def test_every_number_has_check_digits_and_was_never_given_to_anybody(tables):
    for row in tables["enterprise.csv"]:
        given = number(row["EnterpriseNumber"])
        assert has_check_digits(given)
        assert given < 200_000_000 or given >= 1_900_000_000
    for row in tables["establishment.csv"]:
        assert has_check_digits(number(row["EstablishmentNumber"]))
        assert row["EstablishmentNumber"].startswith("8.")


def test_a_number_is_given_once_also_among_a_million():
    inventor = Inventor(1)
    seen = {inventor._next_number() for _ in range(1_000_000)}
    assert len(seen) == 1_000_000
    assert {f"{one:010d}"[0] for one in seen} == {"0", "1"}


def test_natural_persons_have_no_seat_and_are_two_in_five(tables):
    kinds = {row["EnterpriseNumber"]: row["TypeOfEnterprise"] for row in tables["enterprise.csv"]}
    with_seat = {row["EntityNumber"] for row in tables["address.csv"] if row["TypeOfAddress"] == "REGO"}
    assert all((kind == "1") == (who not in with_seat) for who, kind in kinds.items())
    share = sum(kind == "1" for kind in kinds.values()) / len(kinds)
    assert 0.36 < share < 0.44


def test_about_a_third_has_no_main_activity_and_the_others_have_it_in_both_lists(tables):
    versions = defaultdict(set)
    for row in tables["activity.csv"]:
        if row["Classification"] == "MAIN":
            versions[row["EntityNumber"]].add(row["NaceVersion"])
    assert set(map(frozenset, versions.values())) == {frozenset({"2008", "2025"})}
    companies = [row["EnterpriseNumber"] for row in tables["enterprise.csv"]]
    share = sum(one not in versions for one in companies) / len(companies)
    assert 0.3 < share < 0.4


def test_every_code_is_explained(tables):
    known = {(row["Category"], row["Code"]) for row in tables["code.csv"]}
    for name, columns in {
        "enterprise.csv": ("Status", "JuridicalSituation", "TypeOfEnterprise", "JuridicalForm"),
        "denomination.csv": ("Language", "TypeOfDenomination"),
        "address.csv": ("TypeOfAddress",),
        "contact.csv": ("EntityContact", "ContactType"),
        "activity.csv": ("ActivityGroup", "Classification"),
    }.items():
        for row in tables[name]:
            assert all((column, row[column]) in known for column in columns if row[column])
    assert all((f"Nace{row['NaceVersion']}", row["NaceCode"]) in known for row in tables["activity.csv"])


def test_addresses_lie_where_the_table_of_the_product_says(tables):
    table = resources.files("tandem.registers.geo") / "data" / "postal_codes.csv"
    codes = {row["code"] for row in csv.DictReader(StringIO(table.read_text(encoding="utf-8")))}
    at_home = [row for row in tables["address.csv"] if not row["CountryNL"]]
    assert {row["Zipcode"] for row in at_home} <= codes
    assert len({row["MunicipalityNL"] for row in at_home}) > 200
    assert any(row["CountryNL"] == "Nederland" for row in tables["address.csv"])


def test_nobody_takes_a_name_for_a_real_one(tables):
    people = set(LAST_NAMES)
    for row in tables["denomination.csv"]:
        name = row["Denomination"]
        is_person = name.partition(", ")[0] in people and name.partition(", ")[2] in FIRST_NAMES
        is_short = name.startswith("V") and name[1:].isdigit()
        assert is_person or is_short or any(word in name for word in INVENTED)


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(made, tmp_path):
    again = generate(tmp_path / "again", establishments=3000, updates=2)
    other = generate(tmp_path / "other", establishments=3000, updates=2, seed=2)
    assert [path.read_bytes() for path in (made.full, *made.updates)] == [
        path.read_bytes() for path in (again.full, *again.updates)
    ]
    assert made.full.read_bytes() != other.full.read_bytes()


def test_an_update_names_whose_rows_go_and_brings_all_that_is_left(made, tables):
    names = defaultdict(list)
    for row in tables["denomination.csv"]:
        names[row["EntityNumber"]].append(row["Denomination"])
    (renamed,) = (
        one for one in made.told if one.kind is Kind.RENAME and one.update == 1 and one.enterprise == first(made)
    )
    shown = f"{renamed.enterprise[:4]}.{renamed.enterprise[4:7]}.{renamed.enterprise[7:]}"
    gone = [row["EntityNumber"] for row in rows(made.updates[0], "denomination_delete.csv")]
    fresh = [
        row["Denomination"] for row in rows(made.updates[0], "denomination_insert.csv") if row["EntityNumber"] == shown
    ]
    assert gone.count(shown) == 1
    assert len(fresh) == len(names[shown])
    assert fresh != names[shown]


def first(made):
    return next(one.enterprise for one in made.told if one.kind is Kind.RENAME)


def test_updates_tell_of_every_kind_of_change(made):
    assert {one.kind for one in made.told} == set(Kind)
    assert [f"{path.name[12:16]}" for path in made.updates] == ["0141", "0142"]
    assert all("update" in text(path, "meta.csv") for path in made.updates)


def test_companies_come_one_by_one_however_many_are_asked():
    assert len(list(islice(Inventor(1).companies(establishments=10**9), 50))) == 50


def test_every_kind_of_damage_is_written(tmp_path):
    written = write_hostile(tmp_path, establishments=120)
    assert written.keys() == {kind.name for kind in KINDS}
    sound = (tmp_path / "sound.zip").read_bytes()
    assert all(path.read_bytes() != sound for path in written.values())
