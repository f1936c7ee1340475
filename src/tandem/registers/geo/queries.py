"""Doors for reading places. All of it is public: what lies where, under which code, on which day."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources

from django.db.models import Q, QuerySet

from tandem.base.errors import NotFound
from tandem.base.language import translatable
from tandem.registers.geo.models import Border, Edition, Merger, Municipality, PostalCode, Region, RegionMember
from tandem.registers.geo.rules import distance_km, search_key
from tandem.registers.geo.terms import EditionKind, PlaceKind, RegionKind

SCHEMATIC_LABEL = translatable("Schematische kaart")
OFFICIAL_LABEL = translatable("Officiële gemeentegrenzen")
LONGEST_SEARCH = 80
"""Letters of a typed text that are looked at; no place has a longer name."""


@dataclass(frozen=True)
class PlaceFound:
    """One answer to a search for a place; `postal_code` is empty where a whole municipality was found."""

    kind: PlaceKind
    name: str
    postal_code: str
    municipality: str
    nis: str
    lat: float
    lon: float


@dataclass(frozen=True)
class CodeFound:
    """What is known of one code of a municipality; `successor` is empty where it did not go up in another."""

    nis: str
    name: str
    valid_from: date
    valid_until: date | None
    lat: float
    lon: float
    successor: str = ""

    def is_used_on(self, day: date) -> bool:
        """Whether the code is in use that day."""
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)


@dataclass(frozen=True)
class MapLayer:
    """Cells or borders to draw, with the label that says which; `geojson` is the text of a feature collection."""

    label: str
    is_official: bool
    edition: str
    source: str
    geojson: str


def municipalities_on(day: date) -> QuerySet[Municipality]:
    """All municipalities of that day."""
    return Municipality.objects.valid_on(day)


def codes() -> Mapping[str, CodeFound]:
    """Every code that is or was in use, for who has a whole list to check."""
    went_up_in = {row.old.nis: row.new.nis for row in Merger.objects.select_related("old", "new")}
    return {
        row.nis: CodeFound(
            row.nis, row.name, row.valid_from, row.valid_until, row.lat, row.lon, went_up_in.get(row.nis, "")
        )
        for row in Municipality.objects.order_by("nis")
    }


def centres(nis_codes: Collection[str]) -> dict[str, tuple[float, float]]:
    """The middle of each municipality under these codes, in degrees; codes that nobody knows are left out."""
    rows = Municipality.objects.filter(nis__in=set(nis_codes))
    return {nis: (lat, lon) for nis, lat, lon in rows.values_list("nis", "lat", "lon")}


def municipality_on(nis: str, day: date) -> Municipality | None:
    """The municipality under this code, where the code is in use that day."""
    return Municipality.objects.valid_on(day).filter(nis=nis).first()


def successor(nis: str, day: date) -> Municipality:
    """The municipality that holds the territory of this code that day: itself, or the one it went up in."""
    found = Municipality.objects.filter(nis=nis).first()
    if found is None:
        raise NotFound(f"municipality {nis}")
    while found.valid_until is not None and found.valid_until <= day:
        merger = Merger.objects.filter(old=found, merged_on__lte=day).select_related("new").first()
        if merger is None:
            break
        found = merger.new
    return found


def predecessors(nis: str) -> QuerySet[Municipality]:
    """The municipalities that went up in this one."""
    return Municipality.objects.filter(mergers_out__new__nis=nis)


def nearest_municipality(lat: float, lon: float, day: date) -> Municipality:
    """The municipality of that day whose centre lies nearest to this point."""
    towns = Municipality.objects.valid_on(day).order_by("nis")
    nearest = min(towns, key=lambda place: distance_km(lat, lon, place.lat, place.lon), default=None)
    if nearest is None:
        raise NotFound(f"municipality near {lat}, {lon}")
    return nearest


def search_places(text: str, day: date, limit: int = 10) -> list[PlaceFound]:
    """Municipalities, places and postal codes that a typed text can mean, likeliest first; accents do not matter."""
    key = search_key(text[:LONGEST_SEARCH])
    if not key:
        return []
    found = [*_municipalities_like(key, day), *_places_like(key, day)]
    return sorted(found, key=lambda place: _likeliness(place, key))[:limit]


def place_of(postal_code: str, name: str = "") -> PlaceFound | None:
    """Where a postal code lies; the name of place or municipality decides where a code serves two municipalities."""
    rows = list(PostalCode.objects.filter(code=postal_code).select_related("municipality").order_by("place"))
    return _best_place(rows, search_key(name))


def places_by_postal_code() -> Mapping[str, tuple[PlaceFound, ...]]:
    """All places under their postal code, for who has many addresses to place at once."""
    found: dict[str, list[PlaceFound]] = {}
    for row in PostalCode.objects.select_related("municipality").order_by("code", "place"):
        found.setdefault(row.code, []).append(_as_place(row))
    return {code: tuple(places) for code, places in found.items()}


def regions(kind: RegionKind, day: date) -> QuerySet[Region]:
    """The regions of one kind on that day."""
    return Region.objects.valid_on(day).filter(kind=kind)


def region(code: str) -> Region:
    """The region with this code."""
    found = Region.objects.filter(code=code).select_related("parent").first()
    if found is None:
        raise NotFound(f"region {code}")
    return found


def region_of(nis: str, kind: RegionKind, day: date) -> Region | None:
    """The region of this kind in which the municipality lies that day, or None where none is known."""
    member = (
        RegionMember.objects.valid_on(day)
        .filter(kind=kind, municipality__nis=nis)
        .select_related("region")
        .order_by("region__code")
        .first()
    )
    return None if member is None else member.region


def region_codes(kind: RegionKind, day: date, *, nis: Collection[str] | None = None) -> Mapping[str, str]:
    """For every municipality of that day, or each of these, the code of its region of this kind."""
    members = RegionMember.objects.valid_on(day).filter(kind=kind)
    if nis is not None:
        members = members.filter(municipality__nis__in=nis)
    return dict(members.values_list("municipality__nis", "region__code"))


def municipalities_in(region_code: str, day: date) -> QuerySet[Municipality]:
    """The municipalities of a region that day."""
    return Municipality.objects.in_region(region_code, day=day)


def map_edition(day: date) -> Edition | None:
    """The edition of official borders that holds that day, where one was imported."""
    editions = Edition.objects.filter(kind=EditionKind.BORDERS, valid_from__lte=day, borders__isnull=False)
    return editions.order_by("-valid_from", "-loaded_at", "code").first()


def schematic_layer() -> MapLayer:
    """The map that the product ships: no borders, only where things lie."""
    return MapLayer(SCHEMATIC_LABEL, is_official=False, edition="", source="", geojson=_schematic_map())


def map_geojson(day: date) -> MapLayer:
    """The map of municipalities: the official borders where they were imported, else our schematic map."""
    edition = map_edition(day)
    if edition is None:
        return schematic_layer()
    return MapLayer(
        OFFICIAL_LABEL,
        is_official=True,
        edition=edition.code,
        source=edition.source,
        geojson=_drawn(edition, region_codes(RegionKind.PROVINCE, day)),
    )


def border_geometries(edition_code: str) -> Mapping[str, str]:
    """The borders of one imported edition, as GeoJSON text by code of the municipality."""
    borders = Border.objects.filter(edition__kind=EditionKind.BORDERS, edition__code=edition_code)
    return dict(borders.values_list("municipality__nis", "geometry"))


def _municipalities_like(key: str, day: date) -> list[PlaceFound]:
    rows = Municipality.objects.valid_on(day).filter(search_key__contains=key)
    return [PlaceFound(PlaceKind.MUNICIPALITY, row.name, "", row.name, row.nis, row.lat, row.lon) for row in rows]


def _places_like(key: str, day: date) -> list[PlaceFound]:
    words = key.split()
    code = next((word for word in words if word.isdecimal()), "")
    name = search_key(" ".join(word for word in words if word != code))
    meant = Q(code__startswith=code, search_key__contains=name)
    rows = PostalCode.objects.filter(meant).select_related("municipality")
    return [_as_place(row) for row in rows if _is_there(row.municipality, day)]


def _is_there(place: Municipality, day: date) -> bool:
    return place.valid_from <= day and (place.valid_until is None or day < place.valid_until)


def _as_place(row: PostalCode) -> PlaceFound:
    town = row.municipality
    return PlaceFound(PlaceKind.PLACE, row.place, row.code, town.name, town.nis, town.lat, town.lon)


def _likeliness(place: PlaceFound, key: str) -> tuple[object, ...]:
    """Whole name first, then names that begin so, then a word that begins so; municipalities before places."""
    name = search_key(place.name)
    return (
        name != key,
        not name.startswith(key),
        place.kind is not PlaceKind.MUNICIPALITY,
        place.postal_code,
        place.name,
        place.nis,
    )


def _best_place(rows: list[PostalCode], key: str) -> PlaceFound | None:
    if not rows:
        return None
    towns = [row.municipality.nis for row in rows]

    def rank(row: PostalCode) -> tuple[object, ...]:
        town = search_key(row.municipality.name)
        return (
            row.search_key != key,
            town != key,
            row.search_key != town,
            -towns.count(row.municipality.nis),
            row.place,
        )

    return _as_place(min(rows, key=rank))


def _drawn(edition: Edition, province: Mapping[str, str]) -> str:
    rows = edition.borders.select_related("municipality").order_by("municipality__nis")
    features = []
    for row in rows:
        town = row.municipality
        about = {"nis": town.nis, "name": town.name, "province": province.get(town.nis, "")}
        features.append(
            f'{{"type":"Feature","properties":{json.dumps(about, ensure_ascii=False)},"geometry":{row.geometry}}}'
        )
    return f'{{"type":"FeatureCollection","features":[{",".join(features)}]}}'


@lru_cache(maxsize=1)
def _schematic_map() -> str:
    file = resources.files("tandem.registers.geo") / "data" / "schematic_map.geojson"
    return file.read_text(encoding="utf-8")
