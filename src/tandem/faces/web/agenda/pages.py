"""What the page of one's calendar address shows."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.placement.policies import feeds as policies
from tandem.journey.placement.queries import feeds as queries


@dataclass(frozen=True)
class FeedPage(Page):
    """The address, or how to make one."""

    address: str = ""
    subscribe_url: str = ""
    made_at: datetime | None = None
    read_on: date | None = None
    holds: tuple[str, ...] = ()
    who: str = ""
    warning: str = ""


def address_of(feed: Any) -> str:
    """Where a calendar reads."""
    return settings.BASE_URL + reverse("agenda:file", args=[queries.secret_of(feed.pk)])


def feed(actor: Actor, found: Any) -> FeedPage:
    """The address of this person in the capacity in use."""
    is_family, address = policies.is_family(actor), address_of(found) if found else ""
    return FeedPage(
        title=gettext("De zoektijd in je agenda") if is_family else gettext("De zoektijd in uw agenda"),
        lead=gettext("Met een geheim adres leest een agenda op een telefoon of computer de dagen vanzelf mee.")
        + " "
        + gettext("Een agenda kan er niets mee wijzigen."),
        breadcrumb=_crumbs(is_family=is_family),
        address=address,
        subscribe_url=f"webcal://{address.split('://', 1)[1]}" if address else "",
        made_at=found.made_at if found else None,
        read_on=found.last_read_on if found else None,
        holds=_holds(is_family=is_family),
        who=gettext("Namen staan er niet in, alleen een eerste letter.")
        if is_family
        else gettext("Namen staan er niet in: alleen initialen en het nummer van het traject."),
        warning=gettext(
            "Wie dit adres heeft, leest mee. Deel het met niemand. Kwam het bij iemand terecht? Vernieuw het."
        ),
    )


def _holds(*, is_family: bool) -> tuple[str, ...]:
    return (
        gettext("halfweg, weinig dagen over, bijna om, en de laatste dag"),
        gettext("wanneer een verlenging gevraagd is, en wanneer er dagen bij komen"),
        gettext("gesprekken met een onderneming, met uur en plaats")
        if is_family
        else gettext("gesprekken met een onderneming, met uur"),
    )


def _crumbs(*, is_family: bool) -> tuple[Link, ...]:
    home = Link(gettext("Start"), reverse("site:home"))
    before = (
        Link(gettext("Mijn traject"), reverse("learner:home"))
        if is_family
        else Link(gettext("Zoektijd"), reverse("clock:board"))
    )
    return (home, before, Link(gettext("Agenda"), ""))
