"""Files as answers: exports and letters."""

from django.http import HttpResponse
from django.utils.text import slugify

from tandem.faces.exchange.tables import Table, as_csv, as_xlsx

_KINDS = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
EXPORT_KINDS = tuple(_KINDS)


def download(table: Table, *, kind: str, name: str) -> HttpResponse:
    """An export as a file."""
    write, media_type = _KINDS[kind]
    day = f"{table.made_at:%Y-%m-%d}"
    response = HttpResponse(write(table), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="tandem-{slugify(name)}-{day}.{kind}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def inline_pdf(content: bytes, *, name: str) -> HttpResponse:
    """A letter that the reader's own viewer opens."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{slugify(name)}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
