"""Which timetables count on a day, on which day an ordinary question is asked, and what a file turned out to hold."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final, Protocol, TypeVar

from tandem.base.verdict import Finding, Verdict
from tandem.law import calendar
from tandem.law.errors import NoCalendar

MOST_OPERATOR: Final = 40
MOST_BYTES: Final = 500_000_000
"""Of a file that is handed in; the largest known one has a third of it."""
LOOKS_AHEAD: Final = 400
"""Days after which no timetable says anything of the coming school year."""


class Edition(Protocol):
    """What is asked of a timetable: whose it is, for which days, and when it was taken in use."""

    @property
    def operator(self) -> str:
        """Whose timetable it is."""

    @property
    def valid_from(self) -> date | None:
        """The first day it says anything of."""

    @property
    def valid_until(self) -> date | None:
        """The first day it says nothing of any more."""

    @property
    def decided_at(self) -> datetime | None:
        """When it was taken in use."""


E = TypeVar("E", bound=Edition)


@dataclass(frozen=True)
class TimetableFacts:
    """What a file turned out to hold."""

    publisher: str
    version: str
    valid_from: date
    valid_until: date
    stops: int
    lines: int
    trips: int
    left_out: int
    problems: Sequence[Mapping[str, Any]]
    problem_count: int
    asides: Mapping[str, int]


def holds_on(edition: Edition, day: date) -> bool:
    """Whether the timetable says what runs that day."""
    return (
        edition.valid_from is not None
        and edition.valid_until is not None
        and edition.valid_from <= day < edition.valid_until
    )


def counting_on(editions: Iterable[E], day: date) -> tuple[E, ...]:
    """Of each operator the newest timetable that holds that day: what begins last, then what was decided last."""
    newest: dict[str, E] = {}
    for one in editions:
        if not holds_on(one, day):
            continue
        other = newest.get(one.operator)
        if other is None or _rank(one) > _rank(other):
            newest[one.operator] = one
    return tuple(newest[operator] for operator in sorted(newest))


def ordinary_day(editions: Sequence[Edition], day: date) -> date | None:
    """The first day on which learners learn or work, from this day on, of which a timetable says what runs.

    Where the timetables hold no such day, the first working day that they hold; None where they hold none at all.
    """
    covered = [
        found for ahead in range(LOOKS_AHEAD) if any(holds_on(one, found := day + timedelta(ahead)) for one in editions)
    ]
    working = [one for one in covered if calendar.is_working_day(one)]
    return next((one for one in working if _is_training_day(one)), working[0] if working else None)


def operator_named(text: str) -> str:
    """The short name of an operator, however it is typed: DeLijn and delijn are the same."""
    return text.strip().lower()


def may_receive(*, operator: str, size: int, is_new: bool = True) -> Verdict:
    """Whether a file can be handed in: from an operator with a name, not empty, not endless, and not there already."""
    named = 0 < len(operator) <= MOST_OPERATOR and all(c.isascii() and (c.isalnum() or c == "-") for c in operator)
    return Verdict(
        (
            Finding("travel.operator", named, found=operator),
            Finding("travel.file_size", 0 < size <= MOST_BYTES, found=size, needed=MOST_BYTES),
            Finding("travel.file_once", is_new, found=operator),
        )
    )


def _rank(edition: Edition) -> tuple[date, float]:
    return edition.valid_from or date.min, edition.decided_at.timestamp() if edition.decided_at else 0.0


def _is_training_day(day: date) -> bool:
    try:
        return calendar.is_training_day(day)
    except NoCalendar:
        return True
