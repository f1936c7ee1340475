"""The harness of every test: strict where production is forgiving, so that a mistake shows here first."""

import gc
import os
import random
from collections.abc import Callable, Generator, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import hypothesis
import pytest
import pytest_django

from tandem.base import clock
from tests.harness import commits, kept, network, order, pages, pristine, queries

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
"""The moment at which every test happens, unless it says otherwise: half past ten on a Saturday in Brussels."""

SLOW_SECONDS = 0.1
SELDOM = (50_000, 20, 100)
"""How many new objects wait, and how many rounds, before Python looks for what can go: it takes a tenth of a run."""
TESTS = Path(__file__).parent
MANY = 100_000
"""So many examples of each property the long form draws."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--order-seed", default="", help="repeat the order of tests and rows of an earlier run")
    parser.addoption("--database-only", action="store_true", help="only tests that use the database")
    parser.addoption("--draw-pages", type=int, help="of the tests of pages and API, the third whose turn this is")


def pytest_configure(config: pytest.Config) -> None:
    given = config.getoption("--order-seed") or os.environ.get("TANDEM_ORDER_SEED")
    os.environ["TANDEM_ORDER_SEED"] = config.option.order_seed = given or str(random.SystemRandom().randrange(10**6))
    hypothesis.settings.register_profile("short", deadline=None)
    hypothesis.settings.register_profile("long", deadline=None, max_examples=MANY, database=None)
    hypothesis.settings.load_profile(os.environ.get("TANDEM_PROPERTIES", "short"))
    network.block()
    queries.shuffle_unordered()
    queries.refuse_late_columns()
    pages.refuse_inline_code()
    commits.run_after_commit()


def pytest_report_header(config: pytest.Config) -> str:
    from django.db import connection

    return f"database: {connection.vendor}, order: --order-seed={config.option.order_seed}"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        folder = item.path.relative_to(TESTS).parts[0] if item.path.is_relative_to(TESTS) else ""
        if folder in {"browser", "trust"}:
            item.add_marker(folder)
    if config.getoption("--database-only"):
        chosen = [item for item in items if _uses_database(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in set(chosen)])
        items[:] = chosen
    if (turn := config.getoption("--draw-pages")) is not None:
        drawn = [item for item in items if not _is_of_pages(item) or order.is_drawn(item.nodeid, turn=turn)]
        config.hook.pytest_deselected(items=[item for item in items if item not in set(drawn)])
        items[:] = drawn
    items[:] = order.shuffled(items, seed=config.option.order_seed)


def pytest_collection_finish() -> None:
    """What stays for the whole run is not looked at again each time Python looks for what can go."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)


def _is_of_pages(item: pytest.Item) -> bool:
    return any(item.path.is_relative_to(TESTS / "tandem" / "faces" / face) for face in ("web", "api"))


def _uses_database(item: pytest.Item) -> bool:
    asked = set(getattr(item, "fixturenames", ()))
    return bool(item.get_closest_marker("django_db") or asked & {"db", "transactional_db", "live_server"})


# ------------------------------------------------------------------------------------------------------------ database


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings: None) -> bool:
    """Whether the database of an earlier run stands ready; it lies in a folder that goes after the run."""
    from django.db import connection

    return connection.vendor == "sqlite" and kept.copy_to(Path(connection.settings_dict["TEST"]["NAME"]))


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_keepdb: bool, django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker
) -> Iterator[None]:
    """A migrated database with the registers that the product ships, kept aside for tests that commit."""
    from django.db import connection

    with django_db_blocker.unblock():
        if not django_db_keepdb:
            load_shipped_registers()
            if connection.vendor == "sqlite":
                kept.keep(connection.connection)
        pristine.keep()
    yield
    with django_db_blocker.unblock():
        pristine.let_go()


def load_shipped_registers() -> None:
    from tandem.faces.exchange import shipped

    shipped.load_all(now=NOW)


@pytest.fixture(autouse=True)
def _rows_in_any_order(request: pytest.FixtureRequest) -> Iterator[None]:
    queries.seed(f"{request.config.option.order_seed}/{request.node.nodeid}")
    if request.node.get_closest_marker("unshuffled"):
        with queries.unshuffled():
            yield
    else:
        yield


@pytest.fixture
def query_budget() -> Callable[[int], object]:
    """`with query_budget(7):` allows seven queries."""
    return queries.query_budget


# --------------------------------------------------------------------------------------------------------------- clock


class FixedClock:
    """A clock that stands still until the test moves it."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def move(self, **delta: float) -> datetime:
        """Move the clock, `move(days=3)`; gives the new moment."""
        self.moment += timedelta(**delta)
        return self.moment

    def set(self, moment: datetime) -> datetime:
        """Set the clock to another moment."""
        self.moment = moment
        return moment


@pytest.fixture(autouse=True)
def fixed_clock(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> FixedClock:
    """The clock of the platform stands at the moment of the tests; `fixed_clock.move(days=3)` moves it."""
    fixed = FixedClock(NOW)
    if not request.node.get_closest_marker("real_clock"):
        monkeypatch.setattr(clock, "now", fixed.now)
    return fixed


@pytest.fixture
def now() -> datetime:
    """The moment at which the tests happen."""
    return NOW


@pytest.fixture
def day() -> date:
    """The day on which the tests happen: 21 November 2026."""
    return NOW.date()


# --------------------------------------------------------------------------------------------------------------- speed

_slow: dict[str, float] = {}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call" and report.duration > SLOW_SECONDS:
        is_expected = any(item.get_closest_marker(name) for name in ("slow", "browser", "trust"))
        report.user_properties.append(("slow", not is_expected))
    return report


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if ("slow", True) in report.user_properties:
        _slow[report.nodeid] = report.duration


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _slow:
        terminalreporter.write_line(f"{len(_slow)} tests above {SLOW_SECONDS} s without the mark `slow`; the slowest:")
        for name, seconds in sorted(_slow.items(), key=lambda pair: -pair[1])[:5]:
            terminalreporter.write_line(f"  {seconds:5.2f} s  {name}")
