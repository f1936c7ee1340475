"""Reads a file of known tables: a CSV of one table, or a workbook with a sheet per table."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Final

from django.utils.translation import gettext as _

from tandem.faces.exchange import workbooks
from tandem.faces.exchange.sheets import Sheet, heading_key
from tandem.faces.exchange.tables import ABOUT, DANGEROUS

MOST_BYTES: Final = 20_000_000
MOST_ROWS: Final = 50_000
_ZIP: Final = b"PK\x03\x04"


class UnreadableError(Exception):
    """The file cannot be read at all; the message says what was found, what is needed and what to do."""


@dataclass(frozen=True)
class Found:
    """One table as it stands in the file: its heading row and the rows below, with their line numbers."""

    sheet: Sheet
    heading: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read(name: str, content: bytes, sheets: Sequence[Sheet]) -> list[Found]:
    """Every table in the file, each one of `sheets`; at least one, or an error that says what is missing."""
    if len(content) > MOST_BYTES:
        raise UnreadableError(_("Het bestand is groter dan 20 MB. Splits het in kleinere bestanden."))
    if not content.strip():
        raise UnreadableError(_("Het bestand is leeg. Kies een CSV of een Excel-bestand met minstens één tabel."))
    if content.startswith(_ZIP) or PurePath(name).suffix.lower() in {".xlsx", ".xlsm"}:
        return _workbook(name, content, sheets)
    return [_csv(content, sheets)]


def read_plain(name: str, content: bytes, sheet: Sheet) -> list[Found]:
    """The same of one kind of table, without the apostrophes that our own files put before a dangerous sign.

    Two columns that we take for the same one are refused.
    """
    found = []
    for table in read(name, content, (sheet,)):
        _one_meaning(table)
        rows = tuple((line, tuple(_bare(cell) for cell in row)) for line, row in table.rows)
        found.append(replace(table, rows=rows))
    return found


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:2] and cell[1] in DANGEROUS else cell


def _one_meaning(table: Found) -> None:
    seen: dict[str, str] = {}
    known = {table.sheet.main_key(column.heading) for column in table.sheet.columns}
    for heading in table.heading:
        key = table.sheet.main_key(heading)
        if key in known and key in seen:
            words = {"one": seen[key], "other": heading}
            raise UnreadableError(
                _("De kolommen “%(one)s” en “%(other)s” zeggen volgens ons hetzelfde. Laat één van de twee weg.")
                % words
            )
        seen[key] = heading


def _workbook(name: str, content: bytes, sheets: Sequence[Sheet]) -> list[Found]:
    try:
        pages = workbooks.pages(name, content)
    except workbooks.UnreadableError as error:
        raise UnreadableError(str(error)) from error
    found = [_table(rows, sheets) for title, rows in pages if title != ABOUT and any(any(row) for row in rows)]
    if not found:
        raise UnreadableError(_("Het werkboek heeft geen enkele rij. Zet elke tabel op een eigen blad."))
    return found


def _csv(content: bytes, sheets: Sequence[Sheet]) -> Found:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\x00" in text:
        raise UnreadableError(_("Dit is geen tekstbestand. Kies een CSV of een Excel-bestand (.xlsx)."))
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    first = lines[0] if lines else ""
    separator = max(";\t,", key=first.count)
    try:
        rows = [tuple(cell.strip() for cell in row) for row in csv.reader(io.StringIO(text), delimiter=separator)]
    except csv.Error as error:
        if len(max(lines, key=len, default="")) > csv.field_size_limit():
            raise UnreadableError(
                _("In een cel staat te veel tekst. Kijk na of elke rij op een eigen regel staat.")
            ) from error
        raise UnreadableError(_("De aanhalingstekens in het bestand kloppen niet: %s.") % error) from error
    return _table(rows, sheets)


def _table(rows: Sequence[tuple[str, ...]], sheets: Sequence[Sheet]) -> Found:
    """The table with this heading; the heading is the first row that is not a remark."""
    if len(rows) > MOST_ROWS:
        raise UnreadableError(_("Een tabel telt hoogstens 50.000 rijen. Splits het bestand."))
    numbered = [(n, row) for n, row in enumerate(rows, start=1) if any(row) and not row[0].startswith("#")]
    if not numbered:
        raise UnreadableError(_("De tabel heeft geen kopregel. Zet op de eerste rij de namen van de kolommen."))
    (_line, heading), *body = numbered
    fitting = [sheet for sheet in sheets if sheet.required <= _keys(heading, sheet)]
    if not fitting:
        raise UnreadableError(_unknown(heading, sheets))
    sheet = max(fitting, key=lambda one: len(one.required))
    return Found(sheet, tuple(heading), tuple(body))


def _keys(heading: Sequence[str], sheet: Sheet) -> set[str]:
    return {sheet.main_key(cell) for cell in heading}


def _unknown(heading: Sequence[str], sheets: Sequence[Sheet]) -> str:
    nearest = max(sheets, key=lambda one: len(one.required & _keys(heading, one)))
    absent = nearest.required - _keys(heading, nearest)
    missing = [column.heading for column in nearest.columns if heading_key(column.heading) in absent]
    return _(
        "Deze kolommen herkennen wij niet: %(found)s. De tabel “%(sheet)s” lijkt er het meest op, "
        "maar mist: %(missing)s."
    ) % {"found": ", ".join(heading)[:200], "sheet": nearest.name, "missing": ", ".join(missing)}
