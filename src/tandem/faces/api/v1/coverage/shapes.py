"""How much of a training happens at a company: which activities it has and misses, who in reach brings the rest."""

from typing import Any, Self
from uuid import UUID

from pydantic import Field

from tandem.faces.api.fields import Both, Given
from tandem.journey.readiness.queries.around import Neighbour
from tandem.journey.readiness.queries.partners import Found, Member, Why
from tandem.journey.readiness.rules.coverage import Coverage, Listed
from tandem.journey.readiness.rules.partnership import Share
from tandem.journey.readiness.terms import NoPlan
from tandem.registers.reference.terms import Certainty
from tandem.registers.travel.terms import Known


class WorkActivity(Given):
    """An activity of a list."""

    code: str
    text: Both
    is_compulsory: bool | None = Field(description="null where nobody knows; then it counts as compulsory.")
    certainty: Certainty = Field(description="How sure it belongs to the list.")

    @classmethod
    def of(cls, one: Listed) -> Self:
        """One activity."""
        return cls(
            code=one.code,
            text=Both.of(one.text_nl, one.text_en),
            is_compulsory=one.is_compulsory,
            certainty=one.certainty,
        )


class FoundActivity(WorkActivity):
    """An activity that answers a search."""

    same_as: list[str] = Field(description="Codes of the same activity in other lists; one code stands for all.")


class FoundActivities(Given):
    """What answers a search, the best first."""

    items: list[FoundActivity]


class TrainingCoverage(Given):
    """How much of one training happens at the company."""

    training: str = Field(description="The code of the training.")
    name: Both
    has_list: bool = Field(description="Whether we know an activity list; without one there is no percentage.")
    percent: int | None = Field(description="The share of what is compulsory, rounded down; null without a list.")
    had: list[str]
    missing: list[str] = Field(description="What is compulsory, or may be, and does not happen there.")
    not_compulsory: list[str]
    assumed: int = Field(description="Of how many activities nobody knows whether they are compulsory.")
    shortage_year: int | None = Field(description="The last year in which an occupation was hard to fill.")
    partners: int | None = Field(
        description="How many establishments in reach bring everything that is missing; null without a point."
    )
    learners: int | None = Field(
        description="How many learners in reach look, in steps of the smallest group that is told; null for fewer, or "
        "without a point."
    )

    @classmethod
    def of(cls, row: Any, found: Coverage | None, *, years: Any, partners: int | None, learners: int | None) -> Self:
        """One training, with or without a list."""
        return cls(
            training=row.code,
            name=Both.of(row.name, row.name_en),
            has_list=found is not None,
            percent=found.percent if found else None,
            had=[one.code for one in found.had] if found else [],
            missing=[one.code for one in found.missing] if found else [],
            not_compulsory=[one.code for one in (*found.also_had, *found.not_needed)] if found else [],
            assumed=found.listed.assumed if found else 0,
            shortage_year=years[-1] if years else None,
            partners=partners if found else None,
            learners=learners,
        )


class CoverageOfAll(Given):
    """Every training, the most covered first, then those without a list."""

    activities: list[str] = Field(description="The activities that were understood.")
    trainings: list[TrainingCoverage]


class Partner(Given):
    """A recognised establishment that brings what is missing."""

    id: UUID
    name: str
    company: str = Field(description="The enterprise number.")
    municipality: str
    minutes: int
    known: Known = Field(description="What the minutes rest on: an estimate, or the timetables that were imported.")
    recognitions: list[str] = Field(description="Numbers of its recognitions.")

    @classmethod
    def of(cls, one: Neighbour) -> Self:
        """One establishment."""
        return cls(
            id=one.site.id,
            name=one.place.name,
            company=one.place.company.number,
            municipality=one.place.municipality,
            minutes=one.minutes,
            known=one.known,
            recognitions=[row.number for row in one.recognitions],
        )


class CoverageOfOne(TrainingCoverage):
    """One training, with the establishments in reach that bring what is missing."""

    nearest_partners: list[Partner] = Field(description="At most ten, the nearest first.")


class PlanMember(Given):
    """One workplace of a plan."""

    establishment: UUID | None = Field(description="null for the company whose activities were sent.")
    name: str = Field(description="Empty for the company whose activities were sent.")
    municipality: str
    minutes: int
    is_lead: bool
    brings: int = Field(description="How many activities of the list happen there.")
    teaches: list[str] = Field(description="Codes of the activities taught there.")


class PlanMonth(Given):
    """Where a learner is in one month."""

    month: int = Field(description="Of the year; a plan starts in September.")
    establishment: UUID | None
    learns: list[str]


class Partnership(Given):
    """Workplaces that together cover everything compulsory."""

    minutes: int = Field(description="Travel to each of them, together.")
    members: list[PlanMember] = Field(description="The lead first.")
    months: list[PlanMonth]
    at_school: list[str] = Field(description="What is not compulsory and happens at none of them.")

    @classmethod
    def of(cls, found: Found) -> Self:
        """One plan."""
        return cls(
            minutes=found.minutes,
            members=[_member(share, found) for share in found.plan.shares],
            months=[
                PlanMonth(
                    month=one.month, establishment=one.site.establishment, learns=[row.code for row in one.learns]
                )
                for one in found.plan.months
            ],
            at_school=[one.code for one in found.plan.at_school],
        )


def _member(share: Share[Member], found: Found) -> PlanMember:
    place = found.places.get(share.site.establishment) if share.site.establishment else None
    return PlanMember(
        establishment=share.site.establishment,
        name=place.name if place else "",
        municipality=place.municipality if place else "",
        minutes=share.site.minutes,
        is_lead=share.is_lead,
        brings=share.brings,
        teaches=[one.code for one in share.teaches],
    )


class WhyNone(Given):
    """Why there is no plan."""

    reason: NoPlan
    activity: str | None = Field(description="The activity that no partner brings.")
    sites: int = Field(description="How many offer it farther away, or how many workplaces were allowed.")
    nearest_minutes: int | None
    left_out: int = Field(description="How many that offer it were left out by who asks.")

    @classmethod
    def of(cls, one: Why) -> Self:
        """One reason."""
        code = one.activity.code if one.activity else None
        return cls(reason=one.code, activity=code, sites=one.sites, nearest_minutes=one.minutes, left_out=one.left_out)


class Partnerships(Given):
    """The best plans, fewest workplaces first, then least travel; without any, every reason why."""

    has_list: bool
    plans: list[Partnership]
    reasons: list[WhyNone]
