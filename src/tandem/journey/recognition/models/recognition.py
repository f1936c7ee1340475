"""The recognition a granted request makes: one training at one establishment, for a period; public."""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.recognition.models.request import RecognitionRequest
from tandem.journey.recognition.terms import Extent, RecognitionState
from tandem.registers.geo.rules import cell_of, search_key, spot_of
from tandem.registers.mandates.models import Body
from tandem.registers.organisations.models import Company, Establishment
from tandem.registers.reference.models import Training

_LONGEST_SEARCH_NAME = 320


def repeated(place: Establishment) -> dict[str, Any]:
    """What a recognition repeats of its establishment, so that a search looks at one table: names, place, cell, spot.

    The name of the company counts too, where the establishment has another; needs `place.company` at hand.
    """
    lat, lon = place.lat, place.lon
    cell, spot = (None, None) if lat is None or lon is None else (cell_of(lat, lon), spot_of(lat, lon))
    shop, company = search_key(place.name), search_key(place.company.name)
    return {
        "search_name": (shop if company in shop else shop + company)[:_LONGEST_SEARCH_NAME],
        "nis": place.nis,
        "lat": lat,
        "lon": lon,
        "cell": cell,
        "spot": spot,
    }


class RecognitionQuerySet(models.QuerySet["Recognition"]):
    """Recognitions, by fact."""

    def valid_on(self, day: date) -> Self:
        """Recognitions under which a learner may start on that day."""
        return self.filter(state=RecognitionState.VALID, valid_from__lte=day, valid_until__gt=day)

    def public_on(self, day: date) -> Self:
        """What the public register shows: valid, and the register still holds the establishment."""
        return self.valid_on(day).filter(gone_since__isnull=True)

    def in_cells(self, cells: tuple[int, ...]) -> Self:
        """Recognitions in these cells of the grid; a superset of a circle."""
        return self.filter(cell__in=cells)


class Recognition(Table):
    """This establishment may train for this training. `lat` to `spot` repeat its place for the search."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    request = models.OneToOneField(RecognitionRequest, on_delete=models.PROTECT, related_name="recognition")
    number = models.CharField(max_length=20, unique=True)
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="recognitions")
    establishment = models.ForeignKey(Establishment, on_delete=models.PROTECT, related_name="recognitions")
    training = models.ForeignKey(Training, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    extent = models.CharField(max_length=10, default=Extent.WHOLE)
    taught = models.PositiveSmallIntegerField(null=True)
    listed = models.PositiveSmallIntegerField(null=True)
    """Of a limited recognition: to how many activities it is limited, of how many in the list of that day."""
    state = models.CharField(max_length=10, default=RecognitionState.VALID)
    valid_from = models.DateField()
    valid_until = models.DateField()
    ended_on = models.DateField(null=True)
    gone_since = models.DateField(null=True)
    warned_on = models.DateField(null=True)
    lifting_decided_on = models.DateField(null=True)
    """Since when it is known that it is lifted; `valid_until` is then the first day on which it is."""
    granted_at = models.DateTimeField()
    search_name = models.CharField(max_length=_LONGEST_SEARCH_NAME)
    nis = models.CharField(max_length=5, blank=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    cell = models.IntegerField(null=True)
    spot = models.BigIntegerField(null=True)

    objects = RecognitionQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in RecognitionState]),
                name="recognition_state_known",
                violation_error_message="Deze toestand van een erkenning bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(extent=Extent.WHOLE, taught__isnull=True, listed__isnull=True)
                | Q(
                    extent=Extent.LIMITED,
                    taught__isnull=False,
                    listed__isnull=False,
                    taught__gte=1,
                    listed__gte=F("taught"),
                ),
                name="recognition_limit_counted",
                violation_error_message="Een beperkte erkenning telt haar activiteiten, een andere niet.",
            ),
            models.UniqueConstraint(
                fields=("establishment", "training", "valid_from"),
                condition=Q(state=RecognitionState.VALID),
                name="recognition_once",
                violation_error_message="Deze vestiging is al erkend voor deze opleiding vanaf die dag.",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__gt=F("valid_from")),
                name="recognition_dates_in_order",
                violation_error_message="Het einde van een erkenning ligt na het begin.",
            ),
            models.CheckConstraint(
                condition=Q(state=RecognitionState.VALID, ended_on__isnull=True)
                | (~Q(state=RecognitionState.VALID) & Q(ended_on__isnull=False)),
                name="recognition_ended_has_day",
                violation_error_message="Een erkenning die eindigde heeft een einddag.",
            ),
            models.CheckConstraint(
                condition=~Q(state=RecognitionState.LIFTED) | Q(lifting_decided_on__isnull=False),
                name="recognition_lifted_was_decided",
                violation_error_message="Een erkenning wordt alleen opgeheven door een beslissing.",
            ),
        )
        indexes = (
            models.Index(  # how many stand at each spot is read from these two alone
                fields=("training", "cell", "spot", "state", "gone_since", "valid_from", "valid_until"),
                name="recognition_training_spot",
            ),
            models.Index(
                fields=("cell", "spot", "state", "gone_since", "valid_from", "valid_until"),
                name="recognition_spot",
            ),
            models.Index(fields=("state", "valid_until"), name="recognition_state_until"),
            models.Index(fields=("state", "search_name", "id"), name="recognition_by_name"),
            models.Index(fields=("state", "granted_at", "id"), name="recognition_by_newest"),
            models.Index(  # counts per training are read from the index alone
                fields=("state", "training", "nis", "gone_since", "valid_from", "valid_until"),
                name="recognition_public",
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}: {self.training_id} at {self.establishment_id}"
