"""What answers say: the least ready one speaks for its theme; a scan that is not finished is a short text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.journey.readiness.queries import scans as queries
from tandem.journey.readiness.rules import scans as rules
from tandem.journey.readiness.rules.scans import Choice, Question, QuestionSet, Text
from tandem.journey.readiness.terms import Readiness, Scan, Theme
from tandem.law import catalogue

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


def test_the_questions_for_companies_are_whole() -> None:
    asked = queries.question_set(Scan.COMPANY)
    assert len({one.code for one in asked.questions}) == len(asked.questions) > 0
    assert {one.theme for one in asked.questions} == set(Theme)
    for one in asked.questions:
        letters = [choice.letter for choice in one.choices]
        assert letters == sorted(set(letters))
        assert all(len(letter) == 1 for letter in letters)
        assert one.choices[0].readiness is Readiness.READY
        assert len(one.choices) > 1
        for choice in one.choices:
            assert (choice.advice is None) == (choice.readiness is Readiness.READY), one.code
        texts = [one.text, *([one.hint] if one.hint else []), *(choice.text for choice in one.choices)]
        texts += [choice.advice for choice in one.choices if choice.advice]
        assert all(text.nl and text.en and text.nl != text.en for text in texts)
        if one.parameter:
            assert catalogue.parameter(one.parameter)
        assert one.parameter or "{value}" not in one.text.nl + one.text.en


def test_only_what_the_law_asks_can_say_not_yet() -> None:
    for one in queries.question_set(Scan.COMPANY).questions:
        if any(choice.readiness is Readiness.NOT_YET for choice in one.choices):
            assert one.parameter, one.code
