"""The allowance of a learner with an OAO: which category, which amount, and on what it stands (R-PAY-01 to 05)."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from enum import IntEnum, StrEnum
from typing import Any, Final

from tandem.law.norms import Norms
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
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class StudyFacts:
    """What a learner has finished with success, as far as it counts for the allowance."""

    has_second_grade: bool = False
    has_first_year_of_third_grade: bool = False
    has_qualification_phase_ov3: bool = False
    alternating_years_passed: int = 0
    longest_finished_training_years: int = 0


@dataclass(frozen=True)
class Allowance:
    """A monthly amount, or None when it is not known; `ground` is the parameter it stands on."""

    category: Category
    amount: Decimal | None
    basis: Basis
    ground: Value[Any]
    is_capped: bool = False


def category(facts: StudyFacts, *, norms: Norms) -> Category:
    """The highest category that applies (R-PAY-01)."""
    law = norms.allowance
    third = (
        facts.has_first_year_of_third_grade,
        facts.has_qualification_phase_ov3,
        facts.alternating_years_passed >= law.category_3_years.value,
        facts.longest_finished_training_years >= law.category_3_training_length_years.value,
    )
    if any(third):
        return Category.THIRD
    if facts.has_second_grade or facts.alternating_years_passed >= law.category_2_years.value:
        return Category.SECOND
    return Category.FIRST


def counts_from(passed_on: date, *, norms: Norms) -> date:
    """The day from which success counts for a higher category (R-PAY-03)."""
    return norms.allowance.moves_up_on.value.on_or_after(passed_on)


def monthly(step: Category, *, norms: Norms) -> Allowance:
    """The amount a month: a published amount goes first, then the table, then the formula within its limit."""
    law = norms.allowance
    table = {Category.FIRST: law.amount_1, Category.SECOND: law.amount_2, Category.THIRD: law.amount_3}[step]
    if table.value is not None:
        basis = Basis.COMPUTED if table.is_computed else Basis.PUBLISHED
        return Allowance(step, table.value, basis, table)
    computed = by_formula(step, norms=norms)
    if computed is None:
        return Allowance(step, None, Basis.UNKNOWN, table)
    limit = law.cap.value
    if limit is not None and computed > limit:
        return Allowance(step, limit, Basis.COMPUTED, law.cap, is_capped=True)
    return Allowance(step, computed, Basis.COMPUTED, law.ggmmi)


def by_formula(step: Category, *, norms: Norms) -> Decimal | None:
    """The percentage of the GGMMI, rounded (R-PAY-02); None when the GGMMI is not known."""
    law = norms.allowance
    share = {Category.FIRST: law.percent_1, Category.SECOND: law.percent_2, Category.THIRD: law.percent_3}[step]
    if law.ggmmi.value is None:
        return None
    exact = law.ggmmi.value * share.value / HUNDRED
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
