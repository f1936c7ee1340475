"""The shielded part of a file: what a learner needs, sealed; and who agreed to what."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.intake.models.tracks import Track
from tandem.journey.intake.terms.needs import GivenBy, Scope

_KEPT = "until the agreement is withdrawn, at most a year after the learner left"
_PROOF = "a year after the learner left"


class NeedsFile(Table):
    """What a learner needs at a workplace; nobody reads it in the table."""

    PRIVACY: ClassVar = {
        "id": privacy.OPEN,
        "track": privacy.OPEN,
        "sealed": privacy.sensitive(
            "to find a workplace that fits what the learner needs", ground="consent", retention=_KEPT
        ),
        "kept_at": privacy.OPEN,
        "kept_by": privacy.personal("to show who wrote it down", retention=_KEPT),
    }

    track = models.OneToOneField(Track, on_delete=models.CASCADE, related_name="needs_file")
    sealed = models.TextField()
    kept_at = models.DateTimeField()
    kept_by = models.UUIDField(null=True)

    def __str__(self) -> str:
        return f"needs of {self.track_id}"


class NeedsAgreementQuerySet(models.QuerySet["NeedsAgreement"]):
    """Agreements, by fact."""

    def valid(self) -> Self:
        """Agreements that were not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)


class NeedsAgreement(Table):
    """A learner or parent agrees that it is kept, used in a search, shown to a company; or that a referral is kept."""

    PRIVACY: ClassVar = privacy.open_except(
        given_by=privacy.personal("to show who agreed", retention=_PROOF),
        withdrawn_by=privacy.personal("to show who withdrew", retention=_PROOF),
    )

    track = models.ForeignKey(Track, on_delete=models.CASCADE, related_name="needs_agreements")
    scope = models.CharField(max_length=10)
    voice = models.CharField(max_length=10)
    signed_on = models.DateField(null=True)
    given_at = models.DateTimeField()
    given_by = models.UUIDField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.UUIDField(null=True)

    objects = NeedsAgreementQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(scope__in=[s.value for s in Scope]),
                name="needs_agreement_scope_known",
                violation_error_message="Dit soort akkoord kennen wij niet.",
            ),
            models.CheckConstraint(
                condition=Q(voice__in=[g.value for g in GivenBy]),
                name="needs_agreement_voice_known",
                violation_error_message="Een akkoord is van de lerende of van een ouder.",
            ),
            models.UniqueConstraint(
                fields=("track", "scope"),
                condition=Q(withdrawn_at__isnull=True),
                name="needs_agreement_once",
                violation_error_message="Dit akkoord is er al.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_by__isnull=True) | Q(withdrawn_at__isnull=False),
                name="needs_agreement_withdrawn_paired",
                violation_error_message="Wie een akkoord introk en wanneer horen samen.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.scope} for {self.track_id}"
