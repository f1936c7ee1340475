"""Shortage occupations (knelpuntberoepen) per year."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.registers.reference.models.parts import certainty_known, once
from tandem.registers.reference.models.training import Training


class ShortageList(Table):
    """The list of one year: how many occupations it counts, and whether all of them are here."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    year = models.PositiveSmallIntegerField(unique=True)
    total = models.PositiveSmallIntegerField()
    is_complete = models.BooleanField()
    certainty = models.CharField(max_length=10)
    source = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    note_en = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(year__gte=2000, year__lte=2100),
                name="shortage_list_year_plausible",
                violation_error_message="Een lijst van knelpuntberoepen hoort bij een jaar tussen 2000 en 2100.",
            ),
            models.CheckConstraint(
                condition=Q(total__gte=1),
                name="shortage_list_total_positive",
                violation_error_message="Een lijst van knelpuntberoepen telt minstens één beroep.",
            ),
            certainty_known("shortage_list"),
        )

    def __str__(self) -> str:
        return f"shortage occupations of {self.year}"


class ShortageOccupation(Table):
    """An occupation on the list of a year; a cause is empty where unknown."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    shortage_list = models.ForeignKey(ShortageList, on_delete=models.CASCADE, related_name="occupations")
    code = models.CharField(max_length=60)
    name = models.CharField(max_length=160)
    name_en = models.CharField(max_length=160, blank=True)
    is_in_top = models.BooleanField(default=False)
    is_new = models.BooleanField(default=False)
    lack_of_people = models.BooleanField(null=True)
    lack_of_skills = models.BooleanField(null=True)
    working_conditions = models.BooleanField(null=True)
    certainty = models.CharField(max_length=10)

    class Meta:
        constraints = (
            once(
                "shortage_list",
                "code",
                name="shortage_occupation_once_per_year",
                message="Dit beroep staat al op de lijst van dat jaar.",
            ),
            certainty_known("shortage_occupation"),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class ShortageOccupationTraining(Table):
    """A training that leads to a shortage occupation; our own reading unless the certainty says more."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    occupation = models.ForeignKey(ShortageOccupation, on_delete=models.CASCADE, related_name="training_links")
    training = models.ForeignKey(Training, on_delete=models.PROTECT, related_name="shortage_links")
    certainty = models.CharField(max_length=10)

    class Meta:
        constraints = (
            once(
                "occupation",
                "training",
                name="shortage_occupation_training_once",
                message="Deze opleiding staat al bij dit knelpuntberoep.",
            ),
            certainty_known("shortage_occupation_training"),
        )

    def __str__(self) -> str:
        return f"{self.training_id} for {self.occupation_id}"
