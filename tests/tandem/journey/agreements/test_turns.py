"""Weeks that take turns: which holds when, and what they come to on the average of a year (R-AGR-01, R-WT-01)."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.glossary import findings
from tandem.journey.agreements.rules import checks, turns
from tandem.journey.agreements.rules.checks import AgreementFacts
from tandem.journey.agreements.rules.forms import AgreementForm
from tandem.journey.agreements.rules.turns import Turns
from tandem.journey.agreements.terms import HoursAt
from tandem.law import norms
from tandem.law.calendar import is_training_day
from tandem.registers.reference.terms import AgreementType

SCHOOL = "; ".join(["school 8:30-12:00 13:00-16:00"] * 5)
WORK = "; ".join(["8:00-12:00 13:00-17:00"] * 5)
YEAR = {"begins_on": date(2026, 9, 1), "ends_on": date(2027, 6, 30)}
DAYS = st.dates(date(2024, 9, 1), date(2028, 6, 30))


def form(hours: str, **told: object) -> AgreementForm:
    return AgreementForm(**{**YEAR, "hours": hours, **told})


def hours(one: AgreementForm, where: HoursAt | None = None) -> float:
    timetable = one.timetable()
    assert timetable is not None
    return timetable.hours_a_week(where)


def codes(one: AgreementForm) -> dict[str, bool]:
    facts = AgreementFacts(
        day=date(2026, 8, 20), form=one, birth_date=date(2006, 1, 1), track_begins=date(2026, 9, 1), track_ends=None
    )
    found = checks.check(facts, norms=norms.at(date(2026, 9, 1)))
    assert all(findings.sentence(finding).title for finding in found.findings)
    return {finding.code: finding.blocks for finding in found.unmet}


def kind(one: AgreementForm) -> AgreementType | None:
    facts = AgreementFacts(
        day=date(2026, 8, 20), form=one, birth_date=date(2006, 1, 1), track_begins=date(2026, 9, 1), track_ends=None
    )
    found = checks.kind_of(facts, norms=norms.at(date(2026, 9, 1)))
    return None if found is None else found.type


def test_two_weeks_at_school_and_two_at_work_count_as_often_as_they_hold() -> None:
    one = form(f"{SCHOOL}\n{SCHOOL}\n{WORK}\n{WORK}")
    days = [0, 0, 0, 0]
    for ahead in range((date(2027, 6, 30) - date(2026, 9, 1)).days + 1):
        day = date(2026, 9, 1) + timedelta(days=ahead)
        if is_training_day(day):
            days[(day - date(2026, 8, 31)).days // 7 % 4] += 1
    assert one.timetable().weights == tuple(days)
    assert hours(one, HoursAt.WORK) == pytest.approx(40 * (days[2] + days[3]) / sum(days))
    assert hours(one) == pytest.approx((32.5 * (days[0] + days[1]) + 40 * (days[2] + days[3])) / sum(days))


def test_which_week_holds_first_decides_the_kind_at_the_limit() -> None:
    weeks = f"{SCHOOL}\n{WORK}"
    first, second = form(weeks), form(weeks, turns_from=date(2026, 9, 7))
    both = hours(first, HoursAt.WORK), hours(second, HoursAt.WORK)
    assert sum(both) == pytest.approx(40)
    assert both[0] != both[1]
    assert {kind(first), kind(second)} == {AgreementType.OAO, AgreementType.SAO}
    assert (kind(first) is AgreementType.OAO) is (both[0] >= 20)


def test_a_free_week_takes_its_turn_or_not_as_was_agreed() -> None:
    weeks = Turns(2, date(2027, 3, 22))
    # Easter 2027: the weeks of 29 March and 5 April are free.
    span = (date(2027, 3, 22), date(2027, 4, 23))
    assert [(one.number, one.days) for one in turns.held(*span, weeks)] == [(0, 5), (1, 0), (0, 0), (1, 5), (0, 5)]
    resting = replace(weeks, skips_holidays=True)
    assert [(one.number, one.days) for one in turns.held(*span, resting)] == [(0, 5), (1, 0), (1, 0), (1, 5), (0, 5)]


def test_a_public_holiday_makes_no_average_lower() -> None:
    # Ascension, the Friday after it and Whit Monday fall in the first and the last of three weeks.
    may = {"begins_on": date(2027, 5, 3), "ends_on": date(2027, 5, 21)}
    assert hours(form(WORK, **may), HoursAt.WORK) == 40
    turned = form(f"{SCHOOL}\n{WORK}", **may)
    assert turned.timetable().weights == (7, 5)
    assert hours(turned, HoursAt.WORK) == pytest.approx(40 * 5 / 12)


def test_lessons_count_to_the_twenty_eight_hours_and_too_few_on_the_average_stop() -> None:
    half = "; ".join(["school 8:30-12:00"] * 5)
    assert "timetable.week_least" not in codes(form(f"{SCHOOL}\n{WORK}"))
    assert codes(form(f"{half}\n{SCHOOL}"))["timetable.week_least"]


def test_the_same_of_the_hours_of_a_week_with_lessons() -> None:
    long, short = "; ".join(["8:00-16:00"] * 4), "; ".join(["8:00-16:00"] * 3)
    assert codes(form(f"{short}\n{long}", ends_on=date(2029, 6, 30)))["average.total"] is False
    assert "average.total" not in codes(form(f"{short}\n{long}"))


def test_of_a_longer_agreement_a_year_on_the_other_side_of_the_limit_is_told_and_stops_nothing() -> None:
    weeks = form(f"{SCHOOL}\n{WORK}", ends_on=date(2029, 6, 30))
    told = codes(weeks)
    sides = set()
    for _, first, last in turns.years(weeks.begins_on, weeks.ends_on):
        often = turns.weights(first, last, weeks.turns())
        sides.add(often[1] >= often[0])
    assert sides == {True, False}
    assert told["average.work"] is False
    assert "average.work" not in codes(form(f"{SCHOOL}\n{WORK}"))


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


@cache
def is_free(monday: date) -> bool:
    return not any(is_training_day(monday + timedelta(days=ahead)) for ahead in range(5))


@cache
def turn_of(monday: date, first: date, *, skips: bool) -> int:
    """How many turns went by since the first week, counted week by week on the calendar; before it, less than none."""
    start, stop = min(monday, first), max(monday, first)
    between = [start + timedelta(weeks=ahead) for ahead in range((stop - start).days // 7)]
    taken = sum(not (skips and is_free(week)) for week in between)
    return taken if first <= monday else -taken


@pytest.mark.slow
@given(begins=DAYS, more=st.integers(0, 500), first=DAYS, count=st.integers(1, 4), skips=st.booleans())
def test_every_week_is_held_once_by_the_next_in_line(
    begins: date, more: int, first: date, count: int, *, skips: bool
) -> None:
    ends = begins + timedelta(days=more)
    found = list(turns.held(begins, ends, Turns(count, first, skips)))
    assert [one.monday for one in found] == [found[0].monday + timedelta(weeks=ahead) for ahead in range(len(found))]
    assert found[0].monday <= begins <= found[0].monday + timedelta(days=6)
    assert found[-1].monday <= ends <= found[-1].monday + timedelta(days=6)
    for one, following in pairwise(found):
        free = not any(turns.counts(one.monday + timedelta(days=ahead)) for ahead in range(5))
        assert following.number == (one.number if skips and free else (one.number + 1) % count)
    assert all(one.number == 0 for one in found if one.monday <= first < one.monday + timedelta(days=7))
    counted = sum(is_training_day(begins + timedelta(days=ahead)) for ahead in range(more + 1))
    assert sum(one.days for one in found) == counted


@pytest.mark.slow
@given(
    begins=DAYS,
    more=st.integers(0, 400),
    first=DAYS,
    skips=st.booleans(),
    lines=st.lists(st.sampled_from([SCHOOL, WORK, ""]), min_size=1, max_size=4),
)
def test_the_average_is_that_of_its_days_and_lies_between_its_weeks(
    begins: date, more: int, first: date, lines: list[str], *, skips: bool
) -> None:
    """Against a slow twin that knows only the calendar: the hours of the week of every day that counts, added up."""
    ends = begins + timedelta(days=more)
    text = "\n".join(line or "; ; ; ; ; 9:00-9:30" for line in lines)
    one = form(text, begins_on=begins, ends_on=ends, turns_from=first, turns_skip_holidays=skips)
    timetable = one.timetable()
    each = [week.minutes() / 60 for week in timetable.weeks]
    average = timetable.hours_a_week()
    assert min(each) - 1e-9 <= average <= max(each) + 1e-9
    days = [begins + timedelta(days=ahead) for ahead in range(more + 1)]
    day_by_day = [
        each[turn_of(monday_of(day), monday_of(first), skips=skips) % len(each)] for day in days if is_training_day(day)
    ]
    if day_by_day:
        assert average == pytest.approx(sum(day_by_day) / len(day_by_day))


@pytest.mark.slow
@given(begins=DAYS, more=st.integers(0, 400), first=DAYS, count=st.integers(2, 4), times=st.integers(-20, 20))
def test_a_whole_round_earlier_or_later_changes_nothing(
    begins: date, more: int, first: date, count: int, times: int
) -> None:
    ends = begins + timedelta(days=more)
    moved = first + timedelta(weeks=count * times)
    assert turns.weights(begins, ends, Turns(count, first)) == turns.weights(begins, ends, Turns(count, moved))
