"""Run-ups of learners as the API gives and takes them."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import Field

from tandem.base.verdict import Verdict
from tandem.faces.api import issues
from tandem.faces.api.doors import etag_of
from tandem.faces.api.fields import Asked, Both, Day, Given, Key, Text, Words, shown
from tandem.faces.api.paging import Paging
from tandem.faces.api.problems import Issue
from tandem.journey.intake.rules.run_ups import LONGEST_PARTNER, LONGEST_WORDS, MOST_HOURS, PlanForm
from tandem.journey.intake.terms.run_ups import Content, Nearness, Progress, RunUpOutcome, RunUpState

RunUpWords = Annotated[Words, Field(max_length=LONGEST_WORDS)]


class RunUpList(Paging):
    """The run-ups that run."""


class RunUpProgramme(Given):
    """A programme of the school."""

    id: UUID
    name: str
    location_name: str

    @classmethod
    def of(cls, one: Any) -> Self:
        """A programme with its place at hand."""
        return cls(id=one.pk, name=one.name, location_name=one.location.name)


class RunUpLine(Given):
    """One run-up that runs."""

    id: UUID
    track_id: UUID
    track_number: str
    given_name: str
    family_name: str
    training: str
    training_name: Both
    coach_name: str
    programme_name: str
    partner: str
    hours_per_week: float | None
    started_on: date
    until: date | None = Field(description="The last day that was planned.")
    evaluated_on: date | None
    nearness: Nearness = Field(description="How near the last day is, the planned one or the one that age sets.")

    @classmethod
    def of(cls, one: Any, *, near: Nearness) -> Self:
        """A run-up of the list, with its learner at hand."""
        track = one.track
        return cls(
            id=one.pk,
            track_id=track.pk,
            track_number=track.number,
            given_name=track.person.given_name,
            family_name=track.person.family_name,
            training=track.training.code,
            training_name=Both.of(track.training.name, track.training.name_en),
            coach_name=track.coach.name if track.coach else "",
            programme_name=one.programme.name if one.programme else "",
            partner=one.partner,
            hours_per_week=_hours(one.week_hours),
            started_on=one.started_on,
            until=one.until,
            evaluated_on=one.evaluated_on,
            nearness=near,
        )


class RunUpEvaluation(Given):
    """How it went on a day."""

    id: UUID
    held_on: date
    progress: Progress | None
    words: str
    is_taken_back: bool = Field(description="It was a slip: its words are not given any more.")

    @classmethod
    def of(cls, one: Any) -> Self:
        """An evaluation that was noted."""
        gone = one.withdrawn_at is not None
        words = "" if gone else one.words
        progress = Progress(one.progress)
        return cls(id=one.pk, held_on=one.held_on, progress=None if gone else progress, words=words, is_taken_back=gone)


class RunUp(Given):
    """One run-up: what was planned, how it went, where it led."""

    id: UUID
    state: RunUpState
    started_on: date
    programme: RunUpProgramme | None
    partner: str
    contents: list[Content]
    goals: str
    hours_per_week: float | None
    until: date | None
    evaluations: list[RunUpEvaluation] = Field(description="The newest first.")
    outcome: RunUpOutcome | None = Field(description="Where it led; null while it runs.")
    closing: str
    ended_on: date | None

    @classmethod
    def of(cls, one: Any) -> Self:
        """A run-up with its evaluations at hand."""
        told = one.form()
        return cls(
            id=one.pk,
            state=RunUpState(one.state),
            started_on=one.started_on,
            programme=RunUpProgramme.of(one.programme) if one.programme else None,
            partner=told.partner,
            contents=sorted(told.contents),
            goals=told.goals,
            hours_per_week=_hours(told.week_hours),
            until=told.until,
            evaluations=[RunUpEvaluation.of(each) for each in one.evaluations.all()],
            outcome=RunUpOutcome(one.outcome) if one.outcome else None,
            closing=one.closing,
            ended_on=one.ended_on,
        )


class TrackRunUps(Given):
    """The run-ups of a learner, the newest first: who comes back has another."""

    items: list[RunUp]
    total: int
    findings: list[Issue] = Field(description="What is still to be told of the one that runs, with the rule.")
    programmes: list[RunUpProgramme] = Field(description="What the school offers, for who guides; else empty.")

    @classmethod
    def of(cls, rows: Sequence[Any], verdict: Verdict, programmes: Sequence[Any]) -> Self:
        """Every run-up, with what is still missing."""
        return cls(
            items=[RunUp.of(one) for one in rows],
            total=len(rows),
            findings=[issues.of_finding(one) for one in verdict.unmet],
            programmes=[RunUpProgramme.of(one) for one in programmes],
        )


class RunUpPlan(Asked):
    """What a run-up is; what is left out is not known yet."""

    model_config = Asked.model_config | shown(
        partner="Aanloop vzw", contents=["work"], goals="Op tijd komen.", hoursPerWeek=28, until="2026-12-18"
    )

    programme_id: Annotated[Key | None, Field(description="One of `programmes`.")] = None
    partner: Annotated[Text, Field(max_length=LONGEST_PARTNER)] = ""
    contents: list[Content] = Field(default_factory=list, max_length=len(Content))
    goals: RunUpWords = ""
    hours_per_week: Annotated[float, Field(gt=0, le=MOST_HOURS, multiple_of=0.1)] | None = None
    until: Annotated[Day | None, Field(description="The last day; a later one makes it longer.")] = None

    def form(self) -> PlanForm:
        """The same as the action takes it."""
        hours = None if self.hours_per_week is None else Decimal(str(round(self.hours_per_week, 1)))
        return PlanForm(self.programme_id, self.partner, frozenset(self.contents), self.goals, hours, self.until)


class RunUpEvaluationForm(Asked):
    """How it goes; the learner reads it."""

    model_config = Asked.model_config | shown(heldOn="2026-11-20", progress="growing", words="Komt op tijd.")

    held_on: Day
    progress: Progress
    words: RunUpWords = ""


class TakeBackForm(Asked):
    """Why an evaluation is taken back; the history keeps it."""

    model_config = Asked.model_config | shown(why="Bij de verkeerde lerende genoteerd.")

    why: RunUpWords


class CloseRunUpForm(Asked):
    """What the learner takes along."""

    model_config = Asked.model_config | shown(closing="Klaar om te beginnen.")

    closing: RunUpWords = ""


def tag_of(row: Any) -> str:
    """The version of the run-up that runs."""
    if row is None:
        return etag_of("run_up")
    told = [(one.pk, one.withdrawn_at) for one in row.evaluations.all()]
    return etag_of("run_up", row.pk, row.state, row.planned_at, *told)


def _hours(hours: Decimal | None) -> float | None:
    return None if hours is None else float(hours)
