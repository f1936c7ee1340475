"""The secret address at which a calendar reads the search times that one person may know."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.registers.access.models import Capacity

_KEPT = "one year after it expired"


class CalendarFeedQuerySet(models.QuerySet["CalendarFeed"]):
    """Addresses, by fact."""

    def open(self) -> Self:
        """Addresses that still answer."""
        return self.filter(revoked_at__isnull=True)


class CalendarFeed(Table):
    """An address for one person in one capacity; only the hash of its secret is kept. A new one ends the old one."""

    PRIVACY: ClassVar = privacy.open_except(
        made_by=privacy.personal("to show who took the step", retention=_KEPT),
        revoked_by=privacy.personal("to show who took the step", retention=_KEPT),
    )

    capacity = models.ForeignKey(Capacity, on_delete=models.CASCADE, related_name="+")
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.UUIDField(null=True)
    last_read_on = models.DateField(null=True)

    objects = CalendarFeedQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("capacity",),
                condition=Q(revoked_at__isnull=True),
                name="calendar_feed_one_open",
                violation_error_message="Er is al een adres voor deze agenda.",
            ),
            models.CheckConstraint(
                condition=Q(revoked_by__isnull=True) | Q(revoked_at__isnull=False),
                name="calendar_feed_revoked_paired",
                violation_error_message="Wie een adres introk en wanneer horen samen.",
            ),
        )

    def __str__(self) -> str:
        return f"calendar feed of capacity {self.capacity_id}"
