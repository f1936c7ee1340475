"""What the pages of this area share: the path to them, and words for places and people."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.base.periods import BRUSSELS
from tandem.faces.documents.recognition import address_line
from tandem.faces.web.site.pages import Link, Page
from tandem.registers.organisations.queries import companies

Choice = tuple[str, str]


@dataclass(frozen=True)
class ConfirmPage(Page):
    """One question before a step that cannot be undone with a click."""

    text: str = ""
    button: str = ""
    back_url: str = ""


def crumbs(*links: Link) -> tuple[Link, ...]:
    """The path to a page of this area; the last step is where one is."""
    start = (Link(gettext("Start"), reverse("site:home")), Link(gettext("Mijn onderneming"), reverse("company:home")))
    return (*start, *links)


def here(label: str) -> Link:
    """The last step of the path."""
    return Link(label, "")


def area() -> str:
    """The word beside the name of the product."""
    return gettext("Onderneming")


def place_choices(actor: Actor, company_id: Any, *, day: date) -> list[Choice]:
    """The establishments that the register still holds, as choices of a form."""
    rows = companies.establishments_for(actor, company_id)
    return [(str(place.pk), place_label(place)) for place in rows if place.gone_since is None or day < place.gone_since]


def place_label(place: Any) -> str:
    """An establishment in one line: its name and address."""
    return f"{place.name}, {address_line(place)}"


def person_name(person: Any) -> str:
    """A person as one speaks of somebody."""
    return f"{person.given_name} {person.family_name}"


def written(day: date) -> str:
    """A day in words."""
    return date_format(day, "DATE_FORMAT")


def moment(at: datetime) -> str:
    """A moment in words, by the clock of Brussels."""
    return date_format(at.astimezone(BRUSSELS), "DATETIME_FORMAT")
