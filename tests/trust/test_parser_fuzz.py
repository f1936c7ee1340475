"""Files as registers publish them, damaged in many ways: read, or refused by name, quickly and without much memory."""

import io
import random
import tempfile
import time
import tracemalloc
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tandem.base.actor import SYSTEM
from tandem.base.errors import NotPossible
from tandem.faces.demo.kbo.hostile import pack, sound_members
from tandem.faces.exchange.activities import importer as activities
from tandem.faces.exchange.activities import table as activity_table
from tandem.faces.exchange.borders.facts import UnreadableError as NoBorders
from tandem.faces.exchange.borders.importer import import_borders
from tandem.faces.exchange.borders.mergers import import_mergers
from tandem.faces.exchange.gtfs.importer import import_timetable
from tandem.faces.exchange.kbo.importer import Wishes, import_extract
from tandem.faces.exchange.kbo.refusals import RefusedError
from tandem.faces.exchange.providers import importer
from tandem.faces.exchange.reading import UnreadableError as NoProviders
from tandem.faces.exchange.shipped import geo as shipped
from tandem.faces.exchange.tables import as_csv, as_xlsx
from tandem.registers.reference import queries as reference
from tests.tandem.faces.exchange.test_borders import GHENT_LAMBERT, block, collection, of_town, shapes, workbook
from tests.tandem.registers.travel import zips
from tests.trust.conftest import Size, Tell
from tests.trust.messages import WORDS
from tests.trust.people import undone

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.slow,
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::UserWarning:openpyxl"),  # it says aloud what it leaves out
]

SEED = 20_261_121
MOST_SECONDS, MOST_BYTES = 2.0, 300_000_000
NAMED = (NoBorders, NoProviders, RefusedError, NotPossible)
"""What an importer may say instead of reading."""

SIGNS = [word if isinstance(word, bytes) else word.encode("utf-8", "replace") for word in WORDS if len(word) < 400]
Read = Callable[[bytes], Any]


def damaged(sound: bytes, *, source: random.Random) -> bytes:
    """The file with one to four things wrong: bytes, lines, fields, endings."""
    content = bytearray(sound)
    for _ in range(source.randint(1, 4)):
        if not content:
            break
        at, to = sorted((source.randrange(len(content)), source.randrange(len(content))))
        kind = source.randrange(9)
        if kind == 0:
            content[at] = source.randrange(256)
        elif kind == 1:
            content[at:at] = source.choice(SIGNS)
        elif kind == 2:
            del content[at : at + source.randint(1, 40)]
        elif kind == 3:
            del content[to:]
        elif kind == 4:
            content[at:at] = content[at : min(to, at + 2000)]
        elif kind == 5:
            content = bytearray(_other_field(bytes(content), source))
        elif kind == 6:
            content = bytearray(_other_lines(bytes(content), source))
        elif kind == 7:
            content[at : at + 1] = source.choice(
                (b"\r", b"\n", b"\r\n", b'"', b";", b",", b"\t", b"\0", b"\xff", b"{", b"]")
            )
        else:
            content = content[::-1] if source.random() < 0.1 else content + content[at:to]
    return bytes(content)


def _other_field(content: bytes, source: random.Random) -> bytes:
    separator = max((b";", b",", b"\t"), key=content.count)
    fields = content.split(separator)
    fields[source.randrange(len(fields))] = source.choice(SIGNS)
    return separator.join(fields)


def _other_lines(content: bytes, source: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    source.shuffle(lines)
    return b"".join(lines * source.choice((1, 1, 3)))


def in_zip(content: bytes, *, source: random.Random) -> bytes:
    """A packed file with one of its parts damaged, or its wrapping."""
    return damaged(content, source=source) if source.random() < 0.3 else one_part(content, source=source)


def one_part(content: bytes, *, source: random.Random) -> bytes:
    """A packed file with one of its parts damaged."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = {info.filename: packed.read(info) for info in packed.infolist()}
    name = source.choice(sorted(parts))
    parts[name] = damaged(parts[name], source=source)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for part, inside in parts.items():
            made.writestr(part, inside)
    return out.getvalue()


def _providers(name: str) -> Read:
    def read(content: bytes) -> Any:
        outcome = importer.preview(actor=SYSTEM, name=name, content=content)
        return outcome.is_ok

    return read


def _activities(name: str) -> Read:
    def read(content: bytes) -> Any:
        outcome = activities.preview(actor=SYSTEM, name=name, content=content)
        return outcome.is_ok

    return read


def _from_file(folder: Path, name: str, read: Callable[[Path], Any]) -> Read:
    def read_file(content: bytes) -> Any:
        path = folder / name
        path.write_bytes(content)
        return read(path)

    return read_file


def _zipped(folder: Path, name: str) -> bytes:
    """The files with this name and their different endings, together."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for path in folder.glob(f"{name}.*"):
            packed.writestr(path.name, path.read_bytes())
    return out.getvalue()


def _unzipped(folder: Path, content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        packed.extractall(folder)


@dataclass(frozen=True)
class Kind:
    """A kind of file: a sound one, who reads it, and how it is damaged."""

    sound: bytes
    read: Read
    damage: Callable[..., bytes] = damaged


@pytest.fixture
def kinds(tmp_path: Path, db: None, now: datetime) -> dict[str, Kind]:
    """Every kind of file that some importer reads."""
    shipped.load(actor=SYSTEM, now=now)
    lines = ["instellingsnummer;naam;soort;geldig van;geldig tot"]
    lines += [f'01234{n};"Voorbeeldschool {n}";school;2020-09-01;' for n in range(9)]
    providers = workbook(tmp_path, *(line.split(";") for line in lines[1:]), header=lines[0].split(";"), name="a.xlsx")
    mergers = workbook(tmp_path, ("36008", "36099"), ("44021", "44021"), name="b.xlsx")
    names = workbook(tmp_path, (1, 36099, "Samengem"), header=("nr", "geoitem code", "name"), name="namen.xlsx")
    borders = collection(tmp_path, of_town("44021"), of_town("31005"))
    shapes(tmp_path, ("44021", block(*GHENT_LAMBERT)), name="vormen")
    vormen = _zipped(tmp_path, "vormen")
    pack(tmp_path / "kbo.zip", sound_members(tmp_path, seed=5, establishments=20))
    edition = {"actor": SYSTEM, "edition": "2025", "valid_from": date(2025, 1, 1), "now": now, "is_dry_run": True}
    trying = Wishes(is_dry_run=True)

    def read_borders(path: Path) -> Any:
        return import_borders(path, **edition)

    def read_shapes(content: bytes) -> Any:
        folder = Path(tempfile.mkdtemp(dir=tmp_path))
        _unzipped(folder, content)
        return import_borders(folder / "vormen.shp", **edition)

    def read_mergers(path: Path) -> Any:
        return import_mergers(path, actor=SYSTEM, on=date(2027, 1, 1), now=now, names=names)

    def read_kbo(path: Path) -> Any:
        return import_extract(path, actor=SYSTEM, clock=lambda: now, wishes=trying)

    def read_timetable(path: Path) -> Any:
        return import_timetable(path, actor=SYSTEM, operator="delijn", now=now)

    lists = activity_table.table(reference.kept_lists()[:2], now=now)
    return {
        "activity lists, CSV": Kind(as_csv(lists), _activities("lijsten.csv")),
        "activity lists, workbook": Kind(as_xlsx(lists), _activities("lijsten.xlsx"), in_zip),
        "providers, CSV": Kind("\n".join(lines).encode(), _providers("a.csv")),
        "providers, workbook": Kind(providers.read_bytes(), _providers("a.xlsx"), in_zip),
        "borders, GeoJSON": Kind(borders.read_bytes(), _from_file(tmp_path, "c.geojson", read_borders)),
        "borders, shapes": Kind(vormen, read_shapes, one_part),
        "mergers, workbook": Kind(mergers.read_bytes(), _from_file(tmp_path, "d.xlsx", read_mergers), in_zip),
        "enterprise register": Kind(
            (tmp_path / "kbo.zip").read_bytes(), _from_file(tmp_path, "e.zip", read_kbo), in_zip
        ),
        "timetable": Kind(zips.packed(zips.one_line()), _from_file(tmp_path, "f.zip", read_timetable), in_zip),
    }


def _tried(kind: Kind, content: bytes) -> str:
    """What came of it: read, or refused by name; anything else is a fault."""
    with undone():
        try:
            answer = kind.read(content)
        except NAMED as refusal:
            return "refused" if str(refusal) else "refused without a word"
    problems = getattr(answer, "problems", ()) or getattr(answer, "errors", ()) or getattr(answer, "refusals", ())
    return "refused" if problems else "read"


def test_no_damaged_file_breaks_an_importer(kinds: dict[str, Kind], size: Size, tell: Tell) -> None:
    faults = []
    for name, kind in kinds.items():
        source, answers, slowest = random.Random(f"{SEED}/{name}"), Counter[str](), 0.0
        assert _tried(kind, kind.sound) == "read", name
        for number in range(size.damaged_files):
            content, begun = kind.damage(kind.sound, source=source), time.process_time()
            try:
                answers[_tried(kind, content)] += 1
            except Exception as fault:  # noqa: BLE001 - whatever breaks is a fault
                faults.append(f"{name}, file {number}: {type(fault).__name__} {str(fault)[:200]}")
            slowest = max(slowest, time.process_time() - begun)
        told = ", ".join(f"{count} {what}" for what, count in sorted(answers.items()))
        tell(f"{name}: {told}, slowest {slowest:.2f} s")
        assert slowest < MOST_SECONDS, name
        assert answers["refused"] > size.damaged_files / 10, f"{name}: the damage does no harm"
    assert faults == [], "\n".join(faults)


def test_damaged_files_fill_no_memory(kinds: dict[str, Kind]) -> None:
    for name, kind in kinds.items():
        source = random.Random(f"{SEED}/{name}/memory")
        tracemalloc.start()
        for _ in range(15):
            _tried(kind, kind.damage(kind.sound, source=source))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak < MOST_BYTES, name


def test_the_control_an_importer_that_breaks_is_found(kinds: dict[str, Kind]) -> None:
    def careless(content: bytes) -> int:
        return len(content.decode("utf-8").split("\n")[3].split(";")[2])

    kind, source = replace(kinds["providers, CSV"], read=careless), random.Random(SEED)
    broken = Counter[str]()
    for _ in range(40):
        try:
            _tried(kind, kind.damage(kind.sound, source=source))
        except (UnicodeDecodeError, IndexError) as fault:
            broken[type(fault).__name__] += 1
    assert broken["IndexError"]
    assert broken["UnicodeDecodeError"]
