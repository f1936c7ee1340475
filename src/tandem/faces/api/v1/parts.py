"""What several rooms of this version share: questions about a day, addresses."""

from typing import Annotated, Any, Self

from tandem.faces.api.fields import TODAY, Day, Given, Wanted
from tandem.faces.api.paging import Paging


class OnDay(Wanted):
    """A question about a day."""

    day: Annotated[Day | None, TODAY] = None


class DayList(Paging, OnDay):
    """A list of a day."""


class Address(Given):
    """Where a place lies; the position is that of its postal code unless the source says more."""

    street: str
    house_number: str
    postal_code: str
    municipality: str
    nis: str
    lat: float | None
    lon: float | None
    position_source: str

    @classmethod
    def of(cls, place: Any) -> Self:
        """The address of an establishment or a location."""
        return cls(
            street=place.street,
            house_number=place.house_number,
            postal_code=place.postal_code,
            municipality=place.municipality,
            nis=place.nis,
            lat=place.lat,
            lon=place.lon,
            position_source=place.position_source,
        )
