"""What of a search time stands in a calendar, and on which day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from math import ceil
from typing import Final
from uuid import UUID

from tandem.journey.placement.rules.clocks import Count
from tandem.journey.placement.terms.feeds import FeedEntry
from tandem.law import counting
from tandem.law.norms import Norms

TALKS_BACK: Final = timedelta(days=30)
"""So long a talk that was stays in the calendar."""
KEPT: Final = timedelta(days=366)
"""So long is kept that an address was revoked."""


@dataclass(frozen=True)
class Entry:
    """One line of a calendar: on a day, or at an hour; `number` counts training days."""

    key: UUID
    kind: FeedEntry
    track_id: UUID
    initials: str
    track_number: str
    day: date
    starts: datetime | None = None
    sequence: int = 0
    number: int = 0
    place: str = ""
    workplace: str = ""
    about: UUID | None = None
    """The clock or the introduction it leads to."""


def milestones(count: Count, *, norms: Norms, free_days: frozenset[date]) -> Iterator[tuple[FeedEntry, int, date]]:
    """The days worth knowing of a clock, each with how many training days are left on it, counted as the clock is."""
    if count.due_on is None:
        return
    left = {
        FeedEntry.HALFWAY: count.total - ceil(count.total * Fraction(norms.search.halfway_share.value)),
        FeedEntry.FEW_LEFT: norms.search.few_days_left.value,
        FeedEntry.NEARLY_OVER: norms.signals.last_days.value,
        FeedEntry.LAST_DAY: 0,
    }
    for kind, days in left.items():
        if days < count.total:
            yield kind, days, counting.nth_after(count.counted_after, count.total - days, free_days=free_days)


def initials(given_name: str, family_name: str) -> str:
    """As little of a name as tells two learners of one coach apart."""
    return "".join(f"{name.strip()[:1].upper()}." for name in (given_name, family_name) if name.strip())
