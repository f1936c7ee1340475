"""What a party said of the end of an agreement, kept until the last day has passed."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.agreements.models.agreement import KEPT, Agreement
from tandem.journey.agreements.rules.ending import ENDED_BY
from tandem.journey.agreements.rules.forms import LONGEST_WORDS
from tandem.journey.agreements.terms import Party

_END = "to end an agreement in time and for a reason (R-END-01 to R-END-08)"


class Ending(Table):
    """A signed agreement will end, or ended: why, by whom, on which last day."""

    PRIVACY: ClassVar = privacy.open_except(
        reason=privacy.personal(_END, retention=KEPT),
        words=privacy.personal("to say why", retention=KEPT),
        told_by=privacy.personal("to show who took the step", retention=KEPT),
    )

    agreement = models.OneToOneField(Agreement, on_delete=models.CASCADE, related_name="ending")
    reason = models.CharField(max_length=30)
    side = models.CharField(max_length=10)
    noticed_on = models.DateField()
    last_day = models.DateField()
    words = models.TextField(max_length=LONGEST_WORDS, blank=True)
    is_consulted = models.BooleanField(default=False)
    """Whether who told it says that the coach was asked first."""
    told_at = models.DateTimeField()
    told_by = models.UUIDField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(reason__in=[r.value for r in ENDED_BY], side__in=[p.value for p in Party]),
                name="ending_words_known",
                violation_error_message="Deze reden of partij bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(last_day__gte=F("noticed_on")),
                name="ending_days_in_order",
                violation_error_message="Opzeggen komt voor de laatste dag.",
            ),
        )

    @property
    def is_forced(self) -> bool:
        """Whether no party said so: nobody calls it off, and a party may still end it sooner."""
        return self.side == Party.CLOCK

    def __str__(self) -> str:
        return f"end of {self.agreement_id} on {self.last_day}"
