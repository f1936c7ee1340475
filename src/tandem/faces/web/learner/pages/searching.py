"""What a learner reads of the own search time: how many days are left, how they were counted, who helps."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.faces.documents import clocks as words
from tandem.faces.documents.clocks import Basis, Meter
from tandem.faces.web.clock.pages.counting import Counted, counted, meanwhile, running, standing
from tandem.faces.web.clock.pages.frame import few_left
from tandem.faces.web.learner.pages.frame import Whose, crumbs, here, whose
from tandem.journey.placement.queries import clocks as doors
from tandem.journey.placement.queries.clocks import Reading
from tandem.journey.placement.terms.clocks import ClockOutcome, ClockState


@dataclass(frozen=True)
class SearchPanel:
    """The meter on the page of a track."""

    meter: Meter
    url: str


@dataclass(frozen=True)
class SearchPage(Whose):
    """The search time of one learner."""

    meter: Meter | None = None
    standing: str = ""
    next: str = ""
    extended: str = ""
    agreed: str = ""
    counted: Counted | None = None
    meanwhile: tuple[Basis, ...] = ()
    track_id: Any = None
    track_url: str = ""


def panel(track: Any, *, day: date) -> SearchPanel | None:
    """The meter of the clock that runs; None where none does."""
    found = running(track, day=day)
    return SearchPanel(found.meter, reverse("learner:search_time", args=[track.pk])) if found else None


def search_page(actor: Actor, track: Any, *, day: date) -> SearchPage:
    """How the newest clock of this learner stands."""
    clocks = doors.of_track(actor, track.pk, day=day)
    shared: dict[str, Any] = {
        "title": gettext("Je zoektijd"),
        "breadcrumb": crumbs(track, here(gettext("Je zoektijd"))),
        "track_url": reverse("learner:track", args=[track.pk]),
        **whose(actor, track),
    }
    if not clocks:
        return SearchPage(**shared)
    reading = doors.reading(clocks[0], day=day)
    runs = reading.clock.state == ClockState.RUNNING
    return SearchPage(
        **shared,
        meter=words.meter(reading.count, few=few_left(reading.count)) if runs else None,
        standing="" if runs else standing(reading.clock, reading.count),
        next=_next(reading),
        extended=_extended(reading),
        agreed=reading.clock.words,
        counted=counted(reading, day=day),
        meanwhile=meanwhile(reading.count) if runs else (),
        track_id=track.pk,
    )


def _next(reading: Reading) -> str:
    """What a learner can do or expect now; nobody is sent away by a clock."""
    clock, count = reading.clock, reading.count
    if clock.state == ClockState.HANDLED:
        return _after(ClockOutcome(clock.outcome))
    if clock.state == ClockState.STOPPED:
        return ""
    if count.is_over:
        return gettext(
            "Je dagen zijn om. Je wordt niet zomaar uitgeschreven: je school kiest samen met jou wat er volgt. Bel of"
            " mail je trajectbegeleider."
        )
    if not count.has_begun:
        return gettext("Je mag nu al zoeken. Dan heb je misschien een werkplek voor de dagen beginnen te lopen.")
    if count.left <= few_left(count):
        return gettext(
            "Er blijft weinig tijd over. Bel je trajectbegeleider: samen kijken jullie welke werkplek snel kan."
        )
    return gettext("Bewaar werkplekken die je leuk lijken en ga op gesprek. Je trajectbegeleider zoekt mee.")


def _after(outcome: ClockOutcome) -> str:
    return {
        ClockOutcome.RUN_UP: gettext("Je oefent nu eerst wat je op het werk nodig hebt. Daarna zoek je opnieuw."),
        ClockOutcome.OTHER_TRAINING: gettext("Je stapt over naar een andere duale opleiding."),
        ClockOutcome.FULL_TIME: gettext("Je gaat voltijds naar school, zonder werkplek."),
        ClockOutcome.NAFT: gettext("Het CLB zoekt samen met jou een traject dat bij je past."),
        ClockOutcome.VDAB: gettext("VDAB helpt je verder."),
    }[outcome]


def _extended(reading: Reading) -> str:
    days = reading.clock.extended_days
    if not days:
        return ""
    text = ngettext("Je kreeg %(n)s dag extra.", "Je kreeg %(n)s dagen extra.", days)
    return text % {"n": days}
