"""Timetables of public transport that were handed in, each with what it turned out to hold."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.registers.travel.rules.editions import MOST_OPERATOR
from tandem.registers.travel.terms import LIVE, TimetableState

_KEPT = "as long as the timetable is kept"
_READ = (TimetableState.CHECKED, TimetableState.IN_USE)


class Timetable(Table):
    """One edition of the timetable of one operator; its arrays lie in a file under the hash of their content."""

    PRIVACY: ClassVar = privacy.open_except(
        received_by=privacy.personal("to show who handed the file in", retention=_KEPT),
        decided_by=privacy.personal("to show who decided", retention=_KEPT),
    )

    operator = models.CharField(max_length=MOST_OPERATOR)
    source = models.CharField(max_length=120)
    file_digest = models.CharField(max_length=64)
    state = models.CharField(max_length=12)
    publisher = models.CharField(max_length=200, blank=True)
    version = models.CharField(max_length=100, blank=True)
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    stops = models.PositiveIntegerField(default=0)
    lines = models.PositiveIntegerField(default=0)
    trips = models.PositiveIntegerField(default=0)
    left_out = models.PositiveIntegerField(default=0)
    problems = models.JSONField(default=list)
    problem_count = models.PositiveIntegerField(default=0)
    asides = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, blank=True)
    received_at = models.DateTimeField()
    received_by = models.UUIDField(null=True)
    checked_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.UUIDField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in TimetableState]),
                name="timetable_state_known",
                violation_error_message="Deze toestand van een dienstregeling kennen wij niet.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[state.value for state in _READ])
                | Q(checked_at__isnull=False, valid_from__isnull=False, valid_until__isnull=False) & ~Q(digest=""),
                name="timetable_read_before_used",
                violation_error_message="Een dienstregeling is gelezen voor wij ermee rekenen.",
            ),
            models.CheckConstraint(
                condition=Q(state=TimetableState.IN_USE, decided_at__isnull=False)
                | Q(state=TimetableState.WITHDRAWN, decided_at__isnull=False)
                | (
                    ~Q(state__in=[TimetableState.IN_USE, TimetableState.WITHDRAWN])
                    & Q(decided_at__isnull=True, decided_by__isnull=True)
                ),
                name="timetable_decided_when_used",
                violation_error_message="Wie een dienstregeling in gebruik neemt of intrekt en wanneer, staat erbij.",
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True, valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="timetable_dates_in_order",
                violation_error_message="Het einde van een periode ligt na het begin.",
            ),
            models.UniqueConstraint(
                fields=("operator", "file_digest"),
                condition=Q(state__in=sorted(LIVE)),
                name="timetable_file_once",
                violation_error_message="Dit bestand van deze vervoerder is al ontvangen.",
            ),
        )
        indexes = (models.Index(fields=("state", "operator"), name="timetable_state"),)

    def __str__(self) -> str:
        return f"{self.operator} {self.valid_from} ({self.state})"
