"""What the page with the own learners who fit one opening shows."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.documents.fitting import to_guide
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.tables import Table
from tandem.faces.web.language import training_name
from tandem.faces.web.learners.pages.frame import crumbs
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.placement.rules.schedule import known_by
from tandem.journey.placement.snapshot import fitting
from tandem.registers.travel.terms import TravelMode


@dataclass(frozen=True)
class Card:
    """One learner, and why this one fits."""

    name: str
    url: str
    reasons: tuple[str, ...]
    propose_url: str


@dataclass(frozen=True)
class FittingPage(Page):
    """The own learners who fit one opening."""

    cards: tuple[Card, ...] = ()
    opening_id: str = ""
    opening_url: str = ""


def fitting_page(actor: Actor, opening: Any, *, day: date) -> FittingPage:
    """The learners one guides who search and fit this opening, those with the least time left first."""
    found = fitting.for_guide(actor, opening, day=day)
    title = ngettext(
        "%(n)s van uw lerenden past bij deze werkplek", "%(n)s van uw lerenden passen bij deze werkplek", len(found)
    ) % {"n": len(found)}
    place = opening.establishment
    return FittingPage(
        title=title if found else gettext("Geen van uw lerenden past nu bij deze werkplek"),
        lead=f"{training_name(opening.training)} · {place.name}, {place.municipality}",
        breadcrumb=(*crumbs(), Link(gettext("Passende lerenden"), "")),
        area=gettext("Aanbieder"),
        cards=tuple(_card(one, opening) for one in found),
        opening_id=str(opening.pk),
        opening_url=reverse("workplaces:opening", args=[opening.pk]),
    )


def table(actor: Actor, opening: Any, *, now: datetime) -> Table:
    """The same learners as a list."""
    place = opening.establishment
    return Table(
        title=gettext("Passende lerenden"),
        columns=(
            gettext("Traject"),
            gettext("Voornaam"),
            gettext("Familienaam"),
            gettext("Minuten"),
            gettext("Vervoer"),
            gettext("Waarop de reistijd steunt"),
            gettext("Dagen om te zoeken"),
        ),
        rows=[
            (
                one.track.number,
                one.track.person.given_name,
                one.track.person.family_name,
                one.minutes,
                code_label(TravelMode(one.mode)),
                code_label(known_by(one.mode, one.schedule)),
                one.days_left,
            )
            for one in fitting.for_guide(actor, opening, day=day_of(now))
        ],
        made_at=now,
        filters=[
            (gettext("Werkplek"), f"{place.name}, {place.municipality}"),
            (gettext("Opleiding"), training_name(opening.training)),
        ],
    )


def _card(one: Any, opening: Any) -> Card:
    person = one.track.person
    return Card(
        name=f"{person.given_name} {person.family_name}",
        url=reverse("learners:track", args=[one.track.pk]),
        reasons=to_guide(one, opening),
        propose_url=reverse("introductions:propose", args=[one.track.pk, opening.pk]),
    )
