"""Municipalities, places and regions as the API gives them."""

from datetime import date
from typing import Any, Self

from pydantic import Field

from tandem.faces.api.fields import Given
from tandem.registers.geo.queries import PlaceFound


class Municipality(Given):
    """A municipality under one NIS code; a merged one has a code of its own."""

    nis: str = Field(examples=["44021"])
    name: str
    arrondissement: str = Field(description="The NIS code of the arrondissement.")
    valid_from: date
    valid_until: date | None = Field(description="The first day on which the code no longer counts.")
    lat: float = Field(description="The centre, rounded to about a kilometre.")
    lon: float

    @classmethod
    def of(cls, row: Any) -> Self:
        """A municipality of the table."""
        return cls(
            nis=row.nis,
            name=row.name,
            arrondissement=row.arrondissement,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
            lat=row.lat,
            lon=row.lon,
        )


class MunicipalityDetail(Municipality):
    """A municipality with its mergers and its regions on the day asked about."""

    day: date
    successor: str = Field(description="The code under which its territory falls that day; its own where it exists.")
    predecessors: list[str] = Field(description="The codes that went up in this one.")
    regions: dict[str, str] = Field(description="For every kind of region, the code of the one it lies in that day.")


class Place(Given):
    """One answer to a search for a place."""

    kind: str = Field(description="municipality, or place: a name under a postal code.")
    name: str
    postal_code: str
    municipality: str
    nis: str
    lat: float
    lon: float

    @classmethod
    def of(cls, found: PlaceFound) -> Self:
        """A place that was found."""
        return cls(
            kind=found.kind,
            name=found.name,
            postal_code=found.postal_code,
            municipality=found.municipality,
            nis=found.nis,
            lat=found.lat,
            lon=found.lon,
        )


class Places(Given):
    """What a typed text can mean, likeliest first."""

    items: list[Place]
    total: int


class Region(Given):
    """A part of Flanders or Brussels."""

    code: str
    kind: str = Field(
        description="region, province, arrondissement, reference_region, transport_region, forum or subregion."
    )
    name: str
    parent: str | None = Field(description="The code of the region it is a part of.")
    valid_from: date
    valid_until: date | None
    certainty: str
    note: str

    @classmethod
    def of(cls, row: Any) -> Self:
        """A region of the table; the parent is at hand."""
        return cls(
            code=row.code,
            kind=row.kind,
            name=row.name,
            parent=row.parent.code if row.parent else None,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
            certainty=row.certainty,
            note=row.note,
        )


class RegionDetail(Region):
    """A region with the municipalities that lie in it on the day asked about."""

    day: date
    municipalities: list[str] = Field(description="NIS codes.")


class MunicipalityMap(Given):
    """Municipalities to draw: official borders where they were imported, else a schematic map of our own."""

    type: str = Field(examples=["FeatureCollection"])
    label: str = Field(description="What to write beside the map.")
    is_official: bool
    edition: str
    source: str
    features: list[Any] = Field(description="GeoJSON features with nis, name and province.")
