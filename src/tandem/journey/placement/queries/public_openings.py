"""The openings that everybody may see: places and trainings, never a person."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from tandem.base.errors import NotFound
from tandem.base.models import row_with
from tandem.journey.placement.models import Opening
from tandem.journey.placement.models.opening import OpeningQuerySet
from tandem.journey.recognition.models import Recognition


def public_on(day: date) -> OpeningQuerySet:
    """Every opening that everybody may see that day."""
    return Opening.objects.public_on(day)


def public_opening(opening_id: UUID, *, day: date) -> Opening:
    """One opening that everybody may see that day, with its wishes; also one of which every seat is taken."""
    rows = public_on(day).select_related("recognition", "company", "establishment", "training")
    opening = row_with(rows.prefetch_related("wishes"), opening_id)
    if opening is None:
        raise NotFound
    return opening


def listed(*, day: date, training: str | None = None) -> QuerySet[Opening]:
    """Every opening with a free seat that everybody may see that day, the one that expires first first."""
    rows = public_on(day).with_seat().select_related("recognition", "company", "establishment", "training")
    rows = rows.prefetch_related("wishes").order_by("expires_on", "id")
    return rows if training is None else rows.filter(training__code=training)


def at_recognition(recognition_id: UUID, *, day: date) -> QuerySet[Opening]:
    """The openings of one recognised workplace, the first to start first; also those of which every seat is taken."""
    return public_on(day).filter(recognition_id=recognition_id).order_by("starts_on", "id")


def recognised_with_opening(day: date) -> QuerySet[Opening, UUID]:
    """The recognitions under which a seat is free that day, to narrow a search of valid ones with."""
    return Opening.objects.open_on(day).with_seat().order_by().values_list("recognition_id", flat=True)


def shown(ids: Sequence[UUID], *, day: date) -> list[Any]:
    """These recognitions with what a card shows, in the order asked; `free_places` are free under each that day."""
    open_there = (
        Opening.objects.open_on(day).with_seat().filter(recognition=OuterRef("pk")).order_by().values("recognition")
    )
    places = open_there.annotate(n=Sum(F("places") - F("taken"))).values("n")
    rows = Recognition.objects.select_related("establishment", "training", "company", "body")
    found = rows.annotate(free_places=Coalesce(Subquery(places), 0)).in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]
