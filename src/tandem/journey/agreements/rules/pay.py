"""What a learner with an OAO gets a month: from which day how much, and the two changes that come (R-PAY-01 to 03)."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from tandem.journey.agreements.rules.forms import AgreementForm
from tandem.law import allowance, norms
from tandem.law.allowance import Allowance, StudyFacts, Success


@dataclass(frozen=True)
class Amount:
    """An amount from a day on."""

    since: date
    allowance: Allowance


@dataclass(frozen=True)
class Pay:
    """The amount of a day with why, and what is known of the changes that come while the agreement lasts."""

    now: Amount
    successes: tuple[Success, ...]
    """What gave the category; nothing for the first."""
    when_passed: Amount | None
    """On the coming first of September, where this year ends with success."""
    is_passed: bool
    """Whether that success was noted already."""
    indexed: Amount | None
    """The next day on which the category of then gets another amount; None where the law knows no such day yet."""


def study_of(form: AgreementForm) -> StudyFacts:
    """What the form says that the learner finished with success."""
    return StudyFacts(
        has_second_grade=form.has_second_grade,
        has_first_year_of_third_grade=form.has_first_year_of_third_grade,
        has_qualification_phase_ov3=form.has_qualification_phase_ov3,
        alternating_years_passed=form.years_passed,
        longest_finished_training_years=form.longest_finished,
    )


def pay_of(form: AgreementForm, *, day: date, passed: Collection[date] = ()) -> Pay:
    """The pay on that day, or on the first day where it begins later; changes after the last day are left out.

    `passed` are the days from which years count that ended with success since it was signed (R-PAY-03).
    """
    since = max(day, form.begins_on or day)
    law, study = norms.at(since), _with(study_of(form), passed, day=since)
    step = allowance.category(study, norms=law)
    moves = allowance.next_change(since, norms=law)
    later, is_passed = norms.at(moves), moves in passed
    last = form.ends_on or moves
    coming_step = allowance.category(study.after_this_year(), norms=later)
    passing = Amount(moves, allowance.monthly(coming_step, norms=later))
    coming = allowance.periods(step, first=since, last=max(since, last))[1:]
    if is_passed and not any(one.since < moves for one in coming):
        coming = allowance.periods(coming_step, first=moves, last=max(moves, last))[1:]
    return Pay(
        now=Amount(since, allowance.monthly(step, norms=law)),
        successes=allowance.successes(study, norms=law).get(step, ()),
        when_passed=passing if moves <= last else None,
        is_passed=is_passed,
        indexed=Amount(coming[0].since, coming[0].allowance) if coming else None,
    )


def _with(study: StudyFacts, passed: Collection[date], *, day: date) -> StudyFacts:
    """With the years that count on that day."""
    years = study.alternating_years_passed + sum(since <= day for since in passed)
    return replace(study, alternating_years_passed=years)
