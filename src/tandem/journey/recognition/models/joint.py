"""Workplaces that train together: each a part with a request of its own, bound by nothing but this."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.recognition.models.request import RecognitionRequest
from tandem.journey.recognition.rules import JointFacts, PartFacts
from tandem.journey.recognition.terms import PartEnd, PartState
from tandem.registers.organisations.models import Company, Establishment
from tandem.registers.reference.models import Training

_KEPT = "ten years after the decision, unless the selection rule says otherwise"
_UNANSWERED = (PartState.ASKED, PartState.ENDED)


class JointTraining(Table):
    """One training that several workplaces teach together; the company leads. The list of `listed_on` counts."""

    PRIVACY: ClassVar = privacy.open_except(
        started_by=privacy.personal("to show who filed the form", retention=_KEPT),
    )

    number = models.CharField(max_length=20, unique=True)
    training = models.ForeignKey(Training, on_delete=models.PROTECT, related_name="+")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="joint_trainings")
    listed_on = models.DateField()
    version = models.PositiveIntegerField(default=1)
    started_at = models.DateTimeField()
    started_by = models.UUIDField(null=True)

    def __str__(self) -> str:
        return self.number


class JointPart(Table):
    """What one workplace teaches of it. Before there is a request `asked` says what; afterwards the request does."""

    PRIVACY: ClassVar = privacy.open_except(
        asked_by=privacy.personal("to show who asked", retention=_KEPT),
        answered_by=privacy.personal("to show who answered", retention=_KEPT),
    )

    joint = models.ForeignKey(JointTraining, on_delete=models.CASCADE, related_name="parts")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="joint_parts")
    establishment = models.ForeignKey(Establishment, on_delete=models.PROTECT, related_name="+")
    request = models.OneToOneField(RecognitionRequest, null=True, on_delete=models.SET_NULL, related_name="joint_part")
    asked = models.JSONField(default=list)
    is_lead = models.BooleanField(default=False)
    state = models.CharField(max_length=12, default=PartState.ASKED)
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)
    ended_on = models.DateField(null=True)
    end_reason = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in PartState]),
                name="joint_part_state_known",
                violation_error_message="Deze stand van een deel bestaat niet.",
            ),
            models.UniqueConstraint(
                fields=("joint", "establishment"),
                condition=~Q(state=PartState.ENDED),
                name="joint_part_once",
                violation_error_message="Deze vestiging doet al mee.",
            ),
            models.UniqueConstraint(
                fields=("joint",),
                condition=Q(is_lead=True),
                name="joint_part_one_lead",
                violation_error_message="Er is één trekker.",
            ),
            models.CheckConstraint(
                condition=Q(state=PartState.ENDED, ended_on__isnull=False)
                & Q(end_reason__in=[e.value for e in PartEnd])
                | (~Q(state=PartState.ENDED) & Q(ended_on__isnull=True, end_reason="")),
                name="joint_part_ended_has_reason",
                violation_error_message="Een deel dat eindigde heeft een dag en een reden.",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True) | Q(answered_at__isnull=False),
                name="joint_part_who_needs_when",
                violation_error_message="Wie antwoordde en wanneer horen samen.",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=False) | Q(state__in=[s.value for s in _UNANSWERED]),
                name="joint_part_agreed_has_moment",
                violation_error_message="Een deel dat meedoet heeft een tijdstip van akkoord.",
            ),
            models.CheckConstraint(
                condition=Q(request__isnull=False) | ~Q(state__in=[PartState.FILED.value, PartState.RECOGNISED.value]),
                name="joint_part_filed_has_request",
                violation_error_message="Een ingediend deel heeft een aanvraag.",
            ),
        )
        indexes = (models.Index(fields=("company", "state"), name="joint_part_company"),)

    def __str__(self) -> str:
        return f"{self.establishment_id} in {self.joint_id} ({self.state})"

    def facts(self, *, teaches: frozenset[str]) -> PartFacts:
        """What a rule asks of this part."""
        return PartFacts(str(self.establishment_id), PartState(self.state), teaches)


def facts_of(
    parts: tuple[tuple[JointPart, frozenset[str]], ...], *, compulsory: frozenset[str], assumed: frozenset[str]
) -> JointFacts:
    """What a rule asks of workplaces that train together, each with what it teaches."""
    told = tuple(one.facts(teaches=teaches) for one, teaches in parts)
    return JointFacts(told, compulsory, assumed)
