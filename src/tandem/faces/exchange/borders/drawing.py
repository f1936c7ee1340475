"""Projects borders, and draws them with fewer points while neighbours keep touching."""

import json
from collections.abc import Sequence
from functools import lru_cache

import pyproj
import shapely
from shapely.geometry import MultiPolygon, Polygon, mapping
from shapely.geometry.base import BaseGeometry

from tandem.faces.exchange.borders.facts import BorderRow
from tandem.registers.geo.rules import BorderFacts

LAMBERT_72 = 31370
WGS84 = 4326
FINE, COARSE = 5, 4
"""Decimals of a degree that are kept: about a metre, or about ten where the border is simplified by more than that."""
COARSE_FROM = 10.0


def projected(shape: BaseGeometry, *, source: int, target: int) -> BaseGeometry:
    """The shape in another projection, without heights."""
    flat = shapely.force_2d(shape)
    if source == target:
        return flat
    return shapely.transform(flat, _transformer(source, target).transform, interleaved=False)


def drawn(rows: Sequence[BorderRow], *, tolerance: float) -> list[BorderFacts]:
    """The borders in degrees, with details of less than `tolerance` metres left out."""
    shapes = [_repaired(row.shape) for row in rows]
    if tolerance > 0 and shapes:
        simple = shapely.coverage_simplify(shapes, tolerance)
        shapes = [_repaired(new) if new.area > 0 else old for new, old in zip(simple, shapes, strict=True)]
    decimals = COARSE if tolerance >= COARSE_FROM else FINE
    return [BorderFacts(row.nis, _text(shape, decimals=decimals)) for row, shape in zip(rows, shapes, strict=True)]


def _repaired(shape: BaseGeometry) -> BaseGeometry:
    return shape if shape.is_valid else _areas(shapely.make_valid(shape))


def _areas(shape: BaseGeometry) -> BaseGeometry:
    parts = [part for part in shapely.get_parts(shapely.get_parts(shape)) if isinstance(part, Polygon)]
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def _text(shape: BaseGeometry, *, decimals: int) -> str:
    degrees = projected(shape, source=LAMBERT_72, target=WGS84)
    rounded = _areas(shapely.set_precision(degrees, 10**-decimals))
    kept = rounded if rounded.area > 0 else _areas(degrees)
    geometry = json.loads(json.dumps(mapping(kept)), parse_float=lambda number: round(float(number), decimals))
    return json.dumps(geometry, separators=(",", ":"))


@lru_cache(maxsize=8)
def _transformer(source: int, target: int) -> pyproj.Transformer:
    return pyproj.Transformer.from_crs(source, target, always_xy=True)
