"""The search time of a learner: the clock, questions for more days, and who was rung about it."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.intake.models import Track
from tandem.journey.placement.rules.clocks import LONGEST_WORDS, ClockFacts
from tandem.journey.placement.terms.clocks import (
    ClockOutcome,
    ClockReason,
    ClockState,
    ExtensionReason,
    ExtensionState,
    Milestone,
    StopReason,
)
from tandem.registers.people.models import Person

_KEPT = "five years after the learner left, unless the selection rule says otherwise"
_SEARCH = "to guard the days in which the learner finds a workplace (R-AGR-10)"


class SearchClockQuerySet(models.QuerySet["SearchClock"]):
    """Clocks, by fact."""

    def running(self) -> Self:
        """Clocks of learners who search."""
        return self.filter(state=ClockState.RUNNING)

    def named(self) -> Self:
        """Clocks with the learner, the training, the provider, the place and the coach at hand."""
        names = ("person", "training", "provider", "location", "coach")
        return self.select_related("track", *(f"track__{name}" for name in names))


class SearchClock(Table):
    """The days in which one learner finds a workplace. The last day is counted when it is asked, never kept."""

    PRIVACY: ClassVar = privacy.open_except(
        track=privacy.personal(_SEARCH, retention=_KEPT),
        words=privacy.personal("to say what follows when the days are over (R-AGR-13)", retention=_KEPT),
        outcome=privacy.personal("to say what follows when the days are over (R-AGR-13)", retention=_KEPT),
        handled_by=privacy.personal("to show who took the step", retention=_KEPT),
    )

    track = models.ForeignKey(Track, on_delete=models.CASCADE, related_name="clocks")
    state = models.CharField(max_length=10, default=ClockState.RUNNING)
    why = models.CharField(max_length=20)
    started_on = models.DateField()
    extended_days = models.PositiveSmallIntegerField(default=0)
    told = models.CharField(max_length=10, blank=True)
    stopped_on = models.DateField(null=True)
    stop_reason = models.CharField(max_length=10, blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    words = models.CharField(max_length=LONGEST_WORDS, blank=True)
    handled_at = models.DateTimeField(null=True)
    handled_by = models.UUIDField(null=True)
    law_version = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = SearchClockQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("track",),
                condition=Q(state=ClockState.RUNNING),
                name="search_clock_one_running",
                violation_error_message="Voor deze lerende loopt al een zoektijd.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in ClockState]),
                name="search_clock_state_known",
                violation_error_message="Deze stand van een zoektijd bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(why__in=[r.value for r in ClockReason]),
                name="search_clock_why_known",
                violation_error_message="Deze reden van een zoektijd bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(told__in=["", *(m.value for m in Milestone)]),
                name="search_clock_told_known",
                violation_error_message="Dit bericht over een zoektijd bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(
                    state=ClockState.STOPPED,
                    stopped_on__isnull=False,
                    stop_reason__in=[r.value for r in StopReason],
                )
                | (~Q(state=ClockState.STOPPED) & Q(stopped_on__isnull=True, stop_reason="")),
                name="search_clock_stopped_has_reason",
                violation_error_message="Een gestopte zoektijd heeft een dag en een reden.",
            ),
            models.CheckConstraint(
                condition=Q(
                    state=ClockState.HANDLED,
                    handled_at__isnull=False,
                    outcome__in=[o.value for o in ClockOutcome],
                )
                | (~Q(state=ClockState.HANDLED) & Q(handled_at__isnull=True, handled_by__isnull=True, outcome="")),
                name="search_clock_handled_has_outcome",
                violation_error_message="Een afgehandelde zoektijd heeft een tijdstip en een vervolg.",
            ),
        )
        indexes = (models.Index(fields=("state", "started_on"), name="search_clock_state_start"),)

    def __str__(self) -> str:
        return f"{self.why} of {self.track_id} from {self.started_on} ({self.state})"

    def facts(self, *, free_days: frozenset[date]) -> ClockFacts:
        """What the count is made from."""
        return ClockFacts(ClockReason(self.why), self.started_on, self.extended_days, free_days)


class ClockExtensionQuerySet(models.QuerySet["ClockExtension"]):
    """Questions for more days, by fact."""

    def waiting(self) -> Self:
        """Questions without an answer."""
        return self.filter(state=ExtensionState.ASKED)

    def granted(self) -> Self:
        """Questions that gave more days."""
        return self.filter(state=ExtensionState.GRANTED)


class ClockExtension(Table):
    """A coach asks more days for a learner; the provider grants or refuses."""

    PRIVACY: ClassVar = privacy.open_except(
        clock=privacy.personal(_SEARCH, retention=_KEPT),
        reason=privacy.personal(_SEARCH, retention=_KEPT),
        words=privacy.personal(_SEARCH, retention=_KEPT),
        asked_by=privacy.personal("to show who asked", retention=_KEPT),
        answer=privacy.personal(_SEARCH, retention=_KEPT),
        decided_by=privacy.personal("to show who decided", retention=_KEPT),
    )

    clock = models.ForeignKey(SearchClock, on_delete=models.CASCADE, related_name="extensions")
    state = models.CharField(max_length=10, default=ExtensionState.ASKED)
    reason = models.CharField(max_length=20)
    words = models.CharField(max_length=LONGEST_WORDS, blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField(null=True)
    days = models.PositiveSmallIntegerField(null=True)
    answer = models.CharField(max_length=LONGEST_WORDS, blank=True)
    law_version = models.CharField(max_length=64, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.UUIDField(null=True)

    objects = ClockExtensionQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("clock",),
                condition=Q(state=ExtensionState.ASKED),
                name="clock_extension_one_open",
                violation_error_message="Er wacht al een vraag om verlenging.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in ExtensionState]),
                name="clock_extension_state_known",
                violation_error_message="Deze stand van een verlenging bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(reason__in=[r.value for r in ExtensionReason]),
                name="clock_extension_reason_known",
                violation_error_message="Deze reden van een verlenging bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(state=ExtensionState.GRANTED, days__isnull=False, days__gt=0)
                | (~Q(state=ExtensionState.GRANTED) & Q(days__isnull=True)),
                name="clock_extension_granted_has_days",
                violation_error_message="Een toegestane verlenging heeft een aantal dagen.",
            ),
            models.CheckConstraint(
                condition=Q(state=ExtensionState.ASKED, decided_at__isnull=True, decided_by__isnull=True)
                | (~Q(state=ExtensionState.ASKED) & Q(decided_at__isnull=False)),
                name="clock_extension_decided_paired",
                violation_error_message="Een verlenging wacht op een antwoord, of heeft er een met een tijdstip.",
            ),
        )

    def __str__(self) -> str:
        return f"extension of {self.clock_id} ({self.state})"


class ClockCall(Table):
    """Somebody without an e-mail address was rung about a clock."""

    PRIVACY: ClassVar = privacy.open_except(
        clock=privacy.personal("to inform who has no e-mail address", retention=_KEPT),
        person=privacy.personal("to inform who has no e-mail address", retention=_KEPT),
        called_by=privacy.personal("to show who took the step", retention=_KEPT),
    )

    clock = models.ForeignKey(SearchClock, on_delete=models.CASCADE, related_name="calls")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    milestone = models.CharField(max_length=10)
    extended_days = models.PositiveSmallIntegerField()
    called_at = models.DateTimeField()
    called_by = models.UUIDField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("clock", "person", "milestone", "extended_days"),
                name="clock_call_once",
                violation_error_message="Dit telefoontje is al genoteerd.",
            ),
            models.CheckConstraint(
                condition=Q(milestone__in=[m.value for m in Milestone]),
                name="clock_call_milestone_known",
                violation_error_message="Dit bericht over een zoektijd bestaat niet.",
            ),
        )

    def __str__(self) -> str:
        return f"call to {self.person_id} about {self.clock_id} ({self.milestone})"
