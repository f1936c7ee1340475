"""Whether a timetable may stand in an agreement: hours, pauses, rest, nights and Sundays (R-WT, R-MIN).

Lessons count as working time (R-WT-03). A condition on one day names it in `subject`, as `week.day` from 1.1, so that a
page can say where it is. What the law is sure of stops; the rest warns (ADR 6).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tandem.base.verdict import Effect, Finding, Verdict
from tandem.journey.agreements.rules import weeks
from tandem.journey.agreements.rules.weeks import DAY_MINUTES, HOUR, SATURDAY, SUNDAY, Timetable
from tandem.journey.agreements.terms import HoursAt
from tandem.law.norms import Norms, effect_of
from tandem.law.values import Value


@dataclass(frozen=True)
class Worker:
    """Who would work so, on the first day of the agreement; the sector is in the norms."""

    age: int

    def is_minor(self, norms: Norms) -> bool:
        """Whether the limits for minors hold."""
        return self.age < norms.minor.adult_from_age.value


def check(timetable: Timetable, worker: Worker, *, norms: Norms) -> Verdict:
    """Every condition on these hours, met or not."""
    found = [*_shape(timetable), *_weeks(timetable, worker, norms=norms)]
    if worker.is_minor(norms):
        found += [
            *_days(timetable, norms=norms),
            *_rests(timetable, norms=norms),
            *_nights(timetable, worker, norms=norms),
            *_sundays(timetable, norms=norms),
        ]
    return Verdict(tuple(found))


def _shape(timetable: Timetable) -> Iterator[Finding]:
    """What no timetable can have, whoever works so."""
    for number, week in enumerate(timetable.weeks):
        for _, other in weeks.overlaps(week.spans):
            yield Finding("timetable.overlap", is_met=False, subject=_at(number, other.day))


def _weeks(timetable: Timetable, worker: Worker, *, norms: Norms) -> Iterator[Finding]:
    law = norms.working_time
    full = law.full_time_hours_minor if worker.is_minor(norms) else law.full_time_hours
    total, work = timetable.hours_a_week(), timetable.hours_a_week(HoursAt.WORK)
    yield _finding("timetable.week_least", law.min_week_hours, is_met=total >= law.min_week_hours.value, found=total)
    yield _finding("timetable.week_full", full, is_met=total <= full.value, found=total)
    share = 100 * work / total if total else 0.0
    aim = law.workplace_share_aim
    # An aim of policy and no condition (R-WT-04): it never stops anything.
    yield Finding("timetable.share", share >= aim.value, round(share), _needed(aim.value), Effect.WARN, aim)
    if worker.is_minor(norms):
        most = norms.minor.max_hours_per_week
        for number, week in enumerate(timetable.weeks):
            hours = week.minutes() / HOUR
            yield _finding("timetable.week_most", most, is_met=hours <= most.value, found=hours, at=str(number + 1))


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


def _sundays(timetable: Timetable, *, norms: Norms) -> Iterator[Finding]:
    law = norms.minor
    worked = sum(week.works_on(SUNDAY) for week in timetable.weeks)
    may, share = law.sunday_work_allowed, law.max_sunday_share
    if worked and may.value:
        part = Decimal(worked) / len(timetable.weeks)
        is_met = part <= Decimal(share.value.numerator) / share.value.denominator
        yield _finding("timetable.sunday_share", share, is_met=is_met, found=worked)
    for number, week in enumerate(timetable.weeks):
        if week.works_on(SUNDAY) and not may.value:
            yield _finding("timetable.sunday", may, is_met=False, at=_at(number, SUNDAY))
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
