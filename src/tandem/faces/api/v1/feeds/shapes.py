"""One's calendar address as the API gives it."""

from datetime import date, datetime
from typing import Any, Self

from django.conf import settings
from django.urls import reverse
from pydantic import Field

from tandem.faces.api.fields import Given
from tandem.journey.placement.queries import feeds as queries


class CalendarFeed(Given):
    """The address at which a calendar reads the search times of the capacity in use."""

    is_on: bool
    address: str | None = Field(description="Secret; null without one, and for who comes with a key.")
    made_at: datetime | None
    last_read_on: date | None

    @classmethod
    def of(cls, row: Any, *, with_address: bool) -> Self:
        """What is told of an address, or that there is none."""
        if row is None:
            return cls(is_on=False, address=None, made_at=None, last_read_on=None)
        path = reverse("agenda:file", args=[queries.secret_of(row.pk)])
        return cls(
            is_on=True,
            address=settings.BASE_URL + path if with_address else None,
            made_at=row.made_at,
            last_read_on=row.last_read_on,
        )
