"""Files as answers: exports and letters."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from tandem.faces.exchange.tables import Table, as_csv, as_xlsx
from tandem.faces.web.middleware import Request

_KINDS = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


def export(name: str) -> Callable[[Callable[..., Table]], Callable[..., HttpResponse]]:
    """A door to a list as a file: the view gives the table, `kind` in its address says which file.

    The name of the file may hold a part of the address: `"regel-{key}"`.
    """

    def door(table: Callable[..., Table]) -> Callable[..., HttpResponse]:
        @require_safe
        @wraps(table)
        def answer(request: Request, *, kind: str, **of: Any) -> HttpResponse:
            if kind not in _KINDS:
                raise Http404
            return _download(table(request, **of), kind=kind, name=name.format(**of))

        return answer

    return door


def _download(table: Table, *, kind: str, name: str) -> HttpResponse:
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
