"""What the pages of this area share: the path to them, whose they are, and how a place is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.base.periods import BRUSSELS
from tandem.faces.documents.travel import travel_words
from tandem.faces.web.language import training_name
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.placement.queries.profiles import Told
from tandem.registers.access.terms import Role
from tandem.registers.travel.queries.doors import Spot, reaches_by
from tandem.registers.travel.terms import TravelMode

_ICONS: Final = {
    TravelMode.FOOT: "walk",
    TravelMode.BIKE: "bike",
    TravelMode.E_BIKE: "bike",
    TravelMode.MOPED: "moped",
    TravelMode.CAR: "car",
    TravelMode.PUBLIC_TRANSPORT: "bus",
}
_USUAL: Final = (TravelMode.BIKE, TravelMode.PUBLIC_TRANSPORT)
"""How most learners travel, where nobody said how this one does."""


@dataclass(frozen=True)
class Whose(Page):
    """A page about one learner."""

    kicker: str = ""
    beside: str = ""
    """What a parent reads who looks along; empty for the learner."""


@dataclass(frozen=True)
class Way:
    """How long it takes to get somewhere, and by what."""

    icon: str
    words: str


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


def modes_of(told: Told) -> tuple[TravelMode, ...]:
    """How this learner travels, as the profile or else the screening says; else how most do."""
    return tuple(mode for mode in TravelMode if mode in told.form.travel_modes) or _USUAL


def ways(track: Any, places: Sequence[Any], modes: tuple[TravelMode, ...], *, day: date) -> list[tuple[Way, ...]]:
    """How long it takes from home to each of these openings, by each way in which the learner travels.

    Nothing where we do not know where the learner lives, or where a place lies.
    """
    if track.lat is None:
        return [() for _ in places]
    home = Spot(track.lat, track.lon)
    trips = [(_spot(place), _hour_of(place)) for place in places]
    by_mode = [(mode, reaches_by(home, trips, mode, day=day)) for mode in modes]
    return [
        tuple(Way(_ICONS[mode], travel_words(reached[at], mode)) for mode, reached in by_mode) if trip[0] else ()
        for at, trip in enumerate(trips)
    ]


def _spot(place: Any) -> Spot | None:
    return None if place.lat is None or place.lon is None else Spot(place.lat, place.lon)


def _hour_of(place: Any) -> time | None:
    return None if place.first_minute is None else time(*divmod(place.first_minute, 60))


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
