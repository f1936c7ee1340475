"""What the pages of rules show."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from tandem.faces.documents.law import style
from tandem.faces.exchange.tables import Table
from tandem.faces.web.law.forms import RulesForm
from tandem.faces.web.law.writing import asked, cells, columns, crumbs, shown
from tandem.faces.web.lists import Group, Option, with_, without
from tandem.faces.web.site.pages import Link, Page
from tandem.law import book, catalogue, words
from tandem.law.values import Certainty, Parameter, Subject

STEP = 40


@dataclass(frozen=True)
class Variant:
    """What holds for one sector or joint committee instead."""

    scope: str
    text: str


@dataclass(frozen=True)
class Row:
    """One rule with its value on the day."""

    url: str
    name: str
    rule: str
    explanation: str
    text: str
    since: str
    certainty: str
    effect: str
    source: str
    variants: tuple[Variant, ...]


@dataclass(frozen=True)
class Section:
    """The rules of one subject; without a name, those that a search found, the best first."""

    name: str
    explanation: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class RulesPage(Page):
    """Every rule with its value on a day."""

    text: str = ""
    day: date | None = None
    day_note: str = ""
    day_words: str = ""
    subject: str = ""
    marks: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    total: int = 0
    shown: int = 0
    count_words: str = ""
    groups: tuple[Group, ...] = ()
    chosen: int = 0
    chips: tuple[Link, ...] = ()
    reset_url: str = ""
    more_url: str = ""
    query: str = ""
    exits: tuple[Link, ...] = ()
    version: str = ""


def rules(form: RulesForm, *, query: QueryDict, today: date) -> RulesPage:
    """The rules that fit, with their value on the day."""
    data, day, note = asked(form, today)
    hits = _hits(data, day)
    upto = max(data.get("tot") or 0, STEP)
    subject = _subject(data)
    return RulesPage(
        title=gettext("Regels en bronnen"),
        lead=gettext("Elke regel waarmee Tandem rekent: de waarde op een dag, waar ze staat en hoe zeker dat is."),
        breadcrumb=crumbs(gettext("Regels en bronnen")),
        text=data.get("tekst", ""),
        day=day,
        day_note=note,
        day_words=date_format(day, "DATE_FORMAT"),
        subject=subject.code if subject else "",
        marks=tuple(data.get("zekerheid") or ()),
        sections=tuple(_sections(hits[:upto], day=day, is_search=bool(data.get("tekst")))),
        total=len(hits),
        shown=min(upto, len(hits)),
        count_words=ngettext("%(n)s regel", "%(n)s regels", len(hits)) % {"n": len(hits)},
        groups=_groups(data, day),
        chosen=bool(subject) + len(data.get("zekerheid") or ()),
        chips=_chips(data, query),
        reset_url=without(query, "onderwerp", "zekerheid", "tot") if subject or data.get("zekerheid") else "",
        more_url=with_(query, tot=str(upto + STEP)) if len(hits) > upto else "",
        query=query.urlencode(),
        exits=(
            Link(gettext("Toon alle regels"), reverse("law:rules")),
            Link(gettext("Bronnen"), reverse("law:sources")),
        ),
        version=catalogue.version()[:12],
    )


def rules_table(form: RulesForm, *, now: datetime, today: date) -> Table:
    """The rules that fit, to export."""
    data, day, _ = asked(form, today)
    held = [shown(one, day) for one in _hits(data, day)]
    filters = [(gettext("Datum"), day.isoformat())]
    filters += [(chip.label.split(": ")[0], chip.label.split(": ")[-1]) for chip in _chips(data, QueryDict())]
    return Table(
        title=gettext("Regels en bronnen"),
        columns=(gettext("Regel"), gettext("Sleutel"), gettext("Naam"), *columns()),
        rows=[
            (one.rule, one.key, one.name, *cells(value))
            for one in held
            for value in (one.value, *one.variants)
            if value is not None
        ],
        made_at=now,
        filters=filters,
        note=gettext("Versie van de regels: %(version)s") % {"version": catalogue.version()[:12]},
    )


def _subject(data: dict[str, Any]) -> Subject | None:
    return book.book().subjects.get(data.get("onderwerp") or "")


def _hits(data: dict[str, Any], day: date, *, leave_out: str = "") -> list[Parameter]:
    """The rules that fit all filters but the one left out."""
    subject = None if leave_out == "onderwerp" else _subject(data)
    marks = set() if leave_out == "zekerheid" else {Certainty(mark) for mark in data.get("zekerheid") or ()}
    found = catalogue.search(data.get("tekst", ""), day=day, style=style())
    return [
        hit.parameter
        for hit in found
        if (subject is None or hit.parameter.subject == subject.code)
        and (not marks or any(value.certainty in marks for value in hit.values))
    ]


def _groups(data: dict[str, Any], day: date) -> tuple[Group, ...]:
    counts = Counter(one.subject for one in _hits(data, day, leave_out="onderwerp"))
    chosen = _subject(data)
    subjects = tuple(
        Option(one.code, gettext(one.name), one is chosen, counts[one.code], disabled=not counts[one.code])
        for one in catalogue.subjects()
    )
    every = Option("", gettext("Alle onderwerpen"), chosen is None, counts.total())
    others = _hits(data, day, leave_out="zekerheid")
    marks = Counter(mark for one in others for mark in {value.certainty for value in one.all_at(day)})
    certainties = tuple(
        Option(
            mark.value,
            gettext(words.CERTAINTY[mark].name),
            mark.value in (data.get("zekerheid") or ()),
            marks[mark],
            disabled=not marks[mark],
        )
        for mark in Certainty
    )
    return (
        Group(gettext("Zekerheid"), "zekerheid", certainties),
        Group(gettext("Onderwerp"), "onderwerp", (every, *subjects), single=True),
    )


def _chips(data: dict[str, Any], query: QueryDict) -> tuple[Link, ...]:
    chips = []
    subject = _subject(data)
    if data.get("tekst"):
        chips.append(Link(f"{gettext('Zoekwoord')}: {data['tekst']}", without(query, "tekst", "tot")))
    if subject:
        chips.append(Link(f"{gettext('Onderwerp')}: {gettext(subject.name)}", without(query, "onderwerp", "tot")))
    for mark in data.get("zekerheid") or ():
        name = gettext(words.CERTAINTY[Certainty(mark)].name)
        chips.append(Link(f"{gettext('Zekerheid')}: {name}", without(query, "tot", zekerheid=mark)))
    return tuple(chips)


def _sections(parameters: Sequence[Parameter], *, day: date, is_search: bool) -> Iterable[Section]:
    if is_search and parameters:
        yield Section("", "", tuple(_row(one, day) for one in parameters))
    if is_search:
        return
    subjects = book.book().subjects
    for code, group in groupby(parameters, key=lambda one: one.subject):
        name, explanation = gettext(subjects[code].name), gettext(subjects[code].explanation)
        yield Section(name, explanation, tuple(_row(one, day) for one in group))


def _row(parameter: Parameter, day: date) -> Row:
    held = shown(parameter, day)
    value = held.value
    nothing = gettext("geen waarde op deze dag")
    return Row(
        url=reverse("law:rule", args=[held.key]) + f"?dag={day.isoformat()}",
        name=held.name,
        rule=held.rule,
        explanation=held.explanation,
        text=value.text if value else nothing,
        since=value.since if value else "",
        certainty=str(value.value.certainty) if value else "",
        effect=value.effect if value else "",
        source=catalogue.source_line(value.value, style=style()) if value else "",
        variants=tuple(Variant(one.scope, one.text) for one in held.variants if one.scope),
    )
