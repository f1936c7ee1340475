"""Rows that were told field by field, as JSON, read as the table that says the same."""

import json
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any, Final

from django.utils.translation import gettext as _
from pydantic.alias_generators import to_camel

from tandem.faces.exchange.reading import Found, UnreadableError
from tandem.faces.exchange.sheets import Sheet

MESSAGE: Final = ".json"
"""How the name ends of rows that were told field by field."""


def is_message(name: str, content: bytes) -> bool:
    """Whether rows are told field by field: what is kept of a message is one whatever it is called.

    No table begins with a brace.
    """
    return PurePath(name).suffix.lower() == MESSAGE or content.lstrip().startswith(b"{")


def table_of(content: bytes, sheet: Sheet) -> Found:
    """The rows of a message; each is on the line of its number."""
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        raise UnreadableError(_('Dit is geen geldige JSON. Wij verwachten: {"rows": [{…}, {…}]}.')) from None
    rows = told.get("rows") if isinstance(told, dict) else None
    if not isinstance(rows, list):
        raise UnreadableError(_('In dit bericht staat geen lijst “rows”. Wij verwachten: {"rows": [{…}, {…}]}.'))
    fields = {name: column.field for column in sheet.columns for name in (column.field, to_camel(column.field))}
    lines = tuple((number, _cells(number, row, fields, sheet)) for number, row in enumerate(rows, start=1))
    return Found(sheet, tuple(column.heading for column in sheet.columns), lines)


def _cells(number: int, row: Any, fields: Mapping[str, str], sheet: Sheet) -> tuple[str, ...]:
    """The cells of one row, in the order of the columns; an unknown field is told, so that nothing is lost."""
    told = row if isinstance(row, dict) else {str(row)[:40]: ""}
    unknown = [name for name in told if name not in fields]
    if unknown:
        words = {"row": number, "field": str(unknown[0])[:40], "known": ", ".join(sorted({*fields.values()}))}
        raise UnreadableError(
            _("Rij %(row)s: het veld “%(field)s” kennen wij niet. Deze velden kennen wij: %(known)s.") % words
        )
    cells = {fields[name]: value for name, value in told.items()}
    return tuple(_cell(number, column.field, cells.get(column.field)) for column in sheet.columns)


def _cell(number: int, field: str, value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, (str, int)) or isinstance(value, bool):
        words = {"row": number, "field": field}
        raise UnreadableError(_("Rij %(row)s: “%(field)s” is een tekst of een getal, geen lijst.") % words)
    return str(value).replace("\x00", "").strip()
