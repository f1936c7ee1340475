"""A file of activity lists: read as people write it, every error beside its row, taken over whole or not at all."""

import io
from dataclasses import replace
from datetime import date, datetime

import openpyxl
import pytest

from tandem.base.actor import SYSTEM
from tandem.faces.exchange.activities import importer, invented, table
from tandem.faces.exchange.reading import UnreadableError
from tandem.faces.exchange.tables import as_csv, as_xlsx
from tandem.registers.reference import queries as reference
from tandem.registers.reference.models import Activity, ActivityList
from tandem.registers.reference.terms import Certainty, ListPart, Safety

pytestmark = pytest.mark.django_db
HEADING = (
    "lijst;versie;nummer;activiteit;naam van de lijst;opleidingen;geldig van;bron;merk;verplicht;fase;veiligheid\n"
)
GOOD = (
    HEADING + "BAK;2;1;Bakt brood;Brood;BAK-BROOD;2027-09-01;Staatsblad;S;ja;1;minderjarige\n"
    "bak;2;BAK-02;Bakt taart;;;;;G;;;\n"
)


def tried(text: str) -> importer.Outcome:
    return importer.preview(actor=SYSTEM, name="lijsten.csv", content=text.encode())


def test_what_holds_for_a_list_needs_to_be_said_once(now: datetime):
    done = importer.apply(actor=SYSTEM, name="lijsten.csv", content=GOOD.encode(), now=now)
    assert done.is_ok, (done.errors, done.refusals)
    assert done.report.counts[ListPart.ACTIVITY].added == 2
    kept = ActivityList.objects.get(code="BAK", version=2)
    assert (kept.name, kept.source, kept.certainty) == ("Brood", "Staatsblad", Certainty.INVENTED)
    first, second = kept.activities.order_by("position")
    assert (first.text_nl, first.is_compulsory, first.phase, first.safety) == ("Bakt brood", True, 1, Safety.MINOR)
    assert (second.code, second.certainty, second.is_compulsory) == ("BAK-02", Certainty.INVENTED, None)


def test_a_trial_writes_nothing():
    assert tried(GOOD).is_ok
    assert not ActivityList.objects.filter(version=2).exists()


def test_every_wrong_cell_is_named_and_nothing_is_taken_over(now: datetime):
    wrong = HEADING + "BAKKER;x;0;;Brood;;;Bron;misschien;soms;7;ziek\nBAK;2;1;Bakt;Brood;;morgen;Bron;;;;\n"
    outcome = importer.apply(actor=SYSTEM, name="a.csv", content=wrong.encode(), now=now)
    assert {(error.line, error.column) for error in outcome.errors} == {
        (2, "lijst"),
        (2, "versie"),
        (2, "nummer"),
        (2, "activiteit"),
        (2, "merk"),
        (2, "verplicht"),
        (2, "fase"),
        (2, "veiligheid"),
        (3, "geldig van"),
    }
    assert "ja, nee, of niets als u het niet weet" in next(e.message for e in outcome.errors if e.column == "verplicht")
    assert not ActivityList.objects.filter(version=2).exists()
    back = openpyxl.load_workbook(io.BytesIO(importer.with_errors(outcome, name="a.csv", now=now))).worksheets[0]
    assert "morgen" in back.cell(3, 13).value


@pytest.mark.parametrize("phase", ["00019", "19", "4", "0", "0" * 5000 + "1", "1" * 5000])
def test_a_phase_that_does_not_exist_is_named(phase: str):
    (error,) = tried(HEADING + f"BAK;2;1;Bakt;Brood;;2027-09-01;Bron;;;{phase};\n").errors
    assert (error.column, "1, 2 of 3" in error.message) == ("fase", True)


def test_a_text_that_is_too_long_is_told_how_long_it_may_be():
    (error,) = tried(HEADING + f"BAK;2;1;{'x' * 161};Brood;;2027-09-01;Bron;;;;\n").errors
    assert "hoogstens 160 tekens" in error.message


@pytest.mark.parametrize(
    ("rows", "column", "said"),
    [
        ("BAK;2;1;Bakt;;;2027-09-01;Bron;;;;\n", "naam van de lijst", "minstens één rij"),
        ("BAK;2;1;Bakt;A;;2027-09-01;Bron;;;;\nBAK;2;2;Kneedt;B;;;;;;;\n", "naam van de lijst", "rij 2: A"),
        ("BAK;2;1;Bakt;A;;2027-09-01;Bron;;;;\nBAK;2;2;Kneedt;;;2028-09-01;;;;;\n", "geldig van", "2027-09-01"),
        ("BAK;2;1;Bakt;A;;2027-09-01;Bron;;;;\nBAK;2;1;Kneedt;;;;;;;;\n", "nummer", "rij 2 heeft dit al"),
    ],
)
def test_rows_of_one_list_say_the_same(rows: str, column: str, said: str):
    (error,) = tried(HEADING + rows).errors
    assert error.column == column
    assert said in error.message


def test_what_does_not_fit_what_is_there_is_refused_in_words():
    outcome = tried(HEADING + "BAK;1;1;Bakt;A;BAK-BROOD;2016-09-01;Bron;;;;\n")
    assert not outcome.is_ok
    assert any("geen activiteiten bij" in line for line in outcome.refusals)


@pytest.mark.parametrize("content", [b"", b"kolom;andere\n1;2\n", b"\x00\x00"])
def test_what_is_no_list_says_so(content: bytes):
    with pytest.raises(UnreadableError):
        importer.preview(actor=SYSTEM, name="a.csv", content=content)


@pytest.mark.parametrize("write", [as_csv, as_xlsx], ids=["csv", "xlsx"])
@pytest.mark.parametrize("versions", [1, 2])
def test_the_lists_come_back_as_they_went_out(write, versions: int, now: datetime):
    """Also when a list has two versions: each of its activities then stands in the file twice."""
    name = "lijsten.xlsx" if write is as_xlsx else "lijsten.csv"
    if versions == 2:
        importer.apply(actor=SYSTEM, name="lijsten.csv", content=GOOD.encode(), now=now)
    before = reference.known_lists()
    outcome = importer.apply(
        actor=SYSTEM, name=name, content=write(table.table(reference.kept_lists(), now=now)), now=now
    )
    assert outcome.is_ok, (outcome.errors[:3], outcome.refusals[:3])
    assert all(outcome.report.counts[part].is_nothing for part in ListPart)
    assert reference.known_lists() == before


@pytest.mark.parametrize("without", ["activiteit (Engels)", "opleidingen"])
def test_a_column_that_is_left_out_erases_nothing(without: str, now: datetime):
    before = reference.known_lists()
    whole = table.table(reference.kept_lists(), now=now)
    at = list(whole.columns).index(without)
    fewer = replace(
        whole,
        columns=[*whole.columns[:at], *whole.columns[at + 1 :]],
        rows=[(*row[:at], *row[at + 1 :]) for row in whole.rows],
    )
    outcome = importer.apply(actor=SYSTEM, name="lijsten.csv", content=as_csv(fewer), now=now)
    assert outcome.is_ok, (outcome.errors[:3], outcome.refusals[:3])
    assert reference.known_lists() == before


def test_invented_lists_fill_every_training_and_say_that_they_are_invented(day: date, now: datetime):
    lists = invented.lists(day=day, seed=1)
    assert lists == invented.lists(day=day, seed=1)
    assert lists != invented.lists(day=day, seed=2)
    content = as_csv(table.table(lists, now=now))
    assert importer.apply(actor=SYSTEM, name="verzonnen.csv", content=content, now=now).is_ok
    in_force = reference.lists_in_force(day)
    assert in_force.keys() == {training.pk for training in reference.trainings_on(day)}
    assert invented.lists(day=day, seed=1) == ()
    made = Activity.objects.filter(activity_list__code__in=[one.facts.code for one in lists])
    assert set(made.values_list("certainty", flat=True)) == {Certainty.INVENTED}
