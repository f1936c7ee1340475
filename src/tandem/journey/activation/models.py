"""The question whether a recognised workplace has a place now, and what the company answered."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.activation.terms import PlaceAnswer, QuestionState
from tandem.journey.activation.workflow import STANDING
from tandem.journey.recognition.models import Recognition
from tandem.registers.mandates.models import Body

_KEPT = "ten years after the decision, unless the selection rule says otherwise"
_NO_ANSWER = (QuestionState.ASKED, QuestionState.UNANSWERED)


class QuestionQuerySet(models.QuerySet["AvailabilityQuestion"]):
    """Questions, by fact."""

    def standing(self) -> Self:
        """Questions that wait for an answer, or whose answer still stands."""
        return self.filter(state__in=STANDING)

    def paused_on(self, day: date) -> Self:
        """Questions to which the company said "not now", and that day lies before it can be asked again."""
        return self.filter(state=QuestionState.PAUSED, paused_until__gt=day)

    def named(self) -> Self:
        """Questions with the workplace, the training, the company and who asks at hand."""
        return self.select_related(
            "recognition__establishment",
            "recognition__training",
            "recognition__company",
            "recognition__request__dossier",
            "asked_for",
        )


class AvailabilityQuestion(Table):
    """Somebody asks a company whether there is a place under a sleeping recognition; the link is for this question."""

    PRIVACY: ClassVar = privacy.open_except(
        asked_by=privacy.personal("to show who took the step", retention=_KEPT),
        answered_by=privacy.personal("to show who took the step", retention=_KEPT),
    )

    recognition = models.ForeignKey(Recognition, on_delete=models.PROTECT, related_name="availability_questions")
    asked_for = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, default=QuestionState.ASKED)
    answer = models.CharField(max_length=12, blank=True)
    secret_hash = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField(null=True)
    asked_on = models.DateField()
    answers_until = models.DateField()
    reminded_on = models.DateField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)
    """Who answered with an account; nobody where the link in the mail was used."""
    paused_until = models.DateField(null=True)
    woken_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in QuestionState]),
                name="availability_state_known",
                violation_error_message="Deze stand van een vraag naar plaats bestaat niet.",
            ),
            models.CheckConstraint(
                condition=(~Q(state__in=_NO_ANSWER) | Q(answer=""))
                & (~Q(state=QuestionState.PLACES) | Q(answer=PlaceAnswer.PLACES))
                & (~Q(state=QuestionState.PAUSED) | Q(answer=PlaceAnswer.NOT_NOW))
                & (~Q(state=QuestionState.MENTOR_LEFT) | Q(answer=PlaceAnswer.MENTOR_LEFT))
                & Q(answer__in=["", *(a.value for a in PlaceAnswer)]),
                name="availability_answer_fits",
                violation_error_message="De stand van een vraag naar plaats volgt uit het antwoord.",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="availability_answer_has_moment",
                violation_error_message="Een antwoord heeft een moment.",
            ),
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True) | Q(answered_at__isnull=False),
                name="availability_answered_paired",
                violation_error_message="Wie antwoordde en wanneer horen samen.",
            ),
            models.CheckConstraint(
                condition=Q(answer=PlaceAnswer.NOT_NOW, paused_until__isnull=False)
                | (~Q(answer=PlaceAnswer.NOT_NOW) & Q(paused_until__isnull=True)),
                name="availability_pause_has_end",
                violation_error_message="Een pauze heeft een dag waarop ze eindigt, een ander antwoord niet.",
            ),
            models.CheckConstraint(
                condition=Q(state=QuestionState.AWAKE, woken_on__isnull=False)
                | (~Q(state=QuestionState.AWAKE) & Q(woken_on__isnull=True)),
                name="availability_woken_has_day",
                violation_error_message="Wat weer wakker is, heeft een dag waarop dat gebeurde.",
            ),
            models.CheckConstraint(
                condition=Q(answers_until__gte=F("asked_on")),
                name="availability_days_in_order",
                violation_error_message="De laatste dag om te antwoorden ligt niet voor de vraag.",
            ),
            models.UniqueConstraint(
                fields=("recognition",),
                condition=Q(state=QuestionState.ASKED),
                name="availability_asked_once",
                violation_error_message="Deze onderneming kreeg de vraag al.",
            ),
        )
        indexes = (
            models.Index(fields=("recognition", "asked_on"), name="availability_of_recognition"),
            models.Index(fields=("state", "answers_until"), name="availability_state_until"),
        )

    def __str__(self) -> str:
        return f"question {self.pk} ({self.state})"
