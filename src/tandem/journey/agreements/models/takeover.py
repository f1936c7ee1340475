"""What a provider told of an agreement that was signed outside Tandem, and where the scan of it is kept."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.agreements.models.agreement import KEPT, Agreement
from tandem.journey.agreements.rules.forms import LONGEST_NAME
from tandem.registers.organisations.models import Establishment

_TAKE = "to take over what was signed elsewhere, and to correct it"


class Takeover(Table):
    """An agreement signed outside Tandem as it was told last; `version` is that of the agreement right after."""

    PRIVACY: ClassVar = privacy.open_except(
        old_number=privacy.personal(_TAKE, retention=KEPT),
        mentor_name=privacy.personal(_TAKE, retention=KEPT),
        told=privacy.personal(_TAKE, retention=KEPT),
        scan=privacy.personal("to keep the proof of what was signed (R-AGR-02)", retention=KEPT),
        taken_by=privacy.personal("to show who took the step", retention=KEPT),
        scanned_by=privacy.personal("to show who took the step", retention=KEPT),
    )

    agreement = models.OneToOneField(Agreement, on_delete=models.CASCADE, related_name="takeover")
    establishment = models.ForeignKey(Establishment, on_delete=models.PROTECT, related_name="+")
    """Where the learner works, recognised or not."""
    old_number = models.CharField(max_length=LONGEST_NAME, blank=True)
    mentor_name = models.CharField(max_length=LONGEST_NAME, blank=True)
    """As it was written; whether Tandem knows the mentor is told by the workplace."""
    told = models.JSONField(default=dict)
    version = models.PositiveIntegerField()
    taken_at = models.DateTimeField()
    taken_by = models.UUIDField(null=True)
    scan = models.CharField(max_length=64, blank=True)
    """The SHA-256 of the scan of what was signed."""
    scan_media_type = models.CharField(max_length=20, blank=True)
    scanned_at = models.DateTimeField(null=True)
    scanned_by = models.UUIDField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(scan="", scan_media_type="", scanned_at__isnull=True, scanned_by__isnull=True)
                | (~Q(scan="") & ~Q(scan_media_type="") & Q(scanned_at__isnull=False)),
                name="takeover_scan_is_whole",
                violation_error_message="Een scan heeft een soort en een tijdstip.",
            ),
        )
        indexes = (models.Index(fields=("old_number",), name="takeover_old_number"),)

    def __str__(self) -> str:
        return f"{self.agreement_id} was signed outside Tandem"
