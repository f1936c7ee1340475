"""What a company sees that is asked whether there is a place: by its link, and in its own area."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from tandem.faces.documents.words import code_label
from tandem.faces.web.language import in_language, training_name
from tandem.faces.web.recognition.pages import Fact, Tag
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.activation.queries import questions
from tandem.journey.activation.terms import PlaceAnswer, QuestionState

TAGS = {
    QuestionState.ASKED: "wait",
    QuestionState.PLACES: "ok",
    QuestionState.PAUSED: "wait",
    QuestionState.MENTOR_LEFT: "stop",
    QuestionState.UNANSWERED: "neutral",
    QuestionState.AWAKE: "ok",
    QuestionState.ENDED: "neutral",
}


@dataclass(frozen=True)
class Choice:
    """One answer: its word, and what follows from it."""

    value: str
    label: str
    follows: str


@dataclass(frozen=True)
class QuestionPage(Page):
    """The question with its answers, or what was answered."""

    tag: Tag | None = None
    facts: tuple[Fact, ...] = ()
    choices: tuple[Choice, ...] = ()
    answer_url: str = ""
    until: str = ""
    says: str = ""
    change: str = ""
    links: tuple[Link, ...] = ()
    wake_url: str = ""
    wake_label: str = ""


def question(found: Any, *, secret: str, day: date) -> QuestionPage:
    """The question by its link."""
    runs = questions.stands_on(found, day=day) and found.state == QuestionState.ASKED
    return QuestionPage(
        title=title_of(found, runs=runs),
        lead=gettext("Uw erkenning verandert niet, wat u ook antwoordt."),
        breadcrumb=(Link(gettext("Start"), reverse("site:home")), Link(gettext("Is er plaats?"), "")),
        tag=tag_of(found, day=day),
        facts=tuple(facts_of(found)),
        choices=choices(day=day) if runs else (),
        answer_url=reverse("availability:answer", args=[secret]) if runs else "",
        until=written(found.answers_until),
        says="" if runs else says(found, day=day),
        change="" if runs else _change(found),
        links=() if runs else tuple(_ways(found)),
    )


def title_of(found: Any, *, runs: bool) -> str:
    """What the page asks, or that it was answered."""
    words = {"place": found.recognition.establishment.name}
    if runs:
        return gettext("Is er bij %(place)s plaats voor een lerende?") % words
    if found.state == QuestionState.ENDED:
        return gettext("De erkenning van %(place)s is voorbij") % words
    if found.answer:
        return gettext("Bedankt, uw antwoord voor %(place)s is bewaard") % words
    if found.state == QuestionState.AWAKE:
        return gettext("Er staat al een plaats open bij %(place)s") % words
    return gettext("Deze vraag over %(place)s is verlopen") % words


def tag_of(found: Any, *, day: date) -> Tag:
    """Where the question stands that day, also where the night did not come by yet."""
    state = QuestionState(found.state)
    if state is QuestionState.ASKED and not questions.stands_on(found, day=day):
        state = QuestionState.UNANSWERED
    if state is QuestionState.PAUSED and not questions.stands_on(found, day=day):
        state = QuestionState.AWAKE
    return Tag(TAGS[state], code_label(state).lower())


def facts_of(found: Any) -> Iterator[Fact]:
    """What it is about, and who asks."""
    held = found.recognition
    place = held.establishment
    yield Fact(gettext("Vestiging"), f"{place.name}, {place.municipality}")
    yield Fact(gettext("Opleiding"), training_name(held.training))
    yield Fact(
        gettext("Erkenning"), held.number, note=gettext("geldig tot %(day)s") % {"day": written(held.valid_until)}
    )
    yield Fact(gettext("Gevraagd door"), in_language(found.asked_for.name, found.asked_for.name_en))
    yield Fact(gettext("Gevraagd op"), written(found.asked_on))


def choices(*, day: date) -> tuple[Choice, ...]:
    """The three answers, each with what follows."""
    until = {"day": written(questions.pause_ends(day))}
    follows = {
        PlaceAnswer.PLACES: gettext("U krijgt een mail om de werkplek open te zetten. Pas dan vinden scholen u."),
        PlaceAnswer.NOT_NOW: gettext(
            "Tot %(day)s staat op uw openbare pagina dat er nu geen plaats is, en vragen wij het niet opnieuw."
            " U kunt dat altijd vroeger wijzigen."
        )
        % until,
        PlaceAnswer.MENTOR_LEFT: gettext("Wij vragen u om een andere mentor, en melden het aan wie u erkende."),
    }
    return tuple(Choice(one.value, code_label(one), words) for one, words in follows.items())


def says(found: Any, *, day: date) -> str:
    """What was answered and what follows, in words."""
    if found.state == QuestionState.AWAKE and found.answer:
        return gettext("U antwoordde: “%(answer)s”. Intussen is de werkplek weer wakker.") % {
            "answer": code_label(PlaceAnswer(found.answer))
        }
    if found.state == QuestionState.ENDED:
        return gettext(
            "Antwoorden hoeft niet meer: deze erkenning geldt niet meer. Wilt u opnieuw iemand opleiden? Vraag dan een"
            " nieuwe erkenning aan."
        )
    if found.answer == PlaceAnswer.PLACES:
        return gettext("U antwoordde dat er plaats is. Zet nu de werkplek open: pas dan vinden scholen en lerenden u.")
    if found.answer == PlaceAnswer.NOT_NOW:
        until = {"day": written(found.paused_until)}
        if day < found.paused_until:
            return gettext("U antwoordde: nu niet. Tot %(day)s vragen wij het niet opnieuw.") % until
        return gettext("U antwoordde: nu niet. Die pauze liep tot %(day)s.") % until
    if found.answer == PlaceAnswer.MENTOR_LEFT:
        return gettext("U antwoordde dat de mentor weg is. Meld een andere mentor aan: pas dan kan er iemand leren.")
    if found.state == QuestionState.AWAKE:
        return gettext("Antwoorden hoeft niet meer: er werd intussen een werkplek opengezet.")
    return gettext("Antwoorden kon tot en met %(day)s. Is er toch plaats? Zet dan zelf een werkplek open.") % {
        "day": written(found.answers_until)
    }


def _change(found: Any) -> str:
    """How to change an answer that was given by a link."""
    if not found.answer:
        return ""
    return gettext("Wilt u uw antwoord wijzigen? Meld u aan bij uw onderneming, of schrijf naar %(mail)s.") % {
        "mail": settings.REPLY_TO_EMAIL
    }


def _ways(found: Any) -> Iterator[Link]:
    own = reverse("company:availability", args=[found.pk])
    if found.answer == PlaceAnswer.MENTOR_LEFT:
        yield Link(gettext("Meld een andere mentor aan"), reverse("company:mentors"))
    elif found.answer == PlaceAnswer.NOT_NOW:
        yield Link(gettext("Meld u aan en wijzig dit"), own)
    else:
        yield Link(gettext("Zet een werkplek open"), open_url(found))
    yield Link(gettext("Uw openbare pagina"), reverse("workplaces:workplace", args=[found.recognition.number]))


def open_url(found: Any) -> str:
    """Where a place is opened under this recognition."""
    return reverse("company:open_place", args=[found.recognition_id])


def written(day: date) -> str:
    """A day in words."""
    return date_format(day, "DATE_FORMAT")
