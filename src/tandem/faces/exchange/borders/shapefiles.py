"""Reads borders from a shapefile: the shapes beside the table with their properties."""

import struct
import warnings
from pathlib import Path

import shapefile
from django.utils.translation import gettext as _
from shapely.errors import ShapelyError
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from tandem.faces.exchange.borders import messages
from tandem.faces.exchange.borders.facts import Feature, Source, UnreadableError

LAMBERT_72 = 31370
PROJECTIONS = (
    ("Belge_Lambert_1972", LAMBERT_72),
    ("Belge Lambert 72", LAMBERT_72),
    ("Lambert_2008", 3812),
    ("Lambert 2008", 3812),
    ('GEOGCS["GCS_WGS_1984"', 4326),
    ('GEOGCS["WGS 84"', 4326),
)
"""What the description of a projection holds, and its number; a projection is described before the globe it is on."""
MAGIC = 9994
"""The number that every shapefile begins with."""
SHAPE_HEADER = 100
TABLE_HEADER = 32
BROKEN = (
    shapefile.ShapefileException,
    struct.error,
    ValueError,
    IndexError,
    KeyError,
    TypeError,
    EOFError,
    MemoryError,
)


def read(path: Path) -> Source:
    """The rows of a shapefile, in the projection it says; without one, in Lambert 72."""
    table = _companion(path, ".dbf")
    if table is None:
        raise UnreadableError(messages.companion_missing(path.name, companion=f"{path.stem}.dbf"))
    _whole_shapes(path)
    _whole_table(table)
    epsg, remarks = _projection(path)
    return Source(_features(path, table), epsg, remarks)


def _features(path: Path, table: Path) -> tuple[Feature, ...]:
    try:
        with (
            warnings.catch_warnings(action="ignore"),  # what matters of the header was checked before
            path.open("rb") as shapes,
            table.open("rb") as properties,
            shapefile.Reader(shp=shapes, dbf=properties, encoding="utf-8", encodingErrors="replace") as reader,
        ):
            names = [field[0] for field in reader.fields if field[0] != "DeletionFlag"]
            return tuple(
                Feature(row, dict(zip(names, item.record, strict=False)), _shape(item.shape), item.shape.shapeTypeName)
                for row, item in enumerate(reader.iterShapeRecords(), start=1)
            )
    except BROKEN as error:
        raise UnreadableError(messages.unreadable(path.name, reason=type(error).__name__)) from error


def _shape(found: shapefile.Shape) -> BaseGeometry | None:
    if not found.shapeTypeName.startswith("POLYGON"):
        return None
    try:
        return shape(found.__geo_interface__)
    except (ShapelyError, *BROKEN):
        return None


def _companion(path: Path, suffix: str) -> Path | None:
    return next((p for p in (path.with_suffix(suffix), path.with_suffix(suffix.upper())) if p.is_file()), None)


def _whole_shapes(path: Path) -> None:
    """Refuse a file of shapes that is shorter than its header says; the header counts in words of two bytes."""
    size = path.stat().st_size
    with path.open("rb") as source:
        header = source.read(SHAPE_HEADER)
    if len(header) < SHAPE_HEADER:
        raise UnreadableError(messages.truncated(path.name, found=size, needed=SHAPE_HEADER))
    magic, words = struct.unpack(">i20xi", header[:28])
    if magic != MAGIC or 2 * words < SHAPE_HEADER:
        raise UnreadableError(messages.unreadable(path.name, reason=_("geen shapefile")))
    if size < 2 * words:
        raise UnreadableError(messages.truncated(path.name, found=size, needed=2 * words))


def _whole_table(path: Path) -> None:
    """Refuse a table that is shorter than its header says."""
    size = path.stat().st_size
    with path.open("rb") as source:
        header = source.read(TABLE_HEADER)
    if len(header) < TABLE_HEADER:
        raise UnreadableError(messages.truncated(path.name, found=size, needed=TABLE_HEADER))
    rows, begins, width = struct.unpack("<IHH", header[4:12])
    if size < begins + rows * width:
        raise UnreadableError(messages.truncated(path.name, found=size, needed=begins + rows * width))


def _projection(path: Path) -> tuple[int, tuple[str, ...]]:
    described = _companion(path, ".prj")
    if described is None:
        return LAMBERT_72, (_("Er is geen .prj-bestand: wij lezen de coördinaten als Lambert 72 (EPSG:31370)."),)
    text = described.read_text(encoding="utf-8", errors="replace")[:4000]
    for words, epsg in PROJECTIONS:
        if words in text:
            return epsg, ()
    raise UnreadableError(messages.unknown_projection(path.name, found=text[:60]))
