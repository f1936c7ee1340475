"""What a class council, a guidance centre or VDAB advises about the way of a learner."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.intake.models.tracks import Track
from tandem.journey.intake.rules.advice import AdviceForm
from tandem.journey.intake.terms.advice import AdvisedWay, Adviser
from tandem.journey.intake.terms.screening import Answer

_KEPT = "five years after the learner left, unless the selection rule says otherwise"
_WHY = "to advise the learner (R-PATH-02 and R-PATH-04)"


class AdviceQuerySet(models.QuerySet["Advice"]):
    """Advice, by fact."""

    def valid(self) -> Self:
        """Advice that was not taken away again."""
        return self.filter(withdrawn_at__isnull=True)


class Advice(Table):
    """One advice about one track, as the school noted it."""

    PRIVACY: ClassVar = privacy.open_except(
        way=privacy.personal(_WHY, retention=_KEPT),
        work_willing=privacy.personal(_WHY, retention=_KEPT),
        work_ready=privacy.personal(_WHY, retention=_KEPT),
        motive=privacy.personal(_WHY, retention=_KEPT),
        noted_by=privacy.personal("to show who noted it", retention=_KEPT),
        withdrawn_by=privacy.personal("to show who withdrew", retention=_KEPT),
    )

    track = models.ForeignKey(Track, on_delete=models.CASCADE, related_name="advice")
    adviser = models.CharField(max_length=20)
    way = models.CharField(max_length=20)
    given_on = models.DateField()
    work_willing = models.CharField(max_length=10, default=Answer.UNKNOWN)
    work_ready = models.CharField(max_length=10, default=Answer.UNKNOWN)
    motive = models.TextField(blank=True)
    noted_at = models.DateTimeField()
    noted_by = models.UUIDField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.UUIDField(null=True)

    objects = AdviceQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(adviser__in=[a.value for a in Adviser]),
                name="advice_adviser_known",
                violation_error_message="Wie dit advies geeft, kennen wij niet.",
            ),
            models.CheckConstraint(
                condition=Q(way__in=[w.value for w in AdvisedWay]),
                name="advice_way_known",
                violation_error_message="Deze weg kennen wij niet.",
            ),
            models.CheckConstraint(
                condition=Q(work_willing__in=[a.value for a in Answer], work_ready__in=[a.value for a in Answer]),
                name="advice_answers_known",
                violation_error_message="Dit antwoord kennen wij niet.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_by__isnull=True) | Q(withdrawn_at__isnull=False),
                name="advice_withdrawn_paired",
                violation_error_message="Wie een advies weghaalde en wanneer horen samen.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.way} by {self.adviser} for {self.track_id}"

    def form(self) -> AdviceForm:
        """What was told of this advice."""
        return AdviceForm(
            adviser=Adviser(self.adviser),
            way=AdvisedWay(self.way),
            given_on=self.given_on,
            work_willing=Answer(self.work_willing),
            work_ready=Answer(self.work_ready),
            motive=self.motive,
        )
