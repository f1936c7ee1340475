"""The allowance of a learner with an OAO: which category, which amount, and on what it stands (R-PAY-01 to 05)."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from enum import IntEnum, StrEnum
from typing import Any, Final

from tandem.law import book
from tandem.law.groups.pay import AllowanceNorms
from tandem.law.norms import Norms, at
from tandem.law.values import Value

HUNDRED: Final = Decimal(100)
CENT: Final = Decimal("0.01")
_ROUNDING: Final = {"up": ROUND_CEILING, "down": ROUND_FLOOR, "nearest": ROUND_HALF_UP}


class Category(IntEnum):
    """The three steps of the allowance."""

    FIRST = 1
    SECOND = 2
    THIRD = 3


class Basis(StrEnum):
    """On what an amount stands."""

    PUBLISHED = "published"
    COMPUTED = "computed"
    FORECAST = "forecast"
    UNKNOWN = "unknown"


class Success(StrEnum):
    """What raises a learner to a higher category (R-PAY-01)."""

    SECOND_GRADE = "second_grade"
    ALTERNATING_YEAR = "alternating_year"
    FIRST_YEAR_OF_THIRD_GRADE = "first_year_of_third_grade"
    QUALIFICATION_PHASE_OV3 = "qualification_phase_ov3"
    ALTERNATING_YEARS = "alternating_years"
    FINISHED_TRAINING = "finished_training"


@dataclass(frozen=True)
class StudyFacts:
    """What a learner has finished with success, as far as it counts for the allowance."""

    has_second_grade: bool = False
    has_first_year_of_third_grade: bool = False
    has_qualification_phase_ov3: bool = False
    alternating_years_passed: int = 0
    longest_finished_training_years: int = 0

    def after_this_year(self) -> "StudyFacts":
        """The same when this year of alternating training ends with success too."""
        return replace(self, alternating_years_passed=self.alternating_years_passed + 1)


@dataclass(frozen=True)
class Allowance:
    """A monthly amount, or None when it is not known; `ground` is the parameter it stands on."""

    category: Category
    amount: Decimal | None
    basis: Basis
    ground: Value[Any]
    is_capped: bool = False


@dataclass(frozen=True)
class Period:
    """An amount with the days on which it holds: from `since` up to, not including, `until`."""

    since: date
    until: date | None
    allowance: Allowance


def category(facts: StudyFacts, *, norms: Norms) -> Category:
    """The highest category that applies (R-PAY-01)."""
    return max((step for step, found in successes(facts, norms=norms).items() if found), default=Category.FIRST)


def successes(facts: StudyFacts, *, norms: Norms) -> dict[Category, tuple[Success, ...]]:
    """What gives each category above the first, as far as this learner has it (R-PAY-01)."""
    law, years = norms.allowance, facts.alternating_years_passed
    told = {
        Category.SECOND: {
            Success.SECOND_GRADE: facts.has_second_grade,
            Success.ALTERNATING_YEAR: years >= law.category_2_years.value,
        },
        Category.THIRD: {
            Success.FIRST_YEAR_OF_THIRD_GRADE: facts.has_first_year_of_third_grade,
            Success.QUALIFICATION_PHASE_OV3: facts.has_qualification_phase_ov3,
            Success.ALTERNATING_YEARS: years >= law.category_3_years.value,
            Success.FINISHED_TRAINING: facts.longest_finished_training_years
            >= law.category_3_training_length_years.value,
        },
    }
    return {step: tuple(one for one, is_met in found.items() if is_met) for step, found in told.items()}


def counts_from(passed_on: date, *, norms: Norms) -> date:
    """The day from which success counts for a higher category (R-PAY-03)."""
    return norms.allowance.moves_up_on.value.on_or_after(passed_on)


def next_change(day: date, *, norms: Norms) -> date:
    """The first day after this one on which success counts for a higher category (R-PAY-03)."""
    return norms.allowance.moves_up_on.value.on_or_after(day + timedelta(days=1))


def first_day() -> date:
    """The day on which the allowance began."""
    return book.book().parameters["allowance.percent_1"].values[0].since


def monthly(step: Category, *, norms: Norms) -> Allowance:
    """The amount a month: a published amount goes first, then the table, then the formula within its limit.

    Where the GGMMI of that day was not found, a forecast of it is worked out and marked so.
    """
    law = norms.allowance
    table = {Category.FIRST: law.amount_1, Category.SECOND: law.amount_2, Category.THIRD: law.amount_3}[step]
    if table.value is not None:
        basis = Basis.COMPUTED if table.is_computed else Basis.PUBLISHED
        return Allowance(step, table.value, basis, table)
    computed = by_formula(step, norms=norms)
    if computed is None and law.ggmmi_forecast is not None:
        return Allowance(step, _share(law.ggmmi_forecast.value, step, norms=norms), Basis.FORECAST, law.ggmmi_forecast)
    if computed is None:
        return Allowance(step, None, Basis.UNKNOWN, table)
    limit = law.cap.value
    if limit is not None and computed > limit:
        return Allowance(step, limit, Basis.COMPUTED, law.cap, is_capped=True)
    return Allowance(step, computed, Basis.COMPUTED, law.ggmmi)


def by_formula(step: Category, *, norms: Norms) -> Decimal | None:
    """The percentage of the GGMMI, rounded (R-PAY-02); None when the GGMMI is not known."""
    ggmmi = norms.allowance.ggmmi.value
    return None if ggmmi is None else _share(ggmmi, step, norms=norms)


def periods(step: Category, *, first: date, last: date) -> list[Period]:
    """The amounts of a category from a day up to and including another, each with the days on which it holds."""
    law = book.book()
    days = {value.since for one in law.subjects[AllowanceNorms.SUBJECT].parameters for value in one.values}
    begins = sorted({first, *(day for day in days if first < day <= last)})
    found: list[Period] = []
    for since in begins:
        amount = monthly(step, norms=at(since))
        if found and _is_same(found[-1].allowance, amount):
            continue
        found[-1:] = [replace(one, until=since) for one in found[-1:]]
        found.append(Period(since, None, amount))
    return found


def _is_same(one: Allowance, other: Allowance) -> bool:
    return (one.amount, one.basis, one.is_capped) == (other.amount, other.basis, other.is_capped)


def _share(ggmmi: Decimal, step: Category, *, norms: Norms) -> Decimal:
    """The percentage of a category of this GGMMI, rounded as the law of the day says."""
    law = norms.allowance
    share = {Category.FIRST: law.percent_1, Category.SECOND: law.percent_2, Category.THIRD: law.percent_3}[step]
    exact = ggmmi * share.value / HUNDRED
    return rounded(exact, step=law.rounding_step.value, direction=law.rounding_direction.value)


def after_absence(amount: Decimal, *, days: int, norms: Norms) -> Decimal:
    """What is left of a month after so many days of unlawful absence; never less than nothing (R-PAY-04)."""
    part = norms.allowance.absence_deduction.value
    left = amount - amount * days * part.numerator / part.denominator
    return max(left, Decimal(0)).quantize(CENT, rounding=ROUND_HALF_UP)


def adult_hourly(*, norms: Norms) -> Decimal | None:
    """The lowest allowance an hour of an adult: as published, or else the percentage of the GGMMI (R-ADU-03)."""
    law, ggmmi = norms.adult, norms.allowance.ggmmi.value
    if law.hourly_minimum.value is not None:
        return law.hourly_minimum.value
    if ggmmi is None:
        return None
    return rounded(ggmmi * law.hourly_percent.value / HUNDRED, step=law.hourly_rounding_step.value, direction="up")


def rounded(exact: Decimal, *, step: Decimal, direction: str) -> Decimal:
    """The amount as a multiple of the step, in the direction the law gives."""
    steps = (exact / step).to_integral_value(rounding=_ROUNDING[direction])
    return (steps * step).quantize(CENT)
