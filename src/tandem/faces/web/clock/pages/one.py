"""What the page of one clock shows: how many days are left, how they were counted, what can be done."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.documents import clocks as words
from tandem.faces.documents.clocks import Basis, Meter
from tandem.faces.documents.reasons import Reason, reasons_of
from tandem.faces.documents.signals import Sign
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.tables import Table
from tandem.faces.web.clock.pages.counting import Counted, counted, listed, meanwhile, signals_of, standing
from tandem.faces.web.clock.pages.frame import about, area, crumbs, few_left, name_of, state_tag, suited_url
from tandem.faces.web.language import training_name
from tandem.faces.web.recognition.pages import Fact, Tag
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.placement.policies import clocks as policies
from tandem.journey.placement.queries import clock_people as people
from tandem.journey.placement.queries import clocks as doors
from tandem.journey.placement.rules import clocks as rules
from tandem.journey.placement.rules.clocks import Count
from tandem.journey.placement.terms.clocks import (
    ClockReason,
    ClockState,
    ExtensionReason,
    ExtensionState,
    StopReason,
)
from tandem.law import norms

_A_DAY = timedelta(days=1)
_TAGS = {
    ExtensionState.ASKED: "wait",
    ExtensionState.GRANTED: "ok",
    ExtensionState.REFUSED: "stop",
    ExtensionState.WITHDRAWN: "neutral",
    ExtensionState.LAPSED: "neutral",
}


@dataclass(frozen=True)
class ExtensionLine:
    """A question for more days and its answer."""

    tag: Tag
    asked: str
    reason: str
    words: str
    answer: str
    decided: str
    decide_url: str = ""
    withdraw_url: str = ""


@dataclass(frozen=True)
class Way:
    """What can be done now."""

    label: str
    url: str
    is_quiet: bool = False


@dataclass(frozen=True)
class Person:
    """Somebody who hears of the clock."""

    name: str
    role: str
    email: str
    phone: str
    note_url: str = ""


@dataclass(frozen=True)
class ClockPage(Page):
    """One clock."""

    kicker: str = ""
    tag: Tag | None = None
    meter: Meter | None = None
    standing: str = ""
    handled_words: str = ""
    counted: Counted | None = None
    days_of: Any = None
    warnings: tuple[Reason, ...] = ()
    meanwhile: tuple[Basis, ...] = ()
    extensions: tuple[ExtensionLine, ...] = ()
    ways: tuple[Way, ...] = ()
    hint: str = ""
    signals: tuple[Sign, ...] = ()
    facts: tuple[Fact, ...] = ()
    people: tuple[Person, ...] = ()
    earlier: tuple[Link, ...] = ()
    history_url: str = ""


def clock_page(actor: Actor, clock: Any, *, day: date) -> ClockPage:
    """How a clock stands and what can be done with it."""
    reading = doors.reading(clock, day=day)
    state, count = ClockState(clock.state), reading.count
    runs = state is ClockState.RUNNING
    extensions = list(clock.extensions.order_by("asked_at", "id"))
    ways = _ways(actor, clock, count, extensions) if runs else ()
    return ClockPage(
        title=gettext("Zoektijd van %(name)s") % {"name": name_of(clock.track.person)},
        breadcrumb=crumbs(Link(name_of(clock.track.person), "")),
        area=area(),
        kicker=about(clock.track),
        tag=state_tag(state, code_label(state)),
        meter=words.meter(count, few=few_left(count)) if runs else None,
        standing="" if runs else standing(clock, count),
        handled_words=clock.words,
        counted=counted(reading, day=day),
        days_of=clock.pk,
        warnings=tuple(_warnings(clock, count)),
        meanwhile=meanwhile(count) if runs else (),
        extensions=tuple(_extension(actor, clock, one) for one in extensions),
        ways=ways,
        hint=_hint(count) if runs else "",
        signals=signals_of(reading, day=day),
        facts=_facts(clock),
        people=_people(actor, clock, day=day),
        earlier=_others(actor, clock, day=day),
        history_url=reverse("clock:history", args=[clock.pk]),
    )


def days_table(clock: Any, *, now: datetime) -> Table:
    """Every day of the count, to export."""
    reading = doors.reading(clock, day=day_of(now))
    days, kinds = listed(reading)
    return Table(
        title=gettext("Telling van de zoektijd"),
        columns=("Dag", "Telt als", "Waarom niet", "Soort vrije dag"),
        rows=((one.day, one.number, words.why_not(one), kinds.get(one.day, "")) for one in days),
        made_at=now,
        filters=[(gettext("Lerende"), name_of(clock.track.person)), (gettext("Traject"), clock.track.number)],
    )


def _warnings(clock: Any, count: Count) -> list[Reason]:
    """What asks attention and stops nothing: a late start (R-AGR-16), a place that begins after the last day."""
    found = []
    if clock.why == ClockReason.FIRST_LESSONS:
        on = clock.track.starts_on
        found += reasons_of(rules.starts_in_time(on, norms=norms.at(on)))
    if clock.stop_reason == StopReason.PLACED:
        found += reasons_of(rules.place_in_time(begins_on=clock.stopped_on, count=count))
    return found


def _ways(actor: Actor, clock: Any, count: Count, extensions: list[Any]) -> tuple[Way, ...]:
    track = clock.track.facts()
    waits = any(one.state == ExtensionState.ASKED for one in extensions)
    found = []
    if count.is_over and policies.may_handle(actor, track).is_ok:
        found.append(Way(gettext("Kies wat er volgt"), reverse("clock:handle", args=[clock.pk])))
        offer = reverse("handovers:give", args=[clock.track_id])
        found.append(Way(gettext("Draag warm over aan VDAB"), f"{offer}?naar=VDAB&waarom=search_over", is_quiet=True))
    if not waits and policies.may_ask(actor, track).is_ok:
        found.append(Way(gettext("Vraag een verlenging"), reverse("clock:ask", args=[clock.pk]), is_quiet=bool(found)))
    if suited := suited_url(clock.track):
        found.append(Way(gettext("Passende werkplekken"), suited, is_quiet=True))
    return tuple(found)


def _hint(count: Count) -> str:
    if count.is_over:
        return gettext("Er gebeurt niets vanzelf. Praat met de lerende en de ouders, en kies samen wat er volgt.")
    return ""


def _extension(actor: Actor, clock: Any, one: Any) -> ExtensionLine:
    state, track = ExtensionState(one.state), clock.track.facts()
    waits = state is ExtensionState.ASKED
    label = code_label(state)
    if one.days:
        label = gettext("%(state)s: %(n)s opleidingsdagen") % {"state": label, "n": one.days}
    return ExtensionLine(
        tag=Tag(_TAGS[state], label),
        asked=date_format(day_of(one.asked_at), "DATE_FORMAT"),
        reason=code_label(ExtensionReason(one.reason)),
        words=one.words,
        answer=one.answer,
        decided=date_format(day_of(one.decided_at), "DATE_FORMAT") if one.decided_at else "",
        decide_url=reverse("clock:decide", args=[one.pk]) if waits and policies.may_decide(actor, track).is_ok else "",
        withdraw_url=reverse("clock:withdraw", args=[one.pk]) if waits and policies.may_ask(actor, track).is_ok else "",
    )


def _facts(clock: Any) -> tuple[Fact, ...]:
    track = clock.track
    return (
        Fact(gettext("Traject"), track.number, reverse("learners:track", args=[track.pk]), term="track"),
        Fact(gettext("Opleiding"), training_name(track.training)),
        Fact(gettext("Trajectbegeleider"), track.coach.name if track.coach else gettext("nog niemand"), term="coach"),
        Fact(gettext("Waarom de zoektijd loopt"), code_label(ClockReason(clock.why)), term="search_clock"),
        Fact(gettext("Sinds"), words.long_day(clock.started_on)),
    )


def _people(actor: Actor, clock: Any, *, day: date) -> tuple[Person, ...]:
    may = policies.may_handle(actor, clock.track.facts()).is_ok
    ring = {one.who.person.pk for one in people.to_call([clock], day=day)} if may else set()
    return tuple(
        Person(
            name=name_of(one.person),
            role=gettext("ouder of voogd") if one.is_guardian else gettext("lerende"),
            email=one.email,
            phone=one.person.phone,
            note_url=reverse("clock:note_call", args=[clock.pk, one.person.pk]) if one.person.pk in ring else "",
        )
        for one in people.concerned([clock], day=day)[clock.pk]
    )


def _others(actor: Actor, clock: Any, *, day: date) -> tuple[Link, ...]:
    """The other clocks of this learner, the newest first."""
    return tuple(
        Link(
            gettext("%(why)s op %(day)s, %(state)s")
            % {
                "why": code_label(ClockReason(one.why)),
                "day": date_format(one.started_on, "DATE_FORMAT"),
                "state": code_label(ClockState(one.state)).lower(),
            },
            reverse("clock:clock", args=[one.pk]),
        )
        for one in doors.of_track(actor, clock.track_id, day=day)
        if one.pk != clock.pk
    )
