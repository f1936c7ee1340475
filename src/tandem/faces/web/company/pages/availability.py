"""The question whether there is a place, as a company sees it in its own area; and the words of it on other pages."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from tandem.faces.web.availability import pages as shared
from tandem.faces.web.availability.pages import QuestionPage
from tandem.faces.web.company.pages.asks import Ask
from tandem.faces.web.company.pages.frame import area, crumbs, here, written
from tandem.faces.web.language import training_name
from tandem.faces.web.site.pages import Link
from tandem.journey.activation.queries import questions
from tandem.journey.activation.terms import QuestionState


def page(found: Any, *, day: date) -> QuestionPage:
    """The question with its answers, or what was answered and how to change it."""
    stands = questions.stands_on(found, day=day)
    runs = stands and found.state == QuestionState.ASKED
    url = reverse("company:answer_availability", args=[found.pk])
    return QuestionPage(
        title=shared.title_of(found, runs=runs),
        lead=gettext("Uw erkenning verandert niet, wat u ook antwoordt."),
        breadcrumb=crumbs(
            Link(gettext("Openstaande werkplekken"), reverse("company:openings")), here(gettext("Is er plaats?"))
        ),
        area=area(),
        tag=shared.tag_of(found, day=day),
        facts=tuple(shared.facts_of(found)),
        choices=shared.choices(day=day) if runs else (),
        answer_url=url if runs else "",
        says="" if runs else shared.says(found, day=day),
        links=tuple(_ways(found)),
        wake_url=reverse("company:wake", args=[found.pk]) if stands and not runs else "",
        wake_label=_wake_label(found),
    )


def asks(standing: Iterable[Any]) -> Iterator[Ask]:
    """What a company still has to answer, or to do after its answer."""
    titles = {
        QuestionState.ASKED: gettext("Zeg of er plaats is: %(training)s"),
        QuestionState.PLACES: gettext("U zei dat er plaats is. Zet de werkplek open: %(training)s"),
        QuestionState.MENTOR_LEFT: gettext("Duid een andere mentor aan: %(training)s"),
    }
    for one in standing:
        if one.state in titles:
            held = one.recognition
            title = titles[QuestionState(one.state)] % {"training": training_name(held.training)}
            hint = held.establishment.name
            if one.state == QuestionState.ASKED:
                until = gettext("antwoorden tot en met %(day)s") % {"day": written(one.answers_until)}
                hint = f"{hint} · {until}"
            yield Ask(title, hint, reverse("company:availability", args=[one.pk]), "todo")


def said(one: Any) -> str:
    """What the list of openings says of a workplace where none stands open."""
    if one.state == QuestionState.PAUSED:
        return gettext("gepauzeerd tot %(day)s") % {"day": written(one.paused_until)}
    if one.state == QuestionState.PLACES:
        return gettext("u zei dat er plaats is")
    if one.state == QuestionState.MENTOR_LEFT:
        return gettext("u zei dat de mentor weg is")
    return gettext("wij vroegen of er plaats is")


def _ways(found: Any) -> Iterator[Link]:
    if found.state == QuestionState.MENTOR_LEFT:
        yield Link(gettext("Meld een andere mentor aan"), reverse("company:mentors"))
    yield Link(gettext("Zet een werkplek open"), shared.open_url(found))


def _wake_label(found: Any) -> str:
    return {
        QuestionState.PAUSED: gettext("Stop de pauze: er is weer plaats"),
        QuestionState.MENTOR_LEFT: gettext("Er is weer een mentor"),
        QuestionState.PLACES: gettext("Neem uw antwoord terug"),
    }.get(found.state, "")
