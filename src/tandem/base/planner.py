"""What the database knows of its own tables, and so which index it takes."""

from typing import Final

from django.db import connection

ROWS_LOOKED_AT: Final = 1000
"""How many entries of each index SQLite looks at: enough to choose well, so few that nobody waits for the lock."""


def look_over() -> None:
    """Let the database count its tables anew.

    PostgreSQL does so by itself in time, but not at once after a large import; SQLite never does, and then reads whole
    tables where an index stands ready.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA analysis_limit = {ROWS_LOOKED_AT}")
        cursor.execute("ANALYZE")
