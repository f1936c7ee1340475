"""Training plans as the API gives and takes them: an activity by its code, a workplace by its number in the plan."""

from datetime import date, datetime
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import Field

from tandem.base.verdict import Verdict
from tandem.faces.api import issues
from tandem.faces.api.doors import etag_of
from tandem.faces.api.fields import COUNT, Asked, Both, Day, FewWords, Flag, Given, Key, Text, shown
from tandem.faces.api.problems import Issue
from tandem.faces.api.v1.plans.codes import LineCode
from tandem.faces.api.v1.plans.module_shapes import PlanModuleGiven
from tandem.journey.plans.rules.keeping import (
    LONGEST_NAME,
    LONGEST_TEXT,
    LONGEST_WORDS,
    MOST_DAYS,
    MOST_LINES,
    MOST_WORKPLACES,
    LineForm,
    PlanForm,
    WorkplaceForm,
)
from tandem.journey.plans.terms import PlanMove, PlanState, PlanVoice, Setting, Where
from tandem.journey.readiness.queries.partners import MOST_SITES
from tandem.registers.reference.terms import Safety

Days = Annotated[int, Field(ge=0, le=MOST_DAYS), COUNT]
PlanName = Annotated[Text, Field(max_length=LONGEST_NAME)]


class TrainingPlanLine(Given):
    """One plan in a list."""

    id: UUID
    state: PlanState
    begins: date
    ends: date
    track_id: UUID
    track_number: str
    learner_name: str
    training: str
    training_name: Both
    provider_name: str

    @classmethod
    def of(cls, one: Any) -> Self:
        """A plan with its learner at hand."""
        return cls(**_line(one))


class PlanWorkplaceGiven(Given):
    """A workplace of the plan; lines name it by its number."""

    number: int
    recognition_number: str
    company_name: str
    establishment_name: str
    municipality: str
    begins: date
    ends: date
    setting: Setting | None
    days: int | None
    supervised_days: int | None
    is_lead: bool

    @classmethod
    def of(cls, one: Any) -> Self:
        """A workplace with its recognition at hand."""
        place = one.recognition.establishment
        return cls(
            number=one.number,
            recognition_number=one.recognition.number,
            company_name=one.recognition.company.name,
            establishment_name=place.name,
            municipality=place.municipality,
            begins=one.begins,
            ends=one.ends,
            setting=Setting(one.setting) if one.setting else None,
            days=one.days,
            supervised_days=one.supervised_days,
            is_lead=one.is_lead,
        )


class PlanLineGiven(Given):
    """Where one activity is learned."""

    code: str
    text: Both
    is_own: bool = Field(description="Written by the school: not on the list of the training.")
    safety: Safety | None = Field(description="What it asks for, by the list; of an own activity, by the school.")
    introduced: Where | None
    practised: Where | None
    workplaces: list[int]
    begins: date | None = Field(description="Null where it is the first day of the plan.")
    ends: date | None = Field(description="Null where it is the last day of the plan.")
    guide: str
    elsewhere: str
    is_exempt: bool
    exempt_words: str

    @classmethod
    def of(cls, one: Any) -> Self:
        """A line with its activity at hand."""
        told, activity = one.form(), one.activity
        return cls(
            code=one.code,
            text=Both.of(activity.text_nl, activity.text_en) if activity else Both.of(one.text),
            is_own=activity is None,
            safety=one.care(),
            introduced=told.introduced,
            practised=told.practised,
            workplaces=sorted(told.workplaces),
            begins=told.begins,
            ends=told.ends,
            guide=told.guide,
            elsewhere=told.elsewhere,
            is_exempt=told.is_exempt,
            exempt_words=told.exempt_words,
        )


class PlanCommentGiven(Given):
    """What somebody said of the plan."""

    id: UUID
    voice: PlanVoice
    words: str
    line: str = Field(description="The code of the activity it is about; empty for the whole plan.")
    said_at: datetime
    settled_at: datetime | None

    @classmethod
    def of(cls, one: Any) -> Self:
        """A comment with its line at hand."""
        return cls(
            id=one.pk,
            voice=PlanVoice(one.voice),
            words=one.words,
            line=one.line.code if one.line else "",
            said_at=one.said_at,
            settled_at=one.settled_at,
        )


class PlanVersionLine(Given):
    """A frozen version of a plan."""

    number: int
    digest: str = Field(description="The SHA-256 of the content, its keys in order and without spaces.")
    made_at: datetime

    @classmethod
    def of(cls, one: Any) -> Self:
        """A version."""
        return cls(number=one.number, digest=one.digest, made_at=one.made_at)


class PlanVersionGiven(PlanVersionLine):
    """A frozen version with all that it holds."""

    content: dict[str, Any] = Field(description="The plan as it was frozen.")

    @classmethod
    def of(cls, one: Any) -> Self:
        """A version with its content."""
        return cls(number=one.number, digest=one.digest, made_at=one.made_at, content=one.content)


class TrainingPlanGiven(TrainingPlanLine):
    """One plan with everything in it, and what stands in its way."""

    support_plan: str = Field(description="Where the support plan lies; empty for a company.")
    workplaces: list[PlanWorkplaceGiven]
    lines: list[PlanLineGiven]
    modules: list[PlanModuleGiven] = Field(description="What another provider is asked to give.")
    comments: list[PlanCommentGiven]
    versions: list[PlanVersionLine]
    findings: list[Issue] = Field(description="What stops the plan from being signed, and what is worth a look.")
    nowhere: list[str] = Field(description="The codes of what is introduced or practised nowhere yet.")
    moves: list[PlanMove] = Field(description="What this actor may do now; the rules may still refuse one.")

    @classmethod
    def whole(cls, one: Any, *, support: str, verdict: Verdict, moves: list[PlanMove], **rows: Any) -> Self:
        """A plan with all that belongs to it."""
        return cls(
            **_line(one),
            support_plan=support,
            workplaces=[PlanWorkplaceGiven.of(row) for row in one.workplaces.all()],
            lines=[PlanLineGiven.of(row) for row in one.lines.all()],
            modules=[PlanModuleGiven.of(row) for row in rows["modules"]],
            comments=[PlanCommentGiven.of(row) for row in rows["comments"]],
            versions=[PlanVersionLine.of(row) for row in rows["versions"]],
            findings=[issues.of_finding(row) for row in verdict.unmet],
            nowhere=list(rows["nowhere"]),
            moves=moves,
        )


class PlanPeriodForm(Asked):
    """From when to when a plan runs."""

    model_config = Asked.model_config | shown(begins="2026-12-01", ends="2027-06-30")

    begins: Day
    ends: Day
    support_plan: Annotated[
        PlanName, Field(description="Where the support plan of special education lies; never what it says.")
    ] = ""

    def told(self) -> PlanForm:
        """What was told."""
        return PlanForm(self.begins, self.ends, self.support_plan)


class PlanStartForm(PlanPeriodForm):
    """A plan that begins, empty or as another one had it."""

    from_last: Annotated[Flag, Field(description="As the last plan of this learner had it.")] = False
    template_id: Annotated[Key | None, Field(description="As this template of the school has it.")] = None
    plan_id: Annotated[
        Key | None, Field(description="As this plan of another learner of the same training has it.")
    ] = None
    together: Annotated[
        list[Key],
        Field(
            default_factory=list,
            max_length=MOST_SITES,
            description="Establishments recognised for the training that cover it together, as findPartnerships has"
            " them, the lead first: each comes into the plan for its months, the activities divided over them.",
        ),
    ]


class PlanWorkplaceForm(Asked):
    """A workplace of the plan."""

    model_config = Asked.model_config | shown(begins="2026-12-01", ends="2027-06-30", days=90)

    begins: Day
    ends: Day
    setting: Setting | None = None
    days: Days | None = None
    supervised_days: Days | None = None
    is_lead: Flag = False

    def told(self) -> WorkplaceForm:
        """What was told."""
        return WorkplaceForm(self.begins, self.ends, self.setting, self.days, self.supervised_days, self.is_lead)


class PlanWorkplaceAdded(PlanWorkplaceForm):
    """A recognised workplace that comes into the plan."""

    model_config = Asked.model_config | shown(
        recognitionNumber="E-2026-000001", begins="2026-12-01", ends="2027-06-30", days=90
    )

    recognition_number: Annotated[str, Field(max_length=20, examples=["E-2026-000001"])]


class PlanLineForm(Asked):
    """Where one activity is learned."""

    code: LineCode
    introduced: Where | None = None
    practised: Where | None = None
    workplaces: Annotated[
        tuple[Annotated[int, Field(ge=1), COUNT], ...], Field(max_length=MOST_WORKPLACES, description="By number.")
    ] = ()
    begins: Day | None = None
    ends: Day | None = None
    guide: PlanName = ""
    elsewhere: PlanName = ""
    is_exempt: Flag = False
    exempt_words: Annotated[FewWords, Field(max_length=LONGEST_WORDS)] = ""
    safety: Annotated[Safety | None, Field(description="Only of an own activity.")] = None

    def told(self) -> LineForm:
        """What was told."""
        names = (
            "introduced",
            "practised",
            "begins",
            "ends",
            "guide",
            "elsewhere",
            "is_exempt",
            "exempt_words",
            "safety",
        )
        return LineForm(workplaces=frozenset(self.workplaces), **{name: getattr(self, name) for name in names})


class PlanLinesForm(Asked):
    """Some or all activities of a plan; those that are not named stay as they were."""

    model_config = Asked.model_config | shown(
        lines=[{"code": "BAK-01", "introduced": "school", "practised": "work", "workplaces": [1]}]
    )

    lines: Annotated[list[PlanLineForm], Field(min_length=1, max_length=MOST_LINES)]

    def told(self) -> dict[str, LineForm]:
        """What was told of each, by its code."""
        return {one.code: one.told() for one in self.lines}


class PlanOwnLineForm(Asked):
    """An activity that is not on the list of the training."""

    model_config = Asked.model_config | shown(text="Klanten ontvangen")

    text: Annotated[Text, Field(min_length=1, max_length=LONGEST_TEXT)]
    safety: Safety | None = None


class PlanCommentForm(Asked):
    """What somebody says of the plan; everybody who reads the plan reads it."""

    model_config = Asked.model_config | shown(words="Dat doen wij pas in maart.", line="BAK-01")

    words: Annotated[FewWords, Field(min_length=1, max_length=LONGEST_WORDS)]
    line: LineCode | None = None


def tag_of(one: Any) -> str:
    """The version of a plan."""
    return etag_of("plan", one.pk, one.version, one.state)


def _line(one: Any) -> dict[str, Any]:
    track = one.track
    return {
        "id": one.pk,
        "state": PlanState(one.state),
        "begins": one.begins,
        "ends": one.ends,
        "track_id": track.pk,
        "track_number": track.number,
        "learner_name": f"{track.person.given_name} {track.person.family_name}",
        "training": track.training.code,
        "training_name": Both.of(track.training.name, track.training.name_en),
        "provider_name": track.provider.name,
    }
