"""Which premiums a company and a learner can get for one school year, and until when it can be arranged (R-PREM).

There is one since 1 September 2023; of a school year before that no verdict is given (`NoValueOnDay`).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from tandem.base.periods import add_months
from tandem.base.verdict import Effect, Finding, Verdict
from tandem.law import catalogue
from tandem.law.norms import Norms, effect_of
from tandem.law.school_years import SchoolYear, calendar
from tandem.law.values import Value
from tandem.registers.reference.terms import AgreementType

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class PremiumFacts:
    """One agreement as it stands in one school year. Where a fact is not known it is None, and that is told."""

    kind: AgreementType
    begins: date
    ends: date
    registered_on: date | None = None
    is_registered_elsewhere: bool = False
    """Signed outside Tandem: whether it was registered in time is known there."""
    work_percent: float | None = None
    qualification_level: int | None = None
    company_in_flanders: bool = True
    learner_in_flanders: bool = True
    is_secondary: bool = True
    has_trained_mentor: bool = False
    company_agrees: bool = False
    learner_declares: bool = False
    company_had: int = 0
    """How often the company had it for this learner before; an earlier internship bonus counts."""
    learner_had: int = 0
    """How often the learner had it before; an earlier start bonus counts."""


@dataclass(frozen=True)
class Premium:
    """A premium with its amount, every condition, and the last day to register the agreement."""

    amount: Decimal
    ground: Value[Any]
    verdict: Verdict
    register_by: date


def company(facts: PremiumFacts, *, year: SchoolYear, today: date, norms: Norms) -> Premium:
    """The premium of the company for one learner in one school year (R-PREM-05, 06)."""
    law = norms.premium
    amount = law.company_paid if facts.kind in norms.agreement.paid_types.value else law.company_unpaid
    share, level = law.company_min_workplace_percent, law.company_max_qualification_level
    found = (
        _found(
            "premium.kind", law.company_agreement_types, facts.kind in law.company_agreement_types.value, facts.kind
        ),
        _found("premium.company_region", law.company_region, facts.company_in_flanders),
        _found("premium.company_months", law.company_min_months, *_months(facts, law.company_min_months.value, year)),
        _known("premium.work_share", share, facts.work_percent, is_met=(facts.work_percent or 0) >= share.value),
        _known(
            "premium.level", level, facts.qualification_level, is_met=(facts.qualification_level or 0) <= level.value
        ),
        _found("premium.mentor_training", law.company_mentor_training_required, facts.has_trained_mentor),
        _found("premium.company_agrees", law.company_consent_required, facts.company_agrees),
        _found("premium.company_times", law.company_max_times, *_times(facts.company_had, law.company_max_times.value)),
        _registered(facts, today=today, norms=norms),
    )
    return Premium(amount.value, amount, Verdict(found), register_by(facts.begins, norms=norms))


def learner(facts: PremiumFacts, *, year: SchoolYear, today: date, norms: Norms) -> Premium:
    """The premium of the learner for one school year (R-PREM-07)."""
    law = norms.premium
    found = (
        _found("premium.secondary", law.learner_secondary_only, facts.is_secondary),
        _found("premium.learner_region", law.learner_region, facts.learner_in_flanders),
        _found("premium.learner_months", law.learner_min_months, *_months(facts, law.learner_min_months.value, year)),
        _found("premium.learner_declares", law.learner_declaration_required, facts.learner_declares),
        _found("premium.learner_times", law.learner_max_times, *_times(facts.learner_had, law.learner_max_times.value)),
        _registered(facts, today=today, norms=norms),
    )
    return Premium(law.learner_amount.value, law.learner_amount, Verdict(found), register_by(facts.begins, norms=norms))


def school_years() -> tuple[SchoolYear, ...]:
    """The school years for which there is a premium."""
    first = catalogue.history("premium.company_paid")[0].since
    return tuple(one for one in calendar().years if one.period.start >= first)


def register_by(begins: date, *, norms: Norms) -> date:
    """The last day on which the agreement can be registered for a premium (R-AGR-09)."""
    months = norms.agreement.registration_months_for_premium
    if months is None:
        raise AssertionError("there is a premium on a day without a term to register")
    return add_months(begins, months.value)


def _months(facts: PremiumFacts, needed: int, year: SchoolYear) -> tuple[bool, int]:
    """Whether the agreement lasts so many months in the school year, and how many whole ones it does."""
    begin = max(facts.begins, year.period.start)
    end = facts.ends + _DAY if year.period.end is None else min(facts.ends + _DAY, year.period.end)
    whole = 0
    while add_months(begin, whole + 1) <= end:
        whole += 1
    return whole >= needed, whole


def _times(had: int, most: int) -> tuple[bool, int]:
    return had < most, had


def _registered(facts: PremiumFacts, *, today: date, norms: Norms) -> Finding:
    """In time, or still possible; what is not registered yet only warns while there is time."""
    last, term = register_by(facts.begins, norms=norms), norms.agreement.registration_months_for_premium
    done = facts.registered_on
    if done is None and facts.is_registered_elsewhere:
        return Finding("premium.registered_asked", False, None, last, Effect.WARN, term)
    if done is None and today <= last:
        return Finding("premium.register_by", False, None, last, Effect.WARN, term)
    return Finding("premium.registered", done is not None and done <= last, done, last, Effect.BLOCK, term)


def _found(code: str, value: Value[Any], is_met: bool, found: Any = None) -> Finding:  # noqa: FBT001 - from a pair
    needed = None if isinstance(value.value, bool | str) else value.value
    return Finding(code, is_met, found, needed, Effect(effect_of(value)), value)


def _known(code: str, value: Value[Any], found: float | None, *, is_met: bool) -> Finding:
    """A condition on a number that somebody may not know: then it warns."""
    needed = float(value.value) if isinstance(value.value, Decimal) else value.value
    if found is None:
        return Finding(f"{code}_asked", False, None, needed, Effect.WARN, value)
    return Finding(code, is_met, found, needed, Effect(effect_of(value)), value)
