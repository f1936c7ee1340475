"""How long a learner may search: the count of training days, more days, and what follows (R-AGR-10 to 17)."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.base.verdict import Effect
from tandem.journey.placement.rules import clocks as rules
from tandem.journey.placement.rules.clocks import ClockFacts, ExtensionFacts, HandlingFacts
from tandem.journey.placement.terms.clocks import (
    ClockOutcome,
    ClockReason,
    ExtensionReason,
    Milestone,
    Urgency,
)
from tandem.law import calendar, norms
from tandem.law.reading import read

CASES = read(Path(__file__).parents[3] / "law" / "search.yaml", [])
DAY = date(2026, 11, 21)
LAW = norms.at(DAY)
STARTS = st.dates(date(2026, 8, 15), date(2027, 6, 30))
FREE = st.frozensets(st.dates(date(2026, 8, 20), date(2027, 7, 10)), max_size=8)
WHY = st.sampled_from(ClockReason)


def clock_of(case):
    return ClockFacts(
        ClockReason(case["why"]), case["from"], case.get("extended", 0), frozenset(case.get("free_days", ()))
    )


def counted(clock, day):
    return rules.count(clock, day=day, norms=norms.at(clock.started_on))


@pytest.mark.parametrize("case", CASES["clocks"], ids=lambda case: case["name"])
def test_the_last_day_is_the_one_the_law_says(case):
    count = counted(clock_of(case), case["from"])
    expected = case["expect"]

    assert count.due_on == (None if expected["due"] == "unknown" else expected["due"])
    assert count.total == expected["days"]
    assert count.base.rule == expected["rule"]


@pytest.mark.parametrize("case", CASES["standings"], ids=lambda case: str(case["on"]))
def test_on_each_day_a_clock_says_how_it_stands(case):
    count = counted(ClockFacts(ClockReason.FIRST_LESSONS, date(2026, 9, 1)), case["on"])

    assert (count.used, count.left) == (case["used"], case["left"])
    assert rules.urgency(count) == case["urgency"]
    assert (rules.milestone(count, norms=LAW) or "nothing") == case["told"]


@pytest.mark.parametrize("case", CASES["cutoffs"], ids=lambda case: str(case["start"]))
def test_a_start_after_october_only_warns(case):
    free = frozenset(case.get("free_days", ()))
    verdict = rules.starts_in_time(case["start"], norms=norms.at(case["start"]), free_days=free)

    assert rules.cutoff(case["start"], free_days=free) == case["last"]
    assert verdict.is_ok
    assert (not verdict.unmet) is case["in_time"]


def test_a_start_in_a_year_we_do_not_know_says_nothing():
    assert not rules.starts_in_time(date(2035, 9, 3), norms=LAW).findings


@given(why=WHY, start=STARTS, extended=st.sampled_from([0, 20, 40]), free=FREE, ahead=st.integers(-10, 160))
def test_a_clock_always_adds_up(why, start, extended, free, ahead):
    clock = ClockFacts(why, start, extended, free)
    count = counted(clock, start + timedelta(days=ahead))

    assert count.used + count.left == count.total == 20 + extended
    assert count.due_on is not None
    assert calendar.is_training_day(count.due_on, free_days=free)
    assert count.is_over == (count.day > count.due_on)
    assert counted(clock, count.due_on).left == 0
    assert rules.urgency(counted(clock, count.due_on)) is Urgency.TODAY
    assert counted(clock, count.due_on + timedelta(days=1)).is_over


@given(why=WHY, start=STARTS, free=FREE)
def test_the_days_run_down_one_by_one_on_training_days_only(why, start, free):
    clock = ClockFacts(why, start, 0, free)
    begin = rules.counted_after(clock)
    for ahead in range(1, 60):
        day = begin + timedelta(days=ahead)
        step = counted(clock, day - timedelta(days=1)).left - counted(clock, day).left
        assert step == int(calendar.is_training_day(day, free_days=free))


@given(start=STARTS, free=FREE)
def test_no_holiday_and_no_free_day_ever_counts(start, free):
    clock = ClockFacts(ClockReason.PLACE_LOST, start, 0, free)
    due_on = counted(clock, start).due_on
    assert due_on is not None
    days = [start + timedelta(days=n) for n in range(1, (due_on - start).days + 1)]
    assert sum(calendar.is_training_day(day, free_days=free) for day in days) == 20


@given(start=STARTS, extra=STARTS)
def test_a_free_day_never_takes_days_away(start, extra):
    clock = ClockFacts(ClockReason.PLACE_LOST, start)
    freer = ClockFacts(ClockReason.PLACE_LOST, start, 0, frozenset({extra}))
    before, after = counted(clock, start).due_on, counted(freer, start).due_on
    assert before is not None
    assert after is not None
    assert after >= before


@given(first=STARTS, later=st.integers(1, 120))
def test_who_starts_later_ends_no_earlier(first, later):
    early = counted(ClockFacts(ClockReason.FIRST_LESSONS, first), first).due_on
    late = counted(ClockFacts(ClockReason.FIRST_LESSONS, first + timedelta(days=later)), first).due_on
    assert early is not None
    assert late is not None
    assert late >= early


@given(start=STARTS, again=st.integers(1, 200))
def test_a_second_clock_has_all_its_days_whatever_the_first_one_used(start, again):
    on = start + timedelta(days=again)
    assert counted(ClockFacts(ClockReason.PLACE_LOST, on), on).left == 20


@given(start=STARTS, free=FREE)
def test_milestones_come_in_order_and_each_once(start, free):
    clock, told, heard = ClockFacts(ClockReason.FIRST_LESSONS, start, 0, free), "", []
    for ahead in range(120):
        reached = rules.milestone(counted(clock, start + timedelta(days=ahead)), norms=LAW)
        if rules.is_news(reached, told=told):
            told = str(reached)
            heard.append(reached)
    assert heard == [Milestone.HALFWAY, Milestone.FEW_LEFT, Milestone.OVER]


def test_who_got_more_days_hears_again_that_few_are_left_but_not_of_the_half():
    clock, told, heard = ClockFacts(ClockReason.FIRST_LESSONS, date(2026, 9, 1), 20), "", []
    told = rules.told_after_extension(Milestone.OVER)
    for ahead in range(90):
        reached = rules.milestone(counted(clock, date(2026, 9, 30) + timedelta(days=ahead)), norms=LAW)
        if rules.is_news(reached, told=told):
            told = str(reached)
            heard.append(reached)

    assert heard == [Milestone.FEW_LEFT, Milestone.OVER]
    assert rules.told_after_extension("") == ""


def test_a_clock_past_the_years_we_know_says_so():
    count = counted(ClockFacts(ClockReason.PLACE_LOST, date(2030, 6, 20)), date(2030, 6, 21))

    assert rules.urgency(count) is Urgency.UNKNOWN
    assert not count.is_over
    assert rules.counted_after(ClockFacts(ClockReason.FIRST_LESSONS, date(2030, 7, 15))) == date(2030, 7, 15)


# ---------------------------------------------------------------------------------------------------------- more days

ASKED = ExtensionFacts(runs=True, is_special_education=False, granted_before=0, reason=ExtensionReason.TALKS_PLANNED)


def test_more_days_can_be_asked_once_with_a_reason():
    assert rules.may_ask(ASKED, norms=LAW).is_ok
    assert rules.may_grant(ASKED, norms=LAW).is_ok


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({"runs": False}, {"extension.clock_runs"}),
        ({"is_asked_already": True}, {"extension.asked_once"}),
        ({"reason": ExtensionReason.OTHER}, {"extension.has_words"}),
        ({"reason": ExtensionReason.OTHER, "words": "   "}, {"extension.has_words"}),
        ({"words": "a" * 1001}, {"extension.words_fit"}),
        ({"runs": False, "is_asked_already": True}, {"extension.clock_runs", "extension.asked_once"}),
    ],
)
def test_every_reason_against_more_days_is_told_at_once(changed, codes):
    facts = ExtensionFacts(**{**vars(ASKED), **changed})

    assert {one.code for one in rules.may_ask(facts, norms=LAW).unmet if one.blocks} == codes


def test_a_second_extension_only_warns_because_our_source_is_not_sure():
    verdict = rules.may_grant(ExtensionFacts(**{**vars(ASKED), "granted_before": 1}), norms=LAW)

    assert verdict.is_ok
    (warning,) = verdict.warnings
    assert (warning.code, warning.effect) == ("extension.not_so_often", Effect.WARN)
    assert warning.ground is LAW.search.extension_times


def test_before_2023_there_were_no_more_days_to_give():
    verdict = rules.may_grant(ASKED, norms=norms.at(date(2022, 10, 3)))

    assert {one.code for one in verdict.unmet if one.blocks} == {"extension.adds_days"}


@pytest.mark.parametrize(("special", "days"), [(False, 20), (True, 40)])
def test_special_education_gets_more(special, days):
    assert rules.extension_days(is_special_education=special, norms=LAW).value == days


def test_a_refusal_says_why():
    assert rules.may_refuse(" ").codes() == {"extension.refusal_has_words"}
    assert rules.may_refuse("Er zijn plaatsen genoeg.").is_ok
    assert rules.may_refuse("a" * 1001).codes() == {"extension.words_fit"}


# ----------------------------------------------------------------------------------------------------- when it is over

OVER = HandlingFacts(
    outcome=ClockOutcome.FULL_TIME,
    day=DAY,
    due_on=date(2026, 9, 29),
    is_over=True,
    birth_date=date(2009, 4, 12),
    is_special_education=False,
)


@pytest.mark.parametrize("outcome", [one for one in ClockOutcome if one is not ClockOutcome.VDAB])
def test_when_the_days_are_over_each_way_is_open_to_a_learner_of_seventeen(outcome):
    assert not rules.may_handle(HandlingFacts(**{**vars(OVER), "outcome": outcome}), norms=LAW).unmet


@pytest.mark.parametrize(
    ("changed", "blocks", "warns"),
    [
        ({"is_over": False}, {"clock.is_over"}, set()),
        ({"outcome": ClockOutcome.RUN_UP, "is_special_education": True}, {"clock.run_up_ordinary"}, set()),
        ({"outcome": ClockOutcome.RUN_UP, "birth_date": date(2000, 1, 1)}, {"clock.run_up_age"}, set()),
        ({"outcome": ClockOutcome.RUN_UP, "birth_date": None}, set(), set()),
        ({"outcome": ClockOutcome.VDAB}, set(), {"clock.vdab_adult"}),
        ({"outcome": ClockOutcome.VDAB, "birth_date": None}, set(), {"clock.vdab_adult"}),
        ({"outcome": ClockOutcome.VDAB, "birth_date": date(2008, 1, 1)}, set(), set()),
        (
            {"outcome": ClockOutcome.VDAB, "birth_date": date(2008, 1, 1), "vdab_answers": True},
            {"clock.vdab_accepts"},
            set(),
        ),
        ({"words": "a" * 1001}, {"clock.words_fit"}, set()),
    ],
)
def test_what_cannot_follow_is_told_with_the_reason(changed, blocks, warns):
    verdict = rules.may_handle(HandlingFacts(**{**vars(OVER), **changed}), norms=LAW)

    assert {one.code for one in verdict.unmet if one.blocks} == blocks
    assert {one.code for one in verdict.warnings} == warns
