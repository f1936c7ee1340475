"""Reads the folder with the published files: borders as shapefiles, codes and hierarchy as workbooks, postal points."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pyproj
import shapefile
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

LAMBERT_72 = 31370
WGS84 = 4326
NOT_A_PLACE = "9999"
"""Codes that begin so stand for "unknown" or "elsewhere"."""


@dataclass(frozen=True)
class OfficialMunicipality:
    """One municipality of the published edition, with its border in Lambert 72 (metres)."""

    nis: str
    name: str
    border: BaseGeometry


@dataclass(frozen=True)
class PostalPoint:
    """One place of the postal list, with its point in Lambert 72."""

    code: str
    name: str
    point: Point


def municipalities(folder: Path) -> tuple[OfficialMunicipality, ...]:
    """The municipalities of the published edition, by code."""
    with shapefile.Reader(str(folder / "gemeente.shp"), encoding="utf-8") as source:
        rows = [
            OfficialMunicipality(item.record["geoitem"], item.record["naam"], shape(item.shape.__geo_interface__))
            for item in source.iterShapeRecords()
        ]
    return tuple(sorted(rows, key=lambda row: row.nis))


def pairs(folder: Path, name: str) -> dict[str, str]:
    """A published table of two columns, from the first to the second; codes that are no place are left out."""
    book = openpyxl.load_workbook(folder / name, read_only=True)
    try:
        rows = list(book.worksheets[0].values)[1:]
    finally:
        book.close()
    return {str(left): str(right) for left, right, *_ in rows if not str(left).startswith(NOT_A_PLACE)}


def postal_points(folder: Path) -> Iterator[PostalPoint]:
    """The places of the postal list, without those of Wallonia."""
    to_lambert = pyproj.Transformer.from_crs(WGS84, LAMBERT_72, always_xy=True)
    with (folder / "zipcodes_2017.csv").open(encoding="utf-8", newline="") as source:
        for code, name, lon, lat in csv.reader(source):
            if _is_flemish_or_brussels(int(code)):
                yield PostalPoint(code, name, Point(*to_lambert.transform(float(lon), float(lat))))


def _is_flemish_or_brussels(code: int) -> bool:
    return code < 1300 or 1500 <= code < 4000 or code >= 8000  # noqa: PLR2004 - the postal districts
