"""Learners of a school as the API gives and takes them; what a learner needs stands in none of these."""

from datetime import date, datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import Field

from tandem.faces.api import issues
from tandem.faces.api.doors import etag_of
from tandem.faces.api.fields import (
    COUNT,
    WHOLE,
    Asked,
    Both,
    Day,
    Email,
    Given,
    InstitutionNumber,
    Key,
    Name,
    Phone,
    ShortText,
    Text,
    TrainingCode,
    Words,
    YesOrNo,
    shape,
    shown,
)
from tandem.faces.api.paging import Paging
from tandem.faces.api.problems import Issue
from tandem.journey.intake.queries.lists import Wanted
from tandem.journey.intake.rules import screening as rules
from tandem.journey.intake.rules.screening import (
    LEAST_MINUTES,
    LONGEST_WORDS,
    MINUTES_OF_A_DAY,
    MOST_MINUTES,
    Answers,
)
from tandem.journey.intake.rules.tracks import MOST_SECONDARY_YEARS, TrackForm
from tandem.journey.intake.terms.screening import (
    Answer,
    CompanySize,
    DutchLevel,
    Interest,
    Language,
    Licence,
    Path,
    ScreeningState,
    Strength,
    Voice,
    Weekday,
    Wish,
)
from tandem.journey.intake.terms.tracks import LeftReason, Move, Phase
from tandem.registers.people.rules import LONGEST_NAME, PersonForm
from tandem.registers.travel.terms import TravelMode

SchoolYear = Annotated[int, Field(ge=2016, le=2100), WHOLE]
SetOf: Any = Field(default_factory=list, max_length=40)
PersonName = Annotated[Name, Field(max_length=LONGEST_NAME)]
_NOOR = {"givenName": "Noor", "familyName": "Peeters", "birthDate": "2009-04-12", "email": "noor@voorbeeld.example"}
_HER_TRACK = {"training": "BOU-SCHILDER", "startsOn": "2026-09-01", "postalCode": "9800", "municipality": "Deinze"}


class TrackList(Paging):
    """Which learners; without phases everybody who has not left."""

    phase: Annotated[list[Phase], Field(default_factory=list, max_length=5, description="Only in these phases.")]
    training: Annotated[TrainingCode | None, Field(description="Only of this training.")] = None
    school_year: Annotated[SchoolYear | None, Field(description="The first calendar year of the school year.")] = None
    unguided: Annotated[YesOrNo, Field(description="Only whom nobody guides.")] = False
    unscreened: Annotated[YesOrNo, Field(description="Only whose screening was not concluded.")] = False
    q: Annotated[ShortText, Field(description="The number of a track, or a part of a name.")] = ""

    def wanted(self) -> Wanted:
        """The same as the list takes it."""
        return Wanted(
            phases=self.phase,
            training=self.training or "",
            is_unguided=self.unguided,
            is_unscreened=self.unscreened,
            school_year=self.school_year,
            text=self.q,
        )


class TrackLine(Given):
    """One learner in a list."""

    id: UUID
    number: str
    given_name: str
    family_name: str
    training: str
    training_name: Both
    school_year: int
    starts_on: date
    phase: Phase
    coach_id: UUID | None = Field(description="Null: nobody in particular, so every coach of the school.")
    coach_name: str
    path: Path | None = Field(description="Where the last screening led; null where none was concluded.")

    @classmethod
    def of(cls, row: Any) -> Self:
        """A track of the list, with where the last screening led."""
        return cls(**_line(row, path=row.screened))


class Track(TrackLine):
    """The track of one learner."""

    birth_date: date | None
    email: str
    phone: str
    street: str
    house_number: str
    postal_code: str
    municipality: str
    provider_name: str
    location_number: str
    location_name: str
    ends_on: date | None
    group_number: str = Field(description="The administrative group in Discimus.")
    secondary_years: int | None
    left_on: date | None
    left_reason: LeftReason | None
    moves: list[Move] = Field(
        description="What this actor may do now, `leave` by `leaveTrack`; the rules may still refuse one."
    )

    @classmethod
    def whole(cls, row: Any, *, path: str, moves: list[Move], left_for: LeftReason | None) -> Self:
        """A track with its learner, school, place and coach at hand."""
        person = row.person
        return cls(
            **_line(row, path=path),
            birth_date=person.birth_date,
            email=person.email,
            phone=person.phone,
            street=row.street,
            house_number=row.house_number,
            postal_code=row.postal_code,
            municipality=row.municipality,
            provider_name=row.provider.name,
            location_number=row.location.number if row.location else "",
            location_name=row.location.name if row.location else "",
            ends_on=row.ends_on,
            group_number=row.group_number,
            secondary_years=row.secondary_years,
            left_on=row.left_on,
            left_reason=left_for,
            moves=moves,
        )


class ScreeningAnswers(Given):
    """What one voice says about a learner; what is empty was not said."""

    work_willing: Answer
    work_ready: Answer
    strengths: list[Strength]
    to_practise: list[Strength]
    interests: list[Interest]
    interest_words: str
    dutch: DutchLevel
    languages: list[Language]
    travel_modes: list[TravelMode]
    longest_minutes: int | None
    earliest_start: int | None = Field(description="In minutes after midnight.")
    available_from: date | None
    school_days: list[Weekday]
    work_days: list[Weekday]
    licences: list[Licence]
    company_size: CompanySize
    wishes: list[Wish]
    words: str

    @classmethod
    def of(cls, told: Answers) -> Self:
        """What was said, sets in a fixed order."""
        plain = {name: _listed(value) for name, value in vars(told).items()}
        return cls(**plain)


class Screening(Given):
    """The newest screening of a learner: what both voices say, and where it leads."""

    version: int
    state: ScreeningState
    by_learner: ScreeningAnswers
    by_coach: ScreeningAnswers
    differences: list[str] = Field(description="The questions to which the two say something else: to talk about.")
    path: Path | None
    findings: list[Issue] = Field(description="What was noted when it was concluded, with the rule.")
    concluded_at: datetime | None

    @classmethod
    def of(cls, row: Any, *, verdict: Any = None) -> Self:
        """A screening, with the findings of its conclusion where there is one."""
        learner, coach = row.by_learner(), row.by_coach()
        return cls(
            version=row.version,
            state=ScreeningState(row.state),
            by_learner=ScreeningAnswers.of(learner),
            by_coach=ScreeningAnswers.of(coach),
            differences=list(rules.differ(learner, coach)),
            path=Path(row.path) if row.path else None,
            findings=[] if verdict is None else [issues.of_finding(one) for one in verdict.unmet],
            concluded_at=row.concluded_at,
        )


class AnswersForm(Asked):
    """Everything that one voice says; what is left out was not said."""

    model_config = shown(
        voice="coach", workWilling="yes", workReady="yes", travelModes=["bike"], longestMinutes=40, workDays=["mon"]
    )

    voice: Voice = Field(description="In whose name: a coach also notes what the learner said.")
    work_willing: Answer = Answer.UNKNOWN
    work_ready: Answer = Answer.UNKNOWN
    strengths: list[Strength] = SetOf
    to_practise: list[Strength] = SetOf
    interests: list[Interest] = SetOf
    interest_words: Annotated[Words, Field(max_length=LONGEST_WORDS)] = ""
    dutch: DutchLevel = DutchLevel.NONE
    languages: list[Language] = SetOf
    travel_modes: list[TravelMode] = SetOf
    longest_minutes: Annotated[int, Field(ge=LEAST_MINUTES, le=MOST_MINUTES), COUNT] | None = None
    earliest_start: Annotated[int, Field(ge=0, lt=MINUTES_OF_A_DAY), COUNT] | None = None
    available_from: Day | None = None
    school_days: list[Weekday] = SetOf
    work_days: list[Weekday] = SetOf
    licences: list[Licence] = SetOf
    company_size: CompanySize = CompanySize.ANY
    wishes: list[Wish] = SetOf
    words: Annotated[Words, Field(max_length=LONGEST_WORDS)] = ""

    def answers(self) -> Answers:
        """The same as the action takes it."""
        told: dict[str, Any] = {name: getattr(self, name) for name in type(self).model_fields if name != "voice"}
        told |= {name: frozenset(value) for name, value in told.items() if isinstance(value, list)}
        return Answers(**told)


class MoveForm(Asked):
    """Where the track goes next."""

    model_config = shown(move="start_search")

    move: Literal[Move.START_SEARCH, Move.START_RUN_UP, Move.END_RUN_UP]


class TrackCorrection(Asked):
    """Everything that is told of a learner and a track; what is left out is not known (any more)."""

    model_config = Asked.model_config | shown(**_NOOR, **_HER_TRACK)

    given_name: PersonName
    family_name: PersonName
    birth_date: Day
    email: Annotated[Email, Field(description="Of the learner: to invite.")] = ""
    phone: Phone = ""
    street: Text = ""
    house_number: Annotated[ShortText, Field(max_length=30)] = ""
    postal_code: Annotated[ShortText, Field(max_length=4)] = ""
    municipality: Annotated[Text, Field(max_length=100)] = ""
    training: TrainingCode
    starts_on: Annotated[Day, Field(description="The first day of the learner in this training.")]
    ends_on: Day | None = None
    location_number: Annotated[InstitutionNumber | None, Field(description="The location of the school.")] = None
    group_number: Annotated[str, shape(r"^[0-9]{1,6}$", 6)] | None = None
    secondary_years: Annotated[int, Field(ge=0, le=MOST_SECONDARY_YEARS), COUNT] | None = None

    def person(self) -> PersonForm:
        """What is told of the learner."""
        return PersonForm(self.given_name, self.family_name, self.birth_date, self.email, self.phone)

    def track(self) -> TrackForm:
        """What is told of the track."""
        return TrackForm(
            training=self.training,
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            location_number=self.location_number or "",
            group_number=self.group_number or "",
            secondary_years=self.secondary_years,
            street=self.street,
            house_number=self.house_number,
            postal_code=self.postal_code,
            municipality=self.municipality,
        )


class EnrolForm(TrackCorrection):
    """Somebody who is enrolled; whom the school knows by names and birth date is not added again."""

    model_config = Asked.model_config | shown(**_NOOR, **_HER_TRACK, coachId=None)

    coach_id: Annotated[Key | None, Field(description="One of `listCoaches`; nobody when left out.")] = None


class TrackCoach(Given):
    """Somebody who can guide learners of the school."""

    id: UUID
    name: str


class CoachForm(Asked):
    """Who guides."""

    model_config = Asked.model_config | shown(coachId=None)

    coach_id: Annotated[Key | None, Field(description="Null: nobody in particular, so every coach of the school.")]


class LeaveForm(Asked):
    """The last day of a learner, and why."""

    model_config = Asked.model_config | shown(leftOn="2026-11-20", reason="full_time")

    left_on: Day
    reason: LeftReason


def tag_of(row: Any) -> str:
    """The version of a track, and of what is told of its learner."""
    return etag_of("track", row.pk, row.version, row.phase, *vars(row.person.form()).values())


def tag_of_screening(row: Any) -> str:
    """The version of a screening: of what each voice said, and of its conclusion."""
    if row is None:
        return etag_of("screening")
    return etag_of(
        "screening", row.pk, row.state, row.learner_said_at, row.coach_said_at, row.learner_said, row.coach_said
    )


def _line(row: Any, *, path: str | None) -> dict[str, Any]:
    return {
        "id": row.pk,
        "number": row.number,
        "given_name": row.person.given_name,
        "family_name": row.person.family_name,
        "training": row.training.code,
        "training_name": Both.of(row.training.name, row.training.name_en),
        "school_year": row.school_year,
        "starts_on": row.starts_on,
        "phase": Phase(row.phase),
        "coach_id": row.coach_id,
        "coach_name": row.coach.name if row.coach else "",
        "path": Path(path) if path else None,
    }


def _listed(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else value
