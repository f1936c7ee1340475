"""What the pages of this area share: the path to them, whose they are, and how a place is told."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.base.periods import BRUSSELS
from tandem.faces.web.language import training_name
from tandem.faces.web.site.pages import Link, Page
from tandem.registers.access.terms import Role


@dataclass(frozen=True)
class Whose(Page):
    """A page about one learner."""

    kicker: str = ""
    beside: str = ""
    """What a parent reads who looks along; empty for the learner."""


def whose(actor: Actor, track: Any) -> dict[str, Any]:
    """The training and the provider above a page; for a parent also whose page it is."""
    name = track.person.given_name
    beside = gettext("Je kijkt en kiest mee voor %(name)s. Met “je” bedoelen wij hier %(name)s.") % {"name": name}
    return {
        "kicker": f"{training_name(track.training)} · {track.provider.name}",
        "beside": beside if actor.has_role(Role.GUARDIAN) else "",
        "area": gettext("Mijn traject"),
    }


def crumbs(track: Any, *links: Link) -> tuple[Link, ...]:
    """The path to a page of a track; the last step is where one is."""
    mine = Link(gettext("Mijn traject"), reverse("learner:track", args=[track.pk]) if links else "")
    return (Link(gettext("Start"), reverse("site:home")), mine, *links)


def here(label: str) -> Link:
    """The last step of the path."""
    return Link(label, "")


def search_for(track: Any) -> str:
    """Where to look for a place for the own training, near home."""
    asked = {"wat": training_name(track.training), "waar": f"{track.postal_code} {track.municipality}".strip()}
    return f"{reverse('workplaces:search')}?{urlencode({name: value for name, value in asked.items() if value})}"


def hour(minute: int) -> str:
    """The hour of the day, as people say it."""
    hours, minutes = divmod(minute, 60)
    return gettext("%(hour)s uur") % {"hour": f"{hours}.{minutes:02d}" if minutes else hours}


def written(day: date) -> str:
    """A day in words."""
    return date_format(day, "DATE_FORMAT")


def written_moment(at: datetime) -> str:
    """The day of a moment in words, in Brussels."""
    return written(at.astimezone(BRUSSELS).date())
