"""The time. Only faces read it; they pass `now` or `day` down."""

from datetime import UTC, date, datetime

from tandem.base.periods import day_of


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """This day in Brussels."""
    return day_of(now())
