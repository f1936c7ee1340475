"""What is said about a learner before the search: by the learner, by the coach, and where it leads."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.intake.models.tracks import Track
from tandem.journey.intake.rules import screening as rules
from tandem.journey.intake.terms.screening import Path, ScreeningState

_KEPT = "five years after the learner left, unless the selection rule says otherwise"
_MATCH = "to find a workplace that suits the learner"


class ScreeningQuerySet(models.QuerySet["Screening"]):
    """Screenings, by fact."""

    def concluded(self) -> Self:
        """Screenings that lead somewhere."""
        return self.filter(state=ScreeningState.CONCLUDED)


class Screening(Table):
    """One screening of a track: what each voice said, and the conclusion; an earlier one is kept beside it."""

    PRIVACY: ClassVar = privacy.open_except(
        learner_said=privacy.personal(_MATCH, retention=_KEPT),
        learner_said_by=privacy.personal("to show who answered", retention=_KEPT),
        coach_said=privacy.personal(_MATCH, retention=_KEPT),
        coach_said_by=privacy.personal("to show who answered", retention=_KEPT),
        opened_by=privacy.personal("to show who took the step", retention=_KEPT),
        path=privacy.personal("to advise the learner (R-PATH-06)", retention=_KEPT),
        findings=privacy.personal("to advise the learner (R-PATH-06)", retention=_KEPT),
        concluded_by=privacy.personal("to show who took the step", retention=_KEPT),
    )

    track = models.ForeignKey(Track, on_delete=models.CASCADE, related_name="screenings")
    version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, default=ScreeningState.OPEN)
    opened_at = models.DateTimeField()
    opened_by = models.UUIDField(null=True)
    learner_said = models.JSONField(default=dict)
    learner_said_at = models.DateTimeField(null=True)
    learner_said_by = models.UUIDField(null=True)
    coach_said = models.JSONField(default=dict)
    coach_said_at = models.DateTimeField(null=True)
    coach_said_by = models.UUIDField(null=True)
    path = models.CharField(max_length=20, blank=True)
    findings = models.JSONField(default=list)
    law_version = models.CharField(max_length=64, blank=True)
    concluded_at = models.DateTimeField(null=True)
    concluded_by = models.UUIDField(null=True)

    objects = ScreeningQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("track", "version"),
                name="screening_version_once",
                violation_error_message="Deze versie van de screening bestaat al.",
            ),
            models.UniqueConstraint(
                fields=("track",),
                condition=Q(state=ScreeningState.OPEN),
                name="screening_one_open",
                violation_error_message="Er loopt al een screening voor dit traject.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in ScreeningState]),
                name="screening_state_known",
                violation_error_message="Deze stand van een screening bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(
                    state=ScreeningState.CONCLUDED, concluded_at__isnull=False, path__in=[p.value for p in Path]
                )
                | (~Q(state=ScreeningState.CONCLUDED) & Q(concluded_at__isnull=True, path="")),
                name="screening_concluded_leads_somewhere",
                violation_error_message="Een besluit van een screening heeft een tijdstip en een weg.",
            ),
            models.CheckConstraint(
                condition=Q(concluded_by__isnull=True) | Q(concluded_at__isnull=False),
                name="screening_concluded_paired",
                violation_error_message="Wie een screening besloot en wanneer horen samen.",
            ),
            models.CheckConstraint(
                condition=Q(learner_said_by__isnull=True) | Q(learner_said_at__isnull=False),
                name="screening_learner_paired",
                violation_error_message="Wie antwoordde en wanneer horen samen.",
            ),
            models.CheckConstraint(
                condition=Q(coach_said_by__isnull=True) | Q(coach_said_at__isnull=False),
                name="screening_coach_paired",
                violation_error_message="Wie antwoordde en wanneer horen samen.",
            ),
        )

    def __str__(self) -> str:
        return f"screening {self.version} of {self.track_id} ({self.state})"

    def by_learner(self) -> rules.Answers:
        """What the learner said."""
        return rules.kept(self.learner_said)

    def by_coach(self) -> rules.Answers:
        """What the coach said."""
        return rules.kept(self.coach_said)

    def profile(self) -> rules.Profile:
        """What both say together."""
        return rules.together(self.by_learner(), self.by_coach())
