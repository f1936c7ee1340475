"""Recognised workplaces within so many minutes: minutes belong to a spot, never to a row.

Many workplaces stand at one spot, so the database tells how many fit at each spot, the minutes to those spots are told
at once, and only the rows of one page are fetched, spot by spot. With a position of its own for each workplace the
answers are the same.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, Final
from uuid import UUID

import numpy as np
from django.db.models import Aggregate, BigIntegerField, Func, TextField
from numpy.typing import NDArray

from tandem.journey.recognition.models import Recognition
from tandem.journey.recognition.models.recognition import RecognitionQuerySet
from tandem.registers.travel.queries.areas import Area
from tandem.registers.travel.queries.doors import NEVER
from tandem.registers.travel.rules.arrays import cells_around, degrees_of

_FEW: Final = 200
"""So many numbers stand in a question one by one; more go as one list."""


_FARTHER: Final = 100_000
"""More kilometres than there are on earth."""


class Listed(Func):
    """A long list of numbers as one parameter of the question."""

    output_field = BigIntegerField()

    def __init__(self, numbers: Sequence[int]) -> None:
        super().__init__()
        self.numbers = list(numbers)

    def __repr__(self) -> str:
        return f"Listed({len(self.numbers)})"

    def as_sql(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, list[Any]]:  # type: ignore[override] # noqa: ARG002
        """As PostgreSQL unfolds a list."""
        return "(SELECT unnest(%s::bigint[]))", [self.numbers]

    def as_sqlite(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, list[Any]]:  # type: ignore[override] # noqa: ARG002
        """As SQLite does."""
        return "(SELECT value FROM json_each(%s))", [json.dumps(self.numbers)]


class Together(Aggregate):
    """All the numbers of a column as one text: a hundred thousand rows, one by one, take three times as long."""

    output_field = TextField()
    function = "GROUP_CONCAT"

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """As PostgreSQL puts them together."""
        return self.as_sql(compiler, connection, template="STRING_AGG(%(expressions)s::text, ',')", **context)


@dataclass(frozen=True, eq=False)
class Spots:
    """The spots within reach, the fewest minutes first, with how many workplaces fit at each."""

    keys: NDArray[np.int64]
    counts: NDArray[np.int64]
    minutes: NDArray[np.int64]
    km: NDArray[np.float64]

    @property
    def total(self) -> int:
        """How many fit."""
        return int(self.counts.sum())

    def told(self, keys: Collection[int]) -> Mapping[int, tuple[int, float]]:
        """The minutes and the kilometres to each of these spots."""
        asked = np.isin(self.keys, list(keys))
        rows = zip(self.keys[asked].tolist(), self.minutes[asked].tolist(), self.km[asked].tolist(), strict=True)
        return {key: (minutes, km) for key, minutes, km in rows}


@dataclass(frozen=True, eq=False)
class Trip:
    """How somebody gets to a workplace, and within how many minutes. Made once for all that a page asks."""

    area: Area
    day: date

    def within(self, most: int) -> "Trip":
        """The same trip, of so many minutes at most."""
        return replace(self, area=replace(self.area, most=most))

    def among(self, rows: RecognitionQuerySet) -> Spots:
        """The spots within reach at which any of these rows stand."""
        cells = self.area.cells
        inside = rows.in_cells(cells).filter(spot__isnull=False) if cells else rows.none()
        # A text for each cell, for then the database reads them from the index alone, in its order.
        texts = inside.order_by().values("cell").annotate(spots=Together("spot")).values_list("spots", flat=True)
        listed = np.fromstring(",".join(texts), np.int64, sep=",")
        keys, counts = np.unique(listed, return_counts=True)
        minutes, km = self.area.measured(*degrees_of(keys))
        near = np.flatnonzero(minutes != NEVER)
        first = near[_nearest_first(minutes[near], km[near])]
        return Spots(keys[first], counts[first], minutes[first], km[first])

    @cached_property
    def everywhere(self) -> Spots:
        """Every spot of the register within reach, whatever else is asked."""
        return self.among(Recognition.objects.public_on(self.day))

    def narrowed(self, rows: RecognitionQuerySet) -> RecognitionQuerySet:
        """Of these rows those within reach."""
        return at_spots(rows, self.everywhere)


def _nearest_first(minutes: NDArray[np.int64], km: NDArray[np.float64]) -> NDArray[np.int64]:
    """The order by minutes, then by distance, then as they stand. One number for both sorts in a third of the time."""
    both = minutes * _FARTHER + km
    order = np.argsort(both)
    is_tied = bool((np.diff(both[order]) == 0).any())
    return np.lexsort((km, minutes)) if is_tied else order


def at_spots(rows: RecognitionQuerySet, spots: Spots, *, first: int | None = None) -> RecognitionQuerySet:
    """Of these rows those at any of these spots, or at the first of them."""
    return _at(rows, spots.keys[:first])


def first(rows: RecognitionQuerySet, spots: Spots, *, most: int) -> list[tuple[UUID, int]]:
    """The first of these rows with their spots: the fewest minutes first, then the nearest, then by number."""
    filled = np.cumsum(spots.counts)
    whole = int(np.searchsorted(filled, most, side="right"))
    rank = {key: place for place, key in enumerate(spots.keys[:whole].tolist())}
    told = _at(rows, spots.keys[:whole]).order_by().values_list("pk", "spot")
    found = sorted(told, key=lambda row: (rank[row[1]], row[0]))
    left = most - int(filled[whole - 1] if whole else 0)
    if left > 0 and whole < len(spots.keys):
        last = _at(rows, spots.keys[whole : whole + 1]).order_by("pk")
        found += last.values_list("pk", "spot")[:left]
    return [(pk, spot) for pk, spot in found if spot is not None]


def _at(rows: RecognitionQuerySet, keys: NDArray[np.int64]) -> RecognitionQuerySet:
    """Of these rows those at these spots; the cells lead the database to them."""
    if not len(keys):
        return rows.none()
    listed = keys.tolist()
    inside = rows.in_cells(cells_around(*degrees_of(keys), km=0))
    found: RecognitionQuerySet = inside.filter(spot__in=listed if len(listed) <= _FEW else Listed(listed))
    return found
