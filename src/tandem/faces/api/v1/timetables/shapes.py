"""What the law says of a timetable, as the API gives it."""

from typing import Self

from pydantic import Field

from tandem.base.verdict import Effect, Finding, Verdict
from tandem.faces.api.fields import Given
from tandem.faces.documents.reasons import reason_of
from tandem.journey.agreements.rules.kinds import Kind
from tandem.journey.agreements.rules.weeks import Timetable
from tandem.journey.agreements.terms import HoursAt, KindReason
from tandem.law.values import Value
from tandem.registers.reference.terms import AgreementType


class TimetableFinding(Given):
    """One condition that these hours do not meet."""

    code: str
    effect: Effect = Field(description="Required (`block`), advice (`warn`) or only good to know (`note`).")
    blocks: bool = Field(description="Whether it may not stand in an agreement; else it is good to know.")
    week: int | None = Field(description="Which week, from 1; null where it is about all hours.")
    day: int | None = Field(description="Which day, 1 is Monday; null where it is about more than a day.")
    title: str
    found: str
    needed: str
    parameter: str | None = Field(description="The key of the parameter on which it stands.")
    certainty: str | None

    @classmethod
    def of(cls, finding: Finding) -> Self:
        """One finding in words and codes."""
        week, _, day = finding.subject.partition(".")
        ground, reason = finding.ground, reason_of(finding)
        return cls(
            code=finding.code,
            effect=finding.effect,
            blocks=finding.blocks,
            week=int(week) if week else None,
            day=int(day) if day else None,
            title=reason.title,
            found=reason.found,
            needed=reason.needed,
            parameter=ground.key if ground is not None else None,
            certainty=ground.certainty if isinstance(ground, Value) else None,
        )


class TimetableAnswer(Given):
    """The hours, the agreement that follows from them, and what the law says."""

    hours_at_work: float = Field(description="A week, on the average of the weeks.")
    hours_at_school: float
    agreement: AgreementType
    because: KindReason
    may_stand: bool = Field(description="Whether nothing stops it.")
    findings: list[TimetableFinding] = Field(description="What is not met, what stops it first.")

    @classmethod
    def of(cls, timetable: Timetable, verdict: Verdict, kind: Kind) -> Self:
        """The whole answer."""
        return cls(
            hours_at_work=round(timetable.hours_a_week(HoursAt.WORK), 2),
            hours_at_school=round(timetable.hours_a_week(HoursAt.LESSONS), 2),
            agreement=kind.type,
            because=kind.why,
            may_stand=verdict.is_ok,
            findings=[TimetableFinding.of(one) for one in verdict.unmet],
        )
