"""`tandem allowance`: the amount of a day, in words and as JSON."""

import json

import pytest
import typer
from typer.testing import CliRunner

from tandem.faces.cli import allowance


def tandem(*words: object):
    app = typer.Typer()
    allowance.mount(app)
    return CliRunner().invoke(app, [str(word) for word in words])


def test_the_amount_is_told_with_why_and_how_sure():
    told = tandem("--on", "2024-05-01", "--second-grade")
    assert told.exit_code == 0, told.output
    assert told.output.splitlines() == [
        "€ 662,60 (categorie 2)",
        "- de tweede graad van het secundair onderwijs is af",
        "Zo gepubliceerd. Zekerheid: official.",
    ]


def test_a_script_reads_it_as_json():
    told = json.loads(tandem("--on", "2026-11-21", "--years", "2", "--json").output)
    assert told == {
        "day": "2026-11-21",
        "category": 3,
        "amount": "740.70",
        "basis": "forecast",
        "certainty": "uncertain",
        "because": ["alternating_years"],
    }


@pytest.mark.parametrize("day", ["gisteren", "2016-08-31"])
def test_a_day_without_an_allowance_is_refused_with_what_is_needed(day):
    told = tandem("--on", day)
    assert told.exit_code == 2
    assert "gevonden" in told.output
