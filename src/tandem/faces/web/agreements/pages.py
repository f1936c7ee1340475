"""What the list of agreements shows and exports: what waits for this reader, what is made, signed, over."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.agreement_list import table_of
from tandem.faces.exchange.tables import Table, for_a_file
from tandem.faces.web.agreements.frame import area, crumbs, is_family, tag_of, title_of, written
from tandem.faces.web.language import training_name
from tandem.faces.web.lists import more_url, page_size
from tandem.faces.web.recognition.pages import Tag
from tandem.faces.web.site.pages import Page
from tandem.journey.agreements.queries import lists
from tandem.journey.agreements.queries.lists import Part
from tandem.journey.agreements.terms import AgreementState, Party, SignedWhere
from tandem.registers.access.terms import PROVIDER_ROLES
from tandem.registers.reference.terms import AgreementType

STEP = 25


@dataclass(frozen=True)
class ListTab:
    """One part of the list; the shape that `parts/tabs.html` shows."""

    label: str
    url: str
    current: bool
    count: int


@dataclass(frozen=True)
class Row:
    """One agreement in a list."""

    url: str
    title: str
    about: str
    kind: str
    term: str
    tag: Tag
    waits: str


@dataclass(frozen=True)
class ListPage(Page):
    """The agreements of somebody."""

    tabs: tuple[ListTab, ...] = ()
    rows: tuple[Row, ...] = ()
    shared: tuple[Row, ...] = ()
    """With a workplace of this company, and led by another one."""
    total: int = 0
    count_words: str = ""
    more_url: str = ""
    query: str = ""
    empty_title: str = ""
    empty_text: str = ""
    takeover_url: str = ""


def agreements(actor: Actor, *, query: QueryDict, day: date) -> ListPage:
    """What waits for this reader, what is made, signed, over."""
    counts = lists.counts(actor, day=day)
    which = part_of(query, waiting=counts[Part.MINE])
    total, shown = counts[which], max(page_size(query), STEP)
    return ListPage(
        title=_title(actor, counts[Part.MINE]),
        lead=gettext("Samen gemaakt, nagekeken terwijl u typt, getekend door iedereen.")
        if not is_family(actor)
        else gettext("Hier lees je wat er afgesproken is, en teken je."),
        breadcrumb=crumbs(),
        area=area(actor),
        tabs=tuple(
            ListTab(tab_words(one, actor), f"?deel={one}", current=one is which, count=counts[one]) for one in Part
        ),
        rows=tuple(row_of(one, actor) for one in lists.first_of(actor, which, most=shown, day=day)),
        total=total,
        count_words=ngettext("%(n)s overeenkomst", "%(n)s overeenkomsten", total) % {"n": total},
        more_url=more_url(query, shown=shown, total=total, step=STEP),
        query=f"deel={which}",
        empty_title=_empty(which),
        takeover_url=reverse("takeovers:start") if actor.has_role(*PROVIDER_ROLES) else "",
        empty_text="" if sum(counts.values()) else _begin(actor),
    )


def table(actor: Actor, *, query: QueryDict, now: datetime) -> Table:
    """The same part of the list, to export."""
    day = day_of(now)
    which = part_of(query, waiting=0)
    rows, cut = for_a_file(lists.part(actor, which, day=day))
    return table_of(rows, now=now, filters=[(gettext("Deel van de lijst"), tab_words(which, actor))], note=cut)


def part_of(query: QueryDict, *, waiting: int) -> Part:
    """The part that was asked for; else what waits for this reader, or what is made."""
    asked = query.get("deel", "")
    if asked in set(Part):
        return Part(asked)
    return Part.MINE if waiting else Part.MAKING


def row_of(one: Any, actor: Actor) -> Row:
    """One agreement in a list of this reader."""
    return Row(
        url=reverse("agreements:agreement", args=[one.pk]),
        title=title_of(one, actor),
        about=" · ".join(part for part in (one.number, training_name(one.track.training), outside_words(one)) if part),
        kind=code_label(AgreementType(one.kind)) if one.kind else gettext("nog niet bekend"),
        term=term_words(one),
        tag=tag_of(one),
        waits=waits_words(one, actor),
    )


def term_words(one: Any) -> str:
    """From when to when."""
    days = [written(one.begins_on), written(one.ends_on)]
    if not all(days):
        return gettext("nog niet bekend")
    return gettext("%(first)s tot %(last)s") % {"first": days[0], "last": days[1]}


def waits_words(one: Any, actor: Actor) -> str:
    """Who is to do something now, and by when."""
    if one.state == AgreementState.DRAFT:
        if Party(one.ball) is lists.party_of_reader(actor):
            return gettext("Jij bent aan zet") if is_family(actor) else gettext("U bent aan zet")
        return gettext("Aan zet: %(party)s") % {"party": code_label(Party(one.ball)).lower()}
    if one.state == AgreementState.SIGNING:
        return gettext("Tekenen ten laatste op %(day)s") % {"day": written(one.sign_until)}
    return gettext("Tot %(day)s") % {"day": written(one.closed_on or one.ends_on)}


def outside_words(one: Any) -> str:
    """That an agreement was signed outside Tandem, and when; nothing of one that was signed here."""
    if one.origin != SignedWhere.OUTSIDE:
        return ""
    return gettext("getekend buiten Tandem op %(day)s") % {"day": written(one.signed_on)}


def tab_words(which: Part, actor: Actor) -> str:
    """What a part of the list is called."""
    return {
        Part.MINE: gettext("Wacht op jou") if is_family(actor) else gettext("Wacht op u"),
        Part.MAKING: gettext("In opmaak"),
        Part.SIGNING: gettext("Wordt getekend"),
        Part.SIGNED: gettext("Getekend"),
        Part.OVER: gettext("Voorbij"),
    }[which]


def _title(actor: Actor, waiting: int) -> str:
    if is_family(actor):
        text = ngettext("%(n)s overeenkomst wacht op jou", "%(n)s overeenkomsten wachten op jou", waiting)
        return text % {"n": waiting} if waiting else gettext("Je overeenkomsten")
    text = ngettext("%(n)s overeenkomst wacht op u", "%(n)s overeenkomsten wachten op u", waiting)
    return text % {"n": waiting} if waiting else gettext("Overeenkomsten")


def _empty(which: Part) -> str:
    return {
        Part.MINE: gettext("Niets wacht op een antwoord"),
        Part.MAKING: gettext("Er wordt nu geen overeenkomst gemaakt"),
        Part.SIGNING: gettext("Er wordt nu niets getekend"),
        Part.SIGNED: gettext("Er loopt nu geen overeenkomst"),
        Part.OVER: gettext("Nog niets voorbij"),
    }[which]


def _begin(actor: Actor) -> str:
    if is_family(actor):
        return gettext("Heb je een werkplek, dan maakt je school hier de overeenkomst.")
    return gettext("Heeft een lerende een werkplek, dan begint de overeenkomst bij de kennismaking of in het dossier.")
