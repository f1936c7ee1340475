"""What the page shows on which a learner, or a parent, sees who opened the file."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.exchange.tables import MOST_EXPORTED, Table
from tandem.faces.web.learner.pages.frame import Whose, crumbs, here, whose
from tandem.faces.web.recognition.pages import MOST_LOOKS, Entry, look, looks_note
from tandem.journey.placement.queries import clocks, profiles
from tandem.registers.access import queries as access
from tandem.registers.access.queries import Look
from tandem.registers.access.terms import Sight


@dataclass(frozen=True)
class LookedPage(Whose):
    """Who opened the file."""

    looks: tuple[Entry, ...] = ()
    looks_note: str = ""
    track_id: Any = None
    back_url: str = ""


def looked(actor: Actor, track: Any, *, day: date) -> LookedPage:
    """Everybody who opened the file but oneself, the newest first."""
    looks = _looks(actor, track, most=MOST_LOOKS, day=day)
    return LookedPage(
        title=gettext("Wie keek in het dossier"),
        breadcrumb=crumbs(track, here(gettext("Wie keek"))),
        looks=tuple(looks),
        looks_note=looks_note(looks),
        track_id=track.pk,
        back_url=reverse("learner:track", args=[track.pk]),
        **whose(actor, track),
    )


def table(actor: Actor, track: Any, *, now: datetime) -> Table:
    """The same list as a file."""
    looks = _looks(actor, track, most=MOST_EXPORTED, day=day_of(now))
    return Table(
        title=gettext("Wie keek in het dossier"),
        columns=(gettext("Wanneer"), gettext("Wat"), gettext("Wie"), gettext("Hoedanigheid")),
        rows=[(one.at, one.what, one.who, one.mandate) for one in looks],
        made_at=now,
        filters=[(gettext("Traject"), track.number)],
    )


def _looks(actor: Actor, track: Any, *, most: int, day: date) -> list[Entry]:
    """Who opened the file, the search time, or the card that companies find.

    Oneself is left out, and for a parent the learner, whose comings and goings are the learner's.
    """
    files = [track, *clocks.of_track(actor, track.pk, day=day)]
    besides = [one for one in (actor.user_id, track.person.user_id) if one is not None]
    found = access.who_looked_at([(one._meta.label_lower, one.pk) for one in files], limit=most, besides=besides)
    told = profiles.told_in(actor, track, day=day).row
    cards = access.who_looked_at([(told._meta.label_lower, told.pk)], limit=most, besides=besides) if told else []
    entries = [*(look(one) for one in found), *(_of_card(one) for one in cards)]
    return sorted(entries, key=lambda one: one.at, reverse=True)[:most]


def _of_card(one: Look) -> Entry:
    """A company that opened what the learner tells, without the name."""
    entry = look(one)
    return replace(entry, what=gettext("bekeek je kaart, zonder je naam")) if one.sight is Sight.SEEN else entry
