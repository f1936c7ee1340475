"""Whether a timetable may stand in an agreement: hours, pauses, rest, nights and Sundays (R-WT, R-MIN).

Lessons count as working time (R-WT-03). A condition on one day names it in `subject`, as `week.day` from 1.1, so that a
page can say where it is. What the law is sure of stops; the rest warns (ADR 6).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from tandem.base.verdict import Effect, Finding, Verdict
from tandem.journey.agreements.rules import weeks
from tandem.journey.agreements.rules.weeks import DAY_MINUTES, HOUR, SATURDAY, SUNDAY, Timetable
from tandem.journey.agreements.terms import HoursAt
from tandem.law.norms import Norms, effect_of
from tandem.law.values import Value
from tandem.registers.reference.terms import AgreementType

_CRAFT_BAKERY: Final = "craft_bakery"


@dataclass(frozen=True)
class Worker:
    """Who would work so, on the first day of the agreement; sector and joint committee are in the norms."""

    age: int
    kind: AgreementType
    """The agreement that follows from the hours."""
    is_adult_education: bool = False
    is_baker: bool = False
    """Whether it is a training, or a place, of the craft bakery: a royal decree lets it work on Sundays."""

    def is_minor(self, norms: Norms) -> bool:
        """Whether the limits for minors hold."""
        return self.age < norms.minor.adult_from_age.value


def check(timetable: Timetable, worker: Worker, *, norms: Norms) -> Verdict:
    """Every condition on these hours, met or not."""
    found = [*_shape(timetable, norms=norms), *_weeks(timetable, worker, norms=norms)]
    if worker.is_minor(norms):
        found += [
            *_days(timetable, norms=norms),
            *_rests(timetable, norms=norms),
            *_nights(timetable, worker, norms=norms),
            *_sundays(timetable, worker, norms=norms),
        ]
    elif worker.kind is AgreementType.OAO:
        found += _edges(timetable, norms=norms)
    return Verdict(tuple(found))


def _shape(timetable: Timetable, *, norms: Norms) -> Iterator[Finding]:
    """What no timetable can have, whoever works so."""
    annex = norms.agreement.timetable_annex_required
    for number, week in enumerate(timetable.weeks):
        for _, other in weeks.overlaps(week.spans):
            yield Finding("timetable.overlap", is_met=False, ground=annex, subject=_at(number, other.day))


def _weeks(timetable: Timetable, worker: Worker, *, norms: Norms) -> Iterator[Finding]:
    law = norms.working_time
    full = law.full_time_hours_minor if worker.is_minor(norms) else law.full_time_hours
    total, work = timetable.hours_a_week(), timetable.hours_a_week(HoursAt.WORK)
    yield from _least(total, full, worker, norms=norms)
    # Of an adult the law says so itself (R-ADU-01); how long a full-time week is, is of the company for both.
    most = norms.adult.week_at_most_full_time if worker.is_adult_education else full
    is_met, needed = total <= full.value, _needed(full.value)
    yield Finding("timetable.week_full", is_met, total, needed, Effect(effect_of(most)), most)
    share = 100 * work / total if total else 0.0
    aim = law.workplace_share_aim
    # An aim of policy and no condition (R-WT-04): it never stops anything.
    yield Finding("timetable.share", share >= aim.value, round(share), _needed(aim.value), Effect.WARN, aim)
    if worker.is_minor(norms):
        most = norms.minor.max_hours_per_week
        for number, week in enumerate(timetable.weeks):
            hours = week.minutes() / HOUR
            yield _finding("timetable.week_most", most, is_met=hours <= most.value, found=hours, at=str(number + 1))


def week_least(worker: Worker, *, norms: Norms) -> Value[Any] | None:
    """The fewest hours a week; None for an adult, who need not be there full time (R-WT-01, R-WT-07, R-ADU-01)."""
    law = norms.working_time
    if worker.is_adult_education:
        return None
    return (law.sao_min_week_hours if worker.kind is AgreementType.SAO else None) or law.min_week_hours


def _least(total: float, full: Value[Any], worker: Worker, *, norms: Norms) -> Iterator[Finding]:
    """Enough hours; an SAO once had to be full time, and an OAO usually is (R-WT-02), which no source makes a bound."""
    least, was_full = week_least(worker, norms=norms), norms.working_time.sao_full_time
    if least is None:
        return
    yield _finding("timetable.week_least", least, is_met=total >= least.value, found=total)
    is_met, needed = total >= full.value, _needed(full.value)
    if worker.kind is AgreementType.SAO and was_full.value:
        yield Finding("timetable.week_sao", is_met, total, needed, Effect(effect_of(was_full)), was_full)
    elif worker.kind is AgreementType.OAO and total >= least.value:
        yield Finding("timetable.week_usual", is_met, total, needed, Effect.WARN, full)


def _days(timetable: Timetable, *, norms: Norms) -> Iterator[Finding]:
    law = norms.minor
    for number, day, spans in timetable.stretches():
        at, hours = _at(number, day), sum(one.minutes for one in spans) / HOUR
        most = law.max_hours_per_day
        yield _finding("timetable.day_most", most, is_met=hours <= most.value, found=hours, at=at)
        if not timetable.weeks[number].works_on(day):
            continue
        unbroken = weeks.unbroken(spans) / HOUR
        longest = law.max_uninterrupted_hours
        yield _finding("timetable.unbroken", longest, is_met=unbroken <= longest.value, found=unbroken, at=at)
        pauses = weeks.pauses(spans)
        if hours > law.long_break_after_hours.value:
            yield from _long_break(pauses, norms=norms, at=at)
        elif hours > law.break_after_hours.value:
            short = law.break_minutes
            yield _finding("timetable.break", short, is_met=sum(pauses) >= short.value, found=sum(pauses), at=at)


def _long_break(pauses: list[int], *, norms: Norms, at: str) -> Iterator[Finding]:
    whole, one_go = norms.minor.long_break_minutes, norms.minor.long_break_in_one_go_minutes
    longest = max(pauses, default=0)
    yield _finding("timetable.long_break", whole, is_met=sum(pauses) >= whole.value, found=sum(pauses), at=at)
    yield _finding("timetable.break_in_one_go", one_go, is_met=longest >= one_go.value, found=longest, at=at)


def _rests(timetable: Timetable, *, norms: Norms) -> Iterator[Finding]:
    """The hours between two days, the last day of all and the first too."""
    rest = norms.minor.rest_between_shifts_hours
    length = len(timetable.weeks) * weeks.DAYS
    held = [(number * weeks.DAYS + day, spans) for number, day, spans in timetable.stretches()]
    for at, (day, spans) in enumerate(held):
        after, following = held[(at + 1) % len(held)]
        apart = (after - day) % length or length
        works = any(one.where is HoursAt.WORK for one in (*spans, *following))
        if apart == 1 and works:
            free = (DAY_MINUTES + following[0].start - max(one.end for one in spans)) / HOUR
            number, weekday = divmod(after, weeks.DAYS)
            where = _at(number, weekday)
            yield _finding("timetable.rest", rest, is_met=free >= rest.value, found=free, at=where)


def _nights(timetable: Timetable, worker: Worker, *, norms: Norms) -> Iterator[Finding]:
    law = norms.minor
    begins, ends = _minute(law.night_from), _minute(law.night_until)
    late = _minute(law.late_work_until)
    for number, day, spans in timetable.stretches():
        work = [one for one in spans if one.where is HoursAt.WORK]
        if not work:
            continue
        at, first, last = _at(number, day), work[0].start, max(one.end for one in work)
        yield _finding("timetable.early", law.night_until, is_met=first >= ends, found=_clock(first), at=at)
        if worker.age >= law.late_work_from_age.value and begins < last <= late:
            # From that age it may, for some activities that our sources do not list: so it is said, and stops nothing.
            yield Finding(
                "timetable.late", False, _clock(last), _needed(law.night_from.value), Effect.WARN, law.night_from, at
            )
        else:
            yield _finding("timetable.night", law.night_from, is_met=last <= begins, found=_clock(last), at=at)


def _edges(timetable: Timetable, *, norms: Norms) -> Iterator[Finding]:
    """How early and late an adult with an OAO works: one sector asks it of all, so that it only warns (R-WT-08)."""
    law = norms.working_time
    begins, ends = law.day_from, law.day_until
    for number, day, spans in timetable.stretches():
        work = [one for one in spans if one.where is HoursAt.WORK]
        if work:
            at, first, last = _at(number, day), work[0].start, max(one.end for one in work)
            yield _finding("timetable.day_from", begins, is_met=first >= _minute(begins), found=_clock(first), at=at)
            yield _finding("timetable.day_until", ends, is_met=last <= _minute(ends), found=_clock(last), at=at)


def may_on_sunday(norms: Norms, *, is_baker: bool) -> bool:
    """Whether a royal decree lets a minor work on Sundays and public holidays: by the sector, or as a baker."""
    bakes = is_baker and _CRAFT_BAKERY in norms.minor.sunday_exceptions.value
    return bakes or bool(norms.minor.sunday_work_allowed.value)


def _sundays(timetable: Timetable, worker: Worker, *, norms: Norms) -> Iterator[Finding]:
    law = norms.minor
    worked = sum(week.works_on(SUNDAY) for week in timetable.weeks)
    share, told = law.max_sunday_share, law.exception_notice_days
    may = may_on_sunday(norms, is_baker=worker.is_baker)
    if worked and may:
        if not law.sunday_work_allowed.value:
            # Whether the company is a craft bakery nobody told: so it is said, and stops nothing.
            ground = law.craft_bakery_trainings
            yield Finding("timetable.sunday_craft", is_met=False, effect=Effect.WARN, ground=ground)
        yield Finding("timetable.sunday_notice", False, None, told.value, Effect.NOTE, told)
        part = Decimal(worked) / len(timetable.weeks)
        is_met = part <= Decimal(share.value.numerator) / share.value.denominator
        yield _finding("timetable.sunday_share", share, is_met=is_met, found=worked)
    for number, week in enumerate(timetable.weeks):
        if week.works_on(SUNDAY) and not may:
            yield _finding("timetable.sunday", law.sunday_work_allowed, is_met=False, at=_at(number, SUNDAY))
        following = timetable.weeks[(number + 1) % len(timetable.weeks)]
        rests = not week.works_on(SATURDAY) or not following.works_on(0)
        if not week.works_on(SUNDAY):
            yield _finding("timetable.weekly_rest", law.weekly_rest_hours, is_met=rests, at=_at(number, SATURDAY))


def _finding(code: str, value: Value[Any], *, is_met: bool, found: Any = None, at: str = "") -> Finding:
    return Finding(code, is_met, found, _needed(value.value), Effect(effect_of(value)), value, at)


def _at(week: int, day: int) -> str:
    return f"{week + 1}.{day + 1}"


def _needed(value: Any) -> Any:
    """What the law asks as people write it."""
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return float(value) if isinstance(value, Decimal) else str(value) if isinstance(value, Fraction) else value


def _minute(value: Value[Any]) -> int:
    return int(value.value.hour) * HOUR + int(value.value.minute)


def _clock(minute: int) -> str:
    hour, left = divmod(minute % DAY_MINUTES, HOUR)
    return f"{hour:02d}:{left:02d}"
