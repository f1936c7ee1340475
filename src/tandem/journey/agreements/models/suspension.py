"""When an agreement lies still."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.agreements.models.agreement import KEPT, Agreement
from tandem.journey.agreements.rules.ending import Stopped
from tandem.journey.agreements.terms import SuspensionCause

_STOP = "to know when an agreement lies still, and whether it is paid (R-SUS-01, R-SUS-02)"


class Suspension(Table):
    """Days on which an agreement lies still; without a last day it still does. School holidays are not noted."""

    PRIVACY: ClassVar = privacy.open_except(
        cause=privacy.sensitive(_STOP, retention=KEPT),
        begins_on=privacy.personal(_STOP, retention=KEPT),
        ends_on=privacy.personal(_STOP, retention=KEPT),
        noted_by=privacy.personal("to show who took the step", retention=KEPT),
    )

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="suspensions")
    cause = models.CharField(max_length=40)
    begins_on = models.DateField()
    ends_on = models.DateField(null=True)
    noted_at = models.DateTimeField()
    noted_by = models.UUIDField(null=True)
    told_on = models.DateField(null=True)
    """When the coach heard that it lasts long (R-SUS-03)."""

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(cause__in=[c.value for c in SuspensionCause]),
                name="suspension_cause_known",
                violation_error_message="Deze reden van schorsing bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("begins_on")),
                name="suspension_days_in_order",
                violation_error_message="Een schorsing eindigt niet voor het begin.",
            ),
            models.UniqueConstraint(
                fields=("agreement",),
                condition=Q(ends_on__isnull=True),
                name="suspension_one_without_end",
                violation_error_message="Een overeenkomst ligt één keer tegelijk stil.",
            ),
        )
        indexes = (models.Index(fields=("begins_on",), name="suspension_begin"),)

    def __str__(self) -> str:
        return f"{self.agreement_id} lies still from {self.begins_on}"

    def stopped(self) -> Stopped:
        """Its days, for the rules."""
        return Stopped(self.begins_on, self.ends_on)
