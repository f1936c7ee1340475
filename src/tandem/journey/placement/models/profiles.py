"""What a learner tells of oneself, and whether companies may find it."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.intake.models import Track
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.placement.models.wishes import KEPT
from tandem.journey.placement.rules.profiles import LONGEST, ProfileForm
from tandem.registers.travel.terms import TravelMode

_TELLS = "to let the learner tell companies of oneself"


class LearnerProfileQuerySet(models.QuerySet["LearnerProfile"]):
    """Profiles, by fact."""

    def findable(self) -> Self:
        """Profiles that companies may find: the learner wants it, and searches."""
        return self.filter(is_findable=True, track__phase=Phase.SEARCHING)


class LearnerProfile(Table):
    """What one learner tells in one track, in own words. No name, no picture, no address: those stand elsewhere."""

    PRIVACY: ClassVar = privacy.open_except(
        **{name: privacy.personal(_TELLS, retention=KEPT) for name in (*LONGEST, "available_from", "travel_modes")},
        changed_by=privacy.personal("to show who chose this", retention=KEPT),
        findable_by=privacy.personal("to show who chose this", retention=KEPT),
    )

    track = models.OneToOneField(Track, on_delete=models.CASCADE, related_name="profile")
    likes = models.TextField(max_length=LONGEST["likes"], blank=True)
    can = models.TextField(max_length=LONGEST["can"], blank=True)
    experience = models.TextField(max_length=LONGEST["experience"], blank=True)
    languages = models.TextField(max_length=LONGEST["languages"], blank=True)
    hobbies = models.TextField(max_length=LONGEST["hobbies"], blank=True)
    availability = models.TextField(max_length=LONGEST["availability"], blank=True)
    available_from = models.DateField(null=True)
    travel_modes = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.UUIDField(null=True)
    is_findable = models.BooleanField(default=False)
    findable_at = models.DateTimeField(null=True)
    findable_by = models.UUIDField(null=True)

    objects = LearnerProfileQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(is_findable=False) | Q(findable_at__isnull=False),
                name="learner_profile_findable_since",
                violation_error_message="Wie gevonden wil worden, koos dat op een tijdstip.",
            ),
            models.CheckConstraint(
                condition=Q(findable_by__isnull=True) | Q(findable_at__isnull=False),
                name="learner_profile_findable_paired",
                violation_error_message="Wie dit koos en wanneer horen samen.",
            ),
        )
        indexes = (models.Index(fields=("is_findable",), name="learner_profile_findable"),)

    def __str__(self) -> str:
        return f"profile of {self.track_id}"

    def form(self) -> ProfileForm:
        """What the learner told."""
        return ProfileForm(
            **{name: getattr(self, name) for name in LONGEST},
            available_from=self.available_from,
            travel_modes=tuple(TravelMode(mode) for mode in self.travel_modes),
        )
