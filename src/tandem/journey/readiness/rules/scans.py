"""A set of questions, and what its answers say: the least ready answer of a theme speaks for the theme.

Answers are letters, one for each question in order. So a scan that is not finished is a short text that fits in a link;
nothing of it is kept.
"""

from dataclasses import dataclass
from typing import Final

from tandem.base.verdict import Finding, Verdict
from tandem.journey.readiness.terms import Mark, Readiness, Scan, Theme, Way

_ORDER: Final = {readiness: place for place, readiness in enumerate(Readiness)}


@dataclass(frozen=True)
class Text:
    """A text in both languages."""

    nl: str
    en: str


@dataclass(frozen=True)
class Choice:
    """One way to answer a question."""

    letter: str
    text: Text
    readiness: Readiness
    advice: Text | None
    """What to do, where this is not ready."""
    marks: frozenset[Mark] = frozenset()
    """What it says of somebody's situation."""


@dataclass(frozen=True)
class Question:
    """One question of a set."""

    code: str
    theme: Theme
    text: Text
    hint: Text | None
    parameter: str
    """The dated parameter of the law behind it; empty where the law asks nothing."""
    choices: tuple[Choice, ...]

    def choice(self, letter: str) -> Choice | None:
        """The choice with this letter."""
        return next((one for one in self.choices if one.letter == letter), None)


@dataclass(frozen=True)
class QuestionSet:
    """All questions of a scan, in the order in which they are asked."""

    scan: Scan
    version: int
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Answered:
    """A question with its answer."""

    question: Question
    choice: Choice


@dataclass(frozen=True)
class ThemeResult:
    """What the answers to the questions of one theme say."""

    theme: Theme
    readiness: Readiness
    answers: tuple[Answered, ...]


@dataclass(frozen=True)
class Result:
    """What all answers say."""

    readiness: Readiness
    themes: tuple[ThemeResult, ...]
    marks: frozenset[Mark] = frozenset()

    def of(self, theme: Theme) -> Readiness:
        """How ready in one theme; ready where nothing was asked about it."""
        return next((one.readiness for one in self.themes if one.theme is theme), Readiness.READY)


def understood(asked: QuestionSet, letters: str) -> str:
    """The longest beginning of these letters that are answers to the questions, in order."""
    for place, letter in enumerate(letters):
        if place == len(asked.questions) or asked.questions[place].choice(letter) is None:
            return letters[:place]
    return letters


def is_complete(asked: QuestionSet, letters: str) -> bool:
    """Whether every question has its answer."""
    return len(understood(asked, letters)) == len(asked.questions)


def may_be_read(asked: QuestionSet, letters: str, *, version: int | None) -> Verdict:
    """Whether these letters answer these questions: those of this version, and every one of them."""
    is_same = version is None or version == asked.version
    known, whole = len(understood(asked, letters)), len(asked.questions)
    found = len(letters) if known == whole else known
    return Verdict(
        (
            Finding("scan.version", is_same, found=version, needed=asked.version),
            Finding("scan.answers", not is_same or found == whole, found=found, needed=whole),
        )
    )


def result(asked: QuestionSet, letters: str) -> Result:
    """What a complete scan says, themes as they are first asked; `ValueError` while answers are missing."""
    if not is_complete(asked, letters):
        message = f"{len(asked.questions)} answers are needed, {len(understood(asked, letters))} were understood"
        raise ValueError(message)
    by_theme: dict[Theme, list[Answered]] = {}
    for question, letter in zip(asked.questions, letters, strict=False):
        choice = question.choice(letter)
        if choice is not None:
            by_theme.setdefault(question.theme, []).append(Answered(question, choice))
    themes = tuple(ThemeResult(theme, _least(answers), tuple(answers)) for theme, answers in by_theme.items())
    marks = frozenset[Mark]().union(*(answered.choice.marks for theme in themes for answered in theme.answers))
    return Result(max((one.readiness for one in themes), key=_ORDER.__getitem__), themes, marks)


def way(found: Result) -> Way:
    """Which way is open to who wonders about dual learning: by age, then willing, then able (R-PATH-03, R-PATH-06).

    It is a way to go on, never a judgement: whoever is in doubt, talks. The run-up phase is for ordinary secondary
    education only (R-RUN-01).
    """
    if Mark.TOO_YOUNG in found.marks:
        return Way.LATER
    if Mark.TOO_OLD in found.marks:
        return Way.ADULT
    if found.of(Theme.WILLING) is Readiness.NOT_YET:
        return Way.TALK
    if found.of(Theme.ABLE) is Readiness.NOT_YET:
        return Way.TALK if Mark.SPECIAL_EDUCATION in found.marks else Way.RUN_UP
    return Way.DUAL


def _least(answers: list[Answered]) -> Readiness:
    return max((one.choice.readiness for one in answers), key=_ORDER.__getitem__)
