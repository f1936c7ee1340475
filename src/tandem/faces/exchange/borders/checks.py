"""Checks every row of a file with borders; all problems of all rows are told at once."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from tandem.faces.exchange.borders import messages
from tandem.faces.exchange.borders.drawing import LAMBERT_72, WGS84, projected
from tandem.faces.exchange.borders.facts import BorderRow, Feature, Problem, Source
from tandem.registers.geo.queries import CodeFound

NIS_COLUMNS = ("nis", "niscode", "nis_code", "geoitem", "refnis", "cd_munty_refnis", "code_ins", "ins")
FIVE_DIGITS = re.compile(r"[0-9]{5}")
ELSEWHERE = re.compile(r"25|5|6|8|9")
"""Codes that begin so are Walloon municipalities or stand for "unknown"; a national file holds them too."""
WEST, SOUTH, EAST, NORTH = 2.5, 50.65, 5.95, 51.55
"""A box around Flanders and Brussels, in degrees."""
MOST_DEGREES = 360.0
FAR_OFF = 3_000.0
"""Metres that a known centre may lie outside the border: centres are rounded to about a kilometre."""


@dataclass
class Checked:
    """What came out of the checks."""

    rows: list[BorderRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    skipped: int = 0


def check(source: Source, *, codes: Mapping[str, CodeFound], day: date) -> Checked:
    """The rows that may be loaded as borders of this day, and every problem in the others."""
    checked = Checked()
    column = _nis_column(source)
    if column is None:
        found = {str(name) for feature in source.features for name in feature.properties}
        checked.problems.append(messages.nis_column_missing(found, needed=NIS_COLUMNS))
        return checked
    first_seen: dict[str, int] = {}
    for feature in source.features:
        nis = _code(feature.properties.get(column))
        if FIVE_DIGITS.fullmatch(nis) and ELSEWHERE.match(nis):
            checked.skipped += 1
            continue
        problem = _code_problem(feature.row, nis, codes=codes, day=day, first_seen=first_seen)
        first_seen.setdefault(nis, feature.row)
        shape = None
        if problem is None:
            shape, problem = _shape(feature, epsg=source.epsg, place=codes[nis])
        if problem is not None:
            checked.problems.append(problem)
        elif shape is not None:
            checked.rows.append(BorderRow(feature.row, nis, shape))
    return checked


def _nis_column(source: Source) -> str | None:
    present = {str(name).casefold(): str(name) for feature in source.features for name in feature.properties}
    return next((present[name] for name in NIS_COLUMNS if name in present), None)


def _code(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def _code_problem(
    row: int, nis: str, *, codes: Mapping[str, CodeFound], day: date, first_seen: Mapping[str, int]
) -> Problem | None:
    if not nis:
        return messages.nis_missing(row)
    if not FIVE_DIGITS.fullmatch(nis):
        return messages.nis_malformed(row, found=nis)
    if nis not in codes:
        return messages.nis_unknown(row, found=nis)
    known = codes[nis]
    if not known.is_used_on(day):
        gone = known.valid_until is not None and known.valid_until <= day
        successor = known.successor if gone else ""
        return messages.nis_not_used(row, found=nis, name=known.name, day=day, successor=successor)
    if nis in first_seen:
        return messages.duplicate(row, found=nis, first=first_seen[nis])
    return None


def _shape(feature: Feature, *, epsg: int, place: CodeFound) -> tuple[BaseGeometry | None, Problem | None]:
    """The shape in Lambert 72, or the problem it has."""
    if feature.shape is None:
        return None, messages.not_a_polygon(feature.row, found=feature.shape_kind or "–")
    if feature.shape.is_empty or not feature.shape.area > 0:
        return None, messages.no_area(feature.row)
    problem = _place_problem(feature.row, feature.shape, epsg=epsg)
    if problem is not None:
        return None, problem
    shape = projected(feature.shape, source=epsg, target=LAMBERT_72)
    centre = projected(Point(place.lon, place.lat), source=WGS84, target=LAMBERT_72)
    away = shapely.distance(shape, centre)
    if not away <= FAR_OFF:
        return None, messages.misplaced(feature.row, nis=place.nis, name=place.name, km=math.ceil(away / 1000))
    return shape, None


def _place_problem(row: int, shape: BaseGeometry, *, epsg: int) -> Problem | None:
    """Whether the shape lies where Flanders and Brussels lie, and if not, why that may be."""
    as_written = shape.bounds
    found = f"{as_written[0]:.6g}, {as_written[1]:.6g}"
    if not all(math.isfinite(value) for value in as_written):
        return messages.outside(row, found=found)
    if epsg == WGS84 and max(abs(value) for value in as_written) > MOST_DEGREES:
        return messages.looks_like_lambert(row, found=found)
    west, south, east, north = projected(shape, source=epsg, target=WGS84).bounds
    if west >= WEST and south >= SOUTH and east <= EAST and north <= NORTH:
        return None
    if south >= WEST and west >= SOUTH and north <= EAST and east <= NORTH:
        return messages.looks_swapped(row, found=found)
    return messages.outside(row, found=found)
