"""Lists as files: CSV and XLSX, from the one safe writer."""

from enum import StrEnum
from typing import Final

from django.http import HttpResponse

from tandem.faces.exchange.tables import Table, as_csv, as_xlsx


class Format(StrEnum):
    """The form of an export."""

    CSV = "csv"
    XLSX = "xlsx"


MEDIA_TYPES: Final = {
    Format.CSV: "text/csv",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
FILES: Final = tuple(MEDIA_TYPES.values())
_WRITERS: Final = {Format.CSV: as_csv, Format.XLSX: as_xlsx}


def sent(table: Table, *, kind: Format, name: str) -> HttpResponse:
    """A list as a file to keep."""
    media_type = MEDIA_TYPES[kind]
    whole_type = f"{media_type}; charset=utf-8" if kind is Format.CSV else media_type
    response = HttpResponse(_WRITERS[kind](table), content_type=whole_type)
    response["Content-Disposition"] = f'attachment; filename="tandem-{name}-{table.made_at:%Y-%m-%d}.{kind}"'
    return response
