"""What recognised workplaces say they can teach: which establishment brings which activity. Public, never a person."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import CharField
from django.db.models.functions import Cast

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.journey.recognition import policies
from tandem.journey.recognition.models import Recognition, RecognitionRequest
from tandem.journey.recognition.queries.nearness import Near
from tandem.journey.recognition.queries.public import Wish, matching
from tandem.journey.recognition.terms import State
from tandem.registers.organisations.models import Establishment

_TOLD = tuple(state for state in State if state not in {State.WITHDRAWN, State.REFUSED})
"""A request that still stands says what the company can teach."""


@dataclass(frozen=True)
class Site:
    """Where a recognised establishment lies; only those of which we know it."""

    id: UUID
    company: UUID
    lat: float
    lon: float


@dataclass(frozen=True)
class Bringer:
    """An establishment that brings something; we need not know where it lies."""

    id: UUID
    company: UUID
    lat: float | None
    lon: float | None


@dataclass(frozen=True)
class Told:
    """What a company said about one training at one establishment."""

    request: RecognitionRequest
    codes: tuple[str, ...]


def sites_within(near: Near, *, day: date) -> dict[UUID, Site]:
    """The establishments with a public recognition around a point."""
    rows = matching(Wish(near=near), day=day).filter(lat__isnull=False).order_by()
    found = rows.values_list("establishment_id", "company_id", "lat", "lon").distinct()
    return {key: Site(key, company, lat or 0.0, lon or 0.0) for key, company, lat, lon in found}


def company_numbered(number: str, *, day: date) -> UUID | None:
    """The company with this enterprise number, where the public register names it."""
    rows = Recognition.objects.public_on(day).filter(company__number=number)
    return rows.values_list("company_id", flat=True).first()


def offered(near: Near, *, day: date, training: UUID | None = None) -> Iterator[tuple[UUID, UUID]]:
    """Which establishment around a point brings which activity, by each of its public recognitions.

    By those for one training alone where one is named.
    Read from the recognitions of the circle on: a filter on activities would make the database look at all of them.
    A key leaves the database as a text and becomes a key once, however often it stands there: there are many rows.
    """
    wish = Wish(near=near, trainings=None if training is None else (training,))
    rows = matching(wish, day=day).filter(request__activities__isnull=False).order_by()
    site, activity = (Cast(name, CharField()) for name in ("establishment_id", "request__activities__activity_id"))
    known = _Keys()
    for one, other in rows.values_list(site, activity).iterator(chunk_size=10_000):
        yield known[one], known[other]


def bringing_anywhere(activities: Collection[UUID], *, day: date) -> list[Bringer]:
    """The establishments, wherever they lie, that bring one of these few activities."""
    rows = Recognition.objects.public_on(day).filter(request__activities__activity__in=activities)
    found = rows.order_by().values_list("establishment_id", "company_id", "lat", "lon").distinct()
    return [Bringer(*one) for one in found]


class _Keys(dict[str, UUID]):
    """Keys by the text in which the database writes them."""

    def __missing__(self, text: str) -> UUID:
        self[text] = UUID(text)
        return self[text]


def named_sites(ids: Collection[UUID]) -> dict[UUID, Any]:
    """These establishments with their company, by key."""
    return Establishment.objects.select_related("company").in_bulk(set(ids))


def recognitions_at(ids: Collection[UUID], *, day: date) -> dict[UUID, list[Recognition]]:
    """The public recognitions at these establishments."""
    found: dict[UUID, list[Recognition]] = {}
    rows = Recognition.objects.public_on(day).filter(establishment__in=ids).select_related("training")
    for row in rows.order_by("training__name", "number"):
        found.setdefault(row.establishment_id, []).append(row)
    return found


def told_by_company(actor: Actor, company_id: UUID) -> list[Told]:
    """What a company ticked in its own requests that still stand, the newest first."""
    if not policies.may_see_company(actor, company_id).is_ok:
        raise NotFound
    rows = RecognitionRequest.objects.filter(dossier__company_id=company_id, state__in=_TOLD)
    whole = rows.select_related("training", "establishment").prefetch_related("activities__activity")
    newest = whole.order_by("-dossier__started_at", "id")
    told = (Told(row, tuple(sorted(one.activity.code for one in row.activities.all()))) for row in newest)
    return [one for one in told if one.codes]
