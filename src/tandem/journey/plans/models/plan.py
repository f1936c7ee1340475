"""A training plan: its period, its workplaces, a line for each activity, its versions and what was said of it."""

from collections.abc import Collection
from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from tandem.base import privacy
from tandem.base.models import Table
from tandem.journey.intake.models import Track
from tandem.journey.plans.policies import PlanFacts
from tandem.journey.plans.rules.keeping import LONGEST_NAME, LONGEST_TEXT, LONGEST_WORDS, LineForm, PlanForm
from tandem.journey.plans.rules.plan import Line, Workplace
from tandem.journey.plans.terms import PlanState, PlanVoice, Setting, Where
from tandem.journey.plans.workflow import OPEN
from tandem.journey.recognition.models import Recognition
from tandem.journey.recognition.terms import Extent
from tandem.registers.reference.models import Activity, ActivityList
from tandem.registers.reference.terms import Safety

_KEPT = "ten years after the agreement or the plan ended"
_WHY = "to agree on what the learner learns where (R-PLAN-01 to R-PLAN-06)"
_STEP = "to show who took the step"
_WHERE = [where.value for where in Where]


class TrainingPlanQuerySet(models.QuerySet["TrainingPlan"]):
    """Training plans, by fact."""

    def open(self) -> Self:
        """Plans that were not closed."""
        return self.filter(state__in=[state.value for state in OPEN])

    def shared(self) -> Self:
        """Plans that the other side may read."""
        return self.exclude(state=PlanState.DRAFT)

    def named(self) -> Self:
        """Plans with the learner, the training, the provider and the coach at hand."""
        names = ("person", "training", "provider", "coach")
        return self.select_related("activity_list", "track", *(f"track__{name}" for name in names))


class TrainingPlan(Table):
    """What one learner learns where, when and with whom; one that is open at a time."""

    PRIVACY: ClassVar = privacy.open_except(
        track=privacy.personal(_WHY, retention=_KEPT),
        support_plan=privacy.personal(_WHY, retention=_KEPT),
        started_by=privacy.personal(_STEP, retention=_KEPT),
        shared_by=privacy.personal(_STEP, retention=_KEPT),
        frozen_by=privacy.personal(_STEP, retention=_KEPT),
        closed_by=privacy.personal(_STEP, retention=_KEPT),
    )

    track = models.ForeignKey(Track, on_delete=models.CASCADE, related_name="plans")
    activity_list = models.ForeignKey(ActivityList, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, default=PlanState.DRAFT)
    begins = models.DateField()
    ends = models.DateField()
    support_plan = models.CharField(max_length=LONGEST_NAME, blank=True)
    """Where the support plan of special education lies to which this belongs (R-PLAN-04); no company reads it."""
    started_at = models.DateTimeField()
    started_by = models.UUIDField(null=True)
    shared_at = models.DateTimeField(null=True)
    shared_by = models.UUIDField(null=True)
    frozen_at = models.DateTimeField(null=True)
    frozen_by = models.UUIDField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.UUIDField(null=True)
    version = models.PositiveIntegerField(default=1)
    stops = models.PositiveSmallIntegerField(null=True)
    """How many conditions stopped it when it was last changed; empty where nobody counted. A freeze looks again."""

    objects = TrainingPlanQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("track",),
                condition=Q(state__in=[state.value for state in OPEN]),
                name="training_plan_one_open",
                violation_error_message="Voor deze lerende is er al een opleidingsplan.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in PlanState]),
                name="training_plan_state_known",
                violation_error_message="Deze stand van een opleidingsplan bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(ends__gte=F("begins")),
                name="training_plan_days_in_order",
                violation_error_message="Een opleidingsplan eindigt niet voor het begint.",
            ),
            models.CheckConstraint(
                condition=Q(state=PlanState.DRAFT, shared_at__isnull=True)
                | (~Q(state=PlanState.DRAFT) & Q(shared_at__isnull=False)),
                name="training_plan_shared_has_moment",
                violation_error_message="Een opleidingsplan dat gedeeld is, heeft een tijdstip.",
            ),
            models.CheckConstraint(
                condition=Q(state=PlanState.FROZEN, frozen_at__isnull=False)
                | Q(state__in=(PlanState.DRAFT, PlanState.SHARED), frozen_at__isnull=True)
                | ~Q(state__in=(PlanState.DRAFT, PlanState.SHARED, PlanState.FROZEN)),
                name="training_plan_frozen_has_moment",
                violation_error_message="Een opleidingsplan dat vastligt, heeft een tijdstip.",
            ),
            models.CheckConstraint(
                condition=Q(state=PlanState.CLOSED, closed_at__isnull=False)
                | (~Q(state=PlanState.CLOSED) & Q(closed_at__isnull=True)),
                name="training_plan_closed_has_moment",
                violation_error_message="Een opleidingsplan dat gesloten is, heeft een tijdstip.",
            ),
            models.CheckConstraint(
                condition=(Q(shared_by__isnull=True) | Q(shared_at__isnull=False))
                & (Q(frozen_by__isnull=True) | Q(frozen_at__isnull=False))
                & (Q(closed_by__isnull=True) | Q(closed_at__isnull=False)),
                name="training_plan_steps_paired",
                violation_error_message="Wie een stap zette en wanneer horen samen.",
            ),
        )
        indexes = (models.Index(fields=("state", "begins"), name="training_plan_state_begins"),)

    def __str__(self) -> str:
        return f"plan of {self.track_id} from {self.begins} ({self.state})"

    def form(self) -> PlanForm:
        """What was told of it."""
        return PlanForm(self.begins, self.ends, self.support_plan)

    def facts(self, *, guardians: Collection[UUID] = ()) -> PlanFacts:
        """What a policy asks; needs the track, its person and the workplaces at hand."""
        companies = frozenset(one.recognition.company_id for one in self.workplaces.all())
        return PlanFacts(self.track.facts(guardians=guardians), self.state != PlanState.DRAFT, companies)


class PlanWorkplace(Table):
    """A workplace of the plan, for a period; lines name it by its number."""

    PRIVACY: ClassVar = privacy.open_except(
        recognition=privacy.personal(_WHY, retention=_KEPT),
    )

    plan = models.ForeignKey(TrainingPlan, on_delete=models.CASCADE, related_name="workplaces")
    number = models.PositiveSmallIntegerField()
    recognition = models.ForeignKey(Recognition, on_delete=models.PROTECT, related_name="+")
    begins = models.DateField()
    ends = models.DateField()
    setting = models.CharField(max_length=20, blank=True)
    days = models.PositiveSmallIntegerField(null=True)
    supervised_days = models.PositiveSmallIntegerField(null=True)
    is_lead = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("plan", "number"),
                name="plan_workplace_number_once",
                violation_error_message="Dit nummer heeft al een werkplek van het plan.",
            ),
            models.UniqueConstraint(
                fields=("plan", "recognition", "begins"),
                name="plan_workplace_once",
                violation_error_message="Deze werkplek staat al in het plan vanaf die dag.",
            ),
            models.UniqueConstraint(
                fields=("plan",),
                condition=Q(is_lead=True),
                name="plan_workplace_one_lead",
                violation_error_message="Een plan heeft één onderneming die de leiding heeft.",
            ),
            models.CheckConstraint(
                condition=Q(ends__gte=F("begins")),
                name="plan_workplace_days_in_order",
                violation_error_message="Een periode op een werkplek eindigt niet voor ze begint.",
            ),
            models.CheckConstraint(
                condition=Q(setting="") | Q(setting__in=[s.value for s in Setting]),
                name="plan_workplace_setting_known",
                violation_error_message="Deze soort werkplek bestaat niet.",
            ),
        )

    def __str__(self) -> str:
        return f"workplace {self.number} of {self.plan_id}: {self.recognition_id}"

    def as_fact(self) -> Workplace:
        """What a rule asks; needs the recognition and what it offers at hand."""
        request = self.recognition.request
        offers = frozenset(one.activity.code for one in request.activities.all())
        return Workplace(
            key=str(self.number),
            begins=self.begins,
            ends=self.ends,
            offers=offers or None,
            is_limited=self.recognition.extent == Extent.LIMITED,
            days=self.days,
            setting=Setting(self.setting) if self.setting else None,
            supervised_days=self.supervised_days,
            is_lead=self.is_lead,
        )


class PlanLine(Table):
    """One activity in the plan: of the list of the training, or one that the school wrote itself."""

    PRIVACY: ClassVar = privacy.open_except(
        guide=privacy.personal(_WHY, retention=_KEPT),
        is_exempt=privacy.personal(_WHY, retention=_KEPT),
        exempt_words=privacy.personal(_WHY, retention=_KEPT),
    )

    plan = models.ForeignKey(TrainingPlan, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveSmallIntegerField()
    activity = models.ForeignKey(Activity, null=True, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=6)
    text = models.CharField(max_length=LONGEST_TEXT, blank=True)
    """Of an activity that the school wrote itself; so is `safety`: what is on a list has that of the list."""
    safety = models.CharField(max_length=5, blank=True)
    introduced = models.CharField(max_length=10, blank=True)
    practised = models.CharField(max_length=10, blank=True)
    workplaces = models.JSONField(default=list)
    begins = models.DateField(null=True)
    ends = models.DateField(null=True)
    guide = models.CharField(max_length=LONGEST_NAME, blank=True)
    elsewhere = models.CharField(max_length=LONGEST_NAME, blank=True)
    module = models.ForeignKey("plans.PlanModule", null=True, on_delete=models.SET_NULL, related_name="lines")
    """The module in which another provider gives it; `elsewhere` then is who that is."""
    is_exempt = models.BooleanField(default=False)
    exempt_words = models.CharField(max_length=LONGEST_WORDS, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("plan", "code"),
                name="plan_line_code_once",
                violation_error_message="Deze activiteit staat al in het plan.",
            ),
            models.CheckConstraint(
                condition=Q(activity__isnull=False, text="") | (Q(activity__isnull=True) & ~Q(text="")),
                name="plan_line_named_once",
                violation_error_message="Een activiteit is die van de lijst, of heeft een eigen naam.",
            ),
            models.CheckConstraint(
                condition=Q(safety="") | Q(activity__isnull=True, safety__in=[s.value for s in Safety]),
                name="plan_line_safety_of_own",
                violation_error_message="Of een activiteit van de lijst zorg vraagt, zegt de lijst.",
            ),
            models.CheckConstraint(
                condition=Q(introduced__in=["", *_WHERE], practised__in=["", *_WHERE]),
                name="plan_line_where_known",
                violation_error_message="Deze plaats om iets te leren bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(is_exempt=True) | Q(exempt_words=""),
                name="plan_line_exempt_has_words",
                violation_error_message="Een reden van vrijstelling hoort bij een vrijstelling.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} of {self.plan_id}"

    def form(self) -> LineForm:
        """What was told of it."""
        return LineForm(
            introduced=Where(self.introduced) if self.introduced else None,
            practised=Where(self.practised) if self.practised else None,
            workplaces=frozenset(self.workplaces),
            begins=self.begins,
            ends=self.ends,
            guide=self.guide,
            elsewhere=self.elsewhere,
            is_exempt=self.is_exempt,
            exempt_words=self.exempt_words,
            safety=Safety(self.safety) if self.safety else None,
        )

    def care(self) -> Safety | None:
        """What it asks for, as the list says; of an own activity, as the school says. Needs the activity at hand."""
        told = self.activity.safety if self.activity else self.safety
        return Safety(told) if told else None

    def as_fact(self) -> Line:
        """What a rule asks."""
        told = self.form()
        return Line(
            introduced=told.introduced,
            practised=told.practised,
            workplaces=frozenset(str(one) for one in told.workplaces),
            begins=told.begins,
            ends=told.ends,
            guide=told.guide,
            taught_by=told.elsewhere,
            is_exempt=told.is_exempt,
        )


class PlanVersion(Table):
    """A plan as it was frozen: what everybody signs. Never changed."""

    PRIVACY: ClassVar = privacy.open_except(
        content=privacy.personal(_WHY, retention=_KEPT),
        made_by=privacy.personal(_STEP, retention=_KEPT),
    )

    plan = models.ForeignKey(TrainingPlan, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("plan", "number"),
                name="plan_version_number_once",
                violation_error_message="Deze versie van het plan bestaat al.",
            ),
            models.CheckConstraint(
                condition=Q(digest__regex=r"^[0-9a-f]{64}$"),
                name="plan_version_digest_written",
                violation_error_message="Een versie van een plan heeft een kenmerk van 64 tekens.",
            ),
        )

    def __str__(self) -> str:
        return f"version {self.number} of {self.plan_id}"


class PlanComment(Table):
    """What somebody said of a plan, or of one line of it."""

    PRIVACY: ClassVar = privacy.open_except(
        words=privacy.personal(_WHY, retention=_KEPT),
        said_by=privacy.personal(_STEP, retention=_KEPT),
        settled_by=privacy.personal(_STEP, retention=_KEPT),
    )

    plan = models.ForeignKey(TrainingPlan, on_delete=models.CASCADE, related_name="comments")
    line = models.ForeignKey(PlanLine, null=True, on_delete=models.SET_NULL, related_name="comments")
    voice = models.CharField(max_length=10)
    words = models.CharField(max_length=LONGEST_WORDS)
    said_at = models.DateTimeField()
    said_by = models.UUIDField(null=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.UUIDField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(voice__in=[v.value for v in PlanVoice]),
                name="plan_comment_voice_known",
                violation_error_message="Wie dit zegt, kennen wij niet in deze hoedanigheid.",
            ),
            models.CheckConstraint(
                condition=Q(settled_by__isnull=True) | Q(settled_at__isnull=False),
                name="plan_comment_settled_paired",
                violation_error_message="Wie een opmerking afhandelde en wanneer horen samen.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.voice} on {self.plan_id} at {self.said_at}"
