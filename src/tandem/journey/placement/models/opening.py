"""An opening: this year we take somebody for this training here."""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.placement.rules.openings import LATEST_MINUTE, MOST_HOURS, MOST_PLACES, OLDEST, YOUNGEST
from tandem.journey.placement.terms.openings import CloseReason, OpeningState, WishKind, WishLanguage
from tandem.journey.placement.workflow.openings import LIVE
from tandem.journey.recognition.models import Mentor, Recognition
from tandem.journey.recognition.terms import RecognitionState
from tandem.registers.organisations.models import Company, Establishment
from tandem.registers.reference.models import Training

_KEPT = "two years after the opening was closed"
REPEATED = ("lat", "lon")
"""What an opening repeats of its recognition, so that a search looks at one table."""


def repeated(recognition: Recognition) -> dict[str, Any]:
    """What an opening repeats of its recognition."""
    return {name: getattr(recognition, name) for name in REPEATED}


class OpeningQuerySet(models.QuerySet["Opening"]):
    """Openings, by fact."""

    def live(self) -> Self:
        """Openings that the company still means to fill: open or paused."""
        return self.filter(state__in=LIVE)

    def open_on(self, day: date) -> Self:
        """Openings that stand open that day."""
        return self.filter(state=OpeningState.OPEN, expires_on__gt=day)

    def with_seat(self) -> Self:
        """Openings with a seat that nobody has and nobody was promised, and a mentor for it."""
        return self.filter(taken__lt=F("places"), has_guide=True)

    def public_on(self, day: date) -> Self:
        """Openings that everybody may see: open, recognised that day, and the register still holds the place.

        Also those of which every seat is taken; `with_seat` leaves these out.
        """
        return self.open_on(day).filter(
            recognition__state=RecognitionState.VALID,
            recognition__valid_until__gt=day,
            recognition__gone_since__isnull=True,
        )


def _paired(at: str, by: str) -> Q:
    both = Q(**{f"{at}__isnull": False, f"{by}__isnull": False})
    return Q(**{f"{at}__isnull": True, f"{by}__isnull": True}) | both


class Opening(Table):
    """So many places for this training at this establishment, from `starts_on` up to and including `ends_on`.

    It is shown until the day before `expires_on`. `lat` and `lon` repeat the place of the recognition.
    """

    PRIVACY: ClassVar = privacy.open_except(
        **{
            name: privacy.personal("to show who took the step", retention=_KEPT)
            for name in ("opened_by", "paused_by", "closed_by")
        }
    )

    recognition = models.ForeignKey(Recognition, on_delete=models.PROTECT, related_name="openings")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="openings")
    establishment = models.ForeignKey(Establishment, on_delete=models.PROTECT, related_name="openings")
    training = models.ForeignKey(Training, on_delete=models.PROTECT, related_name="+")
    school_year = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    expires_on = models.DateField()
    places = models.PositiveSmallIntegerField()
    taken = models.PositiveSmallIntegerField(default=0)
    """Seats that were promised or have their learner."""
    has_guide = models.BooleanField(default=True)
    """Whether its mentors can guide one learner more: openings of one establishment share them."""
    first_minute = models.PositiveSmallIntegerField(null=True)
    hours_per_week = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    work_days = models.JSONField(default=list)
    words = models.TextField(max_length=2000, blank=True)
    accommodations = models.JSONField(default=list)
    state = models.CharField(max_length=10, default=OpeningState.OPEN)
    version = models.PositiveIntegerField(default=1)
    copied_from = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="copies")

    opened_at = models.DateTimeField()
    opened_by = models.UUIDField(null=True)
    free_since = models.DateTimeField()
    """When it last came free for anybody: opened, no longer paused, or a place or mentor more where there was none."""
    paused_at = models.DateTimeField(null=True)
    paused_by = models.UUIDField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.UUIDField(null=True)
    close_reason = models.CharField(max_length=20, blank=True)
    expired_on = models.DateField(null=True)
    warned_on = models.DateField(null=True)

    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)

    objects = OpeningQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in OpeningState]),
                name="opening_state_known",
                violation_error_message="Deze stand van een openstaande werkplek bestaat niet.",
            ),
            models.UniqueConstraint(
                fields=("recognition", "school_year", "starts_on"),
                condition=Q(state__in=[s.value for s in LIVE]),
                name="opening_once",
                violation_error_message="Deze werkplek staat vanaf die dag al open.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")) & Q(expires_on__lte=F("ends_on")),
                name="opening_dates_in_order",
                violation_error_message="Een openstaande werkplek begint voor ze eindigt, en vervalt niet later.",
            ),
            models.CheckConstraint(
                condition=Q(places__gte=1, places__lte=MOST_PLACES),
                name="opening_places_plausible",
                violation_error_message="Een openstaande werkplek heeft minstens één plaats, en niet meer dan vijftig.",
            ),
            models.CheckConstraint(
                condition=Q(taken__lte=F("places")),
                name="opening_not_overbooked",
                violation_error_message="Er zijn niet meer plaatsen dan de onderneming openzette.",
            ),
            models.CheckConstraint(
                condition=Q(first_minute__isnull=True) | Q(first_minute__lte=LATEST_MINUTE),
                name="opening_first_minute_in_day",
                violation_error_message="De werkdag begint op een uur van de dag.",
            ),
            models.CheckConstraint(
                condition=Q(hours_per_week__isnull=True) | Q(hours_per_week__gt=0, hours_per_week__lte=MOST_HOURS),
                name="opening_hours_plausible",
                violation_error_message="Een week heeft niet zo veel werkuren.",
            ),
            models.CheckConstraint(
                condition=(
                    Q(state=OpeningState.CLOSED, closed_at__isnull=False)
                    & Q(close_reason__in=[reason.value for reason in CloseReason])
                )
                | (~Q(state=OpeningState.CLOSED) & Q(closed_at__isnull=True, close_reason="")),
                name="opening_closed_has_reason",
                violation_error_message="Een gesloten werkplek heeft een tijdstip en een reden.",
            ),
            models.CheckConstraint(
                condition=Q(state=OpeningState.EXPIRED, expired_on__isnull=False)
                | (~Q(state=OpeningState.EXPIRED) & Q(expired_on__isnull=True)),
                name="opening_expired_has_day",
                violation_error_message="Een vervallen werkplek heeft een dag waarop ze verviel.",
            ),
            models.CheckConstraint(
                condition=Q(free_since__gte=F("opened_at")),
                name="opening_free_once_opened",
                violation_error_message="Een werkplek komt pas vrij als ze openstaat.",
            ),
            models.CheckConstraint(
                condition=~Q(state=OpeningState.PAUSED) | Q(paused_at__isnull=False),
                name="opening_paused_has_moment",
                violation_error_message="Een werkplek op pauze heeft een tijdstip.",
            ),
            models.CheckConstraint(
                condition=_paired("paused_at", "paused_by") & _paired("closed_at", "closed_by"),
                name="opening_who_needs_when",
                violation_error_message="Wie een stap zette en wanneer horen samen.",
            ),
        )
        indexes = (
            models.Index(fields=("state", "expires_on"), name="opening_state_expires"),
            models.Index(fields=("state", "free_since"), name="opening_state_free"),
            models.Index(fields=("training", "state"), name="opening_training_state"),
            models.Index(fields=("company", "school_year"), name="opening_company_year"),
            models.Index(fields=("establishment", "school_year"), name="opening_place_year"),
        )

    @property
    def seats_left(self) -> int:
        """How many seats nobody has and nobody was promised; none while its mentors can guide nobody more."""
        return self.places - self.taken if self.has_guide else 0

    def is_public_on(self, day: date) -> bool:
        """Whether everybody may see it that day; the recognition is at hand. The same as `public_on` of many."""
        under = self.recognition
        is_recognised = under.state == RecognitionState.VALID and under.valid_until > day and under.gone_since is None
        return self.state == OpeningState.OPEN and self.expires_on > day and is_recognised

    def __str__(self) -> str:
        return f"{self.training_id} at {self.establishment_id} in {self.school_year} ({self.state})"


class OpeningContact(Table):
    """Whom a school rings about an opening; never on a public page."""

    PRIVACY: ClassVar = privacy.open_except(
        name=privacy.personal("to ring about the opening", retention=_KEPT),
        email=privacy.personal("to write about the opening", retention=_KEPT),
        phone=privacy.personal("to ring about the opening", retention=_KEPT),
    )

    opening = models.OneToOneField(Opening, on_delete=models.CASCADE, related_name="contact")
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(name="") & (~Q(email="") | ~Q(phone="")),
                name="opening_contact_can_be_reached",
                violation_error_message="Een contactpersoon heeft een naam en een e-mailadres of een telefoonnummer.",
            ),
        )

    def __str__(self) -> str:
        return f"contact of {self.opening_id}"


class OpeningWish(Table):
    """One thing that the work of an opening asks of a learner, and why."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    opening = models.ForeignKey(Opening, on_delete=models.CASCADE, related_name="wishes")
    kind = models.CharField(max_length=20)
    language = models.CharField(max_length=2, blank=True)
    age = models.PositiveSmallIntegerField(null=True)
    why = models.CharField(max_length=300)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("opening", "kind", "language"),
                name="opening_wish_once",
                violation_error_message="Deze wens staat er al.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in WishKind]),
                name="opening_wish_kind_known",
                violation_error_message="Deze wens kennen wij niet.",
            ),
            models.CheckConstraint(
                condition=Q(kind=WishKind.LANGUAGE, language__in=[one.value for one in WishLanguage if one.value])
                | (~Q(kind=WishKind.LANGUAGE) & Q(language="")),
                name="opening_wish_language_known",
                violation_error_message="Een wens over een taal zegt welke taal.",
            ),
            models.CheckConstraint(
                condition=Q(kind=WishKind.MIN_AGE, age__gte=YOUNGEST, age__lte=OLDEST)
                | (~Q(kind=WishKind.MIN_AGE) & Q(age__isnull=True)),
                name="opening_wish_age_known",
                violation_error_message="Een wens over de leeftijd zegt welke leeftijd.",
            ),
            models.CheckConstraint(
                condition=~Q(why=""),
                name="opening_wish_has_why",
                violation_error_message="Een wens zegt waarom het werk dit vraagt.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} for {self.opening_id}"


class OpeningMentor(Table):
    """A mentor who guides the learners of an opening."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    opening = models.ForeignKey(Opening, on_delete=models.CASCADE, related_name="mentors")
    mentor = models.ForeignKey(Mentor, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("opening", "mentor"),
                name="opening_mentor_once",
                violation_error_message="Deze mentor staat al bij deze werkplek.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.mentor_id} for {self.opening_id}"
