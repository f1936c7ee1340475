"""Invented numbers with the right check digits, and the moments at which invented things happened."""

import uuid
from datetime import UTC, date, datetime

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
"""The moment at which every test happens."""

EARLIER = datetime(2026, 10, 5, 8, 0, tzinfo=UTC)
SINCE = date(2020, 9, 1)
"""The first day of what has been there for years."""


def enterprise_number(n: int) -> str:
    """The n-th invented enterprise number: ten digits, the last two check the rest."""
    return _checked(7_000_000 + n)


def establishment_number(n: int) -> str:
    """The n-th invented establishment number."""
    return _checked(29_000_000 + n)


def _checked(base: int) -> str:
    return f"{base:08d}{97 - base % 97:02d}"


def somebody() -> uuid.UUID:
    """The identifier of a person or row that need not exist."""
    return uuid.uuid4()
