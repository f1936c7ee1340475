"""For which trainings a company can train, by what happens there: searched, covered, completed by others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Final
from uuid import UUID

from ninja import Path, Query, Router
from pydantic import Field

from tandem.base import clock
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import door
from tandem.faces.api.fields import WHOLE, ActivityCode, EnterpriseNumber, Key, ShortText, TrainingCode, example
from tandem.faces.api.fields import Wanted as Narrowed
from tandem.faces.api.v1.coverage import shapes
from tandem.journey.readiness.queries import around as queries
from tandem.journey.readiness.queries import work as finding
from tandem.journey.readiness.queries.around import Around, Reached
from tandem.journey.readiness.queries.partners import MOST_SITES, Wanted, plans_for
from tandem.journey.readiness.queries.work import Work, work_on
from tandem.journey.readiness.rules.coverage import Coverage
from tandem.journey.recognition.queries import offers
from tandem.registers.reference import queries as reference
from tandem.registers.travel.terms import TravelMode

router = Router(tags=["Maximally dual"])

POINT: Final = r"^(49|5[01])(\.[0-9]{1,6})?,[2-6](\.[0-9]{1,6})?$"
MOST_PARTNERS: Final = 10
USUAL_MINUTES: Final = 30


class ActivitySearch(Narrowed):
    """Words for what somebody does."""

    q: Annotated[
        ShortText,
        example("brood"),
        Field(description="In Dutch; forms, compounds, synonyms and typing errors are understood."),
    ]
    limit: Annotated[int, Field(ge=1, le=50), WHOLE] = finding.FEW


class Worked(Narrowed):
    """What happens at a company, and from where its neighbours are looked for."""

    activity: Annotated[
        list[ActivityCode], Field(default_factory=list, max_length=400, description="Codes of activities.")
    ]
    near: Annotated[
        str | None,
        Field(pattern=POINT, description="A point in Belgium: latitude,longitude.", examples=["51.0536,3.7253"]),
    ] = None
    mode: TravelMode = TravelMode.CAR
    minutes: Annotated[int, Field(ge=5, le=90, description="How long a trip may take."), WHOLE] = USUAL_MINUTES
    company: Annotated[
        EnterpriseNumber | None,
        Field(description="The number of the company itself: its own establishments are no partners of it."),
    ] = None

    def around(self) -> Around | None:
        """From where we look; None without a point."""
        if self.near is None:
            return None
        lat, lon = (float(part) for part in self.near.split(","))
        return Around(lat, lon, self.mode, self.minutes)


class Joined(Worked):
    """Around which point workplaces are put together, and how many at most."""

    near: Annotated[
        str, Field(pattern=POINT, description="A point in Belgium: latitude,longitude.", examples=["51.0536,3.7253"])
    ]
    workplaces: Annotated[int, Field(ge=2, le=MOST_SITES, description="At most so many in a plan."), WHOLE] = MOST_SITES
    without: Annotated[
        list[Key], Field(default_factory=list, max_length=20, description="Establishments that take no part.")
    ]


@router.get(
    "/coverage/activities",
    **door("searchActivities", "Search activities", gives=shapes.FoundActivities, is_public=True),
)
def activities(request: Request, wanted: Query[ActivitySearch]) -> Any:  # noqa: ARG001 - ninja's argument
    """The activities of all lists that answer these words, the best first; of those that are the same only one."""
    work = work_on(clock.today())
    found = finding.find(work, wanted.q, limit=wanted.limit)
    items = [
        shapes.FoundActivity(
            **shapes.WorkActivity.of(one).model_dump(),
            same_as=[same.code for same in work.by_key[one.key] if same.code != one.code],
        )
        for one in found
    ]
    return shapes.FoundActivities(items=items)


@router.get(
    "/coverage/trainings",
    **door("listCoverage", "How much of every training a company covers", gives=shapes.CoverageOfAll, is_public=True),
)
def trainings(request: Request, wanted: Query[Worked]) -> Any:
    """Every training of today, the most covered first, then those without an activity list."""
    day = clock.today()
    work = work_on(day)
    near = _near(work.covered(wanted.activity), wanted, actor=request.actor, day=day)
    known = [code for code in dict.fromkeys(wanted.activity) if code in work.by_code]
    return shapes.CoverageOfAll(activities=known, trainings=[*_rows(work, near), *_without_list(work.without, near)])


@router.get(
    "/coverage/trainings/{training}",
    **door("getCoverage", "How much of one training a company covers", gives=shapes.CoverageOfOne, is_public=True),
)
def training(request: Request, training: Path[TrainingCode], wanted: Query[Worked]) -> Any:
    """One training, with the nearest establishments that bring everything that is missing."""
    day = clock.today()
    work = work_on(day)
    found = next((one for one in work.trainings.values() if one.code == training), None)
    if found is None:
        raise NotFound(training)
    covered = [one for one in work.covered(wanted.activity) if one.listed.training == found.pk]
    near = _near(covered, wanted, actor=request.actor, day=day)
    (row,) = _rows(work, near) or _without_list([found], near)
    reached = (near.partners or {}).get(found.pk, ())
    nearest = queries.neighbours(reached[:MOST_PARTNERS], day=day)
    return shapes.CoverageOfOne(**row.model_dump(), nearest_partners=[shapes.Partner.of(one) for one in nearest])


@router.get(
    "/coverage/trainings/{training}/partnerships",
    **door("findPartnerships", "Who covers a training together", gives=shapes.Partnerships, is_public=True),
)
def partnerships(request: Request, training: Path[TrainingCode], wanted: Query[Joined]) -> Any:
    """At most five plans of workplaces that together cover everything compulsory; never one that leaves something out.

    With activities, the company that does them leads; without, who brings the most.
    """
    day = clock.today()
    work = work_on(day)
    found = next((one for one in work.trainings.values() if one.code == training), None)
    around = wanted.around()
    if found is None or around is None:
        raise NotFound(training)
    listed = work.lists.get(found.pk)
    if listed is None:
        return shapes.Partnerships(has_list=False, plans=[], reasons=[])
    own, besides = work.keys_of(wanted.activity), frozenset(wanted.without)
    company = _company(wanted, actor=request.actor, day=day)
    asked = Wanted(listed, around, own, most=wanted.workplaces, besides=besides, company=company)
    answer = plans_for(asked, day=day)
    return shapes.Partnerships(
        has_list=True,
        plans=[shapes.Partnership.of(one) for one in answer.plans],
        reasons=[shapes.WhyNone.of(one) for one in answer.why],
    )


@dataclass(frozen=True)
class _Near:
    """What lies in reach of the point that was asked; None without one."""

    covered: Sequence[Coverage]
    partners: Mapping[UUID, Sequence[Reached]] | None
    learners: Mapping[UUID, int | None]


def _near(covered: Sequence[Coverage], wanted: Worked, *, actor: Actor, day: date) -> _Near:
    around = wanted.around()
    if around is None:
        return _Near(covered, None, {})
    own = _company(wanted, actor=actor, day=day)
    partners = queries.one_partner_away(covered, around, day=day, besides=own)
    return _Near(covered, partners, queries.looking(around, day=day))


def _company(wanted: Worked, *, actor: Actor, day: date) -> UUID | None:
    """Who asks: the company that is named, or the one for which somebody acts."""
    return offers.company_numbered(wanted.company, day=day) if wanted.company else actor.organisation_id


def _rows(work: Work, near: _Near) -> list[shapes.TrainingCoverage]:
    years = reference.shortage_years_by_training([one.listed.training for one in near.covered])
    return [
        shapes.TrainingCoverage.of(
            work.trainings[one.listed.training],
            one,
            years=years.get(one.listed.training),
            partners=None if near.partners is None else len(near.partners.get(one.listed.training, ())),
            learners=near.learners.get(one.listed.training),
        )
        for one in near.covered
    ]


def _without_list(rows: Sequence[Any], near: _Near) -> list[shapes.TrainingCoverage]:
    """Trainings without an activity list: learners may look for a place in them all the same."""
    years = reference.shortage_years_by_training([one.pk for one in rows])
    return [
        shapes.TrainingCoverage.of(
            one, None, years=years.get(one.pk), partners=None, learners=near.learners.get(one.pk)
        )
        for one in rows
    ]
