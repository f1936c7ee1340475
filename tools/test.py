"""Run the tests: on SQLite, then the tests that use the database on a PostgreSQL of our own.

`TANDEM_TEST_DATABASES=sqlite,postgres` chooses; `--browser` and `--trust=short|long` run those suites instead.
What else is given goes to pytest.
"""

import argparse
import os
import subprocess
import sys
import time

from tests import postgres

TOO_LONG_FOR_EVERY_RUN = ("--ignore=tests/browser", "--ignore=tests/trust")
NO_TESTS = 5
"""What pytest answers when nothing was chosen."""


def main(arguments: list[str]) -> int:
    """Run what is asked for; gives the exit code of the worst part."""
    parser = argparse.ArgumentParser(prog="python -m tools.test", description=__doc__)
    parser.add_argument("--browser", action="store_true", help="the journeys in a browser")
    parser.add_argument("--trust", choices=("short", "long"), help="races, kills, fuzz and corpora")
    chosen, rest = parser.parse_known_args(arguments)
    if chosen.browser:
        return _pytest("tests/browser", *rest)
    if chosen.trust:
        return _both(["tests/trust", *rest], TANDEM_TRUST=chosen.trust)
    return _both([*TOO_LONG_FOR_EVERY_RUN, *rest])


def _both(arguments: list[str], **environment: str) -> int:
    wanted = os.environ.get("TANDEM_TEST_DATABASES", "sqlite,postgres").split(",")
    codes = []
    if "sqlite" in wanted:
        _say("SQLite")
        codes.append(_pytest(*arguments, **environment))
    if "postgres" in wanted:
        codes.append(_on_postgres(arguments, environment, is_required=wanted == ["postgres"]))
    return max(codes, default=0)


def _on_postgres(arguments: list[str], environment: dict[str, str], *, is_required: bool) -> int:
    if postgres.binaries() is None:
        print(f"tests: {postgres.ABSENT}", file=sys.stderr)
        return int(is_required)
    started = time.monotonic()
    with postgres.cluster() as cluster:
        _say(f"PostgreSQL (a cluster of our own, up in {time.monotonic() - started:.1f} s)")
        code = _pytest("--database-only", *arguments, DATABASE_URL=cluster.url, **environment)
    return 0 if code == NO_TESTS else code


def _pytest(*arguments: str, **environment: str) -> int:
    command = [sys.executable, "-m", "pytest", "-q", *arguments]
    given = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return subprocess.run(command, env=given | environment, check=False).returncode


def _say(words: str) -> None:
    print(f"tests: {words}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
