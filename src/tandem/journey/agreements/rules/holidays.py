"""In which school holidays a learner is free, and what a deviation of that has to be (R-HOL, R-AGR-07)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from tandem.base.verdict import Effect, Finding, Verdict
from tandem.journey.agreements.terms import HolidayWhy, Party
from tandem.law.norms import Norms, effect_of
from tandem.law.school_years import HolidayKind, SchoolYear, calendar
from tandem.law.values import Value
from tandem.registers.reference.terms import AgreementType

_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(days=7)
_PARTIES: Final = frozenset({Party.LEARNER, Party.COMPANY, Party.PROVIDER})


@dataclass(frozen=True)
class FreeTime:
    """A school holiday, first and last day, as far as it lies in the agreement."""

    kind: HolidayKind
    name: str
    first: date
    last: date


def rule_for(kind: AgreementType | None, *, norms: Norms) -> Value[bool] | None:
    """The rule on school holidays for this kind; None where no source gives one."""
    held = {
        AgreementType.OAO: norms.holiday.free_in_every_school_holiday,
        AgreementType.SAO: norms.holiday.free_in_every_school_holiday_sao,
    }
    return None if kind is None else held.get(kind)


def free_in(begins_on: date | None, ends_on: date | None) -> tuple[FreeTime, ...]:
    """The school holidays between two days, as far as the school calendar is known."""
    if begins_on is None or ends_on is None:
        return ()
    found = []
    for year in calendar().years:
        for one in year.holidays:
            last = (one.period.end or one.period.start + _DAY) - _DAY
            if one.period.start <= ends_on and begins_on <= last:
                found.append(FreeTime(one.kind, one.name, max(begins_on, one.period.start), min(ends_on, last)))
    return tuple(found)


@dataclass(frozen=True)
class HolidayFacts:
    """What is agreed about the holidays of one school year. Where a fact is not known it is None, and that is told."""

    kind: AgreementType
    year: SchoolYear
    works_on: tuple[date, ...] = ()
    recovered_on: tuple[date, ...] = ()
    paid_on: tuple[date, ...] = ()
    """The paid holidays that the learner takes."""
    why: HolidayWhy = HolidayWhy.NONE
    agreed_by: frozenset[Party] = frozenset()
    is_signed: bool = False
    """Whether the agreement to which it belongs runs."""
    is_approved: bool | None = None
    weekdays_at_work: frozenset[int] | None = None
    """The days of the week with hours at work (0 is Monday); None where no hours are known."""


def check(facts: HolidayFacts, *, norms: Norms) -> Verdict:
    """Every condition on the holidays of a school year, met or not."""
    held, found = norms.holiday, list(_paid(facts, norms=norms))
    rule = rule_for(facts.kind, norms=norms)
    worked = {day for day in facts.works_on if _in_holiday(day, facts.year)}
    if rule is not None and rule.value and len(worked) < len(set(facts.works_on)):
        elsewhere = len(set(facts.works_on)) - len(worked)
        found.append(Finding("holiday.is_holiday", is_met=False, found=elsewhere, effect=Effect.WARN, ground=rule))
    if rule is None or not rule.value or not worked:
        return Verdict(tuple(found))
    found.append(_finding("holiday.free", rule, is_met=facts.why is not HolidayWhy.NONE, found=len(worked)))
    if facts.why is HolidayWhy.NONE:
        return Verdict(tuple(found))
    running = norms.agreement.holiday_deviation_on_running_only
    if running is not None:
        found.append(_finding("holiday.on_running", running, is_met=facts.is_signed))
    free = len(holiday_weeks(facts.year)) - len(_weeks_with(worked, facts.year))
    if facts.why is HolidayWhy.SECTOR and held.sector_min_weeks is not None:
        found.append(_least("holiday.sector_weeks", held.sector_min_weeks, free))
    elif facts.why is HolidayWhy.SPECIALISATION and held.specialisation_year_weeks is not None:
        found.append(_least("holiday.specialisation_weeks", held.specialisation_year_weeks, free))
    elif facts.why is HolidayWhy.LEARNING_OPPORTUNITY:
        found += [*_opportunity(facts, worked, norms=norms), *_recovered(facts, worked, norms=norms)]
    elif facts.why is HolidayWhy.SEASONAL:
        found += [*_season(facts, norms=norms), *_recovered(facts, worked, norms=norms)]
    return Verdict(tuple(found))


@dataclass(frozen=True)
class Deviation:
    """What an agreement says of its holidays, over all its school years."""

    kind: AgreementType
    begins_on: date
    ends_on: date
    works_on: tuple[date, ...] = ()
    recovered_on: tuple[date, ...] = ()
    paid_on: tuple[date, ...] = ()
    why: HolidayWhy = HolidayWhy.NONE
    is_signed: bool = False
    is_approved: bool | None = None
    weekdays_at_work: frozenset[int] | None = None


def check_all(told: Deviation, *, norms: Norms) -> Iterator[Finding]:
    """Every condition, school year by school year; a finding names the year in `subject`.

    All parties sign the agreement, or say yes to its change, so that all of them agree with what stands in it.
    """
    days = {*told.works_on, *told.recovered_on, *told.paid_on}
    if not days:
        return
    outside = sum(not told.begins_on <= day <= told.ends_on for day in days)
    yield Finding("holiday.in_term", outside == 0, outside or None, ground=norms.agreement.fixed_term)
    years = [year for year in calendar().years if any(day in year.period for day in days)]
    unknown = sum(all(day not in year.period for year in years) for day in days)
    yield Finding(
        "holiday.year_known",
        unknown == 0,
        unknown or None,
        None,
        Effect.WARN,
        norms.holiday.free_in_every_school_holiday_sao,
    )
    for year in years:
        facts = HolidayFacts(
            kind=told.kind,
            year=year,
            works_on=tuple(day for day in told.works_on if day in year.period),
            recovered_on=tuple(day for day in told.recovered_on if day in year.period),
            paid_on=tuple(day for day in told.paid_on if day in year.period),
            why=told.why,
            agreed_by=_PARTIES,
            is_signed=told.is_signed,
            is_approved=told.is_approved,
            weekdays_at_work=told.weekdays_at_work,
        )
        yield from (replace(one, subject=year.label) for one in check(facts, norms=norms).findings)


def holiday_weeks(year: SchoolYear) -> tuple[tuple[HolidayKind, date], ...]:
    """The whole weeks of the school holidays of a year, by their first day."""
    found = []
    for one in year.holidays:
        first, end = one.period.start, one.period.end or one.period.start
        while first + _WEEK <= end:
            found.append((one.kind, first))
            first += _WEEK
    return tuple(found)


def _weeks_with(days: set[date], year: SchoolYear) -> set[tuple[HolidayKind, date]]:
    return {week for week in holiday_weeks(year) if any(week[1] <= day < week[1] + _WEEK for day in days)}


def _in_holiday(day: date, year: SchoolYear) -> bool:
    return any(day in one.period for one in year.holidays)


def _opportunity(facts: HolidayFacts, worked: set[date], *, norms: Norms) -> Iterator[Finding]:
    held = norms.holiday
    if held.learning_opportunity_possible is not None:
        agreed = held.learning_opportunity_possible
        yield _finding("holiday.agreed", agreed, is_met=agreed.value and facts.agreed_by >= _PARTIES)
    if held.min_free_summer_weeks is not None:
        summer = {week for week in holiday_weeks(facts.year) if week[0] is HolidayKind.SUMMER}
        free = len(summer - _weeks_with(worked, facts.year))
        yield _least("holiday.summer_weeks", held.min_free_summer_weeks, free)


def _season(facts: HolidayFacts, *, norms: Norms) -> Iterator[Finding]:
    asked = norms.holiday.seasonal_exception_requires_government
    if asked is None:
        return
    if facts.is_approved is None:
        yield Finding("holiday.approved_asked", is_met=False, effect=Effect.WARN, ground=asked)
    else:
        yield _finding("holiday.approved", asked, is_met=facts.is_approved)


def _recovered(facts: HolidayFacts, worked: set[date], *, norms: Norms) -> Iterator[Finding]:
    """As many days as were worked are free again, on days at work of the same school year."""
    rule, days = norms.holiday.recovered_in_same_school_year, set(facts.recovered_on)
    if rule is None:
        return
    yield _finding("holiday.recovered", rule, is_met=len(days) >= len(worked), found=len(days), needed=len(worked))
    fits = all(day in facts.year.period and not _in_holiday(day, facts.year) for day in days)
    yield _finding("holiday.recovered_in_year", rule, is_met=fits)
    if facts.weekdays_at_work is not None:
        at_work = all(day.weekday() in facts.weekdays_at_work for day in days)
        yield _finding("holiday.recovered_at_work", rule, is_met=at_work)


def _paid(facts: HolidayFacts, *, norms: Norms) -> Iterator[Finding]:
    held, days = norms.holiday, set(facts.paid_on)
    if not days:
        return
    most, usual = held.max_paid_days, held.usual_paid_days
    yield _finding("holiday.paid_days", most, is_met=len(days) <= most.value, found=len(days), needed=most.value)
    if usual is not None:
        is_met = len(days) <= usual.value
        yield Finding("holiday.paid_days_usual", is_met, len(days), usual.value, Effect.WARN, usual)
    inside, closure = held.paid_days_in_school_holidays, held.paid_days_at_collective_closure
    if inside.value:
        fits = all(_in_holiday(day, facts.year) for day in days)
        if closure.value and not fits:
            # It is allowed while the company is closed, which nobody told us: so it is said, and stops nothing.
            yield Finding("holiday.paid_at_closure", is_met=False, effect=Effect.WARN, ground=closure)
        else:
            yield _finding("holiday.paid_in_holidays", inside, is_met=fits)


def _least(code: str, value: Value[int], found: int) -> Finding:
    return _finding(code, value, is_met=found >= value.value, found=found, needed=value.value)


def _finding(code: str, value: Value[Any], *, is_met: bool, found: Any = None, needed: Any = None) -> Finding:
    return Finding(code, is_met, found, needed, Effect(effect_of(value)), value)
