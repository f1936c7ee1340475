"""What answers say: the least ready one speaks for its theme; a scan that is not finished is a short text."""

import itertools
import re
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.journey.readiness.queries import scans as queries
from tandem.journey.readiness.rules import scans as rules
from tandem.journey.readiness.rules.scans import Choice, Question, QuestionSet, Text
from tandem.journey.readiness.terms import Mark, Readiness, Scan, Theme, Way
from tandem.law import catalogue, norms

WORDS = Text("ja", "yes")
THREE = {"a": Readiness.READY, "b": Readiness.NEARLY, "c": Readiness.NOT_YET}


def question(code: str, theme: Theme) -> Question:
    choices = tuple(Choice(letter, WORDS, readiness, None) for letter, readiness in THREE.items())
    return Question(code, theme, WORDS, None, "", choices)


ASKED = QuestionSet(
    Scan.COMPANY,
    1,
    (question("one", Theme.MENTOR), question("two", Theme.REACH), question("three", Theme.MENTOR)),
)


@given(letters=st.text("abc", min_size=3, max_size=3))
def test_the_least_ready_answer_speaks_for_its_theme_and_the_least_ready_theme_for_all(letters: str) -> None:
    found = rules.result(ASKED, letters)
    assert [theme.theme for theme in found.themes] == [Theme.MENTOR, Theme.REACH]
    assert [theme.readiness for theme in found.themes] == [THREE[max(letters[0], letters[2])], THREE[letters[1]]]
    assert found.readiness == THREE[max(letters)]
    assert [one.question.code for one in found.themes[0].answers] == ["one", "three"]


@given(letters=st.text(max_size=6))
def test_what_is_understood_is_a_beginning_and_every_letter_of_it_an_answer(letters: str) -> None:
    known = rules.understood(ASKED, letters)
    assert letters.startswith(known)
    assert set(known) <= set(THREE)
    assert len(known) <= len(ASKED.questions)
    assert rules.is_complete(ASKED, letters) == (len(known) == len(ASKED.questions))
    if not rules.is_complete(ASKED, letters):
        with pytest.raises(ValueError, match=f"{len(known)} were understood"):
            rules.result(ASKED, letters)


@given(letters=st.text("abcd", max_size=5), version=st.sampled_from([None, 1, 2]))
def test_answers_are_read_when_they_are_whole_and_of_this_version(letters: str, version: int | None) -> None:
    verdict = rules.may_be_read(ASKED, letters, version=version)
    is_whole = len(letters) == len(ASKED.questions) and set(letters) <= set(THREE)
    assert verdict.is_ok == (is_whole and version != 2)
    assert verdict.codes() == ({"scan.version"} if version == 2 else set() if is_whole else {"scan.answers"})


LAW = re.compile(r"\{([a-z_0-9.]+)\}")
COUNTS = {Scan.COMPANY: 12, Scan.PROVIDER: 15, Scan.LEARNER: 10}
THEMES = {
    Scan.COMPANY: {Theme.WORKPLACE: 3, Theme.MENTOR: 4, Theme.DUTIES: 1, Theme.LEARNING: 2, Theme.REACH: 2},
    Scan.PROVIDER: {Theme.VISION: 3, Theme.ENTRY: 4, Theme.GUIDANCE: 3, Theme.COOPERATION: 3, Theme.PLAN: 2},
    Scan.LEARNER: {Theme.START: 2, Theme.WILLING: 2, Theme.ABLE: 3, Theme.CHOICE: 2, Theme.REACH: 1},
}
"""Each scan asks about its own themes: a question that slips to another theme changes what a result says."""


def texts_of(one: Question) -> list[Text]:
    """Every text of a question."""
    texts = [one.text, *([one.hint] if one.hint else []), *(choice.text for choice in one.choices)]
    return texts + [choice.advice for choice in one.choices if choice.advice]


@pytest.mark.parametrize("scan", Scan)
def test_the_questions_are_whole(scan: Scan, day: date) -> None:
    asked = queries.question_set(scan)
    assert len({one.code for one in asked.questions}) == len(asked.questions) == COUNTS[scan]
    assert Counter(one.theme for one in asked.questions) == THEMES[scan]
    for one in asked.questions:
        letters = [choice.letter for choice in one.choices]
        assert letters == sorted(set(letters))
        assert all(len(letter) == 1 for letter in letters)
        assert one.choices[0].readiness is Readiness.READY
        assert len(one.choices) > 1
        for choice in one.choices:
            assert (choice.advice is None) == (choice.readiness is Readiness.READY), one.code
        assert all(text.nl and text.en and text.nl != text.en for text in texts_of(one))
        if one.parameter:
            assert catalogue.parameter(one.parameter)
        for text in texts_of(one):
            named, in_english = LAW.findall(text.nl), LAW.findall(text.en)
            assert sorted(named) == sorted(in_english), one.code
            for key in named:
                assert norms.at(day).value(one.parameter if key == "value" else key).value is not None, key


def test_every_theme_is_asked_about_in_some_scan_and_every_mark_is_set() -> None:
    asked = [one for scan in Scan for one in queries.question_set(scan).questions]
    assert {one.theme for one in asked} == set(Theme)
    assert frozenset().union(*(choice.marks for one in asked for choice in one.choices)) == set(Mark)


@pytest.mark.parametrize("scan", Scan)
def test_only_what_the_law_asks_can_say_not_yet(scan: Scan) -> None:
    for one in queries.question_set(scan).questions:
        if any(choice.readiness is Readiness.NOT_YET for choice in one.choices):
            assert one.parameter, one.code


def test_a_young_person_is_asked_nothing_about_health_and_spoken_to_with_je() -> None:
    for one in queries.question_set(Scan.LEARNER).questions:
        for text in texts_of(one):
            assert not re.search(r"\b(u|uw)\b|ziek|gezond|medicijn|handicap|stoornis", text.nl.lower()), text.nl


WILLING, ABLE = Theme.WILLING, Theme.ABLE
READY, NEARLY, NOT_YET = Readiness


@pytest.mark.parametrize(
    ("themes", "marks", "expected"),
    [
        ({}, (), Way.DUAL),
        ({WILLING: READY, ABLE: READY}, (), Way.DUAL),
        ({WILLING: NEARLY, ABLE: NEARLY}, (), Way.DUAL),
        ({WILLING: READY, ABLE: NOT_YET}, (), Way.RUN_UP),
        ({WILLING: NEARLY, ABLE: NOT_YET}, (Mark.OUT_OF_EDUCATION,), Way.RUN_UP),
        ({WILLING: READY, ABLE: NOT_YET}, (Mark.SPECIAL_EDUCATION,), Way.TALK),
        ({WILLING: NOT_YET, ABLE: READY}, (), Way.TALK),
        ({WILLING: NOT_YET, ABLE: NOT_YET}, (), Way.TALK),
        ({WILLING: READY, ABLE: READY}, (Mark.TOO_YOUNG,), Way.LATER),
        ({WILLING: NOT_YET, ABLE: NOT_YET}, (Mark.TOO_OLD, Mark.SEEKS_WORK), Way.ADULT),
        ({WILLING: READY, ABLE: READY}, (Mark.NEWCOMER, Mark.NO_TRADE_YET), Way.DUAL),
    ],
)
def test_which_way_is_open(themes: dict[Theme, Readiness], marks: tuple[Mark, ...], expected: Way) -> None:
    said = tuple(rules.ThemeResult(theme, readiness, ()) for theme, readiness in themes.items())
    assert rules.way(rules.Result(READY, said, frozenset(marks))) is expected


def test_every_way_is_open_to_somebody() -> None:
    asked = queries.question_set(Scan.LEARNER)
    letters = itertools.product(*([choice.letter for choice in one.choices] for one in asked.questions[:5]))
    rest = "a" * (len(asked.questions) - 5)
    assert {rules.way(rules.result(asked, "".join(some) + rest)) for some in letters} == set(Way)
