"""A migrated SQLite database with the shipped registers, kept between runs: a run copies it instead of making its own.

Kept under what it was made from: another migration, register or package gives another name, so a kept one never is of
yesterday. Django still looks whether each migration was applied.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
FOLDER: Final = ROOT / "var" / "tests"
PRODUCT: Final = ROOT / "src" / "tandem"
MAKES_ROWS: Final = ("base", "config", "law", "registers", "faces/exchange")
"""The rooms whose code writes what ships."""
KEPT_AT_MOST: Final = 3


def copy_to(database: Path) -> bool:
    """Put the kept database at this place; False when there is none yet."""
    with _alone():
        if not _path().is_file():
            return False
        database.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(_path(), database)
        return True


def keep(database: sqlite3.Connection) -> None:
    """Keep this database for the runs that follow, and let go of the oldest."""
    with _alone():
        unfinished = _path().with_suffix(f".{os.getpid()}")
        with sqlite3.connect(unfinished) as copy:
            database.backup(copy)
        copy.close()
        unfinished.replace(_path())
        by_age = sorted(FOLDER.glob("*.sqlite3"), key=lambda path: path.stat().st_mtime, reverse=True)
        for old in by_age[KEPT_AT_MOST:]:
            old.unlink()


@contextmanager
def _alone() -> Iterator[None]:
    """One worker at a time: the others find what the first has made."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _path() -> Path:
    return FOLDER / f"{made_from()}.sqlite3"


@cache
def made_from() -> str:
    """A name for all that the database is made from."""
    found = hashlib.sha256()
    for path in _sources():
        found.update(str(path.relative_to(ROOT)).encode())
        found.update(path.read_bytes())
    return found.hexdigest()[:20]


def _sources() -> list[Path]:
    of_rooms = (path for room in MAKES_ROWS for path in (PRODUCT / room).rglob("*"))
    migrations = PRODUCT.rglob("migrations/*.py")
    chosen = {path for path in (*of_rooms, *migrations) if path.is_file() and path.suffix != ".pyc"}
    # The moment of the tests stands in their own settings: it dates the rows.
    return sorted({*chosen, ROOT / "requirements" / "dev.lock", ROOT / "tests" / "conftest.py"})
