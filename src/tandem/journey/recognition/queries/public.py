"""The public register of recognised workplaces: what, where, how far. Place data only, never a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, QuerySet

from tandem.base.errors import NotFound
from tandem.journey.recognition.models import OfferedActivity, Recognition
from tandem.registers.geo.rules import cells_within, distance_km, search_key

MOST_KM = 100
"""A circle larger than Flanders is the whole region."""


@dataclass(frozen=True)
class Near:
    """A point and how far around it."""

    lat: float
    lon: float
    km: float


@dataclass(frozen=True)
class Wish:
    """What somebody looks for."""

    trainings: tuple[UUID, ...] = ()
    sector: str = ""
    text: str = ""
    near: Near | None = None
    nis: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hit:
    """A workplace found, with its distance where a point was given."""

    id: UUID
    lat: float | None
    lon: float | None
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
    """The recognitions that fit the wish, except for the exact circle."""
    rows = Recognition.objects.public_on(day)
    if wish.trainings:
        rows = rows.filter(training_id__in=wish.trainings)
    if wish.sector:
        rows = rows.filter(training__sector_links__sector__code=wish.sector)
    if wish.nis:
        rows = rows.filter(nis__in=wish.nis)
    if wish.text:
        rows = rows.filter(search_name__contains=search_key(wish.text))
    if wish.near and wish.near.km < MOST_KM:
        rows = rows.in_cells(cells_within(wish.near.lat, wish.near.lon, wish.near.km))
    return rows


def find(wish: Wish, *, day: date) -> list[Hit]:
    """Every workplace that fits: nearest first where a point was given, else by name."""
    rows = matching(wish, day=day)
    near = wish.near
    if near is None:
        ordered = rows.order_by("search_name", "id").values_list("id", "lat", "lon")
        return [Hit(pk, lat, lon, None) for pk, lat, lon in ordered.iterator(chunk_size=5000)]
    hits = []
    for pk, lat, lon in rows.values_list("id", "lat", "lon").iterator(chunk_size=5000):
        if lat is None or lon is None:
            continue
        km = distance_km(near.lat, near.lon, lat, lon)
        if km <= near.km:
            hits.append(Hit(pk, lat, lon, km))
    hits.sort(key=lambda hit: (hit.km or 0.0, hit.id))
    return hits


def shown(ids: Sequence[UUID]) -> list[Recognition]:
    """These recognitions with what a card shows, in the order asked."""
    rows = Recognition.objects.select_related("establishment", "training", "company", "body").in_bulk(ids)
    return [rows[pk] for pk in ids if pk in rows]


def by_training(wish: Wish, *, day: date) -> dict[UUID, int]:
    """How many workplaces each training would give, the training itself left out of the wish."""
    open_wish = Wish(sector=wish.sector, text=wish.text, near=wish.near, nis=wish.nis)
    rows = matching(open_wish, day=day).order_by().values_list("training_id").annotate(n=Count("id"))
    return dict(rows)


def recognition_by_number(number: str) -> Recognition:
    """One entry of the public register, also one that ended: a certificate's code leads here."""
    rows = Recognition.objects.select_related("establishment", "training", "company", "body", "request__mandate")
    found = rows.filter(number=number).first()
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
