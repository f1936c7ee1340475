"""Distances and grid cells, and the facts that the tables of places are filled with.

Distances are over a sphere; that is within half a percent of the real earth, and the centres are rounded to about a
kilometre. How long a way takes is told by the room `travel`.
"""

import math
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final

from tandem.registers.geo.terms import GeoCertainty, RegionKind

EARTH_RADIUS_KM: Final = 6371.0088
"""The mean radius of the earth."""

CELL_LAT: Final = 0.1
CELL_LON: Final = 0.15
"""A cell of the search grid in degrees: about eleven by ten kilometres in Flanders."""
COLUMNS: Final = round(360 / CELL_LON)

SPOTS_A_DEGREE: Final = 100_000
SPOTS_ROUND: Final = 360 * SPOTS_A_DEGREE + 1
"""A spot is a number for a position to the metre: rows and columns of a grid over the whole earth."""

ABOUT_A_METRE: Final = 1e-5
"""Degrees added around a box, so that rounding never leaves out a point on the rim."""


@dataclass(frozen=True)
class Box:
    """A box in degrees that holds a whole circle; `west` above `east` means that it crosses the date line."""

    south: float
    north: float
    west: float
    east: float

    def __contains__(self, point: tuple[float, float]) -> bool:
        lat, lon = point
        across = self.west <= lon <= self.east if self.west <= self.east else lon >= self.west or lon <= self.east
        return self.south <= lat <= self.north and across


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The distance between two points in kilometres, as the crow flies."""
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    half_phi, half_lambda = (phi2 - phi1) / 2, math.radians(lon2 - lon1) / 2
    chord = math.sin(half_phi) ** 2 + math.cos(phi1) * math.cos(phi2) * math.sin(half_lambda) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, chord)))


def bounding_box(lat: float, lon: float, km: float) -> Box:
    """The smallest box that holds every point within so many kilometres."""
    angle = km / EARTH_RADIUS_KM
    reach_lat = math.degrees(angle) + ABOUT_A_METRE
    south, north = lat - reach_lat, lat + reach_lat
    if south <= -90 or north >= 90:  # noqa: PLR2004 - a pole lies inside: every longitude does
        return Box(max(south, -90.0), min(north, 90.0), -180.0, 180.0)
    reach_lon = math.degrees(math.asin(min(1.0, math.sin(angle) / math.cos(math.radians(lat))))) + ABOUT_A_METRE
    return Box(south, north, _turned(lon - reach_lon), _turned(lon + reach_lon))


def cell_of(lat: float, lon: float) -> int:
    """The number of the grid cell in which a point lies."""
    return _row(lat) * COLUMNS + _column(lon)


def spot_of(lat: float, lon: float) -> int:
    """The number of the position, to the metre: places with the same number stand in the same place."""
    return round((lat + 90) * SPOTS_A_DEGREE) * SPOTS_ROUND + round((lon + 180) * SPOTS_A_DEGREE)


def position_of(spot: int) -> tuple[float, float]:
    """The latitude and longitude of a spot."""
    row, column = divmod(spot, SPOTS_ROUND)
    return row / SPOTS_A_DEGREE - 90, column / SPOTS_A_DEGREE - 180


def cells_within(lat: float, lon: float, km: float) -> tuple[int, ...]:
    """The cells that together hold every point within so many kilometres, and some around it."""
    box = bounding_box(lat, lon, km)
    first, last = _column(box.west), _column(box.east)
    crosses = box.west > box.east
    columns = [*range(first, COLUMNS), *range(last + 1)] if crosses else [*range(first, last + 1)]
    return tuple(row * COLUMNS + column for row in range(_row(box.south), _row(box.north) + 1) for column in columns)


def search_key(text: str) -> str:
    """The text as it is searched: small letters, no accents, one space before each word."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    words = "".join(c if c.isalnum() else " " for c in plain).split()
    return "".join(f" {word}" for word in words)


def arrondissement_of(nis: str) -> str:
    """The arrondissement that the code of a municipality begins with."""
    return f"{nis[:2]}000"


def _row(lat: float) -> int:
    return math.floor((lat + 90) / CELL_LAT)


def _column(lon: float) -> int:
    return min(math.floor((lon + 180) / CELL_LON), COLUMNS - 1)


def _turned(lon: float) -> float:
    return lon if -180 <= lon <= 180 else (lon + 180) % 360 - 180  # noqa: PLR2004 - the date line


@dataclass(frozen=True)
class MunicipalityFacts:
    """One municipality for the table."""

    nis: str
    name: str
    valid_from: date
    valid_until: date | None
    arrondissement: str
    lat: float
    lon: float


@dataclass(frozen=True)
class MergerFacts:
    """One old municipality that went up in another."""

    old_nis: str
    new_nis: str
    merged_on: date
    certainty: GeoCertainty


@dataclass(frozen=True)
class PostalFacts:
    """One place name under a postal code, and the municipality it lies in."""

    code: str
    place: str
    nis: str


@dataclass(frozen=True)
class RegionFacts:
    """One region of some kind."""

    code: str
    kind: RegionKind
    name: str
    parent: str
    valid_from: date
    valid_until: date | None
    certainty: GeoCertainty
    note: str


@dataclass(frozen=True)
class MemberFacts:
    """One municipality in one region, for a period."""

    region: str
    nis: str
    valid_from: date
    valid_until: date | None


@dataclass(frozen=True)
class Tables:
    """All shipped tables of places together."""

    municipalities: tuple[MunicipalityFacts, ...]
    mergers: tuple[MergerFacts, ...]
    postal_codes: tuple[PostalFacts, ...]
    regions: tuple[RegionFacts, ...]
    members: tuple[MemberFacts, ...]


@dataclass(frozen=True)
class BorderFacts:
    """The border of one municipality, as the text of a GeoJSON geometry in degrees."""

    nis: str
    geometry: str


@dataclass(frozen=True)
class Change:
    """One line of a published list of mergers: this code became that code."""

    old_nis: str
    new_nis: str


@dataclass(frozen=True)
class Counts:
    """What a load did to one table."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0

    @property
    def is_nothing(self) -> bool:
        """Whether the table stayed as it was."""
        return not (self.added or self.changed or self.removed)
