"""`tandem sleeping`: who sleeps, and a campaign that asks nobody before it is told to."""

import json
from datetime import date

import pytest
import typer
from typer.testing import CliRunner

from tandem.faces.cli import waking
from tandem.journey.activation.models import AvailabilityQuestion
from tandem.registers.access.terms import Role
from tests.factories.access import CapacityFactory
from tests.factories.recognition import RecognitionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_a_campaign_is_a_rehearsal_until_it_is_sent(tmp_path):
    asleep = RecognitionFactory(valid_from=date(2025, 9, 1))
    held = CapacityFactory(role=Role.PARTNERSHIP_MANAGER, company=None, body=asleep.body)

    def tandem(*words: object):
        app = typer.Typer()
        waking.mount(app)
        return CliRunner().invoke(app, [str(word) for word in (*words, "--as", held.pk)])

    path = tmp_path / "slapend.csv"
    told = tandem("sleeping", "list", "--json", "--to", path)
    assert told.exit_code == 0, told.output
    assert [row["recognition"] for row in json.loads(told.output)] == [asleep.number]
    assert asleep.number in path.read_text(encoding="utf-8-sig")
    assert "1 slapende erkenningen." in tandem("sleeping", "list", "--training", asleep.training.code).output
    dry = tandem("sleeping", "ask", "--most", 5)
    assert "Proefdraai voor erkenningen: 1." in dry.output
    assert asleep.number in dry.output
    assert not AvailabilityQuestion.objects.exists()
    assert "Gevraagd voor erkenningen: 1." in tandem("sleeping", "ask", "--send").output
    assert AvailabilityQuestion.objects.get().recognition_id == asleep.pk
    assert "Niemand kan nu gevraagd worden." in tandem("sleeping", "ask", "--send").output
    held = CapacityFactory(role=Role.COMPANY_ADMIN)
    assert tandem("sleeping", "list").exit_code == 2
