"""The public register of recognised workplaces: what, where, how far. Place data only, never a person.

Whatever is asked, the database does the counting, measuring and sorting: only the rows of one page leave it.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from tandem.base.errors import NotFound
from tandem.journey.recognition.models import OfferedActivity, Recognition
from tandem.journey.recognition.models.recognition import RecognitionQuerySet
from tandem.journey.recognition.queries import minutes
from tandem.journey.recognition.queries.minutes import Spots, Trip
from tandem.journey.recognition.queries.nearness import HalfChordSquared, Near, half_chord_squared_of
from tandem.registers.geo.rules import cells_within, distance_km, search_key

Sort = Literal["nearest", "name", "newest"]

MOST_KM = 100
"""A circle larger than Flanders is the whole region."""
MANY = 2000
NEAREST_FIRST_KM = (2.0, 8.0)
"""Where many places fit, the nearest are looked for in small circles first: a few are sorted instead of all."""


@dataclass(frozen=True)
class Wish:
    """What somebody looks for; None means that it does not matter.

    `of_sectors` are the trainings of the sectors asked for, `nis` the municipalities of the regions; `related` are the
    trainings that the text also means; `among` are the keys of the only workplaces that count. A `trip` takes the place
    of the circle: what counts is then how many minutes it takes, and `nearest` is what takes fewest.
    """

    trainings: Collection[UUID] | None = None
    of_sectors: Collection[UUID] | None = None
    nis: Collection[str] | None = None
    text: str = ""
    related: Collection[UUID] = ()
    near: Near | None = None
    among: QuerySet[Any, UUID] | None = None
    trip: Trip | None = None


@dataclass(frozen=True)
class Hit:
    """A workplace found, with its distance where a point was given and its place is known; by a trip its minutes."""

    id: UUID
    km: float | None
    minutes: int | None = None


@dataclass(frozen=True)
class Found:
    """How many workplaces fit, and the first of them."""

    total: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True)
class Totals:
    """How much the public register holds."""

    recognitions: int
    establishments: int
    trainings: int


def totals(*, day: date) -> Totals:
    """How many recognitions, establishments and trainings the public register holds on that day."""
    counted = Recognition.objects.public_on(day).aggregate(
        recognitions=Count("*"),
        establishments=Count("establishment_id", distinct=True),
        trainings=Count("training_id", distinct=True),
    )
    return Totals(**counted)


def matching(wish: Wish, *, day: date) -> RecognitionQuerySet:
    """The recognitions that fit the wish."""
    rows = _matching_anywhere(wish, day=day)
    if wish.trip is not None:
        return wish.trip.narrowed(rows)
    return rows if wish.near is None or wish.near.km is None else _within(rows, wish.near, km=wish.near.km)


def count(wish: Wish, *, day: date) -> int:
    """How many workplaces fit."""
    return matching(wish, day=day).count()


def find(wish: Wish, *, sort: Sort, most: int, day: date, total: int | None = None) -> Found:
    """What fits: how many, and the first of them: the nearest (which needs a point), by name, or the newest.

    Who counted already gives the `total`.
    """
    if wish.trip is not None:
        return _by_minutes(wish, wish.trip, sort=sort, most=most, day=day)
    rows = matching(wish, day=day)
    total = rows.count() if total is None else total
    if not total:
        return Found(0, ())
    if sort == "nearest" and wish.near is not None:
        if total > MANY:
            return Found(total, _nearest(_matching_anywhere(wish, day=day), wish.near, most=most))
        return Found(total, _by_distance(rows, wish.near, most=most))
    order = ("-granted_at", "-id") if sort == "newest" else ("search_name", "id")
    first = rows.order_by(*order).values_list("id", "lat", "lon")[:most]
    return Found(total, tuple(Hit(pk, _km(wish.near, lat, lon)) for pk, lat, lon in first))


def nearest_km(wish: Wish, *, day: date) -> float | None:
    """How far the nearest workplace lies that fits the wish, were the circle open; None where there is none at all."""
    if wish.near is None:
        return None
    anywhere = _matching_anywhere(wish, day=day)
    return next((hit.km for hit in _by_distance(anywhere, wish.near, most=1)), None)


def fewest_minutes(wish: Wish, *, day: date) -> int | None:
    """How many minutes the nearest takes that fits, of those within reach of the trip; None where there is none."""
    if wish.trip is None:
        return None
    spots = wish.trip.among(_matching_anywhere(wish, day=day))
    return int(spots.minutes[0]) if spots.total else None


def shown(ids: Sequence[UUID]) -> list[Recognition]:
    """These recognitions with what a card shows, in the order asked."""
    rows = Recognition.objects.select_related("establishment", "training", "company", "body").in_bulk(ids)
    return [rows[pk] for pk in ids if pk in rows]


def by_training(wish: Wish, *, day: date) -> dict[UUID, int]:
    """How many workplaces there are of each training, among those that fit."""
    rows = matching(wish, day=day).order_by().values_list("training_id").annotate(n=Count("*"))
    return dict(rows)


def by_municipality(wish: Wish, *, day: date) -> dict[str, int]:
    """How many workplaces there are in each municipality, by its code, among those that fit."""
    rows = matching(wish, day=day).order_by().values_list("nis").annotate(n=Count("*"))
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


def _matching_anywhere(wish: Wish, *, day: date) -> RecognitionQuerySet:
    rows: RecognitionQuerySet = Recognition.objects.public_on(day)
    for trainings in (wish.trainings, wish.of_sectors):
        rows = rows if trainings is None else rows.filter(training_id__in=trainings)
    if wish.among is not None:
        rows = rows.filter(pk__in=wish.among)
    if wish.nis is not None:
        rows = rows.filter(nis__in=wish.nis)
    for word in search_key(wish.text).split():
        rows = rows.filter(Q(search_name__contains=f" {word}") | Q(training_id__in=wish.related))
    return rows


def _by_minutes(wish: Wish, trip: Trip, *, sort: Sort, most: int, day: date) -> Found:
    rows = _matching_anywhere(wish, day=day)
    spots = trip.among(rows)
    if sort == "nearest":
        return Found(spots.total, _hits(minutes.first(rows, spots, most=most), spots))
    order = ("-granted_at", "-id") if sort == "newest" else ("search_name", "id")
    named = minutes.at_spots(rows, spots).order_by(*order).values_list("id", "spot")
    return Found(spots.total, _hits(named[:most], spots))


def _hits(rows: Iterable[tuple[UUID, int | None]], spots: Spots) -> tuple[Hit, ...]:
    placed = [(pk, spot) for pk, spot in rows if spot is not None]
    told = spots.told({spot for _, spot in placed})
    return tuple(Hit(pk, told[spot][1], told[spot][0]) for pk, spot in placed)


def _within(rows: RecognitionQuerySet, near: Near, *, km: float) -> RecognitionQuerySet:
    circle = rows.in_cells(cells_within(near.lat, near.lon, km))
    return circle.alias(chord=HalfChordSquared(near)).filter(chord__lte=half_chord_squared_of(km))


def _nearest(rows: RecognitionQuerySet, near: Near, *, most: int) -> tuple[Hit, ...]:
    """The nearest of many rows. A small circle that holds enough of them holds the nearest of all."""
    for km in NEAREST_FIRST_KM:
        found = _by_distance(_within(rows, near, km=km), near, most=most)
        if len(found) == most:
            return found
    return _by_distance(rows if near.km is None else _within(rows, near, km=near.km), near, most=most)


def _by_distance(rows: RecognitionQuerySet, near: Near, *, most: int) -> tuple[Hit, ...]:
    known = rows.filter(cell__isnull=False).alias(chord=HalfChordSquared(near)).order_by("chord", "id")
    return tuple(Hit(pk, _km(near, lat, lon)) for pk, lat, lon in known.values_list("id", "lat", "lon")[:most])


def _km(near: Near | None, lat: float | None, lon: float | None) -> float | None:
    if near is None or lat is None or lon is None:
        return None
    return distance_km(near.lat, near.lon, lat, lon)
