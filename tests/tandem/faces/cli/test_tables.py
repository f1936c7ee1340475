"""Making the tables: once more is the same, and a database between two ways of making them is told so."""

import pytest
import typer
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from typer.testing import CliRunner

from tandem.faces.cli import main

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def _said(*words):
    app = typer.Typer()
    main.mount(app)
    return CliRunner().invoke(app, list(words))


@pytest.mark.parametrize(
    ("room", "missed"),
    [
        pytest.param("placement", "0013_whether_mentors_have_room", id="on which no other room stands"),
        pytest.param("recognition", "0006_lifting", id="on which others stand"),
    ],
)
def test_a_database_that_had_only_a_part_of_the_earlier_steps_is_told_so(room, missed):
    kept = MigrationRecorder(connection)
    kept.record_unapplied(room, missed)

    told = _said("migrate")

    assert told.exit_code == 2
    assert "van een vroegere versie" in told.output
    assert (room, missed) not in kept.applied_migrations()


def test_once_more_changes_nothing():
    told = _said("migrate")

    assert (told.exit_code, told.output) == (0, "De tabellen zijn bij.\n")
