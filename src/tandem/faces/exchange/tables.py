"""Every list as CSV or XLSX: the one writer of exports, safe for spreadsheets, with the filter written in the file."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any, Final

import xlsxwriter
from django.db.models import QuerySet
from django.utils.formats import number_format
from django.utils.translation import gettext

from tandem.base.periods import BRUSSELS

ABOUT: Final = "Over deze lijst"
"""The sheet of a workbook that says what the list is; no table."""

DANGEROUS: Final = "=+-@\t\r\n＝＋－＠"  # noqa: RUF001 - the full-width twins are dangerous too
"""A spreadsheet reads a text that starts so as a formula."""

_ILLEGAL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")
LONGEST_CELL: Final = 32_767
MOST_EXPORTED: Final = 20_000
"""So many rows stand in one file at most: it is made in memory."""
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}

Value = str | int | float | Decimal | bool | date | datetime | None


@dataclass(frozen=True)
class Table:
    """A list to export: its title, columns and rows, when it was made, its filter in words or that there is none."""

    title: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Value]]
    made_at: datetime
    filters: Sequence[tuple[str, str]] = field(default=())
    note: str = ""

    def about(self) -> list[tuple[str, str]]:
        """What stands above the table."""
        made = f"{self.made_at.astimezone(BRUSSELS):%Y-%m-%d %H:%M}"
        filters = self.filters or [(gettext("Filter"), gettext("geen"))]
        lines = [("Lijst", self.title), ("Gemaakt op", made), *filters]
        return [*lines, ("Opmerking", self.note)] if self.note else lines


def for_a_file(rows: QuerySet[Any]) -> tuple[Iterator[Any], str]:
    """The rows that fit in one file, and the word of it where these are not all."""
    return rows[:MOST_EXPORTED].iterator(chunk_size=2000), cut_words(rows.count())


def cut_words(total: int) -> str:
    """What a file says that does not hold everything; empty where it does."""
    words = gettext("De lijst is te lang voor één bestand: dit zijn de eerste %(n)s van %(total)s.")
    counts = {"n": number_format(MOST_EXPORTED), "total": number_format(total)}
    return words % counts if total > MOST_EXPORTED else ""


def as_csv(table: Table) -> bytes:
    """The table as CSV: semicolons, UTF-8 with its mark, the filter in lines that start with `#`."""
    out = StringIO()
    out.write("\ufeff")
    for name, value in table.about():
        out.write(f"# {_one_line(name)}: {_one_line(value)}\r\n")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_text(column) for column in table.columns])
    for row in table.rows:
        writer.writerow([_csv_cell(value) for value in row])
    return out.getvalue().encode("utf-8", errors="replace")


def as_xlsx(table: Table) -> bytes:
    """The table as XLSX: real numbers and days, never a formula, the filter on a sheet of its own."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        _sheet(book, "Lijst", table)
        head = book.add_format({"bold": True, "bottom": 1})
        about = book.add_worksheet(ABOUT)
        for number, (name, value) in enumerate(table.about()):
            about.write_string(number, 0, _clean(name), head)
            about.write_string(number, 1, _clean(value))
        about.set_column(0, 1, 30)
    return out.getvalue()


def as_sheets(tables: Sequence[Table]) -> bytes:
    """Several tables as one workbook, a sheet each under its title."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        for number, table in enumerate(tables, start=1):
            name = re.sub(r"[\[\]:*?/\\']", " ", table.title)[:28]
            _sheet(book, name if len(tables) == len({t.title for t in tables}) else f"{name} {number}", table)
    return out.getvalue()


def _sheet(book: Any, name: str, table: Table) -> None:
    head = book.add_format({"bold": True, "bottom": 1})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    sheet = book.add_worksheet(name)
    for column, heading in enumerate(table.columns):
        sheet.write_string(0, column, _clean(heading), head)
    for number, row in enumerate(table.rows, start=1):
        for column, value in enumerate(row):
            _write(sheet, number, column, value, day=day, moment=moment)
    sheet.freeze_panes(1, 0)
    sheet.autofit(300)


def _write(sheet: Any, row: int, column: int, value: Value, *, day: Any, moment: Any) -> None:
    if value is None or value == "":
        sheet.write_blank(row, column, None)
    elif isinstance(value, bool):
        sheet.write_string(row, column, _yes(value=value))
    elif isinstance(value, int | float | Decimal):
        sheet.write_number(row, column, float(value))
    elif isinstance(value, datetime):
        sheet.write_datetime(row, column, value.astimezone(BRUSSELS).replace(tzinfo=None), moment)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001 - a day
    else:
        sheet.write_string(row, column, _clean(value))


def _csv_cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _yes(value=value)
    if isinstance(value, datetime):
        return f"{value.astimezone(BRUSSELS):%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float | Decimal):
        return str(value).replace(".", ",")
    return _text(value)


def _text(value: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe before a dangerous start."""
    clean = _clean(value)
    starts = clean.lstrip(" \u00a0\u200b\ufeff")
    return f"'{clean}" if starts[:1] and starts[0] in DANGEROUS else clean


def _clean(value: str) -> str:
    one_kind_of_line_end = str(value).replace("\r\n", "\n").replace("\r", "\n")
    return _ILLEGAL.sub("\ufffd", one_kind_of_line_end)[:LONGEST_CELL]


def _one_line(value: str) -> str:
    return " ".join(_clean(value).split())


def _yes(*, value: bool) -> str:
    return "ja" if value else "nee"
