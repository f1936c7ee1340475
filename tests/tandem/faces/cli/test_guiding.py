"""`tandem advice`, `tandem run-ups` and `tandem handovers`: in a capacity, noted, with exit codes for scripts."""

import json

import pytest
import typer
from typer.testing import CliRunner

from tandem.faces.cli import guiding
from tandem.journey.handover.terms.handovers import HandoverState
from tandem.journey.intake.models import Advice
from tandem.registers.access.models import ReadNote
from tandem.registers.access.terms import Role
from tests.factories.access import CapacityFactory
from tests.factories.handover import WarmHandoverFactory
from tests.factories.intake import RunUpFactory, TrackFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def tandem(*words: object):
    app = typer.Typer()
    guiding.mount(app)
    return CliRunner().invoke(app, [str(word) for word in words])


def test_a_school_notes_advice_and_sees_who_is_past_the_last_day_of_a_run_up(tmp_path, fixed_clock):
    row = RunUpFactory(track__person__family_name="Aanloper")
    head = CapacityFactory(role=Role.PROVIDER_ADMIN, company=None, provider=row.track.provider)
    told = ("--adviser", "clb", "--way", "dual", "--as", head.pk)

    assert tandem("advice", "note", row.track.pk, *told, "--on", "2026-11-02").exit_code == 0
    early = tandem("advice", "note", row.track.pk, *told, "--on", "2026-12-02")
    assert early.exit_code == 2
    assert tandem("advice", "note", row.track.pk, *told, "--on", "gisteren").exit_code == 2
    (line,) = json.loads(tandem("advice", "list", row.track.pk, "--as", head.pk, "--json").output)
    assert (line["advice"], line["way"]) == (str(Advice.objects.get().pk), "dual")
    assert "1 adviezen." in tandem("advice", "list", row.track.pk, "--as", head.pk).output
    assert ReadNote.objects.filter(page="tandem advice list", user_id=head.user_id).exists()

    path = tmp_path / "aanloop.csv"
    found = tandem("run-ups", "list", "--as", head.pk, "--to", path)
    assert found.exit_code == 0, found.output
    assert "Aanloper" in found.output
    assert "Aanloper" in path.read_text(encoding="utf-8-sig")
    fixed_clock.move(days=60)
    late = tandem("run-ups", "list", "--as", head.pk, "--json")
    assert (late.exit_code, json.loads(late.output)[0]["nearness"]) == (1, "late")
    other = CapacityFactory(role=Role.COMPANY_ADMIN)
    assert tandem("run-ups", "list", "--as", other.pk).exit_code == 2
    assert tandem("advice", "list", row.track.pk, "--as", other.pk).exit_code == 2


def test_vdab_takes_one_learner_over_and_sends_another_back(tmp_path):
    taken, sent = (WarmHandoverFactory(track=TrackFactory(searching=True), offered=True) for _ in range(2))
    vdab = CapacityFactory(role=Role.EMPLOYMENT_SERVICE, company=None)
    path = tmp_path / "overdrachten.csv"

    found = tandem("handovers", "list", "--as", vdab.pk, "--json", "--to", path)
    assert {one["handover"] for one in json.loads(found.output)} == {str(taken.pk), str(sent.pk)}
    assert str(taken.pk) in path.read_text(encoding="utf-8-sig")
    assert "2 overdrachten." in tandem("handovers", "list", "--as", vdab.pk).output
    assert tandem("handovers", "accept", taken.pk, "--as", vdab.pk).exit_code == 0
    assert tandem("handovers", "accept", taken.pk, "--as", vdab.pk).exit_code == 2
    back = tandem("handovers", "send-back", sent.pk, "--reason", "full", "--words", "Vol.", "--as", vdab.pk)
    assert back.exit_code == 0, back.output
    taken.refresh_from_db()
    sent.refresh_from_db()
    assert (taken.state, sent.state, sent.words) == (HandoverState.ACCEPTED, HandoverState.RETURNED, "Vol.")
    other = CapacityFactory(role=Role.COMPANY_ADMIN)
    assert tandem("handovers", "list", "--as", other.pk).exit_code == 2
