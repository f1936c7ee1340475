"""Advice about a learner as the API gives and takes it."""

from datetime import date, datetime
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import Field

from tandem.base.verdict import Verdict
from tandem.faces.api import issues
from tandem.faces.api.doors import etag_of
from tandem.faces.api.fields import Asked, Day, FewWords, Flag, Given, shown
from tandem.faces.api.problems import Issue
from tandem.journey.intake.rules.advice import LONGEST_MOTIVE, AdviceForm
from tandem.journey.intake.terms.advice import AdvisedWay, Adviser
from tandem.journey.intake.terms.screening import Answer


class Advice(Given):
    """One advice that stands."""

    id: UUID
    adviser: Adviser
    way: AdvisedWay
    given_on: date
    work_willing: Answer
    work_ready: Answer
    motive: str
    noted_at: datetime

    @classmethod
    def of(cls, one: Any) -> Self:
        """An advice that was noted."""
        told = one.form()
        return cls(
            id=one.pk,
            adviser=told.adviser,
            way=told.way,
            given_on=told.given_on,
            work_willing=told.work_willing,
            work_ready=told.work_ready,
            motive=told.motive,
            noted_at=one.noted_at,
        )


class TrackAdvice(Given):
    """What was advised about the way of a learner, the newest first."""

    items: list[Advice]
    total: int
    is_job_seeker: bool | None = Field(description="Registered with VDAB; null where nobody told.")
    findings: list[Issue] = Field(description="What stands in the way of dual learning now, for who guides.")

    @classmethod
    def of(cls, track: Any, rows: list[Any], verdict: Verdict) -> Self:
        """Every advice of a track, with what follows from it."""
        return cls(
            items=[Advice.of(one) for one in rows],
            total=len(rows),
            is_job_seeker=track.is_job_seeker,
            findings=[issues.of_finding(one) for one in verdict.unmet],
        )


class AdviceNote(Asked):
    """Who advised which way, and when."""

    model_config = Asked.model_config | shown(
        adviser="class_council", way="dual", givenOn="2026-06-25", workWilling="yes", workReady="yes"
    )

    adviser: Adviser
    way: AdvisedWay
    given_on: Day
    work_willing: Answer = Answer.UNKNOWN
    work_ready: Answer = Answer.UNKNOWN
    motive: Annotated[FewWords, Field(max_length=LONGEST_MOTIVE)] = ""

    def form(self) -> AdviceForm:
        """The same as the action takes it."""
        return AdviceForm(self.adviser, self.way, self.given_on, self.work_willing, self.work_ready, self.motive)


class JobSeekerForm(Asked):
    """Whether a learner is registered with VDAB as a job seeker."""

    model_config = Asked.model_config | shown(isJobSeeker=True)

    is_job_seeker: Annotated[Flag | None, Field(description="Null: nobody knows yet.")]


def tag_of(track: Any, rows: list[Any]) -> str:
    """The version of what was advised about a learner."""
    return etag_of("advice", track.pk, track.version, *(one.pk for one in rows))
