"""`tandem enrolments`: a school scripts what its package exports; it looks first, and a script notices what is left."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from tandem.faces.cli import enrolments
from tandem.journey.intake.models import Track
from tandem.registers.access.models import ReadNote
from tandem.registers.access.terms import Role
from tests.harness import school as harness
from tests.harness.visitors import capacity
from tests.tandem.faces.exchange.enrolments.files import csv, row

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def tandem(*words: object):
    app = typer.Typer()
    enrolments.mount(app)
    return CliRunner().invoke(app, ["enrolments", *(str(word) for word in words)])


def test_a_class_is_looked_at_taken_in_and_what_is_left_is_told(now, tmp_path: Path):
    school = harness.build(now)
    head = capacity(Role.PROVIDER_ADMIN, school.provider.pk)
    path, rest = tmp_path / "klas.csv", tmp_path / "rest.xlsx"
    path.write_bytes(csv(row("An", "Eerste"), row("Bo", "Tweede", "2008-01-01", training="onbestaand vak")))

    looked = tandem("look", path, "--as", head.pk, "--rest", rest)
    assert looked.exit_code == 1, looked.output
    assert "Rij 3" in looked.output
    assert rest.read_bytes().startswith(b"PK")
    assert not Track.objects.exists()
    told = tandem("take", path, "--as", head.pk, "--json")
    assert (told.exit_code, json.loads(told.output)["done"]) == (1, {"new": 1, "same": 0})
    assert Track.objects.get().person.family_name == "Eerste"
    rows = tmp_path / "klas.json"
    rows.write_text(json.dumps({"rows": [{"givenName": "An", "familyName": "Eerste"}]}))
    (line,) = json.loads(tandem("look", rows, "--as", head.pk, "--json").output)["rows"]
    assert (line["row"], line["fate"], bool(line["fault"])) == (1, "stuck", True)

    path.write_bytes(csv(row("An", "Eerste"), row("Bo", "Tweede", "2008-01-01")))
    assert tandem("take", path, "--as", head.pk).exit_code == 0
    again = tandem("take", path, "--as", head.pk, "--json")
    assert (again.exit_code, json.loads(again.output)["done"]) == (0, {"same": 2})
    assert Track.objects.count() == 2
    assert ReadNote.objects.filter(page="tandem enrolments take", user_id=head.user_id).exists()


def test_a_file_that_is_none_and_who_may_not_are_refused(now, tmp_path: Path):
    school = harness.build(now)
    head, boss = capacity(Role.PROVIDER_ADMIN, school.provider.pk), capacity(Role.PLATFORM_ADMIN)
    path = tmp_path / "klas.json"
    for content, word in ((b"{", "JSON"), (b"[]", "rows"), (b'{"rows": [{"schoenmaat": 43}]}', "schoenmaat")):
        path.write_bytes(content)
        told = tandem("look", path, "--as", head.pk)
        assert (told.exit_code, word in told.output) == (2, True), told.output
    path.write_bytes(csv(row()))
    assert tandem("take", path, "--as", boss.pk).exit_code == 2
    assert tandem("take", path, "--as", school.provider.pk).exit_code == 2
    assert tandem("look", tmp_path / "weg.csv", "--as", head.pk).exit_code == 2
    assert not Track.objects.exists()
