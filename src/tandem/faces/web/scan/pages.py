"""What the scan shows: one question a page, and the result. The answers travel in the address; nothing is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext

from tandem.faces.documents.readiness import ThemeSaid, question_text, report, said
from tandem.faces.documents.reasons import Reason
from tandem.faces.documents.scan_addresses import SPACES, path_of
from tandem.faces.documents.scan_steps import Step
from tandem.faces.documents.scan_words import Voice, voice
from tandem.faces.web.scan.forms import AnswerForm
from tandem.faces.web.site.pages import Link, Page, below_home
from tandem.journey.readiness.queries import scans as queries
from tandem.journey.readiness.rules import scans as rules
from tandem.journey.readiness.rules.scans import Question, QuestionSet
from tandem.journey.readiness.terms import Scan
from tandem.law import catalogue


@dataclass(frozen=True)
class Asked:
    """How far somebody is, as the address tells it."""

    questions: QuestionSet
    letters: str
    """The answers before the question whose turn it is."""
    later: str = ""
    """The answers after it, of somebody who changes one."""
    is_older: bool = False
    """Whether the answers were given to other questions than those of today."""
    is_cut: bool = False
    """Whether the address held answers that no question has."""

    @classmethod
    def of(cls, scan: Scan, query: Mapping[str, str]) -> "Asked":
        """What the address tells; what cannot be understood is left out, from there on."""
        questions, given = queries.question_set(scan), query.get("a", "")
        if query.get("v", str(questions.version)) != str(questions.version):
            return cls(questions, "", is_older=bool(given))
        letters = rules.understood(questions, given)
        later = query.get("later", "")[: len(questions.questions)]
        return cls(questions, letters, later=later, is_cut=letters != given)

    @property
    def is_complete(self) -> bool:
        """Whether every question has its answer."""
        return rules.is_complete(self.questions, self.letters)

    @property
    def is_readable(self) -> bool:
        """Whether everything in the address could be read."""
        return not self.is_older and not self.is_cut

    def answered(self, letter: str) -> "Asked":
        """The same with this answer to the question whose turn it is."""
        return Asked(self.questions, rules.understood(self.questions, self.letters + letter + self.later))

    def at(self, place: int, *, now: str = "") -> str:
        """The address of a question that was answered, to change it; what was answered after it stays.

        `now` is what the question whose turn it is was answered with before; without it nothing after it can stay.
        """
        later = self.letters[place + 1 :] + (now + self.later if now else "")
        before = replace(self, letters=self.letters[:place], later=later)
        return f"{address(before)}&{urlencode({'was': self.letters[place]})}"


@dataclass(frozen=True)
class StartPage(Page):
    """What the scan is."""

    count: int = 0
    first: str = ""
    voice: Voice | None = None


@dataclass(frozen=True)
class QuestionPage(Page):
    """One question."""

    number: int = 0
    count: int = 0
    note: str = ""
    form: AnswerForm | None = None
    action: str = ""
    back: str = ""
    here: str = ""
    rule: Link | None = None
    is_about_person: bool = False
    """Whether the name of a rule beside the question would read as a verdict on somebody."""
    voice: Voice | None = None


@dataclass(frozen=True)
class FineLine:
    """A question that asks for nothing more, with the way to answer it otherwise."""

    question: str
    answer: str
    change: str


@dataclass(frozen=True)
class ThemePage:
    """One theme of the result."""

    said: ThemeSaid
    reasons: tuple[Reason, ...]
    fine: tuple[FineLine, ...]


@dataclass(frozen=True)
class ResultPage(Page):
    """How ready, and what to do next."""

    themes: tuple[ThemePage, ...] = ()
    tells_themes: bool = True
    main: Step | None = None
    onward: tuple[Step, ...] = ()
    fine_count: int = 0
    here: str = ""
    pdf: str = ""
    mail: str = ""
    start: str = ""
    voice: Voice | None = None


@dataclass(frozen=True)
class MailPage(Page):
    """Where the result goes by mail."""

    here: str = ""
    back: str = ""
    voice: Voice | None = None


def address(asked: Asked) -> str:
    """Where somebody goes on: the next question, or the result."""
    return path_of("result" if asked.is_complete else "question", asked.questions, asked.letters, later=asked.later)


def onward(asked: Asked, query: Mapping[str, str]) -> str:
    """Where an answer leads; empty where there is none yet, or none of the choices."""
    if asked.is_complete:
        return address(asked)
    letter = query.get("antwoord", "")
    is_choice = asked.questions.questions[len(asked.letters)].choice(letter) is not None
    return address(asked.answered(letter)) if is_choice and asked.is_readable else ""


def start(scan: Scan) -> StartPage:
    """What the scan is, and the way to the first question."""
    questions, told = queries.question_set(scan), voice(scan)
    return StartPage(
        title=told.name,
        lead=told.lead,
        breadcrumb=below_home(told.name),
        voice=told,
        count=len(questions.questions),
        first=address(Asked(questions, "")),
    )


def question(asked: Asked, query: Mapping[str, str], *, here: str, day: date) -> QuestionPage:
    """The question whose turn it is."""
    place, count = len(asked.letters), len(asked.questions.questions)
    one = asked.questions.questions[place]
    was = query.get("was", "") if one.choice(query.get("was", "")) else ""
    told = {"v": asked.questions.version, "a": asked.letters, "later": asked.later}
    is_sent = asked.is_readable and bool({"antwoord", "stuur"} & set(query))
    form = AnswerForm(
        told | {"antwoord": query.get("antwoord", "")} if is_sent else None,
        initial=told | {"antwoord": was},
        label=question_text(one, day=day),
        hint=said(one.hint, one, day=day) if one.hint else "",
        choices=[(choice.letter, said(choice.text, one, day=day)) for choice in one.choices],
    )
    title = gettext("Vraag %(number)d van %(count)d") % {"number": place + 1, "count": count}
    return QuestionPage(
        title=title,
        breadcrumb=below_start(asked, title),
        has_errors=bool(form.errors),
        number=place + 1,
        count=count,
        note=_note(asked),
        form=form,
        action=reverse(f"{SPACES[asked.questions.scan]}:question"),
        back=asked.at(place - 1, now=was) if place else "",
        here=here,
        rule=Link(_rule_name(one), reverse("law:rule", args=[one.parameter])) if one.parameter else None,
        is_about_person=asked.questions.scan is Scan.LEARNER,
        voice=voice(asked.questions.scan),
    )


def result(asked: Asked, *, here: str, day: date) -> ResultPage:
    """How ready, theme by theme."""
    told = report(asked.questions, asked.letters, day=day)
    return ResultPage(
        title=told.title,
        lead=told.lead,
        breadcrumb=below_start(asked, gettext("Resultaat")),
        themes=tuple(_theme(asked, theme) for theme in told.themes),
        fine_count=sum(len(theme.fine) for theme in told.themes),
        tells_themes=told.tells_themes,
        main=told.steps[0] if told.steps[0].path else None,
        onward=told.steps[1:] if told.steps[0].path else told.steps,
        here=here,
        pdf=path_of("pdf", asked.questions, asked.letters),
        mail=path_of("mail", asked.questions, asked.letters),
        start=reverse(f"{SPACES[asked.questions.scan]}:start"),
        voice=told.voice,
    )


def mail(asked: Asked, *, here: str, has_errors: bool) -> MailPage:
    """Where the result goes by mail, and what becomes of the address."""
    return MailPage(
        title=gettext("Stuur dit resultaat naar mij"),
        lead=voice(asked.questions.scan).mail_lead,
        breadcrumb=below_start(asked, gettext("Mail")),
        has_errors=has_errors,
        here=here,
        back=path_of("result", asked.questions, asked.letters),
        voice=voice(asked.questions.scan),
    )


def mailed(asked: Asked, *, to: str) -> MailPage:
    """The mail is on its way."""
    return MailPage(
        title=gettext("De mail is onderweg"),
        lead=voice(asked.questions.scan).looked_up % {"email": to},
        breadcrumb=below_start(asked, gettext("Mail")),
        back=path_of("result", asked.questions, asked.letters),
    )


def below_start(asked: Asked, label: str) -> tuple[Link, ...]:
    """The path to a page of this scan."""
    home, _ = below_home(label)
    scan = asked.questions.scan
    return home, Link(voice(scan).name, reverse(f"{SPACES[scan]}:start")), Link(label, "")


def _theme(asked: Asked, theme: ThemeSaid) -> ThemePage:
    change = gettext("Wijzig dit antwoord")
    return ThemePage(
        said=theme,
        reasons=tuple(replace(one.reason, todo_url=asked.at(one.place), todo_link=change) for one in theme.opened),
        fine=tuple(FineLine(one.question, one.answer, asked.at(one.place)) for one in theme.fine),
    )


def _rule_name(question: Question) -> str:
    return gettext(catalogue.parameter(question.parameter).name)


def _note(asked: Asked) -> str:
    if asked.is_older:
        return voice(asked.questions.scan).older
    return voice(asked.questions.scan).cut if asked.is_cut else ""
