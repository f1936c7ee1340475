"""What the list of introductions shows and exports: what waits for whom, what runs, who is placed, what ended."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.tables import Table, for_a_file
from tandem.faces.web.introductions.frame import (
    Reader,
    area,
    crumbs,
    learner_name,
    place_name,
    reader_of,
    tag_of,
    written,
)
from tandem.faces.web.introductions.own_words import reason_words, told
from tandem.faces.web.language import training_name
from tandem.faces.web.lists import more_url, page_size
from tandem.faces.web.recognition.pages import Tag
from tandem.faces.web.site.pages import Page
from tandem.journey.placement.queries import introduction_lists as lists
from tandem.journey.placement.queries.introduction_lists import Part
from tandem.journey.placement.terms.introductions import IntroductionState, Origin
from tandem.journey.placement.workflow.introductions import RUNNING, UNDECIDED

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
    """One introduction in a list."""

    url: str
    title: str
    about: str
    place: str
    tag: Tag
    waits: str


@dataclass(frozen=True)
class ListPage(Page):
    """The introductions of somebody."""

    tabs: tuple[ListTab, ...] = ()
    rows: tuple[Row, ...] = ()
    total: int = 0
    count_words: str = ""
    more_url: str = ""
    query: str = ""
    empty_title: str = ""
    empty_text: str = ""
    how: tuple[str, ...] = ()


def introductions(actor: Actor, *, query: QueryDict, day: date) -> ListPage:
    """What runs, what waits for whom, who is placed, what ended."""
    reader, part = reader_of(actor), part_of(query)
    counts = lists.counts(actor, day=day)
    total, shown = counts[part], max(page_size(query), STEP)
    waiting = counts[Part.WAITING]
    return ListPage(
        title=_title(reader, waiting),
        lead=_lead(reader),
        breadcrumb=crumbs(),
        area=area(reader),
        tabs=tuple(ListTab(_tab(one, reader), f"?deel={one}", current=one is part, count=counts[one]) for one in Part),
        rows=tuple(row_of(one, reader) for one in lists.part(actor, part, day=day)[:shown]),
        total=total,
        count_words=ngettext("%(n)s kennismaking", "%(n)s kennismakingen", total) % {"n": total},
        more_url=more_url(query, shown=shown, total=total, step=STEP),
        query=f"deel={part}",
        empty_title=_empty(part),
        empty_text=_begin(reader) if not sum(counts.values()) else "",
        how=_how(reader),
    )


def table(actor: Actor, *, query: QueryDict, now: datetime) -> Table:
    """The same part of the list, to export."""
    reader, part = reader_of(actor), part_of(query)
    rows, cut = for_a_file(lists.part(actor, part, day=day_of(now)))
    return Table(
        title=gettext("Kennismakingen"),
        columns=(
            gettext("Lerende"),
            gettext("Opleiding"),
            gettext("School"),
            gettext("Werkplek"),
            gettext("Gemeente"),
            gettext("Stand"),
            gettext("Voorgesteld op"),
            gettext("Voorgesteld door"),
            gettext("Antwoord ten laatste op"),
            gettext("Gesprek"),
            gettext("Afgelopen op"),
            gettext("Reden"),
        ),
        rows=(_cells(one, reader) for one in rows),
        made_at=now,
        filters=[(gettext("Deel van de lijst"), _tab(part, reader))],
        note=cut,
    )


def part_of(query: QueryDict) -> Part:
    """The part that was asked for; what nobody knows is what runs."""
    asked = query.get("deel", "")
    return Part(asked) if asked in set(Part) else Part.RUNNING


def row_of(one: Any, reader: Reader) -> Row:
    """One introduction in a list of this reader."""
    return Row(
        url=reverse("introductions:introduction", args=[one.pk]),
        title=place_name(one) if reader is Reader.FAMILY else learner_name(one, reader),
        about=training_name(one.track.training),
        place=one.track.person.given_name if reader is Reader.FAMILY else place_name(one),
        tag=tag_of(one),
        waits=_waits(one, reader),
    )


def _waits(one: Any, reader: Reader) -> str:
    """Who has to say something, and by when; or why it ended."""
    if one.state not in RUNNING:
        return reason_words(one, reader)
    words = {"day": written(one.answers_until)}
    by_company = one.state in UNDECIDED and not one.awaits_learner
    mine = by_company == (reader is Reader.COMPANY)
    if mine and reader is not Reader.SCHOOL:
        formal = gettext("U antwoordt ten laatste op %(day)s")
        return (formal if reader is Reader.COMPANY else gettext("Je antwoordt ten laatste op %(day)s")) % words
    if by_company and one.state == IntroductionState.PROPOSED and one.interested_at is None:
        return _either(reader) % words
    if by_company:
        return gettext("De onderneming antwoordt ten laatste op %(day)s") % words
    return gettext("De lerende antwoordt ten laatste op %(day)s") % words


def _either(reader: Reader) -> str:
    """A place that was proposed: the learner can say something of it, and so can the company."""
    if reader is Reader.FAMILY:
        return gettext("Zeg of je wilt kennismaken. De onderneming antwoordt ten laatste op %(day)s")
    return gettext("De lerende zegt nog of die wil kennismaken. De onderneming antwoordt ten laatste op %(day)s")


def _title(reader: Reader, waiting: int) -> str:
    if reader is Reader.SCHOOL:
        text = ngettext("%(n)s kennismaking wacht op de lerende", "%(n)s kennismakingen wachten op de lerende", waiting)
        return text % {"n": waiting} if waiting else gettext("Kennismakingen van uw lerenden")
    if not waiting:
        return gettext("Niets wacht op uw antwoord") if reader is Reader.COMPANY else gettext("Je kennismakingen")
    if reader is Reader.COMPANY:
        text = ngettext("%(n)s lerende wacht op uw antwoord", "%(n)s lerenden wachten op uw antwoord", waiting)
    else:
        text = ngettext("%(n)s onderneming wacht op jou", "%(n)s ondernemingen wachten op jou", waiting)
    return text % {"n": waiting}


def _lead(reader: Reader) -> str:
    return {
        Reader.COMPANY: gettext("U ziet eerst wat past. Wie het is, ziet u zodra u een gesprek plant."),
        Reader.FAMILY: gettext("Hier leer je ondernemingen kennen. Jij beslist of je een plek neemt."),
        Reader.SCHOOL: gettext("Van voorstel tot werkplek. De lerende en de onderneming beslissen."),
    }[reader]


def _tab(part: Part, reader: Reader) -> str:
    mine = {
        Reader.COMPANY: gettext("Wacht op u"),
        Reader.FAMILY: gettext("Wacht op jou"),
        Reader.SCHOOL: gettext("Wacht op de lerende"),
    }
    return {
        Part.RUNNING: gettext("Lopend"),
        Part.WAITING: mine[reader],
        Part.PLACED: gettext("Geplaatst"),
        Part.ENDED: gettext("Afgelopen"),
    }[part]


def _empty(part: Part) -> str:
    return {
        Part.RUNNING: gettext("Er loopt nu geen kennismaking"),
        Part.WAITING: gettext("Niets wacht op een antwoord"),
        Part.PLACED: gettext("Nog niemand geplaatst"),
        Part.ENDED: gettext("Nog niets afgelopen"),
    }[part]


def _begin(reader: Reader) -> str:
    return {
        Reader.COMPANY: gettext("Zet een werkplek open. Scholen en lerenden stellen zich dan aan u voor."),
        Reader.FAMILY: gettext("Bewaar een werkplek en kies “Stel me voor”. Je school kan dat ook voor jou doen."),
        Reader.SCHOOL: gettext("Open het dossier van een lerende, bekijk de passende werkplekken en stel er een voor."),
    }[reader]


def _how(reader: Reader) -> tuple[str, ...]:
    if reader is Reader.COMPANY:
        return (
            gettext("U ziet de opleiding, de school, of de leeftijd past en ongeveer hoe ver de lerende woont."),
            gettext("Plant u een gesprek of zegt u een plaats toe, dan ziet u de naam en hoe u de lerende bereikt."),
            gettext("Zegt u nee, dan kiest u een reden. Zo leert de school waar het aan ligt."),
        )
    if reader is Reader.FAMILY:
        return (
            gettext("De onderneming ziet eerst alleen je opleiding, je school en ongeveer hoe ver je woont."),
            gettext("Pas als ze antwoordt, ziet ze je naam en hoe ze je bereikt."),
            gettext("Zegt ze je een plaats toe, dan beslis jij."),
        )
    return (
        gettext("De onderneming ziet pas wie de lerende is als ze antwoordt."),
        gettext("De lerende, of een ouder van een minderjarige, zegt ja of nee. Zonder account doet u dat samen."),
        gettext("Wat niemand beantwoordt, vervalt vanzelf; wij herinneren er drie dagen vooraf aan."),
    )


def _cells(one: Any, reader: Reader) -> tuple[Any, ...]:
    place = one.opening.establishment
    return (
        learner_name(one, reader),
        training_name(one.track.training),
        "" if reader is Reader.COMPANY and one.awaits_learner else one.track.provider.name,
        place.name,
        place.municipality,
        code_label(IntroductionState(one.state)),
        day_of(one.proposed_at),
        told(Origin(one.origin), reader),
        one.answers_until if one.state in RUNNING else None,
        one.talk_starts,
        day_of(one.ended_at) if one.ended_at else None,
        reason_words(one, reader),
    )
