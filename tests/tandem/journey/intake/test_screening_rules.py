"""What a screening says: of two voices one profile, and of the profile a path."""

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.base.verdict import Effect
from tandem.journey.intake.rules import screening as rules
from tandem.journey.intake.rules.screening import Answers, LearnerFacts
from tandem.journey.intake.terms.screening import (
    Answer,
    CompanySize,
    DutchLevel,
    Interest,
    Language,
    Licence,
    Path,
    Strength,
    Voice,
    Weekday,
    Wish,
)
from tandem.law import norms
from tandem.registers.travel.terms import TravelMode

DAY = date(2026, 11, 21)
NORMS = norms.at(DAY)
LEARNER = LearnerFacts(birth_date=date(2009, 4, 12), is_special_education=False)
FULL = Answers(
    work_willing=Answer.YES,
    work_ready=Answer.NO,
    travel_modes=frozenset({TravelMode.BIKE}),
    longest_minutes=45,
    work_days=frozenset({Weekday.THURSDAY, Weekday.FRIDAY}),
)


def some(kind):
    return st.frozensets(st.sampled_from(list(kind)))


every_answer = st.builds(
    Answers,
    work_willing=st.sampled_from(Answer),
    work_ready=st.sampled_from(Answer),
    strengths=some(Strength),
    to_practise=some(Strength),
    interests=some(Interest),
    interest_words=st.text(max_size=20),
    dutch=st.sampled_from(DutchLevel),
    languages=some(Language),
    travel_modes=some(TravelMode),
    longest_minutes=st.none() | st.integers(0, 200),
    earliest_start=st.none() | st.integers(0, 1439),
    available_from=st.none() | st.dates(date(2025, 1, 1), date(2028, 1, 1)),
    school_days=some(Weekday),
    work_days=some(Weekday),
    licences=some(Licence),
    company_size=st.sampled_from(CompanySize),
    wishes=some(Wish),
    words=st.text(max_size=20),
)


@given(every_answer)
def test_answers_come_back_from_storage_as_they_were(answers):
    assert rules.kept(answers.plain()) == answers
    assert set(answers.plain()) == answers.said


@given(every_answer, every_answer)
def test_the_word_of_the_coach_counts_and_what_only_the_learner_said_stays(learner, coach):
    profile = rules.together(learner, coach)

    for name in (one.name for one in fields(Answers)):
        spoken = coach if name in coach.said else learner
        assert getattr(profile, name) == getattr(spoken, name)
    assert profile.said == learner.said | coach.said


def test_who_said_what_and_where_they_differ():
    learner = Answers(work_ready=Answer.YES, longest_minutes=30, words="Ik wil graag.")
    coach = Answers(work_ready=Answer.NO, longest_minutes=30)

    assert rules.voices("work_ready", learner=learner, coach=coach) == (Voice.LEARNER, Voice.COACH)
    assert rules.voices("words", learner=learner, coach=coach) == (Voice.LEARNER,)
    assert rules.voices("wishes", learner=learner, coach=coach) == ()
    assert rules.differ(learner, coach) == ("work_ready",)


@pytest.mark.parametrize(
    ("answers", "unmet"),
    [
        (Answers(), set()),
        (FULL, set()),
        (Answers(longest_minutes=4), {"screening.minutes"}),
        (Answers(longest_minutes=5), set()),
        (Answers(longest_minutes=181), {"screening.minutes"}),
        (Answers(earliest_start=1440), {"screening.start"}),
        (Answers(available_from=date(2028, 11, 22)), {"screening.available"}),
        (Answers(available_from=date(2028, 11, 21)), set()),
        (Answers(available_from=date(2024, 11, 20)), {"screening.available"}),
        (
            Answers(strengths=frozenset({Strength.SAFE}), to_practise=frozenset({Strength.SAFE})),
            {"screening.strengths_apart"},
        ),
        (
            Answers(school_days=frozenset({Weekday.MONDAY}), work_days=frozenset({Weekday.MONDAY})),
            {"screening.days_apart"},
        ),
        (Answers(words="a" * 2001), {"screening.words"}),
        (Answers(interest_words="a" * 2001), {"screening.words"}),
    ],
)
def test_answers_that_cannot_be_right_are_refused(answers, unmet):
    assert rules.can_be(answers, day=DAY).codes() == unmet


@pytest.mark.parametrize(
    ("change", "blocking"),
    [
        ({}, set()),
        ({"work_willing": Answer.UNKNOWN}, {"screening.willing_known"}),
        ({"work_ready": Answer.UNKNOWN}, {"screening.ready_known"}),
        ({"work_willing": Answer.NO, "work_ready": Answer.UNKNOWN}, set()),
    ],
)
def test_willing_and_ready_are_known_before_it_is_concluded(change, blocking):
    verdict = rules.may_conclude(replace(FULL, **change))

    assert {finding.code for finding in verdict.unmet if finding.blocks} == blocking


def test_what_matching_would_miss_only_warns_and_only_for_who_goes_to_work():
    bare = Answers(work_willing=Answer.YES, work_ready=Answer.YES)
    missing = {"screening.travel_known", "screening.minutes_known", "screening.days_known"}

    assert rules.may_conclude(bare).codes() == missing
    assert rules.may_conclude(bare).is_ok
    assert rules.may_conclude(Answers(work_willing=Answer.NO)).codes() == set()


@pytest.mark.parametrize(
    ("willing", "ready", "path"),
    [
        (Answer.YES, Answer.YES, Path.DUAL),
        (Answer.YES, Answer.NO, Path.RUN_UP),
        (Answer.NO, Answer.YES, Path.OTHER),
        (Answer.NO, Answer.NO, Path.OTHER),
        (Answer.NO, Answer.UNKNOWN, Path.OTHER),
    ],
)
def test_willing_and_ready_lead_where_the_matrix_says(willing, ready, path):
    profile = replace(FULL, work_willing=willing, work_ready=ready)

    assert rules.path_of(profile, norms=NORMS) is path


def test_every_path_of_the_law_is_a_path_of_ours():
    told = {NORMS.path.willing_and_ready.value, NORMS.path.willing_not_ready.value, NORMS.path.not_willing.value}

    assert told == set(Path)


@pytest.mark.parametrize(
    ("learner", "unmet"),
    [
        ({}, {"screening.ready"}),
        ({"birth_date": date(2011, 11, 21)}, {"screening.ready"}),
        ({"birth_date": date(2011, 11, 22)}, {"screening.ready", "run_up.old_enough"}),
        ({"birth_date": date(2000, 11, 22)}, {"screening.ready"}),
        ({"birth_date": date(2000, 11, 21)}, {"screening.ready", "run_up.young_enough"}),
        ({"birth_date": None}, {"screening.ready", "run_up.old_enough"}),
        ({"is_special_education": True}, {"screening.ready", "run_up.ordinary_education"}),
    ],
)
def test_who_is_not_ready_hears_whether_a_run_up_is_open(learner, unmet):
    verdict = rules.conclude(FULL, replace(LEARNER, **learner), day=DAY, norms=NORMS)

    assert verdict.codes() == unmet


def test_who_is_ready_or_not_willing_hears_nothing_of_a_run_up():
    ready = rules.conclude(replace(FULL, work_ready=Answer.YES), LEARNER, day=DAY, norms=NORMS)
    unwilling = rules.conclude(replace(FULL, work_willing=Answer.NO), LEARNER, day=DAY, norms=NORMS)

    assert ready.codes() == set()
    assert {finding.code for finding in ready.findings} == {"screening.willing", "screening.ready"}
    assert unwilling.codes() == {"screening.willing"}
    assert all(one.effect is Effect.WARN for one in (*ready.findings, *unwilling.findings))
