"""How long the trust suite runs: the short form in CI, the long form by hand."""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class Size:
    """How many of each."""

    races: int
    kills_per_beat: int
    api_cases: int


SIZES = {
    "short": Size(races=20, kills_per_beat=1, api_cases=500),
    "long": Size(races=200, kills_per_beat=5, api_cases=10_000),
}


@pytest.fixture(scope="session")
def size() -> Size:
    """The size of this run, by TANDEM_TRUST."""
    return SIZES[os.environ.get("TANDEM_TRUST", "short")]


@pytest.fixture(autouse=True)
def _seconds(request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> Iterator[None]:
    start = time.perf_counter()
    yield
    with capsys.disabled():
        print(f"\n  trust: {time.perf_counter() - start:6.1f} s  {request.node.name}", end="")
