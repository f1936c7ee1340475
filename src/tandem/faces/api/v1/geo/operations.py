"""Places: municipalities on a day, their mergers, regions, a search by name or postal code, the map."""

import json
from functools import lru_cache
from typing import Annotated, Any

from ninja import Path, Query, Router
from pydantic import Field

from tandem.base import clock
from tandem.base.errors import NotFound
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import Answer, door, etag_of
from tandem.faces.api.fields import WHOLE, Code, Nis
from tandem.faces.api.paging import Page, Paging, page_of
from tandem.faces.api.v1.geo import shapes
from tandem.faces.api.v1.parts import OnDay
from tandem.registers.geo import queries
from tandem.registers.geo.queries import MapLayer
from tandem.registers.geo.terms import RegionKind

router = Router(tags=["Places"])

A_DAY = 24 * 3600


class MunicipalityList(Paging, OnDay):
    """Which municipalities."""

    region: Annotated[Code | None, Field(description="The code of a region of any kind.")] = None


class PlaceSearch(OnDay):
    """Which place."""

    q: Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[^\x00-\x1F\x7F]*$", examples=["9000 Gent"])]
    limit: Annotated[int, Field(ge=1, le=50, description="How many answers at most."), WHOLE] = 10


class RegionList(Paging, OnDay):
    """Which regions."""

    kind: Annotated[RegionKind, Field(description="The way of dividing.")] = RegionKind.PROVINCE


@router.get(
    "/municipalities",
    **door("listMunicipalities", "Municipalities of a day", gives=Page[shapes.Municipality], is_public=True),
)
def municipalities(request: Request, wanted: Query[MunicipalityList]) -> Any:
    """The municipalities of Flanders and Brussels as they were on a day, by name."""
    day = wanted.day or clock.today()
    rows = queries.municipalities_in(wanted.region, day) if wanted.region else queries.municipalities_on(day)
    return page_of(request, wanted, rows.order_by("name", "nis"), shapes.Municipality.of)


@router.get(
    "/municipalities/{nis}",
    **door("getMunicipality", "One municipality", gives=shapes.MunicipalityDetail, is_public=True),
)
def municipality(request: Request, nis: Path[Nis], wanted: Query[OnDay]) -> Any:  # noqa: ARG001 - ninja's argument
    """A code with its period, what it went up in, what went up in it, and where it lies on a day."""
    day = wanted.day or clock.today()
    known = queries.codes().get(nis)
    if known is None:
        raise NotFound
    heir = queries.successor(nis, day)
    lies_in = {kind: queries.region_of(heir.nis, kind, day) for kind in RegionKind}
    return shapes.MunicipalityDetail(
        nis=known.nis,
        name=known.name,
        arrondissement=heir.arrondissement,
        valid_from=known.valid_from,
        valid_until=known.valid_until,
        lat=known.lat,
        lon=known.lon,
        day=day,
        successor=heir.nis,
        predecessors=sorted(row.nis for row in queries.predecessors(nis)),
        regions={str(kind): region.code for kind, region in lies_in.items() if region is not None},
    )


@router.get("/places", **door("searchPlaces", "Search a place", gives=shapes.Places, is_public=True))
def places(request: Request, wanted: Query[PlaceSearch]) -> Any:  # noqa: ARG001 - ninja's first argument
    """Municipalities, place names and postal codes that a typed text can mean."""
    found = queries.search_places(wanted.q, wanted.day or clock.today(), limit=wanted.limit)
    return shapes.Places(items=[shapes.Place.of(one) for one in found], total=len(found))


@router.get("/regions", **door("listRegions", "Regions of one kind", gives=Page[shapes.Region], is_public=True))
def regions(request: Request, wanted: Query[RegionList]) -> Any:
    """The regions of one kind on a day, by name."""
    rows = queries.regions(wanted.kind, wanted.day or clock.today()).select_related("parent")
    return page_of(request, wanted, rows.order_by("name", "code"), shapes.Region.of)


@router.get("/regions/{code}", **door("getRegion", "One region", gives=shapes.RegionDetail, is_public=True))
def region(request: Request, code: Path[Code], wanted: Query[OnDay]) -> Any:  # noqa: ARG001 - ninja's argument
    """A region with its municipalities on a day."""
    day = wanted.day or clock.today()
    row = queries.region(code)
    inside = queries.municipalities_in(code, day).order_by("nis").values_list("nis", flat=True)
    return shapes.RegionDetail(**shapes.Region.of(row).model_dump(), day=day, municipalities=list(inside))


@router.get(
    "/map", **door("getMap", "The map of municipalities", gives=shapes.MunicipalityMap, is_public=True, is_kept=True)
)
def municipality_map(request: Request, wanted: Query[OnDay]) -> Any:  # noqa: ARG001 - ninja's first argument
    """A GeoJSON feature collection of that day; keep it and ask again with `If-None-Match`."""
    layer = queries.map_geojson(wanted.day or clock.today())
    return Answer(
        _drawn(layer), etag=etag_of(layer.edition, layer.geojson), headers={"Cache-Control": f"public, max-age={A_DAY}"}
    )


@lru_cache(maxsize=4)
def _drawn(layer: MapLayer) -> shapes.MunicipalityMap:
    collection = json.loads(layer.geojson)
    return shapes.MunicipalityMap(
        type=collection["type"],
        label=layer.label,
        is_official=layer.is_official,
        edition=layer.edition,
        source=layer.source,
        features=collection["features"],
    )
