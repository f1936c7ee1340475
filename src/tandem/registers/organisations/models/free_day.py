"""Days on which a provider gives no lessons by its own choice, beside the holidays of all schools."""

from datetime import date
from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.registers.organisations.models.provider import Location, Provider
from tandem.registers.organisations.rules import LONGEST_FREE_DAY_WORDS
from tandem.registers.organisations.terms import FreeDayKind


class ProviderFreeDayQuerySet(models.QuerySet["ProviderFreeDay"]):
    """Free days, by fact."""

    def between(self, start: date, end: date) -> Self:
        """Free days from a day up to, not including, another."""
        return self.filter(day__gte=start, day__lt=end)

    def at(self, provider_id: UUID, location_id: UUID | None) -> Self:
        """Free days that hold at this location: those of the whole provider, and its own."""
        own = Q(location__isnull=True) | Q(location=location_id) if location_id else Q(location__isnull=True)
        return self.filter(own, provider=provider_id)


class ProviderFreeDay(Table):
    """One day without lessons, at one location or at all locations of a provider."""

    PRIVACY: ClassVar = privacy.open_except(
        added_by=privacy.personal("to show who added it", retention="as long as it takes part"),
    )

    provider = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="free_days")
    location = models.ForeignKey(Location, null=True, on_delete=models.CASCADE, related_name="free_days")
    day = models.DateField()
    kind = models.CharField(max_length=10)
    words = models.CharField(max_length=LONGEST_FREE_DAY_WORDS, blank=True)
    added_at = models.DateTimeField()
    added_by = models.UUIDField(null=True)

    objects = ProviderFreeDayQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in FreeDayKind]),
                name="provider_free_day_kind_known",
                violation_error_message="Dit soort vrije dag kennen wij niet.",
            ),
            models.UniqueConstraint(
                fields=("provider", "day"),
                condition=Q(location__isnull=True),
                name="provider_free_day_once",
                violation_error_message="Deze dag staat er al voor alle vestigingsplaatsen.",
            ),
            models.UniqueConstraint(
                fields=("location", "day"),
                condition=Q(location__isnull=False),
                name="provider_free_day_once_here",
                violation_error_message="Deze dag staat er al voor deze vestigingsplaats.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.provider_id}/{self.location_id or 'all'} free on {self.day}"
