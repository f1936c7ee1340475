"""Unmet demand, counted by week: no row is about somebody, and none can lead back to one."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.demand.terms import DemandKind, DemandReason
from tandem.registers.reference.models import Training


class UnmetDemand(Table):
    """How often in a week a training was asked for in a municipality, and not met.

    No key, moment, address or word of anybody. A count can still be small: only `queries.shown` says what may be told.
    """

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    week = models.DateField()
    """The Monday it begins."""
    kind = models.CharField(max_length=10)
    training = models.ForeignKey(Training, on_delete=models.PROTECT, related_name="+")
    nis = models.CharField(max_length=5, blank=True)
    """The municipality of the learner, the workplace or the place that was searched around."""
    provider_forum = models.CharField(max_length=40, blank=True)
    """The region of the school of a learner."""
    reason = models.CharField(max_length=20, blank=True)
    count = models.PositiveIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("week", "kind", "training", "nis", "provider_forum", "reason"),
                name="demand_counted_once",
                violation_error_message="Deze onvervulde vraag is voor die week al geteld.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in DemandKind]),
                name="demand_kind_known",
                violation_error_message="Dit soort onvervulde vraag bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(reason="") | Q(kind=DemandKind.UNPLACED, reason__in=[r.value for r in DemandReason]),
                name="demand_reason_known",
                violation_error_message="Deze reden hoort niet bij dit soort onvervulde vraag.",
            ),
            models.CheckConstraint(
                condition=Q(count__gt=0),
                name="demand_counts_something",
                violation_error_message="Een telling van niets bewaren wij niet.",
            ),
            models.CheckConstraint(
                condition=Q(week__iso_week_day=1),
                name="demand_week_begins_on_monday",
                violation_error_message="Een week begint op maandag.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.count} in the week of {self.week}"
