"""When an agreement lies still, whether the learner is paid, and who hears of it (R-SUS-01 to R-SUS-04, R-HOL-01)."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tandem.base.periods import Period
from tandem.base.verdict import Effect, Finding, Verdict
from tandem.journey.agreements.rules.ending import Stopped
from tandem.journey.agreements.terms import SuspensionCause
from tandem.law.calendar import school_year_of
from tandem.law.errors import NoCalendar
from tandem.law.norms import Norms, effect_of
from tandem.registers.reference.terms import AgreementType

_DAY: Final = timedelta(days=1)

OF_ITSELF: Final = frozenset({SuspensionCause.HOLIDAY, SuspensionCause.PUBLIC_HOLIDAY})
"""Follows from the calendar: nobody notes it."""

OPEN_CAUSES: Final = frozenset({*OF_ITSELF, SuspensionCause.TEMPORARY_UNEMPLOYMENT})
"""Says nothing about somebody's health or life; every other cause is shown as absence to who need not know."""


@dataclass(frozen=True)
class SuspensionFacts:
    """All that the conditions look at."""

    cause: SuspensionCause
    begins_on: date
    ends_on: date | None
    agreement_begins: date
    agreement_ends: date
    others: tuple[Stopped, ...] = ()
    """The other suspensions of this agreement."""
    compelling: tuple[Stopped, ...] = ()
    """Where the learner was absent before for a compelling reason, under any agreement."""


def check(facts: SuspensionFacts, *, norms: Norms) -> Verdict:
    """Every condition on this suspension, met or not; `norms` are those of its first day."""
    return Verdict((*_days(facts), *_cause(facts, norms=norms)))


def is_paid(cause: SuspensionCause, *, norms: Norms) -> bool:
    """Whether the company goes on paying the allowance (R-SUS-02)."""
    return cause not in norms.suspension.unpaid_causes.value


def paid_by(cause: SuspensionCause, *, norms: Norms) -> str:
    """Who pays at once in place of the company (R-SUS-04); empty where nobody does."""
    return norms.suspension.work_accident_payer.value if cause is SuspensionCause.WORK_ACCIDENT else ""


def is_long(one: Stopped, *, day: date, norms: Norms) -> bool:
    """Whether it lasts so long, or will, that the coach has to hear (R-SUS-03)."""
    last = one.ends_on or day
    return one.days_by(last) > norms.suspension.report_after_days.value


def holidays(begins_on: date, ends_on: date, kind: str, *, norms: Norms) -> tuple[Period, ...]:
    """The school holidays in which the agreement lies still by itself (R-HOL-01), cut to its term."""
    law = norms.holiday
    free = law.free_in_every_school_holiday
    if kind == AgreementType.SAO:
        free = law.free_in_every_school_holiday_sao
    if not free.value:
        return ()
    after, found = ends_on + _DAY, list[Period]()
    try:
        day = begins_on
        while day < after:
            year = school_year_of(day)
            for one in year.holidays:
                end = after if one.period.end is None else min(one.period.end, after)
                start = max(one.period.start, begins_on)
                if start < end:
                    found.append(Period(start, end))
            day = year.period.end or after
    except NoCalendar:
        pass  # beyond the calendar nothing is known yet
    return tuple(sorted(set(found)))


def compelling_days(stopped: Collection[Stopped], *, year: int) -> int:
    """How many days of these lie in this calendar year."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    days = {
        one.begins_on + timedelta(days=ahead)
        for one in stopped
        for ahead in range(one.days_by(min(one.ends_on or one.begins_on, last)))
    }
    return sum(first <= day <= last for day in days)


def overlaps(one: Stopped, other: Stopped) -> bool:
    """Whether the two share a day."""
    starts_before = other.ends_on is None or one.begins_on <= other.ends_on
    return starts_before and (one.ends_on is None or other.begins_on <= one.ends_on)


def _days(facts: SuspensionFacts) -> Iterator[Finding]:
    begins, ends = facts.begins_on, facts.ends_on
    in_term = facts.agreement_begins <= begins <= facts.agreement_ends
    yield Finding("suspension.in_term", in_term, begins, facts.agreement_begins)
    yield Finding("suspension.days_in_order", ends is None or begins <= ends, ends, begins)
    clash = next((one for one in facts.others if overlaps(Stopped(begins, ends), one)), None)
    yield Finding("suspension.no_overlap", clash is None, None if clash is None else clash.begins_on)


def _cause(facts: SuspensionFacts, *, norms: Norms) -> Iterator[Finding]:
    law = norms.suspension
    yield Finding("suspension.noted_by_hand", facts.cause not in OF_ITSELF, facts.cause)
    known = {*law.causes.value, *law.unpaid_causes.value}
    yield Finding("suspension.cause_known", facts.cause in known, facts.cause)
    if facts.cause is not SuspensionCause.COMPELLING_REASON:
        return
    yield Finding("suspension.end_told", facts.ends_on is not None)
    if facts.ends_on is None or facts.ends_on < facts.begins_on:
        return
    most, stopped = law.compelling_reason_max_days, (*facts.compelling, Stopped(facts.begins_on, facts.ends_on))
    for year in range(facts.begins_on.year, facts.ends_on.year + 1):
        days = compelling_days(stopped, year=year)
        yield Finding(
            "suspension.compelling_days", days <= most.value, days, most.value, Effect(effect_of(most)), most, str(year)
        )
