"""The allowance of a learner as the API gives it: an amount with the ground it stands on."""

from datetime import date
from typing import Self

from pydantic import Field

from tandem.faces.api.fields import Given
from tandem.law.allowance import Allowance, Basis, Category, Period, Success


class MonthlyAllowance(Given):
    """What a learner of a category gets a month on a day."""

    category: int = Field(ge=1, le=3)
    amount: str | None = Field(description="In euro, exact, as text; null where it is not known.", examples=["612.50"])
    basis: Basis = Field(description="Published, computed with the formula, a forecast, or not known.")
    certainty: str = Field(description="official, retold, uncertain or invented.")
    is_capped: bool = Field(description="Whether the limit of the child benefit made it less.")
    parameter: str = Field(description="The key of the parameter on which it stands.")

    @classmethod
    def of(cls, told: Allowance) -> Self:
        """One amount."""
        return cls(
            category=int(told.category),
            amount=None if told.amount is None else str(told.amount),
            basis=told.basis,
            certainty=told.ground.certainty,
            is_capped=told.is_capped,
            parameter=told.ground.key,
        )


class AllowanceAnswer(Given):
    """The amount of a day with what gives it, and what comes on the day when categories change."""

    day: date
    allowance: MonthlyAllowance
    because: list[Success] = Field(description="What gives this category; empty for the first.")
    next_day: date = Field(description="When somebody who passes this year goes to a higher category.")
    next_when_passed: MonthlyAllowance
    next_otherwise: MonthlyAllowance


class AllowancePeriod(Given):
    """An amount with the days on which it holds."""

    since: date
    until: date | None = Field(description="The first day on which it no longer holds.")
    allowance: MonthlyAllowance

    @classmethod
    def of(cls, told: Period) -> Self:
        """One period of one category."""
        return cls(since=told.since, until=told.until, allowance=MonthlyAllowance.of(told.allowance))


def categories(asked: int | None) -> list[Category]:
    """The category asked about, or all."""
    return list(Category) if asked is None else [Category(asked)]
