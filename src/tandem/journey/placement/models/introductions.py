"""Introductions of learners to openings, and the seats that are kept for them."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.intake.models import Track
from tandem.journey.placement.models.opening import Opening
from tandem.journey.placement.models.rounds import MatchingRound
from tandem.journey.placement.rules.introductions import LONGEST_LETTER, LONGEST_WORDS
from tandem.journey.placement.rules.openings import MOST_PLACES
from tandem.journey.placement.terms.introductions import (
    EndReason,
    IntroductionState,
    Origin,
    RefusalReason,
    Side,
)
from tandem.journey.placement.workflow.introductions import RUNNING, UNDECIDED
from tandem.registers.organisations.models import Establishment

KEPT = "six months after the learner left the track"
_MEET = "to let a learner and a company get to know each other"
_ENDED = (
    IntroductionState.REFUSED,
    IntroductionState.WITHDRAWN,
    IntroductionState.LAPSED,
    IntroductionState.MOVED,
    IntroductionState.FALLEN_AWAY,
    IntroductionState.COMPLETED,
)
_REASONS = sorted({*(reason.value for reason in RefusalReason), *(reason.value for reason in EndReason)})


class IntroductionQuerySet(models.QuerySet["Introduction"]):
    """Introductions, by fact."""

    def running(self) -> Self:
        """Somebody still has to say yes or no."""
        return self.filter(state__in=RUNNING)

    def for_company(self) -> Self:
        """What a company can act on: not what it asked a learner who has not said yes."""
        return self.exclude(origin=Origin.INVITED, interested_at__isnull=True)

    def undecided(self) -> Self:
        """No seat is kept yet."""
        return self.filter(state__in=UNDECIDED)

    def named(self) -> Self:
        """Introductions with the learner, the training, the place and the company at hand."""
        return self.select_related(
            "track__person",
            "track__training",
            "track__provider",
            "track__coach",
            "opening__company",
            "opening__establishment",
            "opening__training",
            "opening__recognition",
        )


def _paired(name: str) -> Q:
    at, by = f"{name}_at__isnull", f"{name}_by__isnull"
    return Q(**{at: True, by: True}) | Q(**{at: False})


class Introduction(Table):
    """One learner and one opening get to know each other, until both say yes or one of them says no."""

    PRIVACY: ClassVar = privacy.open_except(
        track=privacy.personal(_MEET, retention=KEPT),
        letter=privacy.personal(_MEET, retention=KEPT),
        talk_place=privacy.personal(_MEET, retention=KEPT),
        talk_words=privacy.personal(_MEET, retention=KEPT),
        reason=privacy.personal("to learn why places are not taken", retention=KEPT),
        words=privacy.personal("to say why", retention=KEPT),
        **{
            f"{name}_by": privacy.personal("to show who took the step", retention=KEPT)
            for name in ("proposed", "interested", "planned", "promised", "placed", "ended")
        },
    )

    track = models.ForeignKey(Track, on_delete=models.CASCADE, related_name="introductions")
    opening = models.ForeignKey(Opening, on_delete=models.PROTECT, related_name="introductions")
    matching_round = models.ForeignKey(MatchingRound, null=True, on_delete=models.SET_NULL, related_name="+")
    origin = models.CharField(max_length=10)
    state = models.CharField(max_length=15, default=IntroductionState.PROPOSED)
    version = models.PositiveIntegerField(default=1)
    letter = models.TextField(max_length=LONGEST_LETTER, blank=True)
    answers_until = models.DateField()
    reminded_on = models.DateField(null=True)

    talk_starts = models.DateTimeField(null=True)
    talk_place = models.CharField(max_length=200, blank=True)
    talk_words = models.CharField(max_length=LONGEST_WORDS, blank=True)
    talk_sequence = models.PositiveSmallIntegerField(default=0)

    proposed_at = models.DateTimeField()
    proposed_by = models.UUIDField(null=True)
    interested_at = models.DateTimeField(null=True)
    interested_by = models.UUIDField(null=True)
    planned_at = models.DateTimeField(null=True)
    planned_by = models.UUIDField(null=True)
    promised_at = models.DateTimeField(null=True)
    promised_by = models.UUIDField(null=True)
    placed_at = models.DateTimeField(null=True)
    placed_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    ended_side = models.CharField(max_length=10, blank=True)
    reason = models.CharField(max_length=20, blank=True)
    words = models.CharField(max_length=LONGEST_WORDS, blank=True)
    moved_to = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+")

    objects = IntroductionQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in IntroductionState]),
                name="introduction_state_known",
                violation_error_message="Deze stand van een kennismaking bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(origin__in=[o.value for o in Origin]),
                name="introduction_origin_known",
                violation_error_message="Deze herkomst van een kennismaking bestaat niet.",
            ),
            models.UniqueConstraint(
                fields=("track", "opening"),
                condition=Q(state__in=[*(s.value for s in RUNNING), IntroductionState.PLACED]),
                name="introduction_runs_once",
                violation_error_message="Deze lerende en deze werkplek maken al kennis.",
            ),
            models.UniqueConstraint(
                fields=("track",),
                condition=Q(state=IntroductionState.PLACED),
                name="introduction_one_place",
                violation_error_message="Deze lerende heeft al een werkplek.",
            ),
            models.CheckConstraint(
                condition=(
                    Q(state__in=[s.value for s in _ENDED], ended_at__isnull=False)
                    & Q(ended_side__in=[side.value for side in Side], reason__in=_REASONS)
                )
                | (
                    ~Q(state__in=[s.value for s in _ENDED])
                    & Q(ended_at__isnull=True, ended_by__isnull=True, ended_side="", reason="", words="")
                ),
                name="introduction_ended_has_reason",
                violation_error_message="Een kennismaking die eindigde, heeft een tijdstip en een reden.",
            ),
            models.CheckConstraint(
                condition=(Q(talk_starts__isnull=True) & Q(talk_place="", talk_words=""))
                | (Q(talk_starts__isnull=False) & ~Q(talk_place="")),
                name="introduction_talk_whole",
                violation_error_message="Een gesprek heeft een uur en een plaats.",
            ),
            models.CheckConstraint(
                condition=~Q(state=IntroductionState.PLANNED) | Q(talk_starts__isnull=False, planned_at__isnull=False),
                name="introduction_planned_has_talk",
                violation_error_message="Een geplande kennismaking heeft een gesprek.",
            ),
            models.CheckConstraint(
                condition=~Q(state=IntroductionState.PROMISED) | Q(promised_at__isnull=False),
                name="introduction_promised_has_moment",
                violation_error_message="Een toegezegde plaats heeft een tijdstip.",
            ),
            models.CheckConstraint(
                condition=~Q(state=IntroductionState.PLACED) | Q(placed_at__isnull=False, promised_at__isnull=False),
                name="introduction_placed_has_moment",
                violation_error_message="Een ingenomen plaats heeft een tijdstip.",
            ),
            models.CheckConstraint(
                condition=_paired("interested")
                & _paired("planned")
                & _paired("promised")
                & _paired("placed")
                & _paired("ended"),
                name="introduction_who_needs_when",
                violation_error_message="Wie een stap zette en wanneer horen samen.",
            ),
        )
        indexes = (
            models.Index(fields=("opening", "state"), name="introduction_opening_state"),
            models.Index(fields=("state", "answers_until"), name="introduction_state_answer"),
        )

    def __str__(self) -> str:
        return f"{self.track_id} and {self.opening_id} ({self.state})"

    @property
    def awaits_learner(self) -> bool:
        """Whether the company asked and the learner has not said yes: it may not know anything of the learner yet."""
        return self.origin == Origin.INVITED and self.interested_at is None


class Seat(Table):
    """A numbered seat of an opening that is kept for one learner.

    `number` counts the places of the opening, `guided_number` the learners that the mentors of the establishment guide
    at once that school year: two seats never share either, whatever else goes wrong.
    """

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    introduction = models.OneToOneField(Introduction, on_delete=models.CASCADE, related_name="seat")
    opening = models.ForeignKey(Opening, on_delete=models.PROTECT, related_name="seats")
    establishment = models.ForeignKey(Establishment, on_delete=models.PROTECT, related_name="+")
    school_year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    guided_number = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("opening", "number"),
                name="seat_once_per_opening",
                violation_error_message="Deze plaats is al toegezegd.",
            ),
            models.UniqueConstraint(
                fields=("establishment", "school_year", "guided_number"),
                name="seat_once_per_guidance",
                violation_error_message="De mentoren begeleiden op deze plaats al iemand.",
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1, number__lte=MOST_PLACES, guided_number__gte=1),
                name="seat_numbers_begin_at_one",
                violation_error_message="Een plaats heeft een nummer vanaf één.",
            ),
        )

    def __str__(self) -> str:
        return f"seat {self.number} of {self.opening_id}"
