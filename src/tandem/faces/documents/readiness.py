"""What a scan says, in words: the page, the PDF and the mail are made from this one thing."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, gettext

from tandem.faces.documents.reasons import Reason, grounded
from tandem.faces.documents.words import code_label
from tandem.journey.readiness.rules import scans as rules
from tandem.journey.readiness.rules.scans import Answered, Question, QuestionSet, Text
from tandem.journey.readiness.terms import Readiness, Scan
from tandem.law import norms
from tandem.law.values import Certainty

STATES: Final = {Readiness.READY: "ok", Readiness.NEARLY: "wait", Readiness.NOT_YET: "stop"}
"""How ready, as a mark that every page draws the same way."""

SPACES: Final = {Scan.COMPANY: "scan"}
"""Under which name the addresses of each scan stand."""


@dataclass(frozen=True)
class Step:
    """Something to do next, with its address on this site."""

    label: str
    path: str
    text: str = ""


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
    """How ready, why, and what to do next."""

    title: str
    lead: str
    about: str
    """What the questions are called."""
    themes: tuple[ThemeSaid, ...]
    steps: tuple[Step, ...]
    path: str
    """Where the result stands on this site: the answers are in it."""
    day: date
    language: str

    @property
    def url(self) -> str:
        """The whole address of the result."""
        return settings.BASE_URL + self.path


def title_of(scan: Scan) -> str:
    """What the questions are called."""
    return _NAMES[scan]()


def path_of(page: str, asked: QuestionSet, letters: str, **more: str) -> str:
    """The address of a page of the scan, with the answers in it."""
    told = {"v": str(asked.version), "a": letters} | {key: value for key, value in more.items() if value}
    return f"{reverse(f'{SPACES[asked.scan]}:{page}')}?{urlencode(told)}"


def report(asked: QuestionSet, letters: str, *, day: date) -> Report:
    """What a complete scan says on this day."""
    found = rules.result(asked, letters)
    place = {question.code: number for number, question in enumerate(asked.questions)}
    return Report(
        title=_TITLES[found.readiness](),
        lead=_LEADS[found.readiness](),
        about=title_of(asked.scan),
        themes=tuple(_theme(theme, place, day=day) for theme in found.themes),
        steps=_steps(found.readiness, asked, letters),
        path=path_of("result", asked, letters),
        day=day,
        language=get_language() or settings.LANGUAGE_CODE,
    )


def question_text(question: Question, *, day: date) -> str:
    """The question, with what the law says that day."""
    text = said(question.text)
    if "{value}" not in text:
        return text
    return text.replace("{value}", str(norms.at(day).value(question.parameter).value))


def said(text: Text) -> str:
    """The text in the language of the page."""
    return text.en if get_language() == "en" else text.nl


def _theme(theme: rules.ThemeResult, place: dict[str, int], *, day: date) -> ThemeSaid:
    at = [(answered, place[answered.question.code]) for answered in theme.answers]
    return ThemeSaid(
        title=code_label(theme.theme),
        state=STATES[theme.readiness],
        word=code_label(theme.readiness),
        opened=tuple(Open(_reason(one, day=day), number) for one, number in at if not _is_fine(one)),
        fine=tuple(
            Fine(question_text(one.question, day=day), said(one.choice.text), number)
            for one, number in at
            if _is_fine(one)
        ),
    )


def _is_fine(answered: Answered) -> bool:
    return answered.choice.readiness is Readiness.READY


def _reason(answered: Answered, *, day: date) -> Reason:
    question, choice = answered.question, answered.choice
    reason = Reason(
        state=STATES[choice.readiness],
        title=question_text(question, day=day),
        found=said(choice.text),
        todo=said(choice.advice) if choice.advice else "",
    )
    if question.parameter:
        return grounded(reason, norms.at(day).value(question.parameter))
    return replace(reason, source=gettext("een vraag van Tandem, geen regel"), certainty=str(Certainty.INVENTED))


def _steps(readiness: Readiness, asked: QuestionSet, letters: str) -> tuple[Step, ...]:
    law = Step(gettext("Lees de voorwaarden"), f"{reverse('law:rules')}?onderwerp=recognition")
    who = Step(gettext("Welke instantie behandelt mijn aanvraag?"), reverse("mandates:route"))
    if readiness is Readiness.NOT_YET:
        return law, who, Step(gettext("Stel een vraag"), reverse("site:contact"))
    return Step(gettext("Vraag een erkenning"), path_of("request", asked, letters)), who, law


_Words = Callable[[], str]
_NAMES: Final[dict[Scan, _Words]] = {Scan.COMPANY: lambda: gettext("Hoe klaar ben ik voor duaal?")}
_TITLES: Final[dict[Readiness, _Words]] = {
    Readiness.READY: lambda: gettext("U bent klaar voor duaal leren"),
    Readiness.NEARLY: lambda: gettext("U bent bijna klaar voor duaal leren"),
    Readiness.NOT_YET: lambda: gettext("U bent nog niet klaar voor duaal leren"),
}
_LEADS: Final[dict[Readiness, _Words]] = {
    Readiness.READY: lambda: gettext("Alles wat wij vroegen, zit goed. U kunt een erkenning vragen."),
    Readiness.NEARLY: lambda: gettext("U kunt al een erkenning vragen. Hieronder staat wat u nog beter kunt maken."),
    Readiness.NOT_YET: lambda: gettext("Niet alles wat moet, is vervuld. Hieronder staat wat u kunt doen."),
}
