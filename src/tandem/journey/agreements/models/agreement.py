"""An agreement between a learner, a company and a provider, from draft to end, and its workplaces."""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.agreements.policies import AgreementAccess
from tandem.journey.agreements.rules.day_lists import LONGEST
from tandem.journey.agreements.rules.forms import (
    LONGEST_HOURS,
    LONGEST_NAME,
    LONGEST_WORDS,
    MOST_LESSON_HOURS,
    MOST_YEARS,
    AgreementForm,
)
from tandem.journey.agreements.terms import AgreementState, HolidayWhy, KindReason, Party, SignedWhere
from tandem.journey.agreements.workflow import LIVE
from tandem.journey.intake.models import Track
from tandem.journey.intake.policies.tracks import TrackFacts
from tandem.journey.plans.models import PlanVersion
from tandem.journey.recognition.models import Mentor, Recognition
from tandem.registers.organisations.models import Company
from tandem.registers.reference.terms import AgreementType

KEPT = "ten years after the agreement ended"
_MAKE = "to make and keep the agreement (R-AGR-02, R-AGR-03)"
_PAY = "to work out the allowance (R-PAY-01)"
_PREMIUM = "to ask for a premium, for who agreed to it (R-PREM-05, R-PREM-07)"
_FORM = (
    "begins_on",
    "ends_on",
    "hours",
    "turns_from",
    "turns_skip_holidays",
    "holiday_why",
    "holiday_works",
    "holiday_recovered",
    "holiday_approved",
    "holiday_paid",
    "holiday_words",
    "other_words",
    "late_reason",
    "lesson_hours",
    "leads_to_qualification",
    "has_second_grade",
    "has_first_year_of_third_grade",
    "has_qualification_phase_ov3",
    "years_passed",
    "longest_finished",
    "joint_committee",
    "has_social_maribel",
    "is_own_employee",
    "is_simulated_only",
    "accident_insurer",
    "accident_policy",
    "liability_insurer",
    "liability_policy",
    "asks_medical",
    "company_asks_premium",
    "company_account",
    "learner_asks_premium",
    "learner_account",
)


class AgreementQuerySet(models.QuerySet["Agreement"]):
    """Agreements, by fact."""

    def live(self) -> Self:
        """Being made, or signed and not ended."""
        return self.filter(state__in=LIVE)

    def signed(self) -> Self:
        """Signed by all and not ended."""
        return self.filter(state=AgreementState.SIGNED)

    def named(self) -> Self:
        """Agreements with the learner, the training, the provider, the coach and the company at hand."""
        return self.select_related(
            "track__person", "track__training", "track__provider", "track__coach", "track__location", "company"
        )


class Agreement(Table):
    """What a learner, a company and a provider agree on; `version` counts what changed in it."""

    PRIVACY: ClassVar = privacy.open_except(
        track=privacy.personal(_MAKE, retention=KEPT),
        signed_on=privacy.personal(_MAKE, retention=KEPT),
        work_hours=privacy.personal(_MAKE, retention=KEPT),
        hours=privacy.personal(_MAKE, retention=KEPT),
        holiday_works=privacy.personal(_MAKE, retention=KEPT),
        holiday_recovered=privacy.personal(_MAKE, retention=KEPT),
        holiday_paid=privacy.personal(_MAKE, retention=KEPT),
        holiday_words=privacy.personal(_MAKE, retention=KEPT),
        other_words=privacy.personal(_MAKE, retention=KEPT),
        late_reason=privacy.personal(_MAKE, retention=KEPT),
        has_second_grade=privacy.personal(_PAY, retention=KEPT),
        has_first_year_of_third_grade=privacy.personal(_PAY, retention=KEPT),
        has_qualification_phase_ov3=privacy.personal(_PAY, retention=KEPT),
        years_passed=privacy.personal(_PAY, retention=KEPT),
        longest_finished=privacy.personal(_PAY, retention=KEPT),
        is_own_employee=privacy.personal(_MAKE, retention=KEPT),
        asks_medical=privacy.personal("to know whether an examination is due (R-SOC-06)", retention=KEPT),
        company_account=privacy.personal(_PREMIUM, retention=KEPT),
        learner_asks_premium=privacy.personal(_PREMIUM, retention=KEPT),
        learner_account=privacy.personal(_PREMIUM, retention=KEPT),
        checked=privacy.personal("to show later why it was in order", retention=KEPT),
        begun_by=privacy.personal("to show who took the step", retention=KEPT),
        presented_by=privacy.personal("to show who took the step", retention=KEPT),
        registered_by=privacy.personal("to show who took the step", retention=KEPT),
        closed_by=privacy.personal("to show who took the step", retention=KEPT),
        closed_words=privacy.personal("to say why", retention=KEPT),
        closed_reason=privacy.personal("to learn why agreements stop", retention=KEPT),
    )

    number = models.CharField(max_length=20, unique=True)
    origin = models.CharField(max_length=10, default=SignedWhere.TANDEM)
    signed_on = models.DateField(null=True)
    """The day of the last signature of what was signed outside Tandem."""
    work_hours = models.DecimalField(max_digits=4, decimal_places=2, null=True)
    """The hours a week at the workplace that were told of it, without a timetable."""
    track = models.ForeignKey(Track, on_delete=models.PROTECT, related_name="agreements")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="agreements")
    state = models.CharField(max_length=10, default=AgreementState.DRAFT)
    version = models.PositiveIntegerField(default=1)
    begun_side = models.CharField(max_length=10)
    ball = models.CharField(max_length=10)
    ball_since = models.DateTimeField()
    begun_at = models.DateTimeField()
    begun_by = models.UUIDField(null=True)
    touched_at = models.DateTimeField()
    warned_on = models.DateField(null=True)

    kind = models.CharField(max_length=4, blank=True)
    kind_reason = models.CharField(max_length=20, blank=True)
    begins_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    hours = models.TextField(max_length=LONGEST_HOURS, blank=True)
    turns_from = models.DateField(null=True)
    turns_skip_holidays = models.BooleanField(default=False)
    holiday_why = models.CharField(max_length=20, default=HolidayWhy.NONE)
    holiday_works = models.TextField(max_length=LONGEST, blank=True)
    holiday_recovered = models.TextField(max_length=LONGEST, blank=True)
    holiday_approved = models.BooleanField(null=True)
    holiday_paid = models.TextField(max_length=LONGEST, blank=True)
    holiday_words = models.TextField(max_length=LONGEST_WORDS, blank=True)
    other_words = models.TextField(max_length=LONGEST_WORDS, blank=True)
    late_reason = models.TextField(max_length=LONGEST_WORDS, blank=True)
    lesson_hours = models.PositiveSmallIntegerField(null=True)
    leads_to_qualification = models.BooleanField(null=True)
    has_second_grade = models.BooleanField(default=False)
    has_first_year_of_third_grade = models.BooleanField(default=False)
    has_qualification_phase_ov3 = models.BooleanField(default=False)
    years_passed = models.PositiveSmallIntegerField(default=0)
    longest_finished = models.PositiveSmallIntegerField(default=0)
    joint_committee = models.CharField(max_length=10, blank=True)
    has_social_maribel = models.BooleanField(default=False)
    is_own_employee = models.BooleanField(default=False)
    is_simulated_only = models.BooleanField(default=False)
    accident_insurer = models.CharField(max_length=LONGEST_NAME, blank=True)
    accident_policy = models.CharField(max_length=LONGEST_NAME, blank=True)
    liability_insurer = models.CharField(max_length=LONGEST_NAME, blank=True)
    liability_policy = models.CharField(max_length=LONGEST_NAME, blank=True)
    asks_medical = models.BooleanField(null=True)
    company_asks_premium = models.BooleanField(null=True)
    company_account = models.CharField(max_length=34, blank=True)
    learner_asks_premium = models.BooleanField(null=True)
    learner_account = models.CharField(max_length=34, blank=True)

    presented_at = models.DateTimeField(null=True)
    presented_by = models.UUIDField(null=True)
    sign_until = models.DateField(null=True)
    plan = models.ForeignKey(PlanVersion, null=True, on_delete=models.PROTECT, related_name="agreements")
    """The training plan that is signed along."""
    paper = models.CharField(max_length=64, blank=True)
    """The SHA-256 of the unsigned document that is being signed."""
    sealed = models.CharField(max_length=64, blank=True)
    """The SHA-256 of the document with every signature and the seal of the platform."""
    model = models.PositiveSmallIntegerField(null=True)
    """Which edition of the model of its kind the words of that document are; 0 of a text that was not made here."""
    law = models.CharField(max_length=64, blank=True)
    """The version of the rules under which it was presented."""
    checked = models.JSONField(default=dict)
    """The facts and what the rules said of them on the day it was presented."""
    registered_at = models.DateTimeField(null=True)
    registered_by = models.UUIDField(null=True)
    closed_on = models.DateField(null=True)
    """The last day on which it held; of what never held, the day on which it was given up."""
    closed_at = models.DateTimeField(null=True)
    closed_by = models.UUIDField(null=True)
    closed_side = models.CharField(max_length=10, blank=True)
    closed_reason = models.CharField(max_length=30, blank=True)
    closed_words = models.TextField(max_length=LONGEST_WORDS, blank=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in AgreementState]),
                name="agreement_state_known",
                violation_error_message="Deze stand van een overeenkomst bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(ball__in=[p.value for p in Party], begun_side__in=[p.value for p in Party]),
                name="agreement_party_known",
                violation_error_message="Deze partij bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(holiday_why__in=[w.value for w in HolidayWhy]),
                name="agreement_holiday_why_known",
                violation_error_message="Deze reden om in een schoolvakantie te werken bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(kind="", kind_reason="")
                | Q(kind__in=[k.value for k in AgreementType], kind_reason__in=[r.value for r in KindReason]),
                name="agreement_kind_has_reason",
                violation_error_message="Een soort overeenkomst heeft een reden.",
            ),
            models.CheckConstraint(
                condition=Q(begins_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("begins_on")),
                name="agreement_dates_in_order",
                violation_error_message="Een overeenkomst eindigt niet voor het begin.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[AgreementState.SIGNING, AgreementState.SIGNED, AgreementState.ENDED])
                | Q(origin=SignedWhere.OUTSIDE)
                | (
                    Q(
                        begins_on__isnull=False,
                        ends_on__isnull=False,
                        sign_until__isnull=False,
                        presented_at__isnull=False,
                        model__isnull=False,
                    )
                    & ~Q(kind="")
                    & ~Q(hours="")
                    & ~Q(paper="")
                    & ~Q(law="")
                ),
                name="agreement_presented_is_whole",
                violation_error_message="Wat getekend wordt, heeft dagen, uren, een soort, een tekst en een termijn.",
            ),
            models.CheckConstraint(
                condition=Q(origin=SignedWhere.TANDEM, signed_on__isnull=True, work_hours__isnull=True)
                | (
                    Q(
                        origin=SignedWhere.OUTSIDE,
                        state__in=[AgreementState.SIGNED, AgreementState.ENDED],
                        signed_on__isnull=False,
                        begins_on__isnull=False,
                        ends_on__isnull=False,
                        presented_at__isnull=True,
                        sign_until__isnull=True,
                        plan__isnull=True,
                        model__isnull=True,
                    )
                    & Q(paper="", sealed="")
                    & ~Q(kind="")
                    & ~Q(law="")
                ),
                name="agreement_outside_is_whole",
                violation_error_message="Wat buiten Tandem getekend is, heeft dagen en een soort, geen tekst van ons.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[AgreementState.SIGNED, AgreementState.ENDED], registered_at__isnull=False)
                | (
                    ~Q(state__in=[AgreementState.SIGNED, AgreementState.ENDED])
                    & Q(registered_at__isnull=True, registered_by__isnull=True, sealed="")
                ),
                name="agreement_signed_is_registered",
                violation_error_message="Wat door allen getekend is, is geregistreerd; wat niet, niet.",
            ),
            models.CheckConstraint(
                condition=(
                    Q(state__in=LIVE, closed_on__isnull=True, closed_at__isnull=True, closed_by__isnull=True)
                    & Q(closed_side="", closed_reason="", closed_words="")
                )
                | (
                    ~Q(state__in=LIVE)
                    & Q(closed_on__isnull=False, closed_at__isnull=False, closed_side__in=[p.value for p in Party])
                    & ~Q(closed_reason="")
                ),
                name="agreement_closed_has_reason",
                violation_error_message="Een overeenkomst die eindigde, heeft een dag, een partij en een reden.",
            ),
            models.CheckConstraint(
                condition=Q(presented_by__isnull=True) | Q(presented_at__isnull=False),
                name="agreement_who_needs_when",
                violation_error_message="Wie de tekst aanbood en wanneer horen samen.",
            ),
            models.CheckConstraint(
                condition=Q(years_passed__lte=MOST_YEARS, longest_finished__lte=MOST_YEARS)
                & (Q(lesson_hours__isnull=True) | Q(lesson_hours__lte=MOST_LESSON_HOURS)),
                name="agreement_numbers_plausible",
                violation_error_message="Dit aantal jaren of lesuren kan niet.",
            ),
            models.UniqueConstraint(
                fields=("track", "company"),
                condition=Q(state__in=[s.value for s in LIVE]),
                name="agreement_once_per_company",
                violation_error_message="Er is al een overeenkomst van deze lerende met deze onderneming.",
            ),
        )
        indexes = (
            models.Index(fields=("company", "state"), name="agreement_company_state"),
            models.Index(fields=("track", "state", "ball"), name="agreement_track_state"),
            models.Index(fields=("state", "ends_on"), name="agreement_state_end"),
            models.Index(fields=("state", "touched_at"), name="agreement_state_touched"),
        )

    def __str__(self) -> str:
        return f"{self.number} ({self.state})"

    def form(self) -> AgreementForm:
        """What was filled in."""
        return AgreementForm(**{name: getattr(self, name) for name in _FORM})

    def tell(self, form: AgreementForm) -> None:
        """Take over what is filled in; nothing is stored yet."""
        for name in _FORM:
            value: Any = getattr(form, name)
            setattr(self, name, value)

    def access(self, track: TrackFacts) -> AgreementAccess:
        """What a policy asks."""
        return AgreementAccess(track, self.company_id)


class WorkplaceQuerySet(models.QuerySet["AgreementWorkplace"]):
    """Workplaces of agreements, by fact."""

    def current(self) -> Self:
        """Not followed by another one."""
        return self.filter(is_past=False)

    def of_others(self) -> Self:
        """Of another company than the one that leads."""
        return self.exclude(recognition__company=F("agreement__company"))


class AgreementWorkplace(Table):
    """One workplace of an agreement; the lead company's comes first. Days are those of the agreement unless told.

    Another mentor or another establishment is a new row from its day on; the one before keeps its days.
    """

    PRIVACY: ClassVar = privacy.open_except(
        mentor=privacy.personal(_MAKE, retention=KEPT),
        agreed_by=privacy.personal("to show who took the step", retention=KEPT),
    )

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="workplaces")
    recognition = models.ForeignKey(Recognition, on_delete=models.PROTECT, related_name="+")
    mentor = models.ForeignKey(Mentor, null=True, on_delete=models.PROTECT, related_name="+")
    is_lead = models.BooleanField(default=False)
    begins_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    agreed_at = models.DateTimeField(null=True)
    """When the company of this workplace said yes, where it is not the one that leads."""
    agreed_by = models.UUIDField(null=True)
    is_past = models.BooleanField(default=False)
    """Whether another row took its place after its last day: another mentor, or another workplace."""

    objects = WorkplaceQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("agreement", "recognition"),
                condition=Q(is_past=False),
                name="agreement_workplace_once",
                violation_error_message="Deze werkplek staat al in de overeenkomst.",
            ),
            models.UniqueConstraint(
                fields=("agreement",),
                condition=Q(is_lead=True, is_past=False),
                name="agreement_one_lead",
                violation_error_message="Eén werkplek gaat voor.",
            ),
            models.CheckConstraint(
                condition=Q(begins_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("begins_on")),
                name="agreement_workplace_dates_in_order",
                violation_error_message="Een werkplek eindigt niet voor het begin.",
            ),
            models.CheckConstraint(
                condition=Q(agreed_by__isnull=True) | Q(agreed_at__isnull=False),
                name="agreement_workplace_who_needs_when",
                violation_error_message="Wie ja zei en wanneer horen samen.",
            ),
            models.CheckConstraint(
                condition=Q(is_past=False) | Q(ends_on__isnull=False),
                name="agreement_workplace_past_has_end",
                violation_error_message="Een werkplek die voorbij is, heeft een laatste dag.",
            ),
        )
        indexes = (models.Index(fields=("mentor",), name="agreement_workplace_mentor"),)

    def __str__(self) -> str:
        return f"{self.recognition_id} in {self.agreement_id}"

    def days_in(self, agreement: Agreement) -> tuple[date | None, date | None]:
        """Its first and last day: its own, or else those of the agreement."""
        return self.begins_on or agreement.begins_on, self.ends_on or agreement.ends_on

    def is_of_another(self, agreement: Agreement) -> bool:
        """Whether another company than the one that leads has this workplace; both are at hand."""
        return self.recognition.company_id != agreement.company_id
