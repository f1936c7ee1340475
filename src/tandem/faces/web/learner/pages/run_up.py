"""What a learner, or a parent, reads of the run-up."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.faces.web.learner.pages.frame import Whose, crumbs, here, whose
from tandem.faces.web.learners.pages.run_ups import Card, card
from tandem.journey.intake.queries import run_ups as queries


@dataclass(frozen=True)
class RunUpPage(Whose):
    """The run-ups of one learner."""

    cards: tuple[Card, ...] = ()
    back_url: str = ""


def run_up(actor: Actor, track: Any, *, day: date) -> RunUpPage:
    """Every run-up, the newest first."""
    return RunUpPage(
        title=gettext("Je aanloop"),
        breadcrumb=crumbs(track, here(gettext("Aanloop"))),
        cards=tuple(card(track, one, day=day) for one in queries.run_ups_of(actor, track.pk, day=day)),
        back_url=reverse("learner:track", args=[track.pk]),
        **whose(actor, track),
    )
