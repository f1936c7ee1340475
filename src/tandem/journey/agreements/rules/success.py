"""Whether it can be noted that a year of the training ended with success (R-PAY-03)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from tandem.base.verdict import Finding, Verdict
from tandem.law.allowance import counts_from
from tandem.law.norms import Norms
from tandem.registers.reference.terms import AgreementType


@dataclass(frozen=True)
class SuccessFacts:
    """What the class council decided, on which day, and what was noted before."""

    passed_on: date
    day: date
    """The day on which it is noted."""
    kind: AgreementType
    begins_on: date
    ends_on: date
    counted: Collection[date] = ()
    """From which days the years count that were noted already."""


def check(facts: SuccessFacts, *, norms: Norms) -> Verdict:
    """Every condition, met or not; `norms` are those of the day of the decision."""
    law, told = norms.allowance.moves_up_on, facts.passed_on
    inside = facts.begins_on <= told <= facts.ends_on
    since = counts_from(told, norms=norms)
    return Verdict(
        (
            Finding("success.pays_allowance", facts.kind is AgreementType.OAO, found=facts.kind, ground=law),
            Finding("success.in_term", inside, told, facts.begins_on, ground=law),
            Finding("success.decided", told <= facts.day, told, facts.day, ground=law),
            Finding("success.once_a_year", since not in facts.counted, since, ground=law),
        )
    )
