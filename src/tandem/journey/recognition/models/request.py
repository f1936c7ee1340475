"""One request: one training at one establishment, from draft to decision."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.recognition.models.dossier import Dossier
from tandem.journey.recognition.models.mentor import Mentor
from tandem.journey.recognition.terms import Extent, Outcome, State
from tandem.journey.recognition.workflow import OPEN_STATES
from tandem.registers.mandates.models import Body, Mandate
from tandem.registers.mandates.terms import RoutingReason
from tandem.registers.organisations.models import Establishment
from tandem.registers.reference.models import Activity, Training

_KEPT = "ten years after the decision, unless the selection rule says otherwise"
_UNSUBMITTED = (State.DRAFT, State.WITHDRAWN)
_AFTER_COMPLETENESS = (State.COMPLETE, State.IN_TREATMENT, State.GRANTED, State.REFUSED)
_DECIDED = (State.GRANTED, State.REFUSED)


def _both_or_none(at: str, by: str) -> Q:
    return Q(**{f"{at}__isnull": True, f"{by}__isnull": True}) | Q(**{f"{at}__isnull": False})


class RequestQuerySet(models.QuerySet["RecognitionRequest"]):
    """Requests, by fact."""

    def open(self) -> Self:
        """Submitted and not yet decided."""
        return self.filter(state__in=OPEN_STATES)

    def overdue_on(self, day: date) -> Self:
        """Whose decision should have been taken before that day."""
        return self.filter(state__in=(State.COMPLETE, State.IN_TREATMENT), due_on__lt=day)


class RecognitionRequest(Table):
    """May this establishment train learners for this training?"""

    PRIVACY: ClassVar = privacy.open_except(
        **{
            name: privacy.personal("to show who took the step", retention=_KEPT)
            for name in ("submitted_by", "completed_by", "taken_up_by", "decided_by", "withdrawn_by")
        }
    )

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="requests")
    establishment = models.ForeignKey(Establishment, on_delete=models.PROTECT, related_name="+")
    training = models.ForeignKey(Training, on_delete=models.PROTECT, related_name="+")
    extent = models.CharField(max_length=10, default=Extent.WHOLE)
    """A limited request asks for the activities that are ticked in it and for nothing else."""
    state = models.CharField(max_length=20, default=State.DRAFT)
    version = models.PositiveIntegerField(default=1)

    competent_body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="+")
    mandate = models.ForeignKey(Mandate, null=True, on_delete=models.PROTECT, related_name="+")
    routing_reason = models.CharField(max_length=30, blank=True)
    routing_candidates = models.JSONField(default=list)

    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.UUIDField(null=True)
    completed_at = models.DateTimeField(null=True)
    completed_by = models.UUIDField(null=True)
    due_on = models.DateField(null=True)
    overdue_noted_on = models.DateField(null=True)
    taken_up_at = models.DateTimeField(null=True)
    taken_up_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.UUIDField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.UUIDField(null=True)

    objects = RequestQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in State]),
                name="request_state_known",
                violation_error_message="Deze toestand van een aanvraag bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(extent__in=[e.value for e in Extent]),
                name="request_extent_known",
                violation_error_message="Een erkenning geldt voor de hele opleiding of voor een deel.",
            ),
            models.UniqueConstraint(
                fields=("establishment", "training"),
                condition=Q(state__in=[s.value for s in OPEN_STATES]),
                name="request_one_open_per_training",
                violation_error_message="Voor deze opleiding op deze vestiging loopt al een aanvraag.",
            ),
            models.UniqueConstraint(
                fields=("dossier", "establishment", "training"),
                name="request_once_per_dossier",
                violation_error_message="Deze opleiding staat voor deze vestiging al in het dossier.",
            ),
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=False, competent_body__isnull=False)
                | Q(state__in=_UNSUBMITTED, submitted_at__isnull=True),
                name="request_submitted_is_routed",
                violation_error_message="Een ingediende aanvraag heeft een bevoegde instantie.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=_AFTER_COMPLETENESS, completed_at__isnull=False, due_on__isnull=False)
                | (~Q(state__in=_AFTER_COMPLETENESS) & Q(state=State.WITHDRAWN))
                | (~Q(state__in=_AFTER_COMPLETENESS) & Q(completed_at__isnull=True, due_on__isnull=True)),
                name="request_complete_has_term",
                violation_error_message="Een volledige aanvraag heeft een beslissingstermijn.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=_DECIDED, decided_at__isnull=False)
                | (~Q(state__in=_DECIDED) & Q(decided_at__isnull=True)),
                name="request_decided_has_moment",
                violation_error_message="Een beslissing heeft een tijdstip, een aanvraag zonder beslissing niet.",
            ),
            models.CheckConstraint(
                condition=Q(state=State.WITHDRAWN, withdrawn_at__isnull=False)
                | (~Q(state=State.WITHDRAWN) & Q(withdrawn_at__isnull=True)),
                name="request_withdrawn_has_moment",
                violation_error_message="Een intrekking heeft een tijdstip.",
            ),
            models.CheckConstraint(
                condition=_both_or_none("submitted_at", "submitted_by")
                & _both_or_none("completed_at", "completed_by")
                & _both_or_none("taken_up_at", "taken_up_by")
                & _both_or_none("decided_at", "decided_by")
                & _both_or_none("withdrawn_at", "withdrawn_by"),
                name="request_who_needs_when",
                violation_error_message="Wie een stap zette en wanneer horen samen.",
            ),
            models.CheckConstraint(
                condition=Q(completed_at__isnull=True) | Q(completed_at__gte=F("submitted_at")),
                name="request_complete_after_submitted",
                violation_error_message="Een aanvraag is pas volledig na de indiening.",
            ),
            models.CheckConstraint(
                condition=Q(routing_reason__in=["", *(r.value for r in RoutingReason)]),
                name="request_routing_reason_known",
                violation_error_message="Deze reden van toewijzing bestaat niet.",
            ),
        )
        indexes = (
            models.Index(fields=("competent_body", "state", "due_on"), name="request_inbox"),
            models.Index(fields=("state", "due_on"), name="request_state_due"),
        )

    def __str__(self) -> str:
        return f"{self.training_id} at {self.establishment_id} ({self.state})"


class OfferedActivity(Table):
    """An activity of the training's list that the establishment says it can offer."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    request = models.ForeignKey(RecognitionRequest, on_delete=models.CASCADE, related_name="activities")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("request", "activity"),
                name="offered_activity_once",
                violation_error_message="Deze activiteit is al aangevinkt.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.activity_id} in {self.request_id}"


class Nomination(Table):
    """A mentor named for one request."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    request = models.ForeignKey(RecognitionRequest, on_delete=models.CASCADE, related_name="nominations")
    mentor = models.ForeignKey(Mentor, on_delete=models.PROTECT, related_name="nominations")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("request", "mentor"),
                name="nomination_once",
                violation_error_message="Deze mentor staat al bij deze aanvraag.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.mentor_id} for {self.request_id}"


class CompletionQuestion(Table):
    """What the competent body asks to complete, and when the company answered."""

    PRIVACY: ClassVar = privacy.open_except(
        words=privacy.personal("to tell the company what is missing", retention=_KEPT),
        asked_by=privacy.personal("to show who asked", retention=_KEPT),
        answered_by=privacy.personal("to show who answered", retention=_KEPT),
    )

    request = models.ForeignKey(RecognitionRequest, on_delete=models.CASCADE, related_name="questions")
    items = models.JSONField(default=list)
    words = models.TextField(max_length=2000)
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("request",),
                condition=Q(answered_at__isnull=True),
                name="completion_question_one_open",
                violation_error_message="Er staat al een vraag om aanvulling open.",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="completion_question_answered_paired",
                violation_error_message="Wie antwoordde en wanneer horen samen.",
            ),
        )

    def __str__(self) -> str:
        return f"question on {self.request_id} at {self.asked_at}"


class Decision(Table):
    """The decision as it was taken: by whom, under which mandate, on which facts, against which rules. For replay."""

    PRIVACY: ClassVar = privacy.open_except(
        facts=privacy.personal("to replay the decision", retention=_KEPT),
        motive=privacy.personal("to motivate the decision", retention=_KEPT),
        taken_by=privacy.personal("to show who decided", retention=_KEPT),
    )

    request = models.OneToOneField(RecognitionRequest, on_delete=models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=10)
    taken_at = models.DateTimeField()
    taken_by = models.UUIDField()
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    mandate = models.ForeignKey(Mandate, null=True, on_delete=models.PROTECT, related_name="+")
    law_version = models.CharField(max_length=64)
    facts = models.JSONField()
    findings = models.JSONField()
    motive = models.TextField(max_length=4000, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(outcome__in=[o.value for o in Outcome]),
                name="decision_outcome_known",
                violation_error_message="Een beslissing is een erkenning of een weigering.",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.REFUSED) | ~Q(motive=""),
                name="decision_refusal_has_motive",
                violation_error_message="Een weigering heeft een motivering.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.outcome} on {self.request_id}"
