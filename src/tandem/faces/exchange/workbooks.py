"""Reads the sheets of a workbook, and refuses one that would unpack into far more than it is."""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, Final
from xml.etree.ElementTree import ParseError

import openpyxl
from defusedxml.common import DefusedXmlException
from django.utils.translation import gettext as _
from openpyxl.utils.exceptions import InvalidFileException

MOST_BYTES: Final = 20_000_000
MOST_PARTS: Final = 200
MOST_RATIO: Final = 200
SMALL_PART: Final = 1_000_000
MOST_ROWS: Final = 50_000
MOST_COLUMNS: Final = 100
MOST_SIGNS: Final = 20_000_000
"""Of all texts together: one long text may stand in every cell, and weigh nothing in the file."""
BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    InvalidFileException,
    ParseError,
    DefusedXmlException,
    LookupError,  # a part, a cell or an encoding that is not there
    ValueError,
    TypeError,
    AttributeError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
)


class UnreadableError(Exception):
    """The workbook cannot be read; the message says why and what to do."""


class BombError(UnreadableError):
    """The workbook would unpack into far more than it is; `reason` says what gave it away."""

    def __init__(self, name: str, *, reason: str) -> None:
        self.reason = reason
        words = {"name": name, "reason": reason}
        super().__init__(_("%(name)s lezen wij niet: %(reason)s. Bewaar het opnieuw in Excel, of als CSV.") % words)


def pages(name: str, content: bytes) -> list[tuple[str, list[tuple[str, ...]]]]:
    """Every sheet with its rows as texts, empty cells as empty texts."""
    _refuse_bomb(name, content)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except BROKEN as error:
        raise UnreadableError(_no_workbook(name)) from error
    try:
        budget = _Budget(name)
        found = [(sheet.title, list(_rows(budget, sheet))) for sheet in book.worksheets]
    except BROKEN as error:
        raise UnreadableError(_no_workbook(name)) from error
    finally:
        book.close()
    if not found:
        raise UnreadableError(_no_workbook(name))
    return found


class _Budget:
    """How much the sheets of one workbook may hold together."""

    def __init__(self, name: str) -> None:
        self.name, self.rows, self.signs = name, MOST_ROWS, MOST_SIGNS

    def spend(self, cells: tuple[Any, ...]) -> None:
        """Count a row; refused where it is one too many."""
        self.rows -= 1
        self.signs -= sum(len(cell) for cell in cells if isinstance(cell, str))
        if self.rows < 0:
            raise BombError(self.name, reason=_("meer dan {most} rijen").format(most=MOST_ROWS))
        if self.signs < 0:
            raise BombError(self.name, reason=_("meer dan {most} tekens").format(most=MOST_SIGNS))


def _rows(budget: _Budget, sheet: Any) -> Iterator[tuple[str, ...]]:
    for cells in sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS):
        budget.spend(cells)
        yield tuple("" if cell is None else str(cell).strip() for cell in cells)


def _refuse_bomb(name: str, content: bytes) -> None:
    """Look at the list of parts before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
    except BROKEN as error:
        raise UnreadableError(_no_workbook(name)) from error
    whole = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS:
        raise BombError(name, reason=_("het bestaat uit {found} delen").format(found=len(parts)))
    if whole > MOST_BYTES:
        raise BombError(name, reason=_("uitgepakt telt het {found} MB").format(found=whole // 1_000_000))
    if any(p.file_size > SMALL_PART and p.file_size > MOST_RATIO * max(p.compress_size, 1) for p in parts):
        raise BombError(name, reason=_("een deel is verdacht sterk ingepakt"))


def _no_workbook(name: str) -> str:
    return _("%(name)s is geen leesbaar Excel-bestand (.xlsx). Bewaar het opnieuw, of kies CSV.") % {"name": name}
