"""The run-up phase as providers organise it: where, and towards which trainings."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.registers.organisations.models.provider import Location
from tandem.registers.reference.models import Sector, Training
from tandem.registers.reference.models.parts import valid_on


class AanloopProgrammeQuerySet(models.QuerySet["AanloopProgramme"]):
    """Run-up programmes, by fact."""

    def valid_on(self, day: date) -> Self:
        """Run-up programmes of that day, at locations and providers of that day."""
        return self.filter(valid_on(day), valid_on(day, "location__"), valid_on(day, "location__provider__"))


class AanloopProgramme(Table):
    """A run-up that a provider organises at a location: towards one training, a sector, or broad (R-RUN-06)."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="aanloop_programmes")
    name = models.CharField(max_length=160)
    training = models.ForeignKey(Training, on_delete=models.PROTECT, null=True, related_name="+")
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, null=True, related_name="+")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    batch = models.UUIDField(null=True)

    objects = AanloopProgrammeQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("location", "name", "valid_from"),
                name="aanloop_programme_once",
                violation_error_message="Deze aanloop staat er al vanaf die dag op deze vestigingsplaats.",
            ),
            models.CheckConstraint(
                condition=Q(training__isnull=True) | Q(sector__isnull=True),
                name="aanloop_programme_one_aim",
                violation_error_message="Een aanloop leidt naar één opleiding, naar een sector, of is breed.",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="aanloop_programme_dates_in_order",
                violation_error_message="Het einde van een periode ligt na het begin.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} at {self.location_id} from {self.valid_from}"
