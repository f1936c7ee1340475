"""What is still free: seats of openings, room of mentors, and how openings are called."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, Final
from uuid import UUID

from tandem.journey.placement.models import Opening
from tandem.journey.placement.models.opening import OpeningQuerySet
from tandem.journey.placement.queries import openings as doors
from tandem.journey.placement.queries import seats
from tandem.journey.placement.rules import coarse
from tandem.journey.placement.rules.market import Point
from tandem.registers.geo import queries as geo

AT_ONCE: Final = 10_000
"""So many keys fit in one question to either database."""


def openings_named(keys: Collection[UUID]) -> OpeningQuerySet:
    """These openings with what names them; their places are public."""
    return Opening.objects.filter(pk__in=keys).select_related("establishment", "training")


def open_on(keys: Collection[UUID], *, day: date) -> OpeningQuerySet:
    """Those of these openings that are public that day, with what names them."""
    rows = Opening.objects.public_on(day).filter(pk__in=keys)
    return rows.select_related("establishment", "recognition")


def middles(tracks: Iterable[Any]) -> dict[UUID, Point | None]:
    """From where distances to the home of each of these tracks are told to who may not know the home; one question."""
    rows = list(tracks)
    known = geo.centres({one.nis for one in rows if one.nis})
    return {
        one.pk: coarse.middle(
            None if one.lat is None or one.lon is None else Point(one.lat, one.lon),
            centre=Point(*known[one.nis]) if one.nis in known else None,
        )
        for one in rows
    }


def seats_left(openings: Iterable[Any]) -> dict[UUID, int]:
    """The seats of each of these openings, told by their key, places and taken, that nobody was promised."""
    return {one.pk: one.places - one.taken for one in openings}


def mentors_left(establishments: Collection[UUID], *, school_year: int) -> dict[UUID, int]:
    """How many learners more the mentors of each establishment can guide that school year."""
    keys, found = list(establishments), dict[UUID, int]()
    for first in range(0, len(keys), AT_ONCE):
        part = keys[first : first + AT_ONCE]
        taken = seats.seats_taken_at(part, school_year=school_year)
        guided = doors.guided_at(part, school_year=school_year)
        found |= {place: learners - taken.get(place, 0) for place, learners in guided.items()}
    return found
