"""A warm handover: one learner, from who guides to who receives, with a sheet that both read."""

from collections.abc import Collection
from datetime import date
from typing import ClassVar, Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.handover.policies.handovers import HandoverFacts
from tandem.journey.handover.rules.handovers import LONGEST_WORDS
from tandem.journey.handover.terms.handovers import (
    Agreed,
    HandoverKind,
    HandoverState,
    HandoverWhy,
    ReturnReason,
)
from tandem.journey.handover.workflow.handovers import OPEN
from tandem.journey.intake.models import Track
from tandem.registers.organisations.models import Provider

_KEPT = "five years after the learner left, unless the selection rule says otherwise"
_GO = "to let a learner go on in other hands"
_OPEN = tuple(state.value for state in OPEN)


class WarmHandoverQuerySet(models.QuerySet["WarmHandover"]):
    """Handovers, by fact."""

    def open(self) -> Self:
        """Nobody took the learner over yet."""
        return self.filter(state__in=_OPEN)

    def late_on(self, day: date) -> Self:
        """The receiver should have answered by now."""
        return self.filter(state=HandoverState.OFFERED, answers_until__lt=day)

    def named(self) -> Self:
        """Handovers with the learner, the training, both providers and both coaches at hand."""
        names = ("person", "training", "provider", "location", "coach")
        return self.select_related("to_coach", "to_provider", "track", *(f"track__{name}" for name in names))


class WarmHandover(Table):
    """A learner goes from one hand to another; until that is accepted, who gives stays responsible."""

    PRIVACY: ClassVar = privacy.open_except(
        track=privacy.personal(_GO, retention=_KEPT),
        to_coach=privacy.personal(_GO, retention=_KEPT),
        stands=privacy.personal(_GO, retention=_KEPT),
        tried=privacy.personal(_GO, retention=_KEPT),
        agreed=privacy.personal(_GO, retention=_KEPT),
        works=privacy.personal(_GO, retention=_KEPT),
        words=privacy.personal(_GO, retention=_KEPT),
        given_by=privacy.personal("to show who took the step", retention=_KEPT),
        agreed_by=privacy.personal("to show who took the step", retention=_KEPT),
        ended_by=privacy.personal("to show who took the step", retention=_KEPT),
        new_track=privacy.personal(_GO, retention=_KEPT),
    )

    track = models.ForeignKey(Track, on_delete=models.CASCADE, related_name="handovers")
    kind = models.CharField(max_length=10)
    to_coach = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    to_provider = models.ForeignKey(Provider, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, default=HandoverState.ASKED)
    why = models.CharField(max_length=20)
    stands = models.CharField(max_length=LONGEST_WORDS)
    tried = models.CharField(max_length=LONGEST_WORDS, blank=True)
    agreed = models.CharField(max_length=LONGEST_WORDS, blank=True)
    works = models.CharField(max_length=LONGEST_WORDS, blank=True)
    given_at = models.DateTimeField()
    given_by = models.UUIDField(null=True)
    agreed_as = models.CharField(max_length=10, blank=True)
    agreed_on = models.DateField(null=True)
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.UUIDField(null=True)
    answers_until = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    reason = models.CharField(max_length=20, blank=True)
    words = models.CharField(max_length=LONGEST_WORDS, blank=True)
    new_track = models.ForeignKey(Track, null=True, on_delete=models.SET_NULL, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = WarmHandoverQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("track",),
                condition=Q(state__in=_OPEN),
                name="handover_one_open",
                violation_error_message="Voor deze lerende loopt al een overdracht.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in HandoverState]),
                name="handover_state_known",
                violation_error_message="Deze stand van een overdracht bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(kind=HandoverKind.PROVIDER, to_provider__isnull=False, to_coach__isnull=True)
                | Q(kind=HandoverKind.VDAB, to_provider__isnull=True, to_coach__isnull=True)
                | Q(kind=HandoverKind.COLLEAGUE, to_provider__isnull=True),
                name="handover_kind_has_receiver",
                violation_error_message="Een overdracht gaat naar een collega, een andere aanbieder of VDAB.",
            ),
            models.CheckConstraint(
                condition=Q(why__in=[w.value for w in HandoverWhy]),
                name="handover_why_known",
                violation_error_message="Deze reden van een overdracht bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(agreed_as="", agreed_on__isnull=True, agreed_at__isnull=True, agreed_by__isnull=True)
                | Q(agreed_as__in=[a.value for a in Agreed], agreed_on__isnull=False, agreed_at__isnull=False),
                name="handover_agreed_paired",
                violation_error_message="Wie akkoord ging en wanneer horen samen.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=_OPEN, ended_at__isnull=True, ended_by__isnull=True)
                | (~Q(state__in=_OPEN) & Q(ended_at__isnull=False)),
                name="handover_ended_paired",
                violation_error_message="Een overdracht loopt, of is geëindigd op een tijdstip.",
            ),
            models.CheckConstraint(
                condition=Q(state=HandoverState.RETURNED, reason__in=[r.value for r in ReturnReason])
                | (~Q(state=HandoverState.RETURNED) & Q(reason="")),
                name="handover_returned_has_reason",
                violation_error_message="Wie een lerende terugstuurt, zegt waarom.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=(HandoverState.OFFERED, HandoverState.ACCEPTED, HandoverState.RETURNED))
                | Q(answers_until__isnull=False),
                name="handover_offered_has_day",
                violation_error_message="Wie een lerende krijgt, heeft een dag om te antwoorden.",
            ),
        )
        indexes = (models.Index(fields=("state", "answers_until"), name="handover_state_until"),)

    def __str__(self) -> str:
        return f"handover of {self.track_id} to {self.kind} ({self.state})"

    def facts(self, *, guardians: Collection[UUID] = ()) -> HandoverFacts:
        """What a policy asks; needs the track and its person at hand."""
        return HandoverFacts(
            HandoverKind(self.kind),
            HandoverState(self.state),
            self.track.facts(guardians=guardians),
            self.given_by,
            self.to_coach_id,
            self.to_provider_id,
        )
