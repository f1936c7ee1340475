"""Matching rounds: what was asked, what each run answered, and what it said about everybody."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.intake.models import Track
from tandem.journey.placement.models.opening import Opening
from tandem.journey.placement.terms.rounds import NotProposed, PairKind, RoundState, RunRule, RunState
from tandem.registers.mandates.models import Body
from tandem.registers.organisations.models import Provider

_KEPT = "five years after the school year of the round"
_WHO = "to show who took the step"
_KEPT_REASONS = [why.value for why in NotProposed if why not in {NotProposed.PENDING, NotProposed.LEARNER_CHANGED}]


def _paired(name: str, field: str, message: str) -> models.CheckConstraint:
    """Whoever took a step took it at some moment; the platform is nobody."""
    condition = Q(**{f"{field}_by__isnull": True}) | Q(**{f"{field}_at__isnull": False})
    return models.CheckConstraint(condition=condition, name=name, violation_error_message=message)


class MatchingRound(Table):
    """A round in which learners and open workplaces are held against each other.

    A provider runs it, or a body for a region; the learners are those of the providers that take part.
    """

    PRIVACY: ClassVar = privacy.open_except(
        **{name: privacy.personal(_WHO, retention=_KEPT) for name in ("started_by", "published_by", "ended_by")}
    )

    number = models.CharField(max_length=20, unique=True)
    provider = models.ForeignKey(Provider, null=True, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    school_year = models.PositiveSmallIntegerField()
    trainings = models.JSONField(default=list)
    """Codes of trainings; none means all."""
    state = models.CharField(max_length=12, default=RoundState.PREPARING)
    seed = models.BigIntegerField()
    """Of the lottery, drawn once: running again does not draw again."""
    started_at = models.DateTimeField()
    started_by = models.UUIDField(null=True)
    published_run = models.OneToOneField("RoundRun", null=True, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True)
    published_by = models.UUIDField(null=True)
    answers_until = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in RoundState]),
                name="round_state_known",
                violation_error_message="Deze stand van een matchronde bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(provider__isnull=True, body__isnull=False) | Q(provider__isnull=False, body__isnull=True),
                name="round_has_one_runner",
                violation_error_message="Eén aanbieder of één instantie leidt een matchronde.",
            ),
            _paired("round_published_paired", "published", "Wie voorstellen verstuurde en wanneer horen samen."),
            _paired("round_ended_paired", "ended", "Wie een ronde beëindigde en wanneer horen samen."),
            models.CheckConstraint(
                condition=~Q(title=""),
                name="round_has_title",
                violation_error_message="Een matchronde heeft een naam.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[RoundState.PUBLISHED, RoundState.CLOSED])
                & Q(published_run__isnull=True, published_at__isnull=True, answers_until__isnull=True)
                | Q(
                    state__in=[RoundState.PUBLISHED, RoundState.CLOSED],
                    published_run__isnull=False,
                    published_at__isnull=False,
                    answers_until__isnull=False,
                ),
                name="round_published_whole",
                violation_error_message="Een bekendgemaakte matchronde heeft een berekening, een tijdstip en een dag.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} ({self.state})"

    @property
    def runner_id(self) -> UUID:
        """The organisation that runs the round."""
        runner = self.provider_id or self.body_id
        if runner is None:
            raise ValueError("a round has a provider or a body that runs it")
        return runner


class RoundMember(Table):
    """A provider whose learners take part in a round, or who was asked to."""

    PRIVACY: ClassVar = privacy.open_except(
        asked_by=privacy.personal(_WHO, retention=_KEPT), joined_by=privacy.personal(_WHO, retention=_KEPT)
    )

    round = models.ForeignKey(MatchingRound, on_delete=models.CASCADE, related_name="members")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField(null=True)
    joined_at = models.DateTimeField(null=True)
    joined_by = models.UUIDField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("round", "provider"),
                name="round_member_once",
                violation_error_message="Deze aanbieder is al gevraagd voor deze matchronde.",
            ),
            _paired("round_member_paired", "joined", "Wie besliste om mee te doen en wanneer horen samen."),
        )

    def __str__(self) -> str:
        return f"{self.provider_id} in {self.round_id}"


class RoundPair(Table):
    """What people decided beforehand about a learner and an opening in a round."""

    PRIVACY: ClassVar = privacy.open_except(
        track=privacy.personal("to keep what was agreed about a learner", retention=_KEPT),
        words=privacy.personal("to know why it was decided", retention=_KEPT),
        set_by=privacy.personal(_WHO, retention=_KEPT),
    )

    round = models.ForeignKey(MatchingRound, on_delete=models.CASCADE, related_name="pairs")
    track = models.ForeignKey(Track, on_delete=models.CASCADE, related_name="+")
    opening = models.ForeignKey(Opening, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10)
    words = models.CharField(max_length=300, blank=True)
    set_at = models.DateTimeField()
    set_by = models.UUIDField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in PairKind]),
                name="round_pair_kind_known",
                violation_error_message="Over een lerende en een werkplek kunt u dit niet vastleggen.",
            ),
            models.UniqueConstraint(
                fields=("round", "track", "opening"),
                name="round_pair_once",
                violation_error_message="Over deze lerende en deze werkplek is al iets vastgelegd.",
            ),
            models.UniqueConstraint(
                fields=("round", "track"),
                condition=Q(kind=PairKind.LOCKED),
                name="round_pair_one_lock",
                violation_error_message="Deze lerende ligt al vast op een werkplek.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} in {self.round_id}"


class RoundRun(Table):
    """One answer: what it was worked out from and how, so that it can be worked out again."""

    PRIVACY: ClassVar = privacy.open_except(
        asked_by=privacy.personal(_WHO, retention=_KEPT),
        inputs=privacy.personal("to work a run out again, from the file under this number", retention="one year"),
    )

    round = models.ForeignKey(MatchingRound, on_delete=models.CASCADE, related_name="runs")
    number = models.PositiveSmallIntegerField()
    rule = models.CharField(max_length=12)
    options = models.JSONField(default=dict)
    state = models.CharField(max_length=10, default=RunState.WAITING)
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField(null=True)
    day = models.DateField(null=True)
    """The day whose law and openings counted."""
    inputs = models.CharField(max_length=64, blank=True)
    """The SHA-256 of the market; under it the file is kept for a year."""
    weights = models.CharField(max_length=20, blank=True)
    law = models.CharField(max_length=64, blank=True)
    answer = models.CharField(max_length=64, blank=True)
    """The SHA-256 of who got what."""
    report = models.JSONField(default=dict)
    """What the independent check says, the two ends, and how long it took."""
    faults = models.JSONField(default=list)
    """Why it could not be worked out."""
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("round", "number"),
                name="round_run_once",
                violation_error_message="Deze berekening staat er al.",
            ),
            models.CheckConstraint(
                condition=Q(rule__in=[r.value for r in RunRule]),
                name="round_run_rule_known",
                violation_error_message="Deze manier van berekenen bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(state=RunState.WAITING, finished_at__isnull=True)
                | Q(state=RunState.DONE, finished_at__isnull=False, day__isnull=False) & ~Q(inputs="") & ~Q(answer="")
                | Q(state=RunState.FAILED, finished_at__isnull=False),
                name="round_run_done_is_whole",
                violation_error_message="Een afgelopen berekening heeft gegevens, een antwoord en een tijdstip.",
            ),
        )

    def __str__(self) -> str:
        return f"run {self.number} of {self.round_id} ({self.state})"


class RunLine(Table):
    """What a run says about one learner, as it was told."""

    PRIVACY: ClassVar = privacy.open_except(
        track=privacy.personal("to tell a learner what the round says", retention=_KEPT),
        opening=privacy.personal("to tell a learner what the round says", retention=_KEPT),
        minutes=privacy.personal("to tell how far it is", retention=_KEPT),
        outcome=privacy.personal("to tell a learner why", retention=_KEPT),
        story=privacy.personal("to tell a learner why", retention=_KEPT),
        not_proposed=privacy.personal("to tell a learner why", retention=_KEPT),
    )

    run = models.ForeignKey(RoundRun, on_delete=models.CASCADE, related_name="lines")
    track = models.ForeignKey(Track, on_delete=models.CASCADE, related_name="run_lines")
    opening = models.ForeignKey(Opening, null=True, on_delete=models.PROTECT, related_name="+")
    minutes = models.PositiveIntegerField(null=True)
    wish = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(max_length=20)
    story = models.JSONField()
    not_proposed = models.CharField(max_length=20, blank=True)
    """Why no proposal was made of it when the run was published; empty where one was, or none was tried."""

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("run", "track"),
                name="run_line_once",
                violation_error_message="Over deze lerende zegt deze berekening al iets.",
            ),
            models.CheckConstraint(
                condition=Q(opening__isnull=True, minutes__isnull=True)
                | Q(opening__isnull=False, minutes__isnull=False),
                name="run_line_place_has_minutes",
                violation_error_message="Bij een werkplek hoort een reistijd.",
            ),
            models.CheckConstraint(
                condition=Q(not_proposed="") | Q(not_proposed__in=_KEPT_REASONS, opening__isnull=False),
                name="run_line_not_proposed_known",
                violation_error_message="Waarom er geen voorstel kwam, kennen wij niet of hoort bij een werkplek.",
            ),
        )
        indexes = (models.Index(fields=("run", "outcome"), name="run_line_outcome"),)

    def __str__(self) -> str:
        return f"line of {self.run_id}: {self.outcome}"
