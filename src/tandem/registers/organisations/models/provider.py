"""Providers of dual learning, their locations, the programmes they offer there, and the networks they belong to."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.registers.organisations.terms import NetworkKind, PositionSource, ProviderKind, TrajectoryAgreement
from tandem.registers.reference.models import Training
from tandem.registers.reference.models.parts import one_of, valid_on
from tandem.registers.reference.terms import AgreementType


def _dates_in_order(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
        name=f"{name}_dates_in_order",
        violation_error_message="Het einde van een periode ligt na het begin.",
    )


class Network(Table):
    """An umbrella body or a school community."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in NetworkKind]),
                name="network_kind_known",
                violation_error_message="Dit soort netwerk kennen wij niet.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class ProviderQuerySet(models.QuerySet["Provider"]):
    """Providers, by fact."""

    def valid_on(self, day: date) -> Self:
        """Providers that take part that day."""
        return self.filter(valid_on(day))


class Provider(Table):
    """A school, centre or campus that offers dual learning; keyed on its institution number."""

    PRIVACY: ClassVar = privacy.open_except(
        email=privacy.personal("to reach the provider", retention="as long as it takes part"),
        phone=privacy.personal("to reach the provider", retention="as long as it takes part"),
    )

    number = models.CharField(max_length=6, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    website = models.URLField(blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    batch = models.UUIDField(null=True)

    objects = ProviderQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in ProviderKind]),
                name="provider_kind_known",
                violation_error_message="Dit soort aanbieder kennen wij niet.",
            ),
            models.CheckConstraint(
                condition=Q(number__regex=r"^[0-9]{1,6}$"),
                name="provider_number_digits",
                violation_error_message="Een instellingsnummer telt één tot zes cijfers.",
            ),
            _dates_in_order("provider"),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class NetworkMembership(Table):
    """A provider belongs to a network, in a period."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    provider = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="memberships")
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="memberships")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("provider", "network", "valid_from"),
                name="network_membership_once",
                violation_error_message="Dit lidmaatschap staat er al vanaf die dag.",
            ),
            _dates_in_order("network_membership"),
        )

    def __str__(self) -> str:
        return f"{self.provider_id} in {self.network_id} from {self.valid_from}"


class LocationQuerySet(models.QuerySet["Location"]):
    """Locations, by fact."""

    def valid_on(self, day: date) -> Self:
        """Locations of that day, of providers of that day."""
        return self.filter(valid_on(day), valid_on(day, "provider__"))


class Location(Table):
    """A place where a provider teaches."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    provider = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="locations")
    number = models.CharField(max_length=10)
    name = models.CharField(max_length=200)
    street = models.CharField(max_length=200, blank=True)
    house_number = models.CharField(max_length=30, blank=True)
    postal_code = models.CharField(max_length=4)
    municipality = models.CharField(max_length=100)
    nis = models.CharField(max_length=5, blank=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    position_source = models.CharField(max_length=20, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    batch = models.UUIDField(null=True)

    objects = LocationQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("provider", "number"),
                name="location_once_per_provider",
                violation_error_message="Deze vestigingsplaats staat er al voor deze aanbieder.",
            ),
            models.CheckConstraint(
                condition=Q(lat__isnull=True, lon__isnull=True, position_source="")
                | Q(lat__isnull=False, lon__isnull=False, position_source__in=[s.value for s in PositionSource]),
                name="location_position_whole",
                violation_error_message="Een ligging heeft een breedte, een lengte en een bron, of niets.",
            ),
            _dates_in_order("location"),
        )

    def __str__(self) -> str:
        return f"{self.provider_id}/{self.number} {self.name}"


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    """Programmes, by fact."""

    def valid_on(self, day: date) -> Self:
        """Programmes of that day, at locations and providers of that day."""
        return self.filter(valid_on(day), valid_on(day, "location__"), valid_on(day, "location__provider__"))


class StandardTrajectory(Table):
    """A standard trajectory as the education department publishes it: its code and the agreement it asks."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    code = models.CharField(max_length=20)
    agreement_type = models.CharField(max_length=4)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    batch = models.UUIDField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("code", "valid_from"),
                name="standard_trajectory_once",
                violation_error_message="Dit standaardtraject staat er al vanaf die dag.",
            ),
            models.CheckConstraint(
                condition=Q(agreement_type__in=[a.value for a in TrajectoryAgreement]),
                name="standard_trajectory_agreement_known",
                violation_error_message="Dit soort overeenkomst kennen wij niet.",
            ),
            _dates_in_order("standard_trajectory"),
        )

    def __str__(self) -> str:
        return f"{self.code} from {self.valid_from}"


class TrajectoryGroup(Table):
    """An administrative group that leads to a standard trajectory, in a period."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    group_number = models.CharField(max_length=6)
    trajectory = models.CharField(max_length=20)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    batch = models.UUIDField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("group_number", "trajectory", "valid_from"),
                name="trajectory_group_once",
                violation_error_message="Deze administratieve groep staat er al vanaf die dag bij dit traject.",
            ),
            models.CheckConstraint(
                condition=Q(group_number__regex=r"^[0-9]{1,6}$"),
                name="trajectory_group_digits",
                violation_error_message="Een administratieve groep telt één tot zes cijfers.",
            ),
            _dates_in_order("trajectory_group"),
        )

    def __str__(self) -> str:
        return f"group {self.group_number} to {self.trajectory} from {self.valid_from}"


class Programme(Table):
    """A training that a provider offers at a location, in a period."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="programmes")
    training = models.ForeignKey(Training, on_delete=models.PROTECT, related_name="+")
    group_number = models.CharField(max_length=6, blank=True)
    agreement_type = models.CharField(max_length=4, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    batch = models.UUIDField(null=True)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("location", "training", "valid_from"),
                name="programme_once",
                violation_error_message="Deze opleiding staat er al vanaf die dag op deze vestigingsplaats.",
            ),
            one_of(
                AgreementType,
                table="programme",
                field="agreement_type",
                message="Dit soort overeenkomst bestaat niet.",
                may_be_empty=True,
            ),
            _dates_in_order("programme"),
        )

    def __str__(self) -> str:
        return f"{self.training_id} at {self.location_id} from {self.valid_from}"
