"""A learner who is referred to a NAFT or to intensive coaching; why lies under the seal of the shielded part."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.intake.models.tracks import Track
from tandem.journey.intake.terms.referrals import Proposer, ReferralKind, ReferralState

_KEPT = "until the agreement to keep a referral is withdrawn, at most a year after the learner left"
_WHY = "to refer the learner to help, with those who agree (R-NAF-01)"
OPEN = (ReferralState.PROPOSED, ReferralState.AGREED, ReferralState.STARTED)
"""States in which a referral is not over."""


class ReferralQuerySet(models.QuerySet["Referral"]):
    """Referrals, by fact."""

    def open(self) -> Self:
        """Referrals that are not over."""
        return self.filter(state__in=OPEN)


class Referral(Table):
    """One referral of one learner; only who reads the shielded part of the file knows that it is there."""

    PRIVACY: ClassVar = privacy.open_except(
        kind=privacy.sensitive(_WHY, ground="consent", retention=_KEPT),
        sealed=privacy.sensitive(_WHY, ground="consent", retention=_KEPT),
        agreed=privacy.sensitive(_WHY, ground="consent", retention=_KEPT),
        proposed_by=privacy.personal("to show who wrote it down", retention=_KEPT),
        moved_by=privacy.personal("to show who took the step", retention=_KEPT),
    )

    track = models.ForeignKey(Track, on_delete=models.CASCADE, related_name="referrals")
    kind = models.CharField(max_length=10)
    state = models.CharField(max_length=10, default=ReferralState.PROPOSED)
    proposer = models.CharField(max_length=10)
    proposed_on = models.DateField()
    proposed_at = models.DateTimeField()
    proposed_by = models.UUIDField(null=True)
    sealed = models.TextField()
    agreed = models.JSONField(default=dict)
    started_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    moved_at = models.DateTimeField(null=True)
    moved_by = models.UUIDField(null=True)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in ReferralKind], proposer__in=[p.value for p in Proposer]),
                name="referral_kind_known",
                violation_error_message="Deze verwijzing kennen wij niet.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[ReferralState.PROPOSED, ReferralState.AGREED], started_on=None, ended_on=None)
                | Q(state=ReferralState.STARTED, started_on__isnull=False, ended_on=None)
                | Q(state=ReferralState.ENDED, started_on__isnull=False, ended_on__isnull=False)
                | Q(state=ReferralState.REFUSED, started_on=None, ended_on__isnull=False),
                name="referral_state_has_its_days",
                violation_error_message="Een verwijzing die begon of eindigde, heeft de dag waarop.",
            ),
            models.UniqueConstraint(
                fields=("track", "kind"),
                condition=Q(state__in=[s.value for s in OPEN]),
                name="referral_once",
                violation_error_message="Deze verwijzing loopt al.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(started_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="referral_dates_in_order",
                violation_error_message="Een verwijzing eindigt niet voor het begin.",
            ),
            models.CheckConstraint(
                condition=Q(moved_by__isnull=True) | Q(moved_at__isnull=False),
                name="referral_moved_paired",
                violation_error_message="Wie een stap zette en wanneer horen samen.",
            ),
        )

    def __str__(self) -> str:
        return f"referral of {self.track_id} ({self.state})"
