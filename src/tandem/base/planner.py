"""What the database knows of its own tables, and so which index it takes."""

from typing import Final

from django.db import connection

ROWS_LOOKED_AT: Final = 100_000
"""How many entries of each index SQLite looks at: with too few, a state that nearly every row has looks rare."""


def look_over() -> None:
    """Let the database count its tables anew.

    PostgreSQL does so by itself in time, but not at once after a large import; SQLite never does, and then reads whole
    tables where an index stands ready. It does so table by table, so that who writes waits for one of them at most.
    """
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute("ANALYZE")
            return
        cursor.execute(f"PRAGMA analysis_limit = {ROWS_LOOKED_AT}")
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"ANALYZE {connection.ops.quote_name(table)}")
