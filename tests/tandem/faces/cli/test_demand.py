"""`tandem demand`: what the regions miss, for a script; never a count that could give somebody away."""

import json
from datetime import date
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from tandem.faces.cli import demand
from tandem.registers.access.terms import Role
from tandem.registers.mandates import queries as mandates
from tandem.registers.reference.models import Training
from tests.factories.access import CapacityFactory
from tests.factories.demand import UnmetDemandFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def tandem(*words: object):
    app = typer.Typer()
    demand.mount(app)
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def agency(db: None):
    body = mandates.agency_on(date(2026, 11, 21))
    return CapacityFactory(role=Role.AGENCY_STAFF, company=None, body=body)


def test_counts_are_narrowed_and_written_and_small_ones_are_only_counted(agency, tmp_path: Path):
    training = Training.objects.get(code="ELE-INST")
    UnmetDemandFactory(training=training, count=8)
    UnmetDemandFactory(training=training, count=3, nis="11002")
    UnmetDemandFactory(training=training, count=6, kind="waiting", week=date(2026, 6, 1))
    path = tmp_path / "vraag.csv"

    told = tandem("--as", agency.pk, "--json", "--to", path)

    assert told.exit_code == 0, told.output
    found = json.loads(told.output)
    assert [(one["quarter"], one["training"], one["count"]) for one in found["counts"]] == [
        ("2026-2", "ELE-INST", 6),
        ("2026-3", "ELE-INST", 8),
    ]
    assert found["hidden"] == 1
    assert "ELE-INST" in path.read_text(encoding="utf-8-sig")
    narrowed = tandem("--as", agency.pk, "--quarter", "2026-2").output
    assert narrowed.strip().endswith("1 aantallen; 0 te klein om te noemen.")


def test_who_may_not_read_it_is_refused(agency):
    assert tandem("--as", CapacityFactory().pk).exit_code == 2
