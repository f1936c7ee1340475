"""Recognised workplaces as points on a map: the database groups what lies together, so that no map holds too many."""

import math
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Avg, Count, F, Max, Min

from tandem.journey.recognition.models import Recognition
from tandem.journey.recognition.models.recognition import RecognitionQuerySet
from tandem.journey.recognition.queries.nearness import Whole, cells_in
from tandem.journey.recognition.queries.public import Wish, matching

MOST_POINTS: Final = 300
_MESHES: Final = 16
"""At most so many cover a map each way; one more may show, because the mesh stands still when the map moves."""
_PIXELS: Final = 60
"""A mesh is at least so wide on the screen, or the groups would cover each other."""
_WORLD_PIXELS: Final = 256
"""How wide the whole earth is drawn at zoom 0."""
_UPRIGHT: Final = 0.63
"""A degree of latitude is drawn longer than one of longitude; with this a mesh is square on a map of Flanders."""
_FINEST_MESH: Final = 0.15 / 2**14
"""In degrees: about a metre."""
_MOST_CELLS: Final = 120
"""Where a map shows more cells than this, the whole register is read anyway."""


@dataclass(frozen=True)
class Window:
    """What a map shows, in degrees, and at which zoom."""

    south: float
    west: float
    north: float
    east: float
    zoom: int | None = None


@dataclass(frozen=True)
class Point:
    """One place on the map: one workplace, or several that lie too close to each other.

    `number` is that of the workplace, or of one of them; `establishments` tells whether they share one address;
    `is_one_spot` that no closer look will part them.
    """

    lat: float
    lon: float
    count: int
    number: str
    establishments: int
    is_one_spot: bool


def points(wish: Wish, window: Window, *, day: date) -> list[Point]:
    """Every workplace that fits and lies in the window, grouped by mesh: never more than `MOST_POINTS`."""
    width = _mesh(window)
    grouped = (
        _inside(wish, window, day=day)
        .order_by()
        .values(column=Whole(F("lon") / width), row=Whole(F("lat") / (width * _UPRIGHT)))
        .annotate(
            n=Count("*"),
            shops=Count("establishment_id", distinct=True),
            one=Min("number"),
            middle_lat=Avg("lat"),
            middle_lon=Avg("lon"),
            tall=Max("lat") - Min("lat"),
            wide=Max("lon") - Min("lon"),
        )
        .order_by("row", "column")
    )
    return [
        Point(
            lat=row["middle_lat"],
            lon=row["middle_lon"],
            count=row["n"],
            number=row["one"],
            establishments=row["shops"],
            is_one_spot=max(row["tall"], row["wide"]) < _FINEST_MESH,
        )
        for row in grouped[:MOST_POINTS]
    ]


def named(numbers: list[str]) -> dict[str, Recognition]:
    """These recognitions with what a point says, by number."""
    rows = Recognition.objects.filter(number__in=numbers).select_related("training", "establishment")
    return {row.number: row for row in rows}


def _inside(wish: Wish, window: Window, *, day: date) -> RecognitionQuerySet:
    rows: RecognitionQuerySet = matching(wish, day=day).filter(
        lat__gte=window.south, lat__lte=window.north, lon__gte=window.west, lon__lte=window.east
    )
    cells = tuple(cells_in(south=window.south, west=window.west, north=window.north, east=window.east))
    return rows.in_cells(cells) if len(cells) <= _MOST_CELLS else rows


def _mesh(window: Window) -> float:
    """The width of a mesh in degrees; it does not change as the map moves, only as it zooms."""
    width, height = window.east - window.west, (window.north - window.south) / _UPRIGHT
    widest = max(width / _MESHES, height / _MESHES, _FINEST_MESH)
    fewest = _FINEST_MESH * 2 ** math.ceil(math.log2(widest / _FINEST_MESH))
    if window.zoom is None:
        return fewest
    drawn = 360 * _PIXELS / (_WORLD_PIXELS * 2**window.zoom)
    return drawn if drawn >= widest else fewest
