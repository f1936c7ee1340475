"""What the public page of an open place shows. A person stands on it only for who looks for a place for learners."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.faces.documents.recognition import address_line, extent_words
from tandem.faces.web.language import training_name
from tandem.faces.web.learner.pages.keeping import Keep, keep_at
from tandem.faces.web.placement.words import (
    accommodation_words,
    free_words,
    period_words,
    starts_words,
    wish_facts,
    work_facts,
)
from tandem.faces.web.recognition.pages import Fact
from tandem.faces.web.site.pages import Link, Page
from tandem.faces.web.workplaces import linked


@dataclass(frozen=True)
class OpenPlacePage(Page):
    """One open place."""

    places: str = ""
    is_free: bool = True
    until: str = ""
    words: str = ""
    facts: tuple[Fact, ...] = ()
    wishes: tuple[Fact, ...] = ()
    accommodations: tuple[str, ...] = ()
    contact: tuple[Fact, ...] = ()
    workplace_url: str = ""
    fitting_url: str = ""
    """Where the own learners stand who fit; for who has learners."""
    linked_data: str = ""
    """What search engines read: nothing where no place is free, so that nobody is sent to it."""
    keep: Keep | None = None
    """What a learner or a parent can choose here."""


def opening(actor: Actor, found: Any, *, contact: Any, guides: bool, day: date) -> OpenPlacePage:
    """One open place: what, where, from when, what the work asks, until when it is shown."""
    place, name, is_free = found.establishment, training_name(found.training), found.seats_left > 0
    url = settings.BASE_URL + reverse("workplaces:opening", args=[found.pk])
    return OpenPlacePage(
        title=_title(is_free=is_free) % {"training": name, "place": place.name},
        lead=f"{place.postal_code} {place.municipality}",
        breadcrumb=(
            Link(gettext("Start"), reverse("site:home")),
            Link(gettext("Zoek een werkplek"), reverse("workplaces:search")),
            Link(place.name, reverse("workplaces:workplace", args=[found.recognition.number])),
            Link(gettext("Open plaats") if is_free else gettext("Alle plaatsen ingenomen"), ""),
        ),
        places=free_words(found.seats_left),
        is_free=is_free,
        until=date_format(found.expires_on, "DATE_FORMAT"),
        words=found.words,
        facts=tuple(_facts(found, day=day)),
        wishes=tuple(wish_facts(found)),
        accommodations=tuple(accommodation_words(found)),
        contact=tuple(_contact(contact)) if contact is not None else (),
        workplace_url=reverse("workplaces:workplace", args=[found.recognition.number]),
        fitting_url=reverse("learners:fitting", args=[found.pk]) if guides and is_free else "",
        linked_data=linked.opening_as_text(found, url=url) if is_free else "",
        keep=_keep(actor, found, day=day),
    )


def _title(*, is_free: bool) -> str:
    if is_free:
        return gettext("%(place)s zoekt een lerende voor %(training)s")
    return gettext("%(training)s leren bij %(place)s")


def _keep(actor: Actor, found: Any, *, day: date) -> Keep | None:
    """The same choices as on the page of the workplace, for this place."""
    back = f"{reverse('workplaces:opening', args=[found.pk])}#bewaar"
    about = {"establishment_id": found.establishment_id, "training_id": found.training_id}
    return keep_at(actor, [found], **about, back=back, day=day)


def _facts(found: Any, *, day: date) -> Iterable[Fact]:
    yield Fact(gettext("Opleiding"), training_name(found.training))
    if limit := extent_words(found.recognition):
        note = gettext("De rest leert u bij een andere leerwerkplek of op school.")
        yield Fact(gettext("Wat u er leert"), limit, note=note)
    yield Fact(gettext("Starten"), starts_words(found, day=day))
    yield Fact(gettext("Periode"), period_words(found))
    yield from work_facts(found)
    yield Fact(gettext("Adres"), address_line(found.establishment))


def _contact(contact: Any) -> Iterable[Fact]:
    for label, value in (
        (gettext("Naam"), contact.name),
        (gettext("E-mailadres"), contact.email),
        (gettext("Telefoon"), contact.phone),
    ):
        if value:
            yield Fact(label, value)
