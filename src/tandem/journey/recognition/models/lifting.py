"""The decision to lift a recognition: by whom, under which mandate, why, from which day on. For replay."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.recognition.models.recognition import Recognition
from tandem.registers.mandates.models import Body, Mandate

_KEPT = "ten years after the decision, unless the selection rule says otherwise"


class Lifting(Table):
    """A recognition that is lifted, from `lifts_on` on; it would have run until `would_end_on`."""

    PRIVACY: ClassVar = privacy.open_except(
        guidance=privacy.personal("to show what was tried first", retention=_KEPT),
        motive=privacy.personal("to motivate the decision", retention=_KEPT),
        decided_by=privacy.personal("to show who decided", retention=_KEPT),
    )

    recognition = models.OneToOneField(Recognition, on_delete=models.PROTECT, related_name="lifting")
    grounds = models.JSONField()
    guidance = models.TextField(max_length=2000)
    motive = models.TextField(max_length=4000)
    lifts_on = models.DateField()
    would_end_on = models.DateField()
    decided_at = models.DateTimeField()
    decided_by = models.UUIDField()
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    mandate = models.ForeignKey(Mandate, null=True, on_delete=models.PROTECT, related_name="+")
    law_version = models.CharField(max_length=64)
    findings = models.JSONField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(motive=""),
                name="lifting_has_motive",
                violation_error_message="Een opheffing heeft een motivering.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.recognition_id} from {self.lifts_on}"
