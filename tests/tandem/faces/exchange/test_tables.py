"""Exports: no spreadsheet finds a formula in them, and every text comes back as it was."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.faces.exchange.tables import Table, as_csv, as_sheets, as_xlsx

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)

CORPUS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\u00a0=1+1",
    "\ufeff=1+1",
    "＝1+1",  # noqa: RUF001 - the full-width twin
    "＋1",  # noqa: RUF001
    "－1",  # noqa: RUF001
    "＠SUM(A1)",  # noqa: RUF001
    '=cmd|"/c calc"!A1',
    '=HYPERLINK("http://x")',
    '=DDE("cmd";"/c calc";"x")',
    "'=1+1",
    '"=1+1"',
)
PLAIN = ("Bakkerij Janssens", "Café 't Hoekje", "1.234", "2026-11-21", "a=b", "x@y.be", "Ω≈ç√ 😀", "")


def table(*rows: tuple[object, ...]) -> Table:
    """A table with one text column."""
    return Table(title="Proef", columns=("tekst",), rows=rows, made_at=NOW, filters=[("Sector", "=HORECA")])


def cells_of_csv(content: bytes) -> list[str]:
    text = content.decode("utf-8-sig")
    body = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("# "))
    return [row[0] if row else "" for row in csv.reader(io.StringIO(body), delimiter=";")][1:]


@pytest.mark.parametrize("text", CORPUS)
def test_a_dangerous_text_is_no_formula_in_a_csv(text: str) -> None:
    content = as_csv(table((text, "x")))
    raw = content.decode("utf-8-sig").split("tekst\r\n", 1)[1]
    shown = next(csv.reader(io.StringIO(raw, newline=""), delimiter=";"))[0]
    start = shown.lstrip(" \u00a0\u200b\ufeff")[:1]
    assert start not in set("=+-@\t\r\n＝＋－＠")  # noqa: RUF001
    assert shown.removeprefix("'") in {text.replace("\r", "\n"), text.removeprefix("'")}


@pytest.mark.parametrize("text", CORPUS)
def test_a_dangerous_text_is_a_text_in_a_workbook(text: str) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(table((text,)))))["Lijst"]
    cell = sheet.cell(2, 1)
    assert cell.data_type in {"s", "inlineStr"}
    assert cell.value == text.replace("\r", "\n")


@pytest.mark.parametrize("text", PLAIN)
def test_a_plain_text_is_left_as_it_is(text: str) -> None:
    assert cells_of_csv(as_csv(table((text, "x")))) == [text]


def test_numbers_and_days_keep_their_kind() -> None:
    row = (3, 2.5, Decimal("612.50"), date(2026, 11, 21), NOW, True, None)
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(table(row))))["Lijst"]
    found = [v.isoformat() if isinstance(v, datetime) else v for v in (cell.value for cell in sheet[2])]
    assert found == [3, 2.5, 612.5, "2026-11-21T00:00:00", "2026-11-21T10:30:00", "ja"]


def test_the_filter_is_written_in_the_file() -> None:
    assert "# Sector: =HORECA" in as_csv(table()).decode("utf-8-sig")
    about = openpyxl.load_workbook(io.BytesIO(as_xlsx(table())))["Over deze lijst"]
    assert ("Sector", "=HORECA") in [(row[0].value, row[1].value) for row in about.iter_rows()]


def test_several_tables_get_a_sheet_each() -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_sheets([table(("a",)), table(("b",))])))
    assert [sheet.cell(2, 1).value for sheet in book.worksheets] == ["a", "b"]


@given(st.text(max_size=200))
def test_no_text_breaks_an_export(text: str) -> None:
    assert as_csv(table((text,)))
    assert openpyxl.load_workbook(io.BytesIO(as_xlsx(table((text,))))).sheetnames[0] == "Lijst"


def test_a_list_without_a_filter_says_so() -> None:
    whole = Table(title="Proef", columns=("tekst",), rows=(), made_at=NOW)
    assert "# Filter: geen" in as_csv(whole).decode("utf-8-sig")
