"""A module: activities of a plan that another provider is asked to give, and what it answered."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.plans.models.plan import TrainingPlan
from tandem.journey.plans.rules.keeping import LONGEST_NAME, LONGEST_WORDS
from tandem.journey.plans.rules.modules import Asked
from tandem.journey.plans.terms import Giver, ModuleState
from tandem.registers.organisations.models import Provider

_KEPT = "five years after the learner left, unless the selection rule says otherwise"
_WHY = "to agree on what the learner learns where (R-PLAN-01 to R-PLAN-06)"
_STEP = "to show who took the step"


class PlanModule(Table):
    """Activities that another provider of the register gives, or VDAB, which is asked and answers."""

    PRIVACY: ClassVar = privacy.open_except(
        reason=privacy.personal(_WHY, retention=_KEPT),
        asked_by=privacy.personal(_STEP, retention=_KEPT),
        answered_by=privacy.personal(_STEP, retention=_KEPT),
    )

    plan = models.ForeignKey(TrainingPlan, on_delete=models.CASCADE, related_name="modules")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=LONGEST_NAME)
    giver = models.CharField(max_length=10)
    provider = models.ForeignKey(Provider, null=True, on_delete=models.PROTECT, related_name="+")
    """Who is asked; empty where it is VDAB."""
    begins = models.DateField()
    ends = models.DateField()
    state = models.CharField(max_length=10, default=ModuleState.ASKED)
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)
    reason = models.CharField(max_length=LONGEST_WORDS, blank=True)
    """Why it was refused."""

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("plan", "number"),
                name="plan_module_number_once",
                violation_error_message="Dit nummer heeft al een module van het plan.",
            ),
            models.CheckConstraint(
                condition=Q(giver=Giver.PROVIDER, provider__isnull=False) | Q(giver=Giver.VDAB, provider__isnull=True),
                name="plan_module_giver_known",
                violation_error_message="Een module geeft een aanbieder van het register, of VDAB.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in ModuleState]),
                name="plan_module_state_known",
                violation_error_message="Deze stand van een module bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(ends__gte=F("begins")),
                name="plan_module_days_in_order",
                violation_error_message="Een module eindigt niet voor ze begint.",
            ),
            models.CheckConstraint(
                condition=Q(state=ModuleState.ASKED, answered_at__isnull=True)
                | (~Q(state=ModuleState.ASKED) & Q(answered_at__isnull=False)),
                name="plan_module_answer_has_moment",
                violation_error_message="Een antwoord op de vraag om een module heeft een tijdstip.",
            ),
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True) | Q(answered_at__isnull=False),
                name="plan_module_answer_paired",
                violation_error_message="Wie antwoordde en wanneer horen samen.",
            ),
            models.CheckConstraint(
                condition=(Q(state=ModuleState.REFUSED) & ~Q(reason=""))
                | (~Q(state=ModuleState.REFUSED) & Q(reason="")),
                name="plan_module_refused_has_reason",
                violation_error_message="Een weigering heeft een reden; een ander antwoord niet.",
            ),
        )
        indexes = (models.Index(fields=("giver", "provider", "state"), name="plan_module_giver_state"),)

    def __str__(self) -> str:
        return f"module {self.number} of {self.plan_id}: {self.name} ({self.state})"

    def giver_name(self) -> str:
        """Who gives it; needs the provider at hand."""
        return self.provider.name if self.provider else str(Giver.VDAB)

    def as_fact(self) -> Asked:
        """What the check of a plan asks."""
        return Asked(self.name, self.giver_name(), ModuleState(self.state))
