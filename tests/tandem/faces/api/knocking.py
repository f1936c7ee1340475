"""How one knocks at an operation of the API, and who gets in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.tandem.faces.api.house import Cast

OTHERS = ("boss", "hr", "neighbour", "manager", "stranger", "agency", "admin")
"""Who tries every door; nobody tries too."""


@dataclass(frozen=True)
class Knock:
    """One call."""

    method: str
    path: str
    body: Any = None
    files: Any = None


@dataclass(frozen=True)
class Door:
    """Who gets in at an operation; who is not named hears `elsewhere`, unless `told` says something else."""

    knock: Callable[[Cast], Knock]
    opens_for: tuple[str, ...] = ()
    gives: int = 200
    told: Mapping[str, int] = field(default_factory=dict)
    elsewhere: int = 404
    is_public: bool = False


def read(path: Callable[[Cast], str], *opens_for: str, **told: int) -> Door:
    """A page that some may read."""
    return Door(lambda cast: Knock("GET", path(cast)), opens_for, told=told)


def public(path: str | Callable[[Cast], str]) -> Door:
    """A page that everybody may read."""
    return Door(
        lambda cast: Knock("GET", path if isinstance(path, str) else path(cast)), (*OTHERS, "nobody"), is_public=True
    )


def step(path: Callable[[Cast], str], *opens_for: str, body: Any = None, gives: int = 200, **told: int) -> Door:
    """Something that one can do."""
    return Door(
        lambda cast: Knock("POST", path(cast), body(cast) if callable(body) else body), opens_for, gives, told=told
    )


def put(path: Callable[[Cast], str], body: Any, *opens_for: str, **told: int) -> Door:
    """Something that one can change."""
    return Door(lambda cast: Knock("PUT", path(cast), body(cast) if callable(body) else body), opens_for, told=told)


def delete(path: Callable[[Cast], str], *opens_for: str, **told: int) -> Door:
    """Something that one can take away."""
    return Door(lambda cast: Knock("DELETE", path(cast)), opens_for, 204, told=told)
