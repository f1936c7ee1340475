"""Whether the training plan that goes with an agreement is about the same: its workplaces, its term (R-AGR-05).

The sources ask that the plan is an annex, signed at the same time. That the two then agree is our own condition.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tandem.base.verdict import Effect, Finding
from tandem.law.values import Value


@dataclass(frozen=True)
class AtWork:
    """A period at a workplace: of the plan, or of the agreement, whose last day may not be known yet."""

    key: str
    begins: date
    ends: date | None

    def meets(self, other: "AtWork") -> bool:
        """Whether the two have a day at the same workplace in common."""
        in_time = (other.ends is None or self.begins <= other.ends) and (self.ends is None or other.begins <= self.ends)
        return self.key == other.key and in_time


@dataclass(frozen=True)
class AnnexFacts:
    """The training plan as far as the agreement looks at it."""

    stops: int = 0
    """How many of its own conditions stop it."""
    periods: tuple[AtWork, ...] = ()


def check(plan: AnnexFacts, places: tuple[AtWork, ...], *, law: Value[bool]) -> Iterator[Finding]:
    """Every condition on the plan beside these workplaces of the agreement, met or not; `law` asks for the annex."""
    yield Finding("agreement.plan_in_order", plan.stops == 0, plan.stops or None, ground=law)
    for one in places:
        at, there = one.key, [period for period in plan.periods if period.meets(one)]
        yield Finding("agreement.plan_names_workplace", bool(there), ground=law, subject=at)
        if not there:
            continue
        first, last = min(period.begins for period in there), max(period.ends or period.begins for period in there)
        # Two agreements in a row may share a plan, so this is advice.
        yield Finding("agreement.plan_begins_in_term", first >= one.begins, first, one.begins, Effect.WARN, law, at)
        if one.ends is not None:
            yield Finding("agreement.plan_ends_in_term", last <= one.ends, last, one.ends, Effect.WARN, law, at)
