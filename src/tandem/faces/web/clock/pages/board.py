"""What the board shows: who is late, whose last day is today or this week, whom to ring."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.documents import clocks as words
from tandem.faces.documents import signals
from tandem.faces.documents.clocks import Meter
from tandem.faces.documents.handover import receiver_name
from tandem.faces.documents.signals import Sign
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.tables import Table
from tandem.faces.web.clock.forms import BoardForm
from tandem.faces.web.clock.pages.frame import URGENT, about, area, crumbs, few_left, name_of, suited_url
from tandem.faces.web.lists import Group, Option, with_, without
from tandem.faces.web.recognition.pages import Tag
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.handover.queries import handovers
from tandem.journey.handover.rules.handovers import is_late
from tandem.journey.placement.queries import clock_board as boards
from tandem.journey.placement.queries.clock_board import Board, BoardWish, Line
from tandem.journey.placement.queries.clock_people import ToCall
from tandem.journey.placement.rules import clocks as rules
from tandem.journey.placement.terms.clocks import ClockReason, Urgency
from tandem.journey.placement.terms.signals import Signal
from tandem.registers.access.terms import Role

STEP = 25
_AT_ONCE = 500
_COLUMNS = (
    "Traject",
    "Familienaam",
    "Voornaam",
    "Opleiding",
    "Vestigingsplaats",
    "Trajectbegeleider",
    "Waarom de zoektijd loopt",
    "Sinds",
    "Laatste dag",
    "Dagen over",
    "Dagen in totaal",
    "Wanneer",
    "Verlenging gevraagd",
    "Vroege signalen",
)
_CALL_COLUMNS = ("Wie", "Lerende", "Telefoon", "Bericht", "Laatste dag")


@dataclass(frozen=True)
class BoardTab:
    """One part of the board; the shape that `parts/tabs.html` shows."""

    label: str
    url: str
    current: bool
    count: int


@dataclass(frozen=True)
class Row:
    """One learner on the board."""

    url: str
    name: str
    about: str
    coach: str
    due: str
    meter: Meter
    tag: Tag | None
    todo: str = ""
    signals: tuple[Sign, ...] = ()
    suited_url: str = ""


@dataclass(frozen=True)
class BoardPage(Page):
    """The board."""

    tabs: tuple[BoardTab, ...] = ()
    rows: tuple[Row, ...] = ()
    total: int = 0
    count_words: str = ""
    text: str = ""
    urgency: str = ""
    groups: tuple[Group, ...] = ()
    chips: tuple[Link, ...] = ()
    more_url: str = ""
    query: str = ""
    calls: int = 0
    late_handovers: int = 0
    empty_title: str = ""
    empty_text: str = ""


@dataclass(frozen=True)
class CallRow:
    """Somebody to ring."""

    who: str
    role: str
    phone: str
    why: str
    sentence: str
    clock_url: str
    note_url: str
    learner: str


@dataclass(frozen=True)
class CallsPage(Page):
    """Whom to ring."""

    rows: tuple[CallRow, ...] = ()
    count_words: str = ""


def board(actor: Actor, *, form: BoardForm, query: QueryDict, day: date) -> BoardPage:
    """The learners that fit the filters, the first to end first."""
    wish = form.wish()
    found = boards.board(actor, wish=wish, day=day)
    shown = max(form.cleaned_data.get("tot") or 0, STEP)
    groups = _groups(actor, wish, day=day)
    is_narrowed = wish != BoardWish()
    going = handovers.running(actor, day=day)
    return BoardPage(
        title=gettext("Zoektijd van uw lerenden"),
        lead=gettext("Wie het eerst een werkplek nodig heeft, staat bovenaan."),
        breadcrumb=crumbs(),
        area=area(),
        tabs=_tabs(found, wish, query),
        rows=tuple(
            _row(one, going.get(one.reading.clock.track_id), day=day)
            for one in boards.lines(found.keys[:shown], day=day, known=found.free_days)
        ),
        late_handovers=sum(is_late(one.answers_until, day=day) for one in going.values()),
        total=found.total,
        count_words=ngettext("%(n)s lerende", "%(n)s lerenden", found.total) % {"n": found.total},
        text=wish.text,
        urgency=next(iter(wish.urgencies), ""),
        groups=groups,
        chips=_chips(wish, groups, query),
        more_url=with_(query, tot=str(shown + STEP)) if found.total > shown else "",
        query=query.urlencode(),
        calls=len(boards.calls(actor, day=day)),
        empty_title=gettext("Niemand past bij deze keuze") if is_narrowed else gettext("Niemand zoekt een werkplek"),
        empty_text=gettext("Wis een filter of kies een ander tabblad.")
        if is_narrowed
        else gettext("Wie een duale opleiding begint zonder overeenkomst, verschijnt hier vanzelf."),
    )


def board_table(actor: Actor, *, form: BoardForm, now: datetime) -> Table:
    """The board as it is filtered, to export."""
    day, wish = day_of(now), form.wish()
    found = boards.board(actor, wish=wish, day=day)
    chips = _chips(wish, _groups(actor, wish, day=day), QueryDict())
    return Table(
        title=gettext("Zoektijd van lerenden"),
        columns=_COLUMNS,
        rows=(
            _line(one)
            for start in range(0, found.total, _AT_ONCE)
            for one in boards.lines(found.keys[start : start + _AT_ONCE], day=day)
        ),
        made_at=now,
        filters=[(chip.label.split(": ")[0], chip.label.split(": ")[-1]) for chip in chips],
    )


def calls(actor: Actor, *, day: date) -> CallsPage:
    """Whom to ring: who hears of the search time and has no e-mail address."""
    found = boards.calls(actor, day=day)
    stood = _stood(found, day=day)
    return CallsPage(
        title=gettext("Wie u belt"),
        lead=gettext("Deze lerenden en ouders hebben geen e-mailadres. Zij horen het alleen van u."),
        breadcrumb=crumbs(Link(gettext("Bellen"), "")),
        area=area(),
        rows=tuple(_call(one, stood[one.clock.pk]) for one in found),
        count_words=ngettext("%(n)s telefoontje", "%(n)s telefoontjes", len(found)) % {"n": len(found)},
    )


def calls_table(actor: Actor, *, now: datetime) -> Table:
    """The same list, to export."""
    found = boards.calls(actor, day=day_of(now))
    stood = _stood(found, day=day_of(now))
    return Table(
        title=gettext("Te bellen over de zoektijd"),
        columns=_CALL_COLUMNS,
        rows=(
            (
                name_of(one.who.person),
                name_of(one.clock.track.person),
                one.who.person.phone,
                code_label(one.milestone),
                stood[one.clock.pk].reading.count.due_on,
            )
            for one in found
        ),
        made_at=now,
    )


def _stood(found: list[ToCall], *, day: date) -> Mapping[Any, Line]:
    return {line.reading.clock.pk: line for line in boards.lines([one.clock.pk for one in found], day=day)}


def _call(one: ToCall, line: Line) -> CallRow:
    track, count = one.clock.track, line.reading.count
    return CallRow(
        who=name_of(one.who.person),
        role=gettext("ouder of voogd") if one.who.is_guardian else gettext("lerende"),
        phone=one.who.person.phone,
        why=code_label(one.milestone),
        sentence=f"{words.left_words(count)}. {words.sentence(count)}",
        clock_url=reverse("clock:clock", args=[one.clock.pk]),
        note_url=reverse("clock:note_call", args=[one.clock.pk, one.who.person.pk]),
        learner=name_of(track.person),
    )


def _row(line: Line, handover: Any, *, day: date) -> Row:
    clock, count = line.reading.clock, line.reading.count
    urgency = rules.urgency(count)
    return Row(
        url=reverse("clock:clock", args=[clock.pk]),
        suited_url=suited_url(clock.track),
        name=name_of(clock.track.person),
        about=about(clock.track),
        coach=clock.track.coach.name if clock.track.coach else gettext("nog niemand"),
        due=date_format(count.due_on, "D j F") if count.due_on else "–",
        meter=words.meter(count, few=few_left(count)),
        tag=Tag(URGENT[urgency], code_label(urgency)) if urgency in URGENT else None,
        todo=_todo(line, urgency, handover, day=day),
        signals=() if handover else tuple(signals.sign(one) for one in line.signals),
    )


def _todo(line: Line, urgency: Urgency, handover: Any, *, day: date) -> str:
    if handover is not None:
        words = {"receiver": receiver_name(handover)}
        if is_late(handover.answers_until, day=day):
            return gettext("De overdracht aan %(receiver)s wacht te lang: bel, of neem ze terug") % words
        return gettext("Wordt overgedragen aan %(receiver)s") % words
    if line.is_asked:
        return gettext("Verlenging gevraagd")
    return gettext("Kies wat er volgt") if urgency is Urgency.LATE else ""


def _line(line: Line) -> tuple[Any, ...]:
    clock, count = line.reading.clock, line.reading.count
    track = clock.track
    return (
        track.number,
        track.person.family_name,
        track.person.given_name,
        track.training.name,
        track.location.name if track.location else "",
        track.coach.name if track.coach else "",
        code_label(ClockReason(clock.why)),
        clock.started_on,
        count.due_on,
        max(0, count.left),
        count.total,
        code_label(rules.urgency(count)),
        gettext("ja") if line.is_asked else gettext("nee"),
        signals.titles(line.signals),
    )


def _tabs(found: Board, wish: BoardWish, query: QueryDict) -> tuple[BoardTab, ...]:
    shown = [one for one in Urgency if found.counts.get(one) or one is not Urgency.UNKNOWN]
    chosen = set(wish.urgencies)
    return (
        BoardTab(gettext("Alles"), without(query, "wanneer", "tot"), not chosen, sum(found.counts.values())),
        *(
            BoardTab(
                code_label(one),
                with_(without_tot(query), wanneer=one.value),
                chosen == {one},
                found.counts.get(one, 0),
            )
            for one in shown
        ),
    )


def without_tot(query: QueryDict) -> QueryDict:
    """The same question from the top of the list."""
    changed = query.copy()
    changed.pop("tot", None)
    return changed


def _groups(actor: Actor, wish: BoardWish, *, day: date) -> tuple[Group, ...]:
    trainings, coaches, places = boards.choices(actor, day=day)
    every = gettext("alle")
    found = [
        Group(
            gettext("Vroege signalen"),
            "signaal",
            tuple(Option(one.value, code_label(one), one in wish.signals) for one in Signal),
        ),
        Group(gettext("Verlenging"), "gevraagd", (Option("on", gettext("wacht op een beslissing"), wish.only_asked),)),
        Group(gettext("Opleiding"), "opleiding", _options(every, trainings, wish.training), single=True),
    ]
    if len(places) > 1:
        found.append(Group(gettext("Vestigingsplaats"), "plaats", _options(every, places, wish.location), single=True))
    if actor.has_role(Role.PROVIDER_ADMIN) and coaches:
        held = [(str(key), name) for key, name in coaches]
        chosen = str(wish.coach_id) if wish.coach_id else ""
        found.append(Group(gettext("Trajectbegeleider"), "begeleider", _options(every, held, chosen), single=True))
    return tuple(found)


def _options(every: str, held: list[tuple[str, str]], chosen: str) -> tuple[Option, ...]:
    return (Option("", every, not chosen), *(Option(code, gettext(name), code == chosen) for code, name in held))


def _chips(wish: BoardWish, groups: tuple[Group, ...], query: QueryDict) -> tuple[Link, ...]:
    chips = [
        Link(f"{gettext('Wanneer')}: {code_label(one)}", without(query, wanneer=one.value)) for one in wish.urgencies
    ]
    if wish.text:
        chips.append(Link(f"{gettext('Zoekwoord')}: {wish.text}", without(query, "tekst")))
    chosen = ((group, one) for group in groups for one in group.options if one.checked and one.value)
    chips += (Link(f"{group.label}: {one.label}", without(query, group.name)) for group, one in chosen)
    return tuple(chips)
