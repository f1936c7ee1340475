"""The public register as a file."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from django.http import HttpResponse
from django.utils.translation import gettext

from tandem.faces.api.exports import Format, sent
from tandem.faces.api.v1.workplaces.shapes import TripThere
from tandem.faces.exchange.tables import Table

COLUMNS: Final = (
    "recognition",
    "training",
    "training_name",
    "enterprise",
    "company",
    "establishment",
    "establishment_name",
    "street",
    "house_number",
    "postal_code",
    "municipality",
    "nis",
    "valid_from",
    "valid_until",
    "km",
    "extent",
    "mode",
    "minutes",
    "minutes_known",
    "timetables",
)


def workplaces(
    rows: Iterable[tuple[Any, float | None, TripThere | None]],
    *,
    total: int,
    asked: Mapping[str, Any],
    kind: Format,
    now: datetime,
) -> HttpResponse:
    """The workplaces found, as a file to keep."""
    table = Table(
        title=gettext("Erkende werkplekken"),
        columns=COLUMNS,
        rows=[_row(row, km, trip) for row, km, trip in rows],
        made_at=now,
        filters=[*((name, str(value)) for name, value in asked.items()), ("total", str(total))],
    )
    return sent(table, kind=kind, name="workplaces")


def _row(row: Any, km: float | None, trip: TripThere | None) -> tuple[Any, ...]:
    place = row.establishment
    return (
        row.number,
        row.training.code,
        row.training.name,
        row.company.number,
        row.company.name,
        place.number,
        place.name,
        place.street,
        place.house_number,
        place.postal_code,
        place.municipality,
        place.nis,
        row.valid_from,
        row.valid_until,
        None if km is None else round(km, 2),
        row.extent,
        *(
            (None, None, None, "")
            if trip is None
            else (trip.mode, trip.minutes, trip.known, ", ".join(trip.timetables))
        ),
    )
