"""From where, and within how many minutes: what the searches of the API ask of a trip in the same words."""

from datetime import date, time
from typing import Annotated, Final

from django.utils.translation import gettext
from pydantic import Field

from tandem.faces.api.fields import WHOLE
from tandem.faces.api.problems import FINDING, Issue, Kind, Refused
from tandem.journey.recognition.queries.minutes import Trip
from tandem.registers.travel.queries.areas import Area
from tandem.registers.travel.queries.doors import Spot
from tandem.registers.travel.terms import TravelMode

MOST_MINUTES: Final = 120
_POINT: Final = r"^(49|5[01])(\.[0-9]{1,6})?,[2-6](\.[0-9]{1,6})?$"

Point = Annotated[
    str, Field(pattern=_POINT, description="A point in Belgium: latitude,longitude.", examples=["51.0536,3.7253"])
]
Minutes = Annotated[
    int,
    Field(ge=1, le=MOST_MINUTES, description="How long a trip from the point may take; `km` does not count then."),
    WHOLE,
]


def spot(near: str) -> Spot:
    """The point asked about."""
    lat, _, lon = near.partition(",")
    return Spot(float(lat), float(lon))


def trip(
    near: str | None, minutes: int | None, mode: TravelMode, *, day: date, arrive_by: str | None = None
) -> Trip | None:
    """The trip asked for, None where minutes do not matter. Refused without a point to count them from."""
    if minutes is None:
        return None
    if near is None:
        title = gettext("Minuten tellen vanaf een punt. Geef het mee als near=51.0536,3.7253.")
        issue = Issue(type=FINDING, where="query", name="near", title=title)
        raise Refused(Kind.BAD_REQUEST, issues=[issue])
    hour = None if arrive_by is None else time.fromisoformat(arrive_by)
    return Trip(Area(spot(near), mode, minutes, day, hour), day)
