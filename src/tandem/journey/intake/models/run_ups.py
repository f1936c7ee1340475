"""The run-up phase of a learner: what was planned, how it went, where it led."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.intake.models.tracks import Track
from tandem.journey.intake.rules.run_ups import LONGEST_PARTNER, PlanForm
from tandem.journey.intake.terms.run_ups import Content, Progress, RunUpOutcome, RunUpState
from tandem.registers.organisations.models import AanloopProgramme

_KEPT = "five years after the learner left, unless the selection rule says otherwise"
_WHY = "to prepare the learner for a workplace (R-RUN-01 to R-RUN-08)"


class RunUpQuerySet(models.QuerySet["RunUp"]):
    """Run-ups, by fact."""

    def running(self) -> Self:
        """Run-ups that have not ended."""
        return self.filter(state=RunUpState.RUNNING)


class RunUp(Table):
    """One run-up of one track; who comes back later has another."""

    PRIVACY: ClassVar = privacy.open_except(
        programme=privacy.personal(_WHY, retention=_KEPT),
        partner=privacy.personal(_WHY, retention=_KEPT),
        contents=privacy.personal(_WHY, retention=_KEPT),
        goals=privacy.personal(_WHY, retention=_KEPT),
        week_hours=privacy.personal(_WHY, retention=_KEPT),
        outcome=privacy.personal(_WHY, retention=_KEPT),
        closing=privacy.personal(_WHY, retention=_KEPT),
        started_by=privacy.personal("to show who took the step", retention=_KEPT),
        planned_by=privacy.personal("to show who took the step", retention=_KEPT),
        ended_by=privacy.personal("to show who took the step", retention=_KEPT),
    )

    track = models.ForeignKey(Track, on_delete=models.CASCADE, related_name="run_ups")
    state = models.CharField(max_length=10, default=RunUpState.RUNNING)
    started_on = models.DateField()
    started_at = models.DateTimeField()
    started_by = models.UUIDField(null=True)
    programme = models.ForeignKey(AanloopProgramme, null=True, on_delete=models.SET_NULL, related_name="+")
    partner = models.CharField(max_length=LONGEST_PARTNER, blank=True)
    contents = models.JSONField(default=list)
    goals = models.TextField(blank=True)
    week_hours = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    until = models.DateField(null=True)
    planned_at = models.DateTimeField(null=True)
    planned_by = models.UUIDField(null=True)
    outcome = models.CharField(max_length=20, blank=True)
    closing = models.TextField(blank=True)
    ended_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)

    objects = RunUpQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    state=RunUpState.ENDED,
                    ended_on__isnull=False,
                    ended_at__isnull=False,
                    outcome__in=[o.value for o in RunUpOutcome],
                )
                | Q(state=RunUpState.RUNNING, ended_on__isnull=True, ended_at__isnull=True, outcome="", closing=""),
                name="run_up_ended_whole",
                violation_error_message="Een aanloop die voorbij is, heeft een dag, een tijdstip en een uitkomst.",
            ),
            models.UniqueConstraint(
                fields=("track",),
                condition=Q(state=RunUpState.RUNNING),
                name="run_up_one_running",
                violation_error_message="Er loopt al een aanloop voor dit traject.",
            ),
            models.CheckConstraint(
                condition=(Q(until__isnull=True) | Q(until__gt=F("started_on")))
                & (Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on"))),
                name="run_up_dates_in_order",
                violation_error_message="Een aanloop eindigt na het begin.",
            ),
            models.CheckConstraint(
                condition=Q(week_hours__isnull=True) | Q(week_hours__gt=0),
                name="run_up_hours_positive",
                violation_error_message="Het aantal uren per week is meer dan nul.",
            ),
            models.CheckConstraint(
                condition=(Q(planned_by__isnull=True) | Q(planned_at__isnull=False))
                & (Q(ended_by__isnull=True) | Q(ended_at__isnull=False)),
                name="run_up_steps_paired",
                violation_error_message="Wie een stap zette en wanneer horen samen.",
            ),
        )

    def __str__(self) -> str:
        return f"run-up of {self.track_id} since {self.started_on} ({self.state})"

    def form(self) -> PlanForm:
        """What was planned."""
        return PlanForm(
            programme_id=self.programme_id,
            partner=self.partner,
            contents=frozenset(Content(one) for one in self.contents),
            goals=self.goals,
            week_hours=self.week_hours,
            until=self.until,
        )


class RunUpEvaluationQuerySet(models.QuerySet["RunUpEvaluation"]):
    """Evaluations, by fact."""

    def standing(self) -> Self:
        """Evaluations that were not taken back."""
        return self.filter(withdrawn_at__isnull=True)


class RunUpEvaluation(Table):
    """How a run-up went, on the day learner and coach looked at it together."""

    PRIVACY: ClassVar = privacy.open_except(
        progress=privacy.personal(_WHY, retention=_KEPT),
        words=privacy.personal(_WHY, retention=_KEPT),
        noted_by=privacy.personal("to show who noted it", retention=_KEPT),
        withdrawn_by=privacy.personal("to show who withdrew", retention=_KEPT),
    )

    run_up = models.ForeignKey(RunUp, on_delete=models.CASCADE, related_name="evaluations")
    held_on = models.DateField()
    progress = models.CharField(max_length=10)
    words = models.TextField(blank=True)
    noted_at = models.DateTimeField()
    noted_by = models.UUIDField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.UUIDField(null=True)

    objects = RunUpEvaluationQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(withdrawn_by__isnull=True) | Q(withdrawn_at__isnull=False),
                name="run_up_evaluation_withdrawn_paired",
                violation_error_message="Wie een evaluatie terugnam en wanneer horen samen.",
            ),
            models.CheckConstraint(
                condition=Q(progress__in=[p.value for p in Progress]),
                name="run_up_progress_known",
                violation_error_message="Hoe het gaat, kennen wij niet in deze woorden.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.progress} on {self.held_on}"
