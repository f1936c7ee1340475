"""Reads the rows of a small workbook, and refuses one that would unpack into far more than it is."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import ParseError

import openpyxl
from defusedxml.common import DefusedXmlException
from django.utils.translation import gettext as _
from openpyxl.utils.exceptions import InvalidFileException

from tandem.faces.exchange.borders import messages
from tandem.faces.exchange.borders.facts import UnreadableError

MOST_BYTES = 20_000_000
MOST_PARTS = 200
MOST_RATIO = 200
"""A part of a workbook packs to a fifth or a twentieth; only a bomb packs to less than a two-hundredth."""
SMALL_PART = 1_000_000
"""Below this size a part may pack as well as it likes."""
MOST_ROWS = 20_000
BROKEN = (
    zipfile.BadZipFile,
    InvalidFileException,
    ParseError,
    DefusedXmlException,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    zipfile.LargeZipFile,
)


def rows(path: Path) -> list[tuple[str, ...]]:
    """The rows of the first sheet as texts, empty cells as empty texts."""
    if not path.is_file():
        raise UnreadableError(messages.not_found(path.name))
    _refuse_bomb(path)
    try:
        return list(_rows(path))
    except BROKEN as error:
        raise UnreadableError(messages.no_workbook(path.name)) from error


def _rows(path: Path) -> Iterator[tuple[str, ...]]:
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    try:
        for number, cells in enumerate(book.worksheets[0].iter_rows(values_only=True), start=1):
            if number > MOST_ROWS:
                reason = _("meer dan {most} rijen").format(most=MOST_ROWS)
                raise UnreadableError(messages.bomb(path.name, reason=reason))
            yield tuple("" if cell is None else str(cell).strip() for cell in cells)
    finally:
        book.close()


def _refuse_bomb(path: Path) -> None:
    """Look at the list of parts before anything is unpacked; a part is never read beyond the size it declares."""
    try:
        with zipfile.ZipFile(path) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableError(messages.no_workbook(path.name)) from error
    whole = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS:
        reason = _("het bestaat uit {found} delen").format(found=len(parts))
    elif whole > MOST_BYTES:
        reason = _("uitgepakt telt het {found} MB").format(found=whole // 1_000_000)
    elif any(p.file_size > SMALL_PART and p.file_size > MOST_RATIO * max(p.compress_size, 1) for p in parts):
        reason = _("een deel is verdacht sterk ingepakt")
    else:
        return
    raise UnreadableError(messages.bomb(path.name, reason=reason))
