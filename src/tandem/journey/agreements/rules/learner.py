"""What the way of the learner says of an agreement: advice, a run-up that runs, the days to search.

This is the learner's own: the family and who guides read it, the company does not.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from tandem.base.verdict import Effect, Finding
from tandem.journey.intake.rules import advice
from tandem.journey.intake.rules.advice import AdviceForm
from tandem.journey.intake.rules.screening import LearnerFacts
from tandem.journey.intake.terms.advice import AdvisedWay, Adviser
from tandem.journey.intake.terms.screening import Path
from tandem.law.norms import Norms

AGAINST: Final = frozenset({"advice.class_council_followed", "advice.clb_followed"})
"""Advice that says another way than dual learning; it never binds (R-PATH-02)."""


@dataclass(frozen=True)
class Advised:
    """What one adviser said last; that it was a NAFT is never kept here."""

    adviser: Adviser
    way: AdvisedWay
    given_on: date


@dataclass(frozen=True)
class WayFacts:
    """Where the learner stands on the day somebody looks; empty once the agreement is signed."""

    advice: tuple[Advised, ...] = ()
    is_job_seeker: bool | None = None
    dual_comes_next: bool = False
    """Whether the learner is not in dual learning yet and would be by this agreement."""
    runs_up: bool = False
    search_until: date | None = None
    searches_again: bool = False


def check(
    way: WayFacts, *, birth_date: date | None, begins_on: date | None, day: date, norms: Norms
) -> Iterator[Finding]:
    """Every condition on the way of the learner, met or not."""
    told = [AdviceForm(Adviser(one.adviser), AdvisedWay(one.way), one.given_on) for one in way.advice]
    learner = LearnerFacts(birth_date, is_special_education=False, is_job_seeker=way.is_job_seeker)
    said = advice.on_path(Path.DUAL, told, learner, day=day, norms=norms)
    yield from (one for one in said.findings if one.code in AGAINST)
    if way.dual_comes_next:
        yield from advice.may_learn_dual(told, learner, day=day, norms=norms).findings
    if way.runs_up:
        yield Finding("agreement.run_up_over", is_met=False, ground=norms.run_up.has_fixed_length)
    if way.search_until is not None and begins_on is not None:
        days = norms.search.again_days if way.searches_again else norms.search.first_days
        # Whether finding is enough, or the workplace has to begin in time, our sources do not say.
        yield Finding(
            "clock.place_in_time", begins_on <= way.search_until, begins_on, way.search_until, Effect.WARN, ground=days
        )
