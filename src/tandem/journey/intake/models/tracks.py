"""A track: one learner, one training, one provider, from enrolment to the day the learner leaves."""

from collections.abc import Collection
from typing import ClassVar, Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.intake.policies.tracks import TrackFacts
from tandem.journey.intake.rules.tracks import TrackForm
from tandem.journey.intake.terms.tracks import LeftReason, Phase, Source
from tandem.journey.intake.workflow import RUNNING
from tandem.registers.organisations.models import Location, Provider
from tandem.registers.organisations.terms import PositionSource, ProviderKind
from tandem.registers.people.models import Person
from tandem.registers.reference.models import Training
from tandem.registers.reference.terms import Grade

_KEPT = "five years after the learner left, unless the selection rule says otherwise"
_HOME = "to reckon the way to a workplace"
_NO_POSITION = Q(lat__isnull=True, lon__isnull=True, position_source="")
_POSITION = Q(lat__isnull=False, lon__isnull=False, position_source__in=[s.value for s in PositionSource])


class TrackQuerySet(models.QuerySet["Track"]):
    """Tracks, by fact."""

    def running(self) -> Self:
        """Tracks of learners who are there."""
        return self.filter(phase__in=RUNNING)

    def named(self) -> Self:
        """Tracks with the learner, the training, the provider, the place and the coach at hand."""
        return self.select_related("person", "training", "provider", "location", "coach")


class Track(Table):
    """The way of one learner through one training at one provider."""

    PRIVACY: ClassVar = privacy.open_except(
        person=privacy.personal("to know who the learner is", retention=_KEPT),
        coach=privacy.personal("to know who guides the learner", retention=_KEPT),
        secondary_years=privacy.personal("to check R-PATH-03", retention=_KEPT),
        is_job_seeker=privacy.personal("to check R-PATH-04", retention=_KEPT),
        street=privacy.personal(_HOME, retention=_KEPT),
        house_number=privacy.personal(_HOME, retention=_KEPT),
        postal_code=privacy.personal(_HOME, retention=_KEPT),
        municipality=privacy.personal(_HOME, retention=_KEPT),
        nis=privacy.personal(_HOME, retention=_KEPT),
        lat=privacy.personal(_HOME, retention=_KEPT),
        lon=privacy.personal(_HOME, retention=_KEPT),
        left_reason=privacy.personal("to see why learners leave", retention=_KEPT),
        enrolled_by=privacy.personal("to show who enrolled the learner", retention=_KEPT),
    )

    number = models.CharField(max_length=20, unique=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="tracks")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    location = models.ForeignKey(Location, null=True, on_delete=models.PROTECT, related_name="+")
    training = models.ForeignKey(Training, on_delete=models.PROTECT, related_name="+")
    coach = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    phase = models.CharField(max_length=20, default=Phase.INTAKE)
    school_year = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    group_number = models.CharField(max_length=6, blank=True)
    secondary_years = models.PositiveSmallIntegerField(null=True)
    is_job_seeker = models.BooleanField(null=True)
    street = models.CharField(max_length=200, blank=True)
    house_number = models.CharField(max_length=30, blank=True)
    postal_code = models.CharField(max_length=4, blank=True)
    municipality = models.CharField(max_length=100, blank=True)
    nis = models.CharField(max_length=5, blank=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    position_source = models.CharField(max_length=20, blank=True)
    source = models.CharField(max_length=10)
    enrolled_at = models.DateTimeField()
    enrolled_by = models.UUIDField(null=True)
    left_on = models.DateField(null=True)
    left_reason = models.CharField(max_length=20, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = TrackQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(phase__in=[p.value for p in Phase]),
                name="track_phase_known",
                violation_error_message="Deze fase van een traject bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(source__in=[s.value for s in Source]),
                name="track_source_known",
                violation_error_message="Deze herkomst van een traject bestaat niet.",
            ),
            models.UniqueConstraint(
                fields=("person", "training", "provider"),
                condition=Q(phase__in=[p.value for p in RUNNING]),
                name="track_one_running",
                violation_error_message="Deze lerende volgt deze opleiding hier al.",
            ),
            models.CheckConstraint(
                condition=Q(phase=Phase.LEFT, left_on__isnull=False, left_reason__in=[r.value for r in LeftReason])
                | (~Q(phase=Phase.LEFT) & Q(left_on__isnull=True, left_reason="")),
                name="track_left_has_reason",
                violation_error_message="Wie vertrokken is, heeft een dag en een reden van vertrek.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
                name="track_dates_in_order",
                violation_error_message="Een traject eindigt na het begin.",
            ),
            models.CheckConstraint(
                condition=_NO_POSITION | _POSITION,
                name="track_position_whole",
                violation_error_message="Een ligging heeft een breedte, een lengte en een bron, of niets.",
            ),
            models.CheckConstraint(
                condition=Q(postal_code="") | Q(postal_code__regex=r"^[1-9][0-9]{3}$"),
                name="track_postal_code_digits",
                violation_error_message="Een postcode telt vier cijfers.",
            ),
            models.CheckConstraint(
                condition=Q(group_number="") | Q(group_number__regex=r"^[0-9]{1,6}$"),
                name="track_group_digits",
                violation_error_message="Een administratieve groep telt één tot zes cijfers.",
            ),
        )
        indexes = (
            models.Index(fields=("provider", "phase", "school_year"), name="track_provider_phase"),
            models.Index(fields=("coach", "phase"), name="track_coach_phase"),
            models.Index(fields=("training", "phase"), name="track_training_phase"),
        )

    def __str__(self) -> str:
        return f"{self.number} ({self.phase})"

    def is_in_special_education(self) -> bool:
        """Whether this is special secondary education (BuSO); needs the provider and the training at hand."""
        return self.provider.kind == ProviderKind.BUSO or self.training.grade == Grade.SPECIAL_OV3

    def facts(self, *, guardians: Collection[UUID] = ()) -> TrackFacts:
        """What a policy asks; needs the person at hand."""
        return TrackFacts(self.provider_id, self.coach_id, self.person.user_id, guardians)

    def form(self) -> TrackForm:
        """What was told about this track; needs the training and the place at hand."""
        return TrackForm(
            training=self.training.code,
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            school_year=self.school_year,
            location_number=self.location.number if self.location else "",
            group_number=self.group_number,
            secondary_years=self.secondary_years,
            street=self.street,
            house_number=self.house_number,
            postal_code=self.postal_code,
            municipality=self.municipality,
        )
