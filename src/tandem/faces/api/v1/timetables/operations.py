"""Whether the hours of a learner may stand in an agreement, and which agreement that is. Public; nothing is kept."""

from typing import Annotated, Any

from django.utils.translation import gettext
from ninja import Query, Router
from pydantic import Field

from tandem.base import clock
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import door
from tandem.faces.api.fields import WHOLE, SectorCode, YesOrNo
from tandem.faces.api.problems import FINDING, Issue, Kind, Refused
from tandem.faces.api.v1.parts import OnDay
from tandem.faces.api.v1.timetables import shapes
from tandem.journey.agreements.rules import kinds, timetable, written
from tandem.journey.agreements.rules.kinds import KindFacts
from tandem.journey.agreements.rules.timetable import Worker
from tandem.journey.agreements.rules.weeks import MOST_WEEKS, Timetable
from tandem.journey.agreements.rules.written import NotHours
from tandem.journey.agreements.terms import HoursAt
from tandem.law import allowance, norms

router = Router(tags=["Timetables of learners"])

_EXAMPLE = "school 8:30-15:30;school 8:30-15:30;8:00-12:00 13:00-17:00;8:00-12:00 13:00-17:00;8:00-12:00 13:00-16:00"


class TimetableQuestion(OnDay):
    """Who works which hours, from which day."""

    age: Annotated[int, Field(ge=15, le=99, description="On the first day.", examples=[17]), WHOLE]
    week: Annotated[
        list[Annotated[str, Field(max_length=800)]],
        Field(
            min_length=1,
            max_length=MOST_WEEKS,
            description="Each week that takes its turn: its days from Monday on with a `;` between them.",
            examples=[[_EXAMPLE]],
        ),
    ]
    sector: Annotated[SectorCode | None, Field(description="The code of the sector of the company.")] = None
    craft_bakery: YesOrNo = False
    adult_education: YesOrNo = False
    own_employee: YesOrNo = False
    social_maribel: YesOrNo = False
    simulated_only: YesOrNo = False


@router.get(
    "/timetableCheck",
    **door("checkTimetable", "Check hours against the law", gives=shapes.TimetableAnswer, is_public=True),
)
def check(request: Request, wanted: Query[TimetableQuestion]) -> Any:  # noqa: ARG001 - ninja's first argument
    """Everything that is not met, the hours, and the agreement that follows."""
    day = wanted.day or clock.today()
    if day < allowance.first_day():
        raise _refused("day", gettext("Duaal leren bestaat nog niet op die dag. Vraag een latere dag."))
    held = _timetable(wanted.week)
    law = norms.at(day, sector=wanted.sector)
    facts = KindFacts(
        hours_at_work=held.hours_a_week(HoursAt.WORK),
        is_adult_education=wanted.adult_education,
        has_social_maribel=wanted.social_maribel,
        is_simulated_only=wanted.simulated_only,
        is_own_employee=wanted.own_employee,
    )
    found = kinds.kind(facts, norms=law)
    worker = Worker(wanted.age, found.type, wanted.adult_education, wanted.craft_bakery)
    return shapes.TimetableAnswer.of(held, timetable.check(held, worker, norms=law), found)


def _timetable(weeks: list[str]) -> Timetable:
    try:
        return Timetable(tuple(written.read_week(one) for one in weeks))
    except NotHours as wrong:
        words = gettext("“%(found)s” zijn geen uren die wij begrijpen. Schrijf ze zoals 8:00-12:00 13:00-16:30.")
        raise _refused("week", words % {"found": wrong.found}) from None


def _refused(name: str, title: str) -> Refused:
    return Refused(Kind.BAD_REQUEST, issues=[Issue(type=FINDING, where="query", name=name, title=title)])
