"""What the scan shows: one question a page, and the result. The answers travel in the address; nothing is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext

from tandem.faces.documents.reasons import Reason, grounded
from tandem.faces.documents.words import code_label
from tandem.faces.web.language import in_language
from tandem.faces.web.scan.forms import AnswerForm
from tandem.faces.web.site.pages import Link, Page, below_home
from tandem.journey.readiness.queries import scans as queries
from tandem.journey.readiness.rules import scans as rules
from tandem.journey.readiness.rules.scans import Answered, Question, QuestionSet, Text
from tandem.journey.readiness.terms import Readiness, Scan
from tandem.law import catalogue, norms
from tandem.law.values import Certainty


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
    def of(cls, query: Mapping[str, str]) -> "Asked":
        """What the address tells; what cannot be understood is left out, from there on."""
        questions, given = queries.question_set(Scan.COMPANY), query.get("a", "")
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


@dataclass(frozen=True)
class QuestionPage(Page):
    """One question."""

    number: int = 0
    count: int = 0
    note: str = ""
    form: AnswerForm | None = None
    back: str = ""
    here: str = ""
    rule: Link | None = None


@dataclass(frozen=True)
class ThemeSaid:
    """One theme of the result."""

    title: str
    state: str
    word: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class ResultPage(Page):
    """How ready, and what to do next."""

    themes: tuple[ThemeSaid, ...] = ()
    onward: tuple[Link, ...] = ()
    here: str = ""


def address(asked: Asked) -> str:
    """Where somebody goes on: the next question, or the result."""
    where = "scan:result" if asked.is_complete else "scan:question"
    told = {"v": asked.questions.version, "a": asked.letters} | ({"later": asked.later} if asked.later else {})
    return f"{reverse(where)}?{urlencode(told)}"


def onward(asked: Asked, query: Mapping[str, str]) -> str:
    """Where an answer leads; empty where there is none yet, or none of the choices."""
    if asked.is_complete:
        return address(asked)
    letter = query.get("antwoord", "")
    is_choice = asked.questions.questions[len(asked.letters)].choice(letter) is not None
    return address(asked.answered(letter)) if is_choice and asked.is_readable else ""


def start() -> StartPage:
    """What the scan is, and the way to the first question."""
    questions = queries.question_set(Scan.COMPANY)
    return StartPage(
        title=gettext("Hoe klaar ben ik voor duaal?"),
        lead=gettext("Enkele vragen over uw onderneming. Daarna weet u wat al goed zit en wat u nog kunt doen."),
        breadcrumb=below_home(gettext("Hoe klaar ben ik voor duaal?")),
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
        label=_asked(one, day),
        hint=_in_words(one.hint) if one.hint else "",
        choices=[(choice.letter, _in_words(choice.text)) for choice in one.choices],
    )
    title = gettext("Vraag %(number)d van %(count)d") % {"number": place + 1, "count": count}
    return QuestionPage(
        title=title,
        breadcrumb=_below_start(title),
        has_errors=bool(form.errors),
        number=place + 1,
        count=count,
        note=_note(asked),
        form=form,
        back=asked.at(place - 1, now=was) if place else "",
        here=here,
        rule=Link(_rule_name(one), reverse("law:rule", args=[one.parameter])) if one.parameter else None,
    )


def result(asked: Asked, *, here: str, day: date) -> ResultPage:
    """How ready, theme by theme."""
    found = rules.result(asked.questions, asked.letters)
    number = {question.code: place for place, question in enumerate(asked.questions.questions)}
    return ResultPage(
        title=_TITLES[found.readiness](),
        lead=_LEADS[found.readiness](),
        breadcrumb=_below_start(gettext("Resultaat")),
        themes=tuple(
            ThemeSaid(
                title=code_label(theme.theme),
                state=_STATES[theme.readiness],
                word=code_label(theme.readiness),
                reasons=tuple(
                    _said(one, change=asked.at(number[one.question.code]), day=day)
                    for one in theme.answers
                    if one.choice.readiness is not Readiness.READY
                ),
            )
            for theme in found.themes
        ),
        onward=_onward(found.readiness),
        here=here,
    )


def _said(answered: Answered, *, change: str, day: date) -> Reason:
    question, choice = answered.question, answered.choice
    reason = Reason(
        state=_STATES[choice.readiness],
        title=_asked(question, day),
        found=_in_words(choice.text),
        todo=_in_words(choice.advice) if choice.advice else "",
        todo_url=change,
        todo_link=gettext("Wijzig dit antwoord"),
    )
    if question.parameter:
        return grounded(reason, norms.at(day).value(question.parameter))
    return replace(reason, source=gettext("een vraag van Tandem, geen regel"), certainty=str(Certainty.INVENTED))


def _onward(readiness: Readiness) -> tuple[Link, ...]:
    law = Link(gettext("Lees de voorwaarden"), f"{reverse('law:rules')}?onderwerp=recognition")
    who = Link(gettext("Welke instantie behandelt mijn aanvraag?"), reverse("mandates:route"))
    if readiness is Readiness.NOT_YET:
        return law, who, Link(gettext("Stel een vraag"), reverse("site:contact"))
    return Link(gettext("Vraag een erkenning"), reverse("company:home")), who, law


def _asked(question: Question, day: date) -> str:
    """The question, with what the law says that day."""
    text = _in_words(question.text)
    if "{value}" not in text:
        return text
    return text.replace("{value}", str(norms.at(day).value(question.parameter).value))


def _rule_name(question: Question) -> str:
    return gettext(catalogue.parameter(question.parameter).name)


def _note(asked: Asked) -> str:
    if asked.is_older:
        return gettext("De vragen zijn veranderd sinds u deze link bewaarde. Begin opnieuw; het duurt enkele minuten.")
    if asked.is_cut:
        return gettext("Een deel van deze link konden wij niet lezen. Ga verder vanaf deze vraag.")
    return ""


def _in_words(text: Text) -> str:
    return in_language(text.nl, text.en)


def _below_start(label: str) -> tuple[Link, ...]:
    home, _ = below_home(label)
    return home, Link(gettext("Hoe klaar ben ik voor duaal?"), reverse("scan:start")), Link(label, "")


_STATES = {Readiness.READY: "ok", Readiness.NEARLY: "wait", Readiness.NOT_YET: "stop"}
_TITLES = {
    Readiness.READY: lambda: gettext("U bent klaar voor duaal leren"),
    Readiness.NEARLY: lambda: gettext("U bent bijna klaar voor duaal leren"),
    Readiness.NOT_YET: lambda: gettext("U bent nog niet klaar voor duaal leren"),
}
_LEADS = {
    Readiness.READY: lambda: gettext("Alles wat wij vroegen, zit goed. U kunt een erkenning vragen."),
    Readiness.NEARLY: lambda: gettext("U kunt al een erkenning vragen. Hieronder staat wat u nog beter kunt maken."),
    Readiness.NOT_YET: lambda: gettext("Niet alles wat moet, is vervuld. Hieronder staat wat u kunt doen."),
}
