"""An import that is killed goes on where it stopped, and ends as if nothing had happened.

The import runs in a process of its own that gets SIGKILL: at any moment, and precisely between the mark and the rows of
a block. The control takes the protection away (mark and rows no longer in one transaction) and must lose rows.
"""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager

import pytest
from django.db import connection

from tandem.faces.demo.kbo.hostile import write_hostile
from tests.tandem.faces.exchange.kbo.house import made

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.trust]

KILLS = int(os.environ.get("TANDEM_KILLS", "5"))
FRESH_STARTS = 4
LONGEST_WAIT = 2.0
"""Seconds; far below the twenty that a writer on SQLite waits before it gives up."""


@pytest.fixture(scope="module")
def extract(tmp_path_factory):
    return made(tmp_path_factory.mktemp("kills"), establishments=1500).full


@pytest.fixture
def database(tmp_path):
    """Makes databases of their own, as empty as the one of the tests."""
    made_here = []
    connection.close()  # PostgreSQL copies no database to which somebody is connected

    def another():
        made_here.append(_copy(tmp_path, f"killed{os.getpid()}_{len(made_here)}"))
        return made_here[-1]

    yield another
    for url in made_here:
        _drop(url)


def _copy(folder, name):
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(settings["NAME"])) as old, closing(sqlite3.connect(folder / name)) as new:
            old.backup(new)
        return f"sqlite:///{folder / name}"
    with _postgres() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{settings["NAME"]}"')
    return f"postgres://{settings['USER']}@/{settings['HOST']}/{name}"


def _drop(url):
    if url.startswith("postgres"):
        with _postgres() as cursor:
            cursor.execute(f'DROP DATABASE "{url.rpartition("/")[2]}" WITH (FORCE)')


@contextmanager
def _postgres():
    import psycopg

    settings = connection.settings_dict
    with psycopg.connect(host=settings["HOST"], user=settings["USER"], dbname="postgres", autocommit=True) as server:
        yield server


def start(url, *arguments, die=""):
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "tandem.config.settings",
        "PYTHONPATH": os.pathsep.join(["src", "."]),
        "DIE": die,
    }
    command = [sys.executable, "-m", "tests.tandem.faces.exchange.kbo.child", *map(str, arguments)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def run(url, *arguments, die=""):
    process = start(url, *arguments, die=die)
    said, _ = process.communicate(timeout=120)
    return process.returncode, said.split("\n")


def fingerprint(url):
    code, said = run(url, "fingerprint")
    assert code == 0
    return said[0]


_undisturbed: dict[str, tuple[str, int]] = {}


@pytest.fixture
def whole(database, extract):
    """The fingerprint after an import that nobody disturbed, and how many blocks it has."""
    if connection.vendor not in _undisturbed:
        url = database()
        code, said = run(url, "import", extract)
        assert code == 0
        assert said[-2] == "done made_current False"
        _undisturbed[connection.vendor] = fingerprint(url), len(said) - 4
    return _undisturbed[connection.vendor]


def test_an_import_killed_at_any_moment_goes_on_and_ends_the_same(database, extract, whole):
    expected, blocks = whole
    source, enough = random.Random(KILLS), min(3, KILLS)
    for _ in range(FRESH_STARTS):
        url = database()
        if _killed(url, extract, blocks, source) >= enough:
            break
    else:
        pytest.fail(f"of {FRESH_STARTS} imports none was killed {enough} times before it was done")
    code, said = run(url, "import", extract)
    assert code == 0
    assert said[-2] in {"done made_current True", "done nothing_to_do False"}
    assert fingerprint(url) == expected


def _killed(url, extract, blocks, source):
    """How often the import into this database was killed; a busy machine may let it end before the next kill."""
    killed = 0
    for _ in range(KILLS):
        process = start(url, "import", extract)
        for _line in zip(range(source.randrange(1, max(2, 2 * blocks // KILLS))), process.stdout, strict=False):
            pass
        time.sleep(source.random() / 100)
        process.kill()
        process.communicate()
        killed += process.returncode == -signal.SIGKILL
    return killed


@pytest.mark.parametrize("place", ["before", "after"])
def test_an_import_killed_between_the_mark_and_the_rows_loses_and_doubles_nothing(database, extract, whole, place):
    url = database()
    for block in (2, 9):
        code, _ = run(url, "import", extract, die=f"{block} {place}")
        assert code == -signal.SIGKILL
    code, said = run(url, "import", extract)
    assert code == 0
    assert said[-2] == "done made_current True"
    assert fingerprint(url) == whole[0]


def test_the_control_without_one_transaction_loses_rows(database, extract, whole):
    """The same kill with the mark stored apart from its rows: were nothing lost now, these tests would see nothing."""
    url = database()
    code, _ = run(url, "import", extract, die="9 before torn")
    assert code == -signal.SIGKILL
    code, _ = run(url, "import", extract)
    assert code == 0
    assert fingerprint(url) != whole[0]


def test_somebody_else_can_write_while_an_import_runs(database, tmp_path):
    large = made(tmp_path / "large", establishments=6000).full
    url = database()
    writer = start(url, "write")
    assert writer.stdout.readline() == "writing\n"
    code, _ = run(url, "import", large)
    writer.terminate()
    said, _ = writer.communicate(timeout=60)
    assert code == 0
    writes, longest = said.split()
    assert int(writes) > 20
    assert float(longest) < LONGEST_WAIT
    shutil.rmtree(tmp_path / "large")


def test_hostile_files_take_neither_memory_nor_time(database, tmp_path):
    """A bomb of half a gigabyte and a list of a million members are refused before they are unpacked."""
    folder = tmp_path / "hostile"
    write_hostile(folder)
    code, said = run(database(), "hostile", folder)
    assert code == 0
    grown, longest = said[0].split()
    assert int(grown) < 100
    assert float(longest) < 2
