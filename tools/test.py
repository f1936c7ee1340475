"""Run the tests: on SQLite, then the tests that use the database on a PostgreSQL of our own.

`TANDEM_TEST_DATABASES=sqlite,postgres` chooses; with `TANDEM_TEST_PAGES=third` PostgreSQL gets, of the tests of pages
and of the API, a third: the next two commits take the others. `--browser`, `--properties` and
`--trust=short|long` run those suites instead. What else is given goes to pytest.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests import postgres
from tools import trust_report

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "var" / "trust"
NO_TESTS = 5
"""What pytest answers when nothing was chosen."""


@dataclass(frozen=True)
class Suite:
    """What to give pytest on every database, and what more on the second one."""

    arguments: Sequence[str]
    on_second: Sequence[str] = ()
    environment: dict[str, str] = field(default_factory=dict)
    reports: Path | None = None


def main(arguments: list[str]) -> int:
    """Run what is asked for; gives the exit code of the worst part."""
    parser = argparse.ArgumentParser(prog="python -m tools.test", description=__doc__)
    parser.add_argument("--browser", action="store_true", help="the journeys in a browser")
    parser.add_argument("--properties", action="store_true", help="a hundred thousand examples of each property")
    parser.add_argument("--trust", choices=("short", "long"), help="races, kills, fuzz and corpora")
    chosen, rest = parser.parse_known_args(arguments)
    if chosen.browser:
        return _pytest(Suite(["tests/browser", *(() if rest else _workers()), *rest]), name="browser")
    if chosen.properties:
        return _properties(rest)
    if chosen.trust:
        return _trust(chosen.trust, rest)
    too_long_for_every_run = ("--ignore=tests/browser", "--ignore=tests/trust")
    side_by_side = () if rest else _workers()
    return _each(Suite([*too_long_for_every_run, *side_by_side, *rest], on_second=["--database-only", *_drawn()]))


def _workers() -> Sequence[str]:
    """A worker on each core: worth its start for the whole suite, not for what somebody chose."""
    cores = os.cpu_count() or 1
    return ("-n", str(cores), "--dist", "worksteal") if cores > 1 else ()


def _drawn() -> Sequence[str]:
    """Which third of the tests of pages runs on the second database: all of them, unless a third was asked for."""
    if os.environ.get("TANDEM_TEST_PAGES") != "third":
        return ()
    turn = _turn()
    _say(f"of the tests of pages and of the API, PostgreSQL gets a third: that of turn {turn}")
    return (f"--draw-pages={turn}",)


def _turn() -> int:
    """Whose turn it is among what is shared out: each commit counts one on; where the history is cut off, a draw."""
    if _git("rev-parse", "--is-shallow-repository") == "true":
        return int(_git("rev-parse", "HEAD"), 16)
    return int(_git("rev-list", "--count", "HEAD"))


def _git(*asked: str) -> str:
    return subprocess.run(["git", *asked], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def _trust(size: str, arguments: Sequence[str]) -> int:
    """The trust suite on each database; the long form leaves a report of what was tried and how it went."""
    environment = {"TANDEM_TRUST": size}
    asked = ["tests/trust", *(() if arguments else _workers()), *arguments]
    if size == "short":
        if _runs_on_both():
            environment["TANDEM_TRUST_SHARED"] = str(_turn())
        return _each(Suite(asked, on_second=["-m", "not any_database"], environment=environment))
    REPORTS.mkdir(parents=True, exist_ok=True)
    for old in REPORTS.glob("*.xml"):
        old.unlink()
    code = _each(Suite(asked, environment=environment, reports=REPORTS))
    _say(f"the report stands in {trust_report.write(REPORTS).relative_to(ROOT)}")
    return code


def _properties(arguments: list[str]) -> int:
    """The properties that touch no database, in their long form; says how long each took."""
    drawn = ["-m", "property", "--durations=0", "--durations-min=0.1", *(arguments or ["tests/law", "tests/tandem"])]
    environment = {"TANDEM_PROPERTIES": "long"}
    return _pytest(Suite([*(() if arguments else _workers()), *drawn], environment=environment), name="properties")


def _each(suite: Suite) -> int:
    wanted, codes = _wanted(), []
    if "sqlite" in wanted:
        _say("SQLite")
        codes.append(_pytest(suite, name="sqlite"))
    if "postgres" in wanted:
        codes.append(_on_postgres(suite, is_required=wanted == ["postgres"]))
    return max(codes, default=0)


def _runs_on_both() -> bool:
    """Whether every database has its turn, so that they can share out what is asked of each."""
    return set(_wanted()) == {"sqlite", "postgres"} and postgres.binaries() is not None


def _wanted() -> list[str]:
    return os.environ.get("TANDEM_TEST_DATABASES", "sqlite,postgres").split(",")


def _on_postgres(suite: Suite, *, is_required: bool) -> int:
    if postgres.binaries() is None:
        _say(postgres.ABSENT)
        return int(is_required)
    started = time.monotonic()
    with postgres.cluster() as cluster:
        _say(f"PostgreSQL (a cluster of our own, up in {time.monotonic() - started:.1f} s)")
        code = _pytest(suite, name="postgres", url=cluster.url)
    return 0 if code == NO_TESTS else code


def _pytest(suite: Suite, *, name: str, url: str = "") -> int:
    report = [f"--junitxml={suite.reports}/{name}.xml"] if suite.reports else []
    second = suite.on_second if url else ()
    command = [sys.executable, "-m", "pytest", "-q", *report, *second, *suite.arguments]
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"} | suite.environment
    if url:
        environment["DATABASE_URL"] = url
    return subprocess.run(command, env=environment, check=False).returncode


def _say(words: str) -> None:
    print(f"tests: {words}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
