"""How many learners a mentor guides at once at an establishment in a school year: all openings there share them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.placement.rules.openings import MOST_GUIDED
from tandem.journey.recognition.models import Mentor
from tandem.registers.organisations.models import Establishment


class Guidance(Table):
    """This mentor guides so many learners at once here, whatever they are trained for."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    mentor = models.ForeignKey(Mentor, on_delete=models.PROTECT, related_name="guidances")
    establishment = models.ForeignKey(Establishment, on_delete=models.PROTECT, related_name="+")
    school_year = models.PositiveSmallIntegerField()
    learners = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("establishment", "school_year", "mentor"),
                name="guidance_once",
                violation_error_message="Voor deze mentor is dat schooljaar al gezegd hoeveel lerenden er kunnen.",
            ),
            models.CheckConstraint(
                condition=Q(learners__gte=1, learners__lte=MOST_GUIDED),
                name="guidance_learners_plausible",
                violation_error_message="Een mentor begeleidt minstens één lerende, en niet meer dan twintig.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.mentor_id} guides {self.learners} at {self.establishment_id} in {self.school_year}"
