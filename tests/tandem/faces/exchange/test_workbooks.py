"""A workbook that is small outside and endless inside is refused, quickly and without filling the memory."""

import io
import time
import tracemalloc
import zipfile
from contextlib import nullcontext

import pytest

from tandem.faces.exchange import workbooks
from tandem.faces.exchange.workbooks import BombError, UnreadableError

pytestmark = pytest.mark.slow

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def workbook(*sheets: str, strings: str = "", method: int = zipfile.ZIP_DEFLATED, **more: bytes) -> bytes:
    """A workbook with these sheets, written by hand."""
    count = range(1, len(sheets) + 1)
    kinds = f'<Override PartName="/xl/workbook.xml" ContentType="{XML}.sheet.main+xml"/>' + "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{XML}.worksheet+xml"/>' for n in count
    )
    kinds += f'<Override PartName="/xl/sharedStrings.xml" ContentType="{XML}.sharedStrings+xml"/>'
    listed = "".join(f'<sheet name="Blad {n}" sheetId="{n}" r:id="rId{n}"/>' for n in count)
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in count
    )
    links += f'<Relationship Id="rId0" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    office = f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">{kinds}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{office}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
        **{
            f"xl/worksheets/sheet{n}.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
            for n, rows in zip(count, sheets, strict=True)
        },
        **more,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


XML = "application/vnd.openxmlformats-officedocument.spreadsheetml"
WORDS = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
LONG = "<si><t xml:space='preserve'> " + "a" * 900_000 + " </t></si>"


def _rows(count: int, cells: int) -> str:
    return ("<row>" + '<c t="s"><v>0</v></c>' * cells + "</row>") * count


def test_a_workbook_written_by_hand_is_read() -> None:
    ((title, (row,)),) = workbooks.pages("a.xlsx", workbook(WORDS, strings="<si><t>naam</t></si>"))
    assert (title, row[0], set(row[1:])) == ("Blad 1", "naam", {""})


ONE = "<si><t>naam</t></si>"
STORED = {"method": zipfile.ZIP_STORED}
BOMBS = {
    "a million rows": lambda: workbook("<row/>" * 2**20),
    "a million rows that are not packed": lambda: workbook("<row/>" * 2**20, **STORED),
    "the last row there is": lambda: workbook(
        '<row r="1048576"><c r="A1048576" t="s"><v>0</v></c></row>', strings=LONG
    ),
    "a row beyond the last": lambda: workbook('<row r="999999999"><c r="XFD999999999"><v>1</v></c></row>'),
    "one long text in a hundred thousand cells": lambda: workbook(_rows(1000, 100), strings=LONG, **STORED),
    "many sheets with many empty rows": lambda: workbook(*['<row r="19999"><c r="CV19999"><v>1</v></c></row>'] * 150),
    "a hundred thousand texts": lambda: workbook(WORDS, strings="<si><t>a</t></si>" * 100_000, **STORED),
    "a very long text": lambda: workbook(WORDS, strings="<si><t>" + "a" * 5_000_000 + "</t></si>", **STORED),
    "a book in a book": lambda: workbook(WORDS, strings=ONE, book=workbook(WORDS, b=b"0" * 19_000_000)),
    "fifty thousand parts": lambda: workbook(WORDS, **{f"p{n}": b"" for n in range(50_000)}),
}
"""Each is small on disk."""

HARMLESS = {"a book in a book", "a hundred thousand texts", "a very long text"}
"""What is heavy and not endless may be read, within the same time and memory."""


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_takes_neither_time_nor_memory(name: str) -> None:
    content = BOMBS[name]()
    assert len(content) < 8_000_000
    tracemalloc.start()
    start = time.process_time()
    with nullcontext() if name in HARMLESS else pytest.raises(UnreadableError, match=r"bom\.xlsx"):
        workbooks.pages("bom.xlsx", content)
    seconds, (_, peak) = time.process_time() - start, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert seconds < 20  # with every piece of memory counted, which is slow
    assert peak < 150_000_000, f"{peak:,} bytes"


def test_a_workbook_that_lies_about_its_size_is_refused() -> None:
    lying = bytearray(workbook(_rows(1000, 100), strings=LONG, method=zipfile.ZIP_STORED))
    at = lying.rfind(b"xl/sharedStrings.xml") - 46
    assert lying[at : at + 4] == b"PK\x01\x02"
    lying[at + 24 : at + 28] = (100).to_bytes(4, "little")
    with pytest.raises(UnreadableError):
        workbooks.pages("bom.xlsx", bytes(lying))


def test_a_bomb_says_what_gave_it_away() -> None:
    with pytest.raises(BombError) as refusal:
        workbooks.pages("bom.xlsx", workbook(_rows(400, 100), strings=LONG))
    assert "tekens" in refusal.value.reason


def test_a_workbook_without_sheets_or_with_a_part_that_does_not_unpack_is_refused() -> None:
    sound = workbook(WORDS, strings="<si><t>naam</t></si>" * 200)
    at = sound.index(b"xl/sharedStrings.xml") + len("xl/sharedStrings.xml")
    torn = sound[: at + 4] + b"\xff" * 20 + sound[at + 24 :]
    for content in (workbook(), torn):
        with pytest.raises(UnreadableError, match="geen leesbaar"):
            workbooks.pages("a.xlsx", content)


@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml"])
def test_a_part_in_an_alphabet_that_does_not_exist_is_refused(part: str) -> None:
    strange = workbook(
        WORDS, strings="<si><t>naam</t></si>", **{part: b'<?xml version="1.0" encoding="UTF-8true"?><a/>'}
    )
    with pytest.raises(UnreadableError, match="geen leesbaar"):
        workbooks.pages("a.xlsx", strange)
