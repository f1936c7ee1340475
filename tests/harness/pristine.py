"""The database as it was before the first test: put back after each test that really committed."""

import sqlite3
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection
from django.test import TransactionTestCase

_memory: sqlite3.Connection | None = None
_SCHEMA = "pristine"
_marks: dict[str, tuple[int, int]] = {}
"""Of each table in PostgreSQL, how many rows were kept and in which transaction the last of them was written."""


def keep() -> None:
    """Remember all tables as they stand now, and put them back after every test that commits."""
    if connection.vendor == "sqlite":
        _keep_sqlite()
    else:
        _keep_postgres()
    TransactionTestCase._fixture_teardown = lambda self: restore()  # type: ignore[attr-defined]


def restore() -> None:
    """All tables as they were kept."""
    if connection.vendor == "sqlite":
        _restore_sqlite()
    else:
        _restore_postgres()


def let_go() -> None:
    """Nobody else holds the database any more: a thread of a live server or a fuzzer ends without closing its own."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


def _keep_sqlite() -> None:
    global _memory  # noqa: PLW0603 - one database for the whole process
    connection.ensure_connection()
    _memory = sqlite3.connect(":memory:", check_same_thread=False)
    connection.connection.backup(_memory)


def _restore_sqlite() -> None:
    if _memory is None:
        raise RuntimeError("nothing was kept")
    connection.ensure_connection()
    _memory.backup(connection.connection)


def _keep_postgres() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {_SCHEMA} CASCADE")
        cursor.execute(f"CREATE SCHEMA {_SCHEMA}")
        for table in _tables(cursor):
            cursor.execute(f'CREATE TABLE {_SCHEMA}."{table}" AS TABLE public."{table}"')
        _marks.update(_marked(cursor))


def _restore_postgres() -> None:
    """Only what was touched is put back: emptying a table takes longer than looking at it."""
    with connection.cursor() as cursor:
        touched = [table for table, mark in _marked(cursor).items() if mark != _marks[table]]
        # The rows come back in any order of tables, so foreign keys are not looked at meanwhile.
        cursor.execute("BEGIN; SET LOCAL session_replication_role = replica")
        for table in touched:
            cursor.execute(f'DELETE FROM public."{table}"')
            cursor.execute(f'INSERT INTO public."{table}" SELECT * FROM {_SCHEMA}."{table}"')
        # Numbers go on where the kept rows end, as in SQLite: the next event has the number it had the first time.
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models(include_auto_created=True)):
            cursor.execute(statement)
        cursor.execute("COMMIT")
        _marks.update(_marked(cursor))


def _marked(cursor: Any) -> dict[str, tuple[int, int]]:
    looks = (
        f"SELECT '{table}', count(*), coalesce(max(xmin::text::bigint), 0) FROM public.\"{table}\""
        for table in _tables(cursor)
    )
    cursor.execute(" UNION ALL ".join(looks))
    return {table: (count, last) for table, count, last in cursor.fetchall()}


def _tables(cursor: Any) -> list[str]:
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
    return [name for (name,) in cursor.fetchall()]
