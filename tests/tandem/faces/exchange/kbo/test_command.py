"""`tandem import kbo` and `tandem generate kbo`: what they print, and with which exit code they end."""

import json

import pytest
import typer
from typer.testing import CliRunner

from tandem.faces.cli import kbo
from tandem.faces.demo.kbo.hostile import write_hostile
from tandem.registers.organisations.models import RegisterExtract
from tests.tandem.faces.exchange.kbo.house import made

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return made(tmp_path_factory.mktemp("kbo"), updates=1)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    return write_hostile(tmp_path_factory.mktemp("hostile"), establishments=120)


def tandem(*arguments):
    app, imports, generate = typer.Typer(), typer.Typer(), typer.Typer()
    app.add_typer(imports, name="import")
    app.add_typer(generate, name="generate")
    for group in (imports, generate):
        group.callback()(lambda: None)
    kbo.mount(imports=imports, generate=generate)
    return CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)


def test_an_import_ends_well_and_says_what_it_did(files):
    done = tandem("import", "kbo", files.full)
    assert done.exit_code == 0
    assert "Uittreksel 140 (volledig uittreksel) van 1 november 2026 is in gebruik." in done.stdout
    assert "establishment.csv: 120 rijen" in done.stdout
    assert "Langste schrijfbeurt:" in done.stdout
    assert "Alle rijen zijn in orde." in done.stdout


def test_a_second_time_there_is_nothing_to_do(files):
    tandem("import", "kbo", files.full)
    done = tandem("import", "kbo", files.full)
    assert done.exit_code == 0
    assert "Er is niets te doen." in done.stdout


def test_a_dry_run_keeps_nothing(files):
    done = tandem("import", "kbo", files.full, "--dry-run")
    assert done.exit_code == 0
    assert "Er is niets bewaard." in done.stdout
    assert not RegisterExtract.objects.exists()


def test_a_program_reads_one_line_of_json(files):
    done = tandem("import", "kbo", files.full, "--json")
    assert json.loads(done.stdout)["outcome"] == "made_current"


def test_a_refused_file_ends_with_two_and_a_sentence(files, hostile):
    done = tandem("import", "kbo", hostile["bomb"])
    assert done.exit_code == 2
    assert "zipbom" in done.stderr
    done = tandem("import", "kbo", files.updates[0], "--json")
    assert done.exit_code == 2
    assert json.loads(done.stdout)["code"] == "register.full_first"


def test_rejected_rows_end_with_three_and_stand_in_a_list(hostile, tmp_path):
    listed = tmp_path / "afgekeurd.csv"
    done = tandem("import", "kbo", hostile["check_digit"], "--rejected", listed)
    assert done.exit_code == 3
    assert "1 rij is afgekeurd:" in done.stdout
    assert "establishment.csv;4;EstablishmentNumber" in listed.read_text(encoding="utf-8-sig")


def test_the_help_explains_the_exit_codes():
    done = tandem("import", "kbo", "--help")
    assert "Uitgang 0" in done.stdout
    assert "Uitgang 3" in done.stdout


def test_what_is_generated_can_be_imported(tmp_path):
    done = tandem("generate", "kbo", "--out", tmp_path, "--establishments", 30, "--seed", 4, "--update", 1)
    assert done.exit_code == 0
    for path in done.stdout.split():
        assert tandem("import", "kbo", path).exit_code == 0


def test_hostile_files_are_named_with_what_is_wrong_with_them(tmp_path):
    done = tandem("generate", "kbo", "--out", tmp_path, "--hostile")
    assert "bomb.zip: een zipbom" in done.stdout
    assert (tmp_path / "bomb.zip").exists()
