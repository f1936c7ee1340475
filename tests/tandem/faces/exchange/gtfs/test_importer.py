"""A timetable from the command line and through the worker, and the invented one it is tried with."""

import json
from datetime import date, timedelta

import numpy as np
import pytest
import typer
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from typer.testing import CliRunner

from tandem.base.actor import SYSTEM, Actor
from tandem.base.errors import NotFound, NotPossible
from tandem.faces.cli import gtfs
from tandem.faces.demo import timetables
from tandem.faces.demo.timetables import Town
from tandem.faces.exchange.gtfs import importer
from tandem.faces.exchange.gtfs.compiling import read
from tandem.faces.worker.handlers import HANDLERS
from tandem.law import norms
from tandem.registers.access.terms import Role
from tandem.registers.travel import actions
from tandem.registers.travel.models import Timetable
from tandem.registers.travel.queries.doors import travel_minutes
from tandem.registers.travel.rules import journeys
from tandem.registers.travel.rules.estimates import Spot
from tandem.registers.travel.rules.network import network
from tandem.registers.travel.terms import Known, TimetableState, TravelMode
from tests.conftest import NOW
from tests.tandem.registers.travel import zips

pytestmark = pytest.mark.django_db

ADMIN = Actor(None, Role.PLATFORM_ADMIN)
TOWNS = [Town(f"t{n}", f"Dorp {n}", 51.0 + n % 4 * 0.05, 3.7 + n // 4 * 0.07) for n in range(12)]
MONDAY = date(2026, 11, 23)


def tandem(*words: str):
    app, imports, generate = typer.Typer(), typer.Typer(), typer.Typer()
    app.add_typer(imports, name="import")
    app.add_typer(generate, name="generate")
    gtfs.mount(imports=imports, generate=generate)
    return CliRunner().invoke(app, [*words])


def handed_in(content: bytes, operator: str = "delijn"):
    file = ContentFile(content, name="C:\\map\\dienst.zip")
    return importer.hand_in(actor=ADMIN, operator=operator, file=file, now=NOW)


def worked(row):
    HANDLERS[actions.READ_JOB](timetable_id=str(row.pk), now=NOW)
    row.refresh_from_db()
    return row


@pytest.mark.slow
def test_the_command_tries_a_file_first_and_takes_it_in_use_when_told_to(tmp_path):
    path = str(zips.written(tmp_path, zips.one_line()))
    tried = tandem("import", "gtfs", path, "--operator", "delijn")
    assert tried.exit_code == 0
    assert "3 haltes, 1 lijnen, 1 ritten; 0 ritten weggelaten." in tried.output
    assert "Geldig van 1 september 2026 tot 1 juli 2027." in tried.output
    assert not Timetable.objects.exists()
    assert tandem("import", "gtfs", path, "--operator", "delijn", "--apply").exit_code == 0
    assert Timetable.objects.get().state == TimetableState.IN_USE
    found = travel_minutes(Spot(51.0501, 3.7001), Spot(51.0701, 3.7601), TravelMode.PUBLIC_TRANSPORT, day=MONDAY)
    assert (found.minutes, found.known) == (17, Known.TIMETABLE)
    again = tandem("import", "gtfs", path, "--operator", "delijn", "--apply")
    assert again.exit_code == 2
    assert "is er al" in again.output


@pytest.mark.slow
def test_the_command_says_what_is_wrong_and_changes_nothing(tmp_path):
    tables = zips.one_line() | {"stops.txt": "stop_id,stop_lat\n"}
    path = str(zips.written(tmp_path, tables))
    told = tandem("import", "gtfs", path, "--operator", "delijn", "--apply")
    assert told.exit_code == 2
    assert "stops.txt, regel 1: De kopregel mist stop_lon. Gevonden: stop_id, stop_lat." in told.output
    report = json.loads(tandem("import", "gtfs", path, "--operator", "delijn", "--json").output)
    assert (report["outcome"], report["problems"][0]["code"]) == ("refused", "table.columns")
    assert tandem("import", "gtfs", path, "--operator", "De Lijn").exit_code == 2
    assert tandem("import", "gtfs", str(tmp_path / "nergens.zip"), "--operator", "delijn").exit_code == 2
    assert not Timetable.objects.exists()


@pytest.mark.slow
def test_an_invented_timetable_is_written_and_read_in(tmp_path):
    path = str(tmp_path / "verzonnen.zip")
    made = tandem("generate", "gtfs", "--out", path, "--valid-from", "2026-11-01", "--days", "30")
    assert made.exit_code == 0, made.output
    report = json.loads(tandem("import", "gtfs", path, "--operator", "verzonnen", "--json").output)
    assert (report["outcome"], report["problem_count"], report["valid_until"]) == ("dry_run", 0, "2026-12-01")
    assert report["trips"] > 50_000
    assert "gevonden: gisteren" in tandem("generate", "gtfs", "--valid-from", "gisteren").output


def test_the_invented_timetable_runs_as_on_a_sunday_on_a_holiday(tmp_path):
    path = timetables.write(tmp_path / "v.zip", TOWNS, first=date(2026, 11, 1), days=60)
    outcome = read(path)
    assert (outcome.counted, outcome.left_out, outcome.publisher) == (0, 0, timetables.PUBLISHER)
    norm = norms.at(MONDAY).travel
    rides = {
        day: len(network([outcome.table], day, norm=norm).rides.leaves)
        for day in (date(2026, 11, 11), date(2026, 11, 22), MONDAY)
    }
    assert rides[date(2026, 11, 11)] < rides[MONDAY] / 2
    held = network([outcome.table], MONDAY, norm=norm)
    lat, lon = np.array([town.lat for town in TOWNS]), np.array([town.lon for town in TOWNS])
    times = journeys.from_one(held, (TOWNS[0].lat, TOWNS[0].lon), lat, lon, limit=8 * 3600)
    assert (times.leaves != journeys.NONE).sum() > len(TOWNS) // 2


def test_the_same_towns_and_seed_give_the_same_file(tmp_path):
    files = [timetables.write(tmp_path / name, TOWNS, first=MONDAY, days=9).read_bytes() for name in ("a", "b")]
    assert files[0] == files[1]
    other = timetables.write(tmp_path / "c", TOWNS, first=MONDAY, days=9, seed=7).read_bytes()
    assert other != files[0]


def test_the_worker_reads_what_was_handed_in_and_throws_the_file_away():
    row = handed_in(zips.packed(zips.one_line()))
    assert (row.state, row.source) == (TimetableState.RECEIVED, "C:\\map\\dienst.zip"[-120:])
    assert default_storage.exists(importer._kept(row.file_digest))
    row = worked(row)
    assert (row.state, row.trips, row.valid_until) == (TimetableState.CHECKED, 1, date(2027, 6, 30) + timedelta(days=1))
    assert not default_storage.exists(importer._kept(row.file_digest))
    assert worked(row).state == TimetableState.CHECKED


def test_the_worker_keeps_why_a_file_was_refused():
    tables = zips.one_line()
    tables["stop_times.txt"] = tables["stop_times.txt"].replace("B,2", "B,twee")
    row = worked(handed_in(zips.packed(tables)))
    assert (row.state, row.problem_count) == (TimetableState.REFUSED, 2)
    problems = importer.problems_of(row)
    assert [problem.code for problem in problems] == ["feed.left_out", "value.number"]
    assert (problems[1].file, problems[1].line, problems[1].found) == ("stop_times.txt", 3, "twee")


def test_a_file_that_was_withdrawn_before_it_was_read_stays_for_who_hands_it_in_again():
    content = zips.packed(zips.one_line())
    first = handed_in(content)
    actions.withdraw(actor=SYSTEM, timetable_id=first.pk, now=NOW)
    second = handed_in(content)
    assert worked(first).state == TimetableState.WITHDRAWN
    assert worked(second).state == TimetableState.CHECKED


def test_a_file_that_is_refused_leaves_nothing_behind(monkeypatch):
    content = zips.packed(zips.one_line())
    row = worked(handed_in(content))
    with pytest.raises(NotPossible) as refused:
        handed_in(content)
    assert refused.value.verdict.codes() == {"travel.file_once"}
    assert not default_storage.exists(importer._kept(row.file_digest))
    actions.use(actor=SYSTEM, timetable_id=row.pk, now=NOW)
    answers = iter((False, True))
    monkeypatch.setattr(importer.queries, "is_live", lambda _operator, _digest: next(answers))
    with pytest.raises(NotPossible):
        handed_in(content)
    assert not default_storage.exists(importer._kept(row.file_digest)), "also not in a race with somebody else"


def test_a_file_that_somebody_waits_for_stays_when_the_same_one_is_refused():
    content = zips.packed(zips.one_line())
    row = handed_in(content)
    with pytest.raises(NotPossible):
        handed_in(content)
    assert default_storage.exists(importer._kept(row.file_digest))


@pytest.mark.slow
def test_an_operator_is_the_same_however_it_is_typed(tmp_path):
    path = zips.written(tmp_path, zips.one_line())
    assert tandem("import", "gtfs", str(path), "--operator", "DeLijn", "--apply").exit_code == 0
    assert Timetable.objects.get().operator == "delijn"
    with pytest.raises(NotPossible) as refused:
        handed_in(path.read_bytes(), operator="DELIJN ")
    assert refused.value.verdict.codes() == {"travel.file_once"}


def test_only_who_keeps_timetables_hands_one_in(tmp_path):
    with pytest.raises(NotFound):
        importer.hand_in(actor=Actor(None, Role.AGENCY_STAFF), operator="x", file=ContentFile(b"PK", name="x"), now=NOW)
    with pytest.raises(NotPossible):
        importer.import_timetable(tmp_path, actor=Actor(None, Role.COACH), operator="x", now=NOW)
    with pytest.raises(NotPossible) as refused:
        handed_in(b"")
    assert refused.value.verdict.codes() == {"travel.file_size"}
