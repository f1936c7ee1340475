"""What the page shows on which one asks to be told of new workplaces."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.faces.web.language import training_name
from tandem.faces.web.learner.pages.frame import Whose, crumbs, here, whose, written_moment
from tandem.journey.placement.queries import alerts as queries
from tandem.journey.placement.rules.alerts import USUAL_KM
from tandem.registers.reference import queries as reference


@dataclass(frozen=True)
class ToldPlace:
    """A workplace that was told."""

    name: str
    about: str
    url: str


@dataclass(frozen=True)
class AlertPage(Whose):
    """What one is told of."""

    is_on: bool = False
    is_off: bool = False
    end_url: str = ""
    told: tuple[ToldPlace, ...] = ()
    back_url: str = ""


def kept(actor: Actor, track: Any, *, day: date) -> Any:
    """What was asked; None where nothing was."""
    return queries.alert_in(actor, track, day=day)


def trainings(day: date) -> list[tuple[str, str]]:
    """Every training one can be told of, by name."""
    return sorted(((one.code, training_name(one)) for one in reference.trainings_on(day)), key=lambda one: one[1])


def initial(track: Any, alert: Any) -> dict[str, Any]:
    """What the form shows: what was asked, or to begin with the own training near home."""
    if alert is None:
        return {"training": track.training.code, "most": USUAL_KM, "mode": ""}
    form = alert.form()
    return {
        "training": form.training_code,
        "postal_code": form.postal_code,
        "most": form.most,
        "mode": str(form.mode or ""),
        "earliest": "" if form.earliest_minute is None else str(form.earliest_minute),
        "with_recognised": form.with_recognised,
    }


def alert(actor: Actor, track: Any, found: Any, *, has_errors: bool) -> AlertPage:
    """The form, whether it is on, and what was told."""
    return AlertPage(
        title=gettext("Laat het weten als er een werkplek bij komt"),
        lead=gettext(
            "Je krijgt hoogstens één mail per dag, alleen over wat nieuw of weer vrij is, en zolang je zoekt."
        ),
        breadcrumb=crumbs(track, here(gettext("Nieuwe werkplekken"))),
        **whose(actor, track),
        has_errors=has_errors,
        is_on=found is not None and found.is_on,
        is_off=found is not None and not found.is_on,
        end_url=reverse("learner:alert_end", args=[track.pk]),
        told=tuple(_told(found)) if found is not None else (),
        back_url=reverse("learner:track", args=[track.pk]),
    )


def _told(found: Any) -> Iterator[ToldPlace]:
    for one in queries.told_by(found)[: queries.MOST_SHOWN]:
        recognition, place = one.under(), one.under().establishment
        words = {"where": place.municipality, "km": round(one.km), "day": written_moment(one.found_at)}
        line = gettext("%(where)s, ongeveer %(km)s km, gemeld op %(day)s") % words
        yield ToldPlace(
            name=place.name,
            about=gettext("%(line)s (weer vrij)") % {"line": line} if one.is_again else line,
            url=reverse("workplaces:workplace", args=[recognition.number]),
        )
