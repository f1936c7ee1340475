"""The openings that everybody may see: places and trainings, never a person."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import QuerySet, Sum

from tandem.base.errors import NotFound
from tandem.base.models import row_with
from tandem.journey.placement.models import Opening
from tandem.journey.placement.models.opening import OpeningQuerySet


def public_on(day: date) -> OpeningQuerySet:
    """Every opening that everybody may see that day."""
    return Opening.objects.public_on(day)


def public_opening(opening_id: UUID, *, day: date) -> Opening:
    """One opening that everybody may see that day, with its wishes."""
    rows = public_on(day).select_related("recognition", "company", "establishment", "training")
    opening = row_with(rows.prefetch_related("wishes"), opening_id)
    if opening is None:
        raise NotFound
    return opening


def at_recognition(recognition_id: UUID, *, day: date) -> QuerySet[Opening]:
    """The openings of one recognised workplace, the first to start first."""
    return public_on(day).filter(recognition_id=recognition_id).order_by("starts_on", "id")


def recognised_with_opening(day: date) -> QuerySet[Opening, UUID]:
    """The recognitions under which a place stands open that day, to narrow a search with."""
    return public_on(day).order_by().values_list("recognition_id", flat=True)


def places_by_recognition(recognitions: Collection[UUID], *, day: date) -> dict[UUID, int]:
    """How many places stand open under each of these recognitions; none where nothing does."""
    rows = public_on(day).filter(recognition__in=recognitions).order_by().values_list("recognition_id")
    return dict(rows.annotate(n=Sum("places")))
