"""Lists in pages, as Belgif writes them: `items`, `total`, where we are, and links to the pages around."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any, Generic, TypeVar

from django.db.models import QuerySet
from django.http import HttpRequest
from pydantic import Field

from tandem.faces.api.fields import WHOLE, Given, Wanted

T = TypeVar("T")
R = TypeVar("R")

DEFAULT_SIZE = 20
LARGEST_SIZE = 100
LAST_PAGE = 100_000


class Paging(Wanted):
    """Which page of a list, and how long a page is."""

    page: Annotated[int, Field(ge=1, le=LAST_PAGE, description="The page, from 1."), WHOLE] = 1
    page_size: Annotated[int, Field(ge=1, le=LARGEST_SIZE, description="How many items on a page."), WHOLE] = (
        DEFAULT_SIZE
    )


class Page(Given, Generic[T]):
    """One page of a list."""

    items: list[T]
    total: Annotated[int, Field(description="How many there are on all pages together.")]
    page: int
    page_size: int
    self: Annotated[str, Field(description="This page.")]
    next: Annotated[str | None, Field(description="The page after this one.")] = None
    prev: Annotated[str | None, Field(description="The page before this one.")] = None


def page_of(
    request: HttpRequest, wanted: Paging, rows: QuerySet[Any] | Sequence[R], shown: Callable[[Any], T]
) -> Page[T]:
    """The page asked for, of rows from the database or from memory."""
    total = rows.count() if isinstance(rows, QuerySet) else len(rows)
    start = (wanted.page - 1) * wanted.page_size
    items = [shown(row) for row in rows[start : start + wanted.page_size]] if start < total else []
    return filled(request, wanted, items=items, total=total)


def filled(request: HttpRequest, wanted: Paging, *, items: Sequence[T], total: int) -> Page[T]:
    """A page around items that were chosen already."""
    last = max(1, -(-total // wanted.page_size))
    return Page(
        items=list(items),
        total=total,
        page=wanted.page,
        page_size=wanted.page_size,
        self=_link(request, wanted.page),
        next=_link(request, wanted.page + 1) if wanted.page < last else None,
        prev=_link(request, min(wanted.page - 1, last)) if wanted.page > 1 else None,
    )


def _link(request: HttpRequest, page: int) -> str:
    query = request.GET.copy()
    query["page"] = str(page)
    return f"{request.path}?{query.urlencode()}"
