"""What a learner chooses: places kept and ranked, establishments refused."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.intake.models import Track
from tandem.journey.placement.models.opening import Opening
from tandem.journey.placement.rules.wishes import LONGEST_REASON, MOST_RANKED
from tandem.registers.organisations.models import Establishment

KEPT = "six months after the learner left the track"
_CHOICE = "to look for a workplace that the learner wants"


class SavedOpeningQuerySet(models.QuerySet["SavedOpening"]):
    """Places that learners kept, by fact."""

    def ranked(self) -> Self:
        """Places that have a rank."""
        return self.filter(rank__isnull=False)

    def in_order(self) -> Self:
        """The ranked ones first, in their order, then what was kept last."""
        return self.order_by(F("rank").asc(nulls_last=True), "-saved_at", "-id")


class SavedOpening(Table):
    """A learner keeps an opening; the best ones have a rank, 1 for the first choice."""

    PRIVACY: ClassVar = privacy.open_except(
        opening=privacy.personal(_CHOICE, retention=KEPT),
        rank=privacy.personal(_CHOICE, retention=KEPT),
        saved_by=privacy.personal("to show who chose this", retention=KEPT),
    )

    track = models.ForeignKey(Track, on_delete=models.CASCADE, related_name="saved_openings")
    opening = models.ForeignKey(Opening, on_delete=models.CASCADE, related_name="+")
    rank = models.PositiveSmallIntegerField(null=True)
    saved_at = models.DateTimeField()
    saved_by = models.UUIDField(null=True)

    objects = SavedOpeningQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("track", "opening"),
                name="saved_opening_once",
                violation_error_message="Deze lerende bewaarde deze werkplek al.",
            ),
            models.UniqueConstraint(
                fields=("track", "rank"),
                condition=Q(rank__isnull=False),
                name="saved_opening_rank_once",
                violation_error_message="Op deze plaats in de volgorde staat al een werkplek.",
            ),
            models.CheckConstraint(
                condition=Q(rank__isnull=True) | Q(rank__gte=1, rank__lte=MOST_RANKED),
                name="saved_opening_rank_in_list",
                violation_error_message="Een volgorde telt hoogstens tien werkplekken.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.opening_id} kept in {self.track_id} ({self.rank or 'no rank'})"


class Veto(Table):
    """A learner does not want to go to an establishment; why is nobody's business but the learner's and the coach's."""

    PRIVACY: ClassVar = privacy.open_except(
        establishment=privacy.personal(_CHOICE, retention=KEPT),
        reason=privacy.personal("so that learner and coach know why a place is refused", retention=KEPT),
        vetoed_by=privacy.personal("to show who chose this", retention=KEPT),
    )

    track = models.ForeignKey(Track, on_delete=models.CASCADE, related_name="vetoes")
    establishment = models.ForeignKey(Establishment, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    vetoed_at = models.DateTimeField()
    vetoed_by = models.UUIDField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("track", "establishment"),
                name="veto_once",
                violation_error_message="Deze lerende wil hier al niet werken.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.establishment_id} refused in {self.track_id}"
