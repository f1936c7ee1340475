"""What every list shares: groups of filters, addresses with one thing changed, how much of it is shown."""

from dataclasses import dataclass

from django.http import QueryDict


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
