"""What a scan says, in words: the page, the PDF and the mail are made from this one thing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from django.conf import settings
from django.utils.translation import get_language, gettext

from tandem.faces.documents.law import style
from tandem.faces.documents.reasons import Reason, grounded
from tandem.faces.documents.scan_addresses import path_of
from tandem.faces.documents.scan_steps import Step, said_of
from tandem.faces.documents.scan_words import Voice, voice
from tandem.faces.documents.words import code_label
from tandem.journey.readiness.rules import scans as rules
from tandem.journey.readiness.rules.scans import Answered, Question, QuestionSet, Text
from tandem.journey.readiness.terms import Readiness, Scan
from tandem.law import catalogue, norms, show, words
from tandem.law.errors import NoValueOnDay
from tandem.law.values import Certainty

STATES: Final = {Readiness.READY: "ok", Readiness.NEARLY: "wait", Readiness.NOT_YET: "stop"}
"""How ready, as a mark that every page draws the same way."""

_KIND: Final = {Readiness.READY: "ok", Readiness.NEARLY: "info", Readiness.NOT_YET: "info"}
"""The same about a person: nothing is wrong with anybody."""

_LAW: Final = re.compile(r"\{([a-z_0-9.]+)\}")
"""In a text: the value of a parameter on the day; `{value}` is that of the parameter of the question."""


@dataclass(frozen=True)
class Fine:
    """An answer that asks for nothing."""

    question: str
    answer: str
    place: int
    """Which question it is, counted from nothing."""


@dataclass(frozen=True)
class Open:
    """An answer that asks for something: why, and what to do."""

    reason: Reason
    place: int


@dataclass(frozen=True)
class ThemeSaid:
    """One theme of the result."""

    title: str
    state: str
    word: str
    opened: tuple[Open, ...]
    fine: tuple[Fine, ...]


@dataclass(frozen=True)
class Report:
    """How ready, or which way; why, and what to do next."""

    title: str
    lead: str
    voice: Voice
    themes: tuple[ThemeSaid, ...]
    tells_themes: bool
    """Whether it says how ready each theme is; about a person it does not."""
    steps: tuple[Step, ...]
    path: str
    """Where the result stands on this site: the answers are in it."""
    day: date
    language: str

    @property
    def url(self) -> str:
        """The whole address of the result."""
        return settings.BASE_URL + self.path


def report(asked: QuestionSet, letters: str, *, day: date) -> Report:
    """What a complete scan says on this day."""
    found = rules.result(asked, letters)
    place = {question.code: number for number, question in enumerate(asked.questions)}
    told = said_of(asked, letters, found)
    return Report(
        title=told.title,
        lead=told.lead,
        voice=voice(asked.scan),
        themes=tuple(_theme(asked.scan, theme, place, day=day) for theme in found.themes),
        tells_themes=asked.scan is not Scan.LEARNER,
        steps=told.steps,
        path=path_of("result", asked, letters),
        day=day,
        language=get_language() or settings.LANGUAGE_CODE,
    )


def question_text(question: Question, *, day: date) -> str:
    """The question, with what the law says that day."""
    return said(question.text, question, day=day)


def said(text: Text, question: Question, *, day: date) -> str:
    """A text of a question in the language of the page, with what the law says that day."""
    plain = text.en if get_language() == "en" else text.nl
    return _LAW.sub(lambda found: _value(found[1], question, day=day), plain)


def _value(name: str, question: Question, *, day: date) -> str:
    key = question.parameter if name == "value" else name
    try:
        found = norms.at(day).value(key)
    except NoValueOnDay:
        return gettext(words.UNKNOWN)
    if isinstance(found.value, int | Decimal):
        return str(found.value)
    return show.value_text(catalogue.parameter(key), found, style=style())


def _theme(scan: Scan, theme: rules.ThemeResult, place: Mapping[str, int], *, day: date) -> ThemeSaid:
    at = [(answered, place[answered.question.code]) for answered in theme.answers]
    states = _KIND if scan is Scan.LEARNER else STATES
    return ThemeSaid(
        title=code_label(theme.theme),
        state=states[theme.readiness],
        word=voice(scan).word(theme.readiness),
        opened=tuple(Open(_reason(one, states, day=day), number) for one, number in at if not _is_fine(one)),
        fine=tuple(
            Fine(question_text(one.question, day=day), said(one.choice.text, one.question, day=day), number)
            for one, number in at
            if _is_fine(one)
        ),
    )


def _is_fine(answered: Answered) -> bool:
    return answered.choice.readiness is Readiness.READY


def _reason(answered: Answered, states: Mapping[Readiness, str], *, day: date) -> Reason:
    question, choice = answered.question, answered.choice
    reason = Reason(
        state=states[choice.readiness],
        title=question_text(question, day=day),
        found=said(choice.text, question, day=day),
        todo=said(choice.advice, question, day=day) if choice.advice else "",
    )
    if question.parameter and catalogue.parameter(question.parameter).at(day) is not None:
        return grounded(reason, norms.at(day).value(question.parameter))
    return replace(reason, source=gettext("een vraag van Tandem, geen regel"), certainty=str(Certainty.INVENTED))
