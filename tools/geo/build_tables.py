"""Rebuilds the shipped tables of places from the published files and the facts kept beside this script.

    python -m tools.geo.build_tables FOLDER

Run it from the top of the repository. FOLDER holds the published files: `gemeente.shp` with its companions,
`gemeente_arrondiss.xlsx`, `gemeente_refreg.xlsx`, `gemeente_vervoerregio.xlsx`, `gemeente2024_gemeente.xlsx` and
`zipcodes_2017.csv`. Written are `municipalities.csv`, `mergers.csv`, `postal_codes.csv` and `region_members.csv`;
`regions.csv` is kept by hand.
"""

import argparse
import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyproj
from shapely import STRtree
from shapely.geometry.base import BaseGeometry

from tools.geo import official

FACTS = Path(__file__).parent / "facts"
DATA = Path(__file__).parents[2] / "src" / "tandem" / "registers" / "geo" / "data"

TABLE_BEGINS = "1977-01-01"
"""The mergers of 1977: older municipalities are not in the table."""
ANTWERP, ANTWERP_SINCE = "11002", "1983-01-01"
MERGERS_OF_2025 = "2025-01-01"
LOWER_CASE = r"-(Aan|Bij|Boven|De|Den|Der|In|Op|Over|Ter|Te)(?=-)"

Row = tuple[str, ...]


@dataclass(frozen=True)
class Municipality:
    """One row of the table of municipalities."""

    nis: str
    name: str
    valid_from: str
    valid_until: str
    arrondissement: str
    lat: str
    lon: str


def main() -> int:
    """Write the four tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="folder with the published files")
    parser.add_argument("--into", type=Path, default=DATA, help="where the tables are written")
    given = parser.parse_args()
    for name, rows in build(given.folder).items():
        with (given.into / name).open("w", encoding="utf-8", newline="") as target:
            csv.writer(target, lineterminator="\n").writerows(rows)
    return 0


def build(folder: Path) -> dict[str, list[Row]]:
    """All four tables, each with its header."""
    merged = _facts("merged_away.csv")
    _check_mergers(folder, merged)
    places = sorted([*_current(folder, merged), *_former(merged)], key=lambda row: row.nis)
    return {
        "municipalities.csv": [
            ("nis", "name", "valid_from", "valid_until", "arrondissement", "lat", "lon"),
            *((m.nis, m.name, m.valid_from, m.valid_until, m.arrondissement, m.lat, m.lon) for m in places),
        ],
        "mergers.csv": [
            ("old_nis", "new_nis", "merged_on", "certainty"),
            *sorted((row["old_nis"], row["new_nis"], row["merged_on"], row["certainty"]) for row in merged),
        ],
        "postal_codes.csv": [("code", "place", "nis"), *_postal_codes(folder)],
        "region_members.csv": [("region", "nis", "valid_from", "valid_until"), *_members(folder, places)],
    }


def _current(folder: Path, merged: Sequence[Mapping[str, str]]) -> Iterable[Municipality]:
    to_wgs84 = pyproj.Transformer.from_crs(official.LAMBERT_72, official.WGS84, always_xy=True)
    arrondissements = official.pairs(folder, "gemeente_arrondiss.xlsx")
    by_hand = {row["nis"]: (row["lat"], row["lon"]) for row in _facts("centres.csv")}
    born = {row["new_nis"]: row["merged_on"] for row in merged} | {ANTWERP: ANTWERP_SINCE}
    for row in official.municipalities(folder):
        lon, lat = to_wgs84.transform(*_centre(row.border))
        rounded = by_hand.get(row.nis, (f"{lat:.2f}", f"{lon:.2f}"))
        since = born.get(row.nis, TABLE_BEGINS)
        yield Municipality(row.nis, row.name, since, "", arrondissements[row.nis], *rounded)


def _former(merged: Sequence[Mapping[str, str]]) -> Iterable[Municipality]:
    for row in merged:
        yield Municipality(
            row["old_nis"],
            row["name"],
            TABLE_BEGINS,
            row["merged_on"],
            f"{row['old_nis'][:2]}000",
            row["lat"],
            row["lon"],
        )


def _centre(border: BaseGeometry) -> tuple[float, float]:
    middle = border.centroid
    point = middle if border.contains(middle) else border.representative_point()
    return point.x, point.y


def _check_mergers(folder: Path, merged: Sequence[Mapping[str, str]]) -> None:
    published = official.pairs(folder, "gemeente2024_gemeente.xlsx")
    changed = {(old, new) for old, new in published.items() if old != new}
    ours = {(row["old_nis"], row["new_nis"]) for row in merged if row["merged_on"] == MERGERS_OF_2025}
    if changed != ours:
        sys.exit(f"merged_away.csv and the published mergers differ: {sorted(changed ^ ours)}")


def _postal_codes(folder: Path) -> list[Row]:
    """Each place of the postal list with the municipality it lies in.

    A point can be wrong (there are two Moerbekes), so the municipality that most places of a code lie in wins, unless
    `place_names.csv` says otherwise.
    """
    borders = official.municipalities(folder)
    tree = STRtree([row.border for row in borders])
    points = list(official.postal_points(folder))
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for place in points:
        votes[place.code][borders[int(tree.nearest(place.point))].nis] += 1
    known = {(row["code"], row["listed_as"]): row for row in _facts("place_names.csv")}
    rows: set[Row] = {(row["code"], row["name"], row["nis"]) for row in known.values() if not row["listed_as"]}
    for place in points:
        fact = known.get((place.code, place.name))
        name = fact["name"] if fact else _spelled(place.name)
        nis = fact["nis"] if fact and fact["nis"] else votes[place.code].most_common(1)[0][0]
        rows.add((place.code, name, nis))
    return sorted(rows)


def _spelled(name: str) -> str:
    return re.sub(LOWER_CASE, lambda found: found.group().lower(), name)


def _members(folder: Path, places: Sequence[Municipality]) -> list[Row]:
    parts = {row["region"]: row["consists_of"].split() for row in _facts("compositions.csv")}
    regions = _read(DATA / "regions.csv")
    published = {nis: {code} for nis, code in official.pairs(folder, "gemeente_refreg.xlsx").items()}
    for nis, number in official.pairs(folder, "gemeente_vervoerregio.xlsx").items():
        published.setdefault(nis, set()).add(f"VERV{int(number):02d}")
    rows: list[Row] = []
    for region in regions:
        code = region["code"]
        arrondissements = set(_arrondissements(code, parts))
        for place in places:
            inside = place.arrondissement in arrondissements or code in published.get(place.nis, ())
            since = max(place.valid_from, region["valid_from"])
            if inside and (not place.valid_until or since < place.valid_until):
                rows.append((code, place.nis, since, place.valid_until or region["valid_until"]))
    return sorted(rows)


def _arrondissements(code: str, parts: Mapping[str, Sequence[str]]) -> Iterable[str]:
    if code not in parts:
        return [code]
    return [found for part in parts[code] for found in _arrondissements(part, parts)]


def _facts(name: str) -> list[dict[str, str]]:
    return _read(FACTS / name)


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


if __name__ == "__main__":
    sys.exit(main())
