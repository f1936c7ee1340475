"""Hours as a jurist would put them before us, as people type them, and drawn at random against a slow twin."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tandem.base.verdict import Effect
from tandem.journey.agreements.rules import timetable as rules
from tandem.journey.agreements.rules import weeks, written
from tandem.journey.agreements.rules.timetable import Worker
from tandem.journey.agreements.rules.weeks import DAY_MINUTES, Span, Timetable, Week
from tandem.journey.agreements.rules.written import NotHours
from tandem.journey.agreements.terms import HoursAt
from tandem.law import norms
from tandem.law.values import Scope

DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
DAY = date(2026, 11, 21)
CASES = yaml.safe_load((Path(__file__).parent / "timetables.yaml").read_text(encoding="utf-8"))


def table(rows: list[dict[str, str]]) -> Timetable:
    return Timetable(
        tuple(
            Week(tuple(span for name, text in row.items() for span in written.read(text, day=DAYS.index(name))))
            for row in rows
        )
    )


def law(sector: str | None = None) -> norms.Norms:
    return norms.at(DAY, sector=sector)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_timetable_of_the_list(case: dict[str, Any]) -> None:
    verdict = rules.check(table(case["weeks"]), Worker(case["age"]), norms=law(case.get("sector")))
    unmet: dict[str, list[str]] = {}
    for one in verdict.unmet:
        if one.effect is Effect.BLOCK:
            unmet.setdefault(one.code, []).append(one.subject)
    assert unmet == case.get("unmet", {})
    if "warns" in case:
        assert [one.code for one in verdict.warnings] == case["warns"]


def test_every_rule_on_hours_that_a_timetable_can_break_has_a_case() -> None:
    held = {case["rule"] for case in CASES}
    assert held >= {*(f"R-WT-0{n}" for n in range(1, 6)), *(f"R-MIN-0{n}" for n in range(1, 8))}


def test_every_finding_stands_on_a_rule_or_is_about_the_table_itself() -> None:
    for case in CASES:
        for one in rules.check(table(case["weeks"]), Worker(case["age"]), norms=law(case.get("sector"))).findings:
            assert one.ground is not None or one.code == "timetable.overlap", one


# ------------------------------------------------------------------------------------------------ as people type it


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("", []),
        ("8:00-12:00, 12:30-16:30", [(480, 720, "work"), (750, 990, "work")]),
        ("8u30 tot 12u; 13.15 – 17", [(510, 720, "work"), (795, 1020, "work")]),
        ("School 8:30-12:00 werk 13-16", [(510, 720, "lessons"), (780, 960, "work")]),
        ("22:00-2:00", [(1320, 1560, "work")]),
        ("16-24:00", [(960, 1440, "work")]),
    ],
)
def test_hours_are_read_as_they_are_typed(text: str, spans: list[tuple[int, int, str]]) -> None:
    assert [(one.start, one.end, one.where) for one in written.read(text, day=2)] == spans


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("acht tot twaalf", "acht-twaalf"),
        ("8:00-12:75", "8:00-12:75"),
        ("25:00-26:00", "25:00-26:00"),
        ("8:00-25:00", "8:00-25:00"),
        ("20:00-7:00", "20:00-7:00"),
        ("8:00", "8:00"),
        ("8-9 " * 7, ("8-9 " * 7)[:40]),
        ("x" * 500, "x" * 40),
    ],
)
def test_what_is_no_hours_is_named(text: str, found: str) -> None:
    with pytest.raises(NotHours) as told:
        written.read(text, day=0)
    assert told.value.found == found


@st.composite
def days_of_spans(draw: st.DrawFn, day: int) -> list[Span]:
    """Up to four spans of one day that do not overlap, on quarters of an hour."""
    points = sorted(draw(st.lists(st.integers(0, 95), min_size=2, max_size=8, unique=True)))
    where = st.sampled_from(list(HoursAt))
    return [Span(day, 15 * start, 15 * end, draw(where)) for start, end in zip(points[::2], points[1::2], strict=False)]


@st.composite
def timetables(draw: st.DrawFn) -> Timetable:
    """One or two weeks with some free days."""
    held = []
    for _ in range(draw(st.integers(1, 2))):
        days = [draw(st.one_of(st.just([]), days_of_spans(day))) for day in range(weeks.DAYS)]
        held.append(Week(tuple(span for spans in days for span in spans)))
    return Timetable(tuple(held))


@given(spans=days_of_spans(3))
def test_what_is_written_is_read_back(spans: list[Span]) -> None:
    assert written.read(written.written(spans), day=3) == tuple(sorted(spans))


# ---------------------------------------------------------------------------------- against looking at every minute


def _minutes(held: Timetable, where: HoursAt | None = None) -> list[bool]:
    """Minute by minute through all weeks, whether somebody is busy."""
    busy = [False] * (len(held.weeks) * weeks.DAYS * DAY_MINUTES)
    for number, week in enumerate(held.weeks):
        for one in week.spans:
            if where is None or one.where is where:
                begin = (number * weeks.DAYS + one.day) * DAY_MINUTES
                busy[begin + one.start : begin + one.end] = [True] * one.minutes
    return busy


def _longest(run: list[bool]) -> int:
    longest = held = 0
    for is_busy in run:
        held = held + 1 if is_busy else 0
        longest = max(longest, held)
    return longest


@given(held=timetables(), age=st.integers(15, 19), sector=st.sampled_from([None, "HORECA", "CONSTRUCTION"]))
def test_it_says_the_same_as_looking_at_every_minute(held: Timetable, age: int, sector: str | None) -> None:
    known = law(sector)
    codes = {(one.code, one.subject) for one in rules.check(held, Worker(age), norms=known).unmet}
    busy, work = _minutes(held), _minutes(held, HoursAt.WORK)
    hours = sum(busy) / 60 / len(held.weeks)
    full = known.working_time.full_time_hours_minor if age < 18 else known.working_time.full_time_hours
    assert (("timetable.week_least", "") in codes) == (hours < 28)
    assert (("timetable.week_full", "") in codes) == (Decimal(hours) > full.value)
    if age >= 18:
        assert {code for code, _ in codes} <= {"timetable.week_least", "timetable.week_full", "timetable.share"}
        return
    for number in range(len(held.weeks)):
        for day in range(weeks.DAYS):
            at, begin = f"{number + 1}.{day + 1}", (number * weeks.DAYS + day) * DAY_MINUTES
            today, works = busy[begin : begin + DAY_MINUTES], work[begin : begin + DAY_MINUTES]
            assert (("timetable.day_most", at) in codes) == (sum(today) > 8 * 60)
            assert (("timetable.unbroken", at) in codes) == (any(works) and _longest(today) > 4.5 * 60)
            pauses = [one for one in _gaps(today) if one]
            if any(works) and sum(today) > 6 * 60:
                assert (("timetable.long_break", at) in codes) == (sum(pauses) < 60)
                assert (("timetable.break_in_one_go", at) in codes) == (max(pauses, default=0) < 30)
            assert (("timetable.early", at) in codes) == any(works[: 6 * 60])
            late = any(works[20 * 60 :])
            told = ("timetable.night", at) in codes or ("timetable.late", at) in codes
            assert told == late
            if day == weeks.SUNDAY and sector != "HORECA":
                assert (("timetable.sunday", at) in codes) == any(works)


def _gaps(today: list[bool]) -> list[int]:
    """The free minutes between the first and the last busy minute, stretch by stretch."""
    if not any(today):
        return []
    first, last = today.index(True), len(today) - today[::-1].index(True)
    gaps, held = [], 0
    for is_busy in today[first:last]:
        if is_busy:
            gaps.append(held)
            held = 0
        else:
            held += 1
    return gaps


@given(held=timetables())
def test_rest_is_what_lies_free_between_two_days_that_follow_each_other(held: Timetable) -> None:
    codes = {one.subject for one in rules.check(held, Worker(16), norms=law()).unmet if one.code == "timetable.rest"}
    length = len(held.weeks) * weeks.DAYS
    by_day = {number * weeks.DAYS + day: spans for number, day, spans in held.stretches()}
    for day, spans in by_day.items():
        before = by_day.get((day - 1) % length)
        number, weekday = divmod(day, weeks.DAYS)
        short = (
            before is not None
            and (length > 1)
            and any(one.where is HoursAt.WORK for one in (*before, *spans))
            and DAY_MINUTES + spans[0].start - max(one.end for one in before) < 12 * 60
        )
        assert (f"{number + 1}.{weekday + 1}" in codes) == short


def test_the_scope_of_a_sector_is_what_the_law_says() -> None:
    assert norms.at(DAY, sector="HORECA").scope == Scope(sector="HORECA")
