"""What the page shows on which a learner, or a parent, sees who opened the file."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.faces.exchange.tables import Table
from tandem.faces.web.learner.pages.frame import Whose, crumbs, here, whose
from tandem.faces.web.lists import MOST_EXPORTED
from tandem.faces.web.recognition.pages import Entry, looks_note, who_looked


@dataclass(frozen=True)
class LookedPage(Whose):
    """Who opened the file."""

    looks: tuple[Entry, ...] = ()
    looks_note: str = ""
    track_id: Any = None
    back_url: str = ""


def looked(actor: Actor, track: Any) -> LookedPage:
    """Everybody who opened the file but oneself, the newest first."""
    looks = who_looked(track, besides=_besides(actor, track))
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
    looks = who_looked(track, most=MOST_EXPORTED, besides=_besides(actor, track))
    return Table(
        title=gettext("Wie keek in het dossier"),
        columns=(gettext("Wanneer"), gettext("Wat"), gettext("Wie"), gettext("Hoedanigheid")),
        rows=[(one.at, one.what, one.who, one.mandate) for one in looks],
        made_at=now,
        filters=[(gettext("Traject"), track.number)],
    )


def _besides(actor: Actor, track: Any) -> tuple[Any, ...]:
    """Who is left out: oneself, and for a parent the learner, whose own comings and goings are the learner's."""
    return tuple(one for one in {actor.user_id, track.person.user_id} if one is not None)
