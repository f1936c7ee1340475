"""Tests in any order: modules in any order, and tests in any order within their module, the same for the same seed."""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, TypeVar


class Collected(Protocol):
    """What pytest knows of one test."""

    path: Path

    @property
    def nodeid(self) -> str:
        """Its name and place."""


T = TypeVar("T", bound=Collected)

SHARES = 3
"""In so many parts what is drawn is shared out over the turns."""


def shuffled(tests: Sequence[T], *, seed: str) -> list[T]:
    """The tests in the order of this seed, whatever order they came in."""
    source = random.Random(seed)
    modules = sorted({test.path for test in tests})
    source.shuffle(modules)
    rank = {path: place for place, path in enumerate(modules)}
    noise = {nodeid: source.random() for nodeid in sorted(test.nodeid for test in tests)}
    return sorted(tests, key=lambda test: (rank[test.path], noise[test.nodeid]))


def is_drawn(nodeid: str, *, turn: int) -> bool:
    """Whether it is this test's turn: one of three, so that three turns in a row draw every test once."""
    return random.Random(nodeid).randrange(SHARES) == turn % SHARES
