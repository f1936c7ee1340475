"""The map beside the list: the same workplaces as points, grouped by the server."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from tandem.faces.web.language import in_language
from tandem.faces.web.lists import without
from tandem.faces.web.workplaces.asking import Asked, Tables
from tandem.journey.recognition.queries import public_map
from tandem.journey.recognition.queries.public_map import Point, Window
from tandem.registers.geo import queries as geo
from tandem.registers.geo.rules import bounding_box

ROUND_A_POINT_KM = 2


@dataclass(frozen=True)
class Key:
    """One line of the legend."""

    key: str
    label: str


@dataclass(frozen=True)
class Map:
    """What `parts/map.html` draws."""

    label: str
    url: str
    data_id: str
    background: str
    ground_label: str
    instead: str = ""
    low: bool = False
    legend: tuple[Key, ...] = ()


def background_map(shown: Asked, query: QueryDict, *, day: date) -> Map:
    """The map of this search; where the list looks in a wider circle than asked, the map does too."""
    version, label = background_version(day)
    changed = query.copy()
    if shown.place is not None:
        changed["km"] = str(shown.km)
    if shown.trip is not None:
        changed["minuten"] = str(shown.minutes)
    return Map(
        label=gettext("Kaart van de gevonden leerwerkplekken"),
        url=reverse("workplaces:points")
        + without(changed, "tot", "sorteer", *(() if shown.trip else ("met", "minuten", "om"))),
        data_id="map-data",
        background=reverse("workplaces:background", args=[version]),
        ground_label=label,
        legend=(
            Key("point", gettext("leerwerkplek, of meer dicht bij elkaar")),
            Key("home", gettext("u zoekt vanaf hier")),
        ),
    )


def map_of(lat: float, lon: float, label: str, *, day: date) -> tuple[Map, dict[str, Any]]:
    """The map of one workplace, with its data."""
    version, ground = background_version(day)
    around = bounding_box(lat, lon, 8)
    drawn = Map(
        label=gettext("Kaart met de ligging van de vestiging"),
        url="",
        data_id="map-data",
        background=reverse("workplaces:background", args=[version]),
        ground_label=ground,
        instead=gettext("Het adres zegt hetzelfde."),
        low=True,
    )
    data = {
        "points": [{"lat": lat, "lon": lon, "label": label}],
        "bounds": [[around.south, around.west], [around.north, around.east]],
    }
    return drawn, data


def start(asked: Asked) -> dict[str, Any]:
    """Where the map opens: the circle that was asked for, or the whole region."""
    near = asked.near()
    if near is None:
        return {}
    home = {"home": {"lat": near.lat, "lon": near.lon}}
    if near.km is None:
        return home
    box = bounding_box(near.lat, near.lon, near.km)
    return {**home, "bounds": [[box.south, box.west], [box.north, box.east]]}


def points(asked: Asked, tables: Tables, window: Window, query: QueryDict, *, day: date) -> dict[str, Any]:
    """The points in the window, as the map reads them."""
    found = public_map.points(asked.wish(tables), window, day=day)
    alone = public_map.named([point.number for point in found if point.count == 1 or point.is_one_spot])
    return {"points": [_point(point, alone, query) for point in found]}


def background_version(day: date) -> tuple[str, str]:
    """The version of the background, which changes when a line of it does, and what it is called."""
    edition = geo.map_edition(day)
    if edition is not None:
        return f"{edition.valid_from:%Y}-{edition.digest[:12]}", gettext(geo.OFFICIAL_LABEL)
    return _schematic_version(), gettext(geo.SCHEMATIC_LABEL)


@lru_cache(maxsize=1)
def _schematic_version() -> str:
    """The schematic map is shipped, so it stays the same as long as we run."""
    return f"schema-{hashlib.sha256(geo.schematic_layer().geojson.encode()).hexdigest()[:12]}"


def _point(point: Point, alone: Mapping[str, Any], query: QueryDict) -> dict[str, Any]:
    spot = {"lat": round(point.lat, 5), "lon": round(point.lon, 5)}
    row = alone.get(point.number)
    if row is None:
        return {**spot, "count": point.count}
    place = row.establishment
    url = reverse("workplaces:workplace", args=[row.number])
    if point.count == 1:
        label = in_language(row.training.name, row.training.name_en)
        return {**spot, "id": row.number, "label": label, "detail": f"{place.name}, {place.municipality}", "url": url}
    if point.establishments == 1:
        words = ngettext("%(n)s opleiding", "%(n)s opleidingen", point.count) % {"n": point.count}
        return {
            **spot,
            "count": point.count,
            "label": place.name,
            "detail": f"{words}, {place.municipality}",
            "url": url,
        }
    words = ngettext("%(n)s leerwerkplek", "%(n)s leerwerkplekken", point.count) % {"n": point.count}
    around = f"?{_around(spot, query)}"
    detail = gettext("Op dezelfde plek in %(place)s. Toon ze in de lijst.") % {"place": place.municipality}
    return {
        **spot,
        "count": point.count,
        "label": words,
        "detail": detail,
        "url": reverse("workplaces:search") + around,
    }


def _around(spot: Mapping[str, float], query: QueryDict) -> str:
    changed = [
        (name, value)
        for name, value in _pairs(query)
        if name not in {"waar", "km", "minuten", "om", "tot", "bbox", "zoom", "sorteer"}
    ]
    return urlencode([*changed, ("waar", f"{spot['lat']},{spot['lon']}"), ("km", str(ROUND_A_POINT_KM))])


def _pairs(query: QueryDict) -> list[tuple[str, str]]:
    return [(name, value) for name, values in query.lists() for value in values if value]
