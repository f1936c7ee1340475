"""What warm handovers show: the list, the sheet, and the forms."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.documents import handover as documents
from tandem.faces.documents.cv import Part as SheetPart
from tandem.faces.documents.handover import receiver_name
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.tables import Table, for_a_file
from tandem.faces.web.language import training_name
from tandem.faces.web.learners.pages.enrolling import FormPage
from tandem.faces.web.learners.pages.frame import name_of
from tandem.faces.web.lists import more_url, page_size
from tandem.faces.web.recognition.pages import Fact, Step, Tag
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.handover.policies import handovers as policies
from tandem.journey.handover.queries import handovers as queries
from tandem.journey.handover.queries.handovers import Part
from tandem.journey.handover.rules import handovers as rules
from tandem.journey.handover.terms.handovers import (
    Agreed,
    HandoverKind,
    HandoverState,
    HandoverWhy,
    ReturnReason,
)
from tandem.journey.handover.workflow.handovers import OPEN
from tandem.registers.access.terms import PROVIDER_ROLES
from tandem.registers.organisations.queries import providers as provider_queries

STEP = 25
_TAGS = {
    HandoverState.ASKED: "wait",
    HandoverState.OFFERED: "wait",
    HandoverState.ACCEPTED: "ok",
    HandoverState.RETURNED: "stop",
}


@dataclass(frozen=True)
class ListTab:
    """One part of the list; the shape that `parts/tabs.html` shows."""

    label: str
    url: str
    current: bool
    count: int


@dataclass(frozen=True)
class Row:
    """One handover in the list."""

    url: str
    name: str
    about: str
    way: str
    tag: Tag
    waits: str


@dataclass(frozen=True)
class ListPage(Page):
    """The handovers of somebody."""

    tabs: tuple[ListTab, ...] = ()
    rows: tuple[Row, ...] = ()
    total: int = 0
    count_words: str = ""
    more_url: str = ""
    query: str = ""
    late_words: str = ""
    modules_url: str = ""
    """Where VDAB answers schools that ask it to give a part of a training."""


@dataclass(frozen=True)
class Way:
    """Something that can be done now."""

    label: str
    url: str
    is_post: bool = False
    is_quiet: bool = False


@dataclass(frozen=True)
class HandoverPage(Page):
    """One handover."""

    tag: Tag | None = None
    next_words: str = ""
    said: str = ""
    ways: tuple[Way, ...] = ()
    facts: tuple[Fact, ...] = ()
    parts: tuple[SheetPart, ...] = ()
    steps: tuple[Step, ...] = ()
    pdf_url: str = ""
    track_url: str = ""


def handovers(actor: Actor, *, query: QueryDict, day: date) -> ListPage:
    """What is offered, what one gave, what ended."""
    which, counts = part_of(query), queries.counts(actor, day=day)
    total, shown = counts[which], max(page_size(query), STEP)
    late = queries.late(actor, day=day)
    return ListPage(
        title=gettext("Overdrachten"),
        lead=gettext("Een lerende gaat met een blad naar andere handen. Tot dat aanvaard is, begeleidt wie geeft."),
        breadcrumb=_crumbs(),
        area=gettext("Aanbieder") if actor.has_role(*PROVIDER_ROLES) else code_label(HandoverKind.VDAB),
        tabs=tuple(ListTab(_tab(one), f"?deel={one}", current=one is which, count=counts[one]) for one in Part),
        rows=tuple(_row(one, day=day) for one in queries.part(actor, which, day=day)[:shown]),
        total=total,
        count_words=ngettext("%(n)s overdracht", "%(n)s overdrachten", total) % {"n": total},
        more_url=more_url(query, shown=shown, total=total, step=STEP),
        query=f"deel={which}",
        modules_url="" if actor.has_role(*PROVIDER_ROLES) else reverse("plans:asked"),
        late_words=ngettext("%(n)s overdracht is te laat", "%(n)s overdrachten zijn te laat", late) % {"n": late}
        if late
        else "",
    )


def table(actor: Actor, *, query: QueryDict, now: datetime) -> Table:
    """The same part of the list, to export."""
    which = part_of(query)
    rows, cut = for_a_file(queries.part(actor, which, day=day_of(now)))
    return Table(
        title=gettext("Overdrachten"),
        columns=(
            gettext("Traject"),
            gettext("Lerende"),
            gettext("Opleiding"),
            gettext("Van"),
            gettext("Naar"),
            gettext("Waarom"),
            gettext("Stand"),
            gettext("Voorgesteld op"),
            gettext("Antwoord ten laatste op"),
        ),
        rows=(
            (
                one.track.number,
                name_of(one.track.person),
                training_name(one.track.training),
                one.track.provider.name,
                receiver_name(one),
                code_label(HandoverWhy(one.why)),
                code_label(HandoverState(one.state)),
                day_of(one.given_at),
                one.answers_until,
            )
            for one in rows
        ),
        made_at=now,
        filters=[(gettext("Deel van de lijst"), _tab(which))],
        note=cut,
    )


def handover(actor: Actor, one: Any, *, day: date) -> HandoverPage:
    """One handover: the sheet, where it stands, and what this reader can do."""
    facts = queries.facts_of(one, day=day)
    is_giver = policies.is_giver(actor, facts)
    return HandoverPage(
        title=gettext("Overdracht van %(name)s") % {"name": name_of(one.track.person)},
        breadcrumb=_crumbs(Link(name_of(one.track.person), ""))
        if policies.takes_part(actor)
        else (Link(gettext("Mijn traject"), reverse("learner:home")), Link(gettext("Overdracht"), "")),
        tag=_tag(one, day=day),
        next_words=_next_words(one, day=day),
        said=one.words,
        ways=tuple(_ways(actor, one, facts)),
        facts=tuple(_facts(one)),
        parts=documents.parts_of(one),
        steps=tuple(_steps(one, day=day)),
        pdf_url=_url("pdf", one),
        track_url=reverse("learners:track", args=[one.track_id]) if is_giver else "",
    )


def offer(track: Any, *, has_errors: bool) -> FormPage:
    """Offer a learner to other hands."""
    return FormPage(
        title=gettext("Draag %(name)s warm over") % {"name": name_of(track.person)},
        lead=gettext("Wie overneemt, leest dit blad. De lerende en de ouders lezen het ook."),
        breadcrumb=(
            Link(gettext("Start"), reverse("site:home")),
            Link(name_of(track.person), reverse("learners:track", args=[track.pk])),
            Link(gettext("Overdragen"), ""),
        ),
        area=gettext("Aanbieder"),
        has_errors=has_errors,
        back_url=reverse("learners:track", args=[track.pk]),
        button=gettext("Stel de overdracht voor"),
        note=gettext(
            "Naar een andere aanbieder of VDAB gaat het blad pas na een akkoord: van een ouder als de lerende"
            " minderjarig is, anders van de lerende."
        ),
    )


def paper(one: Any, *, has_errors: bool) -> FormPage:
    """Note a signed paper."""
    return _form(
        one,
        gettext("Noteer het akkoord op papier"),
        gettext("Wie minderjarig is: een ouder of voogd tekent. Bewaar het papier op school."),
        gettext("Noteer het akkoord"),
        has_errors=has_errors,
    )


def send_back(one: Any, *, has_errors: bool) -> FormPage:
    """Send a learner back."""
    return _form(
        one,
        gettext("Stuur deze lerende terug"),
        gettext("Wie overdroeg, blijft begeleiden. U ziet het blad daarna niet meer."),
        gettext("Stuur terug"),
        has_errors=has_errors,
    )


def providers(track: Any, *, day: date) -> list[tuple[str, str]]:
    """The other providers, those that give this training first."""
    giving = {one.location.provider_id for one in provider_queries.programmes_on(day, training=track.training_id)}
    rows = [one for one in provider_queries.providers_on(day) if one.pk != track.provider_id]
    rows.sort(key=lambda one: one.pk not in giving)
    return [(str(one.pk), one.name) for one in rows]


def start_of(query: QueryDict) -> dict[str, str]:
    """What the address says already: to whom, and why."""
    kind, why = query.get("naar", ""), query.get("waarom", "")
    told = {"kind": kind if kind in set(HandoverKind) else "", "why": why if why in set(HandoverWhy) else ""}
    return {name: value for name, value in told.items() if value}


def part_of(query: QueryDict) -> Part:
    """The part that was asked for; what nobody knows is what is offered."""
    asked = query.get("deel", "")
    return Part(asked) if asked in set(Part) else Part.RECEIVED


def _form(one: Any, title: str, lead: str, button: str, *, has_errors: bool) -> FormPage:
    return FormPage(
        title=title,
        lead=lead,
        breadcrumb=_crumbs(Link(name_of(one.track.person), _url("handover", one)), Link(title, "")),
        has_errors=has_errors,
        back_url=_url("handover", one),
        button=button,
    )


def _row(one: Any, *, day: date) -> Row:
    return Row(
        url=_url("handover", one),
        name=name_of(one.track.person),
        about=training_name(one.track.training),
        way=f"{one.track.provider.name} → {receiver_name(one)}",
        tag=_tag(one, day=day),
        waits=_next_words(one, day=day),
    )


def _tag(one: Any, *, day: date) -> Tag:
    state = HandoverState(one.state)
    if _is_late(one, day=day):
        return Tag("stop", gettext("te laat"))
    return Tag(_TAGS.get(state, "neutral"), code_label(state).lower())


def _is_late(one: Any, *, day: date) -> bool:
    return one.state == HandoverState.OFFERED and rules.is_late(one.answers_until, day=day)


def _next_words(one: Any, *, day: date) -> str:
    words = {"who": receiver_name(one), "day": _written(one.answers_until), "name": one.track.person.given_name}
    state = HandoverState(one.state)
    if _is_late(one, day=day):
        return gettext("%(who)s moest antwoorden voor %(day)s. Bel even. Wie geeft, blijft begeleiden.") % words
    if state is HandoverState.RETURNED:
        return code_label(ReturnReason(one.reason))
    return {
        HandoverState.ASKED: gettext("%(name)s of een ouder leest het blad en zegt of het mag."),
        HandoverState.OFFERED: gettext("%(who)s antwoordt ten laatste op %(day)s. Wie geeft, blijft begeleiden."),
        HandoverState.ACCEPTED: gettext("%(who)s begeleidt %(name)s vanaf nu."),
        HandoverState.DECLINED: gettext("Er verandert niets: de school blijft begeleiden."),
        HandoverState.WITHDRAWN: gettext("Er verandert niets: de school blijft begeleiden."),
        HandoverState.LAPSED: gettext("Het traject was intussen afgelopen."),
    }[state] % words


def _ways(actor: Actor, one: Any, facts: Any) -> Iterator[Way]:
    if one.state == HandoverState.OFFERED and policies.is_receiver(actor, facts):
        yield Way(gettext("Neem over"), _url("accept", one), is_post=True)
        yield Way(gettext("Stuur terug"), _url("send_back", one), is_quiet=True)
    if one.state in OPEN and policies.is_family(actor, facts):
        if one.state == HandoverState.ASKED:
            yield Way(gettext("Ik ga akkoord"), _url("agree", one), is_post=True)
        yield Way(gettext("Ik wil dit niet"), _url("decline", one), is_post=True, is_quiet=True)
    if one.state in OPEN and policies.is_giver(actor, facts):
        if one.state == HandoverState.ASKED:
            yield Way(gettext("Noteer een akkoord op papier"), _url("paper", one), is_quiet=True)
        yield Way(gettext("Neem terug"), _url("withdraw", one), is_post=True, is_quiet=True)


def _facts(one: Any) -> Iterator[Fact]:
    track = one.track
    yield Fact(gettext("Opleiding"), training_name(track.training))
    yield Fact(
        gettext("Van"),
        ", ".join(part for part in (track.coach.name if track.coach else "", track.provider.name) if part),
    )
    yield Fact(gettext("Naar"), receiver_name(one))
    if one.agreed_as:
        yield Fact(gettext("Akkoord"), f"{code_label(Agreed(one.agreed_as))}, {_written(one.agreed_on)}")


def _steps(one: Any, *, day: date) -> Iterator[Step]:
    """Above who gives and the family, below who receives."""
    yield Step("you", "done", gettext("Voorgesteld"), day_of(one.given_at))
    if one.agreed_as != Agreed.NOT_NEEDED:
        state = "done" if one.agreed_on else "now" if one.state == HandoverState.ASKED else "next"
        yield Step("you", state, gettext("Akkoord van de lerende of een ouder"), one.agreed_on)
    if one.ended_at:
        yield Step("both", "done", code_label(HandoverState(one.state)), day_of(one.ended_at))
    elif one.state == HandoverState.OFFERED:
        yield Step("us", "late" if _is_late(one, day=day) else "now", gettext("Overnemen"), one.answers_until)
    else:
        yield Step("us", "next", gettext("Overnemen"))


def _tab(which: Part) -> str:
    return {
        Part.RECEIVED: gettext("Aan u voorgesteld"),
        Part.GIVEN: gettext("Door u gegeven"),
        Part.ENDED: gettext("Afgelopen"),
    }[which]


def _crumbs(*links: Link) -> tuple[Link, ...]:
    here = Link(gettext("Overdrachten"), reverse("handovers:list") if links else "")
    return (Link(gettext("Start"), reverse("site:home")), here, *links)


def _url(name: str, one: Any) -> str:
    return reverse(f"handovers:{name}", args=[one.pk])


def _written(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""
