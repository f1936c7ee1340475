"""`tandem late` and `tandem signals`: who needs help in time, in a capacity, with exit codes."""

import json
from datetime import date
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from tandem.faces.cli import searching
from tandem.registers.access.models import Capacity, ReadNote
from tandem.registers.access.terms import Role
from tests.factories.access import CapacityFactory
from tests.factories.clocks import SearchClockFactory
from tests.factories.organisations import ProviderFactory
from tests.harness import matching
from tests.harness.matching import School

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def tandem(*words: object):
    app = typer.Typer()
    searching.mount(app)
    return CliRunner().invoke(app, [str(word) for word in words])


def capacity_at(provider, role=Role.PROVIDER_ADMIN) -> Capacity:
    return CapacityFactory(role=role, company=None, provider=provider)


@pytest.fixture
def school(now) -> School:
    return matching.build(now)


def test_who_is_late_is_named_and_a_script_notices(school, tmp_path: Path):
    head = capacity_at(school.provider)
    assert tandem("late", "--as", head.pk).exit_code == 0
    track = school.learner()
    SearchClockFactory(track=track, started_on=date(2026, 9, 1))
    SearchClockFactory(track=school.learner(), started_on=date(2026, 11, 16))
    path = tmp_path / "laat.xlsx"

    told = tandem("late", "--as", head.pk, "--json", "--to", path)

    assert told.exit_code == 1
    (line,) = json.loads(told.output)
    assert (line["track"], line["days_left"] < 0) == (track.number, True)
    assert path.read_bytes().startswith(b"PK")
    assert tandem("late", "--as", head.pk).output.strip().endswith("1 lerenden.")
    assert ReadNote.objects.filter(page="tandem late", subject_kind="organisations.provider").exists()


def test_who_asks_attention_is_named_with_why_and_who_has_none_is_not(school, tmp_path: Path):
    head = capacity_at(school.provider)
    assert tandem("signals", "--as", head.pk).exit_code == 0
    track = school.learner()
    SearchClockFactory(track=track, started_on=date(2026, 11, 3))
    SearchClockFactory(track=school.learner(), started_on=date(2026, 9, 1))
    path = tmp_path / "signalen.csv"

    told = tandem("signals", "--as", head.pk, "--json", "--to", path)

    assert told.exit_code == 1, told.output
    (line,) = json.loads(told.output)
    assert line["track"] == track.number
    assert line["days_left"] > 0
    assert "no_place_near" in line["signals"].split(",")
    assert "Geen open werkplek voor deze opleiding" in line["words"]
    assert track.number in path.read_text(encoding="utf-8-sig")
    printed = tandem("signals", "--as", head.pk).output
    assert line["words"] in printed
    assert "no_place_near" not in printed
    assert tandem("signals", "--as", head.pk, "--signal", "only_refusals").exit_code == 0
    assert ReadNote.objects.filter(page="tandem signals", subject_kind="organisations.provider").exists()


@pytest.mark.parametrize("command", ["late", "signals"])
def test_another_school_sees_nothing_and_who_is_nobody_is_refused(school, command: str):
    SearchClockFactory(track=school.learner(), started_on=date(2026, 9, 1))
    elsewhere = capacity_at(ProviderFactory())
    assert tandem(command, "--as", elsewhere.pk).output.strip().endswith("0 lerenden.")
    assert tandem(command, "--as", school.provider.pk).exit_code == 2
    assert tandem(command, "--as", CapacityFactory().pk).exit_code == 2
