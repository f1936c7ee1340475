"""Which counts of unmet demand may be told.

Everything that is told is a sum of the same basic counts: one quarter, one regional forum, one training, one kind and
reason. A count below the least number is told with the other small ones of its sector, and not at all when these are
too few together. No total holds what is not told, so nothing that is shown can be taken from another to find the rest.
A quarter is told once it is over, so that what was told does not grow by one.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from tandem.journey.demand.terms import DemandReason
from tandem.journey.placement.terms.reasons import Outcome

OTHERS: Final = ""
"""The training of small counts that are told together."""
MONTHS: Final = 3
_YEAR: Final = 12
WEEK: Final = timedelta(days=7)
_NOTHING_FITTED: Final = frozenset({Outcome.NO_CANDIDATES, Outcome.NOTHING_OPEN})


@dataclass(frozen=True, order=True)
class Cell:
    """What one basic count is about."""

    quarter: str
    forum: str
    sector: str
    training: str
    kind: str
    reason: str


@dataclass(frozen=True)
class FailedSearch:
    """A training that was looked for around a place and not found within reach."""

    training_id: UUID
    nis: str
    """The municipality; empty where only a point was told, then the nearest one counts."""
    lat: float = 0.0
    lon: float = 0.0


@dataclass(frozen=True)
class Shown:
    """The counts that may be told, and how many were too small."""

    counts: Mapping[Cell, int]
    hidden: Mapping[tuple[str, str, str], int]
    """By quarter, forum and sector: how many basic counts are too small to be told."""


def monday_of(day: date) -> date:
    """The day on which the week of this day begins."""
    return day - timedelta(days=day.weekday())


def quarter_of(week: date) -> str:
    """The quarter in which most of a week lies: that of its Thursday."""
    thursday = week + timedelta(days=3)
    return f"{thursday.year}-{(thursday.month - 1) // MONTHS + 1}"


def days_of_quarter(week: date) -> tuple[date, date]:
    """The first and the last day of the quarter in which most of a week lies."""
    thursday = week + timedelta(days=3)
    before = (thursday.month - 1) // MONTHS * MONTHS
    after = before + MONTHS
    following = date(thursday.year + after // _YEAR, after % _YEAR + 1, 1)
    return date(thursday.year, before + 1, 1), following - timedelta(days=1)


def first_hidden(day: date) -> date:
    """The Monday from which weeks are not told yet: a quarter is told once it was counted for the last time.

    A count that grew from one week to the next would say what the last one added.
    """
    settled = monday_of(day) - WEEK
    quarter = quarter_of(settled)
    begin = settled
    while quarter_of(begin - WEEK) == quarter:
        begin -= WEEK
    return begin


def swept_before(day: date, *, kept: timedelta) -> date:
    """The Monday before which nothing is kept: a quarter goes as a whole, once its first week was kept long enough.

    A sum that lost one week after the other would tell the count of each.
    """
    week = monday_of(day - kept) - 2 * WEEK
    quarter = quarter_of(week)
    while quarter_of(week) == quarter:
        week += WEEK
    return week


def reason_of(outcome: str) -> DemandReason:
    """The coarse reason of somebody whom a run leaves without a place."""
    return DemandReason.NONE_IN_REACH if outcome in _NOTHING_FITTED else DemandReason.FULL


def shown(counted: Iterable[tuple[Cell, int]], *, least: int) -> Shown:
    """What may be told of these counts; the same cell may come more than once."""
    sums = Counter[Cell]()
    for cell, count in counted:
        sums[cell] += count
    told = {cell: count for cell, count in sums.items() if count >= least}
    small = Counter[Cell]()
    parts = Counter[Cell]()
    for cell, count in sums.items():
        if cell not in told:
            together = Cell(cell.quarter, cell.forum, cell.sector, OTHERS, cell.kind, cell.reason)
            small[together] += count
            parts[together] += 1
    hidden = Counter[tuple[str, str, str]]()
    for cell, count in small.items():
        if count >= least:
            told[cell] = count
        else:
            hidden[cell.quarter, cell.forum, cell.sector] += parts[cell]
    return Shown(told, hidden)


def narrowed(
    known: Shown,
    *,
    quarters: Collection[str] = (),
    forums: Collection[str] = (),
    sectors: Collection[str] | None = None,
) -> Shown:
    """The part of it that is asked for; nothing is counted anew."""

    def fits(quarter: str, forum: str, sector: str) -> bool:
        return (
            (not quarters or quarter in quarters)
            and (not forums or forum in forums)
            and (sectors is None or sector in sectors)
        )

    return Shown(
        {cell: count for cell, count in known.counts.items() if fits(cell.quarter, cell.forum, cell.sector)},
        {place: count for place, count in known.hidden.items() if fits(*place)},
    )
