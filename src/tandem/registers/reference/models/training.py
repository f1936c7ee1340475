"""Dual trainings, with their sectors, qualifications, related occupations and likely companies."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.registers.reference.models.parts import certainty_known, dates_in_order, once, one_of, valid_on
from tandem.registers.reference.models.sector import Sector
from tandem.registers.reference.terms import AgreementType, Finality, Form, Grade

FIRST_YEAR = 2015
"""The first pilots of dual learning were decided on in this year; nothing was seen before."""


class Qualification(Table):
    """An occupational qualification (beroepskwalificatie)."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    code = models.CharField(max_length=60, unique=True)
    number = models.CharField(max_length=4, blank=True)
    name = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    level = models.PositiveSmallIntegerField(null=True)
    certainty = models.CharField(max_length=10)
    note = models.TextField(blank=True)
    note_en = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(level__isnull=True) | Q(level__gte=1, level__lte=8),
                name="qualification_level_1_to_8",
                violation_error_message="Een beroepskwalificatie heeft een niveau van 1 tot 8.",
            ),
            models.CheckConstraint(
                condition=Q(number="") | Q(number__regex=r"^[0-9]{4}$"),
                name="qualification_number_four_digits",
                violation_error_message="Het nummer van een beroepskwalificatie telt vier cijfers.",
            ),
            models.UniqueConstraint(
                fields=("number",),
                condition=~Q(number=""),
                name="qualification_number_once",
                violation_error_message="Dit nummer hoort al bij een andere beroepskwalificatie.",
            ),
            certainty_known("qualification"),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class TrainingQuerySet(models.QuerySet["Training"]):
    """Trainings, by fact."""

    def valid_on(self, day: date) -> Self:
        """Trainings that exist that day; one whose first day is unknown exists from ever."""
        return self.filter(valid_on(day))

    def in_sector(self, code: str) -> Self:
        """Trainings that belong to this sector."""
        return self.filter(pk__in=TrainingSector.objects.filter(sector__code=code).values("training"))


class Training(Table):
    """A dual training. Empty means unknown; `certainty` says how sure the row is."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    code = models.CharField(max_length=40, unique=True)
    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=160)
    name_en = models.CharField(max_length=160)
    summary = models.TextField(blank=True)
    summary_en = models.TextField(blank=True)
    grade = models.CharField(max_length=3, blank=True)
    form = models.CharField(max_length=3, blank=True)
    finality = models.CharField(max_length=3, blank=True)
    years = models.PositiveSmallIntegerField(null=True)
    seen_in = models.PositiveSmallIntegerField(null=True)
    is_seen_exact = models.BooleanField(default=False)
    agreement = models.CharField(max_length=4, blank=True)
    agreement_note = models.TextField(blank=True)
    agreement_note_en = models.TextField(blank=True)
    hours_note = models.TextField(blank=True)
    hours_note_en = models.TextField(blank=True)
    minors_need_care = models.BooleanField(null=True)
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    certainty = models.CharField(max_length=10)
    source = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    note_en = models.TextField(blank=True)

    sectors = models.ManyToManyField(Sector, through="TrainingSector", related_name="trainings")
    qualifications = models.ManyToManyField(Qualification, through="TrainingQualification", related_name="trainings")

    objects = TrainingQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(code__regex=r"^[A-Z]{3}(-[A-Z0-9]+)+$"),
                name="training_code_written",
                violation_error_message="De code van een opleiding begint met drie hoofdletters, zoals ELE-INST.",
            ),
            one_of(Grade, table="training", field="grade", message="Deze graad bestaat niet.", may_be_empty=True),
            one_of(Form, table="training", field="form", message="Deze onderwijsvorm bestaat niet.", may_be_empty=True),
            one_of(
                Finality, table="training", field="finality", message="Deze finaliteit bestaat niet.", may_be_empty=True
            ),
            one_of(
                AgreementType,
                table="training",
                field="agreement",
                message="Dit soort overeenkomst bestaat niet.",
                may_be_empty=True,
            ),
            models.CheckConstraint(
                condition=Q(years__isnull=True) | Q(years__gte=1),
                name="training_years_positive",
                violation_error_message="Een opleiding duurt minstens één jaar.",
            ),
            models.CheckConstraint(
                condition=Q(seen_in__isnull=True) | Q(seen_in__gte=FIRST_YEAR),
                name="training_seen_since_pilots",
                violation_error_message="Vóór 2015 bestond er geen duaal leren.",
            ),
            models.CheckConstraint(
                condition=Q(is_seen_exact=False) | Q(seen_in__isnull=False, valid_from__isnull=False),
                name="training_exact_has_day",
                violation_error_message="Een opleiding met een bekend beginjaar heeft een eerste dag.",
            ),
            certainty_known("training"),
            dates_in_order("training"),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class TrainingSector(Table):
    """A training belongs to a sector; the first place is the sector it belongs to most."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    training = models.ForeignKey(Training, on_delete=models.CASCADE, related_name="sector_links")
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, related_name="training_links")
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (
            once("training", "sector", name="training_sector_once", message="Deze sector staat al bij deze opleiding."),
            once(
                "training",
                "position",
                name="training_sector_one_per_position",
                message="Op deze plaats staat al een sector van deze opleiding.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.training_id} in {self.sector_id}"


class TrainingQualification(Table):
    """A training leads to an occupational qualification."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    training = models.ForeignKey(Training, on_delete=models.CASCADE, related_name="qualification_links")
    qualification = models.ForeignKey(Qualification, on_delete=models.PROTECT, related_name="training_links")
    certainty = models.CharField(max_length=10)

    class Meta:
        constraints = (
            once(
                "training",
                "qualification",
                name="training_qualification_once",
                message="Deze beroepskwalificatie staat al bij deze opleiding.",
            ),
            certainty_known("training_qualification"),
        )

    def __str__(self) -> str:
        return f"{self.training_id} leads to {self.qualification_id}"


class TrainingOccupation(Table):
    """The ESCO occupation that comes close to a training."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    training = models.ForeignKey(Training, on_delete=models.CASCADE, related_name="occupations")
    esco = models.UUIDField()
    name = models.CharField(max_length=160)
    certainty = models.CharField(max_length=10)

    class Meta:
        constraints = (
            once(
                "training", "esco", name="training_occupation_once", message="Dit beroep staat al bij deze opleiding."
            ),
            certainty_known("training_occupation"),
        )

    def __str__(self) -> str:
        return f"{self.training_id} near {self.name}"

    @property
    def uri(self) -> str:
        """The address under which ESCO publishes the occupation."""
        return f"http://data.europa.eu/esco/occupation/{self.esco}"


class TrainingNace(Table):
    """Companies whose NACE code begins so may train for this training; a help for searching, no rule."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    training = models.ForeignKey(Training, on_delete=models.CASCADE, related_name="nace_links")
    version = models.CharField(max_length=4)
    prefix = models.CharField(max_length=5)
    certainty = models.CharField(max_length=10)

    class Meta:
        constraints = (
            once(
                "training",
                "version",
                "prefix",
                name="training_nace_once",
                message="Deze NACE-code staat al bij deze opleiding.",
            ),
            models.CheckConstraint(
                condition=Q(prefix__regex=r"^[0-9]{2,5}$"),
                name="training_nace_two_to_five_digits",
                violation_error_message="Een NACE-code telt twee tot vijf cijfers.",
            ),
            models.CheckConstraint(
                condition=Q(version__in=["2008", "2025"]),
                name="training_nace_version_known",
                violation_error_message="De NACE-code komt uit de lijst van 2008 of 2025.",
            ),
            certainty_known("training_nace"),
        )
        indexes = (models.Index(fields=("version", "prefix"), name="training_nace_prefix"),)

    def __str__(self) -> str:
        return f"{self.training_id} for NACE {self.version} {self.prefix}"
