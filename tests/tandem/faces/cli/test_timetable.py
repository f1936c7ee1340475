"""`tandem timetable`: hours checked from a script, with exit codes."""

import json

import pytest
import typer
from typer.testing import CliRunner

from tandem.faces.cli import timetable

GOOD = "school 8:30-15:30;school 8:30-15:30;8:00-12:00 13:00-17:00;8:00-12:00 13:00-17:00;8:00-12:00 13:00-16:00"
EARLY = GOOD.replace("8:00-12:00 13:00-17:00", "4:00-8:00 9:00-13:00", 1)


def tandem(*words: object):
    app = typer.Typer()
    timetable.mount(app)
    return CliRunner().invoke(app, [str(word) for word in words])


def test_hours_that_may_stand_end_with_zero():
    told = tandem(GOOD, "--age", 17)
    assert told.exit_code == 0, told.output
    assert "Op de werkplek: 23 uur per week" in told.output
    assert "Genoeg uren op een reële werkplek" in told.output


def test_hours_that_may_not_end_with_one_and_name_the_day():
    told = tandem(EARLY, "--age", 17)
    assert told.exit_code == 1
    assert "Het werk begint in de nacht (woensdag). Begint om 04:00. Niet voor 06:00." in " ".join(told.output.split())
    findings = json.loads(tandem(EARLY, "--age", 17, "--json").output)["findings"]
    assert {"code": "timetable.early", "at": "1.3", "blocks": True} in findings


@pytest.mark.parametrize(
    "words",
    [
        ("acht", "--age", 17),
        (*["8-9"] * 5, "--age", 17),
        ("8-9", "--age", 17, "--on", "morgen"),
        ("8-9", "--age", 17, "--on", "2010-01-01"),
    ],
)
def test_what_cannot_be_read_is_refused(words):
    assert tandem(*words).exit_code == 2
