"""The allowance of a learner with an OAO: of a day with why, and every amount since the beginning. All is public."""

from typing import Annotated, Any

from django.utils.translation import gettext
from ninja import Query, Router
from pydantic import Field

from tandem.base import clock
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import door
from tandem.faces.api.fields import WHOLE, Wanted, YesOrNo
from tandem.faces.api.paging import Page, Paging, page_of
from tandem.faces.api.problems import FINDING, Issue, Kind, Refused
from tandem.faces.api.v1.allowance import shapes
from tandem.faces.api.v1.parts import OnDay
from tandem.law import allowance, norms
from tandem.law.allowance import StudyFacts

router = Router(tags=["Allowance"])


class AllowanceQuestion(OnDay):
    """On which day, and what the learner finished with success before it."""

    second_grade: Annotated[YesOrNo, Field(description="The second grade of secondary education.")] = False
    third_grade_first_year: Annotated[YesOrNo, Field(description="The first year of the third grade.")] = False
    qualification_phase_ov3: Annotated[YesOrNo, Field(description="The qualification phase of OV3.")] = False
    alternating_years: Annotated[int, Field(ge=0, le=10, description="Years of alternating training."), WHOLE] = 0
    finished_training_years: Annotated[
        int, Field(ge=0, le=10, description="How long the longest finished alternating training took."), WHOLE
    ] = 0

    def facts(self) -> StudyFacts:
        """What counts for the category."""
        return StudyFacts(
            has_second_grade=self.second_grade,
            has_first_year_of_third_grade=self.third_grade_first_year,
            has_qualification_phase_ov3=self.qualification_phase_ov3,
            alternating_years_passed=self.alternating_years,
            longest_finished_training_years=self.finished_training_years,
        )


class AmountList(Paging, Wanted):
    """Which amounts."""

    category: Annotated[int | None, Field(ge=1, le=3, description="Only of this category."), WHOLE] = None


@router.get("/allowance", **door("getAllowance", "Work out an allowance", gives=shapes.AllowanceAnswer, is_public=True))
def work_out(request: Request, wanted: Query[AllowanceQuestion]) -> Any:  # noqa: ARG001 - ninja's first argument
    """The monthly amount of a day; a forecast says that it is one."""
    day, first = wanted.day or clock.today(), allowance.first_day()
    if day < first:
        title = gettext("Deze leervergoeding bestaat sinds %(day)s. Vraag een dag vanaf dan.") % {"day": first}
        raise Refused(Kind.BAD_REQUEST, issues=[Issue(type=FINDING, where="query", name="day", title=title)])
    law, facts = norms.at(day), wanted.facts()
    step, coming = allowance.category(facts, norms=law), allowance.next_change(day, norms=law)
    later = norms.at(coming)
    higher = allowance.category(facts.after_this_year(), norms=later)
    return shapes.AllowanceAnswer(
        day=day,
        allowance=shapes.MonthlyAllowance.of(allowance.monthly(step, norms=law)),
        because=list(allowance.successes(facts, norms=law).get(step, ())),
        next_day=coming,
        next_when_passed=shapes.MonthlyAllowance.of(allowance.monthly(higher, norms=later)),
        next_otherwise=shapes.MonthlyAllowance.of(allowance.monthly(step, norms=later)),
    )


@router.get(
    "/allowances", **door("listAllowances", "Every amount ever", gives=Page[shapes.AllowancePeriod], is_public=True)
)
def amounts(request: Request, wanted: Query[AmountList]) -> Any:
    """Every amount of every category since the beginning, the oldest first."""
    first, last = allowance.first_day(), clock.today()
    found = [
        one for step in shapes.categories(wanted.category) for one in allowance.periods(step, first=first, last=last)
    ]
    return page_of(request, wanted, found, shapes.AllowancePeriod.of)
