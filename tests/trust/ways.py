"""How to knock at a door: what fills its address, what is sent, and what stands in its query."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.trust.people import Person
from tests.trust.scene import Scene

Arguments = Callable[[Scene, Person], list[Any]]
Sent = Callable[[Scene, Person], dict[str, Any]]


@dataclass(frozen=True)
class Way:
    """How to knock at one door."""

    arguments: Arguments = lambda _cast, _person: []
    form: Sent = lambda _cast, _person: {}
    query: str = ""
