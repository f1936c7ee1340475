"""Hostile texts in every column, taken along in every export: each is a text in the file, and no formula anywhere."""

import csv
import io
import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from tandem.base import events
from tandem.faces.exchange import tables
from tandem.faces.exchange.tables import DANGEROUS, LONGEST_CELL
from tandem.journey.placement.snapshot import shelf
from tandem.registers.mandates.models import Body
from tandem.registers.people.models import Person as PersonRow
from tests.conftest import NOW, FixedClock
from tests.factories.base import JobFactory
from tests.factories.mandates import RuleSettingFactory
from tests.harness import bakery
from tests.tandem.faces.api.knocks import DOORS as KNOCKS
from tests.trust import doors, matrix, texts
from tests.trust.conftest import Size, Tell, seed
from tests.trust.people import Person, everybody, undone, where_it_belongs
from tests.trust.scene import Scene

pytestmark = [pytest.mark.slow, pytest.mark.any_database, pytest.mark.django_db]

HOSTILE = (
    *("=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "\u00a0=1+1", "＝1+1"),  # noqa: RUF001
    *(
        '=cmd|"/c calc"!A1',
        '=HYPERLINK("http://voorbeeld.example")',
        '";=1+1',
        "';=1+1",
        "a\r\n=1+1;b",
        "# Filter: geen",
    ),
    *(
        "<script>alert(1)</script>",
        "</t><f>1+1</f>",
        "http://voorbeeld.example",
        "\x01\x07\x1b[31m\x7f\ufffe",
        "12",
        "-12",
    ),
    "=" + "é" * 499,
)
WEB = tuple(row.door for row in matrix.rows().values() if row.door.endswith("export") and ":" in row.door)
API = ("exportWorkplaces", "exportRequests", "exportSleepingRecognitions", "exportAgreements")
OUR_WORDS = {"law:export", "law:sources_export", "law:rule_export", "glossary:export"} | {
    "system:chains_export",
    "system:rules_export",
    "coverage:trainings_export",
    "rounds:fairness_export",
    "demand:export",
    "allowance:export",
}
"""Exports that hold only what we wrote ourselves."""

UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

ONCE_WRITTEN: Mapping[str, Callable[[], Any]] = {
    "clock:calls_export": lambda: PersonRow.objects.update(email=""),
    "proposals:export": shelf.forget,
}
"""What has to happen after the texts were written: whom a mail reaches is not rung, and kept openings are read anew."""


@dataclass
class Stage:
    """The story with a row for every list, and everybody who may take one along."""

    scene: Scene
    people: list[Person]

    def take(self, door: str, kind: str) -> bytes:
        """The file of that kind behind this door, as the first who may takes it along."""
        row = matrix.rows()[door]
        may = row.reads
        fits = (one for one in self.people if may and may.holds(one.role, one.place, is_signed_in=one.is_signed_in))
        person = next(one for one in fits if door not in API or one.has_key or not one.is_signed_in)
        with undone(), where_it_belongs(person):
            answer = self._asked(door, kind, person)
            assert answer.status_code == 200, (door, kind, person.name)
            return bytes(answer.content)

    def _asked(self, door: str, kind: str, person: Person) -> Any:
        if door in API:
            path = KNOCKS[door].knock(self.scene).path.partition("?")[0]
            return person.program("GET", f"{path}?format={kind}")
        way = doors.WAYS[door]
        way_in = reverse(door, args=[*way.arguments(self.scene, person)[:-1], kind])
        return person.client.get(f"{way_in}{way.query}")


@pytest.fixture(scope="module")
def stage(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Stage]:
    """The bakery with a row in every list; nothing of it stays."""
    patch = pytest.MonkeyPatch()
    patch.setattr("tandem.base.clock.now", FixedClock(NOW).now)
    with django_db_blocker.unblock(), undone():
        scene = Scene(bakery.build(NOW))
        texts.rows_for_all(scene)
        JobFactory(failed=True)
        events.anchor(at=NOW)
        for body in Body.objects.all():
            RuleSettingFactory(body=body, key=doors.RETOLD)
        people = sorted(everybody(scene.world, scene.noor), key=lambda one: (not one.capacity, one.place != "own"))
        yield Stage(scene, people)
    patch.undo()


def _csv(content: bytes) -> tuple[list[str], list[list[str]]]:
    """What stands above the list, and its rows with their heading."""
    text = content.decode("utf-8-sig")
    about = []
    while text.startswith("# "):
        line, _, text = text.partition("\r\n")
        about.append(line)
    return about, list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def _faults_of_csv(content: bytes) -> Iterator[str]:
    about, rows = _csv(content)
    if len(about) < 3:
        yield "no filter"
    if len(rows) < 2:
        yield "no rows"
    if {len(row) for row in rows} != {len(rows[0])}:
        yield "a cell broke out of its column"
    for cell in (cell for row in rows for cell in row):
        start = cell.lstrip(" \u00a0\u200b\ufeff")[:1]
        is_number = re.fullmatch(r"-?\d+(,\d+)?", cell) and not cell.startswith("-")
        if start and start in DANGEROUS and not is_number:
            yield f"a formula: {cell[:40]!r}"
        if UNREADABLE.search(cell):
            yield f"a sign that nobody sees: {cell[:40]!r}"
        if len(cell) > LONGEST_CELL:
            yield "a cell that no program opens"


def _faults_of_xlsx(content: bytes) -> Iterator[str]:
    with ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            if re.search(rb"<f[ >]", parts.read(name)) or "externalLink" in name or b"<hyperlink" in parts.read(name):
                yield f"{name}: a formula or a link"
    book = openpyxl.load_workbook(io.BytesIO(content))
    if book.sheetnames != ["Lijst", "Over deze lijst"]:
        yield f"other sheets: {book.sheetnames}"
        return
    if book["Over deze lijst"].max_row < 3:
        yield "no filter"
    if book["Lijst"].max_row < 2:
        yield "no rows"
    for cell in (cell for sheet in book for row in sheet for cell in row):
        kinds = {"s", "inlineStr"} if isinstance(cell.value, str) else {"n", "d"}
        if cell.data_type not in kinds or cell.hyperlink:
            yield f"{cell.coordinate} is no text: {cell.value!r}"


FAULTS = {"csv": _faults_of_csv, "xlsx": _faults_of_xlsx}


def _cells(content: bytes, kind: str) -> set[str]:
    if kind == "csv":
        return {cell for row in _csv(content)[1] for cell in row}
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {str(cell.value) for row in book["Lijst"] for cell in row if isinstance(cell.value, str)}


def _as_text(word: str, kind: str) -> str:
    """The text as it stands in the file: whole, with the apostrophe where a spreadsheet would start to count."""
    told = UNREADABLE.sub("\ufffd", word.replace("\r\n", "\n").replace("\r", "\n"))
    starts = told.lstrip(" \u00a0\u200b\ufeff")[:1]
    return f"'{told}" if kind == "csv" and starts and starts in DANGEROUS else told


@pytest.mark.parametrize("kind", FAULTS)
@pytest.mark.parametrize("door", [*WEB, *API])
def test_every_hostile_text_is_a_text_in_the_file(stage: Stage, door: str, kind: str, size: Size, tell: Tell) -> None:
    faults, whole = [], 0
    some = random.Random(f"{seed()}/{door}/{kind}").sample(HOSTILE, min(size.export_texts, len(HOSTILE)))
    words = some[:1] if door in OUR_WORDS else some
    for word in words:
        with undone():
            texts.write([word] * len(texts.TEXTS))
            ONCE_WRITTEN.get(door, lambda: None)()
            content = stage.take(door, kind)
        faults += [f"{word[:20]!r}: {fault}" for fault in FAULTS[kind](content)]
        whole += _as_text(word, kind) in _cells(content, kind)
    tell(f"{len(words)} texts")
    assert not faults, "\n".join(dict.fromkeys(faults))
    assert door in OUR_WORDS or whole > len(words) / 2, f"{whole} of {len(words)} texts came back whole"


@pytest.mark.parametrize("kind", FAULTS)
def test_the_control_an_export_that_guards_nothing_is_found(
    stage: Stage, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "_text", str)
    monkeypatch.setattr(tables, "_OPTIONS", {"in_memory": True, "strings_to_formulas": True})
    monkeypatch.setattr(tables, "_write", lambda sheet, row, column, value, **_: sheet.write(row, column, str(value)))
    with undone():
        texts.write(["=1+1"] * len(texts.TEXTS))
        assert list(FAULTS[kind](stage.take("system:mails_export", kind)))


def test_every_door_to_a_file_of_the_api_is_tried() -> None:
    assert {name for name in KNOCKS if name.startswith("export")} == set(API)
