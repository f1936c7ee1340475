"""A template: the lines of a plan without people and days, for a training at a provider."""

from typing import ClassVar

from django.db import models

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.plans.rules.keeping import LONGEST_NAME
from tandem.registers.organisations.models import Provider
from tandem.registers.reference.models import Training


class PlanTemplate(Table):
    """Where the activities of a training are usually learned, as a provider has it; no learner stands in it."""

    PRIVACY: ClassVar = privacy.open_except(
        saved_by=privacy.personal("to show who took the step", retention="as long as the file"),
    )

    provider = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="+")
    training = models.ForeignKey(Training, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=LONGEST_NAME)
    lines = models.JSONField(default=list)
    saved_at = models.DateTimeField()
    saved_by = models.UUIDField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("provider", "training", "name"),
                name="plan_template_name_once",
                violation_error_message="Er is al een sjabloon met deze naam voor deze opleiding.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} for {self.training_id} at {self.provider_id}"
