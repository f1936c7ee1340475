"""Distance inside the database: plain arithmetic that SQLite and PostgreSQL both do at full speed.

Neither database has to know the sine: over the breadth of a country the haversine formula is, to within a centimetre, a
polynomial in the differences of latitude and longitude.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import ExpressionWrapper, F, FloatField, Func, IntegerField
from django.db.models.expressions import Combinable

from tandem.registers.geo.rules import COLUMNS, EARTH_RADIUS_KM, cell_of

_RADIANS: Final = math.pi / 180
_ROUNDING: Final = 1 + 1e-9
"""The last bits of the two ways to compute a distance differ; a place exactly on the rim counts as inside."""


@dataclass(frozen=True)
class Near:
    """A point and how far around it; without `km` everywhere counts, and the point only tells what is nearest."""

    lat: float
    lon: float
    km: float | None = None


def half_chord_squared(near: Near) -> Combinable:
    """The squared half chord between each row's `lat` and `lon` and the point: it grows with the distance."""
    phi = math.radians(near.lat)
    north, east = (F("lat") - near.lat) * _RADIANS, (F("lon") - near.lon) * _RADIANS
    north2, east2 = north * north, east * east
    cosine = math.cos(phi) - north * math.sin(phi) - north2 * (math.cos(phi) / 2) + north2 * north * (math.sin(phi) / 6)
    chord = north2 * (0.25 - north2 / 48) + cosine * math.cos(phi) * east2 * (0.25 - east2 / 48)
    return ExpressionWrapper(chord, output_field=FloatField())


def half_chord_squared_of(km: float) -> float:
    """The same measure for a distance in kilometres."""
    return math.sin(km / EARTH_RADIUS_KM / 2) ** 2 * _ROUNDING


class Whole(Func):
    """The whole part of a number that is not negative."""

    output_field = IntegerField()
    template = "CAST(FLOOR(%(expressions)s) AS INTEGER)"

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """SQLite cuts what stands behind the point by itself."""
        return self.as_sql(compiler, connection, template="CAST(%(expressions)s AS INTEGER)", **context)


def cells_in(*, south: float, west: float, north: float, east: float) -> Iterable[int]:
    """The cells of the search grid that touch this box."""
    low, high = cell_of(south, west), cell_of(north, east)
    columns = range(low % COLUMNS, high % COLUMNS + 1)
    return (row * COLUMNS + column for row in range(low // COLUMNS, high // COLUMNS + 1) for column in columns)
