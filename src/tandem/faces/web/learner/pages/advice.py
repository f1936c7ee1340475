"""What a learner, or a parent, reads of the advice that was given."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.faces.web.learner.pages.frame import Whose, crumbs, here, whose
from tandem.faces.web.learners.pages.advice import Card, card
from tandem.journey.intake.queries import advice as queries


@dataclass(frozen=True)
class AdvicePage(Whose):
    """The advice about one learner."""

    cards: tuple[Card, ...] = ()
    back_url: str = ""


def advice(actor: Actor, track: Any, *, day: date) -> AdvicePage:
    """Every advice that stands, the newest first."""
    return AdvicePage(
        title=gettext("Advies over jouw weg"),
        breadcrumb=crumbs(track, here(gettext("Advies"))),
        cards=tuple(card(one) for one in queries.advice_of(actor, track.pk, day=day)),
        back_url=reverse("learner:track", args=[track.pk]),
        **whose(actor, track),
    )
