"""Learners that a company found for an opening and does not ask, with the reason."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.intake.models import Track
from tandem.journey.placement.models.introductions import KEPT
from tandem.journey.placement.models.opening import Opening
from tandem.journey.placement.terms.fitting import PassReason


class PassedOver(Table):
    """A company does not ask a learner it found for an opening; it never learned who that is."""

    PRIVACY: ClassVar = privacy.open_except(
        track=privacy.personal("to let a learner and a company get to know each other", retention=KEPT),
        reason=privacy.personal("to learn why places are not taken", retention=KEPT),
        passed_by=privacy.personal("to show who took the step", retention=KEPT),
    )

    opening = models.ForeignKey(Opening, on_delete=models.CASCADE, related_name="passed_over")
    track = models.ForeignKey(Track, on_delete=models.CASCADE, related_name="passed_over")
    reason = models.CharField(max_length=20)
    passed_at = models.DateTimeField()
    passed_by = models.UUIDField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("opening", "track"),
                name="passed_over_once",
                violation_error_message="Deze lerende is voor deze werkplek al niet gekozen.",
            ),
            models.CheckConstraint(
                condition=Q(reason__in=[one.value for one in PassReason]),
                name="passed_over_reason_known",
                violation_error_message="Deze reden bestaat niet.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.track_id} passed over for {self.opening_id} ({self.reason})"
