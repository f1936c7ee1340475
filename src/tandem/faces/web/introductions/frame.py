"""What the pages on introductions share: for whom they are, how a learner and a place are called."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.base.periods import BRUSSELS
from tandem.faces.documents.words import code_label
from tandem.faces.web.language import training_name
from tandem.faces.web.recognition.pages import Tag
from tandem.faces.web.site.pages import Link
from tandem.journey.placement.policies import introductions as policies
from tandem.journey.placement.queries import introductions as doors
from tandem.journey.placement.terms.introductions import IntroductionState
from tandem.registers.access.terms import Role

FAMILY = (Role.LEARNER, Role.GUARDIAN)

TAGS = {
    IntroductionState.PROPOSED: "wait",
    IntroductionState.PLANNED: "wait",
    IntroductionState.PROMISED: "wait",
    IntroductionState.PLACED: "ok",
    IntroductionState.REFUSED: "stop",
    IntroductionState.WITHDRAWN: "neutral",
    IntroductionState.LAPSED: "neutral",
    IntroductionState.MOVED: "neutral",
    IntroductionState.FALLEN_AWAY: "stop",
    IntroductionState.COMPLETED: "ok",
}


class Reader(StrEnum):
    """For whom a page is."""

    FAMILY = "family"
    SCHOOL = "school"
    COMPANY = "company"


def reader_of(actor: Actor) -> Reader:
    """Who reads: the learner or a parent, the school, the company."""
    if policies.is_recruiter(actor):
        return Reader.COMPANY
    return Reader.FAMILY if actor.has_role(*FAMILY) else Reader.SCHOOL


def spoken_for(actor: Actor, track: Any) -> str:
    """For whom somebody of the school answers, by first name; empty for the family, whom "je" means, and a company."""
    return track.person.given_name if reader_of(actor) is Reader.SCHOOL else ""


def crumbs(*links: Link) -> tuple[Link, ...]:
    """The path to a page of this area; the last step is where one is."""
    here = Link(gettext("Kennismakingen"), reverse("introductions:list") if links else "")
    return (Link(gettext("Start"), reverse("site:home")), here, *links)


def area(reader: Reader) -> str:
    """The word beside the name of the product."""
    return {
        Reader.COMPANY: gettext("Onderneming"),
        Reader.FAMILY: gettext("Mijn traject"),
        Reader.SCHOOL: gettext("Aanbieder"),
    }[reader]


def tag_of(one: Any) -> Tag:
    """Where an introduction stands."""
    state = IntroductionState(one.state)
    return Tag(TAGS[state], code_label(state).lower())


def learner_name(one: Any, reader: Reader) -> str:
    """Who the learner is, as far as the reader may know: a company only once it answered."""
    if reader is Reader.COMPANY and one.awaits_learner:
        return gettext("Een lerende die u vroeg")
    if hides(one, reader):
        return gettext("Een lerende van %(school)s") % {"school": one.track.provider.name}
    person = one.track.person
    return f"{person.given_name} {person.family_name}"


def hides(one: Any, reader: Reader) -> bool:
    """Whether this reader is a company that may not know yet who the learner is."""
    return reader is Reader.COMPANY and not doors.company_knows(one)


def place_name(one: Any) -> str:
    """The workplace in one line."""
    place = one.opening.establishment
    return f"{place.name}, {place.municipality}"


def title_of(one: Any, reader: Reader) -> str:
    """What an introduction is called on a page of this reader."""
    if reader is Reader.COMPANY:
        return learner_name(one, reader)
    if reader is Reader.FAMILY:
        return one.opening.establishment.name
    return gettext("%(learner)s bij %(place)s") % {
        "learner": learner_name(one, reader),
        "place": one.opening.establishment.name,
    }


def about(one: Any) -> str:
    """The training and the school."""
    return f"{training_name(one.track.training)} · {one.track.provider.name}"


def written(day: date) -> str:
    """A day in words."""
    return date_format(day, "DATE_FORMAT")


def moment(at: datetime) -> str:
    """A moment in words, by the clock of Brussels."""
    return date_format(at.astimezone(BRUSSELS), "DATETIME_FORMAT")
