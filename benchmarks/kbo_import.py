"""The import of a full extract of the KBO against the database's own bulk load of the same rows.

`python -m benchmarks.kbo_import` makes an extract of a million establishments with their enterprises, names, addresses
and activities, imports it into an empty database on SQLite and on PostgreSQL while somebody else keeps writing, and
then loads the very same rows the way the database does it fastest: `executemany` of ready tuples in one transaction on
SQLite, `COPY` of ready text in one transaction on PostgreSQL; into the same tables with the same indexes.
"""

import argparse
import contextlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.postgres import NoPostgresError, cluster

GOAL_RATIO = 3.0
GOAL_MEMORY_MB = 500
READY_ROWS = 100_000
READY_BYTES = 1 << 20
PAUSE = 0.01


def main() -> int:
    """Measure on the databases asked for; 1 where a goal was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--establishments", type=int, default=1_000_000)
    parser.add_argument("--database", choices=("both", "sqlite", "postgres"), default="both")
    parser.add_argument("--step", default="", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, default=None, help="keep the files here")
    asked = parser.parse_args()
    if asked.step:
        return _STEPS[asked.step](asked.folder)
    with contextlib.ExitStack() as stack:
        folder = asked.folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tandem-kbo-")))
        folder.mkdir(parents=True, exist_ok=True)
        _generate(folder, asked.establishments)
        databases = ("sqlite", "postgres") if asked.database == "both" else (asked.database,)
        return max([_measure(database, folder) for database in databases])


def _generate(folder: Path, establishments: int) -> None:
    began = time.perf_counter()
    if not (folder / "extract.zip").exists():
        _run("generate", folder, TANDEM_KBO_ESTABLISHMENTS=str(establishments))
    size = (folder / "extract.zip").stat().st_size / 1e6
    print(f"extract of {establishments:,} establishments: {size:.0f} MB, {time.perf_counter() - began:.1f} s to make")


def _measure(database: str, folder: Path) -> int:
    with _database(database, folder, "import") as url, _database(database, folder, "peer") as peer_url:
        _run("migrate", folder, DATABASE_URL=url)
        _run("migrate", folder, DATABASE_URL=peer_url)
        writer = _start("write", folder, DATABASE_URL=url)
        try:
            imported = _run("import", folder, DATABASE_URL=url)
        finally:
            writer.terminate()
            waits = json.loads(writer.communicate()[0] or "{}")
        peer = _run(f"peer-{database}", folder, DATABASE_URL=url, PEER_URL=peer_url)
    return _print(database, imported, peer, waits)


def _print(database: str, imported: dict[str, Any], peer: dict[str, Any], waits: dict[str, Any]) -> int:
    ratio = imported["seconds"] / peer["seconds"]
    assert imported["rows"] == peer["rows"], (imported, peer)
    lines = (
        ("rows", f"{imported['rows']:,}", ""),
        ("import", f"{imported['seconds']:.1f} s", f"{imported['rows'] / imported['seconds']:,.0f} rows/s"),
        ("bulk load of the same rows", f"{peer['seconds']:.1f} s", f"{peer['rows'] / peer['seconds']:,.0f} rows/s"),
        ("ratio", f"{ratio:.2f}", f"goal ≤ {GOAL_RATIO}"),
        ("peak memory", f"{imported['memory']:.0f} MB", f"goal < {GOAL_MEMORY_MB} MB"),
        ("longest transaction", f"{imported['longest']:.2f} s", ""),
        (
            "another writer waited",
            f"{waits['longest']:.2f} s",
            f"at most; p99 {waits['p99']:.3f} s, {waits['writes']} writes",
        ),
    )
    print(f"\n{database}")
    for name, value, note in lines:
        print(f"  {name:28}{value:>14}  {note}")
    return int(ratio > GOAL_RATIO or imported["memory"] > GOAL_MEMORY_MB)


@contextlib.contextmanager
def _database(database: str, folder: Path, name: str) -> Iterator[str]:
    if database == "sqlite":
        path = folder / f"{name}.sqlite3"
        for old in folder.glob(f"{name}.sqlite3*"):
            old.unlink()
        yield f"sqlite:///{path}"
        return
    # A cluster of its own with the durability of production: this measures loading, not `fsync=off`.
    durable = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
    with cluster(**durable, shared_buffers="256MB", max_wal_size="4GB") as running:
        import psycopg

        with psycopg.connect(host=str(running.folder), user="postgres", autocommit=True) as server:
            server.execute("CREATE DATABASE tandem")
        yield running.url


# ---------------------------------------------------------------------------------------------- steps in own processes


def _run(step: str, folder: Path, **environment: str) -> dict[str, Any]:
    process = _start(step, folder, **environment)
    answer, _ = process.communicate()
    if process.returncode:
        sys.exit(f"step {step} failed")
    return json.loads(answer) if answer else {}


def _start(step: str, folder: Path, **environment: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "benchmarks.kbo_import", "--step", step, "--folder", str(folder)]
    settings = {
        "DJANGO_SETTINGS_MODULE": "tandem.config.settings",
        "TANDEM_MODE": "test",
        "TANDEM_VAR": str(folder),
        "PYTHONPATH": os.pathsep.join(["src", "."]),
        **environment,
    }
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, **settings})


def _set_up() -> None:
    import django

    django.setup()


def _step_generate(folder: Path) -> int:
    from tandem.faces.demo.kbo.generator import generate

    made = generate(folder, establishments=int(os.environ["TANDEM_KBO_ESTABLISHMENTS"]))
    made.full.rename(folder / "extract.zip")
    return 0


def _step_migrate(_folder: Path) -> int:
    _set_up()
    from django.core.management import call_command

    call_command("migrate", skip_checks=True, verbosity=0)
    return 0


def _step_import(folder: Path) -> int:
    _set_up()
    from tandem.base import clock
    from tandem.base.actor import SYSTEM
    from tandem.faces.exchange.kbo.importer import Wishes, import_extract

    report = import_extract(folder / "extract.zip", actor=SYSTEM, clock=clock.now, wishes=Wishes())
    assert report.outcome == "made_current"
    assert report.rejected == 0
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = {"rows": report.rows, "seconds": report.seconds, "longest": report.longest_wait, "memory": memory}
    print(json.dumps(found))
    return 0


def _step_write(_folder: Path) -> int:
    """Write a row, wait a moment, again; until told to stop."""
    import signal

    stopped: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _frame: stopped.append(number))
    _set_up()
    from tandem.base import clock, jobs

    waits: list[float] = []
    while not stopped:
        began = time.perf_counter()
        jobs.later("nothing", at=clock.now())
        waits.append(time.perf_counter() - began)
        time.sleep(PAUSE)
    waits.sort()
    print(json.dumps({"longest": waits[-1], "p99": waits[int(len(waits) * 0.99)], "writes": len(waits)}))
    return 0


def _step_peer_sqlite(_folder: Path) -> int:
    """Ready tuples, `executemany`, one transaction; only what SQLite does is timed."""
    _set_up()
    import sqlite3

    from django.db import connections

    from tandem.registers.organisations.actions.register_rows import COLUMNS, TABLES

    source = sqlite3.connect(os.environ["DATABASE_URL"].removeprefix("sqlite:///"))
    target = _peer_connection(connections)
    rows, seconds = 0, 0.0
    target.execute("BEGIN IMMEDIATE")
    for file, model in TABLES.items():
        columns = ", ".join(f'"{name}"' for name in ("generation", *COLUMNS[file]))
        marks = ", ".join("?" for _ in range(len(COLUMNS[file]) + 1))
        found = source.execute(f"SELECT {columns} FROM {model._meta.db_table} ORDER BY line")  # noqa: S608
        while ready := found.fetchmany(READY_ROWS):
            began = time.perf_counter()
            target.executemany(f"INSERT INTO {model._meta.db_table} ({columns}) VALUES ({marks})", ready)  # noqa: S608
            seconds += time.perf_counter() - began
            rows += len(ready)
    began = time.perf_counter()
    target.execute("COMMIT")
    seconds += time.perf_counter() - began
    print(json.dumps({"rows": rows, "seconds": seconds}))
    return 0


def _peer_connection(connections: Any) -> Any:
    """A connection to the peer with the very settings of the product."""
    connection = connections["default"].copy()
    connection.settings_dict["NAME"] = os.environ["PEER_URL"].removeprefix("sqlite:///")
    connection.connect()
    return connection.connection


def _step_peer_postgres(folder: Path) -> int:
    """Ready text, `COPY`, one transaction; the text is made beforehand by the database that imported."""
    _set_up()
    import psycopg

    from tandem.registers.organisations.actions.register_rows import COLUMNS, TABLES

    statements = {}
    with psycopg.connect(**_socket(os.environ["DATABASE_URL"])) as source:
        for file, model in TABLES.items():
            columns = ", ".join(f'"{name}"' for name in ("generation", *COLUMNS[file]))
            path = folder / f"{file}.copy"
            query = f"COPY (SELECT {columns} FROM {model._meta.db_table} ORDER BY line) TO STDOUT"  # noqa: S608
            with path.open("wb") as ready, source.cursor().copy(query) as copy:
                for block in copy:
                    ready.write(block)
            statements[path] = f"COPY {model._meta.db_table} ({columns}) FROM STDIN"
    rows = 0
    with psycopg.connect(**_socket(os.environ["PEER_URL"])) as target:
        began = time.perf_counter()
        with target.transaction():
            for path, statement in statements.items():
                cursor = target.cursor()
                with path.open("rb") as ready, cursor.copy(statement) as copy:
                    while block := ready.read(READY_BYTES):
                        copy.write(block)
                rows += cursor.rowcount
        seconds = time.perf_counter() - began
    for path in statements:
        path.unlink()
    print(json.dumps({"rows": rows, "seconds": seconds}))
    return 0


def _socket(url: str) -> dict[str, str]:
    """Where a cluster listens: `postgres://postgres@//folder/database`."""
    folder, _, name = url.partition("@/")[2].rpartition("/")
    return {"host": folder, "user": "postgres", "dbname": name}


_STEPS = {
    "generate": _step_generate,
    "migrate": _step_migrate,
    "import": _step_import,
    "write": _step_write,
    "peer-sqlite": _step_peer_sqlite,
    "peer-postgres": _step_peer_postgres,
}


if __name__ == "__main__":
    try:
        sys.exit(main())
    except NoPostgresError as error:
        sys.exit(str(error))
