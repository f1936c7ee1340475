"""Importing extracts: what ends up in the mirror, in which order, what a second time does."""

import json
import zipfile

import pytest

from tandem.base.models import Event, Job
from tandem.faces.demo.kbo.hostile import KINDS, write_hostile
from tandem.faces.exchange.kbo import refusals, report
from tandem.faces.exchange.kbo.refusals import RefusedError
from tandem.registers.organisations.actions import register
from tandem.registers.organisations.actions.register_rows import COLUMNS, TABLES
from tandem.registers.organisations.models import (
    RegisterAddress,
    RegisterDenomination,
    RegisterEnterprise,
    RegisterEstablishment,
    RegisterExtract,
    RegisterRejection,
)
from tandem.registers.organisations.terms import ExtractState, Happened
from tests.factories.numbers import NOW
from tests.tandem.faces.exchange.kbo.house import fingerprint, imported, made, shown_generation

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """A full extract, three updates, and the full extract that says the same."""
    return made(tmp_path_factory.mktemp("kbo"), updates=3, changes=14, with_next_full=True)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    return write_hostile(tmp_path_factory.mktemp("hostile"))


def in_zip(path, name):
    with zipfile.ZipFile(path) as packed:
        return packed.read(name).decode()


# --------------------------------------------------------------------------------------------------------------- full


def test_every_row_of_a_full_extract_stands_in_the_mirror(files):
    done = imported(files.full)
    assert done.outcome == "made_current"
    assert done.rejected == 0
    for file, model in TABLES.items():
        rows = in_zip(files.full, f"{file}.csv").count("\n") - 1
        assert model.objects.filter(generation=shown_generation()).count() == rows
        assert done.counts[f"{file}.csv"].rows == rows


def test_the_values_of_a_row_stand_in_their_own_columns(files):
    imported(files.full)
    number, status, situation, kind, form, _, day = in_zip(files.full, "enterprise.csv").split("\n")[1].split(",")
    row = RegisterEnterprise.objects.order_by("line").first()
    assert f"{row.number:010d}" == number.strip('"').replace(".", "")
    assert (row.status, row.situation, row.kind, row.form) == tuple(
        text.strip('"') for text in (status, situation, kind, form)
    )
    assert f"{row.started_on:%d-%m-%Y}" == day
    assert row.line == 2


def test_the_size_of_the_blocks_makes_no_difference(files):
    imported(files.full, block_size=1 << 20)
    at_once = fingerprint()
    imported(files.next_full)
    register.sweep(now=NOW)
    RegisterExtract.objects.all().delete()
    RegisterDenomination.objects.all().delete()
    for model in TABLES.values():
        model.objects.all().delete()
    imported(files.full, block_size=700)
    assert fingerprint() == at_once


def test_nobody_sees_a_row_before_the_whole_extract_is_in(files, monkeypatch):
    imported(files.full)
    before = fingerprint()
    monkeypatch.setattr(register, "finish", stop)
    with pytest.raises(StoppedError):
        imported(files.next_full)
    assert RegisterExtract.objects.unseen().get().file == "activity.csv"
    assert fingerprint() == before


class StoppedError(Exception):
    """The import was stopped here."""


def stop(**_):
    raise StoppedError


def test_one_event_tells_of_the_whole_extract(files):
    before = Event.objects.count()
    imported(files.full)
    event = Event.objects.get(code=Happened.REGISTER_MADE_CURRENT)
    assert event.data["number"] == 140
    assert event.data["rows"]["establishment.csv"] == [120, 0]
    assert Event.objects.count() == before + 1


def test_a_newer_full_extract_replaces_the_one_in_use_and_its_rows_are_swept(files):
    imported(files.full)
    imported(files.next_full)
    old, new = RegisterExtract.objects.order_by("generation")
    assert (old.state, new.state) == (ExtractState.REPLACED, ExtractState.CURRENT)
    assert RegisterEnterprise.objects.filter(generation=old.generation).exists()
    assert Job.objects.filter(name=register.SWEEP_JOB).exists()
    seen = fingerprint()
    register.sweep(now=NOW)
    old.refresh_from_db()
    assert old.state == ExtractState.SWEPT
    assert not any(model.objects.exclude(generation=new.generation).exists() for model in TABLES.values())
    assert fingerprint() == seen


def test_sweeping_goes_on_where_it_stopped_and_asks_for_itself(files, monkeypatch):
    monkeypatch.setattr("tandem.registers.organisations.actions.register_rows.SWEPT_AT_ONCE", 50)
    imported(files.full)
    imported(files.next_full)
    Job.objects.all().delete()
    runs = 0
    while RegisterExtract.objects.filter(state=ExtractState.REPLACED).exists():
        assert register.sweep(now=NOW, portions=4) <= 4
        runs += 1
    assert runs > 3
    assert Job.objects.filter(name=register.SWEEP_JOB).count() == runs - 1


# ------------------------------------------------------------------------------------------------------------- updates


def test_a_full_extract_and_its_updates_say_what_the_next_full_extract_says(files):
    imported(files.full)
    for path in files.updates:
        assert imported(path).outcome == "made_current"
    by_updates = fingerprint(with_lines=False)
    imported(files.next_full)
    assert fingerprint(with_lines=False) == by_updates


def test_after_updates_nothing_but_the_rows_of_the_full_extract_is_left_to_keep(files):
    imported(files.full)
    for path in files.updates:
        imported(path)
    register.sweep(now=NOW)
    generations = {row.generation for model in TABLES.values() for row in model.objects.all()}
    assert generations == {shown_generation()}
    states = RegisterExtract.objects.order_by("generation").values_list("state", flat=True)
    assert list(states) == ["replaced", "swept", "swept", "current"]


def test_an_update_that_does_not_follow_is_refused_and_changes_nothing(files):
    imported(files.full)
    before = fingerprint()
    with pytest.raises(RefusedError) as refused:
        imported(files.updates[1])
    assert refused.value.code == "register.no_gap"
    assert "141" in refused.value.sentence
    assert fingerprint() == before
    assert RegisterExtract.objects.count() == 1


def test_an_update_without_a_full_extract_is_refused(files):
    with pytest.raises(RefusedError) as refused:
        imported(files.updates[0])
    assert refused.value.code == "register.full_first"


def test_an_older_extract_is_refused(files, tmp_path):
    imported(files.next_full)
    older = made(tmp_path, number=139)
    for path in (files.full, files.updates[0], older.full):
        with pytest.raises(RefusedError) as refused:
            imported(path)
        assert refused.value.code == "register.not_older"


def test_the_same_extract_twice_is_nothing_to_do(files):
    imported(files.full)
    imported(files.updates[0])
    before = fingerprint()
    for path in (files.full, files.updates[0]):
        assert imported(path).outcome == "nothing_to_do"
    assert fingerprint() == before


def test_the_update_that_a_full_extract_holds_already_is_nothing_to_do(files):
    imported(files.next_full)
    assert imported(files.updates[2]).outcome == "nothing_to_do"


def test_a_full_extract_can_follow_the_update_of_the_same_number(files):
    imported(files.full)
    for path in files.updates:
        imported(path)
    assert imported(files.next_full).outcome == "made_current"


def test_an_update_may_bring_rows_of_somebody_it_did_not_take_away(files, tmp_path):
    """What the delete file forgot is replaced all the same: an update brings all rows of an entity."""
    imported(files.full)
    path = changed(files.updates[0], tmp_path, "denomination_delete.csv", lambda text: text.split("\n")[0] + "\n")
    imported(path)
    lines = in_zip(path, "denomination_insert.csv").strip().split("\n")[1:]
    number = int(lines[0].split(",")[0].strip('"').replace(".", ""))
    mine = [line for line in lines if int(line.split(",")[0].strip('"').replace(".", "")) == number]
    assert RegisterDenomination.objects.filter(generation=shown_generation(), entity=number).count() == len(mine)


def test_an_update_with_a_number_that_cannot_be_read_is_refused_as_a_whole(files, tmp_path):
    imported(files.full)
    before = fingerprint()
    broken = changed(files.updates[0], tmp_path, "address_insert.csv", spoil_first_number)
    with pytest.raises(RefusedError) as refused:
        imported(broken)
    assert refused.value.code == "update.number_unreadable"
    assert fingerprint() == before
    assert imported(files.updates[0]).outcome == "made_current"


def test_whoever_has_a_rejected_row_in_an_update_keeps_the_old_rows_of_that_file(files, tmp_path):
    imported(files.full)
    line = in_zip(files.updates[0], "address_insert.csv").split("\n")[1]
    number = int(line.split(",")[0].strip('"').replace(".", ""))
    old = list(RegisterAddress.objects.filter(entity=number).values_list("street", "zipcode"))
    zipcode = line.split(",")[4]
    broken = changed(
        files.updates[0], tmp_path, "address_insert.csv", lambda text: text.replace(line, line.replace(zipcode, '"90"'))
    )
    done = imported(broken)
    assert done.rejected == 1
    now = RegisterAddress.objects.filter(generation=shown_generation(), entity=number)
    assert list(now.values_list("street", "zipcode")) == old


def test_an_update_too_large_for_one_transaction_is_refused(files, monkeypatch):
    imported(files.full)
    monkeypatch.setattr("tandem.faces.exchange.kbo.scan.MOST_UPDATE_ROWS", 100)
    with pytest.raises(RefusedError) as refused:
        imported(files.updates[0])
    assert refused.value.code == "update.too_large"


def changed(path, folder, name, change):
    """The same zip with one file changed."""
    other = folder / path.name
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
        for member in old.namelist():
            text = old.read(member).decode()
            new.writestr(member, change(text) if member == name else text)
    return other


def spoil_first_number(text):
    header, first, rest = text.split("\n", 2)
    return "\n".join([header, first.replace('"', '"9', 1), rest])


# ------------------------------------------------------------------------------------------------------------- dry run


def test_a_dry_run_reads_everything_and_writes_nothing(files):
    done = imported(files.full, is_dry_run=True)
    assert done.outcome == "dry_run"
    assert done.rows == imported(files.full).rows
    assert RegisterExtract.objects.count() == 1


def test_a_dry_run_finds_what_the_import_finds(hostile):
    for name in ("number_twice", "check_digit", "zero_byte"):
        tried = imported(hostile[name], is_dry_run=True)
        found = [(one.file, one.line, one.problem) for one in tried.rejections]
        done = imported(hostile[name], is_restart=True)
        stored = RegisterRejection.objects.filter(extract=done.extract_id).order_by("file", "line")
        assert [(one.file, one.line, one.problem) for one in stored] == found
        RegisterExtract.objects.all().delete()
        for model in TABLES.values():
            model.objects.all().delete()


# ------------------------------------------------------------------------------------------------------ half-way again


class StopsAfter:
    """Stops an import after so many blocks."""

    def __init__(self, blocks):
        self.left = blocks

    def started(self, *, total):
        pass

    def read(self, step, *, rows):
        self.left -= 1
        if not self.left:
            raise StoppedError

    def switching(self):
        pass


def test_an_import_that_was_stopped_goes_on_and_ends_as_if_it_never_stopped(files):
    imported(files.full, block_size=2000)
    whole = fingerprint()
    expected = RegisterExtract.objects.get().counts
    forget_all()
    for blocks in (1, 3, 7, 30, 2):
        with pytest.raises(StoppedError):
            imported(files.full, block_size=2000, progress=StopsAfter(blocks))
    done = imported(files.full, block_size=2000)
    assert done.is_resumed
    assert done.read_now < done.rows
    assert fingerprint() == whole
    assert RegisterExtract.objects.get().counts == expected


def test_an_import_goes_on_with_blocks_of_another_size(files):
    imported(files.full)
    whole = fingerprint()
    forget_all()
    with pytest.raises(StoppedError):
        imported(files.full, block_size=900, progress=StopsAfter(40))
    imported(files.full, block_size=5000)
    assert fingerprint() == whole


def test_a_stopped_import_does_not_go_on_with_another_file(files, tmp_path):
    with pytest.raises(StoppedError):
        imported(files.full, progress=StopsAfter(3))
    other = made(tmp_path, seed=8).full
    with pytest.raises(RefusedError) as refused:
        imported(other)
    assert refused.value.code == "import.another_file"
    assert "--restart" in refused.value.sentence


def test_a_stopped_import_can_begin_again_with_another_file(files, tmp_path):
    with pytest.raises(StoppedError):
        imported(files.full, progress=StopsAfter(3))
    assert imported(made(tmp_path, seed=8).full, is_restart=True).outcome == "made_current"
    register.sweep(now=NOW)
    assert {row.generation for row in RegisterEnterprise.objects.all()} == {shown_generation()}
    assert Event.objects.filter(code=Happened.EXTRACT_ABANDONED).count() == 1


def test_of_two_imports_at_once_one_wins_and_the_other_stops(files):
    """While one import stores its third block, another goes on from the same mark."""

    with pytest.raises(StoppedError):
        imported(files.full, progress=StopsAfter(2))

    class Overtakes(StopsAfter):
        def read(self, step, *, rows):
            self.left -= 1
            if self.left == 0:
                imported(files.full)

    with pytest.raises(RefusedError) as refused:
        imported(files.full, progress=Overtakes(2))
    assert refused.value.code == "import.another_import"
    assert shown_generation() == 1
    assert RegisterEstablishment.objects.count() == 120


def forget_all():
    RegisterExtract.objects.all().delete()
    for model in TABLES.values():
        model.objects.all().delete()


# ------------------------------------------------------------------------------------------------------------- hostile


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.is_refused], ids=lambda kind: kind.name)
def test_a_hostile_extract_is_refused_in_whole_sentences_and_leaves_nothing(kind, hostile):
    with pytest.raises(RefusedError) as refused:
        imported(hostile[kind.name], block_size=1 << 20)
    assert len(refused.value.sentence) > 40
    assert refused.value.sentence.endswith((".", ")."))
    assert shown_generation() is None
    assert not RegisterExtract.objects.exclude(state=ExtractState.ABANDONED).exists()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if not kind.is_refused], ids=lambda kind: kind.name)
def test_a_damaged_row_costs_itself_only(kind, hostile):
    done = imported(hostile[kind.name], block_size=1 << 20)
    assert done.outcome == "made_current"
    assert (done.rejected == 0) == (kind.name == "turned_around")
    for one in report.rejections_of(done):
        assert report.reason(one).endswith(".")
        assert "{" not in report.reason(one).replace("{", "", one.found.count("{"))


def test_rows_in_another_order_are_the_same_register(hostile):
    imported(hostile["turned_around"])
    turned = fingerprint(with_lines=False)
    forget_all()
    imported(hostile["check_digit"].with_name("sound.zip"))
    assert fingerprint(with_lines=False) == turned


def test_after_a_refused_file_the_right_one_can_be_imported(hostile):
    with pytest.raises(RefusedError):
        imported(hostile["bit_flipped"])
    assert imported(hostile["bit_flipped"].with_name("sound.zip")).outcome == "made_current"
    register.sweep(now=NOW)
    assert {row.generation for row in RegisterEnterprise.objects.all()} == {shown_generation()}


def test_too_many_bad_rows_refuse_the_file(hostile, monkeypatch):
    monkeypatch.setattr("tandem.faces.exchange.kbo.scan.FEW_REJECTED", 2)
    with pytest.raises(RefusedError) as refused:
        imported(hostile["windows_1252"])
    assert refused.value.code == "file.too_many_rejected"


def test_a_key_that_comes_again_in_a_later_block_is_rejected(hostile):
    done = imported(hostile["number_twice"], block_size=600)
    assert [(one.file, one.problem) for one in report.rejections_of(done)] == [("enterprise.csv", "twice")] * 2
    assert RegisterEnterprise.objects.count() == done.counts["enterprise.csv"].rows - 2


# -------------------------------------------------------------------------------------------------------------- report


def test_the_report_counts_and_names(hostile):
    done = imported(hostile["check_digit"])
    text = "\n".join(report.lines(done))
    assert "Uittreksel 140 (volledig uittreksel) van 1 november 2026 is in gebruik." in text
    assert "establishment.csv: 300 rijen, 1 afgekeurd" in text
    assert "establishment.csv, regel 4: “8.000.000." in text
    data = json.loads(json.dumps(report.as_data(done)))
    assert data["files"]["establishment.csv"] == {"rows": 300, "rejected": 1}
    assert data["outcome"] == "made_current"


def test_the_list_of_rejected_rows_is_safe_for_a_spreadsheet(hostile, tmp_path):
    done = imported(hostile["column_too_many"])
    text = report.rejected_csv(done, made_at=NOW).decode("utf-8-sig")
    assert "contact.csv;3;" in text
    assert not any(line.startswith(("=", "+", "@")) for line in text.splitlines())


def test_a_name_from_a_file_cannot_play_tricks_with_the_terminal():
    sentence = refusals.unknown_member("\x1b[31mrood\x1b[0m" + "a" * 500).sentence
    assert "\x1b" not in sentence
    assert len(sentence) < 500


def test_the_columns_of_the_mirror_are_those_the_rows_bring(files):
    """One value for each column, whatever the file."""
    imported(files.full)
    for file, model in TABLES.items():
        names = {field.name for field in model._meta.concrete_fields}
        assert names == {"generation", *COLUMNS[file]}
