"""A file of providers: read as people write it, every error beside its row, taken over whole or not at all, undone."""

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from tandem.base.actor import SYSTEM
from tandem.faces.exchange.providers import importer
from tandem.faces.exchange.providers.importer import UnreadableError
from tandem.registers.organisations.actions import providers as actions
from tandem.registers.organisations.models import (
    AanloopProgramme,
    Location,
    Programme,
    Provider,
    StandardTrajectory,
    TrajectoryGroup,
)
from tandem.registers.reference import queries as reference

PROVIDERS = "instellingsnummer;naam;soort;geldig van;geldig tot\n012345;Voorbeeldschool Gent;school;2020-09-01;\n"


def book(**sheets: list[list[object]]) -> bytes:
    """A workbook with these sheets."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def whole(training: str) -> bytes:
    """A provider with a location and a programme."""
    return book(
        Aanbieders=[
            ["Instellingsnummer", "Naam", "Soort", "Geldig van"],
            ["012345", "Voorbeeldschool Gent", "school", date(2020, 9, 1)],
        ],
        Plaatsen=[
            ["Instellingsnummer", "Vestigingsplaats", "Naam", "Postcode", "Gemeente", "Geldig van"],
            ["012345", 1, "Hoofdgebouw", 9000, "Gent", "01/09/2020"],
        ],
        Opleidingen=[
            ["Instellingsnummer", "Vestigingsplaats", "Opleiding", "Geldig van"],
            ["012345", "1", training, "2020-09-01"],
        ],
    )


@pytest.fixture
def training(db: None, day: object) -> str:
    """The code of some training."""
    return reference.trainings_on(day)[0].code


@pytest.mark.django_db
def test_a_workbook_is_tried_first_then_taken_over_and_undone(training: str, now: datetime) -> None:
    tried = importer.preview(actor=SYSTEM, name="scholen.xlsx", content=whole(training))
    assert tried.is_ok, (tried.errors, tried.refusals)
    assert not Provider.objects.filter(number="012345").exists()
    done = importer.apply(actor=SYSTEM, name="scholen.xlsx", content=whole(training), now=now)
    assert done.report is not None
    assert done.report.batch_id is not None
    place = Location.objects.get(provider__number="012345")
    assert (place.nis, place.position_source) == ("44021", "postal_code")
    assert Programme.objects.filter(location=place).count() == 1
    actions.undo_batch(actor=SYSTEM, batch_id=done.report.batch_id, now=now)
    assert not Provider.objects.filter(number="012345").exists()


@pytest.mark.django_db
def test_a_run_up_comes_in_towards_a_training_a_sector_or_broad(training: str, now: datetime) -> None:
    heads: list[object] = [
        "Instellingsnummer",
        "Vestigingsplaats",
        "Aanloop",
        "Opleiding",
        "Sector",
        "Geldig van",
        "Geldig tot",
    ]
    rows: list[list[object]] = [
        ["012345", "1", "Aanloop naar een beroep", training, "", "2023-09-01", ""],
        ["012345", "1", "Aanloop bouw", "", "CONSTRUCTION", "2023-09-01", "2027-09-01"],
        ["012345", "1", "Brede aanloop", "", "", "2023-09-01", ""],
    ]
    importer.apply(actor=SYSTEM, name="scholen.xlsx", content=whole(training), now=now)
    done = importer.apply(actor=SYSTEM, name="aanloop.xlsx", content=book(Aanloop=[heads, *rows]), now=now)
    assert done.is_ok, (done.errors, done.refusals)
    known = {one.name: (one.training and one.training.code, one.sector and one.sector.code) for one in _aanloop()}
    assert known == {
        "Aanloop naar een beroep": (training, None),
        "Aanloop bouw": (None, "CONSTRUCTION"),
        "Brede aanloop": (None, None),
    }


def _aanloop() -> list[AanloopProgramme]:
    return list(AanloopProgramme.objects.select_related("training", "sector"))


@pytest.mark.django_db
def test_the_same_file_twice_changes_nothing_the_second_time(training: str, now: datetime) -> None:
    importer.apply(actor=SYSTEM, name="a.xlsx", content=whole(training), now=now)
    again = importer.apply(actor=SYSTEM, name="a.xlsx", content=whole(training), now=now)
    assert again.report is not None
    assert again.report.is_nothing


@pytest.mark.django_db
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_csv_is_read_whatever_its_separator_and_encoding(separator: str, encoding: str) -> None:
    text = PROVIDERS.replace("Voorbeeldschool Gent", "Vrije École Één").replace(";", separator)
    outcome = importer.preview(actor=SYSTEM, name="a.csv", content=text.encode(encoding))
    assert outcome.is_ok
    assert outcome.report is not None
    assert [counts.added for counts in outcome.report.counts.values() if counts.added] == [1]


@pytest.mark.django_db
def test_every_wrong_cell_is_named_and_nothing_is_taken_over(now: datetime) -> None:
    rows = "AB;;kerk;gisteren;\n0123;Goede school;school;2020-09-01;\n"
    content = (PROVIDERS.splitlines()[0] + "\n" + rows).encode()
    outcome = importer.apply(actor=SYSTEM, name="a.csv", content=content, now=now)
    assert [(error.line, error.column) for error in outcome.errors] == [
        (2, "instellingsnummer"),
        (2, "naam"),
        (2, "soort"),
        (2, "geldig van"),
    ]
    assert "gisteren" in outcome.errors[3].message
    assert not Provider.objects.exists()
    back = openpyxl.load_workbook(io.BytesIO(importer.with_errors(outcome, name="a.csv", now=now)))
    sheet = back.worksheets[0]
    assert sheet.cell(1, 6).value == "fout"
    assert "kerk" in sheet.cell(2, 6).value
    assert sheet.cell(3, 6).value in {None, ""}


@pytest.mark.django_db
def test_a_programme_at_an_unknown_location_is_refused_with_its_key(training: str) -> None:
    content = f"instellingsnummer;vestigingsplaats;opleiding;geldig van\n999999;7;{training};2020-09-01\n".encode()
    outcome = importer.preview(actor=SYSTEM, name="a.csv", content=content)
    assert not outcome.is_ok
    assert any("999999" in line for line in outcome.refusals)


@pytest.mark.django_db
def test_the_published_tables_of_standard_trajectories_are_read(now: datetime) -> None:
    trajectories = b"Code;Contracttype;Begin;Einde\n1001;OAO;01/09/2019;\n1002;SOAO;01/09/2019;31/08/2025\n"
    groups = b"Administratieve groep\tStandaardtraject\tBegin\tEinde\n012345\t1001\t01/09/2019\t\n"
    first = importer.apply(actor=SYSTEM, name="Duaal_Standaardtrajecten.txt", content=trajectories, now=now)
    assert first.is_ok, (first.errors, first.refusals)
    second = importer.apply(actor=SYSTEM, name="Duaal_AG-Standaardtrajecten.txt", content=groups, now=now)
    assert second.is_ok, (second.errors, second.refusals)
    assert dict(StandardTrajectory.objects.values_list("code", "agreement_type")) == {"1001": "OAO", "1002": "SOAO"}
    assert TrajectoryGroup.objects.get().trajectory == "1001"
    unknown = groups.replace(b"1001", b"9999").replace(b"012345", b"054321")
    refused = importer.preview(actor=SYSTEM, name="groepen.txt", content=unknown)
    assert any("9999" in line for line in refused.refusals)
    assert second.report is not None
    actions.undo_batch(actor=SYSTEM, batch_id=second.report.batch_id, now=now)
    assert not TrajectoryGroup.objects.exists()


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 50_000_000)
    return out.getvalue()


def _laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(9))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("[Content_Types].xml", f"<?xml version='1.0'?><!DOCTYPE x [{entities}]><x>&l8;</x>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("leeg.csv", b""),
        ("spaties.csv", b"  \n \n"),
        ("onbekend.csv", b"kleur;smaak\nrood;zoet\n"),
        ("kop.csv", b"# alleen een opmerking\n"),
        ("beeld.csv", b"\x89PNG\r\n\x1a\n\x00\x00"),
        ("kapot.xlsx", b"PK\x03\x04kapot"),
        ("geen.xlsx", b"gewone tekst"),
        ("bom.xlsx", _bomb()),
        ("delen.xlsx", b"PK\x03\x04" + b"\x00" * 100),
        ("lach.xlsx", _laughs()),
        ("groot.csv", b"x" * 20_000_001),
    ],
)
def test_a_file_that_cannot_be_read_says_what_was_found_and_what_to_do(name: str, content: bytes) -> None:
    with pytest.raises(UnreadableError) as refusal:
        importer.preview(actor=SYSTEM, name=name, content=content)
    assert len(str(refusal.value)) > 20
