"""`tandem import activities`: a dry run unless it is told to, every error said, an invented file as an example."""

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from tandem.faces.cli import activities
from tandem.registers.reference.models import ActivityList

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def tandem(*words: str):
    app, imports, generate = typer.Typer(), typer.Typer(), typer.Typer()
    app.add_typer(imports, name="import")
    app.add_typer(generate, name="generate")
    activities.mount(imports=imports, generate=generate)
    return CliRunner().invoke(app, words)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_an_invented_file_is_tried_and_then_read_in(tmp_path: Path, ending: str):
    path = tmp_path / f"lijsten.{ending}"
    assert "verzonnen lijsten in" in tandem("generate", "activities", str(path)).output
    before = ActivityList.objects.count()
    tried = tandem("import", "activities", str(path))
    assert tried.exit_code == 0
    assert "nieuw" in tried.output
    assert ActivityList.objects.count() == before
    assert tandem("import", "activities", str(path), "--apply").exit_code == 0
    assert ActivityList.objects.count() > before


def test_a_wrong_file_is_told_and_given_back(tmp_path: Path):
    path, errors = tmp_path / "fout.csv", tmp_path / "fouten.xlsx"
    path.write_text("lijst;versie;nummer;activiteit\nBAK;2;honderd;Bakt\n")
    told = tandem("import", "activities", str(path), "--apply", "--errors", str(errors))
    assert told.exit_code == 2
    assert "rij 2: nummer" in told.output
    assert errors.stat().st_size > 0
    assert tandem("import", "activities", str(tmp_path / "niets.csv")).exit_code == 2
    path.write_text("a;b\n1;2\n")
    assert "Deze kolommen herkennen wij niet" in tandem("import", "activities", str(path)).output
