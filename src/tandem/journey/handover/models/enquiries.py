"""An enquiry of somebody without a school, and whose turn it is to take it up."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.handover.policies.enquiries import EnquiryFacts
from tandem.journey.handover.rules.enquiries import LONGEST_NAME, LONGEST_PHONE, LONGEST_WORDS, MOST_A_DAY, Taker
from tandem.journey.handover.terms.enquiries import (
    AgeGroup,
    EnquiryOutcome,
    EnquiryState,
    PassReason,
    Situation,
    TakerKind,
    TurnEnd,
)
from tandem.journey.intake.models import Track
from tandem.registers.organisations.models import Provider
from tandem.registers.reference.models import Training

_HELP = "to help somebody without a school on the way"
_KEPT = "until the enquiry is deleted: two days unconfirmed, thirty after the end, 180 at most"
_ENDED = (EnquiryState.CLOSED, EnquiryState.WITHDRAWN)


class EnquiryQuerySet(models.QuerySet["Enquiry"]):
    """Enquiries, by fact."""

    def named(self) -> Self:
        """Enquiries with the training they ask for at hand."""
        return self.select_related("training")


class Enquiry(Table):
    """Somebody without a school asks for help to find a way; who is withdrawn or unconfirmed is soon gone."""

    PRIVACY: ClassVar = privacy.open_except(
        name=privacy.personal(_HELP, retention=_KEPT),
        email=privacy.personal(_HELP, retention=_KEPT),
        phone=privacy.personal(_HELP, retention=_KEPT),
        age=privacy.personal(_HELP, retention=_KEPT),
        situation=privacy.personal(_HELP, retention=_KEPT),
        nis=privacy.personal(_HELP, retention=_KEPT),
        municipality=privacy.personal(_HELP, retention=_KEPT),
        words=privacy.personal(_HELP, retention=_KEPT),
        outcome=privacy.personal(_HELP, retention=_KEPT),
        track=privacy.personal(_HELP, retention=_KEPT),
    )

    state = models.CharField(max_length=10, default=EnquiryState.LEFT)
    name = models.CharField(max_length=LONGEST_NAME, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=LONGEST_PHONE, blank=True)
    age = models.CharField(max_length=12)
    situation = models.CharField(max_length=12)
    nis = models.CharField(max_length=5, blank=True)
    municipality = models.CharField(max_length=100, blank=True)
    training = models.ForeignKey(Training, null=True, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=LONGEST_WORDS, blank=True)
    language = models.CharField(max_length=2, default="nl")
    secret_hash = models.CharField(max_length=64, unique=True)
    left_at = models.DateTimeField()
    left_on = models.DateField()
    number = models.PositiveSmallIntegerField(default=1)
    confirmed_at = models.DateTimeField(null=True)
    ended_on = models.DateField(null=True)
    outcome = models.CharField(max_length=20, blank=True)
    track = models.ForeignKey(Track, null=True, on_delete=models.SET_NULL, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in EnquiryState]),
                name="enquiry_state_known",
                violation_error_message="Deze stand van een hulpvraag bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(age__in=[a.value for a in AgeGroup if a is not AgeGroup.TOO_YOUNG]),
                name="enquiry_age_known",
                violation_error_message="Deze leeftijdsgroep bestaat niet, of is te jong voor een hulpvraag.",
            ),
            models.CheckConstraint(
                condition=Q(situation__in=[s.value for s in Situation]),
                name="enquiry_situation_known",
                violation_error_message="Deze situatie bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(state=EnquiryState.CLOSED, outcome__in=[o.value for o in EnquiryOutcome])
                | (~Q(state=EnquiryState.CLOSED) & Q(outcome="")),
                name="enquiry_closed_has_outcome",
                violation_error_message="Een afgesloten hulpvraag heeft een uitkomst, en een andere niet.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=_ENDED, ended_on__isnull=False)
                | (~Q(state__in=_ENDED) & Q(ended_on__isnull=True)),
                name="enquiry_ended_has_day",
                violation_error_message="Een hulpvraag die eindigde, heeft een laatste dag.",
            ),
            models.CheckConstraint(
                condition=Q(state=EnquiryState.WITHDRAWN, name="", email="", phone="", words="", nis="")
                | (~Q(state=EnquiryState.WITHDRAWN) & ~Q(name="") & ~Q(email="") & ~Q(nis="")),
                name="enquiry_withdrawn_is_empty",
                violation_error_message="Van wie een hulpvraag introk, bewaren wij niets; een andere zegt wie het is.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=(EnquiryState.WAITING, EnquiryState.TAKEN), confirmed_at__isnull=False)
                | ~Q(state__in=(EnquiryState.WAITING, EnquiryState.TAKEN)),
                name="enquiry_waiting_is_confirmed",
                violation_error_message="Niemand krijgt een hulpvraag voor ze bevestigd is.",
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1, number__lte=MOST_A_DAY),
                name="enquiry_number_a_day",
                violation_error_message="Meer hulpvragen op één dag zijn er niet voor één adres.",
            ),
            models.UniqueConstraint(
                fields=("email", "left_on", "number"),
                condition=~Q(email=""),
                name="enquiry_numbered_once",
                violation_error_message="Deze hulpvraag staat er al.",
            ),
        )
        indexes = (models.Index(fields=("state", "left_on"), name="enquiry_state_left"),)

    def __str__(self) -> str:
        return f"enquiry {self.pk} ({self.state})"


class EnquiryTurnQuerySet(models.QuerySet["EnquiryTurn"]):
    """Turns, by fact."""

    def open(self) -> Self:
        """The turns of who has an enquiry in hand."""
        return self.filter(end="")

    def late_on(self, day: date) -> Self:
        """Open turns whose last day has passed, of an enquiry that nobody took up."""
        return self.open().filter(taken_at__isnull=True, answers_until__lt=day)


class EnquiryTurn(Table):
    """One taker has an enquiry in hand, until it is passed on or ends."""

    PRIVACY: ClassVar = privacy.open_except(
        enquiry=privacy.personal(_HELP, retention=_KEPT),
        taken_by=privacy.personal("to show who took the step", retention=_KEPT),
    )

    enquiry = models.ForeignKey(Enquiry, on_delete=models.CASCADE, related_name="turns")
    taker = models.CharField(max_length=10)
    provider = models.ForeignKey(Provider, null=True, on_delete=models.CASCADE, related_name="+")
    since = models.DateField()
    answers_until = models.DateField()
    end = models.CharField(max_length=10, blank=True)
    reason = models.CharField(max_length=20, blank=True)
    taken_at = models.DateTimeField(null=True)
    taken_by = models.UUIDField(null=True)
    ended_on = models.DateField(null=True)

    objects = EnquiryTurnQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(taker=TakerKind.PROVIDER, provider__isnull=False)
                | Q(taker__in=[k.value for k in TakerKind if k is not TakerKind.PROVIDER], provider__isnull=True),
                name="enquiry_turn_taker_known",
                violation_error_message="Een beurt is van een aanbieder, van het CLB of van VDAB.",
            ),
            models.CheckConstraint(
                condition=Q(end="", ended_on__isnull=True)
                | Q(end__in=[e.value for e in TurnEnd], ended_on__isnull=False),
                name="enquiry_turn_end_known",
                violation_error_message="Een beurt die eindigde, heeft een dag en een einde dat bestaat.",
            ),
            models.CheckConstraint(
                condition=Q(reason="") | Q(end=TurnEnd.PASSED_ON, reason__in=[r.value for r in PassReason]),
                name="enquiry_turn_reason_known",
                violation_error_message="Alleen wie een hulpvraag doorgeeft, zegt waarom, met een reden die bestaat.",
            ),
            models.CheckConstraint(
                condition=Q(taken_at__isnull=True, taken_by__isnull=True)
                | Q(taken_at__isnull=False, taken_by__isnull=False),
                name="enquiry_turn_taken_paired",
                violation_error_message="Wie een hulpvraag opnam en wanneer horen samen.",
            ),
            models.CheckConstraint(
                condition=Q(answers_until__gte=F("since")),
                name="enquiry_turn_days_in_order",
                violation_error_message="De laatste dag van een beurt ligt niet voor de eerste.",
            ),
            models.UniqueConstraint(
                fields=("enquiry",),
                condition=Q(end=""),
                name="enquiry_turn_one_open",
                violation_error_message="Een hulpvraag heeft maar één iemand in handen.",
            ),
        )
        indexes = (models.Index(fields=("taker", "provider", "end"), name="enquiry_turn_taker"),)

    def __str__(self) -> str:
        return f"turn of {self.taker} for {self.enquiry_id} since {self.since}"

    def who(self) -> Taker:
        """Who has, or had, this turn."""
        return Taker(TakerKind(self.taker), self.provider_id)

    def facts(self) -> EnquiryFacts:
        """What a policy asks."""
        return EnquiryFacts(TakerKind(self.taker), self.provider_id)
