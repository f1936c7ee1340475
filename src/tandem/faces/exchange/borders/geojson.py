"""Reads borders from a GeoJSON file."""

import json
from pathlib import Path
from typing import NoReturn

from shapely.errors import ShapelyError
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from tandem.faces.exchange.borders import messages
from tandem.faces.exchange.borders.facts import Feature, Source, UnreadableError

WGS84 = 4326
AREAS = ("Polygon", "MultiPolygon")


def read(path: Path) -> Source:
    """The rows of a GeoJSON feature collection, in degrees."""
    content = _parsed(path)
    kind = str(content.get("type", "")) if isinstance(content, dict) else type(content).__name__
    features = content.get("features") if isinstance(content, dict) else None
    if kind != "FeatureCollection" or not isinstance(features, list):
        raise UnreadableError(messages.not_a_collection(path.name, found=kind))
    return Source(tuple(_feature(row, item) for row, item in enumerate(features, start=1)), WGS84)


def _parsed(path: Path) -> object:
    try:
        text = path.read_text(encoding="utf-8-sig")
        return json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise UnreadableError(messages.invalid_json(path.name, line=error.lineno, column=error.colno)) from error
    except UnicodeDecodeError as error:
        raise UnreadableError(messages.unreadable(path.name, reason="UTF-8")) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableError(messages.unreadable(path.name, reason=str(error))) from error


def _no_number(found: str) -> NoReturn:
    raise ValueError(found)


def _feature(row: int, item: object) -> Feature:
    fields = item if isinstance(item, dict) else {}
    properties = fields.get("properties")
    geometry = fields.get("geometry")
    kind = str(geometry.get("type", "")) if isinstance(geometry, dict) else ""
    return Feature(
        row,
        properties if isinstance(properties, dict) else {},
        _shape(geometry) if kind in AREAS else None,
        kind,
    )


def _shape(geometry: object) -> BaseGeometry | None:
    try:
        return shape(geometry)
    except (ShapelyError, ValueError, TypeError, KeyError, IndexError, AttributeError):
        return None
