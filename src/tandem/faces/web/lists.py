"""What every list shares: groups of filters, addresses with one thing changed, how much of it is shown and exported."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.formats import number_format
from django.utils.translation import gettext

MOST_EXPORTED: Final = 20_000
"""So many rows stand in one file at most: it is made in memory."""


@dataclass(frozen=True)
class Option:
    """One choice of a filter; one that would find nothing is disabled, never hidden."""

    value: str
    label: str
    checked: bool
    count: int | None = None
    disabled: bool = False


@dataclass(frozen=True)
class Group:
    """One filter."""

    label: str
    name: str
    options: tuple[Option, ...]
    single: bool = False


def with_(query: QueryDict, **values: str) -> str:
    """The address of this list with these values."""
    changed = query.copy()
    for name, value in values.items():
        changed[name] = value
    return f"?{changed.urlencode()}"


def without(query: QueryDict, *names: str, **values: str) -> str:
    """The address of this list without these filters, or without one value of a filter: `without(q, sector="FOOD")`."""
    changed = query.copy()
    for name in names:
        changed.pop(name, None)
    for name, value in values.items():
        changed.setlist(name, [one for one in changed.getlist(name) if one != value])
    return f"?{changed.urlencode()}"


def page_size(query: QueryDict) -> int:
    """How many rows were asked for."""
    asked = query.get("tot", "")
    return int(asked) if asked.isdecimal() and len(asked) < 6 else 0  # noqa: PLR2004 - no list is that long


def more_url(query: QueryDict, *, shown: int, total: int, step: int) -> str:
    """Where the same list shows one step more; empty where everything is shown."""
    return with_(query, tot=str(shown + step)) if total > shown else ""


def for_a_file(rows: QuerySet[Any]) -> tuple[Iterator[Any], str]:
    """The rows that fit in one file, and the word of it where these are not all."""
    return rows[:MOST_EXPORTED].iterator(chunk_size=2000), cut_words(rows.count())


def cut_words(total: int) -> str:
    """What a file says that does not hold everything; empty where it does."""
    words = gettext("De lijst is te lang voor één bestand: dit zijn de eerste %(n)s van %(total)s.")
    counts = {"n": number_format(MOST_EXPORTED), "total": number_format(total)}
    return words % counts if total > MOST_EXPORTED else ""
