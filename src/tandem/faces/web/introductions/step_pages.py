"""What the forms of an introduction show beside their fields."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.faces.web.introductions.frame import (
    Reader,
    area,
    crumbs,
    place_name,
    reader_of,
    spoken_for,
    title_of,
    written,
)
from tandem.faces.web.language import training_name
from tandem.faces.web.recognition.pages import Fact
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.placement.queries import introductions as doors


@dataclass(frozen=True)
class StepPage(Page):
    """One form, or one question, about an introduction."""

    kicker: str = ""
    text: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    button: str = ""
    is_stop: bool = False
    back_url: str = ""


def propose(actor: Actor, track: Any, opening: Any, *, has_errors: bool) -> StepPage:
    """Before a learner and a company are brought together: what the company will see."""
    reader = reader_of(actor)
    name = track.person.given_name
    own = reader is Reader.FAMILY
    place = f"{opening.establishment.name}, {opening.establishment.municipality}"
    sees = gettext("%(school)s, de opleiding, de leeftijd (jonger dan 18 of niet) en ongeveer hoe ver") % {
        "school": track.provider.name
    }
    return StepPage(
        title=gettext("Stel je voor bij %(place)s") % {"place": opening.establishment.name}
        if own
        else gettext("Stel %(name)s voor bij %(place)s") % {"name": name, "place": opening.establishment.name},
        breadcrumb=crumbs(Link(gettext("Voorstellen"), "")),
        area=area(reader),
        has_errors=has_errors,
        kicker=f"{training_name(track.training)} · {track.provider.name}",
        text=(
            gettext("De onderneming antwoordt binnen tien dagen. Je naam ziet ze pas als ze antwoordt.")
            if own
            else gettext("De onderneming antwoordt binnen tien dagen. De lerende hoort van uw voorstel."),
        ),
        facts=(
            Fact(gettext("Werkplek"), place),
            Fact(gettext("Vanaf"), written(opening.starts_on)),
            Fact(gettext("Dit ziet de onderneming"), sees),
        ),
        button=gettext("Stel me voor") if own else gettext("Stel voor"),
        back_url=reverse("learner:places", args=[track.pk]) if own else reverse("proposals:suited", args=[track.pk]),
    )


def letter(actor: Actor, one: Any, *, has_errors: bool) -> StepPage:
    """The words of a learner to a company."""
    who = {"name": spoken_for(actor, one.track)}
    title, lead = gettext("Je brief"), gettext("De onderneming leest je brief voor ze antwoordt.")
    if who["name"]:
        title = gettext("De brief van %(name)s") % who
        lead = gettext("De onderneming leest de brief voor ze antwoordt. Schrijf hem samen met %(name)s.") % who
    return _page(actor, one, title, button=gettext("Bewaar de brief"), lead=lead, has_errors=has_errors)


def plan(actor: Actor, one: Any, *, has_errors: bool) -> StepPage:
    """When and where they meet."""
    moved = one.talk_starts is not None
    return _page(
        actor,
        one,
        gettext("Verplaats het gesprek") if moved else gettext("Plan een gesprek"),
        button=gettext("Verstuur de uitnodiging"),
        lead=gettext("De lerende en de school krijgen een uitnodiging voor hun agenda. Daarna ziet u wie het is."),
        has_errors=has_errors,
    )


def refuse(actor: Actor, one: Any, *, has_errors: bool) -> StepPage:
    """Why somebody says no."""
    reader, who = reader_of(actor), {"name": one.track.person.given_name}
    title = gettext("Zeg nee voor %(name)s") % who if reader is Reader.SCHOOL else gettext("Zeg nee")
    lead = {
        Reader.COMPANY: gettext("De lerende en de school lezen uw reden. Wat iemand is, is nooit een reden."),
        Reader.FAMILY: gettext("De onderneming en je school lezen je reden. Je mag altijd nee zeggen."),
        Reader.SCHOOL: gettext("De onderneming leest de reden. %(name)s mag altijd nee zeggen.") % who,
    }[reader]
    return _page(actor, one, title, button=title, lead=lead, has_errors=has_errors, is_stop=True)


def fall_away(actor: Actor, one: Any, *, has_errors: bool) -> StepPage:
    """Why a place falls away."""
    return _page(
        actor,
        one,
        gettext("De werkplek viel weg"),
        button=gettext("Noteer dat de werkplek wegviel"),
        lead=gettext("De plaats is dan weer vrij. De lerende zoekt opnieuw en krijgt daar weer tijd voor."),
        has_errors=has_errors,
        is_stop=True,
    )


def transfer(actor: Actor, one: Any, *, has_errors: bool) -> StepPage:
    """With which other place of the company it goes on."""
    return _page(
        actor,
        one,
        gettext("Ga verder met een andere werkplek"),
        button=gettext("Ga verder"),
        lead=gettext("Het gesprek, de brief en de toezegging gaan mee. De lerende hoort het."),
        has_errors=has_errors,
    )


def places_to_move_to(one: Any, *, day: date) -> Iterable[tuple[str, str]]:
    """The other places of the company, as choices."""
    for opening in doors.other_openings(one, day=day):
        place = opening.establishment
        yield str(opening.pk), f"{place.name}, {place.municipality} ({written(opening.starts_on)})"


def _page(
    actor: Actor, one: Any, title: str, *, button: str, lead: str, has_errors: bool, is_stop: bool = False
) -> StepPage:
    reader = reader_of(actor)
    back = reverse("introductions:introduction", args=[one.pk])
    return StepPage(
        title=title,
        lead=lead,
        breadcrumb=crumbs(Link(title_of(one, reader), back), Link(title, "")),
        area=area(reader),
        has_errors=has_errors,
        kicker=f"{title_of(one, reader)} · {place_name(one)}" if reader is Reader.COMPANY else place_name(one),
        button=button,
        is_stop=is_stop,
        back_url=back,
    )
