"""Distance inside the database: plain arithmetic that SQLite and PostgreSQL both do at full speed.

Neither database has to know the sine: over the breadth of a country the haversine formula is, to within a metre, a
polynomial in the differences of latitude and longitude.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import F, FloatField, Func, IntegerField

from tandem.registers.geo.rules import COLUMNS, EARTH_RADIUS_KM, cell_of

_RADIAN: Final = math.pi / 180
_ROUNDING: Final = 1 + 1e-9
"""The last bits of two ways to compute a distance differ; a place exactly on the rim counts as inside."""


@dataclass(frozen=True)
class Near:
    """A point and how far around it; without `km` everywhere counts, and the point only tells what is nearest."""

    lat: float
    lon: float
    km: float | None = None


class HalfChordSquared(Func):
    """The squared half chord between `lat`, `lon` of each row and a point: it grows with the distance."""

    output_field = FloatField()

    def __init__(self, near: Near, **options: Any) -> None:
        super().__init__(F("lat"), F("lon"), **options)
        self.near = near

    def __repr__(self) -> str:
        return f"HalfChordSquared({self.near})"

    def as_sql(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, list[Any]]:  # type: ignore[override] # noqa: ARG002
        """The polynomial; the numbers of the point are ours, so they stand in the text."""
        lat, lon = (compiler.compile(one)[0] for one in self.get_source_expressions())
        phi = math.radians(self.near.lat)
        sine, cosine = math.sin(phi), math.cos(phi)
        north, east = f"({lat} - {self.near.lat!r})", f"({lon} - {self.near.lon!r})"
        in_radians2, in_radians3 = _RADIAN**2 / 2 * cosine, _RADIAN**3 / 6 * sine
        cosine_there = (
            f"({cosine!r} - {north} * ({_RADIAN * sine!r} + {north} * ({in_radians2!r} - {north} * {in_radians3!r})))"
        )
        return f"({_half_sine2(north)} + {cosine!r} * {cosine_there} * {_half_sine2(east)})", []


def half_chord_squared_of(km: float) -> float:
    """The same measure for a distance in kilometres."""
    return math.sin(km / EARTH_RADIUS_KM / 2) ** 2 * _ROUNDING


class Whole(Func):
    """The whole part of a number that is not negative."""

    output_field = IntegerField()
    template = "CAST(FLOOR(%(expressions)s) AS INTEGER)"

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """SQLite cuts off what stands behind the point by itself."""
        return self.as_sql(compiler, connection, template="CAST(%(expressions)s AS INTEGER)", **context)


def cells_in(*, south: float, west: float, north: float, east: float) -> Iterable[int]:
    """The cells of the search grid that touch this box."""
    low, high = cell_of(south, west), cell_of(north, east)
    columns = range(low % COLUMNS, high % COLUMNS + 1)
    return (row * COLUMNS + column for row in range(low // COLUMNS, high // COLUMNS + 1) for column in columns)


def _half_sine2(degrees: str) -> str:
    """The squared sine of half an angle, for angles as small as a country is wide."""
    return f"({degrees} * {degrees} * ({_RADIAN**2 / 4!r} - {degrees} * {degrees} * {_RADIAN**4 / 48!r}))"
