"""What federal social security makes of an agreement: the learner statute, the declaration, the contributions (R-SOC).

Nothing here stops an agreement: who does not meet the criteria is no learner for social security, and that is told.
What nobody told yet only warns, whatever the law says (ADR 6).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from tandem.base.verdict import Effect, Finding, Verdict
from tandem.journey.agreements.rules import checks
from tandem.journey.agreements.rules.checks import AgreementFacts
from tandem.journey.agreements.rules.kinds import Kind
from tandem.journey.agreements.terms import HoursAt
from tandem.law import norms as law
from tandem.law.norms import Norms, effect_of
from tandem.law.values import Value
from tandem.registers.reference.terms import AgreementType

STATUTE: Final = frozenset({AgreementType.OAO, AgreementType.ODOS})
"""The agreements that are made for the learner statute; of the others our sources name no type to declare."""
CRITERIA: Final = frozenset(
    {
        "social.alternates",
        "social.qualification",
        "social.work_hours",
        "social.lesson_hours",
        "social.one_agreement",
        "social.paid",
    }
)
ASKED: Final = frozenset(
    {
        "social.alternates_asked",
        "social.qualification_asked",
        "social.work_hours_asked",
        "social.lesson_hours_asked",
    }
)
"""What belongs to the criteria, and nobody told yet."""
_PAID: Final = STATUTE | {AgreementType.DA}


@dataclass(frozen=True)
class Social:
    """The six criteria with what follows from them."""

    verdict: Verdict
    """The criteria, the medical examination, and nothing else."""
    dimona: Value[str] | None
    """The worker type to declare; None where nothing is declared, or where no source names a type."""
    no_dimona: Value[bool] | None
    """Why nothing is declared, where that is so."""
    running_stays: Value[bool] | None
    """Whether an older declaration that runs needs no new one."""
    student_days: tuple[date, date] | None
    """The first and last day between which the learner may work as a student beside it, in the first summer."""
    dmfa_type: Value[str] | None
    limited_until: date | None
    """The last day of the limited contributions; None where the birth date is not known or there is no statute."""
    limited: Value[int]
    medical: Value[bool]
    work_rules: Value[bool]

    @property
    def is_learner(self) -> bool | None:
        """Whether all six criteria are met; None where what is not told yet decides."""
        codes = self.verdict.codes() & (CRITERIA | ASKED)
        return False if codes & CRITERIA else (None if codes else True)


def social(facts: AgreementFacts, *, norms: Norms) -> Social:
    """What social security makes of this agreement; `norms` are those of its first day, in its sector."""
    kind = checks.kind_of(facts, norms=norms)
    own = law.at(norms.day, sector=norms.scope.sector, joint_committee=committee(facts.form.joint_committee))
    held, is_minor = own.social, checks.is_minor(facts, norms=own)
    type_ = None if kind is None else kind.type
    declares = type_ in STATUTE
    medical = held.medical_for_minors if is_minor else held.medical_where_risks
    return Social(
        verdict=Verdict((*_criteria(facts, kind, norms=own), _medical(facts, medical))),
        dimona=held.dimona_type if declares else None,
        no_dimona=held.sao_has_dimona if type_ is AgreementType.SAO and not held.sao_has_dimona.value else None,
        running_stays=held.running_declaration_stays if declares else None,
        student_days=_student(facts, norms=own) if declares else None,
        dmfa_type=held.dmfa_learner_type if declares else None,
        limited_until=None if facts.birth_date is None or not declares else limited_until(facts.birth_date, norms=own),
        limited=held.limited_until_age,
        medical=medical,
        work_rules=held.work_rules_signed,
    )


def limited_until(birth_date: date, *, norms: Norms) -> date:
    """The last day of the limited contributions: 31 December of the year in which the learner turns 18 (R-SOC-02)."""
    held = norms.social
    return held.limited_until_day.value.in_year(birth_date.year + held.limited_until_age.value)


def committee(told: str) -> str | None:
    """The joint committee itself: a subcommittee belongs to its committee."""
    return told.partition(".")[0].strip() or None


def _criteria(facts: AgreementFacts, kind: Kind | None, *, norms: Norms) -> Iterator[Finding]:
    held, hours = norms.social, facts.form.timetable()
    all_six = held.six_criteria
    work = 0.0 if facts.form.is_simulated_only else facts.hours_at_work() or 0.0
    lessons = 0.0 if hours is None else hours.hours_a_week(HoursAt.LESSONS)
    alternates = work > 0 and lessons > 0 and facts.has_plan
    if facts.outside_kind and not alternates:
        yield Finding("social.alternates_asked", is_met=False, effect=Effect.WARN, ground=all_six)
    else:
        yield _finding("social.alternates", all_six, is_met=alternates)
    if facts.leads_to_qualification is None:
        yield Finding("social.qualification_asked", is_met=False, effect=Effect.WARN, ground=all_six)
    else:
        told = ", ".join(facts.qualifications) or None
        yield _finding("social.qualification", all_six, is_met=facts.leads_to_qualification, found=told)
    least = held.min_work_hours_per_week
    if facts.outside_kind and facts.hours_at_work() is None:
        yield Finding("social.work_hours_asked", False, None, float(least.value), Effect.WARN, least)
    else:
        yield _finding("social.work_hours", least, is_met=work >= least.value, found=work, needed=float(least.value))
    yield _lessons(facts, norms=norms)
    yield _finding("social.one_agreement", all_six, is_met=bool(facts.workplaces or facts.outside_kind))
    yield _finding("social.paid", all_six, is_met=kind is not None and kind.type in _PAID)


def _lessons(facts: AgreementFacts, *, norms: Norms) -> Finding:
    """The lesson hours of a school year; pro rata is in the question: they count a whole school year."""
    held = norms.social
    is_on_duty = checks.is_minor(facts, norms=norms)
    least = held.min_lesson_hours_part_time_duty if is_on_duty else held.min_lesson_hours_older
    told = facts.form.lesson_hours
    if told is None:
        return Finding("social.lesson_hours_asked", False, None, least.value, Effect.WARN, least)
    return _finding("social.lesson_hours", least, is_met=told >= least.value, found=told, needed=least.value)


def _medical(facts: AgreementFacts, ground: Value[bool]) -> Finding:
    """Whether the examination is arranged, or somebody looked and found no risk (R-SOC-06)."""
    asks = facts.form.asks_medical
    is_minor_rule = ground.key.endswith("for_minors")
    is_met = asks is True or (asks is False and not is_minor_rule)
    return Finding("social.medical", is_met, effect=Effect.WARN, ground=ground)


def _student(facts: AgreementFacts, *, norms: Norms) -> tuple[date, date] | None:
    """The first summer in the term in which the learner may be a student at the same company (R-AGR-08, R-SOC-03)."""
    may, begins, ends = norms.social.student_declaration_in_summer, facts.form.begins_on, facts.form.ends_on
    if may is None or not may.value or begins is None or ends is None:
        return None
    first_day, last_day = norms.agreement.job_student_from.value, norms.agreement.job_student_to.value
    last = last_day.on_or_after(begins)
    first = max(begins, first_day.in_year(last.year))
    return (first, min(ends, last)) if first <= ends else None


def _finding(code: str, value: Value[Any], *, is_met: bool, found: Any = None, needed: Any = None) -> Finding:
    return Finding(code, is_met, found, needed, Effect(effect_of(value)), value)
