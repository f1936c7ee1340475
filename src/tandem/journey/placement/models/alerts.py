"""What a learner asks to be told of, and what was told."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.intake.models import Track
from tandem.journey.placement.models.opening import Opening
from tandem.journey.placement.models.wishes import KEPT
from tandem.journey.placement.rules.alerts import AlertForm
from tandem.journey.recognition.models import Recognition
from tandem.registers.reference.models import Training
from tandem.registers.travel.terms import TravelMode

_CHOICE = "to look for a workplace that the learner wants"


class PlaceAlertQuerySet(models.QuerySet["PlaceAlert"]):
    """Alerts, by fact."""

    def on(self) -> Self:
        """Alerts that are told of."""
        return self.filter(is_on=True)


class PlaceAlert(Table):
    """Tell me when a workplace comes up: one for each track; only the hash of the link that ends it is kept."""

    PRIVACY: ClassVar = privacy.open_except(
        **{
            name: privacy.personal(_CHOICE, retention=KEPT)
            for name in ("postal_code", "lat", "lon", "reach_km", "mode", "most", "earliest_minute")
        },
        set_by=privacy.personal("to show who chose this", retention=KEPT),
        off_by=privacy.personal("to show who chose this", retention=KEPT),
    )

    track = models.OneToOneField(Track, on_delete=models.CASCADE, related_name="place_alert")
    training = models.ForeignKey(Training, on_delete=models.PROTECT, related_name="+")
    postal_code = models.CharField(max_length=4, blank=True)
    lat = models.FloatField()
    lon = models.FloatField()
    mode = models.CharField(max_length=20, blank=True)
    most = models.PositiveSmallIntegerField()
    reach_km = models.FloatField()
    earliest_minute = models.PositiveSmallIntegerField(null=True)
    with_recognised = models.BooleanField(default=False)
    is_on = models.BooleanField(default=True)
    secret_hash = models.CharField(max_length=64, unique=True)
    set_at = models.DateTimeField()
    set_by = models.UUIDField(null=True)
    off_at = models.DateTimeField(null=True)
    off_by = models.UUIDField(null=True)
    """Who ended it with an account; nobody where the link in the mail was used."""
    told_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = PlaceAlertQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(mode__in=["", *(mode.value for mode in TravelMode)]),
                name="place_alert_mode_known",
                violation_error_message="Deze manier om te reizen kennen wij niet.",
            ),
            models.CheckConstraint(
                condition=Q(is_on=True, off_at__isnull=True, off_by__isnull=True)
                | Q(is_on=False, off_at__isnull=False),
                name="place_alert_off_paired",
                violation_error_message="Een melding die uit staat, is op een tijdstip uitgezet.",
            ),
            models.CheckConstraint(
                condition=Q(most__gte=1, reach_km__gte=0),
                name="place_alert_reaches",
                violation_error_message="Een melding kijkt minstens een kilometer of een minuut ver.",
            ),
        )
        indexes = (models.Index(fields=("training", "is_on"), name="place_alert_training"),)

    def __str__(self) -> str:
        return f"alert of {self.track_id}"

    def form(self) -> AlertForm:
        """What was asked; the training is at hand."""
        return AlertForm(
            training_code=self.training.code,
            most=self.most,
            mode=TravelMode(self.mode) if self.mode else None,
            postal_code=self.postal_code,
            earliest_minute=self.earliest_minute,
            with_recognised=self.with_recognised,
        )


class PlaceHit(Table):
    """A workplace that was told by an alert: an open place, or a recognition; each once.

    An open place that was full or paused since, and came free again, is told anew on its own row.
    """

    PRIVACY: ClassVar = privacy.open_except(alert=privacy.personal(_CHOICE, retention=KEPT))

    alert = models.ForeignKey(PlaceAlert, on_delete=models.CASCADE, related_name="hits")
    opening = models.ForeignKey(Opening, null=True, on_delete=models.CASCADE, related_name="+")
    recognition = models.ForeignKey(Recognition, null=True, on_delete=models.CASCADE, related_name="+")
    km = models.FloatField()
    is_again = models.BooleanField(default=False)
    """Whether it was told as free again, after it was full or paused."""
    found_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("alert", "opening"),
                name="place_hit_opening_once",
                violation_error_message="Deze werkplek is al gemeld.",
            ),
            models.UniqueConstraint(
                fields=("alert", "recognition"),
                name="place_hit_recognition_once",
                violation_error_message="Deze werkplek is al gemeld.",
            ),
            models.CheckConstraint(
                condition=Q(opening__isnull=True, recognition__isnull=False)
                | Q(opening__isnull=False, recognition__isnull=True),
                name="place_hit_of_one",
                violation_error_message="Een melding gaat over één werkplek.",
            ),
            models.CheckConstraint(
                condition=Q(is_again=False) | Q(opening__isnull=False),
                name="place_hit_again_is_open",
                violation_error_message="Weer vrij komt alleen een plaats die openstaat.",
            ),
        )
        indexes = (models.Index(fields=("alert", "found_at"), name="place_hit_of_alert"),)

    def __str__(self) -> str:
        return f"{self.opening_id or self.recognition_id} told by {self.alert_id}"

    def under(self) -> Recognition:
        """The recognition it is about, be it with an open place or without."""
        found = self.recognition if self.opening is None else self.opening.recognition
        if found is None:
            raise AssertionError("a hit is about an opening or a recognition")
        return found
