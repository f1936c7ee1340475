"""Activity lists in versions, and the activities a workplace can offer."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.registers.reference.models.parts import certainty_known, dates_in_order, once, one_of, valid_on
from tandem.registers.reference.models.training import Training
from tandem.registers.reference.terms import Safety


class ActivityListQuerySet(models.QuerySet["ActivityList"]):
    """Activity lists, by fact."""

    def valid_on(self, day: date) -> Self:
        """Versions that count that day."""
        return self.filter(valid_on(day))


class ActivityList(Table):
    """One version of the list of work activities of a training (activiteitenlijst)."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    code = models.CharField(max_length=3)
    version = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    certainty = models.CharField(max_length=10)
    source = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    note_en = models.TextField(blank=True)

    trainings = models.ManyToManyField(Training, through="TrainingActivityList", related_name="activity_lists")

    objects = ActivityListQuerySet.as_manager()

    class Meta:
        constraints = (
            once("code", "version", name="activity_list_version_once", message="Deze versie van de lijst bestaat al."),
            models.UniqueConstraint(
                fields=("code",),
                condition=Q(valid_until__isnull=True),
                name="activity_list_one_open",
                violation_error_message="Van een activiteitenlijst is hoogstens één versie nog geldig.",
            ),
            models.CheckConstraint(
                condition=Q(code__regex=r"^[A-Z]{3}$"),
                name="activity_list_code_written",
                violation_error_message="De code van een activiteitenlijst telt drie hoofdletters, zoals BAK.",
            ),
            models.CheckConstraint(
                condition=Q(version__gte=1),
                name="activity_list_version_from_1",
                violation_error_message="De eerste versie van een lijst is versie 1.",
            ),
            certainty_known("activity_list"),
            dates_in_order("activity_list"),
        )

    def __str__(self) -> str:
        return f"{self.code} version {self.version}"


class TrainingActivityList(Table):
    """A training uses an activity list; several trainings may share one."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    training = models.ForeignKey(Training, on_delete=models.CASCADE, related_name="activity_list_links")
    activity_list = models.ForeignKey(ActivityList, on_delete=models.PROTECT, related_name="training_links")

    class Meta:
        constraints = (
            once(
                "training",
                "activity_list",
                name="training_activity_list_once",
                message="Deze activiteitenlijst staat al bij deze opleiding.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.training_id} uses {self.activity_list_id}"


class Activity(Table):
    """One activity of a list. Phase, safety and whether it is compulsory stay empty where unknown."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    activity_list = models.ForeignKey(ActivityList, on_delete=models.PROTECT, related_name="activities")
    code = models.CharField(max_length=6)
    position = models.PositiveSmallIntegerField()
    text_nl = models.CharField(max_length=160)
    text_en = models.CharField(max_length=160)
    phase = models.PositiveSmallIntegerField(null=True)
    safety = models.CharField(max_length=5, blank=True)
    is_compulsory = models.BooleanField(null=True)
    certainty = models.CharField(max_length=10)

    class Meta:
        constraints = (
            once("activity_list", "code", name="activity_code_once", message="Deze activiteit staat al in de lijst."),
            once(
                "activity_list",
                "position",
                name="activity_one_per_position",
                message="Op deze plaats in de lijst staat al een activiteit.",
            ),
            models.CheckConstraint(
                condition=Q(code__regex=r"^[A-Z]{3}-[0-9]{2}$"),
                name="activity_code_written",
                violation_error_message="De code van een activiteit is die van de lijst met een nummer, zoals BAK-01.",
            ),
            models.CheckConstraint(
                condition=Q(phase__isnull=True) | Q(phase__gte=1, phase__lte=3),
                name="activity_phase_1_to_3",
                violation_error_message="Een activiteit hoort in fase 1, 2 of 3.",
            ),
            one_of(
                Safety,
                table="activity",
                field="safety",
                message="Dit aandachtspunt voor veiligheid bestaat niet.",
                may_be_empty=True,
            ),
            certainty_known("activity"),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.text_nl}"
