"""The public register of recognised workplaces: what, where, how far. Place data only, never a person.

Whatever is asked, the database does the counting, measuring and sorting: only the rows of one page leave it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from tandem.base.errors import NotFound
from tandem.journey.recognition.models import OfferedActivity, Recognition
from tandem.journey.recognition.queries.nearness import Near, half_chord_squared, half_chord_squared_of
from tandem.registers.geo import queries as geo
from tandem.registers.geo.rules import cells_within, distance_km, search_key
from tandem.registers.reference import queries as reference

Sort = Literal["nearest", "name", "newest"]

MOST_KM = 100
"""A circle larger than Flanders is the whole region."""
WIDER_KM = (2.0, 8.0, 32.0)
"""Circles in which the nearest are looked for first: a few rows are sorted instead of all of them."""


@dataclass(frozen=True)
class Wish:
    """What somebody looks for.

    `related` are the trainings that the text also means; `sectors` and `regions` are codes; nothing named means all.
    """

    trainings: tuple[UUID, ...] = ()
    sectors: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    text: str = ""
    related: tuple[UUID, ...] = ()
    near: Near | None = None


@dataclass(frozen=True)
class Hit:
    """A workplace found, with its distance where a point was given and its place is known."""

    id: UUID
    km: float | None


@dataclass(frozen=True)
class Totals:
    """How much the public register holds."""

    recognitions: int
    establishments: int
    trainings: int


def totals(*, day: date) -> Totals:
    """How many recognitions, establishments and trainings the public register holds on that day."""
    counted = Recognition.objects.public_on(day).aggregate(
        recognitions=Count("id"),
        establishments=Count("establishment_id", distinct=True),
        trainings=Count("training_id", distinct=True),
    )
    return Totals(**counted)


def matching(wish: Wish, *, day: date) -> QuerySet[Recognition]:
    """The recognitions that fit the wish."""
    rows = Recognition.objects.public_on(day)
    if wish.trainings:
        rows = rows.filter(training_id__in=wish.trainings)
    if wish.sectors:
        rows = rows.filter(training_id__in=reference.training_ids_of_sectors(wish.sectors, day=day))
    if wish.regions:
        rows = rows.filter(nis__in=[nis for code in wish.regions for nis in geo.nis_codes_in(code, day)])
    for word in search_key(wish.text).split():
        rows = rows.filter(Q(search_name__contains=f" {word}") | Q(training_id__in=wish.related))
    return rows if wish.near is None or wish.near.km is None else _around(rows, wish.near)


def count(wish: Wish, *, day: date) -> int:
    """How many workplaces fit."""
    return matching(wish, day=day).count()


def find(wish: Wish, *, sort: Sort, most: int, day: date) -> list[Hit]:
    """The first workplaces that fit: the nearest (which needs a point), by name, or the newest."""
    rows = matching(wish, day=day)
    if sort == "nearest" and wish.near is not None:
        return _nearest(rows, wish.near, most=most)
    order = ("-granted_at", "-id") if sort == "newest" else ("search_name", "id")
    found = rows.order_by(*order).values_list("id", "lat", "lon")[:most]
    return [Hit(pk, _km(wish.near, lat, lon)) for pk, lat, lon in found]


def nearest_km(wish: Wish, *, day: date) -> float | None:
    """How far the nearest workplace lies that fits the wish, were the circle open; None where there is none at all."""
    if wish.near is None:
        return None
    hits = find(replace(wish, near=replace(wish.near, km=None)), sort="nearest", most=1, day=day)
    return hits[0].km if hits else None


def shown(ids: Sequence[UUID]) -> list[Recognition]:
    """These recognitions with what a card shows, in the order asked."""
    rows = Recognition.objects.select_related("establishment", "training", "company", "body").in_bulk(ids)
    return [rows[pk] for pk in ids if pk in rows]


def by_training(wish: Wish, *, day: date) -> dict[UUID, int]:
    """How many workplaces there are of each training, among those that fit."""
    rows = matching(wish, day=day).order_by().values_list("training_id").annotate(n=Count("id"))
    return dict(rows)


def by_municipality(wish: Wish, *, day: date) -> dict[str, int]:
    """How many workplaces there are in each municipality, by its code, among those that fit."""
    rows = matching(wish, day=day).order_by().values_list("nis").annotate(n=Count("id"))
    return dict(rows)


def recognition_by_number(number: str) -> Recognition:
    """One entry of the public register, also one that ended: a certificate's code leads here."""
    named = ("establishment", "training", "company", "body", "request__mandate__holder", "request__mandate__agreement")
    found = Recognition.objects.select_related(*named).filter(number=number).first()
    if found is None:
        raise NotFound
    return found


def activities_of(recognition: Recognition) -> list[OfferedActivity]:
    """The activities the establishment said it can offer."""
    rows = OfferedActivity.objects.filter(request_id=recognition.request_id).select_related("activity")
    return list(rows.order_by("activity__code"))


def others_at(recognition: Recognition, *, day: date) -> QuerySet[Recognition]:
    """What else this establishment is recognised for."""
    rows = Recognition.objects.public_on(day).filter(establishment_id=recognition.establishment_id)
    return rows.exclude(pk=recognition.pk).select_related("training").order_by("training__name", "id")


def _around(rows: QuerySet[Recognition], near: Near) -> QuerySet[Recognition]:
    if near.km is None:
        return rows.filter(cell__isnull=False)
    cells = cells_within(near.lat, near.lon, near.km)
    return rows.in_cells(cells).filter(chord__lte=half_chord_squared_of(near.km))


def _nearest(rows: QuerySet[Recognition], near: Near, *, most: int) -> list[Hit]:
    """The nearest of these rows. A small circle that holds enough of them holds the nearest of all."""
    for km in (*WIDER_KM, near.km):
        if km is not None and near.km is not None and km > near.km:
            continue
        circle = _around(rows, replace(near, km=km))
        found = list(circle.order_by("chord", "id").values_list("id", "lat", "lon")[:most])
        if len(found) == most:
            break
    return [Hit(pk, distance_km(near.lat, near.lon, lat, lon)) for pk, lat, lon in found]


def _km(near: Near | None, lat: float | None, lon: float | None) -> float | None:
    if near is None or lat is None or lon is None:
        return None
    return distance_km(near.lat, near.lon, lat, lon)
