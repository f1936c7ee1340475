"""How long a learner may search for a workplace: the count of training days, and what each step needs (R-AGR-10 to 17).

A clock keeps why and when it began, and which days were added. Its last day is counted anew each time it is asked, by
the law of the day on which it began and the school calendar with the free days of the own school.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from typing import Any, Final

from tandem.base.periods import Period, age_on
from tandem.base.verdict import Effect, Finding, Verdict
from tandem.journey.placement.terms.clocks import (
    ClockOutcome,
    ClockReason,
    ExtensionReason,
    Milestone,
    Urgency,
)
from tandem.law import calendar, counting
from tandem.law.errors import NoCalendar
from tandem.law.norms import Norms, Value, effect_of

_A_DAY: Final = timedelta(days=1)
_DAYS_OF_A_WEEK: Final = 7
_OCTOBER, _NOVEMBER = 10, 11
_NONE: frozenset[date] = frozenset()

LONGEST_WORDS: Final = 1000
"""So many characters may somebody use to say why."""
_RANK: Final = {"": 0, Milestone.HALFWAY: 1, Milestone.FEW_LEFT: 2, Milestone.OVER: 3}


@dataclass(frozen=True)
class ClockFacts:
    """What a clock keeps, and the free days of the school of the learner."""

    why: ClockReason
    started_on: date
    extended_days: int = 0
    free_days: frozenset[date] = _NONE


@dataclass(frozen=True)
class Count:
    """How a clock stands on a day; `due_on` is empty where the last day lies past the school years we know."""

    base: Value[int]
    total: int
    counted_after: date
    """The day that itself does not count: the first one counts after it."""
    due_on: date | None
    day: date
    used: int

    @property
    def left(self) -> int:
        """How many training days remain after this day; 0 on the last one, negative when they are over."""
        return self.total - self.used

    @property
    def is_over(self) -> bool:
        """Whether the last day has passed."""
        return self.due_on is not None and self.day > self.due_on

    @property
    def has_begun(self) -> bool:
        """Whether the count has begun."""
        return self.day >= self.counted_after

    @property
    def is_extended(self) -> bool:
        """Whether days were added."""
        return self.total > int(self.base.value)


def base_days(why: ClockReason, *, norms: Norms) -> Value[int]:
    """How many training days there are: to find a first agreement, or a new one (R-AGR-10, R-AGR-11)."""
    return norms.search.again_days if why is ClockReason.PLACE_LOST else norms.search.first_days


def counted_after(clock: ClockFacts) -> date:
    """The day after which a clock counts: the first day with lessons, or the day on which a workplace fell away."""
    if clock.why is ClockReason.PLACE_LOST:
        return clock.started_on
    try:
        return counting.first_from(clock.started_on, free_days=clock.free_days)
    except NoCalendar:
        return clock.started_on


def count(clock: ClockFacts, *, day: date, norms: Norms) -> Count:
    """How a clock stands on a day, by the law of the day on which it began."""
    base, start = base_days(clock.why, norms=norms), counted_after(clock)
    total = int(base.value) + clock.extended_days
    try:
        due_on = counting.nth_after(start, total, free_days=clock.free_days)
    except NoCalendar:
        due_on = None
    used = counting.count_after(start, day, free_days=clock.free_days)
    return Count(base=base, total=total, counted_after=start, due_on=due_on, day=day, used=used)


def urgency(count: Count) -> Urgency:
    """When the last day falls: passed, today, before the end of this week on Sunday, or later."""
    if count.due_on is None:
        return Urgency.UNKNOWN
    if count.is_over:
        return Urgency.LATE
    if count.due_on == count.day:
        return Urgency.TODAY
    sunday = count.day + timedelta(days=_DAYS_OF_A_WEEK - 1 - count.day.weekday())
    return Urgency.THIS_WEEK if count.due_on <= sunday else Urgency.LATER


def milestone(count: Count, *, norms: Norms) -> Milestone | None:
    """The last milestone that a clock has passed; who got more days does not hear of the half of it."""
    if count.left < 0:
        return Milestone.OVER
    if not count.has_begun:
        return None
    if count.left <= norms.search.few_days_left.value:
        return Milestone.FEW_LEFT
    half = ceil(count.total * Fraction(norms.search.halfway_share.value))
    return Milestone.HALFWAY if count.used >= half and not count.is_extended else None


def is_news(reached: Milestone | None, *, told: str) -> bool:
    """Whether a milestone lies further than the last one that was told."""
    return reached is not None and _RANK[reached] > _RANK[told]


def told_after_extension(told: str) -> str:
    """What was told, once more days are granted: the last days and the end are told again."""
    return Milestone.HALFWAY if _RANK[told] >= _RANK[Milestone.HALFWAY] else ""


def told_by_then(told: str) -> tuple[Milestone, ...]:
    """The milestones up to the last one that was told."""
    return tuple(one for one in Milestone if _RANK[one] <= _RANK[told])


def told_after_correction(told: str, *, reached: Milestone | None) -> str:
    """What was told, once the first day is corrected: what a later day takes back is told again when it comes."""
    now = str(reached or "")
    return now if _RANK[now] < _RANK[told] else told


# ---------------------------------------------------------------------------------------------------------- more days


@dataclass(frozen=True)
class ExtensionFacts:
    """A question for more days, as the rules look at it."""

    runs: bool
    is_special_education: bool
    granted_before: int
    is_asked_already: bool = False
    reason: ExtensionReason | None = None
    words: str = ""


def extension_days(*, is_special_education: bool, norms: Norms) -> Value[int]:
    """With how many training days a search can be extended (R-AGR-12)."""
    search = norms.search
    return search.extension_days_special_education if is_special_education else search.extension_days


def may_ask(facts: ExtensionFacts, *, norms: Norms) -> Verdict:
    """Whether more days can be asked for: the clock runs, nobody asked already, with a reason, as often as may be."""
    said = bool(facts.words.strip())
    return Verdict(
        (
            *_extends(facts, norms=norms),
            Finding("extension.asked_once", not facts.is_asked_already),
            Finding("extension.has_words", said or facts.reason is not ExtensionReason.OTHER),
            _not_too_long("extension.words_fit", facts.words),
        )
    )


def may_grant(facts: ExtensionFacts, *, norms: Norms) -> Verdict:
    """Whether more days can be granted; what the law is not sure of only warns."""
    return Verdict((*_extends(facts, norms=norms), _not_too_long("extension.words_fit", facts.words)))


def may_refuse(words: str) -> Verdict:
    """Whether a question can be refused: whoever asked reads why."""
    return Verdict(
        (Finding("extension.refusal_has_words", bool(words.strip())), _not_too_long("extension.words_fit", words))
    )


def _extends(facts: ExtensionFacts, *, norms: Norms) -> tuple[Finding, ...]:
    days = extension_days(is_special_education=facts.is_special_education, norms=norms)
    times = norms.search.extension_times
    return (
        Finding("extension.clock_runs", facts.runs),
        Finding("extension.adds_days", days.value > 0, found=days.value, ground=days),
        Finding(
            "extension.not_so_often",
            facts.granted_before < times.value,
            found=facts.granted_before,
            needed=times.value,
            effect=effect_of(times),
            ground=times,
        ),
    )


# ----------------------------------------------------------------------------------------------------- when it is over


@dataclass(frozen=True)
class HandlingFacts:
    """A learner whose days are over, and what should follow."""

    outcome: ClockOutcome
    day: date
    due_on: date | None
    is_over: bool
    birth_date: date | None
    is_special_education: bool
    words: str = ""
    vdab_answers: bool = False
    """Whether somebody at VDAB takes learners over, so that VDAB follows once it accepted."""


def may_handle(facts: HandlingFacts, *, norms: Norms) -> Verdict:
    """Whether this can follow: the days are over, and the way that is chosen is open to the learner (R-AGR-13)."""
    ends = norms.search.failing_ends_dual
    return Verdict(
        (
            Finding("clock.is_over", facts.is_over, found=facts.due_on, effect=effect_of(ends), ground=ends),
            _not_too_long("clock.words_fit", facts.words),
            *_way_is_open(facts, norms=norms),
        )
    )


def _way_is_open(facts: HandlingFacts, *, norms: Norms) -> tuple[Finding, ...]:
    if facts.outcome is ClockOutcome.RUN_UP:
        ordinary, most = norms.run_up.ordinary_education_only, norms.run_up.max_age
        age = age_on(facts.birth_date, facts.day) if facts.birth_date else None
        return (
            _measured("clock.run_up_ordinary", ordinary, is_met=not (ordinary.value and facts.is_special_education)),
            _measured("clock.run_up_age", most, is_met=age is None or age <= most.value, found=age),
        )
    if facts.outcome is ClockOutcome.VDAB:
        adult = norms.path.vdab_advice_from_age
        age = age_on(facts.birth_date, facts.day) if facts.birth_date else None
        is_adult = age is not None and age >= adult.value
        return (
            Finding("clock.vdab_accepts", not facts.vdab_answers),
            Finding("clock.vdab_adult", is_adult, age, adult.value, effect=Effect.WARN, ground=adult),
        )
    return ()


# ---------------------------------------------------------------------------------------------------------- late start


def cutoff(day: date, *, free_days: frozenset[date] = _NONE) -> date | None:
    """The last lesson day of October in the school year of a day: until then one starts without more (R-AGR-16)."""
    first = calendar.school_year_of(day).first_year
    return calendar.last_training_day(Period(date(first, _OCTOBER, 1), date(first, _NOVEMBER, 1)), free_days=free_days)


def starts_in_time(starts_on: date, *, norms: Norms, free_days: frozenset[date] = _NONE) -> Verdict:
    """Whether a learner started before the cutoff; later the admission council decides. Our sources do not agree."""
    try:
        last = cutoff(starts_on, free_days=free_days)
    except NoCalendar:
        return Verdict()
    is_met = last is None or starts_on <= last
    return Verdict(
        (_measured("clock.starts_in_time", norms.search.start_cutoff, is_met=is_met, found=starts_on, needed=last),)
    )


def place_in_time(*, begins_on: date, count: Count) -> Verdict:
    """Whether a workplace begins before the days are over; whether it has to, our sources do not say."""
    if count.due_on is None:
        return Verdict()
    is_met = begins_on <= count.due_on
    found = Finding("clock.place_in_time", is_met, begins_on, count.due_on, effect=Effect.WARN, ground=count.base)
    return Verdict((found,))


def _measured(code: str, value: Value[Any], *, is_met: bool, found: Any = None, needed: Any = None) -> Finding:
    wanted = value.value if needed is None else needed
    return Finding(code, is_met, found=found, needed=wanted, effect=effect_of(value), ground=value)


def _not_too_long(code: str, words: str) -> Finding:
    return Finding(code, len(words) <= LONGEST_WORDS, found=len(words), needed=LONGEST_WORDS, effect=Effect.BLOCK)
