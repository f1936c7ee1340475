"""Doors to providers, their locations, programmes and networks: public; and to the batches they came in with."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.registers.geo import queries as geo
from tandem.registers.organisations import policies
from tandem.registers.organisations.models import (
    AanloopProgramme,
    Location,
    Network,
    NetworkMembership,
    Programme,
    Provider,
    ProviderBatch,
    StandardTrajectory,
    TrajectoryGroup,
)
from tandem.registers.reference.models import Training
from tandem.registers.reference.models.parts import valid_on


def providers_on(day: date) -> QuerySet[Provider]:
    """The providers of that day, by name."""
    return Provider.objects.valid_on(day).order_by("name", "number")


def provider_numbered(number: str) -> Provider:
    """The provider with this institution number, of any day."""
    found = Provider.objects.filter(number=number).first()
    if found is None:
        raise NotFound(number)
    return found


def provider(provider_id: UUID) -> Provider:
    """The provider with this key, of any day."""
    found = Provider.objects.filter(pk=provider_id).first()
    if found is None:
        raise NotFound
    return found


def locations_of(provider_id: UUID, day: date) -> QuerySet[Location]:
    """Where this provider teaches that day."""
    return Location.objects.valid_on(day).filter(provider=provider_id).order_by("municipality", "number")


def locations_on(day: date) -> QuerySet[Location]:
    """All places where is taught that day."""
    return Location.objects.valid_on(day).select_related("provider").order_by("provider__number", "number")


def programmes_on(day: date, *, training: UUID | None = None) -> QuerySet[Programme]:
    """What is offered that day, everywhere or for one training."""
    rows = Programme.objects.valid_on(day).select_related("location__provider", "training")
    rows = rows if training is None else rows.filter(training=training)
    return rows.order_by("training__code", "location__provider__number", "location__number", "id")


def offering_in(region_code: str, day: date, *, trainings: Collection[str] = ()) -> QuerySet[Provider]:
    """The providers that offer a training, or one of these, that day at a location in a region, or anywhere for ""."""
    rows = Programme.objects.valid_on(day)
    if region_code:
        rows = rows.filter(location__nis__in=geo.municipalities_in(region_code, day).values("nis"))
    if trainings:
        rows = rows.filter(training__code__in=trainings)
    return providers_on(day).filter(pk__in=rows.values("location__provider"))


def trainings_of(provider_id: UUID, day: date) -> list[Training]:
    """The trainings a provider offers that day or from a later day on, at any of its locations, by name."""
    still = Q(valid_until__isnull=True) | Q(valid_until__gt=day)
    offered = Programme.objects.filter(still, location__provider=provider_id).values("training")
    return list(Training.objects.filter(pk__in=offered).order_by("name", "code"))


def offers(provider_id: UUID, training_id: UUID, day: date) -> bool:
    """Whether a provider offers this training that day, at one of its locations."""
    rows = Programme.objects.valid_on(day).filter(location__provider=provider_id, training=training_id)
    return rows.exists()


def aanloop_on(day: date) -> QuerySet[AanloopProgramme]:
    """The run-ups that are organised that day, everywhere."""
    rows = AanloopProgramme.objects.valid_on(day).select_related("location__provider", "training", "sector")
    return rows.order_by("name", "location__provider__number", "location__number", "id")


def trajectories_on(day: date, *, code: str = "") -> QuerySet[StandardTrajectory]:
    """The standard trajectories of that day, all or one, by code."""
    rows = StandardTrajectory.objects.filter(valid_on(day))
    rows = rows.filter(code=code) if code else rows
    return rows.order_by("code", "valid_from", "id")


def groups_of(trajectories: Collection[str], day: date) -> dict[str, list[str]]:
    """The numbers of the administrative groups that lead to each of these standard trajectories that day."""
    rows = TrajectoryGroup.objects.filter(valid_on(day), trajectory__in=trajectories)
    groups: dict[str, list[str]] = {code: [] for code in trajectories}
    for code, number in rows.order_by("group_number", "id").values_list("trajectory", "group_number"):
        groups[code].append(number)
    return groups


def networks() -> QuerySet[Network]:
    """The networks, by code."""
    return Network.objects.order_by("code")


def memberships_on(day: date, *, provider_id: UUID) -> QuerySet[NetworkMembership]:
    """The networks a provider belongs to that day."""
    rows = NetworkMembership.objects.filter(valid_on(day), provider=provider_id).select_related("network")
    return rows.order_by("network__code", "id")


def batches_for(actor: Actor) -> QuerySet[ProviderBatch]:
    """The batches that came in, the newest first, for who keeps the providers."""
    if not policies.may_keep_providers(actor).is_ok:
        raise NotFound
    return ProviderBatch.objects.order_by("-applied_at", "-id")


def batch_for(actor: Actor, batch_id: UUID, *, lock: bool = False) -> ProviderBatch:
    """One batch, for who keeps the providers."""
    rows = ProviderBatch.objects.select_for_update() if lock else ProviderBatch.objects.all()
    found = rows.filter(pk=batch_id).first() if policies.may_keep_providers(actor).is_ok else None
    if found is None:
        raise NotFound
    return found
