"""What the page of an agreement shows of one that was signed outside Tandem."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext

from tandem.base.periods import day_of
from tandem.faces.web.agreements.frame import written
from tandem.faces.web.recognition.pages import Fact


def told_outside(told: Any, one: Any, places: Sequence[Any]) -> Iterator[Fact]:
    """When it was signed outside Tandem, and what no other part of the page says."""
    place = told.establishment
    yield Fact(gettext("Getekend op"), written(one.signed_on))
    yield Fact(gettext("Overgenomen op"), written(day_of(told.taken_at)))
    if told.old_number:
        yield Fact(gettext("Oud nummer"), told.old_number)
    if one.work_hours is not None:
        yield Fact(gettext("Uren per week op de werkplek"), number_format(one.work_hours.normalize()))
    if not places:
        address = f"{place.street} {place.house_number}, {place.postal_code} {place.municipality}"
        yield Fact(gettext("Vestiging"), f"{place.name}, {address}")
    if told.mentor_name and not any(row.mentor for row in places):
        yield Fact(gettext("Mentor, zoals in het bestand"), told.mentor_name)
