"""Draws the schematic map: one cell per municipality around its approximate centre, inside a coarse outline.

    python -m tools.geo.build_map FOLDER

Run it from the top of the repository, after `build_tables`. FOLDER holds the published borders (`gemeente.shp` with its
companions), of which only the coarse outline of the whole is used; the cells come from our own table of centres.
Written is `schematic_map.geojson`.
"""

import argparse
import csv
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyproj
import shapely
from shapely.geometry import MultiPoint, MultiPolygon, Point, Polygon, mapping
from shapely.geometry.base import BaseGeometry

from tools.geo import official

DATA = Path(__file__).parents[2] / "src" / "tandem" / "registers" / "geo" / "data"
CLOSES_GAPS = 1_800.0
"""Metres that the outline is grown and shrunk again, so that coves and enclaves disappear."""
STAYS_WIDER = 300.0
"""Metres that the outline keeps too much, so that no centre falls outside."""
COARSE = 1_500.0
"""Metres that the outline may stray from the real border: a drawing, not a border."""
DECIMALS = 3
SMALLEST_PIECE = 0.2
"""A cell keeps its largest piece, and other pieces only from this share of it on."""


@dataclass(frozen=True)
class Centre:
    """One current municipality and its approximate centre, in degrees."""

    nis: str
    name: str
    province: str
    point: Point


def main() -> int:
    """Write the schematic map."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="folder with the published borders")
    parser.add_argument("--into", type=Path, default=DATA, help="where the map is written")
    given = parser.parse_args()
    drawn = json.dumps(build(given.folder), ensure_ascii=False, separators=(",", ":"))
    (given.into / "schematic_map.geojson").write_text(drawn + "\n", encoding="utf-8")
    return 0


def build(folder: Path) -> dict[str, object]:
    """The map as a feature collection in degrees."""
    to_lambert = _projection(official.WGS84, official.LAMBERT_72)
    to_wgs84 = _projection(official.LAMBERT_72, official.WGS84)
    centres = _centres()
    points = [to_lambert(centre.point) for centre in centres]
    cells = _cells(points, inside=_outline(folder))
    features = [
        {
            "type": "Feature",
            "properties": {"nis": centre.nis, "name": centre.name, "province": centre.province},
            "geometry": _rounded(to_wgs84(cell)),
        }
        for centre, cell in zip(centres, cells, strict=True)
    ]
    return {"type": "FeatureCollection", "name": "Schematische kaart", "features": features}


def _projection(source: int, target: int) -> Callable[[BaseGeometry], BaseGeometry]:
    project = pyproj.Transformer.from_crs(source, target, always_xy=True).transform
    return lambda shape: shapely.transform(shape, project, interleaved=False)


def _centres() -> list[Centre]:
    rows = _read("municipalities.csv")
    provinces = {row["code"] for row in _read("regions.csv") if row["kind"] == "province"}
    province = {row["nis"]: row["region"] for row in _read("region_members.csv") if row["region"] in provinces}
    return [
        Centre(row["nis"], row["name"], province[row["nis"]], Point(float(row["lon"]), float(row["lat"])))
        for row in rows
        if not row["valid_until"]
    ]


def _outline(folder: Path) -> BaseGeometry:
    whole = shapely.union_all([row.border for row in official.municipalities(folder)])
    closed = whole.buffer(CLOSES_GAPS).buffer(STAYS_WIDER - CLOSES_GAPS)
    return _without_holes(closed.simplify(COARSE))


def _without_holes(shape: BaseGeometry) -> MultiPolygon:
    return MultiPolygon([Polygon(part.exterior) for part in _polygons(shape)])


def _cells(points: Sequence[Point], *, inside: BaseGeometry) -> list[BaseGeometry]:
    drawn = shapely.voronoi_polygons(MultiPoint(points), extend_to=inside, ordered=True)
    return [_main_pieces(cell.intersection(inside)) for cell in drawn.geoms]


def _main_pieces(cell: BaseGeometry) -> BaseGeometry:
    pieces = sorted(_polygons(cell), key=lambda piece: piece.area, reverse=True)
    kept = [piece for piece in pieces if piece.area >= SMALLEST_PIECE * pieces[0].area]
    return kept[0] if len(kept) == 1 else MultiPolygon(kept)


def _polygons(shape: BaseGeometry) -> list[Polygon]:
    return [part for part in getattr(shape, "geoms", [shape]) if isinstance(part, Polygon) and not part.is_empty]


def _rounded(shape: BaseGeometry) -> dict[str, object]:
    return json.loads(json.dumps(mapping(shapely.set_precision(shape, 10**-DECIMALS))), parse_float=_short)


def _short(number: str) -> float:
    return round(float(number), DECIMALS)


def _read(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


if __name__ == "__main__":
    sys.exit(main())
