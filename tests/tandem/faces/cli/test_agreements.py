"""`tandem agreements`: lists, checks, the text, the days and what is declared; in a capacity, noted."""

import json

import pytest
import typer
from typer.testing import CliRunner

from tandem.base.verdict import refusal
from tandem.faces.cli import agreements
from tandem.journey.agreements.actions import takeover
from tandem.journey.agreements.models import Agreement
from tandem.registers.access.models import Capacity, ReadNote
from tandem.registers.access.terms import Role
from tests.factories.access import CapacityFactory
from tests.harness import agreeing, outside

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def tandem(*words: object):
    app = typer.Typer()
    app.callback()(lambda: None)
    agreements.mount(app)
    return CliRunner().invoke(app, [str(word) for word in words])


def test_a_company_lists_checks_and_prepares_its_agreements(tmp_path, fixed_clock):
    story = agreeing.begun()
    boss = Capacity.objects.get(user=story.company.user_id)
    mine = ("--as", boss.pk)
    (line,) = json.loads(tandem("agreements", "list", *mine, "--json").output)
    assert (line["agreement"], line["state"]) == (str(story.agreement.pk), "draft")
    assert ReadNote.objects.filter(page="tandem agreements list", user_id=boss.user_id).exists()
    assert "0 overeenkomsten." in tandem("agreements", "list", *mine, "--state", "signed").output
    early = tandem("agreements", "checks", story.agreement.pk, *mine, "--json")
    assert (early.exit_code, "agreement.begins_told" in early.output) == (1, True)

    agreeing.presented(agreeing.filled(story))
    fine = tandem("agreements", "checks", story.agreement.pk, *mine)
    assert fine.exit_code == 0, fine.output
    assert tandem("agreements", "paper", story.agreement.pk, tmp_path / "o.pdf", *mine).exit_code == 0
    assert (tmp_path / "o.pdf").read_bytes().startswith(b"%PDF")
    assert tandem("agreements", "calendar", tmp_path / "o.ics", *mine).exit_code == 0
    days = (tmp_path / "o.ics").read_text()
    assert days.count("BEGIN:VEVENT") == 4
    assert story.track.person.family_name not in days
    type(story.agreement).objects.update(state="signed", registered_at=fixed_clock.now())
    found = tandem("agreements", "dimona", *mine, "--to", tmp_path / "d.csv")
    assert "Tandem doet geen aangifte" in found.output
    told = (tmp_path / "d.csv").read_text(encoding="utf-8-sig")
    assert "ALT" in told
    assert "rijksregisternummer" in told

    stranger = CapacityFactory(role=Role.COMPANY_ADMIN)
    assert tandem("agreements", "checks", story.agreement.pk, "--as", stranger.pk).exit_code == 2
    agency = CapacityFactory(role=Role.PLATFORM_ADMIN, company=None)
    assert tandem("agreements", "list", "--as", agency.pk).exit_code == 2


def test_running_agreements_are_looked_at_first_and_written_when_that_is_asked(tmp_path, fixed_clock):
    school = outside.school()
    mine = ("--as", school.boss.capacity_id)
    path, rest = tmp_path / "lopend.csv", tmp_path / "rest.xlsx"
    path.write_bytes(outside.csv(school.row(), school.row(family_name="Onbekend", old_number="7")))
    looked = tandem("agreements", "import", path, *mine, "--rest", rest)
    assert looked.exit_code == 1, looked.output
    assert "Rij 3: Kan nog niet. Deze lerende staat niet in uw lijst" in looked.output
    assert rest.read_bytes().startswith(b"PK")
    assert not Agreement.objects.exists()
    told = json.loads(tandem("agreements", "import", path, *mine, "--write", "--json").output)
    assert told["counts"] == {"new": 1, "stuck": 1}
    one = school.agreement()
    assert tandem("agreements", "import", path, *mine, "--write", "--json").output.count('"same"') == 2

    shown = tandem("agreements", "show", one.number, *mine)
    assert shown.exit_code == 0
    for told in ("Vroeger nummer: 2026/014", "Getekend op: 2026-09-04", "Getekend: Buiten Tandem"):
        assert told in shown.output
    assert json.loads(tandem("agreements", "show", one.pk, *mine, "--json").output)["signed_on"] == "2026-09-04"
    assert ReadNote.objects.filter(page="tandem agreements show").exists()
    assert tandem("agreements", "show", "OVK-1999-000001", *mine).exit_code == 2
    assert tandem("agreements", "show", one.number, "--as", CapacityFactory(role=Role.COMPANY_ADMIN).pk).exit_code == 2

    assert tandem("agreements", "template", tmp_path / "leeg.csv").exit_code == 0
    assert "ondernemingsnummer" in (tmp_path / "leeg.csv").read_text(encoding="utf-8-sig")
    wrong = tmp_path / "stuk.csv"
    wrong.write_text("a;b\n1;2")
    assert tandem("agreements", "import", wrong, *mine).exit_code == 2


def test_what_is_refused_while_it_is_written_is_told_and_not_what_was_planned(tmp_path, fixed_clock, monkeypatch):
    school = outside.school()
    path, rest = tmp_path / "lopend.csv", tmp_path / "rest.csv"
    path.write_bytes(outside.csv(school.row()))
    monkeypatch.setattr(takeover.phases, "place_as_signed", lambda **_told: refusal("import.as_agreed").or_raise())
    told = tandem("agreements", "import", path, "--as", school.boss.capacity_id, "--write", "--rest", rest)
    assert told.exit_code == 1
    assert "Rij 2: Kan nog niet. Er veranderde intussen iets" in told.output
    assert "Wordt overgenomen" not in told.output
    assert school.track.person.family_name in rest.read_text(encoding="utf-8-sig")
    assert not Agreement.objects.exists()
