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
    form_words: int | None = 6
    """Of the odd words in the fields of one form, and of its broken envelopes, so many are sent; None is all."""
    form_mixes: int = 6
    form_queries: int = 5
    form_messages: int = 900
    damaged_files: int = 300
    xss_rounds: int = 8
    """In each round every column holds another hostile text; with these rounds every text stands somewhere."""
    xss_browser_rounds: int = 6


SIZES = {
    "short": Size(races=20, kills_per_beat=1, api_cases=500),
    "long": Size(
        races=200,
        kills_per_beat=5,
        api_cases=10_000,
        form_words=None,
        form_mixes=100,
        form_queries=100,
        form_messages=25_000,
        damaged_files=2_000,
        xss_rounds=330,
        xss_browser_rounds=60,
    ),
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
