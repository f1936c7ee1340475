"""When a year of the training ended with success."""

from typing import ClassVar

from django.db import models

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.agreements.models.agreement import KEPT, Agreement


class PassedYear(Table):
    """The class council decided on this day that the learner may go on; it counts from the first of September after."""

    PRIVACY: ClassVar = privacy.open_except(
        passed_on=privacy.personal("to know which allowance is due (R-PAY-03)", retention=KEPT),
        counts_from=privacy.personal("to know which allowance is due (R-PAY-03)", retention=KEPT),
        noted_by=privacy.personal("to show who took the step", retention=KEPT),
    )

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="passed_years")
    passed_on = models.DateField()
    counts_from = models.DateField()
    noted_at = models.DateTimeField()
    noted_by = models.UUIDField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(counts_from__gte=models.F("passed_on")),
                name="passed_year_days_in_order",
                violation_error_message="Een geslaagd jaar telt niet voor de dag van de beslissing.",
            ),
            models.UniqueConstraint(
                fields=("agreement", "counts_from"),
                name="passed_year_once",
                violation_error_message="Voor dat schooljaar is al genoteerd dat de lerende geslaagd is.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.agreement_id} passed on {self.passed_on}"
