"""Hours drawn at random against a slow twin that looks at every quarter of an hour (R-WT, R-MIN, R-AGR-01).

The twin holds the numbers of the domain text itself, so a rule that is changed by mistake differs from it. Every code
that the rules can give is compared, with where it stands: too much is as wrong as too little.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.journey.agreements.rules import timetable as rules
from tandem.journey.agreements.rules import weeks, written
from tandem.journey.agreements.rules.kinds import KindFacts, kind
from tandem.journey.agreements.rules.timetable import Worker
from tandem.journey.agreements.rules.weeks import DAY_MINUTES, Span, Timetable, Week
from tandem.journey.agreements.terms import HoursAt
from tandem.law import norms
from tandem.registers.reference.terms import AgreementType

pytestmark = [pytest.mark.property, pytest.mark.slow]

DAY = date(2026, 11, 21)
QUARTER, HOUR = 15, 4
SIX, EIGHT_AT_NIGHT, ELEVEN, MIDNIGHT, LAST = 24, 80, 92, 96, 120
"""In quarters of an hour from the midnight before."""
SUNDAY_MAY = "HORECA"
SECTORS = st.sampled_from([None, SUNDAY_MAY, "CONSTRUCTION"])

Told = tuple[str, str]


def spans_of(day: int, lot: int) -> list[Span]:
    """The hours of one day by lot: nothing, as the law just allows or just does not, as in an office, or at any time.

    One number a day instead of a choice for each stretch: a week is drawn in a thousandth of a second.
    """

    def take(count: int) -> int:
        nonlocal lot
        lot, chosen = divmod(lot, count)
        return chosen

    way = take(4)
    if way == 0:
        return []
    if way == 1:
        where = HoursAt.LESSONS if take(4) == 0 else HoursAt.WORK
        return [Span(day, start, end, where) for start, end in ON_THE_EDGE[take(len(ON_THE_EDGE))]]
    at = 26 + take(14) if way == 2 else take(90)
    found = []
    for _ in range(1 + take(4)):
        at += take(6) if way == 2 else take(20)
        long = 1 + (take(20) if way == 2 else take(40))
        if at >= MIDNIGHT or at + long > LAST:
            break
        found.append(Span(day, QUARTER * at, QUARTER * (at + long), HoursAt.LESSONS if take(3) == 0 else HoursAt.WORK))
        at += long
    return found


def _edges() -> Iterator[list[tuple[int, int]]]:
    """Days of a length, a pause or an end at which a rule turns, and a quarter beside it."""
    for off in (-QUARTER, 0, QUARTER):
        yield [(480, 480 + 270 + off)]  # four and a half hours
        yield [(480, 480 + 240), (750, 750 + 120 + off)]  # six hours
        yield [(480, 720), (780 + off, 1020 + off)]  # eight hours, with an hour of pause
        yield [(480, 720), (780, 1020 + off)]  # eight hours
        yield [(480, 720), (750 + off, 870), (900, 1020)]  # an hour of pause in two
        yield [(480, 640 + 5), (675 + off, 840)]  # half an hour of pause
        yield [(480, 936 - 6), (960 + off, 960 + 30)]  # 7.6 hours: a fifth of 38
        yield [(960, 1200 + off)]  # to eight in the evening
        yield [(960, 1380 + off)]  # to eleven
        yield [(360 + off, 600)]  # from six
        yield [(1260, 1440 + 360 + off if off <= 0 else 1440 + 360)]  # into the morning


ON_THE_EDGE = [
    [(start // QUARTER * QUARTER, end // QUARTER * QUARTER) for start, end in day if start < end] for day in _edges()
]
LOTS = st.lists(st.integers(0, 2**62), min_size=weeks.DAYS + 1, max_size=weeks.DAYS + 1)


def timetable_of(lots: Sequence[Sequence[int]]) -> Timetable:
    """A week for each row: seven lots, or where the first says so one lot for the first days of the week."""
    held = []
    for first, *row in lots:
        same = first // 3 % 7 if first % 3 == 0 else 0
        days = [row[0]] * same + [0] * (weeks.DAYS - same) if same else row
        held.append(Week(tuple(span for day, lot in enumerate(days) for span in spans_of(day, lot))))
    return Timetable(tuple(held))


TIMETABLES = st.lists(LOTS, min_size=1, max_size=2).map(timetable_of)


class Twin:
    """One day as a row of quarters, each lessons, work or nothing."""

    def __init__(self, at: str, spans: Sequence[Span]) -> None:
        self.at = at
        self.where: list[HoursAt | None] = [None] * LAST
        for one in spans:
            for quarter in range(one.start // QUARTER, one.end // QUARTER):
                self.where[quarter] = one.where
        self.busy = [one is not None for one in self.where]
        self.work = [one is HoursAt.WORK for one in self.where]
        self.hours, self.is_work = sum(self.busy), any(self.work)

    def first(self) -> int:
        """The first quarter of the day that is not free."""
        return self.busy.index(True)

    def after(self) -> int:
        """The quarter after the last one that is not free."""
        return LAST - self.busy[::-1].index(True)

    def pauses(self) -> list[int]:
        """How long each pause lasts."""
        return runs([not one for one in self.busy[self.first() : self.after()]])


def runs(row: Sequence[bool]) -> list[int]:
    """The lengths of the stretches in a row."""
    found, held = [], 0
    for one in [*row, False]:
        if not one and held:
            found.append(held)
        held = held + 1 if one else 0
    return found


def days_of(held: Timetable) -> list[Twin]:
    """Every day of all weeks in order."""
    return [
        Twin(f"{number + 1}.{day + 1}", [one for one in week.spans if one.day == day])
        for number, week in enumerate(held.weeks)
        for day in range(weeks.DAYS)
    ]


def of_the_edges(days: Sequence[Twin]) -> Iterator[Told]:
    """An adult with an OAO works from six to eight."""
    for one in days:
        if any(one.work[:SIX]):
            yield "timetable.day_from", one.at
        if any(one.work[EIGHT_AT_NIGHT:]):
            yield "timetable.day_until", one.at


def of_the_weeks(days: Sequence[Twin], age: int, sector: str | None, *, is_oao: bool) -> Iterator[Told]:
    """28 hours at least, a full-time week at most and for an OAO usually, 60 % at work; of a minor never above 40."""
    quarters, work = sum(one.hours for one in days), sum(sum(one.work) for one in days)
    hours = Fraction(quarters, HOUR * (len(days) // 7))
    if hours < 28:
        yield "timetable.week_least", ""
    full = 40 if sector == "CONSTRUCTION" and age >= 18 else 38
    if hours > full:
        yield "timetable.week_full", ""
    if is_oao and 28 <= hours < full:
        yield "timetable.week_usual", ""
    if not quarters or Fraction(work, quarters) < Fraction(6, 10):
        yield "timetable.share", ""
    if age < 18:
        for number in range(len(days) // 7):
            if sum(one.hours for one in days[7 * number : 7 * number + 7]) > 40 * HOUR:
                yield "timetable.week_most", str(number + 1)


def of_the_days(days: Sequence[Twin]) -> Iterator[Told]:
    """Eight hours, four and a half in one go, half an hour of pause above that, an hour above six."""
    for one in days:
        if one.hours > 8 * HOUR:
            yield "timetable.day_most", one.at
        if not one.is_work:
            continue
        pauses = one.pauses()
        if max(runs(one.busy)) > 4.5 * HOUR:
            yield "timetable.unbroken", one.at
        if one.hours > 6 * HOUR:
            if sum(pauses) < HOUR:
                yield "timetable.long_break", one.at
            if max(pauses, default=0) < HOUR / 2:
                yield "timetable.break_in_one_go", one.at
        elif one.hours > 4.5 * HOUR and sum(pauses) < HOUR / 2:
            yield "timetable.break", one.at


def of_the_rests(days: Sequence[Twin]) -> Iterator[Told]:
    """Twelve hours between two days of which one is work; the first day follows the last."""
    for place, one in enumerate(days):
        before = days[place - 1]
        counts = one.hours and before.hours and (one.is_work or before.is_work)
        if counts and MIDNIGHT + one.first() - before.after() < 12 * HOUR:
            yield "timetable.rest", one.at


def of_the_nights(days: Sequence[Twin], age: int) -> Iterator[Told]:
    """No work before six or after eight; from sixteen up to eleven it is asked."""
    for one in days:
        if any(one.work[:SIX]):
            yield "timetable.early", one.at
        if any(one.work[EIGHT_AT_NIGHT:]):
            is_asked = age >= 16 and not any(one.work[ELEVEN:])
            yield "timetable.late" if is_asked else "timetable.night", one.at


def of_the_sundays(days: Sequence[Twin], sector: str | None) -> Iterator[Told]:
    """No Sunday, or half of them where the sector may; and Saturday or Monday free beside a free Sunday."""
    sundays = days[6::7]
    for number, sunday in enumerate(sundays):
        saturday, monday = days[7 * number + 5], days[(7 * number + 7) % len(days)]
        if sunday.is_work and sector != SUNDAY_MAY:
            yield "timetable.sunday", sunday.at
        if not sunday.is_work and saturday.is_work and monday.is_work:
            yield "timetable.weekly_rest", saturday.at
    if sector == SUNDAY_MAY and any(one.is_work for one in sundays):
        yield "timetable.sunday_notice", ""
    if sector == SUNDAY_MAY and 2 * sum(one.is_work for one in sundays) > len(sundays):
        yield "timetable.sunday_share", ""


def of_the_shape(days: Sequence[Twin]) -> Iterator[Told]:
    """A shift into the next morning that meets that morning; every week is looked at by itself."""
    for before, one in pairwise(days):
        meets = any(late and early for late, early in zip(before.busy[MIDNIGHT:], one.busy, strict=False))
        if meets and not one.at.endswith(".1"):
            yield "timetable.overlap", one.at


KINDS = st.sampled_from([AgreementType.OAO, AgreementType.SAO, AgreementType.DA])


@given(held=TIMETABLES, age=st.integers(15, 20), sector=SECTORS, agreement=KINDS)
def test_it_says_the_same_as_looking_at_every_quarter(
    held: Timetable, age: int, sector: str | None, agreement: AgreementType
) -> None:
    days, is_oao = days_of(held), agreement is AgreementType.OAO
    expected = {*of_the_shape(days), *of_the_weeks(days, age, sector, is_oao=is_oao)}
    if age >= 18 and is_oao:
        expected |= {*of_the_edges(days)}
    if age < 18:
        expected |= {*of_the_days(days), *of_the_rests(days), *of_the_nights(days, age)}
        expected |= {*of_the_sundays(days, sector)}
    verdict = rules.check(held, Worker(age, agreement), norms=norms.at(DAY, sector=sector))
    assert {(one.code, one.subject) for one in verdict.unmet} == expected


@given(lot=st.integers(0, 2**62))
def test_what_is_written_is_read_back(lot: int) -> None:
    spans = spans_of(3, lot)
    assert written.read(written.written(spans), day=3) == tuple(spans)


@given(held=TIMETABLES, flags=st.tuples(*[st.booleans()] * 4))
def test_the_kind_follows_from_the_average_at_work_over_the_weeks_that_take_turns(
    held: Timetable, flags: tuple[bool, ...]
) -> None:
    is_adult, has_maribel, is_simulated, is_own = flags
    work = sum(sum(one.work) for one in days_of(held))
    enough = Fraction(work, HOUR * len(held.weeks)) >= 20
    if is_adult and is_own:
        expected = AgreementType.ODOW
    elif is_simulated and not is_adult:
        expected = AgreementType.SAO
    elif has_maribel and enough:
        expected = AgreementType.DA
    elif is_adult:
        expected = AgreementType.ODOS if enough else AgreementType.ODO
    else:
        expected = AgreementType.OAO if enough else AgreementType.SAO
    facts = KindFacts(
        hours_at_work=held.hours_a_week(HoursAt.WORK),
        is_adult_education=is_adult,
        has_social_maribel=has_maribel,
        is_simulated_only=is_simulated,
        is_own_employee=is_own,
    )
    assert kind(facts, norms=norms.at(DAY)).type is expected


def test_a_quarter_of_the_twin_is_a_quarter_of_the_rules() -> None:
    assert LAST * QUARTER == weeks.LATEST_END
    assert MIDNIGHT * QUARTER == DAY_MINUTES
