"""How long the trust suite runs: the short form in CI, the long form by hand."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from django.db import connection

from tests.browser import conftest as chromium

Tell = Callable[[str], None]
browser, visits = chromium.browser, chromium.visits
"""The same browser, and the same visitors, as those of the journeys."""
TRIED = "tried"
SHORT_SECONDS = 2.0


@dataclass(frozen=True)
class Size:
    """How many of each."""

    races: int
    kills_per_beat: int
    api_cases: int
    form_words: int | None = 2
    """Of the odd words in the fields of one form, and of its broken envelopes, so many are sent; None is all."""
    form_mixes: int = 1
    form_queries: int = 2
    form_messages: int = 200
    damaged_files: int = 300
    xss_rounds: int = 5
    """In each round every column holds another hostile text; with these rounds every text stands somewhere."""
    xss_browser_rounds: int = 4
    export_texts: int = 9
    """So many of the hostile texts stand in one file; the files together hold them all."""
    pages: int = 15
    """So many are opened on the smallest screen."""
    strangers: int | None = 3
    """Of those whom a row of the access matrix does not name, so many knock at its door; None is all."""


SEEDS = {"sqlite": 20_261_121, "postgresql": 20_261_122}
"""Each database gets random messages of its own: the short form sends few, and not the same ones twice."""

SIZES = {
    "short": Size(races=20, kills_per_beat=1, api_cases=200),
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
        pages=1_000,
        export_texts=100,
        strangers=None,
    ),
}


@pytest.fixture(scope="session")
def size() -> Size:
    """The size of this run, by TANDEM_TRUST."""
    return SIZES[os.environ.get("TANDEM_TRUST", "short")]


def seed() -> int:
    """What random messages start from; fixed, so that a message that breaks something comes back."""
    return SEEDS[connection.vendor]


def shared_out(every: Sequence[str]) -> Sequence[str]:
    """What this database takes of all, where the other one takes the rest: the next commit turns it round.

    Only `tools.test` knows that both run, and says so; who runs alone takes everything.
    """
    turn = os.environ.get("TANDEM_TRUST_SHARED")
    if not turn:
        return every
    return every[(list(SEEDS).index(connection.vendor) + int(turn)) % len(SEEDS) :: len(SEEDS)]


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Tell:
    """`tell("200 rounds")`: what a test tried; it stands in the summary and in the report."""
    return lambda words: request.node.user_properties.append((TRIED, words))


_parts: dict[str, float] = {}
_tried: dict[str, list[str]] = {}


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    _parts[report.nodeid] = _parts.get(report.nodeid, 0.0) + report.duration
    if report.when == "call":
        _tried[report.nodeid] = [str(words) for name, words in report.user_properties if name == TRIED]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    terminalreporter.section("trust: seconds of each part, set-up included")
    short = {name: seconds for name, seconds in _parts.items() if seconds < SHORT_SECONDS and not _tried.get(name)}
    for name, seconds in sorted(_parts.items(), key=lambda part: -part[1]):
        if name in short:
            continue
        words = "; ".join(_tried.get(name, []))
        terminalreporter.write_line(f"{seconds:7.1f}  {name.removeprefix('tests/trust/')}{words and f'  {words}'}")
    terminalreporter.write_line(f"{sum(short.values()):7.1f}  {len(short)} parts of less than {SHORT_SECONDS:g} s")
